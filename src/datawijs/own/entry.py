"""Entries: one result of one pupil each, as it stands in the file, before anything is left out."""

from dataclasses import dataclass, replace

from datawijs.own.cell import Mark, is_empty, read_mark
from datawijs.own.decision import Notes
from datawijs.own.layout import Layout
from datawijs.own.rules import RULES, plain


@dataclass(frozen=True)
class Entry:
    """`text`: the mark as it stands. `place`: its row, or its column in a wide table. `maximum`: of the points, where the file
    names it elsewhere. `counts`: whether the file says that it counts."""

    pupil: str
    subject: str
    text: str
    label: str
    date: str
    place: int
    maximum: float | None = None
    counts: bool = True


def entries_of(layout: Layout, mark_column: int | None, notes: Notes) -> list[Entry]:
    """Return the entries of a table; `mark_column`: which column holds the marks of a long one."""
    if layout.is_wide:
        return _wide_entries(layout, notes)
    return [] if mark_column is None else _long_entries(layout, mark_column)


def mark_of(entry: Entry) -> Mark | None:
    """Return the mark of an entry, with its maximum where the file names one; None for a word."""
    mark = read_mark(entry.text)
    return replace(mark, maximum=entry.maximum) if mark and mark.maximum is None and entry.maximum else mark


def _long_entries(layout: Layout, mark_column: int) -> list[Entry]:
    first = {role: places[0] for role in ("date", "subject", "maximum") if (places := layout.columns(role))}
    labels = layout.columns("label")

    def cell(row: list[str], role: str) -> str:
        return row[first[role]] if role in first else ""

    entries = []
    for place, row in enumerate(layout.rows):
        maximum = read_mark(cell(row, "maximum"))
        entries.append(
            Entry(
                pupil=_pupil(layout, row),
                subject=cell(row, "subject"),
                text=row[mark_column],
                label=" ".join(row[column] for column in labels if row[column]),
                date=cell(row, "date"),
                place=place,
                maximum=None if maximum is None else maximum.value,
                counts=_counts(layout, row),
            )
        )
    return entries


def _counts(layout: Layout, row: list[str]) -> bool:
    said_no = [
        plain(row[column]) in map(plain, RULES["no"]) for column in layout.columns("counts") + layout.columns("weight")
    ]
    said_yes = [plain(row[column]) in map(plain, RULES["yes"]) for column in layout.columns("skips")]
    return not any(said_no + said_yes)


def _wide_entries(layout: Layout, notes: Notes) -> list[Entry]:
    tests, pupils, maxima = layout.columns("test"), [], {}
    for row in layout.rows:
        name = _pupil(layout, row)
        if plain(name) in RULES["maximum_rows"]:
            found = {column: read_mark(row[column]) for column in tests}
            maxima = {column: mark.value for column, mark in found.items() if mark is not None}
            notes.decide("maximum_row", row=name)
        elif plain(name) in RULES["average_rows"]:
            notes.decide("average_row", row=name)
        elif not all(is_empty(row[column]) for column in tests):
            pupils.append((name, row))
    return [
        Entry(name, "", row[column], layout.heading(column), "", column, maxima.get(column))
        for name, row in pupils
        for column in tests
    ]


def _pupil(layout: Layout, row: list[str]) -> str:
    """The name in a row, or the number where there are no names."""
    names = layout.columns("pupil") or layout.columns("number")
    return " ".join(row[column] for column in names if row[column])
