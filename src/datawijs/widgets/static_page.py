"""Exercises on a page without a kernel.

The site includes on every page with an exercise

`host_script()`
    the host and the shared helpers, as one classic script. When the page is there, it mounts each
    `<script type="application/vnd.jupyter.widget-view+json">` in place from the page's widget state. It also sets
    `window.datawijs.progress` (list, exportAll, importAll, eraseAll, keeps).
`exercise_script(kind)`
    one exercise with its style, as one classic script; after the host's. A page has those of its own exercises only.
`shared_style()` (of `datawijs.widgets.exercise`)
    the CSS of the cards, without the design tokens, which the page has already.
`slim_state(state)`
    the widget state that goes into the page: without the code (it is in the script) and without models that nobody mounts.
`progress_place(exercises)`
    the place where the page "My progress" is mounted.
`worksheet_place(sheet_id, title)`
    what makes a page of its `keep-…` blocks a worksheet that can be filled in on the screen.
`standalone(*widgets)`
    a whole page with nothing but these exercises: for tests and demonstrations, with the same host and the same script.
"""

import html
import json
import re
from functools import cache
from typing import Any

from ipywidgets.embed import dependency_state

from datawijs.design import tokens_css
from datawijs.language import current_language
from datawijs.widgets.exercise import (
    FOLDER,
    Exercise,
    card_words,
    exercise_kinds,
    own_script,
    own_style,
    shared_script,
    shared_style,
    within_reach,
)
from datawijs.widgets.shared_words import shared_sentences

STATE_TYPE = "application/vnd.jupyter.widget-state+json"
VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
CODE = ("_esm", "_css")


@cache
def host_script() -> str:
    """Return the classic script that mounts exercises on a static page; the exercises themselves come after it."""
    shared = f"window.datawijs = {{ progress, exercises: {{}}, shared: {{ {', '.join(shared_names())} }} }};"
    return _classic(
        shared_script(), *map(_read, ("progress.js", "on_your_screen.js", "worksheet.js")), shared, _read("host.js")
    )


@cache
def exercise_script(kind: str, *, whole: bool = False) -> str:
    """Return the classic script of the exercise `kind`, which makes it known to the host that stands before it.

    It brings its own style: one request less, and none of it is needed sooner. `whole`: with what it would load later.
    """
    style = json.dumps(own_style(kind), ensure_ascii=False)
    return _classic(
        f"const {{ {', '.join(shared_names())} }} = window.datawijs.shared;",
        within_reach(kind) if whole else "",
        own_script(kind),
        f'document.head.append(h("style", {{}}, {style}));' if own_style(kind) else "",
        f"window.datawijs.exercises[{json.dumps(kind)}] = render;",
    )


@cache
def own_papers_script() -> str:
    """Return the classic script of the papers that a reader prints from "My progress"; it comes after the host's."""
    used = f"const {{ {', '.join(shared_names())} }} = window.datawijs.shared;"
    return _classic(used, _read("own_papers.js"), "window.datawijs.ownPapers = ownPapers;")


@cache
def shared_names() -> list[str]:
    """Return what an exercise may use of `shared/`: every function and constant at the start of a line."""
    return re.findall(r"^(?:function|const) (\w+)", shared_script(), re.MULTILINE)


def _classic(*parts: str) -> str:
    """Make one classic script that adds no name to the page."""
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"


def kinds_in(state: dict[str, Any]) -> list[str]:
    """Return the kinds of the exercises in an embedded widget state, each once, in alphabetical order."""
    found = {model["state"].get("kind") for model in state["state"].values()}
    return sorted(found.intersection(exercise_kinds()))


