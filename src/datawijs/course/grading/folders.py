"""Where the results of grading live, and how a new run takes the place of the one before without losing anything.

::

    OUT/overview.html  OUT/grades.csv  OUT/feedback/NAME/EXERCISE.html     the last run
    OUT/written-answers.csv                                               answers in words, for the coach's points
    OUT/earlier/TIME/…                                                    the runs before it, whole
    OUT/handed-in/NAME/EXERCISE/…ipynb                                    every version that was graded, as it came
"""

import hashlib
import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from datawijs.course.grading.coach_points import FILE as WRITTEN
from datawijs.course.grading.grades import FILE
from datawijs.course.problem import Problem
from datawijs.language import _
from datawijs.system_trouble import reason

OVERVIEW, FEEDBACK = "overview.html", "feedback"
EARLIER, HANDED_IN = "earlier", "handed-in"


def prepare(out: Path, submissions: Path) -> None:
    """Make the folder `out`, and make sure that results can be written there.

    Raises Problem when it is a file, can't be written, or is the folder with the submissions or one above it.
    """
    inside, place = submissions.resolve(), out.resolve()
    if place == inside or place in inside.parents:
        raise Problem(
            _("The grades can't go into {out}: the handed-in work lies there. Name another folder.").format(out=out)
        )
    if out.exists() and not out.is_dir():
        raise Problem(_("{out} is a file. Name a folder for the grades.").format(out=out))
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise Problem(
            _("Nothing can be written in {out}: {reason}. Name another folder for the grades.").format(
                out=out, reason=reason(error)
            )
        ) from error


def earlier_csv(out: Path) -> list[Path]:
    """Return the grades of all runs so far, oldest first."""
    return [*sorted((out / EARLIER).glob(f"*/{FILE}")), *(path for path in [out / FILE] if path.exists())]


def written_answers(out: Path) -> list[Path]:
    """Return the tables in which a coach gave points, of all runs so far, oldest first."""
    return [*sorted((out / EARLIER).glob(f"*/{WRITTEN}")), *(path for path in [out / WRITTEN] if path.exists())]


def keep_version(out: Path, learner: str, exercise: str, data: bytes) -> None:
    """Keep what was handed in, the content of a file, so that a later version can't take its place unseen."""
    folder = out / HANDED_IN / learner / exercise
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{hashlib.sha256(data).hexdigest()[:10]}.ipynb"
    if not copy.exists():
        copy.write_bytes(data)


def publish(new: Path, out: Path) -> None:
    """Put the results in the folder `new` in `out`; those of the run before move to `earlier/`.

    Raises Problem when a file of the run before is open in another program; the new results then stay in `new`.
    """
    names = (OVERVIEW, FILE, WRITTEN, FEEDBACK)
    try:
        if any((out / name).exists() for name in names):
            _move(out, _unused(out / EARLIER / _time_of_run(out)), names)
        _move(new, out, names)
    except OSError as error:
        raise Problem(
            _(
                "The results could not be put in {out}: {reason}. Is one of them open in another program? They are kept in "
                "{new}."
            ).format(out=out, reason=reason(error), new=new)
        ) from error
    shutil.rmtree(new, ignore_errors=True)


def _move(source: Path, target: Path, names: tuple[str, ...]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        if (source / name).exists():
            os.replace(source / name, target / name)


def _time_of_run(out: Path) -> str:
    written = max((out / name).stat().st_mtime for name in (OVERVIEW, FILE, FEEDBACK) if (out / name).exists())
    return datetime.fromtimestamp(written).strftime("%Y-%m-%d-%H.%M.%S")


def _unused(folder: Path) -> Path:
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free
