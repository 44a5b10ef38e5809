"""Classes of 25 pupils in 8 subjects of which we know who declines.

The board itself has three subjects a class; a class list as a school prints it has more. So these classes are drawn here, from
the same world: the series with their declines by `datawijs.signals.draw_series`, whose defaults are the constants of the
board, and around them the board's levels and test difficulties (`datawijs.board.truth`, which argues every number).

Twelve tests in each subject, as on the board. Three or four pupils of a class decline, in one subject, from two to six results
ago: on the board it is one pupil in ten at any time in the year, and with fewer there would be too little to find. Nobody
misses a test, and results are whole points, as on most lists.
"""

from dataclasses import dataclass, replace

import numpy as np

from datawijs.board.truth import (
    CAUSES,
    CLASS_SD,
    DIFFICULTY_SD,
    HARD_TEST_CHANCE,
    HARD_TEST_POINTS,
    MEAN_LEVEL,
    PUPIL_SD,
    SUBJECT_SD,
)
from datawijs.signals import DeclineModel, draw_series

PUPILS, SUBJECTS, TESTS = 25, 8, 12
FEWEST_DECLINING, MOST_DECLINING = 3, 4
ONSETS = (7, 11)  # a decline began two to six results ago

# What a reader who knows this world knows of one series before seeing it.
MODEL = DeclineModel(prevalence=(FEWEST_DECLINING + MOST_DECLINING) / 2 / PUPILS / SUBJECTS, onsets=ONSETS)


@dataclass(frozen=True, eq=False)
class Classes:
    """Drawn classes with their truth.

    `scores`: class × pupil × subject × test, whole points from 0 to 100. The others are class × pupil: `declines`, and of those
    who do, `subject` (place), `onset` (number of the first test with the decline), `points` (how much) and `cause` (place in
    `datawijs.board.truth.CAUSES`).
    """

    scores: np.ndarray
    declines: np.ndarray
    subject: np.ndarray
    onset: np.ndarray
    points: np.ndarray
    cause: np.ndarray


def draw_classes(count: int, seed: int) -> Classes:
    """Draw `count` classes. The same seed gives the same classes."""
    rng = np.random.default_rng(seed)
    per_pupil = (count, PUPILS)
    wobble_only = replace(MODEL, level_mean=0.0, level_sd=0.0, difficulty_sd=0.0, prevalence=0.0)
    steady = draw_series(wobble_only, count * PUPILS * SUBJECTS, points=TESTS, seed=_seed(rng))
    falling = draw_series(replace(wobble_only, prevalence=1.0), count * PUPILS, points=TESTS, seed=_seed(rng))
    declines = _who_declines(count, rng)
    subject = rng.integers(SUBJECTS, size=per_pupil)
    wobble = steady.results.reshape(count, PUPILS, SUBJECTS, TESTS)
    where = (*np.nonzero(declines), subject[declines])
    wobble[where] = falling.results.reshape(count, PUPILS, TESTS)[declines]
    scores = _levels(count, rng) - _difficulties(count, rng) + wobble
    return Classes(
        scores=scores.clip(0, 100).round(),
        declines=declines,
        subject=subject,
        onset=falling.onset.reshape(per_pupil),
        points=(falling.size_sd * falling.wobble_sd).reshape(per_pupil),
        cause=rng.integers(len(CAUSES), size=per_pupil),
    )


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**32))


def _who_declines(count: int, rng: np.random.Generator) -> np.ndarray:
    places = rng.permuted(np.tile(np.arange(PUPILS), (count, 1)), axis=1)
    return places < rng.integers(FEWEST_DECLINING, MOST_DECLINING, size=(count, 1), endpoint=True)


def _levels(count: int, rng: np.random.Generator) -> np.ndarray:
    """What each pupil usually scores: who is good at one subject tends to be good at another."""
    of_class = CLASS_SD * rng.standard_normal((count, 1, SUBJECTS, 1))
    of_pupil = PUPIL_SD * rng.standard_normal((count, PUPILS, 1, 1))
    return MEAN_LEVEL + of_class + of_pupil + SUBJECT_SD * rng.standard_normal((count, PUPILS, SUBJECTS, 1))


def _difficulties(count: int, rng: np.random.Generator) -> np.ndarray:
    """What each test takes off everybody's score; in half of the subjects one test was clearly too hard."""
    difficulty = DIFFICULTY_SD * rng.standard_normal((count, SUBJECTS, TESTS))
    hard = (rng.random((count, SUBJECTS)) < HARD_TEST_CHANCE) * rng.uniform(*HARD_TEST_POINTS, (count, SUBJECTS))
    which = rng.integers(TESTS, size=(count, SUBJECTS))
    difficulty += hard[..., np.newaxis] * (np.arange(TESTS) == which[..., np.newaxis])
    return difficulty[:, np.newaxis]
