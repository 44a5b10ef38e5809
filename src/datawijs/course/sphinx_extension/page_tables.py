"""Tables on a page: each in a box that scrolls, and those of sentences or to write in so that a phone can put their cells under
each other."""

import re
from html import escape, unescape

from datawijs.course.sphinx_extension.texts import frame_words

LONG = 24  # letters in a cell: more than that is a sentence, not a number or a name
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_EMPTY_HEADING = re.compile(r"<th\b[^>]*>\s*</th>")  # pandas puts one above the names of the rows
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b([^>]*)>(.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def mend_tables(body: str) -> str:
    """Return the page's HTML with its tables mended."""
    return _TABLE.sub(_in_scroller, body)


def _in_scroller(table: re.Match[str]) -> str:
    label = escape(frame_words().say("notices", "table"))
    mended = _EMPTY_HEADING.sub("<td></td>", table[0])  # a screen reader would call out a heading with nothing in it
    stacks = _has_sentences(mended) or _is_to_fill_in(mended)
    if stacks:
        mended = _with_headings_in_cells(mended)
    kind = "dw-table dw-stacks" if stacks else "dw-table"
    return f'<div class="{kind}" role="group" tabindex="0" aria-label="{label}">{mended}</div>'


def _has_sentences(table: str) -> bool:
    """Whether this is a table that somebody wrote, with sentences beside what each row is about."""
    head = _HEAD.search(table)
    if head is None or 'class="docutils' not in table or "span=" in table:
        return False
    rows = [[_text(cell[1]) for cell in _CELL.findall(row)] for row in _ROW.findall(table[head.end() :])]
    return len(_HEADING.findall(head[0])) > 1 and any(len(text) > LONG for row in rows for text in row[1:])


def _is_to_fill_in(table: str) -> bool:
    """Whether somebody writes in its cells: a phone is too narrow to write in five beside each other."""
    head = _HEAD.search(table)
    if head is None or 'class="docutils' not in table or "span=" in table:
        return False
    rows = [[_text(cell[1]) for cell in _CELL.findall(row)] for row in _ROW.findall(table[head.end() :])]
    return len(_HEADING.findall(head[0])) > 1 and bool(rows) and not any(text for row in rows for text in row[1:])


def _with_headings_in_cells(table: str) -> str:
    """Give each cell the heading of its column, and every part the role that it loses when a phone stacks it."""
    head = _HEAD.search(table)
    assert head is not None
    headings = [_text(heading) for heading in _HEADING.findall(head[0])]
    shown = head[0].replace("<thead", '<thead role="rowgroup"').replace("<tr", '<tr role="row"')
    shown = re.sub(r"<th\b", '<th role="columnheader" scope="col"', shown)
    rows = _ROW.sub(lambda row: _labelled(row[0], headings), table[head.end() :])
    start = table[: head.start()].replace("<table", '<table role="table"', 1)
    return start + shown + rows.replace("<tbody", '<tbody role="rowgroup"', 1)


def _labelled(row: str, headings: list[str]) -> str:
    names = iter(headings)
    return _CELL.sub(
        lambda cell: f'<td{cell[1]} role="cell" data-heading="{escape(next(names, ""))}">{cell[2]}</td>', row
    ).replace("<tr", '<tr role="row"', 1)


def _text(markup: str) -> str:
    return unescape(_TAG.sub("", markup)).strip()
