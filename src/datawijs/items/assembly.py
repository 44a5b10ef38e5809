"""Choose items for one or more sets at once, so that each set is what it should be: test assembly by integer programming.

Every item is in a set or not. What the sets should be is written as limits on sums over the chosen items; among all choices
that keep to them, the one with the highest total value is taken, or one nearly as good. It is the usual way to make parallel
test forms (Van der Linden, Linear Models for Optimal Test Design, 2005). SciPy's HiGHS solves it.

Many limits on many items make it slow. Those that most choices keep to anyway needn't be there from the start: when a choice
breaks some, the worst come in, and it is chosen again, until a choice keeps to all of them (cutting planes).
"""

import numpy as np
from numpy.typing import ArrayLike

SECONDS = 3600  # many times what it takes; a limit so that nothing hangs
GOOD_ENOUGH = 0.02  # stop when no choice can be more than this share better: the rest costs minutes and gains nothing
ROUNDING = 1e-6  # the solver keeps to its limits to six digits


class Assembly:
    """A choice of items for `sets` sets; no item is in two of them."""

    def __init__(self, items: int, sets: int = 1):
        self._items, self._sets = items, sets
        self._rows: list[np.ndarray] = []
        self._low: list[float] = []
        self._high: list[float] = []
        self._waits: list[bool] = []
        for item in np.eye(items) if sets > 1 else ():
            self._limit([item] * sets, 0, 1)

    def limit(self, weights: ArrayLike, low: float, high: float, *, waits: bool = False) -> None:
        """Keep the sum of `weights` (one for each item; true counts as 1) between two limits, in every set. What `waits` comes
        in when a choice breaks it; of neighbours that do, the worst."""
        for number in range(self._sets):
            parts = [np.zeros(self._items)] * self._sets
            parts[number] = np.asarray(weights, dtype=float)
            self._limit(parts, low, high, waits=waits)

    def alike(self, weights: ArrayLike, within: float = 0.0) -> None:
        """Let the sum of `weights` in the first set and in each of the others differ by no more than `within`."""
        first = np.asarray(weights, dtype=float)
        for number in range(1, self._sets):
            parts = [first] + [np.zeros(self._items)] * (self._sets - 1)
            parts[number] = -first
            self._limit(parts, -within, within)

    def choose(self, value: ArrayLike, good_enough: float = GOOD_ENOUGH) -> list[np.ndarray] | None:
        """Return the items of each set (row numbers) with the highest sum of `value`, or at most the share `good_enough` less;
        None when nothing keeps to all limits."""
        rows, low, high = np.stack(self._rows), np.array(self._low), np.array(self._high)
        best, there = np.tile(np.asarray(value, dtype=float), self._sets), ~np.array(self._waits)
        while True:
            chosen = _highest(best, rows[there], low[there], high[there], good_enough)
            if chosen is None:
                return None
            total = rows @ chosen
            broken = np.where(there, 0, np.maximum(low - total, total - high))
            if (broken <= ROUNDING).all():
                return [np.flatnonzero(of_set) for of_set in chosen.reshape(self._sets, self._items)]
            there |= (broken > ROUNDING) & (broken >= np.roll(broken, 1)) & (broken >= np.roll(broken, -1))

    def _limit(self, parts: list[np.ndarray], low: float, high: float, *, waits: bool = False) -> None:
        self._rows.append(np.concatenate(parts))
        self._low.append(low)
        self._high.append(high)
        self._waits.append(waits)


def _highest(
    value: np.ndarray, rows: np.ndarray, low: np.ndarray, high: np.ndarray, good_enough: float
) -> np.ndarray | None:
    """The choice (1 or 0 for each) with the highest value, or nearly, whose sums over the rows lie between their limits."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # here: slow to import, and not every exercise asks
    from scipy.sparse import csr_array

    found = milp(
        -value,
        constraints=LinearConstraint(csr_array(rows), low, high),
        integrality=1,
        bounds=Bounds(0, 1),
        options={"time_limit": SECONDS, "mip_rel_gap": good_enough},
    )
    return None if found.x is None else np.round(found.x)
