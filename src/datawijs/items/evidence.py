"""What a pupil's results can show: the best answer from the evidence, and what four habits of reading would say.

The thresholds are this course's choice, not a law, and each stands here once. A drop that chance alone makes in fewer
than 5 of 100 pupils, and that is at least as large as the pupil's own ordinary wobble, counts as a decline; one that
chance makes in up to 25 of 100 is worth another look after the next test; anything else is noise.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from datawijs.signals import ANSWERS, find_signals, recent_change
from datawijs.signals.constants import RECENT

NOISE, EARLY, DECLINE = ANSWERS  # in the order of the buttons

RARE_CHANCE = 0.05
POSSIBLE_CHANCE = 0.25
BIG_DROP = 1.0  # in standard deviations of the pupil's own earlier results


@dataclass(frozen=True)
class Evidence:
    """`chance`: how often a pupil with nothing going on shows a drop at least this large; `drop` in standard deviations of the
    earlier results; `best`: the answer that the results support."""

    chance: float
    drop: float
    best: str


def evidence(scores: pd.Series, class_average: pd.Series) -> Evidence:
    """Compare a pupil's last three results with the earlier ones, after taking off what the whole class scored.

    Both series have the number of the test as index; missed tests (NaN) are left out. Taking off the class average removes how
    hard a test was. It is not quite free: the average of some 24 pupils wobbles too, by a fifth of one pupil's wobble.
    """
    own = _numbers(scores) - _numbers(class_average.reindex(scores.index))
    change = recent_change(own[~np.isnan(own)], last=RECENT)
    return Evidence(change.chance, change.drop, _best(change.chance, change.drop))


def _numbers(series: pd.Series) -> np.ndarray:
    numbers: np.ndarray = series.to_numpy(dtype=float, na_value=np.nan)
    return numbers


def _best(chance: float, drop: float) -> str:
    if chance < RARE_CHANCE and drop >= BIG_DROP:
        return DECLINE
    return EARLY if chance <= POSSIBLE_CHANCE else NOISE


def habits(scores: pd.Series, class_average: pd.Series) -> dict[str, bool]:
    """Tell for each habit whether somebody with it would say that this pupil declines.

    "drops": reacts when the last result is lower than the one before. "below": reacts when it is below the class average.
    "limits": reacts when the process limits over all results give a signal downwards (NHS rules) that reaches the last three.
    "recent": reacts when the evidence above says decline.
    """
    there = scores.dropna()
    signals = find_signals(there)
    first_recent = there.index[-RECENT]
    return {
        "drops": bool(there.iloc[-1] < there.iloc[-2]),
        "below": bool(there.iloc[-1] < class_average[there.index[-1]]),
        "limits": bool(((signals["direction"] == "down") & (signals["last"] >= first_recent)).any()),
        "recent": evidence(scores, class_average).best == DECLINE,
    }
