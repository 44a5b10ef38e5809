"""A list of results, as the learning platform of a secondary school gives it: every test of every pupil.

Why the quirks? Such a list is made for a teacher's eyes on a screen, not for counting: a colour and a rounded percentage
beside the points, letters between the numbers, and tests that are there but don't count. Our imitation.
"""

from zlib import crc32

import numpy as np
import pandas as pd

from datawijs.board.board import Board
from datawijs.board.exports.file_kind import DATE, Column, FileKind, Quirk
from datawijs.board.exports.pupil_names import PARTS, pupil_names
from datawijs.board.exports.this_year import this_year
from datawijs.board.labels import subject_name
from datawijs.language import _

# Our choice: any number of tens gives points of at most two decimals.
MAXIMA = (10, 20, 30, 40, 50, 60)
COLOURS = ((60, "groen"), (50, "geel"), (0, "rood"))  # from which score; our choice, schools set their own
NOT_COUNTED = "olijf"  # the colour of a result that doesn't count, whatever it is
MISSED = {"maths": "afw.", "dutch": "", "french": "-"}  # each teacher has a habit
PERIODS = ((9, 12, "1"), (1, 3, "2"), (4, 8, "3"))  # first and last month
EXAMS = (5, 12)  # these two of the twelve tests
ENTRY_BEFORE, ENTRY_DAYS, ENTRY_LOWER, ENTRY_SD = (
    6,
    7,
    15.0,
    10.0,
)  # an entry test a week before test 6, 15 points lower
LETTERS, LETTER_SHARES = ("A", "B", "C", "D"), (0.25, 0.5, 0.2, 0.05)
UNPUBLISHED_IN = 3  # the last test of one series in three still waits to be published
ORDER = ["Klas", "Achternaam", "Roepnaam", "Vak", "date", "Evaluatie"]


def columns() -> tuple[Column, ...]:
    """Return the columns, in order."""
    return (
        Column("Roepnaam", _("First name")),
        Column("Tussenvoegsel", _("Prefix of the surname, such as “van de”"), optional=True),
        Column("Achternaam", _("Surname, without the prefix")),
        Column("Klas", _("Class")),
        Column("Vak", _("Subject")),
        Column("Periode", _("Report period, 1 to 3")),
        Column("Component", _("Daily work, exam, or attitude to learning")),
        Column("Evaluatie", _("Which test it is")),
        Column("Geëvalueerd op", _("Day on which the test was taken"), type="date"),
        Column("Resultaat", _("Points out of the maximum, a letter, or a mark for a missed test"), optional=True),
        Column("Percentage", _("The points in per cent, rounded"), optional=True),
        Column("Kleur", _("The colour that the screen shows with it, in words"), optional=True),
        Column("Telt mee", _("Whether the test counts for the report")),
        Column("Gepubliceerd", _("Whether pupils and parents can see the result")),
    )


def quirks() -> tuple[Quirk, ...]:
    """Return what makes this file awkward, and why."""
    return (
        Quirk(
            _("Points are a text, “13,5/20”, and a percentage has its sign and no decimals"),
            _("a screen shows what was typed; only the points are exact"),
        ),
        Quirk(
            _("A missed test is “afw.”, a dash or nothing, according to the subject"),
            _("each teacher has a habit, and no system forbids it"),
        ),
        Quirk(
            _("Letters stand between the numbers"),
            _("attitude to learning is judged in letters, in the same list"),
        ),
        Quirk(
            _("Entry tests are in the list but don't count"),
            _("they are taken before the lessons; counted in, they pull every average down"),
        ),
        Quirk(
            _("A result that doesn't count has a colour of its own: olive, however high it is"),
            _("a colour can say two things at once: how high, and whether it counts"),
        ),
        Quirk(_("Some results aren't published yet"), _("the teacher sees them, pupils and parents don't")),
        Quirk(_("No pupil number"), _("the list is made for people, who know each other by name")),
    )


def rows(board: Board, school_id: str) -> pd.DataFrame:
    """Return the list of one school: all texts, one row a pupil and evaluation."""
    results = this_year(board, board.results, school_id)
    listed = pd.concat([_tests(results), _entry_tests(results), _attitude(results)], ignore_index=True)
    listed = listed.merge(pupil_names(board, school_id).drop(columns="class_id"), on="pupil_id")
    listed["Vak"] = listed["subject_id"].map(lambda subject: subject_name(subject, "secondary"))
    listed["Periode"] = listed["date"].dt.month.map(_period)
    listed["Geëvalueerd op"] = listed["date"].dt.strftime(DATE)
    listed["Percentage"] = listed["score"].map(_percentage)
    listed["Kleur"] = (
        listed["score"].map(_colour).mask(listed["score"].notna() & (listed["Telt mee"] == "nee"), NOT_COUNTED)
    )
    listed = listed.sort_values(ORDER, ignore_index=True)
    return listed[[*PARTS, *(column.heading for column in columns()[3:])]]


