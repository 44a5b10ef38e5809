"""Tests: when each class was tested in each subject."""

import numpy as np
import pandas as pd
from numpy.random import Generator

from datawijs.board.school_year import lessons_by_week
from datawijs.board.texts import chosen

# One test in about three weeks, our choice: enough for a series that can be read, few enough to fit an ordinary year.
TESTS_A_YEAR = 12
SHORTEST_STRETCH = 3  # weeks; 37 school weeks in Flanders, 40 or 41 in the Netherlands


def make_tests(
    classes: pd.DataFrame, subjects: tuple[str, ...], country: str, school_year: str, dates: Generator
) -> pd.DataFrame:
    """Return the tests of one school in one year: test_id, class_id, school_year, subject_id, number (1–12), date.

    After a first week without tests the year is cut into twelve stretches of about three weeks, and each has one test, on a
    random day with lessons.
    """
    lessons = lessons_by_week(country, school_year)
    stretches = [1 + number * len(lessons) // TESTS_A_YEAR for number in range(TESTS_A_YEAR)]
    days = []
    for _series in range(len(classes) * len(subjects)):
        for first_week in stretches:
            week = lessons[first_week + dates.integers(SHORTEST_STRETCH)]
            days.append(week[dates.integers(len(week))])
    numbers = range(1, TESTS_A_YEAR + 1)
    return pd.DataFrame(
        {
            "test_id": [
                f"{class_id}-{subject_id}-{number:02d}"
                for class_id in classes["class_id"]
                for subject_id in subjects
                for number in numbers
            ],
            "class_id": classes["class_id"].array.take(np.repeat(np.arange(len(classes)), len(days) // len(classes))),
            "school_year": school_year,
            "subject_id": chosen(subjects, np.tile(np.repeat(np.arange(len(subjects)), TESTS_A_YEAR), len(classes))),
            "number": np.tile(numbers, len(classes) * len(subjects)),
            "date": np.array(days),
        }
    )
