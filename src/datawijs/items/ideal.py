"""What the best possible reader makes of the items: how strongly the results speak for a decline."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from datawijs.items.cases import Cases
from datawijs.signals import DeclineModel, decline_posterior

# Of the items: declines that began two to six tests ago. Earlier ones have become the pupil's new normal, a later one is a
# single low result. Half of the items decline, so that neither answer is the safe one.
ONSETS = (7, 11)
HALF = 0.5
CASES_KEPT = 4

MODEL = DeclineModel(prevalence=HALF, onsets=ONSETS)


@lru_cache(maxsize=CASES_KEPT)
def log_odds(cases: Cases) -> np.ndarray:
    """Return for each case ln(p / (1 − p)), p the ideal observer's probability that a decline has begun.

    The ideal observer knows how items come about (`MODEL`): how levels, wobbles and declines are spread, and that half of the
    items decline. It does not know this pupil's level or wobble: no reader can. It has the results of all classmates to take
    the difficulty of each test off with, which is more than the class average that a reader sees.
    """
    found = np.empty(len(cases))
    for pupils in np.unique(cases.pupils):
        rows = cases.pupils == pupils
        model = replace(MODEL).with_class_of(int(pupils))
        found[rows] = _log_odds(decline_posterior(cases.corrected[rows], model).probability)
    found.flags.writeable = False  # kept for the next who asks: several readers and measures go through the same cases
    return found


def probability(odds: np.ndarray) -> np.ndarray:
    """Return the probability that belongs to these log-odds."""
    chance: np.ndarray = 1 / (1 + np.exp(-odds))
    return chance


def _log_odds(chance: np.ndarray) -> np.ndarray:
    tiny = np.finfo(float).eps  # beyond it the difference from 0 or 1 is rounding
    chance = np.clip(chance, tiny, 1 - tiny)
    odds: np.ndarray = np.log(chance) - np.log1p(-chance)
    return odds
