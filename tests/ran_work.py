"""Graded work without a kernel: what running would have left in the cells is written into them by hand."""

import copy
import json
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from threading import Event

import nbformat
import pytest
from handed_in import filled_in
from nbformat import NotebookNode

from datawijs.course.exercise_notebook import grade_id, mend
from datawijs.course.exercises import exercises
from datawijs.course.grading.autograde import Graded, points_of
from datawijs.course.grading.gate import Admitted

READING, DISCUSSION = "beginner-reading", "analysis-group-discussion"
MISSED = ("NotYet", "Not yet. Look again at the scale.")  # what a check raises


def admitted(name: str = READING, language: str = "nl", learner: str = "Anna", notes=(), **answers: str) -> Admitted:
    """Return work that passed the gate: the exercise `name`, all right but for `answers` (see `filled_in`)."""
    exercise = next(one for one in exercises(language) if one.name == name)
    notebook = nbformat.reads(json.dumps(filled_in(name, language, **answers)), as_version=4)
    return Admitted(learner, exercise, Path(f"{learner}.ipynb"), mend(notebook, exercise.released)[0], tuple(notes))


def ran(work: Admitted, errors: dict[str, tuple[str, str]] | None = None) -> NotebookNode:
    """Return the notebook of `work` as if it had run; `errors`: what a cell raised, by nbgrader's name for the cell."""
    executed = copy.deepcopy(work.notebook)
    for number, cell in enumerate(executed.cells, 1):
        if cell.cell_type == "code":
            cell.execution_count, cell.outputs = number, []
            if grade_id(cell) in (errors or {}):
                name, sentence = errors[grade_id(cell)]
                cell.outputs = [nbformat.v4.new_output("error", ename=name, evalue=sentence, traceback=[])]
    return executed


def graded(work: Admitted, errors: dict[str, tuple[str, str]] | None = None) -> Graded:
    """Return `work` with nbgrader's points for it."""
    executed = ran(work, errors)
    return Graded(work, executed, points_of(executed))


class Manager:
    """Stands where a kernel's manager would, and notes that it was ended."""

    def __init__(self) -> None:
        self.ended = Event()

    def end(self) -> None:
        self.ended.set()


class Kernels:
    """Gives managers without a kernel, and keeps them with the environment that each was asked for."""

    def __init__(self) -> None:
        self.given: list[tuple[Manager, dict[str, str]]] = []

    def manager(self, environment=None) -> Manager:
        self.given.append((Manager(), dict(environment or {})))
        return self.given[-1][0]


def run_nothing(monkeypatch: pytest.MonkeyPatch, run=ran) -> None:
    """Let grading take what `run` makes of the work in place of running it."""
    monkeypatch.setattr(import_module("datawijs.course.grading.autograde"), "_executed", lambda work, *_rest: run(work))
    monkeypatch.setattr(
        import_module("datawijs.course.grading.machines"), "learner_kernels", lambda **_how: nullcontext(Kernels())
    )
