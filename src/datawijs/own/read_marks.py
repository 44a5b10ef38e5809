"""Read the marks of one pupil in one subject from a file of one's own, and say how it was understood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from datawijs.own.cell import read_mark
from datawijs.own.class_average import class_averages
from datawijs.own.decision import Decision, Notes, Question
from datawijs.own.entry import Entry, entries_of, mark_of
from datawijs.own.file_rows import FileRows, rows_of, rows_of_text
from datawijs.own.layout import Layout, read_layout
from datawijs.own.left_out import reasons_of, tell_left_out, with_result
from datawijs.own.moment import half_year_key
from datawijs.own.order import DayOrders, in_order
from datawijs.own.rules import RULES, plain
from datawijs.own.same_marks import say_the_same
from datawijs.own.scale import GROWING, on_one_scale
from datawijs.own.sentences import Explained, problem, quoted

TESTS, SUBJECTS = "tests", "subjects"
COLUMNS = ["moment", "label", "text", "score", "counts", "reason"]


@dataclass(frozen=True, eq=False)
class OwnMarks(Explained):
    """What a file holds of one pupil in one subject.

    scores : the results, oldest first; points of a maximum in percent, else as they stand.
    table : one row an entry, oldest first: moment and label (as they stand), text (the mark as it stands), score, counts, and
        the reason for which it doesn't.
    left_out : the rows of the table that don't count.
    scale : "percent", "to-ten", "percentile", "growing" (an ability that grows over the years), or "points".
    class_average : of each score what the others scored on that test on average, where at least ten others have a result;
        missing elsewhere.
    decisions : how the file was understood, a sentence each. questions : what has more than one sensible reading, a sentence
        each; empty where nothing has to be asked.
    asked : the same questions as `Question`s, with the `answers` that `read_marks` takes. pupils, subjects : whom and what the
        file is about.
    """

    scores: list[float]
    table: pd.DataFrame
    scale: str
    class_average: pd.Series
    pupils: list[str]
    subjects: list[str]
    decided: list[Decision]
    asked: list[Question]

    @property
    def left_out(self) -> pd.DataFrame:
        return self.table[~self.table["counts"]]


def read_marks(
    source: "str | Path | pd.DataFrame | list[list[object]]",
    pupil: str | None = None,
    subject: str | None = None,
    *,
    answers: Mapping[str, str] | None = None,
    put_back: Iterable[str] = (),
) -> OwnMarks:
    """Return the marks of one pupil in one subject, from a file (CSV, TSV, xlsx, ods), a table, or rows of cells.

    pupil, subject : which, where the file holds more than one; left out, the first one is taken and the question asked.
    answers : to questions, by their key, such as {"day_order": "month-first"}. put_back : labels of entries that were left out
    as an average, a resit or not counting, and should count.

    Averages, resits, what doesn't count, doubles and words are left out and named. Nothing is guessed where there are two
    sensible readings: the likelier one is taken, and the question stands in `questions`.

    Raises ValueError for a file that can't be read or holds no marks.
    """
    return _read(rows_of(source), Wish(pupil, subject, dict(answers or {}), tuple(put_back)))


def read_pasted(text: str, *, answers: Mapping[str, str] | None = None) -> OwnMarks:
    """Return the marks in what was pasted from a spreadsheet or typed, one a line. Raises ValueError as `read_marks` does."""
    return _read(rows_of_text(text), Wish(None, None, dict(answers or {}), ()))


@dataclass(frozen=True)
class Wish:
    """What the reader asks for and answered."""

    pupil: str | None
    subject: str | None
    answers: dict[str, str]
    put_back: tuple[str, ...]


@dataclass(frozen=True)
class ReadTable:
    """A table that was understood: its layout, the column of its marks (None in a wide table), and all its entries."""

    layout: Layout
    mark_column: int | None
    every: list[Entry]
    orders: DayOrders
    notes: Notes = field(default_factory=Notes)

    def about(self, what: str, pupil: str | None = None) -> list[str]:
        """Return whom or what the file is about ("pupil" or "subject"), in order; subjects of one pupil where that is named."""
        entries = [entry for entry in self.every if pupil is None or entry.pupil == pupil]
        return list(dict.fromkeys(getattr(entry, what) for entry in entries))


@dataclass(frozen=True)
class Series:
    """Entries of one pupil in one subject: `there` with something in their cell, for each the reason why it is left out (""
    where it isn't), those that are `counted`, oldest first, and their scores on one scale."""

    there: list[Entry]
    reasons: list[str]
    counted: list[Entry]
    scores: list[float]
    scale: str


def _read(file: FileRows, wish: Wish) -> OwnMarks:
    read = understood(file, wish)
    pupil = chosen(wish.pupil, read.about("pupil"), "pupil", read.notes)
    subject = chosen(wish.subject, read.about("subject", pupil), "subject", read.notes)
    ours = [entry for entry in read.every if (entry.pupil, entry.subject) == (pupil, subject)]
    return _marks_of(series_of(ours, read, wish, read.notes), read)


def understood(file: FileRows, wish: Wish) -> ReadTable:
    """Return what a table holds, as it was understood. Raises ValueError for one without marks."""
    if not file.rows:
        raise problem("nothing")
    notes = Notes()
    _tell_how_it_was_opened(file, notes)
    layout = read_layout(file.rows, notes)
    column = _mark_column(layout, notes, wish.answers)
    every = entries_of(layout, column, notes)
    if not any(read_mark(entry.text) for entry in every):
        raise problem("no_marks")
    _tell_columns(layout, column, notes, wish.answers)
    return ReadTable(layout, column, every, DayOrders(every, wish.answers), notes)


def _tell_how_it_was_opened(file: FileRows, notes: Notes) -> None:
    names = {";": "semicolon", "\t": "tab", ",": "comma", "|": "bar"}
    if file.separator is not None:
        notes.decide(f"separated_by_{names[file.separator]}")
    if file.sheet is not None:
        notes.decide("sheet")


def _mark_column(layout: Layout, notes: Notes, answers: dict[str, str]) -> int | None:
    """Which column of a long table holds the marks; asked where several could."""
    columns = layout.columns("mark")
    if layout.is_wide or not columns:
        return None
    named = {layout.heading(column): column for column in columns}
    if answers.get("mark_column") in named:
        return named[answers["mark_column"]]
    if len(columns) > 1:
        told = [_named(layout, column) for column in named.values()]
        if say_the_same(layout, columns):
            notes.decide("columns_agree", columns=told)
            return columns[0]
        shown = tuple(layout.told(column) or str(column + 1) for column in named.values())
        notes.ask("mark_column", tuple(named), shown, columns=told)
    return columns[0]


def _tell_columns(layout: Layout, column: int | None, notes: Notes, answers: dict[str, str]) -> None:
    if layout.is_wide:
        notes.decide("a_pupil_a_row", tests=len(layout.columns("test")))
    elif column is not None and layout.headings:
        if layout.told(column):
            notes.decide("mark_column_taken", column=layout.told(column))
        else:
            notes.decide("mark_column_number", number=column + 1)
    ignored = [place for role in RULES["no_results"] for place in layout.columns(role)]
    if ignored:
        notes.decide("no_results", columns=[_named(layout, place) for place in ignored])
    if layout.tests_are_named and answers.get("tests_or_subjects") != TESTS:
        if "tests_or_subjects" in answers:
            raise problem("subjects")
        notes.ask("tests_or_subjects", (TESTS, SUBJECTS))


def _named(layout: Layout, column: int) -> str:
    return quoted(layout.told(column)) if layout.told(column) else str(column + 1)


def chosen(asked_for: str | None, known: list[str], what: str, notes: Notes) -> str:
    """Return the pupil or subject that was asked for, or else the first one, and ask where there are more."""
    if asked_for is not None:
        found = next((one for one in known if plain(one) == plain(asked_for)), None)
        if found is None:
            raise problem("unknown", name=asked_for, known=[quoted(one) for one in known])
        return found
    if len(known) > 1:
        notes.ask(what, tuple(known), count=len(known))
    return known[0]


def series_of(ours: list[Entry], read: ReadTable, wish: Wish, notes: Notes) -> Series:
    """Return the entries of one pupil in one subject: what is left out, and the rest in order and on one scale."""
    there = with_result(ours, notes)
    reasons = reasons_of(there, wish.put_back)
    tell_left_out(there, reasons, notes)
    left = [entry for entry, reason in zip(there, reasons, strict=True) if not reason]
    counted = in_order(left, read.orders, notes)
    scores, scale = _scores(counted, read, wish, notes)
    if any("," in entry.text for entry in counted):
        notes.decide("decimal_comma")
    if scale == GROWING:
        notes.decide("growing")
    return Series(there, reasons, counted, scores, scale)


def _marks_of(series: Series, read: ReadTable) -> OwnMarks:
    rest = [(entry, None, reason) for entry, reason in zip(series.there, series.reasons, strict=True) if reason]
    told = ((entry, score, "") for entry, score in zip(series.counted, series.scores, strict=True))
    return OwnMarks(
        scores=series.scores,
        table=_table([*told, *rest]),
        scale=series.scale,
        class_average=pd.Series(class_averages(series.counted, read.every, series.scale), dtype=float),
        pupils=read.about("pupil"),
        subjects=read.about("subject"),
        decided=read.notes.decisions,
        asked=read.notes.questions,
    )


def _scores(counted: Sequence[Entry], read: ReadTable, wish: Wish, notes: Notes) -> tuple[list[float], str]:
    marks = [mark for entry in counted if (mark := mark_of(entry)) is not None]
    half_years = bool(counted) and all(half_year_key(entry.date or entry.label) for entry in counted)
    heading = "" if read.mark_column is None else read.layout.heading(read.mark_column)
    return on_one_scale(marks, heading, half_years, notes, wish.answers)


def _table(rows: list[tuple[Entry, float | None, str]]) -> pd.DataFrame:
    table = pd.DataFrame(
        [(entry.date, entry.label, entry.text, score, not reason, reason) for entry, score, reason in rows],
        columns=COLUMNS,
    )
    return table.astype({"score": float, "counts": bool})
