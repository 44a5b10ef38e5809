"""Write the exports of a board to a folder: one folder a school, one file a kind that its sector has."""

from pathlib import Path

import pandas as pd

from datawijs.board.board import Board
from datawijs.board.exports.file_kind import FileKind
from datawijs.board.exports.kinds import KINDS
from datawijs.board.exports.readme import exports_readme
from datawijs.board.plain_trouble import plain_trouble
from datawijs.language import speaking


def write_exports(board: Board, folder: str | Path) -> Path:
    """Write the last school year of `board` as export files to `folder` (made if needed), and return the folder.

    Headings and words in the files are Dutch, whatever the language in use, because the schools are. Files of the same name
    are replaced. Raises ValueError when the folder can't be written.
    """
    folder = Path(folder)
    with plain_trouble(folder), speaking("nl"):
        for school in board.schools.itertuples():
            for kind in kinds_of(school.sector):
                _write(kind, board, school.school_id, folder / school.school_id / kind.file)
        (folder / "README.md").write_text(exports_readme(), encoding="utf-8", newline="\n")
    return folder


def kinds_of(sector: str) -> tuple[FileKind, ...]:
    """Return the kinds of files that the systems of schools in `sector` give."""
    return tuple(kind for kind in KINDS if sector in kind.sectors)


def _write(kind: FileKind, board: Board, school_id: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{line}\r\n" for line in kind.lines_above(board, school_id))
    path.write_bytes((lines + _as_text(kind, kind.rows(board, school_id))).encode(kind.encoding))


def _as_text(kind: FileKind, table: pd.DataFrame) -> str:
    text: str = table.to_csv(index=False, sep=kind.separator, lineterminator="\r\n")
    return text
