"""How reliably a test tells the people who take it apart: Kuder and Richardson's formula 20."""

import numpy as np
from numpy.typing import ArrayLike

from datawijs.language import _


def kr20(answers: ArrayLike) -> float:
    """Return KR-20 of a table of answers: one person a row, one item a column, true (1) where the answer was right.

    k/(k − 1) · (1 − Σpq / variance of the totals), with k items, p the share that is right on an item, q = 1 − p, and the
    variance over n people divided by n. 1: the totals would come out in the same order on another such test; 0: their
    differences are luck. It says as much about the group as about the test: people who are alike can't be told apart.

    Raises ValueError for fewer than two people or items, for other values than 0 and 1, and where all totals are equal.

    Source: Kuder and Richardson, Psychometrika 2 (1937), 151–160, formula 20.
    """
    right = np.asarray(answers, dtype=float)
    if right.ndim != 2 or min(right.shape) < 2 or not np.isin(right, (0, 1)).all():
        raise ValueError(_("KR-20 needs a table of 0 and 1, with at least two people (rows) and two items (columns)."))
    return _formula(right.mean(axis=0), right.sum(axis=1).var())


def expected_kr20(chances: ArrayLike) -> float:
    """Return KR-20 for endlessly many people, in equal numbers of each kind.

    `chances`: the chance that each kind of person (row) is right on each item (column), independently from item to item.
    """
    right = np.asarray(chances, dtype=float)
    between = right.sum(axis=1).var()
    within = (right * (1 - right)).sum(axis=1).mean()
    return _formula(right.mean(axis=0), between + within)


def _formula(right: np.ndarray, variance: float) -> float:
    if variance == 0:
        raise ValueError(_("Everybody has the same total: a test can't tell people apart who are alike."))
    items = len(right)
    return float(items / (items - 1) * (1 - (right * (1 - right)).sum() / variance))
