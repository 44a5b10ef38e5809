"""What there is to notice in the results of a pupil with nothing going on: the traps that matter in a real class."""

import numpy as np
import pandas as pd

from datawijs.items.evidence import DECLINE, NOISE, Evidence
from datawijs.signals.constants import RECENT

# Our choice of what a reader sees at a glance, in points on the scale of 0 to 100 or in the pupil's own standard deviations.
HARD_TEST_POINTS = 8
LOW_SD, ORDINARY_SD, RECOVERED_SD = 1.2, 0.7, 1.8


def case_of_noise(scores: pd.Series, class_average: pd.Series, shown: Evidence) -> str | None:
    """Return what a pupil with nothing going on is a case of; None for one that is not a clear case of anything."""
    if shown.best != NOISE:
        return "unlucky drop" if shown.best == DECLINE else "doubtful drop"
    if scores.isna().any():
        return "missed test"
    return _case_of_all(scores.to_numpy(), class_average.loc[scores.index].to_numpy())


def _case_of_all(scores: np.ndarray, class_average: np.ndarray) -> str | None:
    """The same for a pupil who took all tests and whose results look like noise."""
    if _is_hard_test(scores, class_average):
        return "hard test"
    own = scores - class_average
    earlier = own[:-RECENT]
    away = (own - earlier.mean()) / earlier.std(ddof=1)
    if away[-1] < -LOW_SD:
        return "single low result" if (away[-RECENT:-1] > -ORDINARY_SD).all() else None
    dip = away[:-RECENT].argmin()
    if away[dip] < -RECOVERED_SD:
        plain_to_see = dip == scores.argmin() and (away[-RECENT:] > -ORDINARY_SD).all()
        return "recovered dip" if plain_to_see else None
    return "ordinary wobble"


def _is_hard_test(scores: np.ndarray, class_average: np.ndarray) -> bool:
    """Whether one of the last three tests was hard for the whole class, and the pupil went down with it."""
    dips = [
        place
        for place in range(len(scores) - RECENT, len(scores))
        if all(_below_the_others(series, place) for series in (class_average, scores))
    ]
    return len(dips) == 1


def _below_the_others(series: np.ndarray, place: int) -> bool:
    return bool(series[place] < np.delete(series, place).mean() - HARD_TEST_POINTS)
