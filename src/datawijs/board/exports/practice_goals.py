"""The goals of a practice platform in a primary school: per pupil and goal, how far the pupil is.

Why the quirks? Such a platform is English software in Dutch clothes, with names that somebody typed once a year. Our imitation.
"""

import pandas as pd

from datawijs.board.board import Board
from datawijs.board.exports.file_kind import Column, FileKind, Quirk
from datawijs.board.exports.pupil_names import pupil_names
from datawijs.board.exports.this_year import this_year
from datawijs.board.labels import goal_name, status_name, subject_name
from datawijs.language import _

LONGEST_NAME = 10  # characters that the platform keeps of a name


def columns() -> tuple[Column, ...]:
    """Return the columns, in order."""
    return (
        Column("Groep", _("Class")),
        Column("Leerling", _("First name, cut off after {longest} characters").format(longest=LONGEST_NAME)),
        Column("Vak", _("Subject")),
        Column("Leerdoel", _("Practice goal")),
        Column("Status", _("Reached, growing or stuck, in Dutch")),
    )


def quirks() -> tuple[Quirk, ...]:
    """Return what makes this file awkward, and why."""
    return (short_names(), Quirk(_("No dates"), _("a goal has a status of today; what it was last month nobody kept")))


def short_names() -> Quirk:
    """Return the quirk that both files of the platform have."""
    return Quirk(
        _("Names are cut off after {longest} characters: Boerenzwaluw is “Boerenzwal”").format(longest=LONGEST_NAME),
        _("the field was once made that short, and pupils log in with it"),
    )


def platform_names(board: Board, school_id: str) -> pd.DataFrame:
    """Return pupil_id, Groep and Leerling, as the platform writes them."""
    names = pupil_names(board, school_id).rename(columns={"Klas": "Groep"})
    return names.assign(Leerling=names["Roepnaam"].str[:LONGEST_NAME])[["pupil_id", "Groep", "Leerling"]]


def rows(board: Board, school_id: str) -> pd.DataFrame:
    """Return the goals of one school: all texts, one row a pupil and goal."""
    goals = this_year(board, board.goals, school_id).merge(platform_names(board, school_id), on="pupil_id")
    goals["Vak"] = goals["subject_id"].map(lambda subject: subject_name(subject, "primary"))
    goals["Leerdoel"] = goals["goal"].map(goal_name)
    goals["Status"] = goals["status"].map(status_name)
    return goals[["Groep", "Leerling", "Vak", "Leerdoel", "Status"]]


PRACTICE_GOALS = FileKind(
    name="practice-goals",
    sectors=("primary",),
    separator=",",
    encoding="utf-8-sig",
    decimal=".",
    title=lambda: _("Goals on the practice platform"),
    columns=columns,
    quirks=quirks,
    rows=rows,
)
