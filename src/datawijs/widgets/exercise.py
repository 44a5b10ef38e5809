"""The base of all exercises: one widget, two hosts.

An exercise is an anywidget. Python prepares everything the learner will see (items, truth, feedback, texts) as `content`; the
JavaScript shows, collects, scores and explains, without asking Python anything. So it runs the same on the static page, where
there is no kernel (`datawijs.widgets.static_page`), and in JupyterLab, where `answers` comes back to Python and `.result`
turns it into a table.

To make a new exercise, make a folder here, named after it; that name is the exercise's kind. It holds

`exercise.py`
    a subclass of `Exercise`. Its constructor prepares `content` and calls
    `super().__init__(exercise_id, title=…, content={…}, ui={…})`; `content` may hold anything that JSON can, `ui` the
    sentences of this exercise. It defines `result`, a tidy DataFrame made from `self.given`.
`exercise.js`
    a plain script with `function render({ model, el })`, built on the helpers of `shared/`; no imports, no eval, and JSDoc
    for the types that TypeScript can't find out by itself. It starts with
    `const card = openCard({ model, el })` and ends with `return card.close`. What was answered is in `card.store.given`;
    every answer goes through `card.store.update((given) => …)` at once. Keep keys, never labels.
`content.d.ts`
    the types of `content`, which `exercise.js` is checked against, and of what it keeps. Types of what the exercises share
    are in `shared/types.d.ts`. No browser loads these files.
`words/nl.md`, `words/en.md`
    the sentences that a reader sees; `read_words(__file__)` gives them (see `datawijs.words`). What exercises share stands in
    `words/` here, a block for each group: `shared_words.py` and the modules that use it.
`exercise.css`
    if needed; every rule starts with `.dw-exercise` and every colour is a design token.
`words/nl.md`, `words/en.md`
    its sentences, read by `datawijs.words`; Dutch is the source.
other modules
    what the exercise shows and asks, each one idea; `facts.py` computes the numbers that the sentences tell.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from datawijs.design import charts, tokens_css
from datawijs.edition import EDITION
from datawijs.language import LANGUAGES, _, current_language, speaking
from datawijs.widgets.editions import earlier_editions, edition_name, items_in, old_ids
from datawijs.widgets.kept import kept_now
from datawijs.widgets.shared_words import shared_sentences, shared_words

FOLDER = Path(__file__).parent
# Each may use those before it.
SHARED_SCRIPTS = (
    "dom.js",
    "later.js",
    "moment.js",
    "format.js",
    "kept.js",
    "store.js",
    "choices.js",
    "slider.js",
    "chart.js",
    "detection.js",
    "card.js",
    "order.js",
    "question.js",
    "confidence.js",
    "pupil.js",
    "judged.js",
    "series_end.js",
    "stages.js",
    "little_person.js",
    "paper.js",
    "reword.js",
    "agreements.js",
)
SHARED_STYLES = (
    "card.css",
    "chart.css",
    "confidence.css",
    "pupil.css",
    "series_end.css",
    "stages.css",
    "paper.css",
    "reword.css",
    "order.css",
)

# Scripts that an exercise brings along, before its own, and one that is loaded when it is asked for (`loadFiles`).
BROUGHT = {
    "own_marks": ("own/own_marks.js", "own/own_group.js"),
    "group_sheet": tuple(f"widgets/group_sheet/{name}.js" for name in ("intervals", "answers", "counts", "halves")),
}
LOADED_LATER = {kind: "own/libraries/libraries.js" for kind in BROUGHT}

# What the front end fills in, in the sentences of the card and of its charts.
FILLED = (
    *("file", "name", "count", "first", "last", "lowest", "lowest_at", "highest", "highest_at", "numbers"),
    *("label", "lower", "upper", "value", "right", "all"),
)


class Exercise(anywidget.AnyWidget):
    """An exercise on a page.

    Parameters
    ----------
    exercise_id
        The name under which the answers are kept, the same in every language: lower-case letters, digits and hyphens, such as
        "beginner-pretest". Two exercises of a course never share one.
    title
        What stands on the card.
    content
        Everything the front end shows, as JSON can hold it. `title` and `ui` are added.
    ui
        The sentences of this exercise, in the language in use. Those of the card around it are added.

    Raises ValueError when the id can't be used.
    """

    # How long it takes, all in all, reading included: an estimate. 0 where that depends on what the page asks with it.
    minutes: ClassVar[float] = 0
    # Whether what is answered is kept; where it isn't, nothing is stored, nothing comes back to Python, no list names it, and
    # the site lets its page ask nothing of anybody.
    keeps: ClassVar[bool] = True
    # The names in `given` under which the learner's own words stand: they may be about people, so no file for a coach has them.
    written: ClassVar[tuple[str, ...]] = ()

    exercise_id = traitlets.Unicode().tag(sync=True)
    kind = traitlets.Unicode().tag(sync=True)
    language = traitlets.Unicode().tag(sync=True)
    content = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        kind = _kind_of(cls)
        # Once only: anywidget makes a subclass again for each object, in which _esm and _css are traits already.
        if not hasattr(cls, "_esm") and kind in exercise_kinds():
            cls._esm = module(kind)
            cls._css = style(kind)
        super().__init_subclass__(**kwargs)

    def __init__(self, exercise_id: str, *, title: str, content: dict[str, Any], ui: dict[str, Any] | None = None):
        super().__init__(
            exercise_id=_checked_id(exercise_id),
            kind=_kind_of(type(self)),
            language=current_language(),
            content={
                **_with_edition(exercise_id, content),
                **({} if self.keeps else {"keeps": False}),
                **({"written": list(self.written)} if self.written else {}),
                "title": title,
                "ui": {**card_words(), **(ui or {})},
            },
        )

    @property
    def given(self) -> dict[str, Any]:
        """What the learner answered so far, in the form of `kept.py`; empty at the start, and always where nothing is kept."""
        return kept_now(self.answers.get("given", {}), self.content) if self.keeps else {}


def _with_edition(exercise_id: str, content: dict[str, Any]) -> dict[str, Any]:
    """The content with the edition of its questions, and what is known of earlier ones; as it is where it asks none."""
    items = items_in(content)
    if not items:
        return content
    return {
        **content,
        "edition": edition_name(content.get("edition"), items),
        "earlier_editions": earlier_editions(exercise_id),
    }


def _kind_of(exercise: type) -> str:
    """Return the name of the folder that the class `exercise` stands in."""
    return exercise.__module__.rpartition(".")[0].rpartition(".")[2]


def _checked_id(exercise_id: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", exercise_id or ""):
        raise ValueError(
            _(
                "An exercise needs an id of lower-case letters, digits and hyphens, such as “beginner-pretest”; "
                "{exercise_id!r} can't be used."
            ).format(exercise_id=exercise_id)
        )
    return exercise_id


@cache
def exercise_kinds() -> tuple[str, ...]:
    """Return the names of all exercises: every folder here with an `exercise.js`."""
    return tuple(sorted(file.parent.name for file in FOLDER.glob("*/exercise.js")))


@cache
def module(kind: str) -> str:
    """Return the ES module of the exercise `kind`, as anywidget runs it in JupyterLab: one file, no imports."""
    return "\n".join(
        (
            shared_script(),
            within_reach(kind),
            own_script(kind),
            "export default { render: (context) => guarded(render, context) };",
        )
    )


def within_reach(kind: str) -> str:
    """What a page would load later stands in the module itself: in JupyterLab there is no address to load it from."""
    if kind not in LOADED_LATER:
        return ""
    return f"const LATER = () => {{\n{later_script(kind)}\n}};"


@cache
def later_script(kind: str) -> str:
    """Return the classic script that a page with the exercise `kind` loads when it is asked for; empty where there is none."""
    name = LOADED_LATER.get(kind)
    return (FOLDER.parent / name).read_text(encoding="utf-8") if name else ""


@cache
def style(kind: str) -> str:
    """Return the CSS of the exercise `kind`, with the design tokens, as anywidget adds it to JupyterLab."""
    return "\n".join((tokens_css(), shared_style(), own_style(kind)))


@cache
def own_script(kind: str) -> str:
    """Return the JavaScript of the exercise `kind` alone, after what it brings from rooms below."""
    brought = [(FOLDER.parent / name).read_text(encoding="utf-8") for name in BROUGHT.get(kind, ())]
    return "\n".join((*brought, _read(f"{kind}/exercise.js")))


@cache
def own_style(kind: str) -> str:
    """Return the CSS of the exercise `kind` alone; empty when it has none."""
    return _read(f"{kind}/exercise.css") if (FOLDER / kind / "exercise.css").is_file() else ""


@cache
def shared_script() -> str:
    """Return the JavaScript that all exercises share, as one piece of a script."""
    words = f"const WORDS = {json.dumps(_words_of_no_exercise(), ensure_ascii=False)};"
    ids = f"const OLD_IDS = {json.dumps(old_ids())};"
    edition = f"const EDITION = {json.dumps(EDITION)};"
    chart = f"const CHART = {json.dumps(charts.for_scripts())};"
    return "\n".join((words, ids, edition, chart, *(_read(f"shared/{name}") for name in SHARED_SCRIPTS)))


@cache
def shared_style() -> str:
    """Return the CSS that all exercises share, without the design tokens."""
    return "\n".join(_read(f"shared/{name}") for name in SHARED_STYLES)


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _words_of_no_exercise() -> dict[str, dict[str, str]]:
    """The sentences that are needed where no exercise could bring its own, in every language."""
    words = {}
    for language in LANGUAGES:
        with speaking(language):
            said = shared_words()
            words[language] = {"broken": said.say("card", "broken"), "only_live": said.say("page", "only_live")}
    return words


def card_words() -> dict[str, str]:
    """Return the sentences of the card around every exercise, in the language in use."""
    return shared_sentences("card", *FILLED)
