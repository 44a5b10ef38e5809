"""Answers that can be told apart, by eye and by number."""

from collections.abc import Callable
from dataclasses import dataclass

from datawijs.widgets.question import Answer


class Unclear(Exception):
    """These data give a question no clear answer; another pupil, class or board may."""


@dataclass(frozen=True)
class Misread:
    """A wrong number: what a named misreading of the same data gives, and why it is wrong."""

    misreading: str
    value: float
    why: str


def need(condition: bool) -> None:
    """Go on only when `condition` holds; otherwise these data are unclear."""
    if not condition:
        raise Unclear


def numeric_answers(
    right: float,
    why: str,
    wrong: list[Misread],
    *,
    write: Callable[[float], str],
    gap: float,
    least: int = 2,
    most: int = 3,
) -> tuple[Answer, ...]:
    """Return the right answer and the wrong ones that lie at least `gap` from it and from each other.

    `write` turns a number into the text of an answer. Raises Unclear when fewer than `least` wrong ones are left.
    """
    values = [right]
    answers = [Answer(write(right), why)]
    for one in wrong:
        if len(answers) <= most and all(abs(one.value - value) >= gap for value in values):
            same = sum(answer.misreading == one.misreading for answer in answers)
            values.append(one.value)
            answers.append(
                Answer(write(one.value), one.why, one.misreading, f"{one.misreading}-{same + 1}" if same else None)
            )
    need(len(answers) > least)
    return tuple(answers)
