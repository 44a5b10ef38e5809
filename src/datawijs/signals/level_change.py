"""How often a pupil who doesn't change gets another level at the next test, because no test measures without error."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import ndtr, ndtri

from datawijs.signals.arguments import read_reliability
from datawijs.signals.misplacement import level_edges
from datawijs.signals.normal import normal_density

REACH, NODES = (
    8.0,
    4001,
)  # true standings, in standard deviations: finer changes nothing in the sixth decimal, up to .99


@dataclass(frozen=True)
class LevelChange:
    """Shares of pupils, each from 0 to 1. `other`: another level at the next test. `lower`: a lower one. `two_lower`: two or
    more levels lower. `lower_twice`: lower at the second test, and lower still at the third."""

    other: float
    lower: float
    two_lower: float
    lower_twice: float


def level_change(shares: Sequence[float], *, reliability: float) -> LevelChange:
    """Return how often levels change from test to test among pupils of whom nothing changes.

    `shares` are those of the levels, from low to high: (0.2, 0.2, 0.2, 0.2, 0.2) for I to V. Scores are normal among pupils and
    so are their errors, which are independent and equally large for all; every test has the same `reliability`, from 0 up to,
    but not including, 1. All pupils who stand where they stood count, not those of one level: from the lowest nobody falls.

    Raises ValueError for shares that don't add up to 1, and for a reliability outside that range.
    """
    edges = ndtri(level_edges(shares))
    reliability = read_reliability(reliability)
    nodes = np.linspace(-REACH, REACH, NODES)
    weights = normal_density(nodes) / normal_density(nodes).sum()
    below = ndtr((edges[:, None] - sqrt(reliability) * nodes) / sqrt(1 - reliability))
    at = np.diff(below, axis=0)  # how likely each level (rows) is for a pupil who truly stands at each node
    pairs = np.einsum("in,jn,n->ij", at, at, weights)
    return LevelChange(
        other=float(1 - np.trace(pairs)),
        lower=float(np.tril(pairs, -1).sum()),
        two_lower=float(np.tril(pairs, -2).sum()),
        lower_twice=float((at * _below(at * _below(at)) @ weights).sum()),
    )


def _below(chances: np.ndarray) -> np.ndarray:
    """For each level (rows), the chances of all lower ones together."""
    together: np.ndarray = np.cumsum(chances, axis=0) - chances
    return together
