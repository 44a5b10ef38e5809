"""The school year as the plan sees it: eleven months, from August to June, each in two halves.

A half is about two weeks, so that "two to four weeks later" is one or two halves later.
"""

from dataclasses import dataclass

from datawijs.language import _

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
    return (
        Month(
            "aug", _("August"), _("early August"), _("late August"), _("Holidays; the year starts in the Netherlands")
        ),
        Month("sep", _("September"), _("early September"), _("late September"), _("The year starts in Flanders")),
        Month("oct", _("October"), _("early October"), _("late October"), _("Autumn holidays")),
        Month("nov", _("November"), _("early November"), _("late November"), ""),
        Month(
            "dec",
            _("December"),
            _("early December"),
            _("late December"),
            _("Saint Nicholas, exams in Flanders, Christmas holidays"),
        ),
        Month(
            "jan", _("January"), _("early January"), _("late January"), _("Mid-year tests and reports (Netherlands)")
        ),
        Month("feb", _("February"), _("early February"), _("late February"), _("Spring holidays")),
        Month("mar", _("March"), _("early March"), _("late March"), ""),
        Month("apr", _("April"), _("early April"), _("late April"), _("Easter holidays; May holidays at the end")),
        Month("may", _("May"), _("early May"), _("late May"), _("May holidays, long weekends")),
        Month("jun", _("June"), _("early June"), _("late June"), _("Exams, reports, handing over")),
    )
