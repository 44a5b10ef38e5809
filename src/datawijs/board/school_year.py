"""The school years on the board: weeks, holidays and days without lessons, in both countries.

Netherlands: region Midden, with the second week of May holiday that most schools add (rijksoverheid.nl, "Overzicht
schoolvakanties" of each year). Flanders: secondary education until the last full week of June, as the days after it go to
meetings about the pupils, and from the first Monday of September on (onderwijs.vlaanderen.be, "Schoolvakanties" of each
year). The two earlier years were checked against calendars that schools published, except the Dutch spring holiday of 2025
and the ends of the Dutch summers, which are from memory. Each school's own days off are left out.
"""

from functools import cache

import numpy as np
import pandas as pd

# The latest first: whoever looks back counts years from this one.
SCHOOL_YEARS = ("2025-2026", "2024-2025", "2023-2024")
THIS_YEAR = SCHOOL_YEARS[0]

_WEEKS = {
    "2025-2026": {"NL": ("2025-09-01", "2026-07-13"), "BE": ("2025-09-01", "2026-06-22")},
    "2024-2025": {"NL": ("2024-08-26", "2025-07-14"), "BE": ("2024-09-02", "2025-06-23")},
    "2023-2024": {"NL": ("2023-08-21", "2024-07-08"), "BE": ("2023-09-04", "2024-06-24")},
}
_HOLIDAY_WEEKS = {
    "NL": (
        *("2025-10-20", "2025-12-22", "2025-12-29", "2026-02-16", "2026-04-27", "2026-05-04"),
        *("2024-10-28", "2024-12-23", "2024-12-30", "2025-02-24", "2025-04-21", "2025-04-28"),
        *("2023-10-16", "2023-12-25", "2024-01-01", "2024-02-19", "2024-04-29", "2024-05-06"),
    ),
    "BE": (
        *("2025-10-27", "2025-12-22", "2025-12-29", "2026-02-16", "2026-04-06", "2026-04-13"),
        *("2024-10-28", "2024-12-23", "2024-12-30", "2025-03-03", "2025-04-07", "2025-04-14"),
        *("2023-10-30", "2023-12-25", "2024-01-01", "2024-02-12", "2024-04-01", "2024-04-08"),
    ),
}
_DAYS_OFF = {
    "NL": (
        *("2026-04-06", "2026-05-14", "2026-05-15", "2026-05-25"),
        *("2025-05-05", "2025-05-29", "2025-05-30", "2025-06-09"),
        *("2024-04-01", "2024-05-20"),
    ),
    "BE": (
        *("2025-11-11", "2026-05-01", "2026-05-14", "2026-05-15", "2026-05-25"),
        *("2024-11-11", "2025-04-21", "2025-05-01", "2025-05-29", "2025-05-30", "2025-06-09"),
        *("2024-05-01", "2024-05-09", "2024-05-10", "2024-05-20"),
    ),
}


_FIRST_MONDAY = 4  # of 1970, counted from 0: numpy counts days from the first of January


# A board asks for the same weeks and months again for each school, so these are kept.


@cache
def weeks(country: str, school_year: str = THIS_YEAR) -> pd.DatetimeIndex:
    """Return the Monday of every week of the year, holidays too, for "NL" or "BE"."""
    return pd.date_range(*_WEEKS[school_year][country], freq="7D", name="week").as_unit("s")


@cache
def school_weeks(country: str, school_year: str = THIS_YEAR) -> pd.DatetimeIndex:
    """Return the Monday of every week with lessons."""
    return weeks(country, school_year).difference(_holiday_weeks(country), sort=True)


def is_holiday(week: pd.DatetimeIndex, country: str) -> np.ndarray:
    """Return True for each Monday of `week` that begins a holiday week (numpy array of bool)."""
    holiday: np.ndarray = week.isin(_holiday_weeks(country))
    return holiday


def monday_of(dates: np.ndarray) -> np.ndarray:
    """Return the Monday of the week in which each of `dates` falls."""
    days = dates.astype("datetime64[D]")
    return (days - (days.astype(np.int64) - _FIRST_MONDAY) % 7).astype("datetime64[s]")


@cache
def months(school_year: str) -> pd.DatetimeIndex:
    """Return the first day of the ten whole months of lessons, September to June."""
    begin = int(school_year[:4])
    return pd.date_range(f"{begin}-09-01", f"{begin + 1}-06-01", freq="MS", name="month").as_unit("s")


@cache
def school_days(week: np.datetime64, country: str) -> np.ndarray:
    """Return the days with lessons in the week that begins on `week`."""
    days: np.ndarray = (week.astype("datetime64[D]") + np.arange(5)).astype("datetime64[s]")
    days = days[~np.isin(days, np.array(_DAYS_OFF[country], dtype="datetime64[s]"))]
    days.flags.writeable = False  # kept for the next who asks
    return days


@cache
def lessons_by_week(country: str, school_year: str) -> tuple[np.ndarray, ...]:
    """Return the days with lessons of each school week."""
    return tuple(school_days(week, country) for week in school_weeks(country, school_year).to_numpy())


@cache
def half_days_open(country: str, school_year: str = THIS_YEAR) -> pd.Series:
    """Return how many half-days a pupil is expected in each school week (index: Monday).

    A Flemish school is closed on Wednesday afternoon, so nine in an ordinary week; a Dutch school with five equal days
    has ten.
    """
    closed = 1 if country == "BE" else 0
    half_days = [2 * len(days) - closed for days in lessons_by_week(country, school_year)]
    return pd.Series(half_days, index=school_weeks(country, school_year))


@cache
def _holiday_weeks(country: str) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(_HOLIDAY_WEEKS[country]).as_unit("s")
