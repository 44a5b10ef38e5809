"""Exports are of one school year: the last one on the board."""

import pandas as pd

from datawijs.board.board import Board


def this_year(board: Board, table: pd.DataFrame, school_id: str) -> pd.DataFrame:
    """Return the rows of one of the board's tables that belong to a school and to the board's last school year."""
    if "school_year" in table:
        table = table[table["school_year"] == table["school_year"].max()]
    if "class_id" in table:
        classes = board.classes.loc[board.classes["school_id"] == school_id, "class_id"]
        return table[table["class_id"].isin(classes)]
    of_school = board.pupils.merge(board.classes[["class_id", "school_id"]], on="class_id")
    pupils = of_school.loc[of_school["school_id"] == school_id, "pupil_id"]
    return table[table["pupil_id"].isin(pupils)]
