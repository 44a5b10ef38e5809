"""The overview for the coach: who stands where, what could not be graded and why, and what the group found hard."""

from collections import Counter, defaultdict
from html import escape
from typing import Any
from urllib.parse import quote

import pandas as pd

from datawijs.course.exercises import exercises
from datawijs.course.grading.autograde import Graded
from datawijs.course.grading.folders import FEEDBACK
from datawijs.course.grading.grades import Status, points_text
from datawijs.course.grading.page import page
from datawijs.course.outcome import Verdict, outcomes
from datawijs.language import _, current_language, ngettext


def overview_page(
    table: pd.DataFrame, graded: list[Graded], how_read: list[str], left_aside: list[str], sandboxed: bool
) -> str:
    """Return the overview as HTML, in the language in use. `how_read`, `left_aside`: sentences about the folder, the files."""
    title = _("Grading overview")
    body = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="lead">{escape(summary(table))}</p>',
        f'<p class="notice">{escape(safety(sandboxed))}</p>',
        f"<p>{escape(_purpose())}</p>",
        _heading(_("Each learner")),
        _scores(table, {(one.work.learner, one.work.exercise.name) for one in graded}),
        *_questions(graded),
        *_listed(_("How the folder was read"), how_read),
        *_listed(_("Files that were left aside"), left_aside),
    ]
    return page(title, "\n".join(body))


def summary(table: pd.DataFrame) -> str:
    """Say in one line how many learners there are and how their work fared."""
    number = Counter(table["status"])
    people = table["learner"].nunique()
    parts = [
        ngettext("{number} learner", "{number} learners", people).format(number=people),
        _("{number} graded").format(number=number[Status.GRADED]),
        *([_("{number} waiting for a coach").format(number=number[Status.WAITING])] if number[Status.WAITING] else []),
        *([_("{number} not begun").format(number=number[Status.NOT_BEGUN])] if number[Status.NOT_BEGUN] else []),
        _("{number} could not be graded").format(number=number[Status.NOT_GRADED]),
        _("{number} not handed in").format(number=number[Status.NOT_HANDED_IN]),
    ]
    return " · ".join(parts)


def safety(sandboxed: bool) -> str:
    """Say how far learner code was kept apart while it ran."""
    if sandboxed:
        return _(
            "The notebooks ran inside bubblewrap: without a network, and without a way to your files or to the grades."
        )
    return _(
        "Mind: the notebooks ran with your own rights on this computer, for nothing keeps their code apart. Only grade work of "
        "people you trust, or grade on a Linux computer with bubblewrap installed."
    )


def status_words(status: str) -> str:
    """Return a status of the table in words with a sign, in the language in use."""
    return {
        Status.GRADED: _("✓ graded"),
        Status.WAITING: _("◌ waits for a coach"),
        Status.NOT_BEGUN: _("□ not begun"),
        Status.NOT_GRADED: _("! could not be graded"),
        Status.NOT_HANDED_IN: _("– not handed in"),
    }[Status(status)]


def _purpose() -> str:
    return _(
        "These scores show what people can do by now and what they still find hard. They are no report marks: whoever knows "
        "Python well can work around the checks."
    )


def _scores(table: pd.DataFrame, with_page: set[tuple[str, str]]) -> str:
    head = [_("learner"), _("exercise"), _("status"), _("score"), _("what to know")]
    rows = [_score_row(row, (row.learner, row.exercise) in with_page) for row in table.itertuples()]
    return _table(head, rows, _("A score stands only beside work that was graded now."))


def _score_row(row: Any, has_page: bool) -> str:
    name = escape(row.learner)
    exercise = escape(row.exercise)
    if has_page:
        exercise = f'<a href="{FEEDBACK}/{quote(row.learner)}/{quote(row.exercise)}.html">{exercise}</a>'
    score = ""
    if row.status == Status.GRADED:
        score = _("{score} of {most}").format(score=points_text(row.score), most=points_text(row.max_score))
    told = escape(" ".join(filter(None, (row.why, row.notes))))
    return (
        f'<tr><th scope="row">{name}</th><td>{exercise}</td><td class="status">{escape(status_words(row.status))}</td>'
        f'<td class="number">{escape(score)}</td><td>{told}</td></tr>'
    )


def _questions(graded: list[Graded]) -> list[str]:
    """Per exercise: how many learners have each question good, not yet, or not filled in."""
    counts: dict[str, dict[str, Counter[Verdict]]] = defaultdict(lambda: defaultdict(Counter))
    for one in graded:
        if one.points is not None and one.executed is not None:
            for found in outcomes(one.executed):
                counts[one.work.exercise.name][found.question.grade_id][found.verdict] += 1
    parts = [_heading(_("What the group found hard"))] if counts else []
    for exercise, by_question in sorted(counts.items()):
        titles = _titles(exercise)
        head = [_("question"), _("✓ right"), _("○ not yet"), _("– not filled in"), _("◌ for a coach to read")]
        rows = [_question_row(titles[question], number) for question, number in by_question.items()]
        parts.append(_table(head, rows, exercise))
    return parts


def _titles(exercise: str) -> dict[str, str]:
    """The heading above each question of `exercise`, in the language in use."""
    asked = next(one.questions for one in exercises(current_language()) if one.name == exercise)
    return {question.grade_id: question.title for question in asked}


def _question_row(question: str, number: Counter[Verdict]) -> str:
    cells = "".join(
        f'<td class="number">{number[verdict]}</td>'
        for verdict in (Verdict.GOOD, Verdict.NOT_YET, Verdict.NOT_FILLED_IN, Verdict.WAITING)
    )
    return f'<tr><th scope="row">{escape(question)}</th>{cells}</tr>'


def _listed(heading: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return [_heading(heading), f"<ul>{items}</ul>"]


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _table(head: list[str], rows: list[str], caption: str) -> str:
    cells = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
