"""Classes of 24 in which we know which of three groups fits each pupil, goal by goal.

The lowest pupils get extended instruction, the highest get enrichment, and those between are the basic group. Which group
fits depends on what a pupil can already do of *this* goal; a class measures that with looks, each of which has an error.

Three sizes, all our own choice, and stated to the learner:

- One look has a reliability of .70. Tests that teachers make have usually some .50, and standardised ones .90 (Frisbie,
  Educational Measurement: Issues and Practice 7(1) (1988), 25–35); so we are kind to the test.
- A second source is as good as one test and knows nothing of it. So what counts is the number of looks.
- What pupils can do of two goals of one subject correlates `ALIKE`; the learner may change it. On the fictional board it is
  about .5 (`datawijs.board.goals`).

Nobody moves for good in the year: a pupil is better at one goal than at another, that is all. That is kind to fixed groups.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

PUPILS = 24
GOALS = 8  # in a school year: one every five weeks
RELIABILITY = 0.7  # of one look
LOOKS = (1, 2, 3, 4)  # one test · and a second source · three tests · and a second source
SIZES = (4, 6, 8)  # pupils in each of the two outer groups
SIZE = 6  # unless the learner chooses otherwise
RENEWALS = (1, 2, 4, 8)  # how often in the year the groups are formed
ALIKE = (0.5, 0.7, 0.9)  # correlation between goals of one subject
USUAL_ALIKE = 0.7

EXTENDED, BASIC, ENRICHMENT = range(3)


@dataclass(frozen=True)
class Classes:
    """Drawn classes. `subject`: what each pupil can do in the subject, over all its goals (classes × pupils). `true`: what
    of each goal (classes × pupils × goals). `seen`: what each look at a goal says (× looks). All in standard deviations."""

    subject: np.ndarray
    true: np.ndarray
    seen: np.ndarray

    @cached_property
    def true_rank(self) -> np.ndarray:
        """The place of each pupil in the class from low, counted from 0: classes × pupils × goals."""
        return rank_in_class(self.true)

    @cached_property
    def seen_rank(self) -> np.ndarray:
        """The same by the average of the first 1, 2, 3 … looks: classes × pupils × goals × numbers of looks."""
        counts = np.arange(1, self.seen.shape[-1] + 1)
        return rank_in_class(self.seen.cumsum(axis=-1) / counts)


def draw_classes(count: int, alike: float, rng: np.random.Generator) -> Classes:
    """Draw `count` classes, in which what pupils can do of two goals correlates `alike`."""
    subject = rng.standard_normal((count, PUPILS))
    own = rng.standard_normal((count, PUPILS, GOALS))
    true = np.sqrt(alike) * subject[..., None] + np.sqrt(1 - alike) * own
    error = error_sd(RELIABILITY) * rng.standard_normal((*true.shape, len(LOOKS)))
    return Classes(subject, true, true[..., None] + error)


def error_sd(reliability: float) -> float:
    """Return the spread of the error of a measure, when pupils differ by 1 in what it measures."""
    return float(np.sqrt((1 - reliability) / reliability))


def rank_in_class(values: np.ndarray) -> np.ndarray:
    """Return the place of each pupil among the class (the second axis), from low, counted from 0."""
    return values.argsort(axis=1).argsort(axis=1)


def group_of(rank: np.ndarray, size: int = SIZE) -> np.ndarray:
    """Return the group that goes with a place in the class, when the outer groups have `size` pupils."""
    return np.where(rank < size, EXTENDED, np.where(rank >= PUPILS - size, ENRICHMENT, BASIC))


def goals_of_grouping(renewals: int) -> np.ndarray:
    """Return for each goal of the year by which goal the groups of that moment were formed."""
    every = GOALS // renewals
    return np.arange(GOALS) // every * every
