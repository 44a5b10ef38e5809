"""The phases of a meeting, and the sentences an author gets to see when they can't be timed."""

from collections.abc import Sequence
from typing import NamedTuple

from datawijs.words import read_words

MOST_MINUTES = 180  # of one phase: longer is a mistake in typing, or two phases


class Phase(NamedTuple):
    """One phase: what it is called, how many minutes it takes, and what everybody does in it."""

    name: str
    minutes: int
    what_to_do: str


def checked_phases(phases: Sequence[tuple[str, int, str]]) -> tuple[Phase, ...]:
    """Return the phases as `Phase`. Raises ValueError for no phases, and for one without a name or with other minutes than
    a whole number from 1 to `MOST_MINUTES`."""
    if isinstance(phases, str) or not phases:
        raise ValueError(read_words(__file__).say("mistakes", "none"))
    return tuple(_checked(number, phase) for number, phase in enumerate(phases, start=1))


def _checked(number: int, phase: tuple[str, int, str]) -> Phase:
    words = read_words(__file__)
    try:
        name, minutes, what_to_do = phase
    except (TypeError, ValueError):
        raise ValueError(words.say("mistakes", "form", number=number, phase=repr(phase))) from None
    if not isinstance(name, str) or not name.strip():
        raise ValueError(words.say("mistakes", "nameless", number=number))
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= MOST_MINUTES:
        raise ValueError(words.say("mistakes", "minutes", name=name, most=MOST_MINUTES, minutes=repr(minutes)))
    return Phase(name, minutes, what_to_do or "")
