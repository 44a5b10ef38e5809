"""What there is to notice in the results of a pupil with nothing going on: the traps that matter in a real class."""

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
    if _is_hard_test(scores, class_average):
        return "hard test"
    own = scores - class_average
    away = (own - own.iloc[:-RECENT].mean()) / own.iloc[:-RECENT].std()
    if away.iloc[-1] < -LOW_SD:
        return "single low result" if (away.iloc[-RECENT:-1] > -ORDINARY_SD).all() else None
    dip = away.iloc[:-RECENT].idxmin()
    if away[dip] < -RECOVERED_SD:
        plain_to_see = dip == scores.idxmin() and (away.iloc[-RECENT:] > -ORDINARY_SD).all()
        return "recovered dip" if plain_to_see else None
    return "ordinary wobble"


def _is_hard_test(scores: pd.Series, class_average: pd.Series) -> bool:
    """Whether one of the last three tests was hard for the whole class, and the pupil went down with it."""
    dips = [
        number
        for number in class_average.index[-RECENT:]
        if class_average[number] < class_average.drop(number).mean() - HARD_TEST_POINTS
        and scores[number] < scores.drop(number).mean() - HARD_TEST_POINTS
    ]
    return len(dips) == 1
