"""A question, for every exercise and page: what is asked, what may be answered, and what each answer means.

There is one class, `Question`; what may be answered is one of four kinds: `Choices` (options, of which one is right), `Number`
(to type), `Steps` (to put in order) or `Scale` (to place oneself on; nothing is right). `Choice`, `Numeric`, `Ordering` and
`Statement` make one in a line, for a page.

Everything that can be answered has a key, the same in every language, and answers are kept by it: the key of an option, the
keys of steps in the order in which they were put, the key of a place on the scale; of a number what was typed, and its value.
The key of a wrong option is its thinking error. `level` says what a question asks of the reader: "read", "compare", "beyond",
"behind" or "judge", or a word of your own.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from datawijs.language import _, decimal
from datawijs.widgets.shared_words import shared_sentences

if TYPE_CHECKING:
    import numpy as np

RIGHT = "right"  # the key of an answer that is right
OTHER = "other"  # begins the key of a wrong answer that nobody has named yet
# Numbers this close are the same: they differ by how a computer adds, not by what was meant.
SAME = 1e-6
AGREEMENT = ("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree")


class Drawn(Protocol):
    """What can stand above a question: a `View` of a dashboard, or a `Screen` of our own."""

    def _repr_html_(self) -> str: ...


@dataclass(frozen=True)
class Answer:
    """One answer to choose. `why` explains it; `misreading` names the thinking error in one word (language-neutral), and
    is None for the right answer. `name` is its key, where another one is meant than the error, or "right". `wrong`: it is
    wrong, though nobody has named the error yet."""

    text: str
    why: str
    misreading: str | None = None
    name: str | None = None
    wrong: bool = field(default=False, kw_only=True)

    @property
    def key(self) -> str | None:
        """Its key; None where it is wrong and has no name."""
        return self.name or self.misreading or (RIGHT if self.correct else None)

    @property
    def correct(self) -> bool:
        return self.misreading is None and not self.wrong


def Option(text: str, why: str, correct: bool = False, key: str | None = None, misreading: str | None = None) -> Answer:
    """Return an answer as a page writes it: its text, why it is right or what the misconception behind it is, and whether it
    is right. `key` is its thinking error; `misreading` is the error where the key is another."""
    return Answer(text, why, None if correct else misreading or key, key, wrong=not correct)


class Answerable(ABC):
    """What may be answered to a question; each kind refuses what can't be asked, with a ValueError."""

    kind: ClassVar[str]
    scored: ClassVar[bool] = True

    @abstractmethod
    def problem(self) -> str | None:
        """Say why this can't be asked, as the end of a sentence that begins with the question; None when it can."""

    @abstractmethod
    def content(self, key: str) -> dict[str, Any]:
        """Return what the front end shows of it; `key` is that of the question."""

    @abstractmethod
    def is_right(self, said: Any) -> bool | None:
        """Tell whether an answer, as it is kept, is right; None where there is no right answer."""

    @abstractmethod
    def readable(self, said: Any) -> str:
        """Return an answer, as it is kept, as a text to read."""

    @abstractmethod
    def shape(self) -> object:
        """What told the first edition, which kept positions, whether a question was still the same."""


@dataclass(frozen=True)
class Choices(Answerable):
    """Options, of which one is right, or more where `several` may be."""

    options: tuple[Answer, ...]
    several: bool = False
    kind = "choice"

    @property
    def keys(self) -> list[str]:
        return [option.key or f"{OTHER}-{place}" for place, option in enumerate(self.options, start=1)]

    def problem(self) -> str | None:
        if not all(isinstance(option, Answer) for option in self.options):
            return _("every option is written as Option(text, why).")
        if len(self.options) < 2:
            return _("it needs at least two options.")
        right = sum(option.correct for option in self.options)
        if right == 0:
            return _("no option is right. Add correct=True to the right one.")
        if right == len(self.options):
            return _("every option is right, so there is nothing to choose.")
        if right > 1 and not self.several:
            return _("more than one option is right.")
        if len({option.text for option in self.options}) < len(self.options):
            return _("two options have the same text.")
        for option in self.options:
            if not option.why.strip():
                return _("option “{option}” has no why. Say why it is right, or what is behind it.").format(
                    option=option.text
                )
        if len(set(self.keys)) < len(self.keys):
            return _("each option needs a key of its own, not {keys}.").format(keys=", ".join(self.keys))
        return None

    def content(self, key: str) -> dict[str, Any]:
        return {
            "options": [
                {
                    "key": key,
                    "text": capital(option.text),
                    "why": capital(option.why),
                    "correct": option.correct,
                    "misreading": option.misreading,
                }
                for key, option in zip(self.keys, self.options, strict=True)
            ]
        }

    def is_right(self, said: str) -> bool:
        return self.options[self.keys.index(said)].correct

    def readable(self, said: str) -> str:
        return self.options[self.keys.index(said)].text

    def shape(self) -> list[bool]:
        return [option.correct for option in self.options]


