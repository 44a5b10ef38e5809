"""Process limits: between which values one series usually wobbles (the XmR chart, or chart of individual values)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from datawijs.language import _, decimal
from datawijs.signals.constants import FEWEST_FOR_LIMITS, LIMIT_FACTOR, MOVING_RANGE_FACTOR, TRIAL_BELOW
from datawijs.signals.series import read_number, read_series


@dataclass(frozen=True)
class ProcessLimits:
    """The usual range of one series, in the units of the series.

    `moving_range_upper` is the largest usual step from one point to the next. `trial` is true when fewer than 12 points
    were used: such limits still move a good deal with every new point.
    """

    lower: float
    centre: float
    upper: float
    moving_range_upper: float
    trial: bool


def process_limits(values: ArrayLike, *, baseline: int | slice | None = None, screen: bool = False) -> ProcessLimits:
    """Return the limits mean ± 3/d2 × mean moving range of a series in the order of time.

    The moving range is the size of the step between two neighbours, so a slow change widens the limits much less than a
    standard deviation would; a wobble that is not independent from point to point makes them too narrow.

    `baseline`: from which points the limits are computed: the first so many (an int), or a slice of positions counted
    from 0; all points by default. `screen`: leave out moving ranges above their own upper limit, once, and compute the
    limits again from the others, as NHSRplotthedots does by default and the NHS spreadsheet does not. The centre stays
    the mean of all baseline points.

    Raises ValueError for anything but three or more finite numbers, and says which value is wrong; and for an index that isn't
    in the order of time.

    Sources: Wheeler, Understanding Variation (2nd ed., 2000); Nelson, Control charts for individual measurements,
    Journal of Quality Technology 14 (1982), for screening.
    """
    numbers, _labels = read_series(values, at_least=FEWEST_FOR_LIMITS)
    used = numbers[_baseline(baseline, len(numbers))]
    if len(used) < FEWEST_FOR_LIMITS:
        raise ValueError(
            _("The baseline has {count} points; limits need at least {least}.").format(
                count=len(used), least=FEWEST_FOR_LIMITS
            )
        )
    step = float(mean_moving_range(used, screen=screen))
    centre = float(used.mean())
    return ProcessLimits(
        lower=centre - LIMIT_FACTOR * step,
        centre=centre,
        upper=centre + LIMIT_FACTOR * step,
        moving_range_upper=MOVING_RANGE_FACTOR * step,
        trial=len(used) < TRIAL_BELOW,
    )


def read_limits(limits: ProcessLimits) -> tuple[float, float, float]:
    """Return lower limit, centre and upper limit, or raise ValueError when they are none or don't lie in that order."""
    try:
        lower, centre, upper = (read_number(getattr(limits, name), name) for name in ("lower", "centre", "upper"))
    except AttributeError:
        raise ValueError(
            _("Limits come from process_limits(); this is something else: {value!r}.").format(value=limits)
        ) from None
    if not lower <= centre <= upper:
        raise ValueError(
            _(
                "The lower limit ({lower}) must be below the centre ({centre}) and the upper limit ({upper}) above it."
            ).format(lower=decimal(lower, None), centre=decimal(centre, None), upper=decimal(upper, None))
        )
    return lower, centre, upper


def mean_moving_range(numbers: np.ndarray, *, screen: bool = False) -> np.ndarray:
    """Return the mean size of the steps between neighbours, without the unusually large ones if `screen`.

    For numbers of shape (…, points) the result has shape (…).
    """
    ranges = np.abs(np.diff(numbers, axis=-1))
    if not screen:
        mean: np.ndarray = ranges.mean(axis=-1)
        return mean
    # The smallest range is never above the mean, so something always stays.
    usual = ranges <= MOVING_RANGE_FACTOR * ranges.mean(axis=-1, keepdims=True)
    usual_mean: np.ndarray = ranges.mean(axis=-1, where=usual)
    return usual_mean


def _baseline(baseline: int | slice | None, count: int) -> slice:
    if baseline is None:
        return slice(None)
    if isinstance(baseline, slice):
        return _neighbours_in_order(baseline)
    if isinstance(baseline, (bool, np.bool_)) or not isinstance(baseline, (int, np.integer)):
        raise ValueError(
            _("The baseline is a number of points or a slice of positions, not {value!r}.").format(value=baseline)
        )
    if not FEWEST_FOR_LIMITS <= baseline <= count:
        raise ValueError(
            _("The baseline must have {least} to {count} points, not {value}.").format(
                least=FEWEST_FOR_LIMITS, count=count, value=baseline
            )
        )
    return slice(int(baseline))


def _neighbours_in_order(baseline: slice) -> slice:
    whole = all(part is None or isinstance(part, (int, np.integer)) for part in (baseline.start, baseline.stop))
    if not whole or baseline.step not in (None, 1):
        raise ValueError(_("The baseline must be a run of neighbouring points, such as slice(0, 12)."))
    return baseline
