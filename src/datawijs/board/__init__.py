"""The fictional school board and its ground truth: seeded, reproducible, nobody real.

`make_board()` makes it, `write_board()` writes it to a folder, `load_survey()` reads the real survey counts that stand beside
it in datasets/. `python -m datawijs.board` writes datasets/ anew.
"""

from datawijs.board.board import Board
from datawijs.board.labels import (
    attest_name,
    cause_name,
    direction_name,
    finality_name,
    goal_name,
    status_name,
    subject_name,
)
from datawijs.board.make import make_board
from datawijs.board.survey import load_survey
from datawijs.board.truth import Truth
from datawijs.board.write import write_board

__all__ = [
    "Board",
    "Truth",
    "attest_name",
    "cause_name",
    "direction_name",
    "finality_name",
    "goal_name",
    "load_survey",
    "make_board",
    "status_name",
    "subject_name",
    "write_board",
]
