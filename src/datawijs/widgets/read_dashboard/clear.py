"""Answers that can be told apart, by eye and by number."""

from collections.abc import Mapping

from datawijs.widgets.question import RIGHT

LEAST_WRONG, MOST_WRONG = 2, 3  # wrong numbers beside the right one


class Unclear(Exception):
    """These data give a question no clear answer; another pupil, class or board may."""


def need(condition: bool) -> None:
    """Go on only when `condition` holds; otherwise these data are unclear."""
    if not condition:
        raise Unclear


def told_apart(right: float, wrong: Mapping[str, float], *, gap: float) -> tuple[str, ...]:
    """Return the keys of the answers that stay: the right one, and wrong ones at least `gap` from it and from each other.

    `wrong` has by thinking error what each makes of the same data; NaN where it makes nothing of them. Raises Unclear when
    fewer than two stay.
    """
    values = {RIGHT: right}
    for error, value in wrong.items():
        if len(values) <= MOST_WRONG and all(abs(value - other) >= gap for other in values.values()):
            values[error] = value
    need(len(values) > LEAST_WRONG)
    return tuple(values)
