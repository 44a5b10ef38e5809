"""The count: the exact rule behind the line, for who has a pencil at hand.

For each of the last results, count how many of the earlier ones are as low or lower; add the counts. Where nothing is going on
this sum is Mann and Whitney's U, whose chances are known exactly. A sum that chance alone makes this low in at most 5 of 100
series is a decline; in at most 25 of 100, too early to tell; else noise.

Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947), 50–60.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from datawijs.language import _
from datawijs.signals.best_answer import DECLINE, EARLY, NOISE
from datawijs.signals.constants import RECENT
from datawijs.signals.hand_rule import FEWEST_TO_COMPARE, FEWEST_TO_DECIDE, earlier_and_last
from datawijs.signals.series import read_series, rounding_of
from datawijs.signals.time_order import check_after

RARE_CHANCE = 0.05
POSSIBLE_CHANCE = 0.25
SIZES_KEPT = 256


@dataclass(frozen=True)
class CountRule:
    """`count`: the sum over the last results of how many earlier ones are as low or lower. `chance`: how often it is this low
    where nothing is going on, exact without ties and otherwise at most this. `answer`: "noise", "early" or "decline"."""

    answer: str
    count: int
    chance: float


def count_rule(earlier: ArrayLike, last: ArrayLike) -> CountRule:
    """Return what the count says of the `last` three results of a pupil, beside the `earlier` ones.

    With four or five earlier results it says "too early" at most, as the line does. Raises ValueError for fewer than four
    earlier results, for another number than three last ones, and for anything but finite numbers.
    """
    before, _labels = read_series(earlier)
    recent, _labels = read_series(last)
    check_after(earlier, last)
    if len(before) < FEWEST_TO_COMPARE or len(recent) != RECENT:
        raise ValueError(
            _("The count needs {fewest} earlier results or more and the last {recent}, not {count} and {last}.").format(
                fewest=FEWEST_TO_COMPARE, recent=RECENT, count=len(before), last=len(recent)
            )
        )
    blur = rounding_of(np.append(before, recent))
    count = int((before[:, np.newaxis] <= recent + blur).sum())
    chance = float(count_chances(len(before), RECENT)[count])
    return CountRule(str(_answers(np.array([chance]), np.array([len(before)]))[0]), count, chance)


def count_rule_answers(earlier: ArrayLike, last: ArrayLike) -> np.ndarray:
    """Return what the count says of many series at once, as `hand_rule_answers` does for the line. Raises ValueError alike."""
    before, recent, sizes = earlier_and_last(earlier, last)
    blur = rounding_of(np.nan_to_num(np.hstack([before, recent])))
    reach = recent + blur[:, np.newaxis]
    counts = (before[:, :, np.newaxis] <= reach[:, np.newaxis, :]).sum(axis=(1, 2))  # NaN is never lower
    chances = np.empty(len(before))
    for size in np.unique(sizes):
        rows = sizes == size
        chances[rows] = count_chances(int(size), RECENT)[counts[rows]]
    return _answers(chances, sizes)


@lru_cache(maxsize=SIZES_KEPT)
def count_chances(earlier: int, last: int) -> np.ndarray:
    """Return the chance of at most each sum from 0 to earlier × last, where nothing is going on and without ties.

    The number of orders in which `last` of all results make a sum u is the coefficient of q^u in the Gaussian binomial; it is
    built up by f(n, m, u) = f(n − 1, m, u − m) + f(n, m − 1, u): is the highest of all an earlier result or a last one?
    """
    ways = [np.ones(1, dtype=np.int64) for _size in range(last + 1)]  # without earlier results every sum is 0
    for before in range(1, earlier + 1):
        for recent in range(1, last + 1):
            longer = np.zeros(before * recent + 1, dtype=np.int64)
            longer[: len(ways[recent])] += ways[recent]
            longer[before:] += ways[recent - 1]
            ways[recent] = longer
    chances: np.ndarray = ways[last].cumsum() / comb(earlier + last, last)  # whole numbers until here: 11/220 is 5 %
    chances.flags.writeable = False  # kept for the next who asks
    return chances


def _answers(chances: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    decline = (chances <= RARE_CHANCE) & (earlier >= FEWEST_TO_DECIDE)
    answers: np.ndarray = np.select([decline, chances <= POSSIBLE_CHANCE], [DECLINE, EARLY], NOISE)
    return answers