def slim_state(state: dict[str, Any]) -> dict[str, Any]:
    """Return the embedded widget state without what a static page doesn't need.

    `state` is what myst-nb or `ipywidgets.embed` writes: {"version_major": 2, "version_minor": 0, "state": {model id: model}}.
    Code and style of the exercises are dropped (the page has its scripts and styles), and so are the models that belong to
    none of them, such as layouts. The exercises stand in the order of their ids: a model's id is drawn by chance, and who
    stores a state sorts by it. The input is left as it is.
    """
    kinds = exercise_kinds()
    models = {
        model_id: {**model, "state": {name: value for name, value in model["state"].items() if name not in CODE}}
        for model_id, model in state["state"].items()
        if model["state"].get("kind") in kinds or _is_seen(model)
    }
    in_order = sorted(models.items(), key=lambda item: item[1]["state"].get("exercise_id", ""))
    return {**state, "state": dict(in_order)}


def _is_seen(model: dict[str, Any]) -> bool:
    """Whether the model has a view of its own: then the host says in its place that it needs JupyterLab."""
    return bool(model["state"].get("_view_name")) and not model["model_name"].endswith(("LayoutModel", "StyleModel"))


def progress_place(exercises: dict[str, dict[str, Any]] | None = None, papers: dict[str, Any] | None = None) -> str:
    """Return the HTML where the page "My progress" is mounted, with its sentences in the language in use.

    `exercises` gives names to the ids: {exercise id: {"title": …, "href": …}}; an exercise that isn't in it is shown by its id,
    one with "worksheet" is left out of the file for a coach, and of another all that stands under the names in "written".
    `papers` is what own_papers.js prints from: the pages of the course with their minutes and worksheets, and what is known of
    the two tests; without it there are no papers.
    """
    words: dict[str, Any] = {**card_words(), **_progress_words(), "exercises": exercises or {}}
    if papers:
        words |= {"papers": papers, **_own_paper_words()}
    return (
        "<div data-datawijs-progress>"
        f'<script type="application/json">{_json_for_html(words)}</script>'
        f"<noscript><p>{html.escape(words['no_script'])}</p></noscript>"
        "</div>"
    )


def worksheet_place(sheet_id: str, title: str) -> str:
    """Return the HTML that lets the page be filled in: what is written is kept under `sheet_id`, as of an exercise."""
    words = {**card_words(), **shared_sentences("worksheet")}
    model = {"exercise_id": sheet_id, "content": {"title": title, "ui": words}}
    return (
        '<div class="screen-only" data-datawijs-worksheet>'
        f'<script type="application/json">{_json_for_html(model)}</script>'
        "</div>"
    )


def standalone(*widgets: Exercise, title: str = "Datawijs") -> str:
    """Return a whole HTML page with these exercises and nothing else; it also works when opened from a disk."""
    models = dependency_state(list(widgets), drop_defaults=False) if widgets else {}
    state = {"version_major": 2, "version_minor": 0, "state": models}
    kinds = kinds_in(state)
    scripts = "\n".join((host_script(), *(exercise_script(kind, whole=True) for kind in kinds)))
    views = "\n".join(
        f'<script type="{VIEW_TYPE}">{json.dumps({"version_major": 2, "version_minor": 0, "model_id": w.model_id})}</script>'
        for w in widgets
    )
    language = widgets[0].language if widgets else current_language()
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}</title>
<style>
{tokens_css()}
body {{ margin: 0; background: var(--dw-paper); color: var(--dw-ink); font-family: var(--dw-font-text); }}
main {{ max-width: 52rem; margin: 0 auto; padding: var(--dw-space-3); }}
{shared_style()}
</style>
<script>
{scripts}
</script>
</head>
<body>
<main>
<h1>{html.escape(title)}</h1>
{views}
</main>
<script type="{STATE_TYPE}">
{_json_for_html(slim_state(state))}
</script>
</body>
</html>
"""


def _json_for_html(value: object) -> str:
    """JSON that can stand in a script element: no text in it can end the element."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\u0021--")


def _progress_words() -> dict[str, str]:
    return shared_sentences("progress", "taken", "kept")


def _own_paper_words() -> dict[str, str]:
    gaps = ("hours", "minutes", "time", "pages", "right", "all", "error", "change", "first", "last")
    return {**shared_sentences("statement", *gaps), **shared_sentences("portfolio")}


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
