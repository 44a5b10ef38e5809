"""The questions of a Short check, and the sentences an author gets to see when one can't be asked.

A question is written in the language of its page; only `key` is the same in every language, because the answers are kept by
it. `level` says what a question asks of the reader: "read", "compare", "beyond", "behind" or "judge", or a word of your own.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any, NoReturn

from datawijs.language import _, decimal

if TYPE_CHECKING:
    from datawijs.dashboards import View

# Numbers this close are the same: they differ by how a computer adds, not by what was meant.
SAME = 1e-6


@dataclass(frozen=True)
class Option:
    """One option of a Choice: its text, why it is right or what the misconception behind it is, and whether it is right.
    `key` is its thinking error, or "right"; None where nobody has named it yet. `misreading` is the error where the key is
    another."""

    text: str
    why: str
    correct: bool = False
    key: str | None = None
    misreading: str | None = None

    @property
    def error(self) -> str | None:
        return None if self.correct else self.misreading or self.key


class Question:
    """What all questions have: a prompt, a key, perhaps a level and a figure above the answers."""

    kind: str
    scored = True

    def __init__(self, prompt: str, *, level: str | None = None, key: str | None = None, figure: "View | None" = None):
        if not isinstance(prompt, str) or not prompt.strip():
            raise ValueError(_("A question needs a prompt: the sentence that is asked."))
        self.prompt, self.level, self.key, self.figure = prompt, level, key, figure

    def content(self, key: str) -> dict[str, Any]:
        """Return what the front end shows; `key` is the key by which the answer is kept."""
        figure = None if self.figure is None else self.figure._repr_html_()
        shape = hashlib.sha256(repr((self.kind, self._shape())).encode()).hexdigest()[:8]
        return {
            "key": key,
            "kind": self.kind,
            "prompt": self.prompt,
            "level": None if self.level is None else level_name(self.level),
            "figure": figure,
            "shape": shape,
            **self._own_content(key),
        }

    def is_right(self, answer: Any) -> bool | None:
        """Tell whether a kept answer is right; None where there is no right answer."""
        raise NotImplementedError

    def readable(self, answer: Any) -> str:
        """Return a kept answer as a text to read."""
        raise NotImplementedError

    def _shape(self) -> object:
        """What must stay the same for an answer that was kept to keep its meaning, in any language."""
        raise NotImplementedError

    def _own_content(self, key: str) -> dict[str, Any]:
        raise NotImplementedError

    def _refuse(self, sentence: str) -> NoReturn:
        raise ValueError(_("Question “{prompt}”: {problem}").format(prompt=self.prompt, problem=sentence))


class Choice(Question):
    """A question with options; one or more are right, and every option says why.

    Raises ValueError for fewer than two options, none or only right ones, options alike, or an option without its why.
    """

    kind = "choice"

    def __init__(
        self,
        prompt: str,
        options: Sequence[Option],
        *,
        level: str | None = None,
        key: str | None = None,
        figure: "View | None" = None,
    ):
        super().__init__(prompt, level=level, key=key, figure=figure)
        self.options = tuple(options)
        if not all(isinstance(option, Option) for option in self.options):
            self._refuse(_("every option is written as Option(text, why)."))
        if len(self.options) < 2:
            self._refuse(_("it needs at least two options."))
        right = sum(option.correct for option in self.options)
        if right == 0:
            self._refuse(_("no option is right. Add correct=True to the right one."))
        if right == len(self.options):
            self._refuse(_("every option is right, so there is nothing to choose."))
        texts = [option.text for option in self.options]
        if len(set(texts)) < len(texts):
            self._refuse(_("two options have the same text."))
        for option in self.options:
            if not option.why.strip():
                self._refuse(
                    _("option “{option}” has no why. Say why it is right, or what is behind it.").format(
                        option=option.text
                    )
                )

    def is_right(self, answer: int) -> bool:
        return self.options[answer].correct

    def readable(self, answer: int) -> str:
        return self.options[answer].text

    def _shape(self) -> list[bool]:
        return [option.correct for option in self.options]

    def _own_content(self, key: str) -> dict[str, Any]:
        return {
            "options": [
                {
                    "key": option.key,
                    "text": option.text,
                    "why": option.why,
                    "correct": option.correct,
                    "misreading": option.error,
                }
                for option in self.options
            ]
        }


class Numeric(Question):
    """A question for a number, typed with a decimal comma or point.

    An answer is right within `tolerance` of `answer`. `unit` stands after the field and may be typed too. `why` is shown with
    the right answer. `wrong` lists numbers that a known misconception leads to, each with what to say, and perhaps the key of
    the thinking error: [(value, why), (value, why, error), …].
    Raises ValueError for numbers that aren't numbers, and for a wrong value that would count as right.
    """

    kind = "numeric"

    def __init__(
        self,
        prompt: str,
        answer: float,
        *,
        tolerance: float = 0,
        unit: str = "",
        why: str = "",
        wrong: Iterable[tuple[float, str] | tuple[float, str, str | None]] = (),
        level: str | None = None,
        key: str | None = None,
        figure: "View | None" = None,
    ):
        super().__init__(prompt, level=level, key=key, figure=figure)
        self.answer = self._number(answer)
        self.tolerance = self._number(tolerance)
        if self.tolerance < 0:
            self._refuse(_("the tolerance can't be below zero."))
        self.unit, self.why = unit, why
        self.wrong = tuple((self._number(one[0]), one[1], one[2] if len(one) > 2 else None) for one in wrong)
        for value, _said, _error in self.wrong:
            if self._is_close(value, self.answer):
                self._refuse(
                    _("the wrong answer {value} would count as right: it lies within the tolerance.").format(
                        value=decimal(value, 2)
                    )
                )

    def is_right(self, answer: dict[str, Any]) -> bool:
        return self._is_close(answer["value"], self.answer)

    def readable(self, answer: dict[str, Any]) -> str:
        typed: str = answer["typed"]
        return typed

    def _is_close(self, value: float, target: float) -> bool:
        return abs(value - target) <= self.tolerance + SAME

    def _number(self, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, Real) or not isfinite(value):
            self._refuse(_("{value!r} is not a number.").format(value=value))
        return float(value)

    def _shape(self) -> float:
        return round(self.answer, 6)

    def _own_content(self, key: str) -> dict[str, Any]:
        return {
            "answer": self.answer,
            "tolerance": self.tolerance + SAME,
            "unit": self.unit,
            "why": self.why,
            "wrong": [{"value": value, "why": said, "misreading": error} for value, said, error in self.wrong],
        }


class Ordering(Question):
    """Steps to put in order. `steps` stand in the right order; the learner gets them mixed, always in the same way.

    Raises ValueError for fewer than two steps and for steps alike.
    """

    kind = "ordering"

    def __init__(
        self,
        prompt: str,
        steps: Sequence[str],
        *,
        why: str = "",
        level: str | None = None,
        key: str | None = None,
        figure: "View | None" = None,
    ):
        super().__init__(prompt, level=level, key=key, figure=figure)
        self.steps, self.why = tuple(steps), why
        if len(self.steps) < 2:
            self._refuse(_("there must be at least two steps to put in order."))
        if len(set(self.steps)) < len(self.steps):
            self._refuse(_("two steps have the same text."))

    def is_right(self, answer: list[int]) -> bool:
        return list(answer) == list(range(len(self.steps)))

    def readable(self, answer: list[int]) -> str:
        return " → ".join(self.steps[step] for step in answer)

    def _shape(self) -> int:
        return len(self.steps)

    def _own_content(self, key: str) -> dict[str, Any]:
        return {"steps": list(self.steps), "start": _mixed(len(self.steps), key), "why": self.why}


class Statement(Question):
    """A statement to place oneself by; there is no right answer. `scale` lists the answers from low to high, by default
    five steps from disagree to agree. Raises ValueError for fewer than two answers."""

    kind = "statement"
    scored = False

    def __init__(
        self,
        prompt: str,
        scale: Sequence[str] | None = None,
        *,
        level: str | None = None,
        key: str | None = None,
        figure: "View | None" = None,
    ):
        super().__init__(prompt, level=level, key=key, figure=figure)
        self.scale = tuple(scale) if scale is not None else agreement()
        if len(self.scale) < 2 or len(set(self.scale)) < len(self.scale):
            self._refuse(_("a scale has at least two answers, and no two alike."))

    def is_right(self, answer: int) -> None:
        return None

    def readable(self, answer: int) -> str:
        return self.scale[answer]

    def _shape(self) -> int:
        return len(self.scale)

    def _own_content(self, key: str) -> dict[str, Any]:
        return {"scale": list(self.scale)}


def agreement() -> tuple[str, ...]:
    """Return the usual scale for statements, in the language in use."""
    return (_("Strongly disagree"), _("Disagree"), _("Neutral"), _("Agree"), _("Strongly agree"))


def level_name(level: str) -> str:
    """Return what a level is called on the page; a word that isn't one of these is shown as it is."""
    return {
        "read": _("Read"),
        "compare": _("Compare"),
        "beyond": _("Read beyond"),
        "behind": _("Read behind"),
        "judge": _("Noise or decline?"),
    }.get(level, level)


def _mixed(count: int, key: str) -> list[int]:
    """A mixed order that depends on nothing but the key, and is never the right one."""
    import numpy as np  # here: only steps to put in order need it

    seed = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
    order: list[int] = np.random.default_rng(seed).permutation(count).tolist()
    return order[::-1] if order == list(range(count)) else order
