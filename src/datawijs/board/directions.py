"""Study directions in Flemish secondary education, and which of them a pupil can move on to after a B attest.

The first two years (the first stage) have no directions yet. After them this board knows five real ones, of the three kinds
that Flemish education calls finalities: towards further study ("transition"), towards work ("labour"), or both ("dual"). Two
or three directions share a class for maths, Dutch and French, as in many small schools. Which ones is our choice.
"""

import numpy as np
from numpy.random import Generator

from datawijs.board.schools import LAST_YEAR

FIRST_STAGE = "first-stage"
FIRST_STAGE_YEARS = (1, 2)
FINALITIES = {
    "natural-sciences": "transition",
    "humanities": "transition",
    "business": "dual",
    "welfare": "dual",
    "care": "labour",
}
# By the letter of the class.
OFFERED = {"A": ("natural-sciences", "humanities", "business"), "B": ("humanities", "welfare", "care")}
# Where a B attest leads within the same class: out of the direction on the left, into the one on the right.
NEXT_AFTER_B = {
    "A": {"natural-sciences": "business", "humanities": "business"},
    "B": {"humanities": "welfare", "welfare": "care"},
}


def make_directions(years: np.ndarray, letters: list[str], rng: Generator) -> np.ndarray:
    """Draw the direction of each pupil, all those of the class equally likely; by the pupil's year and the class's letter."""
    choice = rng.integers(3, size=len(years))
    drawn = [OFFERED[letter][number] for letter, number in zip(letters, choice, strict=True)]
    return np.where(np.isin(years, FIRST_STAGE_YEARS), FIRST_STAGE, drawn)


def finality_of(direction: str) -> str:
    """Return where a direction leads; nothing in the first stage."""
    return FINALITIES.get(direction, "")


def direction_after_b(direction: str, letter: str, year: int) -> str:
    """Return where a pupil goes after a B attest in `direction`, in `year`; nothing when no B can be given there.

    After the first stage that is any direction that isn't excluded, so the first stage itself stands for it.
    """
    if direction == FIRST_STAGE:
        return FIRST_STAGE if year == FIRST_STAGE_YEARS[-1] else ""
    return NEXT_AFTER_B[letter].get(direction, "") if year < LAST_YEAR["secondary"] else ""


def direction_before_b(direction: str, letter: str, year: int, draw: float) -> str:
    """Return which direction a pupil came from who is now in `direction`, in `year`, after a B attest.

    draw: a number from 0 to 1 that decides where there are several. Nothing when no B attest leads to this direction.
    """
    if year - 1 in FIRST_STAGE_YEARS:
        return FIRST_STAGE if finality_of(direction) in ("dual", "labour") else ""
    before = [old for old, new in NEXT_AFTER_B[letter].items() if new == direction]
    return before[int(draw * len(before))] if before else ""
