"""Points that only a coach can give, for answers in words: a table to fill in, kept from one run to the next.

Each run writes `written-answers.csv` with every answer in words. The coach fills in the column `points` (and `comment`, if
there is something to say) and grades again. Points belong to the answer as it was read: when the learner changes it, they
are no longer used, and the answer waits again.
"""

import csv
import hashlib
import io
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from datawijs.course.exercise_notebook import Question
from datawijs.course.grading.autograde import Graded
from datawijs.course.grading.people import one_spelling
from datawijs.course.outcome import Verdict, outcomes
from datawijs.language import number_in

FILE = "written-answers.csv"
KEY = ["learner", "exercise", "question", "version"]
COLUMNS = [*KEY, "title", "most", "points", "comment", "answer"]


@dataclass(frozen=True)
class Given:
    """What a coach gave for one answer: points, and a sentence for the learner or ""."""

    points: float
    comment: str


def read_given(paths: list[Path]) -> dict[tuple[str, ...], Given]:
    """Return the points in the tables at `paths` (oldest first), by learner (`one_spelling`), exercise, question and version.

    A row without a number in it, or that can't be read any more, gives nothing: the answer then waits on.
    """
    given = {}
    for row in (row for path in paths for row in _rows(path)):
        points = number_in(row.get("points") or "")
        if points is not None and all(row.get(name) for name in KEY):
            learner, *rest = (_plain(row[name]) for name in KEY)
            key = (one_spelling(learner), *rest)
            given[key] = Given(points, _plain(row.get("comment") or "").strip())
    return given


def with_given(graded: Graded, given: dict[tuple[str, ...], Given]) -> Graded:
    """Return `graded` with the points that a coach gave for its answers; points out of range are not used."""
    if graded.points is None:
        return graded
    points, comments = dict(graded.points), {}
    for question, key in waiting(graded):
        found = given.get(key)
        if found is not None and 0 <= found.points <= question.points:
            points[question.grade_id] = found.points
            comments[question.grade_id] = found.comment
    return replace(graded, points=points, comments=comments)


def waiting(graded: Graded) -> list[tuple[Question, tuple[str, ...]]]:
    """Return (question, key) of each answer in words that is there; the key is what `read_given` goes by."""
    if graded.points is None or graded.executed is None:
        return []
    work = graded.work
    return [
        (
            one.question,
            (
                one_spelling(work.learner),
                work.exercise.name,
                one.question.grade_id,
                _version(_answer(graded, one.question)),
            ),
        )
        for one in outcomes(graded.executed)
        if one.verdict == Verdict.WAITING
    ]


def answers_table(all_graded: list[Graded], given: dict[tuple[str, ...], Given]) -> pd.DataFrame:
    """Return every answer in words with the columns COLUMNS, and the points that were given so far."""
    rows = []
    for graded in all_graded:
        for question, key in waiting(graded):
            known = given.get(key)
            rest = (question.title, question.points, known.points if known else None, known.comment if known else "")
            rows.append((graded.work.learner, *key[1:], *rest, _answer(graded, question)))
    return pd.DataFrame(rows, columns=COLUMNS)


def _answer(graded: Graded, question: Question) -> str:
    assert graded.executed is not None
    answer: str = graded.executed.cells[question.test].source
    return answer.strip()


def _version(answer: str) -> str:
    # a letter in front, so that no spreadsheet takes it for a number
    return "v" + hashlib.sha256(answer.encode("utf-8")).hexdigest()[:10]


def _rows(path: Path) -> list[dict[str, str]]:
    """Read the table as spreadsheets save it: with a comma or a semicolon, in UTF-8 or in Windows' own encoding."""
    try:
        data = path.read_bytes()
    except OSError:
        return []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    head = text.partition("\n")[0]
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ","))


def _plain(text: str) -> str:
    return text.removeprefix("'")  # which write_csv puts before a formula
