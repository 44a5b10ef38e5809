"""The folders that nbgrader makes around handed-in work, as a coach may name them: one too high, or as the work came in.

In a course of nbgrader the work lies in `submitted/NAME/EXERCISE/…`, beside folders that hold no work of anybody. In its
exchange it lies in `inbound/NAME+EXERCISE+TIME+…/`, a folder for each time that somebody handed in; the last counts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from datawijs.course.problem import Problem
from datawijs.language import _

WORK, INBOUND = "submitted", "inbound"
IN_A_COURSE = {"source", "release", "autograded", "gradebook.db", "nbgrader_config.py"}
IN_AN_EXCHANGE = {"outbound"}
# what nbgrader puts between the pluses: see ExchangeSubmit
_CAME = re.compile(
    r"(?P<learner>.+)\+(?P<exercise>[^+]+)\+(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ [^+]+)(\+[^+]*)?"
)


@dataclass(frozen=True)
class Came:
    """A folder of the exchange: whose work it holds, for which exercise, and when it came (text that sorts by time)."""

    learner: str
    exercise: str
    time: str


def with_the_work(folder: Path) -> Path:
    """Return the folder that the work lies in: `folder`, or the one in it when nbgrader made `folder`.

    Raises Problem, with a sentence for the coach, when it is nbgrader's and there is no work in it.
    """
    names = {path.name for path in folder.iterdir()}
    for inside, beside in ((WORK, IN_A_COURSE), (INBOUND, IN_AN_EXCHANGE)):
        if (folder / inside).is_dir() and names & beside:
            return folder / inside
    if len(names & IN_A_COURSE) > 1:
        raise Problem(
            _(
                "{folder} is the folder of a course of nbgrader, and nothing has been collected in it: there is no folder "
                "“submitted”. Collect first, or name the folder with the handed-in work."
            ).format(folder=folder)
        )
    return folder


def came(name: str) -> Came | None:
    """Return what the name of a folder in the exchange tells; None for any other folder."""
    found = _CAME.fullmatch(name)
    return Came(found["learner"], found["exercise"], found["time"]) if found else None


def as_folders(folders: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folders in which the work would lie without the exchange: the person's, and in it that of the exercise."""
    told = [(name, came(name)) for name in folders]
    return tuple(part for name, one in told for part in ((one.learner, one.exercise) if one else (name,)))


def overtaken(names: Iterable[str]) -> set[str]:
    """Return those of these folders that the same person handed in again, later, for the same exercise."""
    last: dict[tuple[str, str], tuple[str, str]] = {}
    told = [(one, name) for name in names if (one := came(name))]
    for one, name in told:
        last[one.learner, one.exercise] = max(last.get((one.learner, one.exercise), ("", "")), (one.time, name))
    return {name for one, name in told if last[one.learner, one.exercise][1] != name}
