"""Who has which grade, and why someone has none: the table behind `grades.csv` and the overview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pandas as pd

from datawijs.course.exercises import Exercise
from datawijs.course.grading.autograde import Graded, Limits
from datawijs.course.grading.gate import NotBegun, Refused
from datawijs.course.grading.handed_files import HandedFile
from datawijs.course.grading.people import one_spelling
from datawijs.course.grading.run_notes import run_notes
from datawijs.course.grading.told_of_files import told_of_files
from datawijs.course.outcome import ENDED, TOO_LONG, printed_much, stopped_by
from datawijs.language import _, decimal, ngettext

Row = dict[str, Any]  # a row of the table, by the names of its columns

FILE = "grades.csv"
COLUMNS = ["learner", "exercise", "language", "status", "score", "max_score", "why", "notes", "graded_on"]


class Status(StrEnum):
    """What a coach must know before reading a score. The words stand in `grades.csv`, whatever the language."""

    GRADED = "graded"
    WAITING = "waits for a coach"
    NOT_BEGUN = "not begun"
    NOT_GRADED = "could not be graded"
    NOT_HANDED_IN = "not handed in"


@dataclass(frozen=True)
class Earlier:
    """A score that an earlier version of someone's work got, and when."""

    score: float
    max_score: float
    graded_on: str


def graded_row(graded: Graded, limits: Limits) -> Row:
    """Return the row of work that went through nbgrader; a score stands in it only when it is a fair one."""
    work = graded.work
    row = {
        "learner": work.learner,
        "exercise": work.exercise.name,
        "language": work.exercise.language,
        "status": Status.GRADED,
        "score": None,
        "max_score": _most(work.exercise),
        "why": "",
        "notes": " ".join((*work.notes, *run_notes(graded))),
    }
    if graded.points is None:
        return row | {"status": Status.NOT_GRADED, "why": why_no_score(graded, limits)}
    earned = [points for points in graded.points.values() if points is not None]
    if len(earned) < len(graded.points):
        return row | {"status": Status.WAITING, "why": why_waiting(graded)}
    return row | {"score": sum(earned)}


def refused_row(refused: Refused, exercise: Exercise) -> Row:
    """Return the row of work that did not pass the gate."""
    status = {"status": Status.NOT_GRADED, "score": None, "max_score": _most(exercise), "why": refused.why, "notes": ""}
    return {"learner": refused.learner, "exercise": refused.exercise, "language": ""} | status


def not_begun_row(work: NotBegun) -> Row:
    """Return the row of an exercise that is still as it was handed out: no score, for nothing was tried."""
    why = _("Every answer is still as it was handed out. That is no zero: there was nothing to grade yet.")
    status = {"status": Status.NOT_BEGUN, "score": None, "max_score": _most(work.exercise), "why": why}
    facts = {"learner": work.learner, "exercise": work.exercise.name, "language": work.exercise.language}
    return facts | status | {"notes": " ".join(work.notes)}


def missing_row(learner: str, exercise: Exercise, other_files: Sequence[HandedFile] = (), *, only: bool = False) -> Row:
    """Return the row of someone of whom there is no notebook of `exercise`; it says what lies in the folder instead.

    `only`: these files are all there is of this person. Then one of them may be the work, and "not handed in" isn't true.
    """
    why = " ".join(
        filter(None, (_("There is no notebook {name}.").format(name=exercise.path.name), told_of_files(other_files)))
    )
    status = Status.NOT_GRADED if only and other_files else Status.NOT_HANDED_IN
    rest = {"status": status, "score": None, "max_score": _most(exercise), "why": why, "notes": ""}
    return {"learner": learner, "exercise": exercise.name, "language": ""} | rest


def row_without_exercise(learner: str, other_files: Sequence[HandedFile], not_begun: int) -> Row:
    """Return the row of someone where nobody began or handed in an exercise. `not_begun`: how many there are as handed out."""
    if not_begun:
        why = ngettext(
            "{number} exercise is there, as it was handed out.",
            "{number} exercises are there, all as they were handed out.",
            not_begun,
        ).format(number=not_begun)
        status = Status.NOT_BEGUN
    else:
        status = Status.NOT_GRADED if other_files else Status.NOT_HANDED_IN
        why = told_of_files(other_files) or _("There is no notebook in this folder.")
    rest = {"status": status, "score": None, "max_score": None, "why": why, "notes": ""}
    return {"learner": learner, "exercise": "", "language": ""} | rest


