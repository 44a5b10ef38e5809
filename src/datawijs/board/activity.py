"""Activity: log-ins and planner views in each week, holidays too.

Nearly pure noise, and meant to be: counts differ between pupils by habit, rise a little in weeks with tests, fall away in
holidays and in weeks of absence, and say nothing about levels or declines. A reader who looks for an explanation will find
one; that is the trap. All numbers are our choice: no source was used for them.
"""

import numpy as np
import pandas as pd
from numpy.random import Generator

from datawijs.board.columns import Columns, count, repeated
from datawijs.board.school_year import half_days_open, is_holiday, monday_of, weeks
from datawijs.board.tests import first_test, tests_of_class

# A week's mean. Flemish pupils find their day in the planner; in a Dutch primary school it is mostly the teacher's.
MEANS = {"NL": {"logins": 6.0, "planner_views": 1.5}, "BE": {"logins": 12.0, "planner_views": 5.0}}
HABIT_SHAPE = 4.0  # gamma shape of the differences between pupils: their standard deviation is half of the mean
WEEK_SHAPE = 6.0  # and of one pupil's weeks, so that counts vary more than chance alone (Poisson) would
TEST_FACTOR = 0.15  # more for each test in the week
HOLIDAY_FACTOR = 0.15
ABSENCE_FACTOR = 0.6  # a whole week of absence takes away this share; one can log in from home


def make_activity(
    pupils: Columns, tests: Columns, absences: Columns, country: str, school_year: str, rng: Generator
) -> Columns:
    """Return the activity of one school in one year: pupil_id, class_id, school_year, week (Monday), logins, planner_views.

    One row a pupil and week.
    """
    index = weeks(country, school_year)
    usual = _week_factor(pupils, tests, absences, country, index)
    counts = {}
    for name, mean in MEANS[country].items():
        habit = rng.gamma(HABIT_SHAPE, 1 / HABIT_SHAPE, size=(count(pupils), 1))
        week = rng.gamma(WEEK_SHAPE, 1 / WEEK_SHAPE, size=usual.shape)
        counts[name] = rng.poisson(mean * habit * week * usual).ravel()
    return {
        "pupil_id": pupils["pupil_id"].repeat(len(index)),
        "class_id": pupils["class_id"].repeat(len(index)),
        "school_year": repeated(school_year, usual.size),
        "week": np.tile(index.to_numpy(), count(pupils)),
        **counts,
    }


def _week_factor(
    pupils: Columns, tests: Columns, absences: Columns, country: str, index: pd.DatetimeIndex
) -> np.ndarray:
    """How busy a week is for each pupil (rows) in each week (columns); 1 is an ordinary week."""
    holiday = np.where(is_holiday(index, country), HOLIDAY_FACTOR, 1.0)
    week = index.get_indexer(monday_of(tests["date"])).reshape(-1, tests_of_class(tests))
    in_week = np.zeros((len(week), len(index)))
    np.add.at(in_week, (np.arange(len(week))[:, None], week), 1)
    own_class = first_test(pupils, tests) // tests_of_class(tests)
    open_half_days = half_days_open(country, tests["school_year"][0])
    half_days = absences["half_days"].reshape(count(pupils), len(open_half_days))
    away = np.zeros((count(pupils), len(index)))
    away[:, index.get_indexer(open_half_days.index)] = half_days / open_half_days.to_numpy()
    expected: np.ndarray = holiday * (1 + TEST_FACTOR * in_week[own_class]) * (1 - ABSENCE_FACTOR * away)
    return expected
