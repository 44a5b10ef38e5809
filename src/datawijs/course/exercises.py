"""The exercises of the course, as they were released."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nbformat import NotebookNode

from datawijs.course.exercise_notebook import Question, grade_ids, language_of, questions, read_notebook
from datawijs.course.problem import Problem
from datawijs.course_folder import course_folder
from datawijs.language import LANGUAGES, _


@dataclass(frozen=True)
class Exercise:
    """One exercise: `name` is its folder (beginner-reading), `path` the released notebook."""

    name: str
    language: str
    path: Path

    @property
    def notebook_name(self) -> str:
        """The name of its notebook, without .ipynb."""
        return self.path.stem

    @property
    def released(self) -> NotebookNode:
        """The notebook as learners get it."""
        return _released(self.path)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in it, in order."""
        return _questions(self.path)

    @property
    def names(self) -> frozenset[str]:
        """The names of the cells that nbgrader knows."""
        return _names(self.path)

    @property
    def texts(self) -> frozenset[str]:
        """What stands in its cells."""
        return _texts(self.path)


def exercises(language: str) -> list[Exercise]:
    """Return the exercises of the course in `language`, in order of name.

    Raises Problem when the course, or its exercises, can't be found.
    """
    try:
        folder = course_folder() / "exercises" / language
    except FileNotFoundError as error:
        raise Problem(str(error)) from error
    found = [Exercise(path.parent.name, language, path) for path in sorted(folder.glob("*/*.ipynb"))]
    if not found:
        raise Problem(
            _("There are no exercises in {folder}. Take a fresh copy of the course and try again.").format(
                folder=folder
            )
        )
    return found


def recognise(notebook: NotebookNode) -> Exercise | None:
    """Return the exercise that `notebook` was made from, in its language, whatever its file is called now.

    It is the exercise that shares most names of cells with it, and at least half of its own; of the two languages the one
    that shares most texts. None when there is none.
    """
    names, texts = set(grade_ids(notebook)), {cell.source for cell in notebook.cells}
    language = language_of(notebook)

    def likeness(exercise: Exercise) -> tuple[int, int, bool]:
        return len(names & exercise.names), len(texts & exercise.texts), exercise.language == language

    best = max((exercise for language in LANGUAGES for exercise in exercises(language)), key=likeness)
    return best if likeness(best)[0] * 2 >= len(best.names) else None


@cache
def _released(path: Path) -> NotebookNode:
    return read_notebook(path)


@cache
def _questions(path: Path) -> tuple[Question, ...]:
    return tuple(questions(_released(path)))


@cache
def _names(path: Path) -> frozenset[str]:
    return frozenset(grade_ids(_released(path)))


@cache
def _texts(path: Path) -> frozenset[str]:
    return frozenset(cell.source for cell in _released(path).cells)
