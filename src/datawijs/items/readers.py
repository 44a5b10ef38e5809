"""Simulated readers: what each way of reading says of each case, a decline or not.

Each reader is a function of cases and returns true where it raises an alarm. The habits are what people do with a dashboard;
`taught` is what this course asks for; `ideal` is the best that can be done; `guesses` is a coin.
"""

from collections.abc import Callable

import numpy as np
from scipy.special import stdtr

from datawijs.items.cases import Cases
from datawijs.items.evidence import BIG_DROP, POSSIBLE_CHANCE, RARE_CHANCE
from datawijs.items.ideal import log_odds
from datawijs.signals import screen
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
    """React when the reading that the course teaches says "too early" or "decline": when it isn't noise."""
    return recent_changes(cases)[1] <= POSSIBLE_CHANCE


def taught_strictly(cases: Cases) -> np.ndarray:
    """React only when the reading that the course teaches says "decline"."""
    drop, chance = recent_changes(cases)
    return (chance < RARE_CHANCE) & (drop >= BIG_DROP)


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
    "ideal": ideal,
}
HABITS = ("drops", "below", "colours", "limits")


def answers(cases: Cases) -> dict[str, np.ndarray]:
    """Return what every reader says of every case."""
    return {name: reader(cases) for name, reader in READERS.items()}


def recent_changes(cases: Cases) -> tuple[np.ndarray, np.ndarray]:
    """Return drop and chance of every case, as `evidence` gives them for one; a test holds them together."""
    own = cases.scores - cases.class_average
    there = ~np.isnan(own)
    from_end = there[:, ::-1].cumsum(axis=1)[:, ::-1]
    recent = np.where(there & (from_end <= RECENT), own, np.nan)
    earlier = np.where(there & (from_end > RECENT), own, np.nan)
    count = np.isfinite(earlier).sum(axis=1)
    drop = (np.nanmean(earlier, axis=1) - np.nanmean(recent, axis=1)) / np.nanstd(earlier, axis=1, ddof=1)
    return drop, stdtr(count - 1, -drop / np.sqrt(1 / RECENT + 1 / count))


def _last(values: np.ndarray, scores: np.ndarray, *, back: int = 0) -> np.ndarray:
    """The value at the last test that each pupil took, or so many taken tests earlier."""
    from_end = (~np.isnan(scores))[:, ::-1].cumsum(axis=1)[:, ::-1]
    place = scores.shape[1] - 1 - (from_end[:, ::-1] > back).argmax(axis=1)
    last: np.ndarray = values[np.arange(len(values)), place]
    return last
