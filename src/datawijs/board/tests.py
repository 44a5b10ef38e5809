"""Tests: when each class was tested in each subject."""

import pandas as pd
from numpy.random import Generator

from datawijs.board.school_year import school_days, school_weeks

# One test in about three weeks, our choice: enough for a series that can be read, few enough to fit an ordinary year.
TESTS_A_YEAR = 12
SHORTEST_STRETCH = 3  # weeks; 37 school weeks in Flanders, 40 in the Netherlands


def make_tests(classes: pd.DataFrame, subjects: tuple[str, ...], country: str, dates: Generator) -> pd.DataFrame:
    """Return the tests of one school: test_id, class_id, subject_id, number (1–12), date.

    After a first week without tests the year is cut into twelve stretches of about three weeks, and each has one test, on a
    random day with lessons.
    """
    weeks = school_weeks(country)
    rows = []
    for class_id in classes["class_id"]:
        for subject_id in subjects:
            for number in range(1, TESTS_A_YEAR + 1):
                week = 1 + (number - 1) * len(weeks) // TESTS_A_YEAR + dates.integers(SHORTEST_STRETCH)
                days = school_days(weeks[week], country)
                day = days[dates.integers(len(days))]
                rows.append((f"{class_id}-{subject_id}-{number:02d}", class_id, subject_id, number, day))
    tests = pd.DataFrame(rows, columns=["test_id", "class_id", "subject_id", "number", "date"])
    return tests.astype({"date": "datetime64[s]"})
