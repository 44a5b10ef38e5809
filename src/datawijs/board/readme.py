"""The READMEs beside the tables, in Dutch and English, for a teacher who opens the folder."""

from collections.abc import Callable

from datawijs.board.attests import ATTESTS
from datawijs.board.directions import FINALITIES, FIRST_STAGE
from datawijs.board.goals import GOALS, STATUSES
from datawijs.board.labels import (
    attest_name,
    cause_name,
    direction_name,
    finality_name,
    goal_name,
    status_name,
    subject_name,
)
from datawijs.board.schools import SUBJECTS
from datawijs.board.tables import Column, Table, board_tables, truth_tables
from datawijs.board.truth import CAUSES
from datawijs.language import LANGUAGES, _, speaking


def board_readme() -> str:
    """Return the README beside the tables of a board, in Markdown, Dutch first."""
    return _in_both_languages(_board_text)


def truth_readme() -> str:
    """Return the README beside the truth, in Markdown, Dutch first."""
    return _in_both_languages(_truth_text)


def _in_both_languages(text: Callable[[], str]) -> str:
    parts = []
    for language in LANGUAGES:
        with speaking(language):
            parts.append(text())
    return "\n---\n\n".join(parts)


def _board_text() -> str:
    return "\n".join(
        (
            "# " + _("A fictional school board"),
            "",
            _(
                "These tables are made up: the schools don't exist and every pupil is a bird. They look like what a school's "
                "dashboard shows over one school year, 2025–2026, with one difference: here somebody knows which drops are "
                "real and which are chance. That stands in the folder [truth](truth/README.md). Judge first, look afterwards."
            ),
            "",
            _(
                "The tables are text files with commas between the columns and a point as the decimal sign. In Excel, don't "
                "open them with a double click, but import them (Data, From Text/CSV) and choose comma and point there."
            ),
            "",
            *_tables(board_tables()),
            *_codes(),
        )
    )


def _truth_text() -> str:
    return "\n".join(
        (
            "# " + _("The truth: don't look before you have judged"),
            "",
            _(
                "What stands here no dashboard can show: who really declined, suddenly or slowly, which tests were too hard, "
                "how able pupils really are, and how far their results go up and down by themselves. Everything else in the "
                "results is chance."
            ),
            "",
            _(
                "Once you have seen it, these pupils are no use for practising any more. Then make another board: another "
                "seed gives other pupils and another truth."
            ),
            "",
            *_tables(truth_tables()),
            *_table_of(_("Causes of a decline"), [(cause, cause_name(cause)) for cause in CAUSES]),
        )
    )


def _tables(tables: tuple[Table, ...]) -> list[str]:
    lines = []
    for table in tables:
        file = table.path.rpartition("/")[2]
        lines += _table_of(
            f"[{file}]({file}): {table.title}", [(column.name, _meaning(column)) for column in table.described()]
        )
    return lines


def _codes() -> list[str]:
    subjects = [
        (subject, subject_name(subject, sector)) for sector, subjects in SUBJECTS.items() for subject in subjects
    ]
    by_subject = [of_year for by_year in GOALS.values() for of_year in by_year.values()]
    goals = sorted({goal for one in by_subject for goals in one.values() for goal in goals})
    return [
        *_table_of(_("Codes of the subjects"), subjects),
        *_table_of(_("Codes of the practice goals"), [(goal, goal_name(goal)) for goal in goals]),
        *_table_of(_("How far with a goal"), [(status, status_name(status)) for status in STATUSES]),
        *_table_of(
            _("Codes of the study directions"), [(code, direction_name(code)) for code in (FIRST_STAGE, *FINALITIES)]
        ),
        *_table_of(
            _("Where a study direction leads"),
            [(code, finality_name(code)) for code in dict.fromkeys(FINALITIES.values())],
        ),
        *_table_of(_("What an attest means"), [(attest, attest_name(attest)) for attest in ATTESTS]),
    ]


def _table_of(title: str, rows: list[tuple[str, str]]) -> list[str]:
    file, meaning = _("in the file"), _("what it means")
    head = [f"## {title}", "", f"| {file} | {meaning} |", "|---|---|"]
    return [*head, *(f"| `{code}` | {text} |" for code, text in rows), ""]


def _meaning(column: Column) -> str:
    values = column.constraints.get("enum", ())
    details = column.unit or ", ".join(f"`{value}`" for value in values)
    return f"{column.description} ({details})" if details else column.description
