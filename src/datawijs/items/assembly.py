"""Choose items for one or more sets at once, so that each set is what it should be: test assembly by integer programming.

Every item is in a set or not. What the sets should be is written as limits on sums over the chosen items; among all choices
that keep to them, the one with the highest total value is taken, or one nearly as good. It is the usual way to make parallel
test forms (Van der Linden, Linear Models for Optimal Test Design, 2005). SciPy's HiGHS solves it.
"""

import numpy as np
from numpy.typing import ArrayLike

SECONDS = 3600  # many times what it takes; a limit so that nothing hangs
GOOD_ENOUGH = 0.02  # stop when no choice can be more than this share better: the rest costs minutes and gains nothing


class Assembly:
    """A choice of items for `sets` sets; no item is in two of them."""

    def __init__(self, items: int, sets: int = 1):
        self._items, self._sets = items, sets
        self._rows: list[np.ndarray] = []
        self._low: list[float] = []
        self._high: list[float] = []
        for item in np.eye(items):
            self._limit([item] * sets, 0, 1)

    def limit(self, weights: ArrayLike, low: float, high: float) -> None:
        """Keep the sum of `weights` (one for each item; true counts as 1) between two limits, in every set."""
        for number in range(self._sets):
            parts = [np.zeros(self._items)] * self._sets
            parts[number] = np.asarray(weights, dtype=float)
            self._limit(parts, low, high)

    def alike(self, weights: ArrayLike, within: float = 0.0) -> None:
        """Let the sum of `weights` in the first set and in each of the others differ by no more than `within`."""
        first = np.asarray(weights, dtype=float)
        for number in range(1, self._sets):
            parts = [first] + [np.zeros(self._items)] * (self._sets - 1)
            parts[number] = -first
            self._limit(parts, -within, within)

    def choose(self, value: ArrayLike) -> list[np.ndarray] | None:
        """Return the items of each set (row numbers) with the highest sum of `value`, or nearly; None when nothing keeps to all
        limits."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # here: slow to import, and not every exercise asks
        from scipy.sparse import csr_array

        found = milp(
            -np.tile(np.asarray(value, dtype=float), self._sets),
            constraints=LinearConstraint(csr_array(np.stack(self._rows)), self._low, self._high),
            integrality=1,
            bounds=Bounds(0, 1),
            options={"time_limit": SECONDS, "mip_rel_gap": GOOD_ENOUGH},
        )
        if found.x is None:
            return None
        return [np.flatnonzero(chosen > 0.5) for chosen in found.x.reshape(self._sets, self._items)]

    def _limit(self, parts: list[np.ndarray], low: float, high: float) -> None:
        self._rows.append(np.concatenate(parts))
        self._low.append(low)
        self._high.append(high)
