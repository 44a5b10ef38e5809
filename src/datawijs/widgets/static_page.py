"""Exercises on a page without a kernel.

The site includes one script and one stylesheet on every page with an exercise:

`script()`
    the host, the shared helpers and every exercise, as one classic script. It mounts each
    `<script type="application/vnd.jupyter.widget-view+json">` in place from the page's widget state, and sets
    `window.datawijs.progress` (list, exportAll, importAll, eraseAll, keeps). It may stand anywhere on the page.
`styles()`
    the CSS, without the design tokens, which the page has already.
`slim_state(state)`
    the widget state that goes into the page: without the code (it is in the script) and without models that nobody mounts.
`progress_place(exercises)`
    the place where the page "My progress" is mounted.
`standalone(*widgets)`
    a whole page with nothing but these exercises: for tests and demonstrations, with the same host and the same script.
"""

import html
import json
from functools import cache

from ipywidgets.embed import dependency_state

from datawijs.design import tokens_css
from datawijs.language import _, current_language
from datawijs.widgets.exercise import FOLDER, Exercise, card_words, shared_script, shared_style

STATE_TYPE = "application/vnd.jupyter.widget-state+json"
VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
CODE = ("_esm", "_css")


def exercise_kinds() -> list[str]:
    """Return the names of all exercises: every script in this folder that has a Python file of the same name."""
    return sorted(file.stem for file in FOLDER.glob("*.js") if file.with_suffix(".py").is_file())


@cache
def script() -> str:
    """Return the one classic script that runs every exercise on a static page."""
    exercises = [
        f"exercises[{json.dumps(kind)}] = (() => {{\n{_read(f'{kind}.js')}\nreturn render;\n}})();"
        for kind in exercise_kinds()
    ]
    parts = [shared_script(), "const exercises = {};", *exercises, _read("progress.js"), _read("host.js")]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"


@cache
def styles() -> str:
    """Return the CSS of every exercise, without the design tokens."""
    own = [_read(f"{kind}.css") for kind in exercise_kinds() if (FOLDER / f"{kind}.css").is_file()]
    return "\n".join((shared_style(), *own))


def slim_state(state: dict) -> dict:
    """Return the embedded widget state without what a static page doesn't need.

    `state` is what myst-nb or `ipywidgets.embed` writes: {"version_major": 2, "version_minor": 0, "state": {model id: model}}.
    Code and style of the exercises are dropped (they are in `script()` and `styles()`), and so are the models that belong to
    none of them, such as layouts. The input is left as it is.
    """
    kinds = exercise_kinds()
    models = {
        model_id: {**model, "state": {name: value for name, value in model["state"].items() if name not in CODE}}
        for model_id, model in state["state"].items()
        if model["state"].get("kind") in kinds or _is_seen(model)
    }
    return {**state, "state": models}


def _is_seen(model: dict) -> bool:
    """Whether the model has a view of its own: then the host says in its place that it needs JupyterLab."""
    return bool(model["state"].get("_view_name")) and not model["model_name"].endswith(("LayoutModel", "StyleModel"))


def progress_place(exercises: dict[str, dict] | None = None) -> str:
    """Return the HTML where the page "My progress" is mounted, with its sentences in the language in use.

    `exercises` gives names to the ids: {exercise id: {"title": …, "href": …}}; an exercise that isn't in it is shown by its id.
    """
    words = {**card_words(), **_progress_words(), "exercises": exercises or {}}
    return (
        "<div data-datawijs-progress>"
        f'<script type="application/json">{_json_for_html(words)}</script>'
        f"<noscript><p>{html.escape(words['no_script'])}</p></noscript>"
        "</div>"
    )


def standalone(*widgets: Exercise, title: str = "Datawijs") -> str:
    """Return a whole HTML page with these exercises and nothing else; it also works when opened from a disk."""
    models = dependency_state(list(widgets), drop_defaults=False) if widgets else {}
    state = {"version_major": 2, "version_minor": 0, "state": models}
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
{styles()}
</style>
<script>
{script()}
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


def _json_for_html(value) -> str:
    """JSON that can stand in a script element: no text in it can end the element."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\u0021--")


def _progress_words() -> dict[str, str]:
    return {
        "no_script": _("This page needs JavaScript, which is off in this browser."),
        "progress_caption": _("What you answered on this device"),
        "progress_exercise": _("Exercise"),
        "progress_when": _("Last answer"),
        "progress_none": _("You haven't answered anything yet on this device."),
        "export_all": _("Save everything to a file"),
        "erase_all": _("Erase everything"),
        "erase_all_sure": _("Erase all your answers to all exercises? You can't get them back."),
        "erased_all": _("All your answers on this device have been erased."),
        "imported_all": _("Done: answers to {taken} exercises came from the file."),
        "imported_some": _(
            "Done: answers to {taken} exercises came from the file. For {kept} exercises the answers on this device were at "
            "least as new, so those stayed."
        ),
    }


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
