"""The exports in the data package description: one resource a file, with how it is written."""

from typing import Any

from datawijs.board.board import Board
from datawijs.board.exports.file_kind import DATE, Column, FileKind
from datawijs.board.exports.write import kinds_of


def export_resources(board: Board, folder: str) -> list[dict[str, Any]]:
    """Describe the files that `write_exports` writes for `board`, in the language in use; `folder` goes before each path."""
    return [
        _resource(kind, school.school_id, school.name, folder)
        for school in board.schools.itertuples(name="School", index=False)
        for kind in kinds_of(school.sector)
    ]


def _resource(kind: FileKind, school_id: str, school: str, folder: str) -> dict[str, Any]:
    dialect: dict[str, object] = {"delimiter": kind.separator, "lineTerminator": "\r\n"}
    if kind.preamble:
        dialect["headerRows"] = [kind.preamble + 1]
    return {
        "profile": "tabular-data-resource",
        "name": f"{school_id.lower()}-{kind.name}",
        "title": f"{kind.title()} ({school})",
        "path": f"{folder}{school_id}/{kind.file}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": kind.encoding,
        "dialect": dialect,
        "schema": {
            "fields": [_field(column, kind.decimal) for column in kind.columns()],
            "missingValues": [""],
        },
    }


def _field(column: Column, decimal: str) -> dict[str, Any]:
    described: dict[str, object] = {"name": column.heading, "type": column.type, "description": column.meaning}
    if column.type == "date":
        described["format"] = DATE
    if column.type == "number" and decimal != ".":
        described["decimalChar"] = decimal
    return described | ({} if column.optional else {"constraints": {"required": True}})
