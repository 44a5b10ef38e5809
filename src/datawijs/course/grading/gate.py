"""The gate before grading: let through what nbgrader can grade fairly, and say of the rest why not.

nbgrader gives a renamed or missing notebook 0 points without a word, stops the whole batch at a cell that is there twice,
and ends in a traceback on a file that is cut off or in another encoding. Nothing of that may look like a grade.
"""

from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from datawijs.course.exercise_notebook import mend, read_notebook
from datawijs.course.exercises import Exercise, recognise
from datawijs.course.grading.submissions import Group, HandedIn
from datawijs.course.problem import Problem
from datawijs.language import _


@dataclass(frozen=True)
class Admitted:
    """Work that can be graded: a mended copy of the notebook, the exercise it is, and what the coach should know."""

    learner: str
    exercise: Exercise
    path: Path
    notebook: NotebookNode
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Refused:
    """Work that can't be graded, and why; `path` is None when there are several files."""

    learner: str
    exercise: str
    path: Path | None
    why: str


@dataclass
class AtTheGate:
    """All that came to the gate: what may be graded, what may not, and files that are no exercise at all."""

    admitted: list[Admitted] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    left_aside: list[str] = field(default_factory=list)


def pass_gate(group: Group) -> AtTheGate:
    """Judge each notebook of `group`: at most one for each learner and exercise is admitted or refused."""
    gate = AtTheGate()
    candidates: dict[tuple[str, str], list[_Candidate]] = {}
    for handed_in in group.notebooks:
        candidate = _look_at(handed_in)
        if candidate.exercise is None:
            gate.left_aside.append(candidate.why)
        else:
            candidates.setdefault((handed_in.learner, candidate.exercise), []).append(candidate)
    for (learner, exercise), found in sorted(candidates.items()):
        _choose(learner, exercise, found, gate)
    gate.left_aside += [
        _("{path}: it does not say whose work this is. Put it in a folder with that person's name.").format(
            path=path.name
        )
        for path in group.nameless
    ]
    return gate


@dataclass(frozen=True)
class _Candidate:
    handed_in: HandedIn
    exercise: str | None
    as_named: bool
    why: str = ""
    content: tuple[NotebookNode, Exercise] | None = None


def _look_at(handed_in: HandedIn) -> _Candidate:
    """Find out which exercise a file is: by what is in it, or by its name when nothing can be read from it."""
    named, place = handed_in.exercise, f"{handed_in.learner}/{handed_in.path.name}"
    try:
        if handed_in.path.is_symlink():
            raise Problem(
                _("{name} is a link to another file. Hand in the file itself.").format(name=handed_in.path.name)
            )
        notebook = read_notebook(handed_in.path)
        exercise = recognise(notebook)
    except Problem as problem:
        return _Candidate(handed_in, named, True, why=str(problem) if named else f"{place}: {problem}")
    if exercise is not None:
        return _Candidate(handed_in, exercise.name, exercise.name == named, content=(notebook, exercise))
    if named is None:
        return _Candidate(
            handed_in, None, False, why=_("{place}: this is not an exercise of the course.").format(place=place)
        )
    why = _("{name} has none of the questions of this exercise. Is it another notebook under this name?")
    return _Candidate(handed_in, named, True, why=why.format(name=handed_in.path.name))


def _choose(learner: str, exercise: str, found: list[_Candidate], gate: AtTheGate) -> None:
    """Admit or refuse one of the files that `learner` handed in for `exercise`; a well-named file goes first."""
    best = [candidate for candidate in found if candidate.as_named] or found
    names = ", ".join(candidate.handed_in.path.name for candidate in best)
    if len(best) > 1:
        places = ", ".join("/".join(candidate.handed_in.path.parts[-3:]) for candidate in best)
        why = _("There are {number} files for this exercise: {places}. Keep the one that counts and grade again.")
        gate.refused.append(Refused(learner, exercise, None, why.format(number=len(best), places=places)))
        return
    chosen = best[0]
    for other in found:
        if other is not chosen:
            sentence = _("{place}: left out, because {name} has the right name.")
            gate.left_aside.append(sentence.format(place=f"{learner}/{other.handed_in.path.name}", name=names))
    if chosen.content is None:
        gate.refused.append(Refused(learner, exercise, chosen.handed_in.path, chosen.why))
        return
    notebook, recognised = chosen.content
    mended, notes = mend(notebook, recognised.released)
    if not chosen.as_named:
        sentence = _("The file is called {name}; by its questions it is {right}, so it was graded as that.")
        notes.insert(0, sentence.format(name=names, right=recognised.path.name))
    gate.admitted.append(Admitted(learner, recognised, chosen.handed_in.path, mended, tuple(notes)))
