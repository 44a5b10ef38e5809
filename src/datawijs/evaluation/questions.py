"""The questions that the exercises ask, and what an answer that was kept says: right, or which wrong one.

The first answer counts. What is kept has one form (`widgets/kept.py`). A file may hold anything, so what can't be an answer is
none; answers to another edition of the exercise aren't answers to what it asks now.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from datawijs.language import _, decimal
from datawijs.widgets.editions import Item, asked_in, items_in
from datawijs.widgets.kept import kept_now, readable_tries
from datawijs.widgets.shown_exercise import Shown

OTHER = "other"  # a wrong number that no known misconception leads to


@dataclass(frozen=True)
class Reply:
    """A first answer. `right` is None where nothing is right or wrong. `said` names it the same in every language: the key of
    an option or of a known wrong number, the place of a step of a scale, OTHER, or "1 0" for step 0 at place 1."""

    right: bool | None
    said: str | None = None


@dataclass(frozen=True)
class AskedQuestion:
    """One question of an exercise, as the page asks it. `number` is its place on the card, from 1."""

    exercise_id: str
    number: int
    shown: dict[str, Any]
    content: Mapping[str, Any]  # of the whole exercise

    @property
    def key(self) -> str:
        key: str = self.shown["key"]
        return key

    @property
    def kind(self) -> str:
        kind: str = self.shown["kind"]
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
        """Tell whether answers to another edition of the exercise were kept, and none to this question as it is asked now."""
        kept = kept_now(given, self.content)
        return bool(kept.get("earlier")) and not self._tried(kept)

    def reply(self, given: dict[str, Any]) -> Reply | None:
        """Return the first answer in what was kept of the exercise, or None when there is none that can be read."""
        tried = self._tried(kept_now(given, self.content))
        return _READ[self.kind](self.shown, tried[0]) if tried else None

    def wrong_answer(self, said: str) -> tuple[str, str]:
        """Return a wrong answer as a text to read, and what is behind it. OTHER is no one answer, and has no such text."""
        return _WRONG[self.kind](self.shown, said)

    @property
    def errors(self) -> dict[str, str]:
        """The key of the thinking error behind each wrong answer that has one, by what a reply says (see Reply)."""
        answers = self.shown.get("options") or self.shown.get("wrong") or ()
        return {answer["key"]: error for answer in answers if (error := answer.get("misreading"))}

    def _tried(self, kept: dict[str, Any]) -> list[Any]:
        return readable_tries(self._item, kept, self.key)

    @property
    def _item(self) -> Item:
        return items_in(self.shown)[self.key]


def questions_of(exercise: Shown) -> list[AskedQuestion]:
    """Return the questions of an exercise in order; none where it asks no such questions."""
    content = exercise.content
    asked = [one for one in asked_in(content) if one["kind"] in _READ]
    return [AskedQuestion(exercise.exercise_id, place, one, content) for place, one in enumerate(asked, start=1)]


def _read_choice(shown: dict[str, Any], said: str) -> Reply:
    return Reply(bool(_option(shown["options"], said)["correct"]), said)


def _read_number(shown: dict[str, Any], said: dict[str, Any]) -> Reply:
    value = said["value"]
    if abs(value - shown["answer"]) <= shown["tolerance"]:
        return Reply(True)
    known = (wrong["key"] for wrong in shown["wrong"] if abs(wrong["value"] - value) <= shown["tolerance"])
    return Reply(False, next(known, OTHER))


def _read_order(shown: dict[str, Any], said: list[str]) -> Reply:
    order = [shown["keys"].index(step) for step in said]
    place = next((place for place, step in enumerate(order) if step != place), None)
    return Reply(True) if place is None else Reply(False, f"{place} {order[place]}")


def _read_statement(shown: dict[str, Any], said: str) -> Reply:
    return Reply(None, str(shown["keys"].index(said)))


def _wrong_choice(shown: dict[str, Any], said: str) -> tuple[str, str]:
    option = _option(shown["options"], said)
    return option["text"], option["why"]


def _wrong_number(shown: dict[str, Any], said: str) -> tuple[str, str]:
    wrong = _option(shown["wrong"], said)
    unit = f" {shown['unit']}" if shown["unit"] else ""
    return f"{_number(wrong['value'])}{unit}", wrong["why"]


def _option(options: list[dict[str, Any]], key: str) -> dict[str, Any]:
    return next(option for option in options if option["key"] == key)


def _wrong_order(shown: dict[str, Any], said: str) -> tuple[str, str]:
    place, step = map(int, said.split())
    text = _("number {place}: “{step}”").format(place=place + 1, step=shown["steps"][step].rstrip("."))
    return text, shown["why"]


def _number(value: float) -> str:
    return decimal(value, 0 if float(value).is_integer() else 1)


_READ: dict[str, Callable[[dict[str, Any], Any], Reply]] = {
    "choice": _read_choice,
    "numeric": _read_number,
    "ordering": _read_order,
    "statement": _read_statement,
}
_WRONG = {"choice": _wrong_choice, "numeric": _wrong_number, "ordering": _wrong_order}
