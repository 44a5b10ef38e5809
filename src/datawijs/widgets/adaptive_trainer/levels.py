"""How hard a pupil is to judge, in five levels.

Hard means: the results lie near the border between two answers. The level says nothing about luck. A decline that nobody can
see yet is easy here when its results plainly look like noise, because the answer that counts is the one the results support.

A reader is taken to see the chance of such a drop, as a z-score, with a normal error of READING_ERROR; the hardness is the
chance that this error carries the reader over a border, into another answer. That is the usual model of a judge who sorts into
ordered classes (Green & Swets, Signal Detection Theory and Psychophysics, 1966, ch. 4).

"Too early" lies between two borders, so it is always harder than a plain noise or a plain decline. Would levels go by hardness
alone, then the answer could be guessed from the level. So pupils are sorted for each answer apart: noise, too early and decline
are equally common on every level, and the plainest of each are at level 1.

The levels of the item bank itself say something else: how many people are wrong about the truth, by bad luck as well.
"""

import numpy as np
from scipy.special import ndtr, ndtri

from datawijs.items import Item
from datawijs.items.evidence import EARLY, NOISE, POSSIBLE_CHANCE, RARE_CHANCE
from datawijs.signals import ANSWERS

LEVELS = 5
READING_ERROR = 0.7  # in standard deviations; our choice, it only decides which pupils count as equally hard


def hardness(item: Item) -> float:
    """Return the chance (0–1) that a reader with READING_ERROR gives another answer than the one the results support."""
    seen = -ndtri(item.evidence.chance)
    below_noise_border = ndtr((-ndtri(POSSIBLE_CHANCE) - seen) / READING_ERROR)
    below_decline_border = ndtr((-ndtri(RARE_CHANCE) - seen) / READING_ERROR)
    right = {NOISE: below_noise_border, EARLY: below_decline_border - below_noise_border}
    return float(1 - right.get(item.evidence.best, 1 - below_decline_border))


def sorted_into_levels(items: tuple[Item, ...], rng: np.random.Generator) -> list[tuple[int, Item]]:
    """Return all items, each with its level (1–5), in an order drawn by `rng`."""
    levelled = []
    for answer in ANSWERS:
        plainest_first = sorted((item for item in items if item.evidence.best == answer), key=hardness)
        parts = np.array_split(np.arange(len(plainest_first)), LEVELS)
        levelled += [(level, plainest_first[place]) for level, part in enumerate(parts, start=1) for place in part]
    return [levelled[place] for place in rng.permutation(len(levelled))]
