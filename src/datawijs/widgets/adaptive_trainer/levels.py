"""How hard a pupil is to judge, in five levels.

Hard means: the results that decide lie near the line (see `beside_the_line`). The level says nothing about luck. A decline that
nobody can see yet is easy here when its results plainly look like noise, because the answer that counts is the one the results
support.

"Too early" lies between two borders, so it is always harder than a plain noise or a plain decline. Would levels go by hardness
alone, then the answer could be guessed from the level. So pupils are sorted for each answer apart: noise, too early and decline
are equally common on every level, and the plainest of each are at level 1.

The levels of the item bank itself say something else: how many people are wrong about the truth, by bad luck as well.
"""

import numpy as np

from datawijs.items import Item
from datawijs.signals import ANSWERS
from datawijs.widgets.beside_the_line import hardness

LEVELS = 5


def sorted_into_levels(items: tuple[Item, ...], rng: np.random.Generator) -> list[tuple[int, Item]]:
    """Return all items, each with its level (1–5), in an order drawn by `rng`."""
    levelled = []
    for answer in ANSWERS:
        plainest_first = sorted(
            (item for item in items if item.evidence.best == answer), key=lambda item: hardness(item.evidence)
        )
        parts = np.array_split(np.arange(len(plainest_first)), LEVELS)
        levelled += [(level, plainest_first[place]) for level, part in enumerate(parts, start=1) for place in part]
    return [levelled[place] for place in rng.permutation(len(levelled))]
