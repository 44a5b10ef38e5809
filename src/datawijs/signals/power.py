"""What a group of so many people can show: the difference that Student's test finds with a given power."""

from math import sqrt

from scipy.optimize import brentq
from scipy.stats import nct, t

from datawijs.signals.arguments import read_confidence, read_count, read_sd
from datawijs.signals.constants import CONFIDENCE

POWER = 0.8  # Cohen 1988: four times in five; a convention
FEWEST_FREE = 2  # degrees of freedom
FARTHEST = 3.0  # times the border of the test: there the power is nearly 1


def detectable_difference(
    people: int, *, sd: float = 1.0, means: int = 1, power: float = POWER, confidence: float = CONFIDENCE
) -> float:
    """Return the mean difference that a two-sided t test of so many people shows with this power, in the units of `sd`.

    `sd`: how much one person's difference scatters. `means`: how many means are estimated from the data, each of which costs a
    degree of freedom: 1 for one group of differences, 2 where two halves of a group each have their own mean and the difference
    is the average of the two (halves of equal size). Normal differences; the test's statistic is then noncentral t, and the
    power is the chance that it lies beyond the border on the right side: what shows the opposite doesn't count.

    Raises ValueError for fewer people than means + 2, and for impossible numbers.

    Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), ch. 2.
    """
    means = read_count(means, "means", at_least=1)
    free = read_count(people, "people", at_least=means + FEWEST_FREE) - means
    border = float(t.ppf((1 + read_confidence(confidence)) / 2, free))
    power = read_confidence(power)

    def short_of(away: float) -> float:
        return float(nct.sf(border, free, away)) - power

    return read_sd(sd) * float(brentq(short_of, 0, FARTHEST * border)) / sqrt(people)
