"""A file becomes rows of texts. Everything that is decided after that is ours, and the page's as well.

Python's csv reads what is separated, python-calamine what a spreadsheet program wrote.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from datawijs.own.rules import RULES, pattern
from datawijs.own.sentences import problem

Rows = list[list[str]]
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
MOST_ROWS, MOST_COLUMNS, MOST_BYTES = 100_000, 500, 50_000_000
LINES_LOOKED_AT = 200
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ENDS_OF_WHOLE = ".0"
SPACES = "[\t\v\f \xa0\ufeff\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"  # what JavaScript trims, but for ends of lines
SAYS_SEPARATOR = "sep="  # a first line for spreadsheet programs alone


@dataclass(frozen=True)
class FileRows:
    """`rows` of cells, empty rows left out. `separator` and `encoding`: what a text was read with; None for other files.
    `sheet`: which sheet it was, where a spreadsheet has more than one."""

    rows: Rows
    separator: str | None = None
    encoding: str | None = None
    sheet: str | None = None


def rows_of(source: "str | Path | object") -> FileRows:
    """Return the rows of a file (its path), of a table (a pandas DataFrame), or of rows of cells.

    Raises ValueError, with the name of the file, for what can't be read.
    """
    if isinstance(source, (str, Path)):
        return _rows_of_file(Path(source))
    if hasattr(source, "itertuples"):
        return FileRows(_filled([list(source.columns), *source.itertuples(index=False)]))  # type: ignore[attr-defined]
    if isinstance(source, Sequence):
        return FileRows(_filled(source))
    raise problem("source")


def _rows_of_file(path: Path) -> FileRows:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise problem("too_large", name=path.name)
        content = path.read_bytes()
    except OSError:
        raise problem("not_opened", name=path.name) from None
    if path.suffix.lower() in SPREADSHEETS or content[:4] == b"PK\x03\x04":
        return _rows_of_spreadsheet(path, content)
    text, encoding = decoded(content, path.name)
    return FileRows(*_separated(text), encoding)


def rows_of_text(text: str) -> FileRows:
    """Return the rows of what was pasted."""
    return FileRows(*_separated(text))


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file and its encoding: UTF-16 with a mark, UTF-8 with or without one, or else Windows' own."""
    encodings = ["utf-16"] if content.startswith(UTF_16) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise problem("no_text", name=name)


def _separated(text: str) -> tuple[Rows, str | None]:
    text = text.lstrip("\ufeff")
    first, _end, rest = text.partition("\n")
    named = (
        first.strip().lower().removeprefix(SAYS_SEPARATOR) if first.strip().lower().startswith(SAYS_SEPARATOR) else ""
    )
    separator = named if named in RULES["separators"] else separator_of(text)
    table = _in_lines(rest if named else text)
    if not _is_well_quoted(table, separator or ";"):
        raise problem("not_closed")
    reader = csv.reader(io.StringIO(table, newline=""), delimiter=separator or ";", strict=False)
    try:
        return _filled(reader), separator
    except csv.Error:
        raise problem("not_closed") from None


def _in_lines(text: str) -> str:
    """A text of which every line ends alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_well_quoted(text: str, separator: str) -> bool:
    """Whether each cell that begins with a quotation mark ends with one. What closes too soon or never has no one sensible
    reading: csv would take `"a"b` for `ab`, and others everything up to the next quotation mark."""
    if '"' not in text:
        return True
    end = re.escape(separator)
    cell = re.compile(rf'(?:"[^"]*(?:""[^"]*)*"{SPACES}*|[^"\n{end}][^\n{end}]*|)(?:[\n{end}]|\Z)')
    place = 0
    while place < len(text):
        found = cell.match(text, place)
        if found is None:
            return False
        place = found.end()
    return True


def separator_of(text: str) -> str | None:
    """Return what separates the cells: of the known ones that which stands equally often, outside quotation marks, in most
    lines, and in at least half of them; None where none does. Decimal commas separate nothing."""
    lines = [line for line in text.splitlines() if line.strip()][:LINES_LOOKED_AT]
    best, most = None, (len(lines) - 1) / 2
    for separator in RULES["separators"]:
        counts = [count for line in lines if (count := _outside_quotes(line, separator))]
        alike = max((counts.count(count) for count in set(counts)), default=0)
        if alike > most and not (separator == "," and _are_decimals(lines)):
            best, most = separator, alike
    return best


def _outside_quotes(line: str, separator: str) -> int:
    return sum(part.count(separator) for part in line.split('"')[::2])


def _are_decimals(lines: list[str]) -> bool:
    """Whether most lines with a comma hold nothing but numbers with decimal commas."""
    with_comma = [line.split() for line in lines if "," in line]
    return 2 * sum(all(pattern("number").match(word) for word in words) for words in with_comma) > len(with_comma)


def _rows_of_spreadsheet(path: Path, content: bytes) -> FileRows:
    from python_calamine import CalamineWorkbook  # here: only who has a spreadsheet needs it

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except Exception as error:  # whatever a broken or locked file brings
        raise problem("no_spreadsheet", name=path.name) from error
    filled = {name: rows for name, cells in sheets.items() if (rows := _filled(cells))}
    if not filled:
        raise problem("empty", name=path.name)
    name = next(iter(filled))
    return FileRows(filled[name], sheet=name if len(filled) > 1 else None)


def _filled(rows: Iterable[Iterable[object]]) -> Rows:
    """Rows of texts, without the empty ones; refuses what is too large."""
    kept: Rows = []
    for row in rows:
        cells = [cell_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            kept.append(cells)
        if len(cells) > MOST_COLUMNS:
            raise problem("many_cells", most=MOST_COLUMNS)
        if len(kept) > MOST_ROWS:
            raise problem("many_rows", most=MOST_ROWS)
    return kept


def cell_text(cell: object) -> str:
    """Return what stands in a cell as a text: days as 2025-09-03, numbers as short as they are."""
    if cell is None or cell != cell:  # not a number: an empty cell of a table
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return repr(round(cell, 10)).removesuffix(ENDS_OF_WHOLE)
    return str(cell).strip()
