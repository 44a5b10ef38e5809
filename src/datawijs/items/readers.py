"""Simulated readers: what each way of reading says of each case, a decline or not.

Each reader is a function of cases and returns true where it raises an alarm. The habits are what people do with a dashboard;
`taught` is what this course asks for; `ideal` is the best that can be done; `guesses` is a coin.
"""

from collections.abc import Callable

import numpy as np

from datawijs.items.cases import Cases
from datawijs.items.evidence import DECIMALS, DECLINE, NOISE
from datawijs.items.ideal import log_odds
from datawijs.signals import count_rule_answers, hand_rule_answers, screen
from datawijs.signals.constants import RECENT

ORANGE_BELOW = 60  # a dashboard's fixed colours: orange below 60, red below 50; our choice, schools set their own


def every_drop(cases: Cases) -> np.ndarray:
    """React when the last result is lower than the one before."""
    return _last(cases.scores, cases.scores) < _last(cases.scores, cases.scores, back=1)


def below_average(cases: Cases) -> np.ndarray:
    """React when the last result lies below the class average of that test."""
    return _last(cases.scores, cases.scores) < _last(cases.class_average, cases.scores)


def colours(cases: Cases) -> np.ndarray:
    """React when the last result is orange or red, whoever the pupil is."""
    return _last(cases.scores, cases.scores) < ORANGE_BELOW


def whole_series_limits(cases: Cases) -> np.ndarray:
    """React when process limits over all results give a signal downwards (the rules of the NHS)."""
    found = screen(cases.scores)
    down: np.ndarray = (found["signal"] & (found["direction"] == "down")).to_numpy()
    return down


def taught(cases: Cases) -> np.ndarray:
    """React when the line that the course teaches says "too early" or "decline": when it isn't noise."""
    alarm: np.ndarray = line_answers(cases) != NOISE
    return alarm


def taught_strictly(cases: Cases) -> np.ndarray:
    """React only when the line that the course teaches says "decline"."""
    alarm: np.ndarray = line_answers(cases) == DECLINE
    return alarm


def counted(cases: Cases) -> np.ndarray:
    """React when the count says "too early" or "decline"."""
    alarm: np.ndarray = count_answers(cases) != NOISE
    return alarm


def ideal(cases: Cases) -> np.ndarray:
    """React when a decline is more likely than none."""
    return log_odds(cases) > 0


READERS: dict[str, Callable[[Cases], np.ndarray]] = {
    "drops": every_drop,
    "below": below_average,
    "colours": colours,
    "limits": whole_series_limits,
    "strict": taught_strictly,
    "taught": taught,
    "counted": counted,
    "ideal": ideal,
}
HABITS = ("drops", "below", "colours", "limits")


def answers(cases: Cases) -> dict[str, np.ndarray]:
    """Return what every reader says of every case."""
    return {name: reader(cases) for name, reader in READERS.items()}


def line_answers(cases: Cases) -> np.ndarray:
    """Return the answer of the line on every case, as `evidence` gives it for one; a test holds them together."""
    return hand_rule_answers(*without_class(cases))


def count_answers(cases: Cases) -> np.ndarray:
    """Return the answer of the count on every case, likewise."""
    return count_rule_answers(*without_class(cases))


def without_class(cases: Cases) -> tuple[np.ndarray, np.ndarray]:
    """Return the results without the class average: those before each pupil's last three (NaN where missed), and those
    three."""
    level = cases.class_average.mean(axis=1, keepdims=True)
    return split((cases.scores - cases.class_average + level).round(DECIMALS), cases.scores)


def split(values: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the values (cases × tests) at each pupil's tests before the last three that were taken (NaN elsewhere), and at
    those three. `scores` tells which were taken."""
    there = ~np.isnan(scores)
    from_end = there[:, ::-1].cumsum(axis=1)[:, ::-1]
    earlier = np.where(there & (from_end > RECENT), values, np.nan)
    return earlier, values[there & (from_end <= RECENT)].reshape(-1, RECENT)


def _last(values: np.ndarray, scores: np.ndarray, *, back: int = 0) -> np.ndarray:
    """The value at the last test that each pupil took, or so many taken tests earlier."""
    from_end = (~np.isnan(scores))[:, ::-1].cumsum(axis=1)[:, ::-1]
    place = scores.shape[1] - 1 - (from_end[:, ::-1] > back).argmax(axis=1)
    last: np.ndarray = values[np.arange(len(values)), place]
    return last
