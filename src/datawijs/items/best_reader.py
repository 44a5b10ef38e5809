"""What the best reader answers: the ideal observer, who raises an alarm as seldom by chance as the line does.

With "too early" and "decline" there are two borders on the log-odds of a decline. Any two would do; these are the ones at which
the best reader and the line say something of equally few pupils with nothing going on. So the two can be compared: whatever
they differ in is how well they read.
"""

from functools import cache

import numpy as np

from datawijs.items.cases import Cases
from datawijs.items.evidence import DECLINE, EARLY, NOISE
from datawijs.items.ideal import log_odds
from datawijs.items.readers import line_answers
from datawijs.items.reference import reference_sample

SAMPLE_SEED = 20_001  # the large sample in which the borders are found


@cache
def borders() -> tuple[float, float]:
    """Return the log-odds from which the best reader says "too early", and from which "decline"."""
    sample = reference_sample(SAMPLE_SEED)
    quiet = sample.take(~sample.declines)
    said, odds = line_answers(quiet), log_odds(quiet)
    early, decline = np.quantile(odds, [1 - (said != NOISE).mean(), 1 - (said == DECLINE).mean()])
    return float(early), float(decline)


def best_reader_answers(cases: Cases) -> np.ndarray:
    """Return the answer of the best reader on every case."""
    early, decline = borders()
    odds = log_odds(cases)
    answers: np.ndarray = np.select([odds > decline, odds > early], [DECLINE, EARLY], NOISE)
    return answers