@dataclass(frozen=True)
class Number(Answerable):
    """A number to type, right within `tolerance` of `answer`; `wrong` lists (number, why, key, thinking error or None)."""

    answer: float
    tolerance: float = 0
    unit: str = ""
    why: str = ""
    wrong: tuple[tuple[float, str, str, str | None], ...] = ()
    kind = "numeric"

    def problem(self) -> str | None:
        for value in (self.answer, self.tolerance, *(value for value, *_rest in self.wrong)):
            if isinstance(value, bool) or not isinstance(value, Real) or not isfinite(value):
                return _("{value!r} is not a number.").format(value=value)
        if self.tolerance < 0:
            return _("the tolerance can't be below zero.")
        for value, *_rest in self.wrong:
            if abs(value - self.answer) <= self.tolerance + SAME:
                return _("the wrong answer {value} would count as right: it lies within the tolerance.").format(
                    value=decimal(value, 2)
                )
        return None

    def content(self, key: str) -> dict[str, Any]:
        return {
            "answer": float(self.answer),
            "tolerance": self.tolerance + SAME,
            "unit": self.unit,
            "why": self.why,
            "wrong": [
                {"key": name, "value": float(value), "why": said, "misreading": error}
                for value, said, name, error in self.wrong
            ],
        }

    def is_right(self, said: dict[str, Any]) -> bool:
        return bool(abs(said["value"] - self.answer) <= self.tolerance + SAME)

    def readable(self, said: dict[str, Any]) -> str:
        typed: str = said["typed"]
        return typed

    def shape(self) -> float:
        return round(float(self.answer), 6)


@dataclass(frozen=True)
class Steps(Answerable):
    """Steps in their right order; the learner gets them mixed, always in the same way. The key of a step is its place."""

    steps: tuple[str, ...]
    why: str = ""
    kind = "ordering"

    @property
    def keys(self) -> list[str]:
        return _numbered(self.steps)

    def problem(self) -> str | None:
        if len(self.steps) < 2:
            return _("there must be at least two steps to put in order.")
        if len(set(self.steps)) < len(self.steps):
            return _("two steps have the same text.")
        return None

    def content(self, key: str) -> dict[str, Any]:
        return {
            "steps": list(self.steps),
            "keys": self.keys,
            "start": _mixed(len(self.steps), key),
            "why": self.why,
        }

    def is_right(self, said: list[str]) -> bool:
        return list(said) == self.keys

    def readable(self, said: list[str]) -> str:
        return " → ".join(self.steps[self.keys.index(step)] for step in said)

    def shape(self) -> int:
        return len(self.steps)


@dataclass(frozen=True)
class Scale(Answerable):
    """Places from low to high; there is no right answer."""

    scale: tuple[str, ...]
    keys: tuple[str, ...]
    kind = "statement"
    scored = False

    def problem(self) -> str | None:
        if len(self.scale) < 2 or len(set(self.scale)) < len(self.scale):
            return _("a scale has at least two answers, and no two alike.")
        return None

    def content(self, key: str) -> dict[str, Any]:
        return {"scale": list(self.scale), "keys": list(self.keys)}

    def is_right(self, said: str) -> None:
        return None

    def readable(self, said: str) -> str:
        return self.scale[self.keys.index(said)]

    def shape(self) -> int:
        return len(self.scale)


@dataclass(frozen=True)
class Question:
    """What is asked. `key` is language-neutral (None where a Short check may number it); `answers` says what may be answered,
    a tuple of Answers being a choice; `figure` stands between the question and its answers. `place` is a `data-place` in that
    figure: where to look, which is marked with what is said of an answer.

    Raises ValueError where it can't be asked: no prompt, no right option or two, options alike, an option without its why.
    """

    key: str | None
    level: str | None
    prompt: str
    answers: "tuple[Answer, ...] | Answerable"
    figure: Drawn | None = None
    place: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.prompt, str) or not self.prompt.strip():
            raise ValueError(_("A question needs a prompt: the sentence that is asked."))
        if problem := self.asks.problem():
            raise ValueError(_("Question “{prompt}”: {problem}").format(prompt=self.prompt, problem=problem))

    @property
    def asks(self) -> Answerable:
        return self.answers if isinstance(self.answers, Answerable) else Choices(tuple(self.answers))

    @property
    def kind(self) -> str:
        return self.asks.kind

    @property
    def scored(self) -> bool:
        return self.asks.scored

    @property
    def right(self) -> int:
        """The place of the right option of a choice, counted from 0."""
        options = self.asks.options if isinstance(self.asks, Choices) else ()
        return next(place for place, option in enumerate(options) if option.correct)

    def shuffled(self, rng: "np.random.Generator") -> "Question":
        """Return the question with its options in an order drawn by `rng` (a numpy Generator)."""
        options = self.asks.options if isinstance(self.asks, Choices) else ()
        order = rng.permutation(len(options))
        return replace(self, answers=tuple(options[place] for place in order))

    def content(self, key: str | None = None) -> dict[str, Any]:
        """Return what the front end shows; `key` is the key by which the answer is kept, where it has none of its own."""
        name = self.key or key
        if name is None:
            raise ValueError(f"Question {self.prompt!r} needs a key.")
        return {
            "key": name,
            "kind": self.kind,
            "level": self.level,
            "level_name": None if self.level is None else level_name(self.level),
            "prompt": capital(self.prompt),
            "figure": None if self.figure is None else self.figure._repr_html_(),
            "shape": first_shape(self.kind, self.asks.shape()),
            **({} if self.place is None else {"place": self.place}),
            **self.asks.content(name),
        }

    def is_right(self, said: Any) -> bool | None:
        """Tell whether an answer, as it is kept, is right; None where there is no right answer."""
        return self.asks.is_right(said)

    def readable(self, said: Any) -> str:
        """Return an answer, as it is kept, as a text to read."""
        return self.asks.readable(said)


