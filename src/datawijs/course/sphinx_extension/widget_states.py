"""The exercises on a page: their state, made as small as the page needs, and their names for the page "My progress"."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from docutils import nodes
from myst_nb.core.render import sanitize_script_content
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from datawijs.widgets import static_page
from datawijs.widgets.editions import asked_in


class ExerciseOnPage(NamedTuple):
    """What other pages and the page's frame need to know of one exercise: its title, kind and `keeps` (see `Exercise`), how
    many questions it asks (0 where what it keeps is something else), `paper`, what a reader's own papers say of it, and
    `written` (see `Exercise`)."""

    title: str
    kind: str
    keeps: bool
    asked: int
    paper: dict[str, Any] | None = None
    written: Sequence[str] = ()


STATE_KEY = "ipywidgets_state"  # myst-nb's name for the script that holds it


def slim_states(app: Sphinx, _doctree: nodes.document) -> None:
    """Leave out of the page's embedded widget state what the site's scripts hold already."""
    scripts = getattr(app.env, "nb_metadata", {}).get(app.env.docname, {}).get("js_files", {})
    if STATE_KEY not in scripts:
        return
    uri, attributes = scripts[STATE_KEY]
    slim = static_page.slim_state(json.loads(attributes["body"]))
    exercises_of(app.env)[app.env.docname] = _exercises_in(slim)
    text = json.dumps(slim, ensure_ascii=False, separators=(",", ":"))
    scripts[STATE_KEY] = (uri, {**attributes, "body": sanitize_script_content(text)})


def exercises_of(env: BuildEnvironment) -> dict[str, dict[str, ExerciseOnPage]]:
    """Return the exercises of the course: by page, each exercise by its id."""
    exercises: dict[str, dict[str, ExerciseOnPage]] = vars(env).setdefault("datawijs_exercises", {})
    return exercises


def forget_exercises(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget the exercises of a page that will be read again, or is gone."""
    exercises_of(env).pop(docname, None)


def _exercises_in(state: dict[str, Any]) -> dict[str, ExerciseOnPage]:
    states = (model["state"] for model in state["state"].values())
    return {
        one["exercise_id"]: ExerciseOnPage(
            one["content"].get("title", one["exercise_id"]),
            one["kind"],
            one["content"].get("keeps", True),
            sum(1 for _asked in asked_in(one["content"])),
            _paper(one["content"]),
            one["content"].get("written", ()),
        )
        for one in states
        if "exercise_id" in one
    }


def _paper(content: dict[str, Any]) -> dict[str, Any] | None:
    """What is printed of an exercise beside what was answered: the right answers of a test, the sentences of agreements."""
    if "form" in content:
        right = [pupil["best"] for pupil in content["rounds"][0]]
        return {"form": content["form"], "edition": content["edition"], "right": right}
    return {"sectors": content["sectors"]} if "sectors" in content else None
