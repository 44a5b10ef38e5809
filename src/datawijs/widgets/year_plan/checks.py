"""What can be asked of a plan. `exercise.js` answers it, for it is the browser that holds the plan.

Each check has the sentences for what may be wrong: their keys among the words of its principle, until it is `worded`. What is
empty can't go wrong. In a sentence {first} and {then} are pieces, {when_first} and {when_then} their places in the year;
{which} is a list of pieces or months with what was found.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Apart:
    """Two pieces come in this order, at least `least` and at most `most` halves of school after each other."""

    first: str
    then: str
    least: int
    most: int | None = None
    before: str = "before"
    soon: str = "soon"
    late: str = ""
    kind: str = "apart"


@dataclass(frozen=True)
class Outside:
    """None of the pieces stands in one of these halves."""

    pieces: tuple[str, ...]
    halves: tuple[int, ...]
    said: str = "said"
    kind: str = "outside"


@dataclass(frozen=True)
class Needed:
    """None of the pieces is left for another year."""

    pieces: tuple[str, ...]
    said: str = "said"
    kind: str = "needed"


@dataclass(frozen=True)
class Crowded:
    """No month holds more than `most` pieces."""

    most: int
    said: str = "said"
    kind: str = "crowded"


@dataclass(frozen=True)
class Fading:
    """Who leads these pieces goes from outside to the own coach, by way of leading together, in the order of the year."""

    pieces: tuple[str, ...]
    outside_all_year: str = "outside_all_year"
    coach_from_start: str = "coach_from_start"
    not_over: str = "not_over"
    back: str = "back"
    at_once: str = "at_once"
    kind: str = "fading"


@dataclass(frozen=True)
class LedAfter:
    """No piece is led by the own coach alone before the piece `learnt` is over."""

    pieces: tuple[str, ...]
    learnt: str
    said: str = "said"
    kind: str = "led_after"


Check = Apart | Outside | Needed | Crowded | Fading | LedAfter
SAID = (
    *("before", "soon", "late", "said"),
    *("outside_all_year", "coach_from_start", "not_over", "back", "at_once"),
)


def worded(check: Check, say: Callable[[str], str]) -> Check:
    """Return a check with its sentences in place of their keys; `say` gives the sentence of a key."""
    said: dict[str, Any] = {name: say(key) for name, key in vars(check).items() if name in SAID and key}
    return replace(check, **said)
