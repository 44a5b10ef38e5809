"""How precise one test score is: the standard error of measurement and two intervals that are often mixed up."""

from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtri

from datawijs.signals.arguments import read_confidence, read_reliability, read_sd
from datawijs.signals.constants import CONFIDENCE
from datawijs.signals.series import read_number


@dataclass(frozen=True)
class ScoreInterval:
    """`centre` is the score or estimate that the interval lies around; all in the units of the score."""

    lower: float
    centre: float
    upper: float
    standard_error: float


def standard_error_of_measurement(sd: float, reliability: float) -> float:
    """Return SEM = sd · √(1 − reliability): how far scores of one pupil would scatter on tests of the same kind.

    `sd` is the spread of scores between pupils, in points; `reliability` lies from 0 to 1. It is one figure for all pupils,
    while real tests measure the middle better than the ends: a test's own table of errors, where there is one, is better.

    Raises ValueError for anything else. Source: Harvill, Educational Measurement: Issues and Practice 10(2) (1991), 33–41.
    """
    return read_sd(sd) * sqrt(1 - read_reliability(reliability, perfect=True))


def score_interval(score: float, *, sd: float, reliability: float, confidence: float = CONFIDENCE) -> ScoreInterval:
    """Return the interval around an observed score: score ± z · SEM. This is what most reports of tests print.

    Over many pupils and tests such an interval holds the true score (the mean over endless tests of the same kind) in a
    share `confidence` of the cases. That is not so among the pupils with one given score: a very high score was more often
    lucky than unlucky, and a very low one the other way round. For the question "where does the true score of this pupil
    lie, who scored this?" use `true_score_interval`, which needs the mean of the group as well.

    Normal errors, equally large for all. Raises ValueError for impossible numbers.
    """
    error = standard_error_of_measurement(sd, reliability)
    return _around(read_number(score, "score"), error, confidence)


def true_score_interval(
    score: float, *, mean: float, sd: float, reliability: float, confidence: float = CONFIDENCE
) -> ScoreInterval:
    """Return the interval around the *estimated true score* of a pupil, given the mean and the spread of the pupil's group.

    The estimate lies nearer to the mean than the score does: mean + reliability · (score − mean) (Kelley). Its standard
    error is sd · √(reliability · (1 − reliability)), smaller than the SEM. Among all pupils of that group with this score,
    a share `confidence` has a true score inside. `score_interval` is centred on the score itself, knows no group and is
    right only on average over all scores. The two hardly differ near the mean or with a very reliable test.

    Which group is the pupil's is a choice that moves the estimate; say which you took. Normal true scores and errors.
    Raises ValueError for impossible numbers.

    Sources: Kelley, Fundamentals of Statistics (1947), p. 409; Dudek, Psychological Bulletin 86 (1979), 335–337.
    """
    sd, reliability = read_sd(sd), read_reliability(reliability, perfect=True)
    mean = read_number(mean, "mean")
    estimate = mean + reliability * (read_number(score, "score") - mean)
    return _around(estimate, sd * sqrt(reliability * (1 - reliability)), confidence)


def _around(centre: float, error: float, confidence: float) -> ScoreInterval:
    reach = float(ndtri((1 + read_confidence(confidence)) / 2)) * error
    return ScoreInterval(centre - reach, centre, centre + reach, error)
