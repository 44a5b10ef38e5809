"""What can be asked of a plan. `exercise.js` answers it, for it is the browser that holds the plan.

Each check knows the sentences for what may be wrong. In a sentence {first} and {then} are pieces, {when_first} and {when_then}
their places in the year; {which} is a list of pieces or months with what was found.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Apart:
    """Two pieces come in this order, at least `least` and at most `most` halves of school after each other."""

    first: str
    then: str
    least: int
    before: str
    soon: str
    most: int | None = None
    late: str = ""
    kind: str = "apart"


@dataclass(frozen=True)
class Outside:
    """None of the pieces stands in one of these halves."""

    pieces: tuple[str, ...]
    halves: tuple[int, ...]
    said: str
    kind: str = "outside"


@dataclass(frozen=True)
class Needed:
    """None of the pieces is left for another year."""

    pieces: tuple[str, ...]
    said: str
    kind: str = "needed"


@dataclass(frozen=True)
class Crowded:
    """No month holds more than `most` pieces."""

    most: int
    said: str
    kind: str = "crowded"


@dataclass(frozen=True)
class Fading:
    """Who leads these pieces goes from outside to the own coach, by way of leading together, in the order of the year."""

    pieces: tuple[str, ...]
    outside_all_year: str
    coach_from_start: str
    not_over: str
    back: str
    at_once: str
    kind: str = "fading"


@dataclass(frozen=True)
class LedAfter:
    """No piece is led by the own coach alone before the piece `learnt` is over."""

    pieces: tuple[str, ...]
    learnt: str
    said: str
    kind: str = "led_after"


Check = Apart | Outside | Needed | Crowded | Fading | LedAfter
