"""Are the last few results lower than the same pupil's earlier ones?"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtr

from datawijs.language import _
from datawijs.signals.constants import FEWEST_EARLIER, RECENT
from datawijs.signals.series import read_series


@dataclass(frozen=True)
class RecentChange:
    """`drop`: how far the last results lie below the earlier ones on average, in standard deviations of the earlier ones;
    below zero when they are higher. `chance`: how often a series without any change shows a drop at least this large."""

    drop: float
    chance: float


def recent_change(values: ArrayLike, *, last: int = RECENT) -> RecentChange:
    """Compare the mean of the `last` results of a series with the mean of all results before them.

    `chance` is exact for independent, normal results with one spread: the difference of the means, divided by
    s·√(1/last + 1/earlier) with s the standard deviation of the earlier results, follows Student's t with earlier − 1
    degrees of freedom (a prediction interval for a mean; Hahn & Meeker, Statistical Intervals, ch. 4). It is one-sided:
    only drops count. It holds for one series that you looked at for another reason; who searches a class list for the
    largest drop will find one.

    Raises ValueError for fewer than two earlier results, for earlier results that are all equal, and for anything but
    finite numbers.
    """
    if isinstance(last, (bool, np.bool_)) or not isinstance(last, (int, np.integer)) or last < 1:
        raise ValueError(_("last must be a whole number of results, 1 or more, not {value!r}.").format(value=last))
    numbers, _labels = read_series(values, at_least=last + FEWEST_EARLIER)
    earlier, recent = numbers[:-last], numbers[-last:]
    if np.ptp(earlier) == 0:
        raise ValueError(
            _(
                "The earlier results are all {value}: without any wobble there is nothing to compare a drop with."
            ).format(value=f"{earlier[0]:g}")
        )
    spread = earlier.std(ddof=1)
    drop = float((earlier.mean() - recent.mean()) / spread)
    chance = float(stdtr(len(earlier) - 1, -drop / sqrt(1 / last + 1 / len(earlier))))
    return RecentChange(drop, chance)
