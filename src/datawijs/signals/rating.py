"""How well ratings tell two kinds apart, wherever the rater draws the borders: the area under the ROC curve."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from datawijs.language import _
from datawijs.signals.series import read_series


@dataclass(frozen=True)
class RatedApart:
    """`area`: of all pairs of one with and one without, the share in which the one with was rated higher, ties counting half.
    1 is all, ½ is guessing. `error`: its standard error over other cases of these kinds."""

    area: float
    error: float


def rated_apart(without: ArrayLike, with_it: ArrayLike) -> RatedApart:
    """Return the area under the empirical ROC curve of ratings, with the standard error of DeLong, DeLong and Clarke-Pearson.

    `without`, `with_it`: the ratings of cases without and with what is looked for, in any order. Only which of two ratings is
    higher counts. The area is Mann and Whitney's U divided by the number of pairs; its error follows from how much each case
    adds to it. It knows nothing of how another rater would do, and is too small for few cases that are rated apart fully:
    there it is 0.

    Raises ValueError for fewer than two of either kind, and for anything but finite numbers.

    Sources: Hanley and McNeil, Radiology 143 (1982), 29–36; DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988), 837–845.
    """
    low, high = (read_series(ratings)[0] for ratings in (without, with_it))
    if min(len(low), len(high)) < 2:
        raise ValueError(_("At least two ratings of either kind are needed."))
    won = np.sign(high[:, np.newaxis] - low) / 2 + 0.5
    area = float(won.mean())
    variance = won.mean(axis=1).var(ddof=1) / len(high) + won.mean(axis=0).var(ddof=1) / len(low)
    return RatedApart(area, sqrt(float(variance)))
