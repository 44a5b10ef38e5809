"""Pairs of groups of 20 pupils of which we know whether they really differ.

A score is a pupil's result on one test, as on the fictional board (which argues the sizes): pupils of one class differ by
their level and by the wobble of that day. The two groups come either from one population, or from two whose averages lie half a
standard deviation apart: a difference that a school would call large.
"""

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np
from scipy.special import ndtr

from datawijs.board.truth import MEAN_LEVEL
from datawijs.language import rounded
from datawijs.signals import standard_error_of_average

PUPILS = 20
SPREAD = 14.5  # points: the standard deviation between pupils of one class on one test of the fictional board
REAL_SD = 0.5  # a real difference, in spreads: our choice
REAL = REAL_SD * SPREAD
LARGE = 7  # points: "such a difference means something", many would say

PAIRS = 6  # to judge; half of them really differ
ANSWERS = ("chance", "real", "open")  # what averages may support
CLEAR = 2 / 3  # averages show it when at least so many of the pairs that lie as far apart are of one kind: our choice
DRAWS = 60  # from one population, to see what chance does
LEAST = 20  # of them, before the exercise goes on

ERROR = standard_error_of_average(PUPILS, sd=SPREAD)
ERROR_IN_SD = standard_error_of_average(PUPILS)
ERROR_OF_DIFFERENCE = sqrt(2) * ERROR


@dataclass(frozen=True)
class Pair:
    """Two groups of scores (whole points), and whether their populations differ."""

    a: np.ndarray
    b: np.ndarray
    real: bool

    @property
    def averages(self) -> tuple[float, float]:
        """The average of either group, in tenths of a point, as a learner sees it."""
        return rounded(float(self.a.mean()), 1), rounded(float(self.b.mean()), 1)

    @property
    def difference(self) -> float:
        """How far these averages lie apart, in points."""
        a, b = self.averages
        return rounded(abs(a - b), 1)

    @property
    def supported(self) -> str:
        """What the averages support: "real", "chance", or "open" where neither is likely enough."""
        real = real_in_share(self.difference)
        return "real" if real >= CLEAR else "chance" if 1 - real >= CLEAR else "open"


def draw_pair(rng: np.random.Generator, *, real: bool) -> Pair:
    """Draw two groups of 20; when `real`, from populations that differ, either of which may be the higher."""
    shift = rng.choice([-1, 1]) * REAL / 2 if real else 0.0
    scores = [rng.normal(MEAN_LEVEL + side * shift, SPREAD, PUPILS) for side in (1, -1)]
    a, b = (group.clip(0, 100).round().astype(int) for group in scores)
    return Pair(np.sort(a), np.sort(b), real)


def chance_of(difference: float) -> float:
    """Return how often two groups from one population differ by at least so many points, in either direction.

    Exact for normal scores whose spread is known, as it is here; from a spread estimated from the groups themselves it would
    be a t test, which for two times 20 pupils hardly differs.
    """
    return float(2 * ndtr(-difference / ERROR_OF_DIFFERENCE))


def usual_difference() -> float:
    """Return the average distance between the averages of two groups from one population, in points."""
    return ERROR_OF_DIFFERENCE * sqrt(2 / pi)


def best_reader() -> tuple[float, float]:
    """Return the share of pairs that the best possible reader judges rightly, when half of them really differ, and the
    distance between the averages from which that reader calls them really different.

    Nothing tells more than that distance. The best one is searched here in steps of a hundredth of a point.
    """
    limits = np.arange(0, 4 * ERROR_OF_DIFFERENCE, 0.01)
    quiet = 1 - 2 * ndtr(-limits / ERROR_OF_DIFFERENCE)
    found = ndtr((REAL - limits) / ERROR_OF_DIFFERENCE) + ndtr((-limits - REAL) / ERROR_OF_DIFFERENCE)
    right = (quiet + found) / 2
    return float(right.max()), float(limits[right.argmax()])


def real_in_share(difference: float) -> float:
    """Return in which share of pairs with averages so many points apart the populations really differ, when half of all do.

    By Bayes' rule, from how often either kind of pair lies that far apart, whichever group is the higher.
    """
    real, quiet = (
        sum(np.exp(-(((difference - side * shift) / ERROR_OF_DIFFERENCE) ** 2) / 2) for side in (1, -1))
        for shift in (REAL, 0.0)
    )
    return float(real / (real + quiet))


def draw_pairs(count: int, rng: np.random.Generator) -> list[Pair]:
    """Draw pairs of which half really differ, such that each answer is as often the one that the averages support, and such
    that they fool the best reader as pairs usually do: one that really differs looks like chance, and one by chance looks
    real. So what the averages support and what is true are seen to be two things."""
    _share, limit = best_reader()
    while True:
        pairs = [
            draw_pair(rng, real=bool(real)) for real in rng.permutation([place % 2 == 0 for place in range(count)])
        ]
        hidden = sum(pair.real and pair.difference < limit for pair in pairs)
        false = sum(not pair.real and pair.difference >= limit for pair in pairs)
        supported = [pair.supported for pair in pairs]
        if hidden == false == 1 and len({supported.count(answer) for answer in ANSWERS}) == 1:
            return pairs


def clear_limits() -> tuple[float, float]:
    """Return up to which difference the averages support chance, and from which one a real difference, in tenths of a point."""
    shares = {tenths / 10: real_in_share(tenths / 10) for tenths in range(200)}
    return (
        max(points for points, share in shares.items() if 1 - share >= CLEAR),
        min(points for points, share in shares.items() if share >= CLEAR),
    )


def lower_wins() -> float:
    """Return how often a pupil of the really lower group scores above a pupil of the higher one, each picked blindly."""
    return float(ndtr(-REAL / (SPREAD * sqrt(2))))


def explained() -> float:
    """Return the share of all differences between pupils (variance) that a real difference between two groups explains."""
    between = (REAL_SD / 2) ** 2
    return between / (between + 1)
