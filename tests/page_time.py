"""How long a page takes, counted from what stands on it, to hold against the minutes that it states.

Adults read 238 words of English non-fiction a minute in silence (Brysbaert 2019, 190 studies). Who studies reads slower than
who reads: 180 a minute is our choice, for both languages. So are the minutes below, which are estimates:
they tell whether a page that says 20 minutes could take 5, or 60.
"""

import ast
import re
from pathlib import Path

import nbformat
from kept_names import words_of_check

from datawijs import widgets
from datawijs.language import LANGUAGES
from datawijs.widgets.short_check.from_words import SUGGESTIONS

WORDS_A_MINUTE = 180
FIGURE = 1.0  # to look at a figure or a table that code made
CODE = 1.5  # to read a cell of code that the page shows, and what came out
SHOWN_OF_EXERCISE = 0.7  # of the words of an exercise: nobody sees the explanation of every choice
THINKING = {"Choice": 0.5, "Numeric": 1.0, "Ordering": 0.75, "Statement": 0.1}
KINDS = {"choice": "Choice", "number": "Numeric", "order": "Ordering", "statement": "Statement"}
# What a page asks to write down, or to look up in one's own school.
WRITING = {":class: write-lines": 3, ":class: use": 4, ":class: steps": 2}
PUPIL = 0.75  # to judge one pupil and read why; without the why a little less
PUPIL_OF_A_TEST = 0.6


def minutes_of(path: Path) -> float:
    """Return the minutes that the page takes, counted."""
    if path.suffix == ".md":
        return _reading(path.read_text(encoding="utf-8").partition("\n---\n")[2])
    language = next(part for part in reversed(path.parts) if part in LANGUAGES)
    return sum(_cell(cell, language) for cell in nbformat.read(path, as_version=4).cells)


def _cell(cell, language: str) -> float:
    if cell.cell_type == "markdown":
        return _reading(cell.source)
    tree = ast.parse(cell.source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    worded = [call for call in calls if words_of_check(call, language)]
    if worded:
        return sum(_check(call, language) for call in worded)
    calls = [call for call in calls if isinstance(call.func, ast.Name)]
    exercise = sum(_exercise(call) for call in calls)
    if exercise:
        return exercise + SHOWN_OF_EXERCISE * _reading(" ".join(_strings(tree)))
    shows = bool(tree.body) and isinstance(tree.body[-1], ast.Expr)
    if "remove-input" in cell.metadata.get("tags", []):
        return FIGURE * (shows and "use_language" not in cell.source)
    return CODE


def _check(call: ast.Call, language: str) -> float:
    """A check that has its words beside the page. Of which kind a question is stands in the Dutch words alone."""
    kinds = [
        block.settings.get("kind", "order" if block.ordered else "choice")
        for block in words_of_check(call, "nl")[1]
        if block.key != SUGGESTIONS
    ]
    words = [one.text for block in words_of_check(call, language)[1] for one in block.words()]
    return sum(THINKING[KINDS[kind]] for kind in kinds) + SHOWN_OF_EXERCISE * _reading(" ".join(words))


def _exercise(call: ast.Call) -> float:
    name = call.func.id
    if name == "NoiseOrDecline":
        given = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
        return 20 * PUPIL_OF_A_TEST if "form" in given else PUPIL * given.get("items", 12)
    return getattr(getattr(widgets, name, None), "minutes", 0) + THINKING.get(name, 0)


def _strings(tree: ast.AST) -> list[str]:
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _reading(text: str) -> float:
    writing = sum(minutes * text.count(place) for place, minutes in WRITING.items())
    text = re.sub(r"\]\([^)]*\)|\{\w+\}|^:.*$|^:::.*$", " ", text, flags=re.MULTILINE)
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)) / WORDS_A_MINUTE + writing
