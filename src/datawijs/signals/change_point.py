"""Where a series most probably changed its level, and how often chance alone would suggest such a change."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from datawijs.language import _, decimal
from datawijs.signals.arguments import read_count
from datawijs.signals.series import all_equal, read_series

FEWEST = 4  # two points on each side in the middle
SHUFFLES = 1999  # the chance comes in steps of 1 in 2,000


@dataclass(frozen=True)
class ChangePoint:
    """`first`: the label of the first point after the change. `before`, `after`: the mean of each part. `explained`: which
    share of the spread (sum of squares) the change takes away. `chance`: how often the same values in random order show
    one at least as large."""

    first: Any
    before: float
    after: float
    explained: float
    chance: float


def change_point(values: ArrayLike, *, shuffles: int = SHUFFLES, seed: int = 1) -> ChangePoint:
    """Find the one place where splitting a series in two parts with a mean each fits best, by least squares.

    For normal values with one spread this is the most likely place of a single lasting shift, and the test is the
    likelihood-ratio test (Hinkley, Biometrika 57 (1970), 1–17; Worsley, JASA 74 (1979), 365–367). The chance is that of a
    permutation test: the share of `shuffles` random orders of the same values, and of the order as it is, in which the best
    place explains as much. It asks for no normal distribution, but for values that could have come in any order: a slow
    rise or fall counts as a change too. Up and down both count.

    Some place is always found, also in noise: look at the chance first. The place itself is unsure; with a shift of one
    standard deviation the true one is often several points away, and near the ends a single odd point passes for a change.
    A series of fewer than 6 points can hardly give a small chance.

    Raises ValueError for fewer than 4 values, for values that are all equal, for anything but finite numbers and for an index
    that isn't in the order of time.
    """
    numbers, labels = read_series(values, at_least=FEWEST)
    shuffles = read_count(shuffles, "shuffles", at_least=99)
    if all_equal(numbers):
        raise ValueError(
            _("All values are {value}: there is no change to look for.").format(value=decimal(numbers[0], None))
        )
    gains = _gains(numbers)
    place = int(gains.argmax()) + 1
    total = float(((numbers - numbers.mean()) ** 2).sum())
    best = gains.max()
    orders = np.random.default_rng(seed).permuted(np.tile(numbers, (shuffles, 1)), axis=1)
    as_large = int((_gains(orders).max(axis=1) >= best * (1 - 1e-9)).sum())
    return ChangePoint(
        first=labels[place],
        before=float(numbers[:place].mean()),
        after=float(numbers[place:].mean()),
        explained=float(best / total),
        chance=(as_large + 1) / (shuffles + 1),
    )


def _gains(numbers: np.ndarray) -> np.ndarray:
    """By how much a split after the first, second, … value lowers the sum of squares; shape (…, points − 1)."""
    points = numbers.shape[-1]
    before = np.arange(1, points)
    centred = numbers - numbers.mean(axis=-1, keepdims=True)
    sums = centred.cumsum(axis=-1)[..., :-1]
    gains: np.ndarray = sums**2 * points / (before * (points - before))
    return gains
