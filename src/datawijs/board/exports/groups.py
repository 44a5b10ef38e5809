"""Who is in which class, out of a school's administration.

Why the quirks? An administration is made for letters to parents and for the ministry: names in parts, numbers with zeros in
front. Our imitation.
"""

import pandas as pd

from datawijs.board.board import Board
from datawijs.board.exports.file_kind import Column, FileKind, Quirk
from datawijs.board.exports.pupil_names import PARTS, pupil_names, pupil_number
from datawijs.language import _


def columns() -> tuple[Column, ...]:
    """Return the columns, in order."""
    return (
        Column("Leerlingnummer", _("Number of the pupil in the administration")),
        Column("Roepnaam", _("First name")),
        Column("Tussenvoegsel", _("Prefix of the surname, such as “van de”"), optional=True),
        Column("Achternaam", _("Surname, without the prefix")),
        Column("Klas", _("Class")),
    )


def quirks() -> tuple[Quirk, ...]:
    """Return what makes this file awkward, and why."""
    return (
        leading_zeros(),
        Quirk(
            _("Sorted by surname, and many pupils share one"),
            _("lists are sorted the way letters are sent; take the first name along when you join"),
        ),
    )


def leading_zeros() -> Quirk:
    """Return the quirk that all files with pupil numbers have."""
    return Quirk(
        _("Pupil numbers begin with zeros: 0007"),
        _("they are names made of digits; a program that reads them as numbers drops the zeros"),
    )


def rows(board: Board, school_id: str) -> pd.DataFrame:
    """Return the pupils of one school: all texts, one row a pupil."""
    pupils = pupil_names(board, school_id)
    pupils["Leerlingnummer"] = pupils["pupil_id"].map(pupil_number)
    pupils = pupils.sort_values(["Achternaam", "Roepnaam"], ignore_index=True)
    return pupils[["Leerlingnummer", *PARTS, "Klas"]]


GROUPS = FileKind(
    name="administration-groups",
    sectors=("primary", "secondary"),
    separator=";",
    encoding="cp1252",
    decimal=",",
    title=lambda: _("Pupils and classes in the administration"),
    columns=columns,
    quirks=quirks,
    rows=rows,
)
