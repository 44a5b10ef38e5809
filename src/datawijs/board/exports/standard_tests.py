"""Scores on standardised tests in a primary school: each with its interval, and with two kinds of levels.

Why the quirks? Two generations of levels stand side by side, because schools grew up with one and report in the other, and
the interval that tells how sure a score is stands in columns that few people read. Our imitation.
"""

import pandas as pd

from datawijs.board.board import Board
from datawijs.board.exports.file_kind import DATE, Column, FileKind, Quirk
from datawijs.board.exports.groups import leading_zeros
from datawijs.board.exports.pupil_names import pupil_names, pupil_number
from datawijs.board.exports.this_year import this_year
from datawijs.board.labels import subject_name
from datawijs.language import _

SCORES = {"score": "Vaardigheidsscore", "lower": "Ondergrens", "upper": "Bovengrens"}


def columns() -> tuple[Column, ...]:
    """Return the columns, in order."""
    return (
        Column("Leerlingnummer", _("Number of the pupil in the administration")),
        Column("Leerling", _("Surname, first name and prefix in one")),
        Column("Groep", _("Class")),
        Column("Toets", _("Subject")),
        Column("Afname", _("M (middle) or E (end) of a year: E5 is the end of groep 5")),
        Column("Afnamedatum", _("Day on which the test was taken"), type="date"),
        Column("Vaardigheidsscore", _("Ability score"), type="number", optional=True),
        Column("Ondergrens", _("Lower end of the interval around it"), type="number", optional=True),
        Column("Bovengrens", _("Upper end of that interval"), type="number", optional=True),
        Column("Niveau I–V", _("Level: I is the highest fifth of pupils, V the lowest"), optional=True),
        Column("Niveau A–E", _("The older levels: A is the highest quarter, E the lowest tenth"), optional=True),
    )


def quirks() -> tuple[Quirk, ...]:
    """Return what makes this file awkward, and why."""
    return (
        Quirk(_("Scores have a decimal comma, whole ones too: 148,0"), _("the report was once made for one decimal")),
        Quirk(
            _("Two kinds of levels, in which the first letter and the first number are the highest"),
            _("schools grew up with one and report in the other; a level hides how wide the interval is"),
        ),
        Quirk(
            _("Beside the interval stands no percentage; here it is 90 %"),
            _("the public format for exchange between schools names none either: ask which one, and set against whom"),
        ),
        Quirk(
            _("A missed test is a row without a score"),
            _("the test was planned; unlike with absences, nothing here means: we don't know"),
        ),
        Quirk(_("Tabs between the columns"), _("the file was made to be pasted into a spreadsheet")),
        leading_zeros(),
    )


def rows(board: Board, school_id: str) -> pd.DataFrame:
    """Return the scores of one school: all texts, one row a pupil, subject and moment."""
    tests = this_year(board, board.standard_tests, school_id)
    tests = tests.merge(pupil_names(board, school_id).drop(columns="class_id"), on="pupil_id")
    full_name = tests["Achternaam"] + ", " + tests["Roepnaam"] + " " + tests["Tussenvoegsel"]
    written = tests.rename(columns={"Klas": "Groep", "level": "Niveau I–V", "band": "Niveau A–E"}).assign(
        Leerlingnummer=tests["pupil_id"].map(pupil_number),
        Leerling=full_name.str.strip(),
        Toets=tests["subject_id"].map(lambda subject: subject_name(subject, "primary")),
        Afname=tests["moment"] + tests["year"].astype(str),
        Afnamedatum=tests["date"].dt.strftime(DATE),
        **{heading: tests[name].map(_with_comma) for name, heading in SCORES.items()},
    )
    order = ["Groep", "Achternaam", "Roepnaam", "Toets", "date"]
    return written.sort_values(order, ignore_index=True)[[column.heading for column in columns()]]


def _with_comma(score: float) -> str:
    return "" if pd.isna(score) else f"{score:.1f}".replace(".", ",")


STANDARD_TESTS = FileKind(
    name="standard-tests",
    sectors=("primary",),
    separator="\t",
    encoding="utf-8",
    decimal=",",
    title=lambda: _("Scores on standardised tests"),
    columns=columns,
    quirks=quirks,
    rows=rows,
)
