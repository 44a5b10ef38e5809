"""The board and its views, each made once in a test process."""

from dataclasses import replace
from functools import cache

from datawijs import dashboards
from datawijs.board import make_board
from datawijs.language import speaking

VIEWS = {
    "pupil_results": ("P0001", "maths"),
    "pupil_line": ("P0001", "maths"),
    "class_results": ("S01-5A", "reading"),
    "year_results": ("S02", 3, "french"),
    "school_results": ("S02", "dutch"),
    "pupil_absences": ("P0001",),
    "class_absences": ("S02-3B",),
    "year_absences": ("S02", 3),
    "school_absences": ("S01",),
    "pupil_activity": ("P0100",),
    "class_activity": ("S02-3A",),
    "year_activity": ("S01", 5),
    "school_activity": ("S02",),
}


@cache
def the_board():
    return make_board()


@cache
def view(name, language="nl", **options):
    with speaking(language):
        return getattr(dashboards, name)(the_board(), *VIEWS[name], **options)


def with_scores(change):
    """The board, with the scores of P0001 in maths changed."""
    board = the_board()
    results = board.results.copy()
    chosen = (results["pupil_id"] == "P0001") & (results["subject_id"] == "maths")
    results.loc[chosen, "score"] = change(results.loc[chosen, "score"])
    return replace(board, results=results)
