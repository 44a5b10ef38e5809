"""The months of a practice platform in a primary school: where each pupil stands, how it grows, and the month's target.

Why the quirks? Months are written for the eye, as on a chart's axis, and where a pupil stands, grows and should be going are
three columns that look alike. Our imitation.
"""

import pandas as pd

from datawijs.board.board import Board
from datawijs.board.exports.file_kind import Column, FileKind, Quirk
from datawijs.board.exports.practice_goals import LONGEST_NAME, platform_names, short_names
from datawijs.board.exports.this_year import this_year
from datawijs.board.labels import subject_name
from datawijs.language import _

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def columns() -> tuple[Column, ...]:
    """Return the columns, in order."""
    return (
        Column("Groep", _("Class")),
        Column("Leerling", _("First name, cut off after {longest} characters").format(longest=LONGEST_NAME)),
        Column("Vak", _("Subject")),
        Column("Maand", _("Month, such as “mrt-26” for March 2026")),
        Column("Vaardigheid", _("Ability: where the pupil stands"), type="number"),
        Column("Percentiel", _("Share of pupils of the same year who stand lower"), type="integer"),
        Column("Band", _("The percentile in five bands; 5 is the highest"), type="integer"),
        Column("Groei", _("Ability minus that of the month before"), type="number"),
        Column("Streef", _("Target of this month: where the pupil stood before it"), type="number"),
        Column("Streef gehaald", _("Whether the pupil reached it")),
    )


def quirks() -> tuple[Quirk, ...]:
    """Return what makes this file awkward, and why."""
    return (
        Quirk(
            _("Months are texts: mrt-26, mei-26, okt-25"),
            _("they come from the axis of a chart; no program sorts them"),
        ),
        Quirk(
            _("The target starts anew each month where the pupil stood"),
            _("it is meant to encourage; whoever slides a little each month still often reaches it"),
        ),
        Quirk(
            _("A comma between the columns and a point in the numbers"),
            _("the software is English; the other files of the same school do it the other way round"),
        ),
        short_names(),
    )


def rows(board: Board, school_id: str) -> pd.DataFrame:
    """Return the months of one school: all texts, one row a pupil, subject and month."""
    practice = this_year(board, board.practice, school_id).merge(platform_names(board, school_id), on="pupil_id")
    written = pd.DataFrame(
        {
            "Groep": practice["Groep"],
            "Leerling": practice["Leerling"],
            "Vak": practice["subject_id"].map(lambda subject: subject_name(subject, "primary")),
            "Maand": practice["month"].map(lambda month: f"{MONTHS[month.month - 1]}-{month:%y}"),
            "Vaardigheid": practice["ability"].map("{:.1f}".format),
            "Percentiel": practice["percentile"].astype(str),
            "Band": practice["band"].astype(str),
            "Groei": practice["growth"].map("{:.1f}".format),
            "Streef": practice["target"].map("{:.1f}".format),
            "Streef gehaald": practice["on_target"].map({True: "ja", False: "nee"}),
        }
    )
    return written[[column.heading for column in columns()]]


PRACTICE_MONTHS = FileKind(
    name="practice-months",
    sectors=("primary",),
    separator=",",
    encoding="utf-8-sig",
    decimal=".",
    title=lambda: _("Months on the practice platform"),
    columns=columns,
    quirks=quirks,
    rows=rows,
)
