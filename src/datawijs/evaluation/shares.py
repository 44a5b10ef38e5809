"""A share of a group with its interval: where it could lie for people like these, if there were endlessly many."""

from dataclasses import dataclass
from math import hypot, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import binomtest, t, ttest_1samp

from datawijs.signals.constants import CONFIDENCE

ROUNDING = 1e-9  # degrees of freedom that come out a hair under a whole number are that number


@dataclass(frozen=True)
class Interval:
    """A share or an average, and the interval around it."""

    centre: float
    low: float
    high: float


def share(count: int, people: int) -> Interval:
    """Return count / people with Wilson's interval (Journal of the American Statistical Association 22 (1927), 209–212)."""
    interval = binomtest(int(count), int(people)).proportion_ci(CONFIDENCE, method="wilson")
    return Interval(count / people, interval.low, interval.high)


def average(values: ArrayLike) -> Interval:
    """Return the mean of one number for each person, with Student's interval; without any spread it is that number."""
    numbers = np.asarray(values, dtype=float)
    mean = float(numbers.mean())
    if np.ptp(numbers) == 0:
        return Interval(mean, mean, mean)
    interval = ttest_1samp(numbers, 0).confidence_interval(CONFIDENCE)
    return Interval(mean, float(interval.low), float(interval.high))


def average_of_sums(people: int, total: int, squares: int) -> Interval:
    """Return what `average` says of whole numbers of which only the sum and the sum of squares are known."""
    mean = total / people
    spread = people * squares - total**2  # a whole number: nothing is lost in it
    if spread == 0:
        return Interval(mean, mean, mean)
    reach = student(people - 1) * sqrt(spread / (people - 1)) / people
    return Interval(mean, mean - reach, mean + reach)


def difference_of_averages(first: tuple[int, int, int], second: tuple[int, int, int]) -> Interval:
    """Return how much higher the average of the second is, each (people, sum, sum of squares), with Welch's interval
    (Biometrika 34 (1947), 28–35); his degrees of freedom are rounded down, as for a printed table."""
    parts = [(people, (people * squares - total**2) / people**2) for people, total, squares in (first, second)]
    error = [variance / (people - 1) for people, variance in parts]
    centre = second[1] / second[0] - first[1] / first[0]
    if sum(error) == 0:
        return Interval(centre, centre, centre)
    free = sum(error) ** 2 / sum(one**2 / (people - 1) for one, (people, _variance) in zip(error, parts, strict=True))
    reach = student(int(free + ROUNDING)) * sqrt(sum(error))
    return Interval(centre, centre - reach, centre + reach)


def difference_of_shares(first: Interval, second: Interval) -> Interval:
    """Return how much larger the second share is, from the shares of different people with Wilson's intervals: the hybrid score
    interval (Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10)."""
    centre = second.centre - first.centre
    return Interval(
        centre,
        centre - hypot(second.centre - second.low, first.high - first.centre),
        centre + hypot(second.high - second.centre, first.centre - first.low),
    )


def student(free: int) -> float:
    """Return how many standard errors an interval reaches to each side, with so many degrees of freedom."""
    return float(t.ppf((1 + CONFIDENCE) / 2, free))


def share_of_answers(right: ArrayLike, answers: ArrayLike) -> Interval:
    """Return the share of right answers when each person gave several: `right` and `answers` are counts, one a person.

    Answers of one person hang together, so so many answers tell less than as many people would. How much less is estimated
    from how the people differ (the variance of a ratio, Cochran, Sampling Techniques, 1977, ch. 6); Wilson's interval is then
    taken for that smaller number (Korn and Graubard, Survey Methodology 24 (1998), 193–201, do so for another interval), never
    for a larger one. Needs two people or more, each with an answer.
    """
    hits, given = np.asarray(right, dtype=float), np.asarray(answers, dtype=float)
    people, total = len(given), given.sum()
    centre = hits.sum() / total
    plain = centre * (1 - centre) / total
    between = people / (people - 1) * ((hits - centre * given) ** 2).sum() / total**2
    worth = total if plain == 0 else total * min(1.0, plain / between if between else 1.0)
    worth *= (t.ppf((1 + CONFIDENCE) / 2, total - 1) / t.ppf((1 + CONFIDENCE) / 2, people - 1)) ** 2
    return _wilson(centre, worth)


def _wilson(centre: float, worth: float) -> Interval:
    """Wilson's interval where the number of answers needn't be whole."""
    squared = t.ppf((1 + CONFIDENCE) / 2, np.inf) ** 2
    middle = (centre + squared / (2 * worth)) / (1 + squared / worth)
    reach = sqrt(squared) / (1 + squared / worth) * sqrt(centre * (1 - centre) / worth + squared / (4 * worth**2))
    return Interval(centre, max(0.0, middle - reach), min(1.0, middle + reach))
