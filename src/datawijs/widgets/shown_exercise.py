"""What an exercise shows, wherever it comes from: the exercise itself, or the results of the page that made it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from datawijs.widgets.exercise import exercise_kinds

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"


class Shown(Protocol):
    """An exercise as a reader meets it; each `Exercise` is one."""

    @property
    def exercise_id(self) -> str:
        """The name under which its answers are kept."""

    @property
    def kind(self) -> str:
        """The folder of its code."""

    @property
    def language(self) -> str:
        """What it speaks."""

    @property
    def content(self) -> dict[str, Any]:
        """All that its front end shows."""


@dataclass(frozen=True, eq=False)
class ShownExercise:
    """What is known of an exercise on a page that was run."""

    exercise_id: str
    kind: str
    language: str
    content: dict[str, Any]


def shown_in(notebook: Any) -> Iterator[ShownExercise]:
    """The exercises in the results of `notebook` (as nbformat reads it), in the order in which the page shows them."""
    states = notebook.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            view = output.get("data", {}).get(VIEW)
            state = states[view["model_id"]]["state"] if view else {}
            if state.get("kind") in exercise_kinds():
                yield ShownExercise(state["exercise_id"], state["kind"], state["language"], state["content"])
