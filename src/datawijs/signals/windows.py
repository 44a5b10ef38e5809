"""Where a rule holds: all windows of all series at once."""

from dataclasses import dataclass

import numpy as np

from datawijs.signals.constants import ROUNDING
from datawijs.signals.rules import Rule


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


def sides(
    values: np.ndarray, lower: float | np.ndarray, centre: float | np.ndarray, upper: float | np.ndarray
) -> dict[str, Side]:
    """Return both sides of the centre, "up" and "down", for values of shape (…, points) in the order of time."""
    blur = ROUNDING * np.maximum(np.abs(values).max(axis=-1, keepdims=True), np.abs(centre))
    return {
        "up": Side(values - centre, upper - centre, blur),
        "down": Side(centre - values, centre - lower, blur),
    }


def holds(rule: Rule, side: Side) -> np.ndarray:
    """Return for each window of the series whether `rule` finds a signal in it; shape (…, points − window + 1)."""
    if side.distance.shape[-1] < rule.window:
        return np.zeros((*side.distance.shape[:-1], 0), dtype=bool)
    if rule.trend:
        all_steps: np.ndarray = _count(side.steps_towards(), rule.window - 1) == rule.window - 1
        return all_steps
    enough = _count(taking_part(rule, side), rule.window) >= rule.needed
    if rule.whole_window_on_side:
        enough &= _count(side.further_than(0), rule.window) == rule.window
    return enough


def last_point(rule: Rule, side: Side) -> np.ndarray:
    """Return the position of the last point that takes part in any signal by `rule`, −1 without a signal; shape (…)."""
    found = holds(rule, side)
    inside = np.zeros_like(side.distance, dtype=bool)
    for start in range(rule.window if found.shape[-1] else 0):
        inside[..., start : start + found.shape[-1]] |= found
    inside &= taking_part(rule, side)
    latest = inside.shape[-1] - 1 - inside[..., ::-1].argmax(axis=-1)
    return np.where(inside.any(axis=-1), latest, -1)


def taking_part(rule: Rule, side: Side) -> np.ndarray:
    """Return which points can be part of a signal by `rule`; shape (…, points)."""
    if rule.trend:
        return np.ones(side.distance.shape, dtype=bool)
    far = side.further_than(rule.beyond)
    return far if rule.up_to is None else far & ~side.further_than(rule.up_to)


def _count(flags: np.ndarray, window: int) -> np.ndarray:
    """Return how many flags are set in each window; shape (…, points − window + 1)."""
    windows = flags.shape[-1] - window + 1
    total = flags[..., :windows].astype(np.int32)
    for start in range(1, window):
        total += flags[..., start : start + windows]
    return total
