"""How many pupils stand in another group than fits, counted over many classes, so that no lucky draw decides."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from datawijs.widgets.grouping.classes import (
    BASIC,
    EXTENDED,
    PUPILS,
    SIZE,
    USUAL_ALIKE,
    Classes,
    draw_classes,
    error_sd,
    goals_of_grouping,
    group_of,
    rank_in_class,
)

CLASSES = 1000
PERCENTILES = (10, 90)  # eight in ten classes lie between
_SEED = 24  # of all numbers in the texts; the classes that a learner sees follow the seed of the exercise


@dataclass(frozen=True)
class Elsewhere:
    """How many pupils of a class stand in another group than fits: the average over many classes, and the limits between
    which eight in ten of them lie."""

    mean: float
    low: float
    high: float


@cache
def many_classes(alike: float = USUAL_ALIKE) -> Classes:
    """Return the classes that are counted."""
    return draw_classes(CLASSES, alike, np.random.default_rng(_SEED))


def at_one_goal(looks: int, size: int = SIZE) -> Elsewhere:
    """Return how many stand elsewhere when groups are formed by so many looks at the goal itself: each class and goal once."""
    classes = many_classes()
    placed = group_of(classes.seen_rank[..., looks - 1], size)
    return _summary((placed != group_of(classes.true_rank, size)).sum(axis=1).ravel())


def in_a_year(renewals: int, looks: int, alike: float = USUAL_ALIKE) -> Elsewhere:
    """Return how many stand elsewhere per goal, averaged over a year in which groups are formed so many times."""
    classes = many_classes(alike)
    placed = group_of(classes.seen_rank[..., looks - 1])[:, :, goals_of_grouping(renewals)]
    return _summary((placed != group_of(classes.true_rank)).sum(axis=1).mean(axis=1))


def by_looks_of(reliability: float, looks: int) -> Elsewhere:
    """Return the same as `at_one_goal`, but with looks of another reliability."""
    classes = many_classes()
    shape = (*classes.true.shape, looks)
    error = error_sd(reliability) * np.random.default_rng(_SEED + 2).standard_normal(shape).mean(axis=-1)
    placed = group_of(rank_in_class(classes.true + error))
    return _summary((placed != group_of(classes.true_rank)).sum(axis=1).ravel())


def by_subject_test(reliability: float, alike: float = USUAL_ALIKE) -> Elsewhere:
    """Return how many stand elsewhere per goal when one test of the whole subject divides the class for the whole year."""
    classes = many_classes(alike)
    error = np.random.default_rng(_SEED + 1).standard_normal(classes.subject.shape)
    placed = group_of(rank_in_class(classes.subject + error_sd(reliability) * error))
    return _summary((placed[..., None] != group_of(classes.true_rank)).sum(axis=1).mean(axis=1))


def reached(looks: int, size: int = SIZE) -> float:
    """Return how many of the pupils who need extended instruction get it, on average."""
    classes = many_classes()
    need = group_of(classes.true_rank, size) == EXTENDED
    get = group_of(classes.seen_rank[..., looks - 1], size) == EXTENDED
    return float((need & get).sum(axis=1).mean())


def by_lot() -> float:
    """Return how many stand elsewhere when lots are drawn."""
    middle = PUPILS - 2 * SIZE
    return PUPILS - (2 * SIZE**2 + middle**2) / PUPILS


def touching_middle(looks: int) -> float:
    """Return which share of those who stand elsewhere stand in the middle group, or belong there."""
    classes = many_classes()
    true, placed = group_of(classes.true_rank), group_of(classes.seen_rank[..., looks - 1])
    moved = true != placed
    return float(((true == BASIC) | (placed == BASIC))[moved].mean())


def needing_extended(place: int) -> float:
    """Return how likely it is that the pupil at `place` (from low, counted from 0) on one test needs extended instruction."""
    classes = many_classes()
    there = classes.seen_rank[..., 0] == place
    return float((group_of(classes.true_rank) == EXTENDED)[there].mean())


def ever_extended(alike: float = USUAL_ALIKE) -> tuple[float, float]:
    """Return how many pupils of a class need extended instruction at one or more goals of the year, and at all of them."""
    need = group_of(many_classes(alike).true_rank) == EXTENDED
    return float(need.any(axis=2).sum(axis=1).mean()), float(need.all(axis=2).sum(axis=1).mean())


def _summary(counts: np.ndarray) -> Elsewhere:
    low, high = np.percentile(counts, PERCENTILES)
    return Elsewhere(float(counts.mean()), float(low), float(high))
