"""The class whose year the learner sees: one as most are, and no lucky draw."""

import numpy as np

from datawijs.widgets.grouping.classes import (
    ALIKE,
    LOOKS,
    RENEWALS,
    Classes,
    draw_classes,
    goals_of_grouping,
    group_of,
)
from datawijs.widgets.grouping.outcomes import in_a_year

CANDIDATES = 60


def typical_year(rng: np.random.Generator) -> dict[float, Classes]:
    """Return the same class of pupils for each of `ALIKE`: of `CANDIDATES`, the one nearest to the averages over many
    classes, for all choices that the learner has (the smallest sum of squared distances)."""
    seed = int(rng.integers(2**32))
    drawn = {alike: draw_classes(CANDIDATES, alike, np.random.default_rng(seed)) for alike in ALIKE}
    distance = sum((_distance(classes, alike) for alike, classes in drawn.items()), start=np.zeros(CANDIDATES))
    place = slice(int(distance.argmin()), int(distance.argmin()) + 1)
    return {
        alike: Classes(classes.subject[place], classes.true[place], classes.seen[place])
        for alike, classes in drawn.items()
    }


def _distance(classes: Classes, alike: float) -> np.ndarray:
    true, placed = group_of(classes.true_rank), group_of(classes.seen_rank)
    total = np.zeros(len(true))
    for renewals in RENEWALS:
        kept = placed[:, :, goals_of_grouping(renewals)]
        for place, looks in enumerate(LOOKS):
            elsewhere = (kept[..., place] != true).sum(axis=1).mean(axis=1)
            total += (elsewhere - in_a_year(renewals, looks, alike).mean) ** 2
    return total
