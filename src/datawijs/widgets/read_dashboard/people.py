"""What the views need to know about a board's pupils and classes."""

import numpy as np
import pandas as pd

from datawijs.board import Board
from datawijs.board import class_name as name_of_class
from datawijs.words import read_words

LANGUAGES = {"dutch", "french"}  # with a capital in both of ours


def sector_of(board: Board, class_id: str) -> str:
    """Return "primary" or "secondary"."""
    sector: str = school_of(board, class_id)["sector"]
    return sector


def school_of(board: Board, class_id: str) -> pd.Series:
    """Return the row of the class's school."""
    school_id = board.classes.set_index("class_id").loc[class_id, "school_id"]
    return board.schools.set_index("school_id").loc[school_id]


def class_name(board: Board, class_id: str) -> str:
    """Return the name by which a school knows a class: "groep 7A" or "klas 3B"."""
    return name_of_class(board.classes.set_index("class_id").loc[class_id, "name"], sector_of(board, class_id))


def year_name(sector: str, year: int) -> str:
    """Return the name by which a school of a sector knows a year: "groep 7" or "year 3"."""
    return read_words(__file__).say("names", f"{sector}_year", year=year)


def subject_in_text(board: Board, subject_id: str, sector: str) -> str:
    """Return a subject's name as it stands in a sentence: "spelling", but "French"."""
    name = board.subject_name(subject_id, sector)
    return name if subject_id in LANGUAGES else name.lower()


def declines_in(board: Board, subject_id: str) -> set[str]:
    """Return the pupils with a real decline in a subject."""
    declines = board.truth.declines
    return set(declines.loc[declines["subject_id"] == subject_id, "pupil_id"])


def score_table(board: Board, class_id: str, subject_id: str) -> pd.DataFrame:
    """Return the scores of a class in a subject: one row a pupil (pupil_id), one column a test (number)."""
    results = board.results
    chosen = results[(results["class_id"] == class_id) & (results["subject_id"] == subject_id)]
    return chosen.pivot(index="pupil_id", columns="number", values="score")


def names_of(board: Board) -> pd.Series:
    """Return the pupils' names, index pupil_id."""
    return board.pupils.set_index("pupil_id")["name"]


def schools_and_subjects(board: Board, rng: np.random.Generator) -> list[tuple[str, str]]:
    """Return schools and subjects (school_id, subject_id) in an order drawn by `rng`."""
    sectors = board.schools.set_index("school_id")["sector"]
    pairs = [
        (school_id, subject_id)
        for school_id, sector in sectors.items()
        for subject_id in board.subjects.loc[board.subjects["sector"] == sector, "subject_id"]
    ]
    return [pairs[place] for place in rng.permutation(len(pairs))]
