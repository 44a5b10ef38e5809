"""Hand exercises out, collect them and give feedback back on a hub, through nbgrader's exchange: one folder that all see.

A coach collects in a folder of their own, `submitted/NAME/EXERCISE/…`, which `datawijs grade` reads as it is; what is graded
there goes back page by page. Where the exchange is, and where the coach collects, stands in nbgrader's settings for coaches.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseAssignment, ExchangeReleaseFeedback
from nbgrader.utils import find_owner, parse_utc
from traitlets.config import Config

from datawijs.course.exercises import Exercise, exercises
from datawijs.course.grading.folders import FEEDBACK, HANDED_IN, earlier_csv
from datawijs.course.grading.grades import FILE, graded_at
from datawijs.course.nbgrader_at_work import nbgrader_at_work
from datawijs.course.problem import Problem
from datawijs.course_folder import course_folder
from datawijs.language import DEFAULT_LANGUAGE, _, ngettext
from datawijs.system_trouble import reason

SUBMITTED, GRADED = "submitted", "graded"  # in the coach's folder
TIME, SECRET = "timestamp.txt", "submission_secret.txt"  # which nbgrader puts beside what is handed in

Report = Callable[[str], None]


def release(exercise: str, *, language: str = DEFAULT_LANGUAGE, report: Report = print) -> None:
    """Let everybody on the hub hand in `exercise`. Whoever has no copy of it any more gets it in `language`.

    Raises Problem, with a sentence for the coach, when that can't be done.
    """
    chosen, hub = _known(exercise, language), _hub()
    config = Config()
    config.CourseDirectory.root = str(course_folder())
    config.CourseDirectory.release_directory = str(Path("exercises") / language)
    config.ExchangeReleaseAssignment.force = True
    again = (hub.exchange / "outbound" / chosen.name).exists()
    _run(ExchangeReleaseAssignment, hub, chosen.name, config)
    if again:
        report(_("{exercise} is released anew. What learners have in their copy stays.").format(exercise=chosen.name))
    else:
        sentence = _("{exercise} is released: learners can hand it in with the menu Nbgrader, Assignment List.")
        report(sentence.format(exercise=chosen.name))


def collect(exercise: str, *, report: Report = print) -> None:
    """Bring the newest of what each learner handed in for `exercise` into the coach's folder, and say how to grade it.

    Raises Problem, with a sentence for the coach, when that can't be done.
    """
    chosen, hub = _known(exercise), _hub()
    if not (hub.exchange / "outbound" / chosen.name).is_dir():
        raise Problem(
            _(
                "{exercise} is not released yet, so nobody could hand it in. First: datawijs hub release {exercise}"
            ).format(exercise=chosen.name)
        )
    before = _timestamps(hub, chosen)
    config = Config()
    config.ExchangeCollect.update = True
    _run(ExchangeCollect, hub, chosen.name, config)
    for learner, owner in _of_somebody_else(hub, chosen):
        shutil.rmtree(hub.course / SUBMITTED / learner / chosen.name)
        sentence = _("{learner}: left out, because {owner} handed it in under that name.")
        report(sentence.format(learner=learner, owner=owner))
    now = _timestamps(hub, chosen)
    if not now:
        report(_("Nobody has handed in {exercise} yet.").format(exercise=chosen.name))
        return
    new = sum(before.get(learner) != time for learner, time in now.items())
    people = ngettext("{number} learner handed it in", "{number} learners handed it in", len(now)).format(
        number=len(now)
    )
    report(_("{exercise}: {people}, {new} new.").format(exercise=chosen.name, people=people, new=new))
    report(
        _("Grade it with: datawijs grade {work} --out {graded}").format(
            work=hub.course / SUBMITTED, graded=hub.course / GRADED
        )
    )


def give_back(exercise: str, *, graded: Path | None = None, report: Report = print) -> None:
    """Give each learner the feedback page on what they handed in for `exercise`; `graded`: where `datawijs grade` wrote.

    A page goes back only to the version that it is about. Raises Problem, with a sentence for the coach, when that can't be.
    """
    chosen, hub = _known(exercise), _hub()
    out = graded or hub.course / GRADED
    learners = _timestamps(hub, chosen)
    if not learners:
        raise Problem(
            _("Nothing of {exercise} is collected yet. First: datawijs hub collect {exercise}").format(
                exercise=chosen.name
            )
        )
    if not (out / FILE).is_file():
        raise Problem(
            _("There are no grades in {folder}. First: datawijs grade {work} --out {folder}").format(
                folder=out, work=hub.course / SUBMITTED
            )
        )
    given = [learner for learner in learners if _lay_ready(hub, chosen, learner, out, report)]
    if given:
        _run(ExchangeReleaseFeedback, hub, chosen.name, Config())
    report(
        ngettext(
            "Feedback on {exercise} went back to {number} of {most} learner.",
            "Feedback on {exercise} went back to {number} of {most} learners.",
            len(learners),
        ).format(exercise=chosen.name, number=len(given), most=len(learners))
    )


@dataclass(frozen=True)
class _Hub:
    """nbgrader's settings on this hub, the folder of the course in its exchange, and the coach's folder."""

    config: Config
    exchange: Path
    course: Path
    checks_owner: bool


def _hub() -> _Hub:
    """Find the exchange and the coach's folder. Raises Problem for all that can be missing or closed."""
    if sys.platform == "win32":
        raise Problem(_("There is no hub on Windows. On a hub, type this in a terminal of JupyterLab."))
    app = NbGrader()
    with nbgrader_at_work():
        app.load_config_file()
    found = CourseDirectory(config=app.config)
    root = str(app.config.Exchange.get("root", ""))
    if (
        not root
        or not found.course_id
        or "CourseDirectory" not in app.config
        or "root" not in app.config.CourseDirectory
    ):
        raise Problem(
            _(
                "This works on a hub, for its coaches: nbgrader's settings for that are not here. Type it in a terminal of "
                "JupyterLab on the hub. If you do, ask who keeps the hub to make you a coach."
            )
        )
    course, exchange = Path(found.root), Path(root)
    if not exchange.is_dir():
        raise Problem(
            _("The folder for handing in, {folder}, is not there. Who keeps the hub has to make it.").format(
                folder=exchange
            )
        )
    if not os.access(exchange, os.W_OK | os.X_OK):
        raise Problem(
            _("The folder for handing in, {folder}, is closed to you. Who keeps the hub has to open it.").format(
                folder=exchange
            )
        )
    here = exchange / found.course_id
    if here.exists() and here.stat().st_uid != os.getuid() and not found.groupshared:
        raise Problem(
            _("{owner} releases and collects on this hub. Ask that person, or who keeps the hub.").format(
                owner=find_owner(str(here))
            )
        )
    try:
        course.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            _("Nothing can be collected in {folder}: {reason}.").format(folder=course, reason=reason(error))
        ) from error
    return _Hub(app.config, here, course, ExchangeCollect(config=app.config).check_owner)


