"""What the others of a class scored on the same tests, where the file has them."""

from collections.abc import Sequence

from datawijs.own.entry import Entry, mark_of
from datawijs.own.rules import RULES
from datawijs.own.scale import PERCENT


def class_averages(counted: Sequence[Entry], every: Sequence[Entry], scale: str) -> list[float | None]:
    """Return for each entry what the other pupils scored on that test on average; None with fewer of them than may be told."""
    return [_average([other for other in every if _same_test(entry, other)], scale) for entry in counted]


def _same_test(entry: Entry, other: Entry) -> bool:
    test, other_test = ((one.subject, one.date, one.label) for one in (entry, other))
    return other.pupil != entry.pupil and test == other_test


def _average(others: Sequence[Entry], scale: str) -> float | None:
    marks = [mark for other in others if (mark := mark_of(other)) is not None]
    values = [value for mark in marks if (value := mark.percent if scale == PERCENT else mark.value) is not None]
    return sum(values) / len(values) if len(values) >= RULES["fewest_in_a_class"] else None
