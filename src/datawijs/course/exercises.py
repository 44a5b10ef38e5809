"""The exercises of the course, as they were released."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nbformat import NotebookNode

from datawijs.course.exercise_notebook import grade_ids, language_of, read_notebook
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
    """Return the exercise that `notebook` was made from, in its own language, whatever its file is called now.

    It is the exercise that shares most names of cells with it, and at least half of its own; None when there is none.
    """
    names = set(grade_ids(notebook))
    language = language_of(notebook) if language_of(notebook) in LANGUAGES else LANGUAGES[0]
    shared = {exercise: len(names & set(grade_ids(exercise.released))) for exercise in exercises(language)}
    best = max(shared, key=shared.get)
    return best if shared[best] * 2 >= len(set(grade_ids(best.released))) else None


@cache
def _released(path: Path) -> NotebookNode:
    return read_notebook(path)
