"""How near to the line the results lie that decide a pupil's answer: what makes the pupil plain or hard to judge.

A reader is taken to see each of the last three results beside the line with a normal error, in units of the pupil's own wobble,
and then to follow the rule. That is the usual model of a judge who sorts into ordered classes (Green & Swets, Signal Detection
Theory and Psychophysics, 1966, ch. 4).
"""

import numpy as np
from scipy.special import ndtr

from datawijs.items.evidence import DECLINE, EARLY, NOISE, Evidence, earlier_and_last
from datawijs.signals import HandRule
from datawijs.signals.constants import RECENT
from datawijs.signals.hand_rule import BELOW_FOR_DECLINE, BELOW_FOR_EARLY

READING_ERROR = 0.3  # own wobbles; our choice, it only decides which pupils count as equally hard


def below_the_line(evidence: Evidence) -> np.ndarray:
    """Return how far each of the last three results lies below the line, in own wobbles; above it is negative.

    The wobble is the standard deviation of the earlier results. All without the class effect, oldest first.
    """
    earlier, last = earlier_and_last(evidence.corrected)
    below: np.ndarray = ((evidence.rule.line - last) / earlier.std()).to_numpy()
    return below


def plainness(evidence: Evidence) -> float:
    """Return by how much, in own wobbles, the last three would all have to move for the line to give another answer."""
    lowest_first = -np.sort(-below_the_line(evidence))
    second, third = lowest_first[BELOW_FOR_EARLY - 1], lowest_first[BELOW_FOR_DECLINE - 1]
    return float({NOISE: -second, EARLY: min(second, -third), DECLINE: third}[evidence.best])


def hardness(evidence: Evidence) -> float:
    """Return the chance (0–1) that a reader with READING_ERROR gives another answer than the line does."""
    seen_below = ndtr(below_the_line(evidence) / READING_ERROR)
    counts = np.ones(1)
    for share in seen_below:
        counts = np.convolve(counts, [1 - share, share])
    ends = {NOISE: (0, BELOW_FOR_EARLY), EARLY: (BELOW_FOR_EARLY, BELOW_FOR_DECLINE)}
    first, end = ends.get(evidence.best, (BELOW_FOR_DECLINE, RECENT + 1))
    return float(1 - counts[first:end].sum())


def chance_of(rule: HandRule) -> float:
    """Return how often chance alone gives this answer or a stronger one, with so many earlier results and nothing going on."""
    return {NOISE: 1.0, EARLY: rule.chances.alarm, DECLINE: rule.chances.decline}[rule.answer]
