"""Tests: when each class was tested in each subject."""

import numpy as np
from numpy.random import Generator

from datawijs.board.columns import Columns, count, places, repeated, texts
from datawijs.board.school_year import lessons_by_week

# One test in about three weeks, our choice: enough for a series that can be read, few enough to fit an ordinary year.
TESTS_A_YEAR = 12
SHORTEST_STRETCH = 3  # weeks; 37 school weeks in Flanders, 40 or 41 in the Netherlands


def make_tests(
    classes: Columns, subjects: tuple[str, ...], country: str, school_year: str, dates: Generator
) -> Columns:
    """Return the tests of one school in one year: test_id, class_id, school_year, subject_id, number (1–12), date.

    After a first week without tests the year is cut into twelve stretches of about three weeks, and each has one test, on a
    random day with lessons. The tests of a class stand together, subject by subject and by number.
    """
    lessons = lessons_by_week(country, school_year)
    stretches = [1 + number * len(lessons) // TESTS_A_YEAR for number in range(TESTS_A_YEAR)]
    days = []
    for _series in range(count(classes) * len(subjects)):
        for first_week in stretches:
            week = lessons[first_week + dates.integers(SHORTEST_STRETCH)]
            days.append(week[dates.integers(len(week))])
    numbers = range(1, TESTS_A_YEAR + 1)
    ids = (f"{own}-{subject}-{number:02d}" for own in classes["class_id"] for subject in subjects for number in numbers)
    return {
        "test_id": texts(ids),
        "class_id": classes["class_id"].repeat(len(subjects) * TESTS_A_YEAR),
        "school_year": repeated(school_year, len(days)),
        "subject_id": np.tile(texts(subjects).repeat(TESTS_A_YEAR), count(classes)),
        "number": np.tile(numbers, count(classes) * len(subjects)),
        "date": np.array(days),
    }


def first_test(pupils: Columns, tests: Columns) -> np.ndarray:
    """Return for each pupil the row of the first test of the own class."""
    every_class = list(dict.fromkeys(tests["class_id"]))
    return places(pupils["class_id"], every_class) * tests_of_class(tests)


def tests_of_class(tests: Columns) -> int:
    """Return how many tests each class has, in all subjects together."""
    return count(tests) // len(set(tests["class_id"]))
