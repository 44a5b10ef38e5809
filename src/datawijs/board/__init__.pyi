from .board import Board
from .labels import (
    attest_name,
    cause_name,
    class_name,
    direction_name,
    finality_name,
    goal_name,
    status_name,
    subject_name,
)
from .make import make_board
from .survey import load_survey
from .truth import Truth
from .wobble import LIFELIKE, PLAIN, Wobble
from .write import write_board

__all__ = [
    "LIFELIKE",
    "PLAIN",
    "Board",
    "Truth",
    "Wobble",
    "attest_name",
    "cause_name",
    "class_name",
    "direction_name",
    "finality_name",
    "goal_name",
    "load_survey",
    "make_board",
    "status_name",
    "subject_name",
    "write_board",
]
