"""Rounds of a line-up: twenty charts, of which at most one is real.

The line-up protocol of graphical inference: the chart of the real data hides among charts of what the data would look like if
nothing were going on. Somebody who hasn't seen it before points at the one that is different; by luck that is the real one in
1 of 20 cases. With nothing but chance in all twenty it is their Rorschach protocol, which trains the eye.

A. Buja, D. Cook, H. Hofmann, M. Lawrence, E.-K. Lee, D. F. Swayne, H. Wickham: Statistical inference for exploratory data
analysis and model diagnostics. Philosophical Transactions of the Royal Society A 367 (2009), 4361–4383.
H. Wickham, D. Cook, H. Hofmann, A. Buja: Graphical inference for infovis. IEEE Transactions on Visualization and Computer
Graphics 16 (2010), 973–979.

Here chance is known: all twenty are drawn from the model of the fictional board, with the level and the wobble of one pupil.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import comb

import numpy as np
from scipy.special import ndtr

from datawijs.board.names import BIRDS
from datawijs.board.truth import CAUSES, MEAN_LEVEL, WOBBLE_SD
from datawijs.language import _
from datawijs.signals import DeclineModel, decline_posterior, draw_series
from datawijs.signals.constants import RECENT
from datawijs.signals.normal import normal_density

CHARTS, TESTS = 20, 12
SETS = 3  # so that one can practise again with others
MOST_ROUNDS = 6

PLAIN, SUBTLE, NONE = "plain", "subtle", "none"
# How large the decline is, in wobbles, and how many of the other charts may stand out more to the best possible reader. Our
# choice: a plain one can be found, a subtle one may hide.
SIZES = {PLAIN: (2.4, 3.0), SUBTLE: (1.4, 2.0)}
MAY_STAND_OUT_MORE = {PLAIN: 0, SUBTLE: 4}
ONSETS = (7, 10)  # a decline began three to six results ago
LEVEL_SPREAD = 5.0  # points around the mean level: so that no chart meets the ends of the scale


@dataclass(frozen=True, eq=False)
class Round:
    """Twenty series of one pupil. `scores`: chart × test, whole points. `drops`: of each, the last three results below the
    earlier ones, in wobbles. `best`: place of the chart at which the best possible reader would point. `real`: place of the
    chart with the decline; None where all are chance, and then `onset`, `points` and `cause` are None as well."""

    name: str
    scores: np.ndarray
    drops: np.ndarray
    best: int
    real: int | None = None
    onset: int | None = None
    points: float | None = None
    cause: str | None = None

    @property
    def largest(self) -> int:
        """The place of the chart with the largest drop."""
        return int(self.drops.argmax())

    @property
    def fall(self) -> float:
        """How far the results of the real chart lie below those before the decline, in wobbles."""
        assert self.real is not None and self.onset is not None, "all charts of this round are chance"
        before, after = self.scores[self.real, : self.onset - 1], self.scores[self.real, self.onset - 1 :]
        return float((before.mean() - after.mean()) / WOBBLE_SD)


def draw_rounds(rounds: int, seed: int) -> tuple[tuple[Round, ...], ...]:
    """Return three sets of `rounds` rounds (1 to 6). The same seed draws the same charts.

    With two rounds or more, at least one of every set has no decline at all. The very first round has a plain one.
    Raises ValueError for another number of rounds.
    """
    if isinstance(rounds, bool) or not isinstance(rounds, int) or not 1 <= rounds <= MOST_ROUNDS:
        raise ValueError(_("A line-up has 1 to {most} rounds, not {rounds!r}.").format(most=MOST_ROUNDS, rounds=rounds))
    return _drawn(rounds, seed)


@cache
def _drawn(rounds: int, seed: int) -> tuple[tuple[Round, ...], ...]:
    rng = np.random.default_rng(seed)
    names: Iterator[str] = iter(rng.permutation(BIRDS))
    return tuple(
        tuple(_draw_round(kind, str(next(names)), rng) for kind in _kinds(rounds, number == 0, rng))
        for number in range(SETS)
    )


def _kinds(rounds: int, first_set: bool, rng: np.random.Generator) -> list[str]:
    kinds = [(PLAIN, NONE, SUBTLE)[place % 3] for place in range(rounds)]
    places = rng.permutation(rounds)
    order = [0, *places[places > 0]] if first_set else places
    return [kinds[place] for place in order]


def _draw_round(kind: str, name: str, rng: np.random.Generator) -> Round:
    level = float(rng.normal(MEAN_LEVEL - LEVEL_SPREAD, LEVEL_SPREAD))
    steady = DeclineModel(
        level_mean=level, level_sd=0.0, wobble_sd=WOBBLE_SD, wobble_spread=0.0, difficulty_sd=0.0, prevalence=0.0
    )
    if kind == NONE:
        scores = _scores(draw_series(steady, CHARTS, points=TESTS, seed=_seed(rng)).results)
        return Round(name, scores, _drops(scores), int(_chances(scores, steady).argmax()))
    falling = replace(steady, prevalence=1.0, onsets=ONSETS, size_sd=SIZES[kind])
    cause = CAUSES[rng.integers(len(CAUSES))]
    while True:
        real = int(rng.integers(CHARTS))
        scores = _scores(draw_series(steady, CHARTS, points=TESTS, seed=_seed(rng)).results)
        one = draw_series(falling, 1, points=TESTS, seed=_seed(rng))
        scores[real] = _scores(one.results)[0]
        chance = _chances(scores, steady)
        if (chance > chance[real]).sum() <= MAY_STAND_OUT_MORE[kind]:
            points = float(one.size_sd[0] * one.wobble_sd[0])
            return Round(name, scores, _drops(scores), int(chance.argmax()), real, int(one.onset[0]), points, cause)


def _chances(scores: np.ndarray, steady: DeclineModel) -> np.ndarray:
    """Of each chart the chance that it is the real one, for a reader who knows the pupil and how the charts were made."""
    return decline_posterior(scores, replace(steady, prevalence=1 / CHARTS, onsets=ONSETS)).probability


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**32))


def _scores(results: np.ndarray) -> np.ndarray:
    return results.clip(0, 100).round()


def _drops(scores: np.ndarray) -> np.ndarray:
    drops: np.ndarray = (scores[:, :-RECENT].mean(axis=1) - scores[:, -RECENT:].mean(axis=1)) / WOBBLE_SD
    return drops


def expected_largest_drop(charts: int) -> float:
    """Return how large the largest drop among so many charts of pure chance is on average, in wobbles.

    The difference of two averages of 3 and 9 results has standard deviation √(1/3 + 1/9); the largest of n normal values is on
    average the integral of x·n·φ(x)·Φ(x)^(n−1).
    """
    x = np.linspace(-8, 8, 4001)
    largest = np.trapezoid(x * charts * normal_density(x) * ndtr(x) ** (charts - 1), x)
    return float(largest * np.sqrt(1 / RECENT + 1 / (TESTS - RECENT)))


def luck(declines: int) -> list[int]:
    """Return for each number of declines found, from 0 to `declines`: somebody who points blindly at one chart in every such
    round finds at least so many in 1 of how many cases."""
    share = 1 / CHARTS
    exactly = [comb(declines, k) * share**k * (1 - share) ** (declines - k) for k in range(declines + 1)]
    return [round(1 / sum(exactly[k:])) for k in range(declines + 1)]