def why_no_score(graded: Graded, limits: Limits) -> str:
    """Say why there is no score, in the language in use; "" when there is one."""
    if graded.points is not None:
        return ""
    stopped = stopped_by(graded.executed) if graded.executed is not None else None
    if stopped == TOO_LONG and graded.executed is not None and printed_much(graded.executed):
        return _(
            "A cell printed thousands of lines and was stopped after {seconds} seconds: there is a print in a loop. Ask to "
            "take it out and hand in again; the answers may well be right."
        ).format(seconds=limits.cell)
    if stopped == TOO_LONG:
        return _(
            "A cell ran for more than {seconds} seconds and was stopped, probably a loop without an end. A score that leaves "
            "a question out would not be fair."
        ).format(seconds=limits.cell)
    if stopped == ENDED:
        return _("A cell ends Python itself (such as os._exit), so that not all questions could be run.")
    if graded.trouble.startswith("stopped after"):
        return _("The notebook took too long and was stopped.")
    last = graded.trouble.strip().splitlines()[-1:] or [_("no details")]
    return _("Grading broke off: {details}.").format(details=last[0][:200].rstrip("."))


def why_waiting(graded: Graded) -> str:
    """Say what a coach still has to read before there is a score, and how many points there are without it.

    "" when nothing waits. The points so far are told in words, so that nobody takes them for the score.
    """
    asked = {question.grade_id: question for question in graded.work.exercise.questions}
    points = graded.points or {}
    waiting = [asked[name] for name, earned in points.items() if earned is None]
    if not waiting:
        return ""
    sure = [(earned, asked[name].points) for name, earned in points.items() if earned is not None]
    return _("{score} of {most} points so far. A coach still gives up to {rest} points for: {questions}.").format(
        score=points_text(sum(earned for earned, _most in sure)),
        most=points_text(sum(most for _earned, most in sure)),
        rest=points_text(sum(question.points for question in waiting)),
        questions="; ".join(question.title for question in waiting),
    )


def as_table(rows: list[Row], when: datetime) -> pd.DataFrame:
    """Return `rows` as a table with the columns COLUMNS, in order of learner and exercise."""
    table = pd.DataFrame(rows).assign(graded_on=when.isoformat(timespec="seconds"))
    table = table.sort_values(["learner", "exercise"], key=lambda column: column.str.casefold(), ignore_index=True)
    return table[COLUMNS].astype({"score": float, "max_score": float, "status": str})


def with_earlier(table: pd.DataFrame, earlier: dict[tuple[str, str], Earlier]) -> pd.DataFrame:
    """Note beside each missing score what an earlier version got: told in words, so that nobody adds it up."""
    for row in table.index[table["score"].isna()]:
        found = earlier.get((one_spelling(table.at[row, "learner"]), table.at[row, "exercise"]))
        if found is not None:
            sentence = _(
                "An earlier version got {score} of {most} points ({date}); that is not the score of what lies here now."
            ).format(score=points_text(found.score), most=points_text(found.max_score), date=found.graded_on[:10])
            table.at[row, "notes"] = f"{table.at[row, 'notes']} {sentence}".strip()
    return table


def earlier_grades(files: list[Path]) -> dict[tuple[str, str], Earlier]:
    """Return the last score of each learner (by as `one_spelling`) and exercise in `files` (older `grades.csv`, oldest first).

    A file that was changed and can't be read any more is passed over; it is kept as it is.
    """
    found = {}
    for path in files:
        try:
            table = pd.read_csv(path, dtype={"learner": str, "exercise": str, "graded_on": str}, encoding="utf-8-sig")
            scored = table[table["status"] == Status.GRADED]
            for row in scored.itertuples():
                key = (one_spelling(row.learner.removeprefix("'")), row.exercise)
                found[key] = Earlier(float(row.score), float(row.max_score), row.graded_on)
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            continue
    return found


def graded_at(file: Path, learner: str, exercise: str) -> datetime | None:
    """Return when the work of `learner` was graded, in local time, by the table in `file`; None when it has none."""
    table = pd.read_csv(file, dtype=str, encoding="utf-8-sig")
    names = table["learner"].str.removeprefix("'")
    found = table.loc[(names == learner) & (table["exercise"] == exercise), "graded_on"]
    return datetime.fromisoformat(found.iloc[0]) if len(found) else None


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write `table` as UTF-8 with a mark by which Excel knows it; no cell can be taken for a formula."""
    safe = table.map(
        lambda value: f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
    )
    safe.to_csv(path, index=False, encoding="utf-8-sig")


def points_text(points: float) -> str:
    """Write `points` without needless decimals: 6 or 6,5."""
    return decimal(points, 0 if float(points).is_integer() else 1)


def _most(exercise: Exercise) -> float:
    return sum(question.points for question in exercise.questions)
