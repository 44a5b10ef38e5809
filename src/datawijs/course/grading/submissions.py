"""Find what a group handed in, in a folder as a coach has it.

Any of these will do, also mixed; `datawijs grade --help` and the page for coaches name them::

    Anna/reading.ipynb                          a folder for each person
    Anna/beginner-reading/reading.ipynb         … with a folder for each exercise in it
    beginner-reading/Anna/reading.ipynb         a folder for each exercise
    Anna_reading.ipynb                          no folders: the name, an underscore, the exercise

and so will the folders that nbgrader makes around it (`nbgraders_folders`).

So the person is the first folder that is not the name of an exercise or a language, or else the first part of the file name.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from datawijs.course.exercises import Exercise, exercises
from datawijs.course.grading.nbgraders_folders import came, overtaken, with_the_work
from datawijs.course.problem import Problem
from datawijs.language import LANGUAGES, _

SKIPPED = {"__MACOSX", "__pycache__"}


@dataclass(frozen=True)
class HandedIn:
    """A notebook that `learner` handed in; `exercise` is the one its file name says, or None when it says none."""

    learner: str
    path: Path
    exercise: str | None


@dataclass(frozen=True)
class Group:
    """Who is in the folder, the notebooks they handed in, and the other files that lie there (by learner)."""

    learners: tuple[str, ...]
    notebooks: tuple[HandedIn, ...]
    other_files: dict[str, tuple[Path, ...]]
    nameless: tuple[Path, ...]


def find_submissions(folder: Path, *, skip: Path | None = None) -> Group:
    """Return what lies in `folder`, all but hidden files and the folder `skip`.

    Raises Problem, with a sentence for the coach, when there is nothing to grade.
    """
    if not folder.exists():
        raise Problem(_("There is no folder {folder}. Check the name.").format(folder=folder))
    if not folder.is_dir():
        raise Problem(_("{folder} is a file. Name the folder in which the handed-in work lies.").format(folder=folder))
    folder = with_the_work(folder)
    names = {exercise.notebook_name.lower(): exercise.name for exercise in exercises(LANGUAGES[0])}
    notebooks: list[HandedIn] = []
    others: dict[str, list[Path]] = {}
    nameless: list[Path] = []
    for path in _files(folder, skip):
        learner, exercise = _owner(path.relative_to(folder), names)
        if learner is None:
            nameless.append(path)
        elif path.suffix.lower() == ".ipynb":
            notebooks.append(HandedIn(learner, path, exercise))
        else:
            others.setdefault(learner, []).append(path)
    learners = {handed_in.learner for handed_in in notebooks} | set(others) | set(_empty_folders(folder, skip, names))
    if not learners:
        raise Problem(
            _(
                "{folder} holds no work to grade. Put one folder in it for each person, with the notebooks of that person, "
                "such as {example}."
            ).format(folder=folder, example="Anna/reading.ipynb")
        )
    return Group(
        tuple(sorted(learners, key=str.casefold)),
        tuple(notebooks),
        {learner: tuple(paths) for learner, paths in others.items()},
        tuple(path for path in nameless if path.suffix.lower() == ".ipynb"),
    )


def exercise_names() -> dict[str, Exercise]:
    """Return the exercises of the course by name, in Dutch (the cells are the same in each language)."""
    return {exercise.name: exercise for exercise in exercises(LANGUAGES[0])}


def _files(folder: Path, skip: Path | None) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        here = Path(place)
        left = set(folders) - overtaken(folders)
        folders[:] = sorted(name for name in left if not _is_skipped(here / name, skip))
        yield from (here / name for name in sorted(files) if not name.startswith((".", "~$")))


def _empty_folders(folder: Path, skip: Path | None, names: dict[str, str]) -> Iterator[str]:
    """Name the people whose folder holds no file at all: they handed in nothing, which the coach must see."""
    for place, folders, _files_here in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if not _is_skipped(here / name, skip)]
        if not folders and not _files_here and here != folder:
            learner, _exercise = _owner(here.relative_to(folder) / "-", names)
            if learner is not None:
                yield learner


def _is_skipped(path: Path, skip: Path | None) -> bool:
    return path.name.startswith(".") or path.name in SKIPPED or (skip is not None and path.resolve() == skip.resolve())


def _owner(path: Path, names: dict[str, str]) -> tuple[str | None, str | None]:
    """Return the learner that `path` (relative to the folder) belongs to, and the exercise that its name says."""
    known_folders = {*names.values(), *LANGUAGES}
    handed_in = next(filter(None, map(came, path.parts[:-1])), None)
    if handed_in is not None:
        return handed_in.learner, names.get(path.stem.lower())
    people = [part for part in path.parts[:-1] if part.lower() not in known_folders]
    exercise = names.get(path.stem.lower())
    if people:
        return people[0], exercise
    learner, _underscore, name = path.stem.rpartition("_")
    return (learner.strip() or None, names.get(name.lower())) if name.lower() in names else (None, None)
