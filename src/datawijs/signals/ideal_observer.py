"""The best possible reader: the chance that a decline has begun, for one who knows how the results come about."""

from dataclasses import dataclass, replace
from math import ceil, sqrt

import numpy as np
import pandas as pd
from numpy.polynomial import legendre
from numpy.typing import ArrayLike

from datawijs.language import _, decimal
from datawijs.signals.decline_model import DeclineModel
from datawijs.signals.series_table import check_same_order, read_array, read_table

# How finely the unknown size and wobble are tried: more results tell more, so they ask for finer steps. The size is tried at
# FEWEST_SIZES places and some more, the wobble at even steps over WOBBLE_REACH spreads to either side. The posterior is then
# right to four digits, mostly to five or more; a test makes all of it finer.
FEWEST_SIZES = 4
WOBBLE_REACH, WOBBLE_STEP = 4.5, 1.3
ROWS_AT_ONCE = 4096  # keeps the work in the processor's cache
# So many results are on another scale when their mean lies so many spreads from the model's, and nearly all on that side. Under
# the default model that is a mean under 20: grades to 10 or to 20. Of single series from it, some three in 10,000 do so.
ENOUGH_FOR_A_SCALE, OUT_OF_REACH, NEARLY_ALL = 3, 3.0, 0.95


@dataclass(frozen=True, eq=False)
class _Grid:
    """The wobbles (one number for all series or one for each) and the sizes of a decline to try, each with its chance."""

    wobbles: list[float] | list[np.ndarray]
    wobble_chances: np.ndarray
    sizes: np.ndarray
    size_chances: np.ndarray

    def at(self, wobble: np.ndarray) -> "_Grid":
        """The grid for series whose wobble is known."""
        return replace(self, wobbles=[wobble], wobble_chances=np.ones(1))


@dataclass(frozen=True, eq=False)
class DeclinePosterior:
    """`probability`: for each series the chance that a decline has begun. `onset`: for each series (row) and each test at
    which a decline may begin (column, `tests`, counted from 1), the chance that it began exactly there. A row of `onset`
    adds up to the probability."""

    probability: np.ndarray
    onset: np.ndarray
    tests: np.ndarray


def decline_posterior(
    results: ArrayLike | pd.DataFrame, model: DeclineModel | None = None, *, wobble_sd: ArrayLike | None = None
) -> DeclinePosterior:
    """Return the exact posterior probability that a decline has begun, for every series at once.

    `results`: a table with one series a row and one test a column, NaN where a test was missed, or one single series.
    `model`: how the results came about, by default `DeclineModel()`. `wobble_sd`: each pupil's wobble in points, where it
    is known; one number or one a row. It takes the place of the model's prior.

    By Bayes' rule, over everything unknown: the level (normal, integrated exactly), the onset (a sum), the size and the
    wobble (numerically, to four digits). A missed test keeps its number: it only tells nothing. A decline
    whose onset lies after the last test has not begun. With no results at all the answer is the prior.

    The model is *given*. It is exact for series from that model and no better than the model for any others: no growth,
    no recovery, no two declines, no ceiling at 100, one independent normal wobble. Nobody reads better on such series, so
    it measures readers. It is no verdict on a child.

    Raises ValueError for a table that isn't numbers, infinite values, tests that aren't in the order of time, results on
    another scale than the model's, and a wobble that isn't above 0.

    Source: the change-point posterior with known distributions, as in Smith, Biometrika 62 (1975), 407–416.
    """
    model = DeclineModel() if model is None else model
    table = read_table(results)
    known = None if wobble_sd is None else _read_wobble(wobble_sd, table.series)
    check_scale(table.numbers, model)
    return posterior_of(table.numbers, model, known)


