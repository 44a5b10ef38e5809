"""Where a rule holds: all windows of all series at once."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from datawijs.signals.rules import Rule

# Means and limits carry rounding errors: a point this close to a line, relative to the size of the values, lies on it.
ON_THE_LINE = 1e-12


@dataclass(frozen=True)
class Side:
    """One side of the centre: how far each point lies towards it, and how far its limit does.

    `distance` has shape (…, points); `to_limit` and `blur` are numbers or have shape (…, 1).
    """

    distance: np.ndarray
    to_limit: np.ndarray | float
    blur: np.ndarray

    def further_than(self, share: float) -> np.ndarray:
        """Return which points lie further than this share of the way to the limit; points on that line don't."""
        return self.distance > share * self.to_limit + self.blur

    def steps_towards(self) -> np.ndarray:
        """Return which steps between neighbours go to this side; shape (…, points − 1)."""
        return np.diff(self.distance, axis=-1) > self.blur


def sides(values: np.ndarray, lower, centre, upper) -> dict[str, Side]:
    """Return both sides of the centre, "up" and "down", for values of shape (…, points) in the order of time."""
    blur = ON_THE_LINE * np.maximum(np.abs(values).max(axis=-1, keepdims=True), np.abs(centre))
    return {
        "up": Side(values - centre, upper - centre, blur),
        "down": Side(centre - values, centre - lower, blur),
    }


def holds(rule: Rule, side: Side) -> np.ndarray:
    """Return for each window of the series whether `rule` finds a signal in it; shape (…, points − window + 1)."""
    if side.distance.shape[-1] < rule.window:
        return np.zeros((*side.distance.shape[:-1], 0), dtype=bool)
    if rule.trend:
        return sliding_window_view(side.steps_towards(), rule.window - 1, axis=-1).all(axis=-1)
    enough = sliding_window_view(taking_part(rule, side), rule.window, axis=-1).sum(axis=-1) >= rule.needed
    if rule.whole_window_on_side:
        enough &= sliding_window_view(side.further_than(0), rule.window, axis=-1).all(axis=-1)
    return enough


def taking_part(rule: Rule, side: Side) -> np.ndarray:
    """Return which points can be part of a signal by `rule`; shape (…, points)."""
    if rule.trend:
        return np.ones(side.distance.shape, dtype=bool)
    far = side.further_than(rule.beyond)
    return far if rule.up_to is None else far & ~side.further_than(rule.up_to)
