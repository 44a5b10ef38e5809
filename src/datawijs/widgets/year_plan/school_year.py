"""The school year as the plan sees it: eleven months, from August to June, each in two halves.

A half is about two weeks, so that "two to four weeks later" is one or two halves later.
"""

from dataclasses import dataclass

from datawijs.words import Item, read_words

HALVES = ("early", "late")
MONTHS = ("aug", "sep", "oct", "nov", "dec", "jan", "feb", "mar", "apr", "may", "jun")


@dataclass(frozen=True)
class Month:
    """A month: its name, how its halves are called within a sentence, and what a school has on its mind then."""

    key: str
    name: str
    early: str
    late: str
    note: str


def moment(written: str) -> int:
    """Return the place of a half month in the school year, counted from 0: moment("early aug") is 0, moment("late jun") 21."""
    half, month = written.split()
    return 2 * MONTHS.index(month) + HALVES.index(half)


# Too little school for a meeting, or too much else: our choice.
QUIET = tuple(moment(written) for written in ("early aug", "late aug", "late dec", "late jun"))
# Holidays on both sides of the border: these weeks don't count when the time between two meetings is measured.
HOLIDAY = moment("late dec")


def months() -> tuple[Month, ...]:
    """Return the months from August to June, in the language in use."""
    return tuple(_month(item) for item in read_words(__file__).block("months").items)


def _month(item: Item[str]) -> Month:
    early, late = item.paragraphs[1:]
    return Month(item.key or "", item.text, early, late, " ".join(item.whys))
