"""The school year 2025–2026, the one on the board: weeks, holidays and days without lessons.

Netherlands: region Midden, with the second week of May holiday that most schools add (rijksoverheid.nl, "Overzicht
schoolvakanties 2025–2026"). Flanders: secondary education until the last full week of June, as the days after it go to
meetings about the pupils (onderwijs.vlaanderen.be, "Schoolvakanties 2025–2026"). Each school's own days off are left out.
"""

from functools import cache

import pandas as pd

_WEEKS = {"NL": ("2025-09-01", "2026-07-13"), "BE": ("2025-09-01", "2026-06-22")}
_HOLIDAY_WEEKS = {
    "NL": ("2025-10-20", "2025-12-22", "2025-12-29", "2026-02-16", "2026-04-27", "2026-05-04"),
    "BE": ("2025-10-27", "2025-12-22", "2025-12-29", "2026-02-16", "2026-04-06", "2026-04-13"),
}
_DAYS_OFF = {
    "NL": ("2026-04-06", "2026-05-14", "2026-05-15", "2026-05-25"),
    "BE": ("2025-11-11", "2026-05-01", "2026-05-14", "2026-05-15", "2026-05-25"),
}


def weeks(country: str) -> pd.DatetimeIndex:
    """Return the Monday of every week of the year, holidays too, for "NL" or "BE"."""
    return pd.date_range(*_WEEKS[country], freq="7D", name="week").as_unit("s")


def school_weeks(country: str) -> pd.DatetimeIndex:
    """Return the Monday of every week with lessons."""
    return weeks(country).difference(pd.DatetimeIndex(_HOLIDAY_WEEKS[country]).as_unit("s"), sort=True)


def is_holiday(week: pd.DatetimeIndex, country: str):
    """Return True for each Monday of `week` that begins a holiday week (numpy array of bool)."""
    return week.isin(pd.DatetimeIndex(_HOLIDAY_WEEKS[country]).as_unit("s"))


def monday_of(dates: pd.Series) -> pd.Series:
    """Return the Monday of the week in which each of `dates` falls."""
    return (dates - pd.to_timedelta(dates.dt.day_of_week, unit="D")).astype("datetime64[s]")


@cache  # a board asks for the same weeks hundreds of times
def school_days(week: pd.Timestamp, country: str) -> pd.DatetimeIndex:
    """Return the days with lessons in the week that begins on `week`."""
    days = pd.date_range(week, periods=5, freq="D").as_unit("s")
    return days.difference(pd.DatetimeIndex(_DAYS_OFF[country]).as_unit("s"), sort=True)


@cache
def half_days_open(country: str) -> pd.Series:
    """Return how many half-days a pupil is expected in each school week (index: Monday).

    A Flemish school is closed on Wednesday afternoon, so nine in an ordinary week; a Dutch school with five equal days
    has ten.
    """
    index = school_weeks(country)
    closed = 1 if country == "BE" else 0
    return pd.Series([2 * len(school_days(week, country)) - closed for week in index], index=index)
