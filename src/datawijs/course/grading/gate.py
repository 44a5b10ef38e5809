"""The gate before grading: let through what nbgrader can grade fairly, and say of the rest why not.

nbgrader gives a renamed or missing notebook 0 points without a word, stops the whole batch at a cell that is there twice,
and ends in a traceback on a file that is cut off or in another encoding. Nothing of that may look like a grade.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode

from datawijs.course.exercise_notebook import mend, notebook_in
from datawijs.course.exercises import Exercise, recognise
from datawijs.course.grading.begun import is_begun, typed
from datawijs.course.grading.file_kinds import Kind
from datawijs.course.grading.handed_files import HandedFile
from datawijs.course.grading.submissions import Group, HandedIn, exercise_names
from datawijs.course.grading.told_of_files import names, told_of_files
from datawijs.course.problem import Problem
from datawijs.language import _, ngettext

SAME_TIME = 2.0  # seconds: what some disks and all zips round a time to
MOST_ASIDE = 3  # files of one person that are named one by one
WHOLE_COPY = 1 / 2  # of the exercises of the course: who hands in more did not choose them one by one


@dataclass(frozen=True)
class Admitted:
    """Work that can be graded: a mended copy of the notebook, the exercise it is, and what the coach should know."""

    learner: str
    exercise: Exercise
    path: Path
    notebook: NotebookNode
    notes: tuple[str, ...]


@dataclass(frozen=True)
class NotBegun:
    """An exercise in which nobody has typed anything yet: nothing to grade, and no zero either."""

    learner: str
    exercise: Exercise
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """Work that can't be graded, and why; `path` is None when there are several files."""

    learner: str
    exercise: str
    path: Path | None
    why: str


@dataclass
class AtTheGate:
    """All that came to the gate: what may be graded, what isn't begun, what may not, and what is no exercise at all.

    `loose`: files by learner that don't say which exercise they are. `came`: (learner, exercise, file) of all the rest.
    """

    admitted: list[Admitted] = field(default_factory=list)
    not_begun: list[NotBegun] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    left_aside: list[str] = field(default_factory=list)
    loose: dict[str, list[HandedFile]] = field(default_factory=dict)
    came: list[tuple[str, str, HandedFile]] = field(default_factory=list)


def pass_gate(group: Group) -> AtTheGate:
    """Judge each file of `group`: at most one for each learner and exercise is admitted, not begun or refused."""
    gate = AtTheGate()
    candidates: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    aside: dict[str, list[str]] = defaultdict(list)
    for handed_in in group.files:
        candidate = _look_at(handed_in)
        if candidate.exercise is None:
            gate.loose.setdefault(handed_in.learner, []).append(handed_in.file)
            aside[handed_in.learner] += [candidate.why] if handed_in.file.kind == Kind.NOTEBOOK else []
        else:
            candidates[handed_in.learner, candidate.exercise].append(candidate)
    for (learner, exercise), found in sorted(candidates.items()):
        gate.came += [
            (learner, exercise, one.handed_in.file) for one in found if one.handed_in.file.kind == Kind.NOTEBOOK
        ]
        _choose(learner, exercise, found, gate)
    for learner, lines in aside.items():
        gate.left_aside += _few(learner, lines)
    gate.left_aside += _of_nobody(group.nameless)
    return gate


def in_play(gate: AtTheGate) -> list[str]:
    """Return the exercises, by name, that this folder is about: those that anybody began, or handed in on purpose.

    Who hands in the whole copy of the course didn't choose the exercises in it that are as they were handed out.
    """
    untouched: dict[str, set[str]] = defaultdict(set)
    for one in gate.not_begun:
        untouched[one.learner].add(one.exercise.name)
    most = WHOLE_COPY * len(exercise_names())
    chosen = {name for exercises in untouched.values() if len(exercises) < most for name in exercises}
    return sorted({one.exercise.name for one in gate.admitted} | {one.exercise for one in gate.refused} | chosen)


def about_copies(gate: AtTheGate) -> list[str]:
    """Say for each person how many exercises came along as they were handed out, and are in no row."""
    playing = set(in_play(gate))
    number = Counter(one.learner for one in gate.not_begun if playing and one.exercise.name not in playing)
    return [
        ngettext(
            "{learner}: {number} exercise came along as it was handed out, and isn't counted.",
            "{learner}: {number} exercises came along as they were handed out, and aren't counted.",
            count,
        ).format(learner=learner, number=count)
        for learner, count in number.items()
    ]


@dataclass(frozen=True)
class _Candidate:
    handed_in: HandedIn
    exercise: str | None
    as_named: bool
    why: str = ""
    content: tuple[NotebookNode, Exercise] | None = None

    @property
    def name(self) -> str:
        return self.handed_in.file.name

    @property
    def begun(self) -> bool:
        return self.content is not None and is_begun(*self.content)


def _look_at(handed_in: HandedIn) -> _Candidate:
    """Find out which exercise a file is: by what is in it, or by its name when nothing can be read from it."""
    named, file = handed_in.exercise, handed_in.file
    if file.kind == Kind.LINK and named is not None:
        why = _("{name} is a link to another file. Hand in the file itself.").format(name=file.name)
        return _Candidate(handed_in, named, True, why=why)
    if file.kind != Kind.NOTEBOOK:
        return _Candidate(handed_in, named, True, why=told_of_files([file]))
    place = f"{handed_in.learner}/{file.name}"
    try:
        notebook = notebook_in(file.read(), file.name)
        exercise = recognise(notebook)
    except Problem as problem:
        return _Candidate(handed_in, named, True, why=str(problem) if named else f"{place}: {problem}")
    if exercise is not None:
        as_named = exercise.name == named and file.name.lower().endswith(".ipynb")
        return _Candidate(handed_in, exercise.name, as_named, content=(notebook, exercise))
    if named is None:
        return _Candidate(
            handed_in, None, False, why=_("{place}: this is not an exercise of the course.").format(place=place)
        )
    why = _("{name} has none of the questions of this exercise. Is it another notebook under this name?")
    return _Candidate(handed_in, named, True, why=why.format(name=file.name))


