"""Levels I to V of a half-yearly test: where their borders lie for pupils of a year, and which level a score has."""

import numpy as np
from scipy.special import ndtri

from datawijs.board.ability import MOMENTS, usual_ability
from datawijs.board.standard_tests import LEVEL_LIMITS, LEVELS, SCORE_SD


def level_borders(subject_id: str, year: int, moment: str) -> tuple[float, ...]:
    """Return the four scores between the levels, from low to high, at a `moment` ("M" or "E") of a `year` (groep)."""
    usual = float(usual_ability(subject_id, np.asarray(year), np.asarray(MOMENTS[moment])))
    return tuple(float(usual + SCORE_SD * ndtri(limit)) for limit in LEVEL_LIMITS)


def level_at(score: float, subject_id: str, year: int, moment: str) -> str:
    """Return the level of a score among pupils of that year and moment: "I" (the highest fifth) to "V"."""
    return LEVELS[int(np.searchsorted(level_borders(subject_id, year, moment), score))]
