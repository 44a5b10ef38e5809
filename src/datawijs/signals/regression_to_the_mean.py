"""What to expect of a second score, if nothing has happened in between."""

from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtr, ndtri

from datawijs.language import _
from datawijs.signals.arguments import read_confidence, read_reliability, read_sd, read_share
from datawijs.signals.constants import CONFIDENCE
from datawijs.signals.normal import normal_density
from datawijs.signals.series import read_number


@dataclass(frozen=True)
class Retest:
    """`expected`: the average second score of pupils with this first one, with an interval for one pupil's second score.
    `chance_higher`: how often the second score is the higher one, though nothing has changed."""

    expected: float
    lower: float
    upper: float
    chance_higher: float


def expected_retest(
    score: float, *, mean: float, sd: float, reliability: float, confidence: float = CONFIDENCE
) -> Retest:
    """Return what a pupil with this score may be expected to score on a second test of the same kind, without any change.

    The expected score is mean + reliability · (score − mean), nearer to the mean of the group than the first one; second
    scores scatter around it with sd · √(1 − reliability²) (Dudek, Psychological Bulletin 86 (1979), 335–337). `reliability`
    is the correlation between the two tests. So whoever helps the lowest scorers sees them rise on average, also when the
    help did nothing: compare with this expectation, or with pupils who scored as low and got no help.

    Both scores normal, with the same mean and spread in the group. Raises ValueError for impossible numbers.
    """
    sd, reliability = read_sd(sd), read_reliability(reliability)
    mean, score = read_number(mean, "mean"), read_number(score, "score")
    expected = mean + reliability * (score - mean)
    error = sd * sqrt(1 - reliability**2)
    reach = float(ndtri((1 + read_confidence(confidence)) / 2)) * error
    return Retest(expected, expected - reach, expected + reach, float(ndtr((expected - score) / error)))


def lowest_scorers(share: float, *, reliability: float) -> tuple[float, float]:
    """Return the average first and second score of the lowest `share` of a group, in standard deviations from its mean.

    First and second score are normal with correlation `reliability`, and nothing has changed in between. The lowest tenth
    scores −1.75 the first time; with a correlation of .72 it comes out at −1.26 the second time, by itself.

    Raises ValueError for a share that isn't between 0 and 1, and for an impossible reliability.
    """
    share, reliability = read_share(share, "share"), read_reliability(reliability, perfect=True)
    if share in (0, 1):
        raise ValueError(_("The lowest part of a group is more than nobody and less than everybody."))
    first = -float(normal_density(ndtri(share)) / share)  # the mean of a normal variable below its quantile
    return first, reliability * first
