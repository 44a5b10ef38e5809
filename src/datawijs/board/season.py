"""Seasonal dips: weeks in which a whole class does a little worse.

Teachers know the tired weeks before Christmas and before the summer, and the rusty ones after it; how much they cost in
marks we found nowhere, so the size is our choice: 1 point for everybody, in three school weeks each time. Small on
purpose: with it the tests still differ by about 4.3 points, within the 2.8–4.8 of OULAD (see `datawijs.board.truth`), and no
single result shows it. It stands in the truth as a part of each test's difficulty.
"""

from functools import cache

import numpy as np
import pandas as pd

from datawijs.board.columns import Columns
from datawijs.board.school_year import is_holiday, monday_of, school_weeks, weeks

DIP_POINTS = 1.0
DIP_WEEKS = 3  # school weeks: the first of the year, the last before Christmas, the last of the year


@cache
def dip_weeks(country: str, school_year: str) -> pd.DatetimeIndex:
    """Return the Mondays of the school weeks with a seasonal dip."""
    lessons = school_weeks(country, school_year)
    every_week = weeks(country, school_year)
    christmas = every_week[is_holiday(every_week, country) & (every_week.month == 12)][0]
    before_christmas = lessons[lessons < christmas][-DIP_WEEKS:]
    return lessons[:DIP_WEEKS].append(before_christmas).append(lessons[-DIP_WEEKS:])


def season_of(tests: Columns, country: str, school_year: str) -> np.ndarray:
    """Return how many points each of `tests` of one school year is harder by its season."""
    return DIP_POINTS * np.isin(monday_of(tests["date"]), dip_weeks(country, school_year).to_numpy())
