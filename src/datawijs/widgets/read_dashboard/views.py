"""What "Read the dashboard" shows and asks: one module for each view.

A view's module has `candidates(board, rng)`, what the dashboard could be about, and `make(board, candidate)`, which draws it
and asks the questions, or raises `Unclear` when a question would have no clear answer in these data. `make_dashboard` takes
the first candidate for which all is clear.
"""

import numpy as np

from datawijs.board import Board, make_board
from datawijs.widgets.read_dashboard import class_view, pupil_view, school_view, year_view
from datawijs.widgets.read_dashboard.clear import Unclear
from datawijs.widgets.read_dashboard.dashboard import Dashboard
from datawijs.words import read_words

VIEWS = {"pupil": pupil_view, "class": class_view, "year": year_view, "school": school_view}
MOST_BOARDS = 100  # far more than any seed was seen to need
NEXT_BOARD = 10_007  # from one board's seed to the next, so that neighbouring seeds don't end on the same board


def make_dashboard(view: str, seed: int) -> Dashboard:
    """Return the dashboard of one `view` ("pupil", "class", "year" or "school"), drawn from fictional boards by `seed`.

    Raises ValueError for another view.
    """
    return find_dashboard(view, seed)[2]


def find_dashboard(view: str, seed: int) -> tuple[Board, tuple[str, str], Dashboard]:
    """Return the board, what on it the dashboard is about (two keys, see the view's `candidates`), and the dashboard."""
    if view not in VIEWS:
        raise ValueError(read_words(__file__).say("refused", "view", known=", ".join(VIEWS), view=repr(view)))
    module = VIEWS[view]
    rng = np.random.default_rng(seed)
    for attempt in range(MOST_BOARDS):
        board = make_board(seed + attempt * NEXT_BOARD)
        for candidate in module.candidates(board, rng):
            try:
                return board, candidate, module.make(board, candidate).shuffled(rng)
            except Unclear:
                continue
    raise ValueError(read_words(__file__).say("refused", "unclear", seed=seed))


__all__ = ["VIEWS", "Dashboard", "find_dashboard", "make_dashboard"]
