"""A book of marks: a list by day of entry in which tests, a resit, an average and a test that doesn't count stand together."""

import datetime
from dataclasses import dataclass

from datawijs.dashboards.words import day_name
from datawijs.language import decimal, listed
from datawijs.screens.grid import Row, grid
from datawijs.screens.screen import Screen, screen_words


@dataclass(frozen=True)
class Mark:
    """A row of the book. `what` is "test", "resit", "average" or "practice" (a test that doesn't count), `number` which test;
    `entered` the day on which it was typed in, `mark` from 1 to 10, `weight` how often it counts."""

    what: str
    number: int
    entered: datetime.date
    mark: float
    weight: int


def _day(month: int, day: int) -> datetime.date:
    return datetime.date(2026, month, day)


# Ours, by day of entry, the newest first.
BOOK = (
    Mark("average", 0, _day(3, 20), 6.6, 0),
    Mark("resit", 4, _day(3, 19), 7.4, 2),
    Mark("test", 6, _day(3, 13), 5.8, 2),
    Mark("practice", 0, _day(3, 6), 4.1, 0),
    Mark("test", 5, _day(2, 20), 6.3, 1),
    Mark("test", 4, _day(1, 30), 4.9, 2),
    Mark("test", 3, _day(1, 16), 7.1, 1),
)
RECENT = 3


def marks_book(book: tuple[Mark, ...] = BOOK) -> Screen:
    """Draw the book, the newest entry on top, as its last rows look on a phone."""
    words = screen_words("marks-book")
    recent = [one for one in book if one.what == "test"][:RECENT]
    rows, told = [], []
    for one in book:
        named = words.say("what", one.what, **({"number": one.number} if one.number else {}))
        weight = f"{one.weight}×" if one.weight else "–"
        place = "recent" if one in recent else None
        rows.append(Row((named, decimal(one.mark), weight, day_name(one.entered)), place, named))
        told.append(words.say("drawn", "told", what=named, mark=decimal(one.mark), day=day_name(one.entered)))
    head = [words.say("head", key) for key in ("what", "mark", "weight", "entered")]
    title = words.say("drawn", "title")
    marks = [one.mark for one in recent]
    facts = {
        "average": decimal(book[0].mark),
        "tests": _marks(marks),
        "top": _marks([one.mark for one in book[:RECENT]]),
        "counting": _marks([one.mark for one in book if one.weight][:RECENT]),
        "last": decimal(marks[0]),
    }
    return Screen(title, words.say("drawn", "like"), grid(head, rows, title), " ".join(told), facts)


def _marks(marks: list[float]) -> str:
    return listed([decimal(mark) for mark in reversed(marks)])
