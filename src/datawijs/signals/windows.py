"""Where a rule holds: all windows of all series at once."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from datawijs.signals.rules import Rule

# Limits are computed with rounding errors: a point that is this close to a line, relative to its size, lies on it.
ON_THE_LINE = 1e-9


def reaches(values: np.ndarray, lower, centre, upper) -> tuple[np.ndarray, np.ndarray]:
    """Return how far each point lies towards the upper and the lower limit: 0 at the centre, 1 at the limit.

    `values` has shape (…, points); the limits are numbers or have shape (…, 1). Where the limits lie on the centre,
    every other point is infinitely far outside.
    """
    blur = ON_THE_LINE * np.maximum(np.abs(values).max(axis=-1, keepdims=True), np.abs(centre))
    return _reach(values - centre, upper - centre, blur), _reach(centre - values, centre - lower, blur)


def _reach(distance, to_limit, blur) -> np.ndarray:
    distance = np.where(np.abs(distance) <= blur, 0.0, distance)
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = np.where(distance == 0, 0.0, distance / np.where(to_limit <= blur, 0.0, to_limit))
    return reach


def holds(rule: Rule, values: np.ndarray, reach: np.ndarray, sign: int) -> tuple[np.ndarray, np.ndarray]:
    """Return for each window whether `rule` holds in it, and for each point whether it counts for the rule.

    `sign` is 1 for upwards, −1 for downwards; `reach` is the reach to that side. Shapes (…, points − window + 1) and
    (…, points).
    """
    if values.shape[-1] < rule.window:
        return np.zeros((*values.shape[:-1], 0), dtype=bool), np.zeros(values.shape, dtype=bool)
    if rule.trend:
        steps = sign * np.diff(values, axis=-1) > _blur_of_steps(values)
        return sliding_window_view(steps, rule.window - 1, axis=-1).all(axis=-1), np.ones(values.shape, dtype=bool)
    counts = reach > rule.beyond + ON_THE_LINE
    if rule.up_to is not None:
        counts &= reach <= rule.up_to + ON_THE_LINE
    enough = sliding_window_view(counts, rule.window, axis=-1).sum(axis=-1) >= rule.needed
    if rule.whole_window_on_side:
        enough &= sliding_window_view(reach > ON_THE_LINE, rule.window, axis=-1).all(axis=-1)
    return enough, counts


def _blur_of_steps(values: np.ndarray) -> np.ndarray:
    return ON_THE_LINE * np.abs(values).max(axis=-1, keepdims=True)
