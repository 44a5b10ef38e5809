"""Every notebook keeps to the form that CONTRIBUTING.md describes, and runs.

The build of the site runs all that are pages; here its results are looked at. nbval runs the solutions, and with `-m nightly`
all.
"""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from kept_names import kept_names, names_on_pages

from datawijs import widgets
from datawijs.course.build import RESULTS, WORK
from datawijs.course.execution import executed_notebook

ROOT = Path(__file__).parent.parent


def read(path: Path):
    return nbformat.read(path, as_version=4)


NOTEBOOKS = sorted(
    path
    for folder in ("book", "modules", "coach", "solutions")
    for path in (ROOT / folder).rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
# A card to print is no lesson: it has no more than what goes on paper.
LESSONS = [
    path
    for path in NOTEBOOKS
    if "modules" in path.relative_to(ROOT).parts and read(path).metadata["datawijs"].get("layout") != "worksheet"
]
# A group works through these together, in a session of an hour or more.
TOGETHER = {"intervision", "pupil-workshop"}
BRIEF = {"06-refresher"}  # five minutes, twice a year
WITH_CODE = "data-analysis"  # the one training whose learners see the code
WIDGETS = {
    name
    for name, thing in ((name, getattr(widgets, name)) for name in widgets.__all__)
    if isinstance(thing, type) and issubclass(thing, widgets.Exercise) and thing is not widgets.Exercise
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def language(path: Path) -> str:
    return path.relative_to(ROOT).parts[1]


def text(path: Path) -> str:
    return "\n\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")


def test_there_are_enough_of_them():
    assert len([path for path in LESSONS if language(path) == "nl"]) >= 6
    assert len(NOTEBOOKS) % 2 == 0


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_form(path):
    notebook = read(path)
    nbformat.validate(notebook)
    first, second = notebook.cells[:2]
    assert first.cell_type == "code"
    assert f'use_language("{language(path)}")' in first.source
    assert second.cell_type == "markdown"
    assert second.source.startswith("# ")
    for cell in notebook.cells:
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{1,40}", cell.id), f"{cell.id}: give the cell a readable id"
        if cell.cell_type == "code":
            assert not cell.outputs, f"{cell.id}: strip the outputs"
            assert cell.execution_count is None, f"{cell.id}: strip the execution count"


@pytest.mark.parametrize("path", [path for path in NOTEBOOKS if "solutions" not in path.parts], ids=name)
def test_ran_without_a_complaint(path, site):
    outputs = [
        output
        for cell in executed_notebook(path, ROOT / WORK / RESULTS).cells
        if cell.cell_type == "code" and "raises-exception" not in cell.metadata.get("tags", ())
        for output in cell.outputs
    ]
    assert outputs
    assert [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"] == []


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_tells_its_time_its_place_and_what_to_remember(path):
    facts = read(path).metadata["datawijs"]
    assert facts["cycle"] in {"train", "use", "evaluate", "next"}
    assert (5 if path.stem in BRIEF else 10) <= facts["minutes"] <= (75 if path.parent.name in TOGETHER else 40)
    assert ":class: goals" in text(path)
    assert ":class: remember" in text(path)


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_shows_no_code_but_what_it_teaches(path):
    for cell in read(path).cells:
        if cell.cell_type == "code" and (WITH_CODE not in path.parts or exercise_ids_of(cell)):
            assert "remove-input" in cell.metadata.get("tags", []), cell.id


def exercise_ids(path: Path) -> list[str]:
    return [found for cell in read(path).cells if cell.cell_type == "code" for found in exercise_ids_of(cell)]


def exercise_ids_of(cell) -> list[str]:
    return [
        node.args[0].value
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Call) and WIDGETS & {getattr(node.func, "id", ""), _class_of(node.func)}
    ]


def _class_of(function: ast.expr) -> str:
    """Of which class a function is called: ShortCheck.from_words."""
    return getattr(getattr(function, "value", None), "id", "")


ON_SEVERAL_PAGES = {"my-screen"}  # one choice, made wherever a reader meets it


@pytest.mark.parametrize("language_code", ["nl", "en"])
def test_exercise_ids_are_unique(language_code):
    ids = [one for path in NOTEBOOKS if language(path) == language_code for one in exercise_ids(path)]
    once = [one for one in ids if one not in ON_SEVERAL_PAGES]
    assert once
    assert len(once) == len(set(once))


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_every_lesson_has_something_to_do(path):
    assert exercise_ids(path) or read(path).metadata["datawijs"].get("layout") == "worksheet"


def test_the_names_that_answers_are_kept_under_stay():
    """Of every exercise on a page: its id, what kind it is, and the keys of its questions, in their order."""
    assert names_on_pages() == kept_names("pages")
