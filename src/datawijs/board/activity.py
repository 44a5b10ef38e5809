"""Activity: log-ins and planner views in each week, holidays too.

Nearly pure noise, and meant to be: counts differ between pupils by habit, rise a little in weeks with tests, fall away in
holidays and in weeks of absence, and say nothing about levels or declines. A reader who looks for an explanation will find
one; that is the trap. All numbers are our choice: no source was used for them.
"""

import numpy as np
import pandas as pd
from numpy.random import Generator

from datawijs.board.school_year import half_days_open, is_holiday, monday_of, weeks

# A week's mean. Flemish pupils find their day in the planner; in a Dutch primary school it is mostly the teacher's.
MEANS = {"NL": {"logins": 6.0, "planner_views": 1.5}, "BE": {"logins": 12.0, "planner_views": 5.0}}
HABIT_SHAPE = 4.0  # gamma shape of the differences between pupils: their standard deviation is half of the mean
WEEK_SHAPE = 6.0  # and of one pupil's weeks, so that counts vary more than chance alone (Poisson) would
TEST_FACTOR = 0.15  # more for each test in the week
HOLIDAY_FACTOR = 0.15
ABSENCE_FACTOR = 0.6  # a whole week of absence takes away this share; one can log in from home


def make_activity(
    pupils: pd.DataFrame, tests: pd.DataFrame, absences: pd.DataFrame, country: str, rng: Generator
) -> pd.DataFrame:
    """Return the activity of one school: pupil_id, class_id, week (Monday), logins, planner_views; one row a pupil and week."""
    index = weeks(country)
    usual = _week_factor(pupils, tests, absences, country, index)
    counts = {}
    for name, mean in MEANS[country].items():
        habit = rng.gamma(HABIT_SHAPE, 1 / HABIT_SHAPE, size=(len(pupils), 1))
        week = rng.gamma(WEEK_SHAPE, 1 / WEEK_SHAPE, size=usual.shape)
        counts[name] = rng.poisson(mean * habit * week * usual).ravel()
    return pd.DataFrame(
        {
            "pupil_id": np.repeat(pupils["pupil_id"].to_numpy(), len(index)),
            "class_id": np.repeat(pupils["class_id"].to_numpy(), len(index)),
            "week": np.tile(index.to_numpy(), len(pupils)),
            **counts,
        }
    )


def _week_factor(pupils, tests, absences, country, index) -> np.ndarray:
    """How busy a week is for each pupil (rows) in each week (columns); 1 is an ordinary week."""
    holiday = np.where(is_holiday(index, country), HOLIDAY_FACTOR, 1.0)
    in_week = tests.assign(week=monday_of(tests["date"])).groupby(["class_id", "week"]).size().unstack(fill_value=0)
    in_week = in_week.reindex(index=pupils["class_id"], columns=index, fill_value=0).to_numpy()
    away = absences.pivot(index="pupil_id", columns="week", values="half_days") / half_days_open(country)
    away = away.reindex(index=pupils["pupil_id"], columns=index).fillna(0.0).to_numpy()
    return holiday * (1 + TEST_FACTOR * in_week) * (1 - ABSENCE_FACTOR * away)