def check_scale(numbers: np.ndarray, model: DeclineModel) -> None:
    """Raise ValueError where the results lie far from where the model expects them, as grades read as points do."""
    seen = numbers[~np.isnan(numbers)]
    if len(seen) < ENOUGH_FOR_A_SCALE:
        return
    spread = sqrt(model.level_sd**2 + model.wobble_sd**2 + model.difficulty_sd**2)
    away = (seen - model.level_mean) / spread
    low, high = np.quantile(away, [1 - NEARLY_ALL, NEARLY_ALL])
    if abs(away.mean()) > OUT_OF_REACH and low * high > 0:
        raise ValueError(
            _(
                "The results lie between {lowest} and {highest}, while the model expects them around {mean}: they are on "
                "another scale. Multiply grades out of 10 by 10, or give the model of your scale: DeclineModel(level_mean=…, "
                "level_sd=…, wobble_sd=…, difficulty_sd=…)."
            ).format(
                lowest=decimal(seen.min(), None),
                highest=decimal(seen.max(), None),
                mean=decimal(model.level_mean, None),
            )
        )


def posterior_of(numbers: np.ndarray, model: DeclineModel, known: np.ndarray | None = None) -> DeclinePosterior:
    """Return the posterior of series that were read and found on the model's scale; `known`: the wobble of each."""
    tests = model.possible_onsets[model.possible_onsets <= numbers.shape[1]]
    grid = _grid(model, numbers.shape[1])
    onset = np.empty((len(numbers), len(tests)))
    for start in range(0, len(numbers), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        onset[rows] = _onset_posterior(numbers[rows], tests, model, grid if known is None else grid.at(known[rows])).T
    return DeclinePosterior(np.clip(onset.sum(axis=1), 0, 1), onset, tests)


def _onset_posterior(numbers: np.ndarray, tests: np.ndarray, model: DeclineModel, grid: _Grid) -> np.ndarray:
    """The chance of each onset (rows) for each series (columns)."""
    quiet, by_onset = _log_likelihoods(numbers, tests, model, grid)
    chance = model.prevalence / len(model.possible_onsets)
    with np.errstate(divide="ignore"):  # a prevalence of 0 or 1 is a choice too
        not_begun = quiet + np.log(1 - chance * len(tests))
        begun = by_onset + np.log(chance)
    highest = np.maximum(not_begun, begun.max(axis=0, initial=-np.inf))
    begun = np.exp(begun - highest)
    posterior: np.ndarray = begun / (np.exp(not_begun - highest) + begun.sum(axis=0))
    return posterior


def _log_likelihoods(
    numbers: np.ndarray, tests: np.ndarray, model: DeclineModel, grid: _Grid
) -> tuple[np.ndarray, np.ndarray]:
    """Of each series without a decline, and with one from each onset on (onsets × series), wobble and size averaged out."""
    seen = _Sums(numbers, tests, model.level_mean)
    parts = [_given_wobble(seen, model, wobble, grid) for wobble in grid.wobbles]
    quiet = np.stack([part[0] for part in parts])
    changed = np.stack([part[1] for part in parts]) + quiet[:, np.newaxis]
    return _log_mean(quiet, grid.wobble_chances), _log_mean(changed, grid.wobble_chances)


class _Sums:
    """All that the likelihood asks of a series: counts and sums, over all results and from each onset on."""

    def __init__(self, numbers: np.ndarray, tests: np.ndarray, level_mean: float) -> None:
        there = np.ascontiguousarray(~np.isnan(numbers).T)
        deviations = np.where(there, numbers.T - level_mean, 0.0)
        self.count = there.sum(axis=0)
        self.sum = deviations.sum(axis=0)
        self.squares = (deviations**2).sum(axis=0)
        self.count_from = there[::-1].cumsum(axis=0)[::-1][tests - 1]
        self.sum_from = deviations[::-1].cumsum(axis=0)[::-1][tests - 1]


def _given_wobble(
    seen: _Sums, model: DeclineModel, wobble: float | np.ndarray, grid: _Grid
) -> tuple[np.ndarray, np.ndarray]:
    """The log-likelihood without a decline, and by how much each onset raises it, for one wobble.

    Results that share an unknown normal level have covariance v·I + τ²·11′ (v: wobble and difficulty, τ: spread of levels),
    whose inverse is (I − pull·11′)/v. A decline of size d from an onset on adds −d·linear − d²/2·quadratic.
    """
    v, level = wobble**2 + model.difficulty_sd**2, model.level_sd**2
    pull = level / (v + seen.count * level)
    quiet = -0.5 * (
        (seen.count - 1) * np.log(v) + np.log(v + seen.count * level) + (seen.squares - pull * seen.sum**2) / v
    )
    linear = (seen.sum_from - pull * seen.count_from * seen.sum) * (wobble / v)
    quadratic = (seen.count_from - pull * seen.count_from**2) * (wobble**2 / v)
    return quiet, _log_mean_over_sizes(linear, quadratic, grid)


def _log_mean_over_sizes(linear: np.ndarray, quadratic: np.ndarray, grid: _Grid) -> np.ndarray:
    """The logarithm of the mean of exp(−s·linear − s²/2·quadratic) over the sizes s."""
    smallest, largest = grid.sizes[0], grid.sizes[-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        likeliest = np.where(quadratic > 0, -linear / quadratic, np.where(linear > 0, smallest, largest))
    likeliest = np.clip(likeliest, smallest, largest)
    highest = -likeliest * (linear + likeliest / 2 * quadratic)
    tried = np.multiply.outer(-grid.sizes / 2, quadratic)
    tried -= linear  # in place: this is where the time goes
    tried *= grid.sizes[:, np.newaxis, np.newaxis]
    tried -= highest
    np.exp(tried, out=tried)
    logs: np.ndarray = highest + np.log(np.tensordot(grid.size_chances, tried, axes=1))
    return logs


def _grid(model: DeclineModel, tests: int) -> _Grid:
    """What to try for series of so many tests."""
    smallest, largest = model.size_sd
    places, weights = legendre.leggauss(FEWEST_SIZES + ceil((largest - smallest) / 2 * sqrt(tests)))
    sizes = smallest + (largest - smallest) * (places + 1) / 2
    if model.wobble_spread == 0:
        return _Grid([model.wobble_sd], np.ones(1), sizes, weights / 2)
    # so many results tell the logarithm of a wobble to within 1/√(2·tests); here with the prior, in units of its spread
    narrowest = 1 / sqrt(1 + 2 * tests * model.wobble_spread**2)
    z = np.linspace(-WOBBLE_REACH, WOBBLE_REACH, ceil(2 * WOBBLE_REACH / (WOBBLE_STEP * narrowest)) + 1)
    chances = np.exp(-(z**2) / 2)
    wobbles = model.median_wobble * np.exp(model.wobble_spread * z)
    return _Grid(list(wobbles), chances / chances.sum(), sizes, weights / 2)


def _log_mean(logs: np.ndarray, chances: np.ndarray) -> np.ndarray:
    """The logarithm of the mean over the first axis, without overflow."""
    weighted = logs + np.log(chances).reshape(-1, *[1] * (logs.ndim - 1))
    highest = weighted.max(axis=0)
    mean: np.ndarray = highest + np.log(np.exp(weighted - highest).sum(axis=0))
    return mean


def _read_wobble(wobble_sd: ArrayLike, series: pd.Index) -> np.ndarray:
    check_same_order(wobble_sd, series)
    read = read_array(wobble_sd)
    try:
        known = np.broadcast_to(read, len(series))
    except ValueError:
        raise ValueError(
            _("wobble_sd must be one number, or one for each of the {rows} series.").format(rows=len(series))
        ) from None
    if not (np.isfinite(known) & (known > 0)).all():
        raise ValueError(_("Every wobble must be a number above 0."))
    return known
