"""Find what a group handed in, in a folder as a coach has it.

Any of these will do, also mixed; `datawijs grade --help` and the page for coaches name them::

    Anna/reading.ipynb                          a folder, or a zip, for each person
    Anna/beginner-reading/reading.ipynb         … with a folder for each exercise in it
    beginner-reading/Anna/reading.ipynb         a folder for each exercise
    groep 3/Anna/reading.ipynb                  a folder for each group, or one around everything
    Anna_reading.ipynb                          no folders: the name, an underscore, the exercise

Who is who: see `people`; what a file is: see `file_kinds`.
What nbgrader made around it: see `nbgraders_folders`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from datawijs.course.exercise_notebook import notebook_in
from datawijs.course.exercises import Exercise, exercises, recognise
from datawijs.course.grading.file_kinds import Kind, name_of_work
from datawijs.course.grading.handed_files import HandedFile, files_in
from datawijs.course.grading.nbgraders_folders import as_folders, with_the_work
from datawijs.course.grading.people import Owned, Place, one_spelling, owners
from datawijs.course.problem import Problem
from datawijs.language import LANGUAGES, _

ALIKE = 0.6  # how much of a name has to be the same for a folder to be meant


@dataclass(frozen=True)
class HandedIn:
    """A `file` that `learner` handed in; `exercise` is the one its name or folder says, or None when they say none.

    `version`: which one its folder says it is; `number`: the one that its name has as a copy; None where they have none.
    """

    learner: str
    file: HandedFile
    exercise: str | None
    version: int | None = None
    number: int | None = None

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.file.path


@dataclass(frozen=True)
class Group:
    """Who is in the folder, all they handed in, the files that don't say whose they are, and sentences on how it was read."""

    learners: tuple[str, ...]
    files: tuple[HandedIn, ...]
    nameless: tuple[Path, ...]
    how_read: tuple[str, ...] = ()

    @property
    def notebooks(self) -> tuple[HandedIn, ...]:
        """The notebooks, whatever their file is called."""
        return tuple(one for one in self.files if one.file.kind == Kind.NOTEBOOK)

    @property
    def other_files(self) -> dict[str, tuple[Path, ...]]:
        """The files that are no notebooks, by learner."""
        others = [one for one in self.files if one.file.kind != Kind.NOTEBOOK]
        return {one.learner: tuple(two.path for two in others if two.learner == one.learner) for one in others}


def find_submissions(folder: Path, *, skip: Path | None = None) -> Group:
    """Return what lies in `folder`, in zips too, all but what computers put there by themselves and the folder `skip`.

    Raises Problem, with a sentence for the coach, when there is nothing to grade.
    """
    if not folder.exists():
        raise Problem(
            " ".join([_("There is no folder {folder}. Check the name.").format(folder=folder), *_meant(folder)])
        )
    if not folder.is_dir():
        raise Problem(_("{folder} is a file. Name the folder in which the handed-in work lies.").format(folder=folder))
    folder = with_the_work(folder)
    found = files_in(folder, skip)
    places = [Place(as_folders(file.folders), _name(file), file.kind == Kind.NOTEBOOK) for file in found.files]
    owned, how_read = owners(
        [*places, *(Place(as_folders(empty), None, is_work=False) for empty in found.empty)], _known_names(), LANGUAGES
    )
    owned, by_name = _with_loose_exercises(found.files, owned)
    how_read += by_name
    learners = {one.learner for one in owned if one.learner is not None}
    nameless = tuple(
        file.path
        for file, owner in zip(found.files, owned, strict=False)
        if owner.learner is None and file.kind != Kind.OTHER
    )
    if not learners and not nameless:
        raise Problem(
            _(
                "{folder} holds no work to grade. Put one folder in it for each person, with the notebooks of that person, "
                "such as {example}."
            ).format(folder=folder, example="Anna/reading.ipynb")
        )
    return Group(
        tuple(sorted(learners, key=str.casefold)),
        tuple(
            _handed_in(file, owner, owner.learner)
            for file, owner in zip(found.files, owned, strict=False)
            if owner.learner is not None
        ),
        nameless,
        tuple(how_read),
    )


def exercise_names() -> dict[str, Exercise]:
    """Return the exercises of the course by name, in Dutch (the cells are the same in each language)."""
    return {exercise.name: exercise for exercise in exercises(LANGUAGES[0])}


def _known_names() -> dict[str, str]:
    found = exercises(LANGUAGES[0])
    return {name.lower(): one.name for one in found for name in (one.notebook_name, one.name)}


def _with_loose_exercises(files: Sequence[HandedFile], owned: list[Owned]) -> tuple[list[Owned], list[str]]:
    """Give each loose exercise, called neither like it nor in a folder, to whom its file is called after: "Anna.ipynb"."""
    told, new = [], list(owned)
    for place, (file, owner) in enumerate(zip(files, owned, strict=False)):
        name = name_of_work(file.name)[0]
        if owner.learner is None and owner.exercise is None and file.kind == Kind.NOTEBOOK and _is_exercise(file):
            new[place] = replace(owner, learner=one_spelling(name))
            told.append(_("{file} was taken for the work of {name}, after its name.").format(file=file.name, name=name))
    return new, told


def _is_exercise(file: HandedFile) -> bool:
    try:
        return recognise(notebook_in(file.read(), file.name)) is not None
    except Problem:
        return False


def _name(file: HandedFile) -> str:
    return file.path.name


def _handed_in(file: HandedFile, owner: Owned, learner: str) -> HandedIn:
    return HandedIn(learner, file, owner.exercise, owner.version, owner.number)


def _meant(folder: Path) -> list[str]:
    """A sentence that names the folders beside it that may be meant."""
    try:
        beside = [path.name for path in folder.absolute().parent.iterdir() if path.is_dir()]
    except OSError:
        return []
    alike = get_close_matches(folder.name, beside, cutoff=ALIKE)
    return [_("Is it {names}?").format(names=f" {_('or')} ".join(alike))] if alike else []
