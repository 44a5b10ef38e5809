"""A book of points: each evaluation as a fraction and a percentage, with the day of the test and the day it became visible."""

import datetime
from dataclasses import dataclass

from datawijs.dashboards.words import day_name
from datawijs.language import decimal, listed, rounded
from datawijs.screens.grid import Row, grid
from datawijs.screens.screen import Screen, percent, screen_words
from datawijs.words import Fact


@dataclass(frozen=True)
class Evaluation:
    """A row of the book. `name` is the key of its words, `points` out of `most`; `taken` the day of the test, `visible` the day
    from which pupils and parents see it; `counts` whether it counts for the report."""

    name: str
    points: float
    most: int
    taken: datetime.date
    visible: datetime.date
    counts: bool = True

    @property
    def percent(self) -> int:
        """The points in per cent, rounded."""
        return rounded(100 * self.points / self.most)


def _day(month: int, day: int) -> datetime.date:
    return datetime.date(2026, month, day)


# Ours, by the day on which they became visible, the newest first.
BOOK = (
    Evaluation("fractions", 13.5, 18, _day(2, 6), _day(3, 20)),
    Evaluation("entry", 4, 10, _day(3, 16), _day(3, 18), counts=False),
    Evaluation("volume", 9, 15, _day(3, 10), _day(3, 12)),
    Evaluation("angles", 12, 20, _day(2, 24), _day(2, 27)),
    Evaluation("graphs", 11, 20, _day(2, 16), _day(2, 19)),
    Evaluation("powers", 15, 20, _day(1, 26), _day(1, 29)),
)
RECENT = 3


def points_book(book: tuple[Evaluation, ...] = BOOK) -> Screen:
    """Draw the book, what became visible last on top."""
    words = screen_words("points-book")
    rows, told = [], []
    for one in book:
        named = words.say("tests", one.name)
        named = named if one.counts else words.say("drawn", "not", test=named)
        points, shown = f"{decimal(one.points, None)}/{one.most}", percent(one.percent)
        cells = (named, f"{points} = {shown}", day_name(one.taken), day_name(one.visible))
        rows.append(Row(cells, one.name, named))
        told.append(
            words.say(
                "drawn",
                "told",
                test=named,
                points=points,
                percent=shown,
                taken=day_name(one.taken),
                visible=day_name(one.visible),
            )
        )
    head = [words.say("head", key) for key in ("test", "points", "taken", "visible")]
    title = words.say("drawn", "title")
    counting = [one for one in book if one.counts]
    by_test = sorted(counting, key=lambda one: one.taken, reverse=True)
    facts: dict[str, Fact] = {
        "by_test": _percents(by_test[:RECENT]),
        "by_screen": _percents(counting[:RECENT]),
        "top": _percents(book[:RECENT]),
    }
    not_counting = [one.percent for one in book if not one.counts]
    if not_counting:
        facts["entry"] = not_counting[0]
    return Screen(title, words.say("drawn", "like"), grid(head, rows, title), " ".join(told), facts)


def _percents(evaluations: tuple[Evaluation, ...] | list[Evaluation]) -> str:
    return listed([percent(one.percent) for one in reversed(evaluations)])