def _tests(results: pd.DataFrame) -> pd.DataFrame:
    maxima = results["test_id"].map(lambda test: MAXIMA[crc32(test.encode()) % len(MAXIMA)])
    waits = results["test_id"].map(lambda test: crc32(test[::-1].encode()) % UNPUBLISHED_IN == 0)
    return results.assign(
        Resultaat=_points(results["score"], maxima).where(
            results["score"].notna(), results["subject_id"].map(MISSED).fillna("")
        ),
        Component=np.where(results["number"].isin(EXAMS), "Examen", "Dagelijks werk"),
        Evaluatie="Toets " + results["number"].astype(str),
        **{"Telt mee": "ja", "Gepubliceerd": np.where(waits & (results["number"] == EXAMS[-1]), "nee", "ja")},
    )


def _entry_tests(results: pd.DataFrame) -> pd.DataFrame:
    """An entry test of each class and subject: not on the board, so it can't be one of its results."""
    usual = results.groupby(["pupil_id", "subject_id"])["score"].mean().rename("usual").reset_index()
    entry = results[results["number"] == ENTRY_BEFORE].merge(usual, on=["pupil_id", "subject_id"])
    entry = entry.sort_values(["test_id", "pupil_id"], ignore_index=True)
    wobble = [_drawn(test, "entry").standard_normal(len(group)) for test, group in entry.groupby("test_id")]
    entry["score"] = (entry["usual"] - ENTRY_LOWER + ENTRY_SD * np.concatenate(wobble)).clip(0, 100).round(1)
    return entry.assign(
        date=entry["date"] - pd.Timedelta(days=ENTRY_DAYS),
        Resultaat=_points(entry["score"], pd.Series(20, index=entry.index)),
        Component="Dagelijks werk",
        Evaluatie="Instaptoets",
        **{"Telt mee": "nee", "Gepubliceerd": "ja"},
    )


def _attitude(results: pd.DataFrame) -> pd.DataFrame:
    """A letter for attitude to learning in each period, on the day of the last test in it."""
    periods = results.assign(period=results["date"].dt.month.map(_period))
    last = periods.sort_values("date").groupby(["subject_id", "period", "pupil_id"], as_index=False).tail(1)
    last = last.sort_values(["test_id", "pupil_id"])
    letters = [
        _drawn(test, "attitude").choice(LETTERS, size=len(group), p=LETTER_SHARES)
        for test, group in last.groupby("test_id")
    ]
    return last.assign(
        score=np.nan,
        Resultaat=np.concatenate(letters),
        Component="Leerhouding",
        Evaluatie="Leerhouding",
        **{"Telt mee": "nee", "Gepubliceerd": "ja"},
    )


def _drawn(test_id: str, purpose: str) -> np.random.Generator:
    """A stream of its own for what the board doesn't have: the same board always gives the same file."""
    return np.random.Generator(np.random.PCG64(crc32(f"{purpose} {test_id}".encode())))


def _points(scores: pd.Series, maxima: pd.Series) -> pd.Series:
    """Write scores as points: 67,5 with a maximum of 20 is "13,5/20"; the points hold the whole score."""
    points = (scores * maxima / 100).round(2)
    texts = [
        f"{one:.2f}".rstrip("0").rstrip(".").replace(".", ",") + f"/{most}"
        for one, most in zip(points, maxima, strict=True)
    ]
    return pd.Series(texts, index=scores.index)


def _percentage(score: float) -> str:
    return "" if np.isnan(score) else f"{int(np.floor(score + 0.5))}%"


def _colour(score: float) -> str:
    return next((name for least, name in COLOURS if score >= least), "")


def _period(month: int) -> str:
    return next(name for first, last, name in PERIODS if first <= month <= last)


RESULTS_LIST = FileKind(
    name="results-list",
    sectors=("secondary",),
    separator=";",
    encoding="cp1252",
    decimal=",",
    title=lambda: _("List of results"),
    columns=columns,
    quirks=quirks,
    rows=rows,
)
