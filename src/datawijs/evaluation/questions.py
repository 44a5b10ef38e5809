"""The questions that the exercises ask, and what an answer that was kept says: right, or which wrong one.

Two families of exercises ask questions with a right answer. A Short check keeps its answers by the key of the question (see
`widgets/short_check/exercise.js`); the others keep `chosen`, the options in the order of trying (`widgets/shared/question.js`).
The first answer counts. A file may hold anything, so what can't be an answer is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

from datawijs.language import _, decimal
from datawijs.widgets.shown_exercise import Shown

OTHER = "other"  # a wrong number that no known misconception leads to


@dataclass(frozen=True)
class Reply:
    """A first answer. `right` is None where nothing is right or wrong. `said` names it the same in every language: the place
    of an option or of a step of a scale, the place of a known wrong number, OTHER, or "1 0" for step 0 at place 1."""

    right: bool | None
    said: str | None = None


@dataclass(frozen=True)
class AskedQuestion:
    """One question of an exercise, as the page asks it. `number` is its place on the card, from 1."""

    exercise_id: str
    number: int
    shown: dict[str, Any]
    edition: str | None  # of the exercise; None in a Short check, whose questions have their own

    @property
    def key(self) -> str:
        key: str = self.shown["key"]
        return key

    @property
    def kind(self) -> str:
        kind: str = self.shown.get("kind", "choice")
        return kind

    @property
    def prompt(self) -> str:
        prompt: str = self.shown["prompt"]
        return prompt

    @property
    def scored(self) -> bool:
        return self.kind != "statement"

    @property
    def guessed(self) -> float:
        """How often a coin would choose one given wrong answer."""
        return 1 / len(self.shown["options"]) if self.kind == "choice" else 0.0

    def is_of_another_edition(self, given: dict[str, Any]) -> bool:
        """Tell whether there is an answer to this question as it was asked in another edition of the course."""
        if self.edition is not None:
            return bool(given.get("chosen")) and given.get("edition") != self.edition
        kept = given.get(self.key)
        return isinstance(kept, dict) and "first" in kept and kept.get("shape") != self.shown["shape"]

    def reply(self, given: dict[str, Any]) -> Reply | None:
        """Return the first answer in what was kept of the exercise, or None when there is none that can be read."""
        if self.is_of_another_edition(given):
            return None
        return _READ[self.kind](self.shown, self._first(given))

    def wrong_answer(self, said: str) -> tuple[str, str]:
        """Return a wrong answer as a text to read, and what is behind it."""
        return _WRONG[self.kind](self.shown, said)

    def _first(self, given: dict[str, Any]) -> object:
        if self.edition is None:
            kept = given.get(self.key)
            return kept.get("first") if isinstance(kept, dict) else None
        chosen = given.get("chosen")
        places = chosen.get(self.key) if isinstance(chosen, dict) else None
        return places[0] if isinstance(places, list) and places else None


def questions_of(exercise: Shown) -> list[AskedQuestion]:
    """Return the questions of an exercise in order; none where it asks no such questions."""
    content = exercise.content
    if exercise.kind == "short_check":
        shown, edition = content["questions"], None
    elif "edition" in content:
        shown, edition = list(_found_in(content)), content["edition"]
    else:
        return []
    return [AskedQuestion(exercise.exercise_id, place, one, edition) for place, one in enumerate(shown, start=1)]


def _found_in(content: object) -> Iterator[dict[str, Any]]:
    """All questions with options anywhere in the content, in order."""
    if isinstance(content, dict):
        options = content.get("options")
        if "key" in content and "prompt" in content and isinstance(options, list) and _say_why(options):
            yield content
            return
        content = list(content.values())
    if isinstance(content, list):
        for part in content:
            yield from _found_in(part)


def _say_why(options: list[Any]) -> bool:
    return all(isinstance(option, dict) and {"text", "why", "correct"} <= option.keys() for option in options)


def _place(value: object, count: int) -> int | None:
    return value if type(value) is int and 0 <= value < count else None


def _read_choice(shown: dict[str, Any], first: object) -> Reply | None:
    place = _place(first, len(shown["options"]))
    return None if place is None else Reply(bool(shown["options"][place]["correct"]), str(place))


def _read_number(shown: dict[str, Any], first: object) -> Reply | None:
    value = first.get("value") if isinstance(first, dict) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        return None
    if abs(value - shown["answer"]) <= shown["tolerance"]:
        return Reply(True)
    known = (
        str(place) for place, wrong in enumerate(shown["wrong"]) if abs(wrong["value"] - value) <= shown["tolerance"]
    )
    return Reply(False, next(known, OTHER))


def _read_order(shown: dict[str, Any], first: object) -> Reply | None:
    right = list(range(len(shown["steps"])))
    if not isinstance(first, list) or any(type(step) is not int for step in first) or sorted(first) != right:
        return None
    if first == right:
        return Reply(True)
    place = next(place for place, step in enumerate(first) if step != place)
    return Reply(False, f"{place} {first[place]}")


def _read_statement(shown: dict[str, Any], first: object) -> Reply | None:
    place = _place(first, len(shown["scale"]))
    return None if place is None else Reply(None, str(place))


def _wrong_choice(shown: dict[str, Any], said: str) -> tuple[str, str]:
    option = shown["options"][int(said)]
    return option["text"], option["why"]


def _wrong_number(shown: dict[str, Any], said: str) -> tuple[str, str]:
    if said == OTHER:
        return _("another number"), _("No known misconception leads to it; it may be a slip.")
    wrong = shown["wrong"][int(said)]
    unit = f" {shown['unit']}" if shown["unit"] else ""
    return f"{_number(wrong['value'])}{unit}", wrong["why"]


def _wrong_order(shown: dict[str, Any], said: str) -> tuple[str, str]:
    place, step = map(int, said.split())
    text = _("number {place}: “{step}”").format(place=place + 1, step=shown["steps"][step].rstrip("."))
    return text, shown["why"]


def _number(value: float) -> str:
    return decimal(value, 0 if float(value).is_integer() else 1)


_READ = {"choice": _read_choice, "numeric": _read_number, "ordering": _read_order, "statement": _read_statement}
_WRONG = {"choice": _wrong_choice, "numeric": _wrong_number, "ordering": _wrong_order}
