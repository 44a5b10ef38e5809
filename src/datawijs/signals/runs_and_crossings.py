"""Anhøj's two rules: is the longest run too long, or do the values cross the middle too seldom?"""

from dataclasses import dataclass
from functools import cache
from math import comb, log2

import numpy as np
from numpy.typing import ArrayLike

from datawijs.language import _, decimal
from datawijs.signals.series import read_number, read_series, rounding_of

FEWEST_USEFUL = 10  # Anhøj & Olesen tabulate from here; below it, hardly any series can fail
RARE = 0.05


@dataclass(frozen=True)
class RunsAndCrossings:
    """`useful`: how many values don't lie on the centre. `longest_run` of useful values on one side of it, and the longest
    that is still usual. `crossings` from one side to the other, and the fewest that are still usual. `signal`: whether
    either is unusual. `chance`: how often random values of the same number show a signal. `trial`: fewer than 10 useful
    values, for which the rules were not made."""

    centre: float
    useful: int
    longest_run: int
    longest_usual_run: int
    crossings: int
    fewest_usual_crossings: int
    signal: bool
    chance: float
    trial: bool


def runs_and_crossings(values: ArrayLike, *, centre: float | None = None) -> RunsAndCrossings:
    """Apply Anhøj's rules for a run chart to a series in the order of time.

    Values on the centre, by default the median of the series, are left out. Of n useful values, the longest run is usual
    up to round(log2 n) + 3; crossings are usual from the 5 % quantile of a binomial distribution with n − 1 trials and
    chance ½. No spread is needed and no normal distribution: only the order counts, and outliers weigh no more than others.
    The price is a slow eye: a decline in the last four of twelve results is seldom seen, and no rule tells up from down.

    `chance` is exact: the share of all orders of so many values above and below that have a signal; with a `centre` given
    from elsewhere, of all series of so many coin tosses.

    Raises ValueError for anything but finite numbers, for an index that isn't in the order of time, and when all values lie on
    the centre.

    Sources: Anhøj & Olesen, PLOS ONE 9(11) (2014), e113825; Anhøj, PLOS ONE 10(3) (2015), e0121349.
    """
    numbers, _labels = read_series(values, at_least=1)
    middle = float(np.median(numbers)) if centre is None else read_number(centre, "centre")
    beside = np.abs(numbers - middle) > rounding_of(np.append(numbers, middle))
    above = numbers[beside] > middle
    useful = len(above)
    if useful == 0:
        raise ValueError(
            _("All values lie on the centre ({centre}): there are no runs to count.").format(
                centre=decimal(middle, None)
            )
        )
    turns = np.flatnonzero(above[1:] != above[:-1])
    longest = int(np.diff([-1, *turns, useful - 1]).max())
    run_limit, crossing_limit = usual_longest_run(useful), usual_crossings(useful)
    return RunsAndCrossings(
        centre=middle,
        useful=useful,
        longest_run=longest,
        longest_usual_run=run_limit,
        crossings=len(turns),
        fewest_usual_crossings=crossing_limit,
        signal=longest > run_limit or len(turns) < crossing_limit,
        chance=_chance_around_median(int(above.sum()), useful) if centre is None else _chance_of_coins(useful),
        trial=useful < FEWEST_USEFUL,
    )


def usual_longest_run(useful: int) -> int:
    """Return the longest run that is still usual among `useful` values (Schilling 2012, as Anhøj & Olesen use it)."""
    return round(log2(useful)) + 3


def usual_crossings(useful: int) -> int:
    """Return the fewest crossings that are still usual among `useful` values."""
    from scipy.stats import binom  # slow to import, and few need it

    return int(binom.ppf(RARE, useful - 1, 0.5)) if useful > 1 else 0


@cache
def _chance_around_median(above: int, useful: int) -> float:
    """Which share of the orders of `above` values above the centre and the others below it has a signal."""
    below, limit = useful - above, usual_longest_run(useful)
    quiet = 0
    for runs in _usual_numbers_of_runs(useful):
        more, fewer = (runs + 1) // 2, runs // 2  # runs alternate; either side may begin
        for high, low in ((more, fewer), (fewer, more)):
            quiet += _splits(above, high, limit) * _splits(below, low, limit)
    return 1 - quiet / comb(useful, above)


@cache
def _chance_of_coins(useful: int) -> float:
    """Which share of the series of `useful` coin tosses has a signal."""
    limit = usual_longest_run(useful)
    quiet = 2 * sum(_splits(useful, runs, limit) for runs in _usual_numbers_of_runs(useful))
    share: float = 1 - quiet / 2**useful
    return share


def _usual_numbers_of_runs(useful: int) -> range:
    return range(usual_crossings(useful) + 1, useful + 1)


@cache
def _splits(values: int, runs: int, longest: int) -> int:
    """In how many ways can so many values be split into so many runs of at most `longest` each?"""
    if runs == 0:
        return int(values == 0)
    # inclusion and exclusion over the runs that are too long
    return sum(
        (-1) ** over * comb(runs, over) * comb(values - over * longest - 1, runs - 1)
        for over in range(runs + 1)
        if values - over * longest >= runs
    )
