"""Write a board to a folder: tables as CSV, a data package description, and READMEs.

The CSV is the plainest there is: UTF-8, comma, decimal point, ISO dates, empty where something is missing.
"""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from datawijs.board.board import Board
from datawijs.board.data_package import data_package
from datawijs.board.exports.describe import export_resources
from datawijs.board.exports.write import write_exports
from datawijs.board.plain_trouble import plain_trouble
from datawijs.board.readme import board_readme, truth_readme
from datawijs.board.tables import board_tables, survey_table, truth_tables
from datawijs.language import speaking

DESCRIPTION = "datapackage.json"


def write_board(board: Board, folder: str | Path) -> Path:
    """Write `board` to `folder` (made if needed), the truth to its subfolder truth/, and return the folder.

    Files of the same name are replaced. Raises ValueError when the folder can't be written.
    """
    folder = Path(folder)
    with plain_trouble(folder):
        _write_tables(board, folder)
        _write_json(_own_board(), folder / DESCRIPTION)
    return folder


def write_datasets(board: Board, folder: str | Path) -> Path:
    """Write the course's own datasets/: the board in board/, its exports in exports/, and one description of all.

    The survey, which stands there already, is described too.

    Raises ValueError when the folder can't be written.
    """
    folder = Path(folder)
    with plain_trouble(folder):
        _write_tables(board, folder / "board")
        write_exports(board, folder / "exports")
        _write_json(_all_datasets(board), folder / DESCRIPTION)
    return folder


# Whoever reads a data package description reads English; the READMEs are for everybody.


def _own_board() -> dict[str, Any]:
    with speaking("en"):
        tables = (*board_tables(), *truth_tables())
        return data_package(tables, name="datawijs-board", title="A fictional school board, with the truth")


def _all_datasets(board: Board) -> dict[str, Any]:
    with speaking("en"):
        tables = (*board_tables(), *truth_tables())
        described = data_package(
            (*tables, survey_table()),
            name="datawijs",
            title="Datawijs: a fictional school board with its truth, and the counts of a real survey",
            folders={table.name: "board/" for table in tables},
        )
        described["resources"] += export_resources(board, "exports/")
        return described


def _write_tables(board: Board, folder: Path) -> None:
    (folder / "truth").mkdir(parents=True, exist_ok=True)
    for tables, source in ((board_tables(), board), (truth_tables(), board.truth)):
        for table in tables:
            _write_csv(getattr(source, table.name)[list(table.columns)], folder / table.path)
    _write_text(board_readme(), folder / "README.md")
    _write_text(truth_readme(), folder / "truth" / "README.md")


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    _write_text(table.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n"), path)


def _write_json(content: dict[str, Any], path: Path) -> None:
    _write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", path)


def _write_text(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
