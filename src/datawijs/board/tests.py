"""Tests: when each class was tested in each subject."""

import pandas as pd
from numpy.random import Generator

from datawijs.board.school_year import school_days, school_weeks

# One test in about three weeks, our choice: enough for a series that can be read, few enough to fit an ordinary year.
TESTS_A_YEAR = 12
SHORTEST_STRETCH = 3  # weeks; 37 school weeks in Flanders, 40 or 41 in the Netherlands

COLUMNS = ["test_id", "class_id", "school_year", "subject_id", "number", "date"]


def make_tests(
    classes: pd.DataFrame, subjects: tuple[str, ...], country: str, school_year: str, dates: Generator
) -> pd.DataFrame:
    """Return the tests of one school in one year: test_id, class_id, school_year, subject_id, number (1–12), date.

    After a first week without tests the year is cut into twelve stretches of about three weeks, and each has one test, on a
    random day with lessons.
    """
    days_by_week = [school_days(week, country) for week in school_weeks(country, school_year)]
    rows = []
    for class_id in classes["class_id"]:
        for subject_id in subjects:
            for number in range(1, TESTS_A_YEAR + 1):
                week = 1 + (number - 1) * len(days_by_week) // TESTS_A_YEAR + dates.integers(SHORTEST_STRETCH)
                days = days_by_week[week]
                day = days[dates.integers(len(days))]
                test_id = f"{class_id}-{subject_id}-{number:02d}"
                rows.append((test_id, class_id, school_year, subject_id, number, day))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"date": "datetime64[s]"})
