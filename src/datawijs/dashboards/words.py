"""What a figure shows, in words: start, end, lowest, highest, missing. Never what to think of it."""

import datetime
from collections.abc import Callable
from typing import Any

import pandas as pd
from babel.dates import format_date

from datawijs.language import _, current_language, decimal, rounded

MOST_PLACES = 3  # more equal places than this are counted, not listed


def place_of_test(number: int) -> str:
    """Name a test by its number in the school year."""
    return _("test {number}").format(number=number)


def place_of_week(week: datetime.date | pd.Timestamp) -> str:
    """Name a week by its Monday."""
    return _("the week of {day}").format(day=day_name(week))


def day_name(day: datetime.date | pd.Timestamp) -> str:
    """Return a day as a reader writes it on a calendar: 6 okt, 6 Oct."""
    return format_date(day, "d MMM", locale=current_language()).replace(".", "")


def month_name(day: datetime.date | pd.Timestamp) -> str:
    """Return the short name of the day's month."""
    return format_date(day, "LLL", locale=current_language()).replace(".", "")


def told(name: str, series: pd.Series, place: Callable[[Any], str], *, digits: int = 1) -> str:
    """Tell a series in time: where it starts and ends, its lowest and highest, and what is missing.

    `place` names a label of the series' index.
    """
    known = series.dropna()
    sentence = _("{name}: starts at {start} ({start_place}), ends at {end} ({end_place}). {lowest} {highest}").format(
        name=name,
        start=decimal(known.iloc[0], digits),
        start_place=place(known.index[0]),
        end=decimal(known.iloc[-1], digits),
        end_place=place(known.index[-1]),
        lowest=_extreme(_("Lowest: {value} ({places})."), known, known.min(), place, digits),
        highest=_extreme(_("Highest: {value} ({places})."), known, known.max(), place, digits),
    )
    missing = series.index[series.isna()]
    if not len(missing):
        return sentence
    return sentence + " " + _("Missing: {places}.").format(places=listed([place(label) for label in missing]))


def told_group(name: str, values: pd.Series, *, digits: int = 1) -> str:
    """Tell a group of pupils: their average, the lowest and the highest."""
    return _("{name}: average {average}; {count} pupils, from {lowest} to {highest}.").format(
        name=name,
        average=decimal(values.mean(), digits),
        count=values.count(),
        lowest=decimal(values.min(), digits),
        highest=decimal(values.max(), digits),
    )


def listed(words: list[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def _extreme(sentence: str, known: pd.Series, value: float, place: Callable[[Any], str], digits: int) -> str:
    # Equal as printed is equal for the reader.
    equal = known.index[known.map(lambda one: rounded(one, digits)) == rounded(value, digits)]
    if len(equal) > MOST_PLACES:
        places = _("{count} times").format(count=len(equal))
    else:
        places = listed([place(label) for label in equal])
    return sentence.format(value=decimal(value, digits), places=places)
