"""What pandas must be told to read a kind of file."""

from typing import Any

from datawijs.board.exports.file_kind import FileKind


def reading_options(kind: FileKind) -> dict[str, Any]:
    """Return what `pandas.read_csv` needs besides the path to read a file of this kind rightly."""
    options: dict[str, object] = {"sep": kind.separator, "encoding": kind.encoding}
    if kind.decimal != "." and any(column.type == "number" for column in kind.columns()):
        options["decimal"] = kind.decimal
    if kind.preamble:
        options["skiprows"] = kind.preamble
    if any(column.heading == "Leerlingnummer" for column in kind.columns()):
        options["dtype"] = {"Leerlingnummer": str}
    return options
