"""Attests: what a Flemish class council decides about each pupil at the end of the year.

A: on to the next year, everywhere. B: on, but not in every direction. C: the year again. In the last year there is only A or
C, and in our first year too (our choice: it has no directions to exclude yet).

How many? In 2021–2022 a C went to 3.3 % of the pupils in general, 6.5 % in technical and 10.2 % in vocational education
(VRT NWS, 18 March 2023, after Het Nieuwsblad); we take them for the three finalities that followed on these. A B went to about
6.7 % of all pupils in 2021 (27,587, where 18,928 C attests were 4.6 %: De Morgen, July 2021).

The council looks at the level of the pupil in all subjects together and at much that is not on the board, such as other
subjects and work placements: our choice, as large as 4 points. The pupils are equally able in all directions here, so the
shares differ only because the bar does. A reader who compares real directions should ask besides who comes in there, and
after which attest.
"""

from statistics import NormalDist

import numpy as np
from numpy.random import Generator

from datawijs.board.columns import Columns, count, repeated, texts
from datawijs.board.directions import (
    FIRST_STAGE,
    FIRST_STAGE_YEARS,
    direction_after_b,
    direction_before_b,
    finality_of,
)
from datawijs.board.truth import CLASS_SD, MEAN_LEVEL, PUPIL_SD, SUBJECT_SD

ATTESTS = ("A", "B", "C")
C_SHARES = {
    "": 0.033,
    "transition": 0.033,
    "dual": 0.065,
    "labour": 0.102,
}  # by finality; the first stage is like general
B_SHARE = 0.12  # of those who can get one; not everybody can, and together it is about 6.7 %
COUNCIL_SD = 4.0
# Looking back from this year: a B attest explains part of those who are now in a direction lower on the ladder.
B_SHARE_LOOKING_BACK = 0.25


def impression(levels: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """Return what the council thinks of each pupil, in standard deviations; levels: one row a pupil, one column a subject."""
    subjects = levels.shape[1]
    spread = np.sqrt(PUPIL_SD**2 + (CLASS_SD**2 + SUBJECT_SD**2) / subjects + COUNCIL_SD**2)
    thought: np.ndarray = (levels.mean(axis=1) - MEAN_LEVEL + COUNCIL_SD * noise) / spread
    return thought


def fails(thought: np.ndarray, directions: np.ndarray) -> np.ndarray:
    """Return who gets a C, by the council's impression."""
    bar = {finality: NormalDist().inv_cdf(share) for finality, share in C_SHARES.items()}
    return thought < np.array([bar[finality_of(direction)] for direction in directions])


def nearly_fails(thought: np.ndarray, directions: np.ndarray, b_share: float) -> np.ndarray:
    """Return whose results are low enough for a B (or a C)."""
    bar = {finality: NormalDist().inv_cdf(share + b_share) for finality, share in C_SHARES.items()}
    return thought < np.array([bar[finality_of(direction)] for direction in directions])


def decide(thought: np.ndarray, pupils: Columns, letters: list[str]) -> np.ndarray:
    """Return the attest of each pupil at the end of the year that is now on the board; letters: of their classes."""
    rows = zip(pupils["direction"], letters, pupils["year"], strict=True)
    can_get_b = np.array([direction_after_b(*row) != "" for row in rows])
    directions = pupils["direction"]
    return np.select(
        [fails(thought, directions), can_get_b & nearly_fails(thought, directions, B_SHARE)], ["C", "B"], "A"
    )


def look_back(
    thought: np.ndarray, repeats: np.ndarray, pupils: Columns, letters: list[str], rng: Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return the direction in which each pupil was a year earlier, and the attest that led to where the pupil is now.

    thought: what the council thought then. repeats: who takes the year again. pupils and letters: of the later year.
    """
    now, draws = pupils["direction"], rng.random(count(pupils))
    rows = zip(now, letters, pupils["year"], draws, strict=True)
    came_from = texts(direction_before_b(*row) for row in rows)
    low = nearly_fails(thought, np.where(came_from == "", now, came_from), B_SHARE_LOOKING_BACK)
    after_b = ~repeats & low & (came_from != "")
    same = np.where(np.isin(pupils["year"] - 1, FIRST_STAGE_YEARS) & ~repeats, FIRST_STAGE, now)
    return np.where(after_b, came_from, same), np.select([repeats, after_b], ["C", "B"], "A")


def attest_table(pupils: Columns, school_year: str, attests: np.ndarray) -> Columns:
    """Return the attests of one school in one year, with what a B excludes: a finality."""
    finality = texts(finality_of(direction) for direction in pupils["direction"])
    # out of the first stage a B closes the way to further study; later, one's own kind of direction
    excluded = np.where(finality == "", "transition", finality)
    return {
        **{name: pupils[name] for name in ("pupil_id", "class_id", "direction")},
        "school_year": repeated(school_year, len(finality)),
        "finality": finality,
        "attest": attests,
        "excluded": np.where(attests == "B", excluded, ""),
    }
