"""Reading results as a dashboard shows them: raw, with the class beside them.

On a raw chart the line may give another answer than with the class effect taken off, because a test was hard for everybody. The
course teaches a step for that: where the class scored lower than usual on one of the last three tests, first add those points.
A part of each test is shown raw, and only items on which that step leads to the supported answer can be.
"""

import numpy as np

from datawijs.items.cases import Cases
from datawijs.items.evidence import DECIMALS
from datawijs.items.readers import split
from datawijs.items.score import supported
from datawijs.signals import hand_rule_answers


def raw_answers(cases: Cases) -> np.ndarray:
    """Return the answer of the line on every case, on the results as they are."""
    return hand_rule_answers(*split(cases.scores, cases.scores))


def stepped_answers(cases: Cases, *, gains: bool = False) -> np.ndarray:
    """Return the answer of the line for who first adds what the class lost on each of the last three tests, as
    `Evidence.stepped`; with `gains` also for who takes off what the class gained."""
    earlier, last = split(cases.scores, cases.scores)
    class_earlier, class_last = split(cases.class_average, cases.scores)
    effect = (class_last - np.nanmean(class_earlier, axis=1, keepdims=True)).round(DECIMALS)
    return hand_rule_answers(earlier, last - (effect if gains else np.minimum(effect, 0)))


def can_be_raw(cases: Cases) -> np.ndarray:
    """Tell for each case whether it can be shown raw: who takes the step gets the supported answer, with and without taking
    off what the class gained."""
    best = supported(cases)
    fits: np.ndarray = (stepped_answers(cases) == best) & (stepped_answers(cases, gains=True) == best)
    return fits


def misleads_raw(cases: Cases) -> np.ndarray:
    """Tell for each case whether it can be shown raw, and who leaves out the step then gets another answer."""
    misleads: np.ndarray = can_be_raw(cases) & (raw_answers(cases) != supported(cases))
    return misleads
