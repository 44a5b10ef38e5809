"""Absences by week, out of a school's administration.

Why the quirks? An overview is made to be printed: a heading on top, and no line for who was simply there. Our imitation.
"""

import pandas as pd

from datawijs.board.board import Board
from datawijs.board.exports.file_kind import DATE, Column, FileKind, Quirk
from datawijs.board.exports.groups import leading_zeros
from datawijs.board.exports.pupil_names import PARTS, pupil_names, pupil_number
from datawijs.board.exports.this_year import this_year
from datawijs.language import _


def columns() -> tuple[Column, ...]:
    """Return the columns, in order."""
    return (
        Column("Leerlingnummer", _("Number of the pupil in the administration")),
        Column("Roepnaam", _("First name")),
        Column("Tussenvoegsel", _("Prefix of the surname, such as “van de”"), optional=True),
        Column("Achternaam", _("Surname, without the prefix")),
        Column("Klas", _("Class")),
        Column("Week vanaf", _("Monday of the week"), type="date"),
        Column("Dagdelen afwezig", _("How many half-days the pupil was away that week"), type="integer"),
    )


def quirks() -> tuple[Quirk, ...]:
    """Return what makes this file awkward, and why."""
    return (
        Quirk(_("Two lines stand above the headings"), _("the overview is made to be printed")),
        Quirk(
            _("Weeks without absence have no row"),
            _("nobody writes down who was there; here nothing means 0, unlike a result that isn't there"),
        ),
        leading_zeros(),
    )


def rows(board: Board, school_id: str) -> pd.DataFrame:
    """Return the absences of one school: all texts, one row a pupil and week with absence."""
    absences = this_year(board, board.absences, school_id).query("half_days > 0")
    absences = absences.merge(pupil_names(board, school_id).drop(columns="class_id"), on="pupil_id")
    absences = absences.sort_values(["week", "Achternaam", "Roepnaam"], ignore_index=True)
    return absences.assign(
        **{
            "Leerlingnummer": absences["pupil_id"].map(pupil_number),
            "Week vanaf": absences["week"].dt.strftime(DATE),
            "Dagdelen afwezig": absences["half_days"].astype(str),
        }
    )[["Leerlingnummer", *PARTS, "Klas", "Week vanaf", "Dagdelen afwezig"]]


def lines_above(board: Board, school_id: str) -> tuple[str, ...]:
    """Return the two lines above the headings: what it is and of which school, and when it was taken out."""
    school = board.schools.set_index("school_id").loc[school_id, "name"]
    last_day = this_year(board, board.absences, school_id)["week"].max() + pd.Timedelta(days=4)
    return (f"Verzuimoverzicht per week – {school}", f"Geëxporteerd op {last_day.strftime(DATE)}")


ABSENCES = FileKind(
    name="administration-absences",
    sectors=("primary", "secondary"),
    separator=";",
    encoding="cp1252",
    decimal=",",
    title=lambda: _("Absences in the administration"),
    columns=columns,
    quirks=quirks,
    rows=rows,
    lines_above=lines_above,
    preamble=2,
)
