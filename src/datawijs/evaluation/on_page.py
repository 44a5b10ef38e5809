"""What the page that counts in a browser needs to count as Python does: the questions of each training, and the constants.

Of a question only what an answer is read by, and its words where the page tells them. The page's own sentences stand beside it
(`widgets/group_results`); those that a notebook says too come from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datawijs.evaluation import counts_files, halves
from datawijs.evaluation.across_exercises import SEVERAL
from datawijs.evaluation.counts import errors_at
from datawijs.evaluation.export_files import FORMAT, LARGEST, NOT_BY_PEOPLE, READABLE, Exports, reasons
from datawijs.evaluation.group import Group
from datawijs.evaluation.questions import OTHER, questions_of
from datawijs.evaluation.report import MOST_LISTED, SMALL
from datawijs.evaluation.shares import ROUNDING, student
from datawijs.evaluation.smallest_group import SMALLEST_GROUP
from datawijs.signals.constants import CONFIDENCE
from datawijs.thinking_errors import thinking_errors
from datawijs.widgets.editions import asked_in
from datawijs.widgets.judged_words import judged_content
from datawijs.widgets.shown_exercise import Shown

TABLED = 100  # degrees of freedom up to which Student's interval is read from a table; beyond, a series is as good


@dataclass(frozen=True, eq=False)
class Training:
    """A training by the name of its folder and its `title`, with its exercises and the titles of their pages as in `Group`."""

    name: str
    title: str
    exercises: Mapping[str, Shown]
    pages: Mapping[str, str]


def page_content(trainings: list[Training]) -> dict[str, Any]:
    """Return what the page needs, as JSON can hold it, in the language in use."""
    shown = [_training(one) for one in trainings]
    named = {key for one in shown for at in one["errors_at"] for key in at["errors"].values()}
    return {
        "limits": {
            "smallest_group": SMALLEST_GROUP,
            "smallest_part": halves.SMALLEST_PART,
            "small": SMALL,
            "several": SEVERAL,
            "most_listed": MOST_LISTED,
            "modulus": halves.MODULUS,
            "most": counts_files.MOST,
        },
        "intervals": {
            "z": judged_content()["z"],
            "confidence": CONFIDENCE,
            "student": [student(free) for free in range(1, TABLED + 1)],
            "rounding": ROUNDING,
        },
        "files": {
            "format": FORMAT,
            "readable": list(READABLE),
            "largest": LARGEST,
            "not_by_people": sorted(NOT_BY_PEOPLE),
            "counts": counts_files.FORMAT,
            "half": halves.FORMAT,
            "version": counts_files.VERSION,
        },
        "other": OTHER,
        "reasons": reasons(),
        "errors": {
            key: {"name": one.name, "sentence": one.sentence} for key, one in thinking_errors().items() if key in named
        },
        "trainings": shown,
    }


def _training(one: Training) -> dict[str, Any]:
    group = Group(Exports((), 0, ()), one.exercises, one.pages)
    return {
        "name": one.name,
        "title": one.title,
        "tests": group.tests,
        "exercises": [_exercise(exercise, one.pages.get(name, "")) for name, exercise in one.exercises.items()],
        "errors_at": [
            {"exercise": exercise, "key": key, "errors": errors} for (exercise, key), errors in errors_at(group).items()
        ],
    }


def _exercise(exercise: Shown, page: str) -> dict[str, Any]:
    content = exercise.content
    return {
        "id": exercise.exercise_id,
        "title": content["title"],
        "page": page,
        "content": {
            **{name: content[name] for name in ("edition", "earlier_editions") if name in content},
            "asked": [_read_by(asked) for asked in asked_in(content)],
        },
        "questions": [
            {"key": question.key, "number": question.number, "asks": question.kind, "prompt": question.prompt}
            for question in questions_of(exercise)
        ],
    }


def _read_by(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What an answer to a question is read by, as its exercise has it, so that `kept.js` reads it likewise. Its kind is under
    `asks`, for it isn't a question of the exercise that gets it."""
    kept = {name: asked[name] for name in ("key", "shape", "keys", "answer", "tolerance") if name in asked}
    kept["asks"] = asked["kind"]
    if "options" in asked:
        kept["options"] = [{"key": option["key"], "correct": option["correct"]} for option in asked["options"]]
    if "wrong" in asked:
        kept["wrong"] = [{"key": wrong["key"], "value": wrong["value"]} for wrong in asked["wrong"]]
    return kept
