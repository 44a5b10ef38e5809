"""How precise the average of a small group is."""

from dataclasses import dataclass
from math import sqrt

from numpy.typing import ArrayLike
from scipy.special import stdtrit

from datawijs.signals.arguments import read_confidence, read_count, read_sd
from datawijs.signals.constants import CONFIDENCE
from datawijs.signals.series import read_series


@dataclass(frozen=True)
class ClassAverage:
    """The `mean` of `pupils` scores, its standard error and its interval, in the units of the scores."""

    pupils: int
    mean: float
    standard_error: float
    lower: float
    upper: float


def standard_error_of_average(pupils: int, *, sd: float = 1.0) -> float:
    """Return sd / √pupils: how far averages of groups of so many pupils scatter by chance. 20 pupils: 0.22 sd.

    `sd` is the spread between pupils, in points; by default the answer is in units of it. It holds for a group that could
    as well have been another one, such as this year's class beside last year's; pupils who influence one another, or were
    placed together on purpose, scatter more. Raises ValueError for no pupils or a spread that isn't above 0.
    """
    return read_sd(sd) / sqrt(read_count(pupils, "pupils", at_least=1))


def class_average(scores: ArrayLike, *, confidence: float = CONFIDENCE) -> ClassAverage:
    """Return the average of the scores of a group, with its standard error and t interval estimated from the scores.

    The order doesn't matter. The interval answers "what would the average be over endless pupils like these?", not "what
    did this class score?", which is the mean itself, without any error. Exact for normal, independent scores.

    Raises ValueError for fewer than two scores and for anything but finite numbers.
    """
    numbers, _labels = read_series(scores, at_least=2, in_time=False)
    mean = float(numbers.mean())
    error = float(numbers.std(ddof=1)) / sqrt(len(numbers))
    reach = float(stdtrit(len(numbers) - 1, (1 + read_confidence(confidence)) / 2)) * error
    return ClassAverage(len(numbers), mean, error, mean - reach, mean + reach)