def _choose(learner: str, exercise: str, found: list[_Candidate], gate: AtTheGate) -> None:
    """Admit or refuse one of the files that `learner` handed in for `exercise`: the newest that somebody worked in."""
    readable = [one for one in found if one.content is not None]
    best = [one for one in readable if one.begun] or readable or found
    chosen = _newest(best)
    if chosen is None:
        gate.refused.append(Refused(learner, exercise, None, _undecided(best)))
        return
    if chosen.content is None:
        whys = " ".join(dict.fromkeys(one.why for one in found))
        gate.refused.append(Refused(learner, exercise, chosen.handed_in.path if len(found) == 1 else None, whys))
        return
    notebook, recognised = chosen.content
    notes = [*_about_choice(chosen, best, found), *_about_name(chosen, recognised)]
    if not chosen.begun:
        gate.not_begun.append(NotBegun(learner, recognised, tuple(notes)))
        return
    mended, mends = mend(notebook, recognised.released)
    gate.admitted.append(Admitted(learner, recognised, chosen.handed_in.path, mended, (*notes, *mends)))


def _newest(found: list[_Candidate]) -> _Candidate | None:
    """The one that came last: by the version that its folder says, by time, by the number of the copy; None if none tells."""
    left = found if any(one.content is None for one in found) else _unlike(found)
    if any(one.content is None for one in found):
        return found[0]
    orders: list[tuple[Callable[[_Candidate], float | None], float]] = [
        (lambda one: one.handed_in.version, 0),
        (lambda one: one.handed_in.file.modified or None, SAME_TIME),
        (lambda one: one.handed_in.number or 0, 0),
    ]
    for order, slack in orders:
        ranks = [order(one) for one in left]
        known = [rank for rank in ranks if rank is not None]
        if len(known) == len(left):
            left = [one for one, rank in zip(left, known, strict=True) if rank >= max(known) - slack]
    return left[0] if len(left) == 1 else None


def _unlike(found: list[_Candidate]) -> list[_Candidate]:
    """`found` without those in which the same is typed as in one before; a well-named file goes first."""
    kept: dict[object, _Candidate] = {}
    for one in sorted(found, key=lambda one: (not one.as_named, -one.handed_in.file.modified)):
        assert one.content is not None
        kept.setdefault(typed(one.content[0]), one)
    return list(kept.values())


def _undecided(best: list[_Candidate]) -> str:
    found = sorted("/".join((*one.handed_in.file.folders, one.name)[-3:]) for one in _unlike(best))
    why = _("There are {number} files for this exercise: {places}. Keep the one that counts and grade again.")
    return why.format(number=len(found), places=", ".join(found))


def _about_choice(chosen: _Candidate, best: list[_Candidate], found: list[_Candidate]) -> list[str]:
    """Say which other files there are for the exercise, and why they weren't used."""
    notes = []
    alike = {id(one) for one in best if _same(one, chosen)}
    older = [_place(one) for one in best if one is not chosen and id(one) not in alike]
    if older:
        notes.append(
            _("{name}, the newest version ({date}), was graded. Left out: {others}.").format(
                name=_place(chosen), date=_date(chosen), others=names(older)
            )
        )
    untouched = [_place(one) for one in found if one.content is not None and one not in best]
    if untouched:
        notes.append(_("Left out, as nothing is filled in there: {others}.").format(others=names(untouched)))
    unread = [one.why for one in found if one.content is None]
    return [*notes, *dict.fromkeys(unread)]


def _same(one: _Candidate, other: _Candidate) -> bool:
    return one.content is not None and other.content is not None and typed(one.content[0]) == typed(other.content[0])


def _place(one: _Candidate) -> str:
    """The name of a file, with the last folder where that tells more: of a version, or of a zip."""
    folders = one.handed_in.file.folders
    return f"{folders[-1]}/{one.name}" if len(folders) > 1 else one.name


def _date(one: _Candidate) -> str:
    try:
        return datetime.fromtimestamp(one.handed_in.file.modified).strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return "?"


def _about_name(chosen: _Candidate, recognised: Exercise) -> list[str]:
    if chosen.as_named:
        return []
    sentence = _("The file is called {name}; by its questions it is {right}, so it was graded as that.")
    return [sentence.format(name=chosen.name, right=recognised.path.name)]


def _few(learner: str, lines: list[str]) -> list[str]:
    """The first lines about a person's files, and one about the rest: a whole copy of the course holds dozens."""
    if len(lines) <= MOST_ASIDE:
        return lines
    more = len(lines) - MOST_ASIDE
    rest = ngettext(
        "{learner}: {number} more notebook is no exercise of the course.",
        "{learner}: {number} more notebooks are no exercises of the course.",
        more,
    ).format(learner=learner, number=more)
    return [*lines[:MOST_ASIDE], rest]


def _of_nobody(paths: tuple[Path, ...]) -> list[str]:
    sentence = _("{path}: it does not say whose work this is. Put it in a folder with that person's name.")
    if len(paths) <= MOST_ASIDE:
        return [sentence.format(path=path.name) for path in paths]
    return [sentence.format(path=", ".join(path.name for path in paths))]  # all: behind each name is somebody
