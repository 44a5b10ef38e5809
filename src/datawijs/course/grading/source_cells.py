"""What nbgrader knows of an exercise: each graded cell as its author wrote it, with the hidden tests and the points.

nbgrader keeps this in a gradebook, a database that is made anew for each release. Here nbgrader's own steps make the same
from the solution, in memory; a test holds it against a real gradebook.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import MissingEntry
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import NbGraderPreprocessor, OverwriteCells, SaveCells

from datawijs.course.exercises import Exercise
from datawijs.course.release import release_configuration
from datawijs.course_folder import course_folder


@dataclass(frozen=True)
class SourceCell:
    """One cell, with the names that nbgrader's gradebook has for its facts. `max_score` is None where nothing is earned."""

    name: str
    cell_type: str
    locked: bool
    source: str
    checksum: str
    max_score: float | None


@dataclass(frozen=True)
class _NoGradebook:
    """Answers nbgrader's questions to a gradebook from `cells`, by name."""

    cells: Mapping[str, SourceCell]

    def find_source_cell(self, name: str, _notebook: str, _assignment: str) -> SourceCell:
        if name not in self.cells:
            raise MissingEntry(name)
        return self.cells[name]

    find_graded_cell = find_grade_cell = find_solution_cell = find_task_cell = find_source_cell


def source_cells(exercise: Exercise) -> dict[str, SourceCell]:
    """Return the cells of `exercise` that nbgrader knows, by their names."""
    solution = course_folder() / "solutions" / exercise.language / exercise.name / exercise.path.name
    return _source_cells(solution)


@cache
def _source_cells(solution: Path) -> dict[str, SourceCell]:
    notebook = nbformat.read(solution, as_version=4)
    config = release_configuration(solution.parent.parent.parent, solution.parent.name)
    collect = _CollectCells(config=config)
    for step in (*(make(config=config) for make in _steps_before_saving()), collect):
        notebook, _resources = step.preprocess(notebook, {"nbgrader": {}})
    return collect.found()


def _steps_before_saving() -> list[Callable[..., Any]]:
    return list(takewhile(lambda step: step is not SaveCells, GenerateAssignment.preprocessors.default_args[0]))


class _CollectCells(SaveCells):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's way to note the cells, without a database to write them to."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        self.notebook_id = self.assignment_id = ""
        self.gradebook = _NoGradebook({})
        self.new_grade_cells: dict[str, dict[str, Any]] = {}
        self.new_source_cells: dict[str, dict[str, Any]] = {}
        self.new_solution_cells: dict[str, dict[str, Any]] = {}
        self.new_task_cells: dict[str, dict[str, Any]] = {}
        return _each_cell(self, nb, resources)

    def found(self) -> dict[str, SourceCell]:
        return {
            name: SourceCell(name=name, max_score=self.new_grade_cells.get(name, {}).get("max_score"), **facts)
            for name, facts in self.new_source_cells.items()
        }


class OverwriteFromSource(OverwriteCells):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's way to put back what learners may not change, from `cells` instead of from a gradebook."""

    def __init__(self, cells: dict[str, SourceCell], **options: Any) -> None:
        super().__init__(**options)
        self.gradebook = _NoGradebook(cells)
        self.notebook_id = self.assignment_id = ""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        return _each_cell(self, nb, resources)


def _each_cell(
    step: NbGraderPreprocessor, notebook: NotebookNode, resources: dict[str, Any]
) -> tuple[NotebookNode, dict[str, Any]]:
    """Let `step` go over the cells, without what it does before and after with a database."""
    done: tuple[NotebookNode, dict[str, Any]] = NbGraderPreprocessor.preprocess(step, notebook, resources)
    return done
