"""How many pupils stand in another group than the one that fits, when groups are formed by a measure that isn't perfect."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.integrate import quad
from scipy.special import ndtr, ndtri

from datawijs.language import _
from datawijs.signals.arguments import read_share
from datawijs.signals.normal import normal_density
from datawijs.signals.series import read_number


def misplaced_share(shares: Sequence[float], *, correlation: float) -> float:
    """Return the share of pupils whose group by the measure isn't their group by the truth.

    Both are cut into the same groups: `shares`, from low to high, such as (0.25, 0.5, 0.25). `correlation` is that of the
    measure with what the groups are for; for a test of just that, it is the square root of the test's reliability. 0 is
    drawing lots, 1 is perfect.

    Truth and measure are normal together, and the edges lie where they do in a large population. In a class that is cut by
    places (its own lowest six) a few more are misplaced, since the edges are then drawn by chance too. For two halves the
    answer is arccos(correlation) / π (Sheppard, Philosophical Transactions A 192 (1899), 101–167).

    Raises ValueError for shares that don't add up to 1, and for a correlation below 0 or above 1.
    """
    edges = ndtri(level_edges(shares))
    correlation = _read_correlation(correlation)
    if correlation == 1:
        return 0.0
    error = np.sqrt(1 - correlation**2)

    def stays(true: float, lower: float, upper: float) -> float:
        """How likely it is that someone who is truly at `true` is measured between the same two edges."""
        inside = ndtr((upper - correlation * true) / error) - ndtr((lower - correlation * true) / error)
        density: float = inside * normal_density(true)
        return density

    return float(1 - sum(quad(stays, lower, upper, args=(lower, upper))[0] for lower, upper in pairwise(edges)))


def level_edges(shares: Sequence[float]) -> np.ndarray:
    """Return the edges of groups with these shares, from 0 to 1, as shares of all pupils; ValueError if these don't add up."""
    parts = [read_share(share, "shares") for share in shares]
    if not parts or not np.isclose(sum(parts), 1):
        raise ValueError(_("The shares of the groups must add up to 1, such as 0.25, 0.5 and 0.25."))
    return np.array([0.0, *np.cumsum(parts[:-1]), 1.0])


def _read_correlation(value: object) -> float:
    correlation = read_number(value, "correlation")
    if not 0 <= correlation <= 1:
        raise ValueError(_("The correlation must lie from 0 to 1, such as 0.8."))
    return correlation