def _known(name: str, language: str = DEFAULT_LANGUAGE) -> Exercise:
    known = {exercise.name: exercise for exercise in exercises(language)}
    if name not in known:
        raise Problem(
            _("There is no exercise {name}. There are: {names}.").format(name=name, names=", ".join(sorted(known)))
        )
    return known[name]


def _run(step: type[Any], hub: _Hub, exercise: str, config: Config) -> None:
    """Let nbgrader do one `step` for `exercise`. Raises Problem with what nbgrader says when it can't."""
    whole = Config()
    whole.merge(hub.config)
    whole.merge(config)
    whole.CourseDirectory.assignment_id = exercise
    with nbgrader_at_work() as said:
        try:
            step(coursedir=CourseDirectory(config=whole), config=whole).start()
        except ExchangeError as error:
            why = said[-1] if said else str(error)
            raise Problem(_("nbgrader can't do this: {reason}").format(reason=why)) from error
        except OSError as error:
            raise Problem(
                _("{path} can't be read or written: {reason}.").format(path=error.filename, reason=reason(error))
            ) from error


def _collected(hub: _Hub, exercise: Exercise) -> list[Path]:
    return sorted(path.parent for path in (hub.course / SUBMITTED).glob(f"*/{exercise.name}/{TIME}"))


def _timestamps(hub: _Hub, exercise: Exercise) -> dict[str, str]:
    """Who handed in `exercise`, as far as collected, and when."""
    return {
        folder.parent.name: (folder / TIME).read_text(encoding="utf-8").strip() for folder in _collected(hub, exercise)
    }


def _of_somebody_else(hub: _Hub, exercise: Exercise) -> list[tuple[str, str]]:
    """Return (learner, owner) of what somebody else handed in under the name of `learner`; nbgrader only notes it."""
    if not hub.checks_owner:
        return []
    found = []
    for learner, time in _timestamps(hub, exercise).items():
        handed_in = list((hub.exchange / "inbound").glob(f"{learner}+{exercise.name}+{time}*"))
        owners = {find_owner(str(path)) for path in handed_in}
        found += [(learner, owner) for owner in sorted(owners - {learner})]
    return found


def _lay_ready(hub: _Hub, exercise: Exercise, learner: str, out: Path, report: Report) -> bool:
    """Put the page for `learner` where nbgrader looks for it; say why when there is none for what was handed in."""
    folder = hub.course / SUBMITTED / learner / exercise.name
    page = out / FEEDBACK / learner / f"{exercise.name}.html"
    ready = hub.course / FEEDBACK / learner / exercise.name
    shutil.rmtree(ready, ignore_errors=True)  # of an earlier version
    if not _is_about(page, folder, learner, exercise, out):
        report(_("{learner}: not graded since it was handed in.").format(learner=learner))
        return False
    ready.mkdir(parents=True)
    for notebook in folder.glob("*.ipynb"):
        shutil.copyfile(page, ready / f"{notebook.stem}.html")
    for name in (TIME, SECRET):
        shutil.copyfile(folder / name, ready / name)
    return True


def _is_about(page: Path, folder: Path, learner: str, exercise: Exercise, out: Path) -> bool:
    """Tell whether `page` is about what lies in `folder`: that version was graded, and after it came."""
    kept = {path.stem for path in (out / HANDED_IN / learner / exercise.name).glob("*.ipynb")}
    here = {hashlib.sha256(path.read_bytes()).hexdigest()[:10] for path in folder.glob("*.ipynb")}
    came = parse_utc((folder / TIME).read_text(encoding="utf-8")).replace(tzinfo=UTC)
    graded = graded_at(earlier_csv(out)[-1], learner, exercise.name)
    return page.is_file() and bool(kept & here) and graded is not None and graded.astimezone(UTC) >= came
