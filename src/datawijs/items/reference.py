"""The large sample: many more cases of the same design than there are items, to measure readers on without selection.

A board of 17 schools has about a hundred declines that can be an item: too few to measure a reader by. So every pupil with
nothing going on is taken twice: as is, and with a decline planted the way the board plants them (onset and size drawn alike,
from the onset on every result is lower by the same amount). Half of these cases decline, and all else is as on the board:
real classmates of whom some decline, missed tests, hard tests, the ends of the scale.
"""

from functools import cache

import numpy as np

from datawijs.items.cases import Cases, together
from datawijs.items.ideal import MODEL
from datawijs.items.pool import Pool, pool_of
from datawijs.items.readers import answers

PAIRS = 4000  # the standard error of a d′ is then about 0.03


@cache
def reference_sample(seed: int, pairs: int = PAIRS) -> Cases:
    """Return `pairs` pupils of the board with this seed (fewer if it has no more) with nothing going on, and the same again
    with a decline planted."""
    pool = pool_of(seed)
    random = np.random.default_rng(seed)
    rows = np.flatnonzero(~pool.cases.declines)
    quiet = pool.take(np.sort(random.choice(rows, min(pairs, len(rows)), replace=False)))
    return together(quiet.cases, plant(quiet, random))


def plant(
    quiet: Pool, random: np.random.Generator, *, onsets: tuple[int, int] = MODEL.onsets, gradual: bool = False
) -> Cases:
    """Return the cases with a decline in each: onset (first and last test at which it may begin) and size drawn as the board
    draws them. `gradual`: from nothing before the onset in equal steps to its whole size at the last test."""
    cases = quiet.cases
    onset = random.integers(*onsets, size=len(cases), endpoint=True)
    size = random.uniform(*MODEL.size_sd, size=len(cases)).round(1)
    begun = (np.arange(1, cases.scores.shape[1] + 1) - onset[:, np.newaxis] + 1).clip(min=0)
    share = begun / begun[:, -1:] if gradual else (begun > 0).astype(float)
    points = (size * quiet.facts["wobble_sd"].to_numpy()).round(1)
    scores = (cases.scores - share * points[:, np.newaxis]).clip(0, 100).round(1)
    lost = cases.scores - scores
    return Cases(
        scores=scores,
        class_average=cases.class_average - np.nan_to_num(lost) / cases.pupils[:, np.newaxis],
        corrected=cases.corrected - lost,  # what the test did to the others stays as it was
        pupils=cases.pupils,
        onset=onset,
        size_sd=size,
    )


def rates(cases: Cases) -> dict[str, tuple[float, float]]:
    """Return for every reader its hits and its false alarms: in which share of the declines it raises an alarm, and of the
    others."""
    declines = cases.declines
    return {
        name: (float(said[declines].mean()), float(said[~declines].mean())) for name, said in answers(cases).items()
    }
