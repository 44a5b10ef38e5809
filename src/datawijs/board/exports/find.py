"""Where a notebook finds the exports: in the folder of the course, or written anew where that isn't at hand."""

import tempfile
from functools import cache
from pathlib import Path

from datawijs.board.exports.write import write_exports
from datawijs.board.make import make_board
from datawijs.course_folder import course_folder

PLACE = Path("datasets", "exports")


@cache
def exports_folder() -> Path:
    """Return the folder with the exports of the course's own board: datasets/exports, or the same files somewhere else.

    Somewhere else is a temporary folder, for a notebook that was taken out of the course; it is written once a session.
    """
    for start in (None, Path(__file__).parent):
        try:
            place = course_folder(start) / PLACE
        except FileNotFoundError:
            continue
        if place.is_dir():
            return place
    return write_exports(make_board(), tempfile.mkdtemp(prefix="datawijs-"))
