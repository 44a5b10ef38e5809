"""A screen that is a table: rows of values, some as a label with its colour, some as a bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from datawijs.screens.screen import place


@dataclass(frozen=True)
class Label:
    """A value in a coloured label: `look` is "high", "middle", "low" or "none". The text says all that the colour does."""

    text: str
    look: str = "none"


@dataclass(frozen=True)
class Bar:
    """A value from 0 to 100 as a bar with the number beside it; `mark` is a border on the bar, from 0 to 100."""

    value: float
    text: str
    mark: float | None = None


Cell = str | Label | Bar


@dataclass(frozen=True)
class Row:
    """A row: the first cell names it. `place` is its key for an answer that points at it, `where` says which row it is."""

    cells: tuple[Cell, ...]
    place: str | None = None
    where: str = ""


def grid(head: Sequence[str], rows: Sequence[Row], name: str) -> str:
    """Return a table that a screen reader calls `name`, in a box that scrolls where it is too wide."""
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    lines = "".join(_row(row) for row in rows)
    return (
        f'<div class="dw-screen-grid" role="group" aria-label="{escape(name)}" tabindex="0">'
        f'<table aria-label="{escape(name)}"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'
    )


def _row(row: Row) -> str:
    first, *rest = map(_cell, row.cells)
    cells = "".join(f"<td>{cell}</td>" for cell in rest)
    return f'<tr{place(row.place, row.where)}><th scope="row">{first}</th>{cells}</tr>'


def _cell(cell: Cell) -> str:
    if isinstance(cell, Label):
        return f'<span class="dw-screen-label dw-screen-{cell.look}">{escape(cell.text)}</span>'
    if isinstance(cell, Bar):
        mark = "" if cell.mark is None else f'<i style="inset-inline-start:{cell.mark:g}%"></i>'
        return (
            '<span class="dw-screen-value"><span class="dw-screen-bar" aria-hidden="true">'
            f'<b style="inline-size:{cell.value:g}%"></b>{mark}</span> {escape(cell.text)}</span>'
        )
    return escape(cell)