def Choice(
    prompt: str,
    options: Sequence[Answer],
    *,
    level: str | None = None,
    key: str | None = None,
    figure: Drawn | None = None,
) -> Question:
    """Return a question with options; one or more are right, and every option says why."""
    return Question(key, level, prompt, Choices(tuple(options), several=True), figure)


def Numeric(
    prompt: str,
    answer: float,
    *,
    tolerance: float = 0,
    unit: str = "",
    why: str = "",
    wrong: Iterable[tuple[float, str] | tuple[float, str, str] | tuple[float, str, str, str]] = (),
    level: str | None = None,
    key: str | None = None,
    figure: Drawn | None = None,
) -> Question:
    """Return a question for a number, typed with a decimal comma or point.

    An answer is right within `tolerance` of `answer`. `unit` stands after the field and may be typed too. `why` is shown with
    the right answer. `wrong` lists numbers that a known misconception leads to, each with what to say and perhaps its key, and
    its thinking error where that is another: [(value, why), (value, why, key), (value, why, key, error), …].
    """
    named = tuple(
        (value, said, names[0] if names else f"{OTHER}-{place}", names[-1] if names else None)
        for place, (value, said, *names) in enumerate(wrong, start=1)
    )
    return Question(key, level, prompt, Number(answer, tolerance, unit, why, named), figure)


def Ordering(
    prompt: str,
    steps: Sequence[str],
    *,
    why: str = "",
    level: str | None = None,
    key: str | None = None,
    figure: Drawn | None = None,
) -> Question:
    """Return steps to put in order. `steps` stand in the right order; the learner gets them mixed."""
    return Question(key, level, prompt, Steps(tuple(steps), why), figure)


def Statement(
    prompt: str,
    scale: Sequence[str] | None = None,
    *,
    level: str | None = None,
    key: str | None = None,
    figure: Drawn | None = None,
) -> Question:
    """Return a statement to place oneself by; there is no right answer. `scale` lists the answers from low to high, by default
    five steps from disagree to agree."""
    places = Scale(agreement(), AGREEMENT) if scale is None else Scale(tuple(scale), tuple(_numbered(scale)))
    return Question(key, level, prompt, places, figure)


def agreement() -> tuple[str, ...]:
    """Return the usual scale for statements, in the language in use."""
    places = shared_sentences("agreement")
    return tuple(places[key] for key in AGREEMENT)


def level_name(level: str) -> str:
    """Return what a level is called on the page; a word that isn't one of these is shown as it is."""
    return shared_sentences("levels").get(level, level)


def first_shape(kind: str, shape: object) -> str:
    """Return the fingerprint by which the first edition knew a question of a Short check."""
    return hashlib.sha256(repr((kind, shape)).encode()).hexdigest()[:8]


def capital(sentence: str) -> str:
    """Return the sentence beginning with a capital: it may open with the name of a class, such as "groep 5A"."""
    return sentence[:1].upper() + sentence[1:]


def question_words() -> dict[str, str]:
    """Return the sentences around a question, in the language in use; `shared/question.js` shows them."""
    return shared_sentences("question", "place")


def _numbered(texts: Sequence[str]) -> list[str]:
    return [str(number) for number in range(1, len(texts) + 1)]


def _mixed(count: int, key: str) -> list[int]:
    """A mixed order that depends on nothing but the key, and is never the right one."""
    import numpy as np  # here: only steps to put in order need it

    seed = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
    order: list[int] = np.random.default_rng(seed).permutation(count).tolist()
    return order[::-1] if order == list(range(count)) else order
