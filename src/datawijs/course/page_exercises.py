"""The exercises on the pages of a training, as the pages themselves make them.

Which questions a training asks stands in its pages and nowhere else. So who needs them (the results of a group) runs the pages'
code cells, in this process. Nothing of that is seen: what the cells print or show is dropped, and no front end hears of the
exercises. While the course is built, the pages have just been run: then their results tell (see `_in_results`).
"""

import ast
import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import comm
from IPython.utils.capture import capture_output
from nbformat import NotebookNode

from datawijs.course.execution import RESULTS_IN, executed_notebook, read_notebook
from datawijs.course.problem import Problem
from datawijs.course_folder import course_folder
from datawijs.language import LANGUAGES, _, speaking
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.shown_exercise import Shown, shown_in

PAGES = "modules"


@dataclass(frozen=True, eq=False)
class PageExercise:
    """An exercise, the title of the page that it is on, and that page's file."""

    exercise: Shown
    page: str
    path: Path


def trainings(language: str) -> list[str]:
    """Return the names of the folders of pages in `language`: "advanced", "beginner" …

    Raises Problem when the course can't be found, or doesn't speak that language.
    """
    return sorted(folder.name for folder in _folder(language).iterdir() if any(folder.glob("*.ipynb")))


def exercises_of_training(training: str, language: str) -> dict[str, Shown]:
    """Return the exercises of a training by their id, in the order of its pages, as their pages show them in `language`.

    Raises Problem when there is no such training, or one of its pages can't be run.
    """
    return {one.exercise.exercise_id: one.exercise for one in page_exercises(training, language)}


@cache
def page_exercises(training: str, language: str) -> tuple[PageExercise, ...]:
    """Return the exercises of a training with their pages, in order; as `exercises_of_training`."""
    if training not in trainings(language):
        raise Problem(
            _("There is no training {training!r}. There are: {trainings}.").format(
                training=training, trainings=", ".join(trainings(language))
            )
        )
    pages = sorted((_folder(language) / training).glob("*.ipynb"))
    return tuple(one for page in pages for one in exercises_on_page(f"{training}/{page.stem}", language))


@cache
def exercises_on_page(page: str, language: str) -> tuple[PageExercise, ...]:
    """Return the exercises on one page, such as "practice/05-before-and-after", but for those that keep nothing.

    Raises Problem when the page can't be run.
    """
    path = _folder(language) / f"{page}.ipynb"
    notebook = read_notebook(path)
    every = _in_results(path) or _exercises_in(notebook, path, language)
    shown = [exercise for exercise in every if exercise.content.get("keeps", True)]
    return tuple(PageExercise(exercise, _title(notebook, page), path) for exercise in shown)


def _folder(language: str) -> Path:
    if language not in LANGUAGES:
        raise Problem(
            _("The course speaks {known}, not {language}.").format(known=", ".join(LANGUAGES), language=language)
        )
    try:
        # from where the package stands: a learner may have changed the pages of a copy
        return course_folder(Path(__file__).parent) / PAGES / language
    except FileNotFoundError as error:
        raise Problem(str(error)) from error


def _title(notebook: NotebookNode, page: str) -> str:
    lines = (line for cell in notebook.cells if cell.cell_type == "markdown" for line in cell.source.splitlines())
    return next((line.removeprefix("# ").strip() for line in lines if line.startswith("# ")), page)


def _in_results(path: Path) -> Sequence[Shown]:
    """The exercises in the results of a page, in a build that has run it; none outside a build, or before."""
    if RESULTS_IN not in os.environ:
        return ()
    try:
        return tuple(shown_in(executed_notebook(path, Path(os.environ[RESULTS_IN]))))
    except KeyError:
        return ()


def _exercises_in(notebook: NotebookNode, path: Path, language: str) -> Sequence[Shown]:
    """Run the cells of a page one after the other; an exercise is what a cell ends with."""
    names: dict[str, Any] = {"__name__": "__main__"}
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    try:
        with speaking(language), _unseen():
            shown = [_run(source, str(path), names) for source in sources]
    except Exception as error:  # a page may raise anything
        raise Problem(
            _("The page {page} can't be run: {error}").format(page=path, error=f"{type(error).__name__}: {error}")
        ) from error
    return [last for last in shown if isinstance(last, Exercise)]


def _run(source: str, name: str, names: dict[str, Any]) -> object:
    """Run one cell and return the value of its last line, as a notebook shows it; None when that is no expression."""
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), names)
    return eval(compile(ast.Expression(last.value), name, "eval"), names) if isinstance(last, ast.Expr) else None


@contextlib.contextmanager
def _unseen() -> Iterator[None]:
    """Drop all output, and make widgets that no front end hears of: a kernel would keep them all in the coach's notebook."""
    heard = comm.create_comm
    comm.create_comm = comm.DummyComm
    try:
        with capture_output():
            yield
    finally:
        comm.create_comm = heard
