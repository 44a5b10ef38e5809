"""When something was tested: dates, months, half-years or numbered tests, each in its own order.

A moment becomes a key: a list of numbers that sorts as time goes. Moments of different kinds can't be put in one order.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias

from datawijs.own.rules import RULES, pattern

Key: TypeAlias = tuple[int, ...]
DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
CENTURY = 2000
MOST_DIGITS = 9  # of a number of a test
FIRST_NUMBER = re.compile(r"[0-9]+")
WHOLE_NUMBER = re.compile(r"[0-9]{1,6}$")


def date_key(text: str, order: str = DAY_FIRST) -> Key | None:
    """Return the day that a text names: ISO, "03-09-2025" in this order, or "3 sep 2025"; None for anything else."""
    text = text.strip()
    iso = pattern("iso_date").match(text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    written = pattern("written_date").match(text)
    if written and written[2].lower() in RULES["months"]:
        return _day(int(written[3]), RULES["months"][written[2].lower()], int(written[1]))
    numbers = pattern("date").match(text)
    if not numbers:
        return None
    first, second, year = (int(part) for part in numbers.groups())
    day, month = (first, second) if order == DAY_FIRST else (second, first)
    return _day(year if year >= CENTURY else CENTURY + year, month, day)


def month_key(text: str) -> Key | None:
    """Return the month that a text names, "sep" or "sep 2025"; without years a school year begins in August."""
    found = pattern("month").match(text.strip())
    if not found or found[1].lower() not in RULES["months"]:
        return None
    month: int = RULES["months"][found[1].lower()]
    if found[2] is None:
        return (0, (month - RULES["first_month"]) % 12)
    year = int(found[2])
    return (year if year >= CENTURY else CENTURY + year, month)


def day_of_month_key(text: str) -> Key | None:
    """Return the day that a text names without a year, "4 okt"; a school year begins in August."""
    found = pattern("day_of_month").match(text.strip())
    if not found or found[2].lower() not in RULES["months"]:
        return None
    month = RULES["months"][found[2].lower()]
    leap_year = 2024  # so that 29 February may be meant
    if _day(leap_year, month, int(found[1])) is None:
        return None
    return ((month - RULES["first_month"]) % 12, int(found[1]))


def half_year_key(text: str) -> Key | None:
    """Return the half-year that a text names: B3 < M3 < E3 < M4, the begin, middle and end of a group."""
    found = pattern("half_year").match(text.strip())
    return (int(found[2]), RULES["half_years"].index(found[1].upper())) if found else None


def number_key(text: str) -> Key | None:
    """Return the first number in a text, as in "Toets 10" or "SO 3 (13)"."""
    found = FIRST_NUMBER.search(text)
    return (int(found[0][:MOST_DIGITS]),) if found else None


def serial_day_key(text: str) -> Key | None:
    """Return the day that a spreadsheet counts as this number, since the last days of 1899."""
    if not WHOLE_NUMBER.match(text.strip()):
        return None
    days = int(text.strip())
    low, high = RULES["serial_days"]
    if not low <= days <= high:
        return None
    day = date.fromordinal(date(1899, 12, 30).toordinal() + days)
    return (day.year, day.month, day.day)


def all_keys(texts: Sequence[str], read: Callable[[str], Key | None]) -> list[Key] | None:
    """Return the key of each text; None unless every text has one, and months either all have a year or none."""
    keys = [read(text) for text in texts]
    found = [key for key in keys if key is not None]
    if not texts or len(found) < len(texts):
        return None
    if read is month_key and len({key[0] == 0 for key in found}) > 1:
        return None
    return found


def _day(year: int, month: int, day: int) -> Key | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return (year, month, day)
