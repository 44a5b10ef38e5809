"""Grade a folder of handed-in exercises: gate, nbgrader, feedback for each learner, an overview for the coach."""

import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pandas as pd

from datawijs.course.grading import folders
from datawijs.course.grading.autograde import Graded, Limits
from datawijs.course.grading.coach_points import FILE as WRITTEN
from datawijs.course.grading.coach_points import answers_table, read_given, with_given
from datawijs.course.grading.feedback import feedback_page
from datawijs.course.grading.gate import AtTheGate, about_copies, in_play, pass_gate
from datawijs.course.grading.grades import (
    FILE,
    Row,
    Status,
    as_table,
    earlier_grades,
    graded_row,
    missing_row,
    not_begun_row,
    points_text,
    refused_row,
    row_without_exercise,
    with_earlier,
    write_csv,
)
from datawijs.course.grading.machines import MakeGrader, this_computer
from datawijs.course.grading.overview import overview_page, safety, status_words, summary
from datawijs.course.grading.shares import Share, write_share
from datawijs.course.grading.submissions import Group, exercise_names, find_submissions
from datawijs.course.problem import Problem
from datawijs.language import _, current_language, speaking


def grade_folder(
    submissions: Path,
    out: Path,
    *,
    language: str | None = None,
    limits: Limits | None = None,
    on: MakeGrader = this_computer,
    report: Callable[[str], None] = print,
) -> pd.DataFrame:
    """Grade all exercises in the folder `submissions`, write the results in the folder `out`, and return the table.

    Which layouts `submissions` may have: see `datawijs.course.grading.submissions`. `language` ("nl" or "en", default: the
    language in use) is that of the overview; each learner's feedback is in the language of the exercise. One row for each
    learner and exercise that the folder is about; `status` is one of `grades.Status`, and only "graded" has a score. `on`:
    where the work is graded; see `machines`, `cluster` and `shares`.
    Running it again is safe: earlier results move to `out/earlier/`, and every version handed in is kept.
    Raises Problem, with a sentence for the coach, when there is nothing to grade or nowhere to write.
    """
    submissions, out, limits = Path(submissions), Path(out), limits or Limits()
    with speaking(language or current_language()):
        group = find_submissions(submissions, skip=out)
        folders.prepare(out, submissions)
        gate = pass_gate(group)
        how_read = [*group.how_read, *about_copies(gate)]
        _keep_all(gate, out)
        given = read_given(folders.written_answers(out))
        with on(limits) as grader:
            report(safety(grader.sandboxed))
            done = grader.grade(gate.admitted, done=lambda one: report(_progress(with_given(one, given), limits)))
            sandboxed = grader.sandboxed
        graded = [with_given(one, given) for one in done]
        earlier = earlier_grades(folders.earlier_csv(out))
        table = with_earlier(as_table(_rows(group, gate, graded, limits), datetime.now()), earlier)
        _write(table, graded, answers_table(graded, given), how_read, gate, out, limits, sandboxed)
        for line in _closing(table, how_read, gate, out):
            report(line)
    return table


def grade_share(
    submissions: Path,
    out: Path,
    share: Share,
    *,
    limits: Limits | None = None,
    report: Callable[[str], None] = print,
) -> Path:
    """Grade one share of the exercises in the folder `submissions`; return the file in `out` with what was found.

    `grade_folder` on `shares.joined` makes the results of all shares. Raises Problem as `grade_folder` does.
    """
    submissions, out, limits = Path(submissions), Path(out), limits or Limits()
    group = find_submissions(submissions, skip=out)
    folders.prepare(out, submissions)
    path = write_share(
        share, pass_gate(group).admitted, out, this_computer, limits, lambda one: report(_progress(one, limits))
    )
    report(
        _("Share {number} of {most} is graded: {path}. Bring the files of all shares together and join them.").format(
            number=share.number, most=share.of, path=path
        )
    )
    return path


def _keep_all(gate: AtTheGate, out: Path) -> None:
    for learner, exercise, file in gate.came:
        with suppress(Problem):  # what can't be read is told on its row
            folders.keep_version(out, learner, exercise, file.read())


def _rows(group: Group, gate: AtTheGate, graded: list[Graded], limits: Limits) -> list[Row]:
    """One row for each person and each exercise in play; where none is, one for each person."""
    known = exercise_names()
    rows = [graded_row(one, limits) for one in graded]
    rows += [refused_row(refused, known[refused.exercise]) for refused in gate.refused]
    has_work = {row["learner"] for row in rows} | {one.learner for one in gate.not_begun}
    exercises = in_play(gate)
    if not exercises:
        number = Counter(one.learner for one in gate.not_begun)
        return [
            row_without_exercise(learner, gate.loose.get(learner, ()), number[learner]) for learner in group.learners
        ]
    rows += [not_begun_row(one) for one in gate.not_begun if one.exercise.name in exercises]
    present = {(row["learner"], row["exercise"]) for row in rows}
    return rows + [
        missing_row(learner, known[exercise], gate.loose.get(learner, ()), only=learner not in has_work)
        for exercise in exercises
        for learner in group.learners
        if (learner, exercise) not in present
    ]


def _write(
    table: pd.DataFrame,
    graded: list[Graded],
    answers: pd.DataFrame,
    how_read: list[str],
    gate: AtTheGate,
    out: Path,
    limits: Limits,
    sandboxed: bool,
) -> None:
    new = Path(tempfile.mkdtemp(prefix=".new-", dir=out))
    for one in graded:
        path = new / folders.FEEDBACK / one.work.learner / f"{one.work.exercise.name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(feedback_page(one, limits), encoding="utf-8")
    write_csv(table, new / FILE)
    if not answers.empty:
        write_csv(answers, new / WRITTEN)
    (new / folders.OVERVIEW).write_text(
        overview_page(table, graded, how_read, gate.left_aside, sandboxed), encoding="utf-8"
    )
    folders.publish(new, out)


def _progress(one: Graded, limits: Limits) -> str:
    return _line(graded_row(one, limits))


def _line(row: Row) -> str:
    told = " ".join(filter(None, (row["why"], row["notes"])))
    score = ""
    if row["status"] == Status.GRADED:
        score = _("{score} of {most}").format(score=points_text(row["score"]), most=points_text(row["max_score"]))
    words = ", ".join(filter(None, (status_words(row["status"]), score)))
    who = ", ".join(filter(None, (row["learner"], row["exercise"])))
    return f"{who}: {words}. {told}".rstrip()


def _closing(table: pd.DataFrame, how_read: list[str], gate: AtTheGate, out: Path) -> list[str]:
    ran = {(one.learner, one.exercise.name) for one in gate.admitted}
    late = [_line(row) for row in table.to_dict("records") if (row["learner"], row["exercise"]) not in ran]
    place = _("Overview: {overview}. For a spreadsheet: {csv}. Feedback for each learner: {feedback}.").format(
        overview=out / folders.OVERVIEW, csv=out / FILE, feedback=out / folders.FEEDBACK
    )
    waits = []
    if (table["status"] == Status.WAITING).any():
        sentence = _("Answers in words: fill in the column points in {file}, save it and grade again.")
        waits = [sentence.format(file=out / WRITTEN)]
    return [*late, *how_read, *gate.left_aside, summary(table), place, *waits]
