"""How hard it is to see the truth in an item, in five levels.

It sorts the items to practise with from plain to hidden, and says nothing about the score of a test: there the answer counts
that the results support (see `score`), and that can be plain where the truth is hidden.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from datawijs.items.people import NOISE_SIZES

# Upper borders of levels 1 to 4, in the share of the simulated people who are wrong. Chosen so that each level holds about one
# in five of the declines of a board. Even on the plainest item the people with most noise nearly guess; above one half, the
# results point the wrong way and whoever reads them best is misled most.
BORDERS = (0.18, 0.21, 0.25, 0.33)
LEVELS = tuple(range(1, len(BORDERS) + 2))


def chance_of_truth(odds: np.ndarray, declines: np.ndarray, noise: ArrayLike = NOISE_SIZES) -> np.ndarray:
    """Return the chance that somebody with each amount of `noise` (row), who has to say whether a decline has begun or not,
    tells the truth on each item (column): that their view of the log-odds lies on the side of the truth.

    `odds`: the ideal observer's log-odds of a decline; `declines`: the truth.
    """
    for_truth = np.where(declines, odds, -np.asarray(odds))
    chance: np.ndarray = ndtr(np.multiply.outer(1 / np.asarray(noise, dtype=float), for_truth))
    return chance


def difficulty(odds: np.ndarray, declines: np.ndarray) -> np.ndarray:
    """Return for each item the share of such people who are wrong about it: exactly, as an average of their chances."""
    wrong: np.ndarray = 1 - chance_of_truth(odds, declines).mean(axis=0)
    return wrong


def level_of(difficulty: float | np.ndarray) -> np.ndarray:
    """Return the level, 1 (plain) to 5 (hardly to be seen, or misleading), of each difficulty (0–1)."""
    level: np.ndarray = np.digitize(difficulty, BORDERS) + 1
    return level
