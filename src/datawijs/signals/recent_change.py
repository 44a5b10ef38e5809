"""Are the last few results lower than the same pupil's earlier ones?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import stdtr

from datawijs.language import _, decimal
from datawijs.signals.constants import FEWEST_EARLIER, RECENT
from datawijs.signals.series import all_equal, read_series
from datawijs.signals.series_table import read_results

COMPARED, TOO_FEW, ALL_EQUAL = OUTCOMES = ("compared", "too few", "all equal")


@dataclass(frozen=True)
class RecentChange:
    """`drop`: how far the last results lie below the earlier ones on average, in standard deviations of the earlier ones;
    below zero when they are higher. `chance`: how often a series without any change shows a drop at least this large."""

    drop: float
    chance: float


def recent_change(values: ArrayLike, *, last: int = RECENT) -> RecentChange:
    """Compare the mean of the `last` results of a series with the mean of all results before them.

    `chance` is exact for independent, normal results with one spread: the difference of the means, divided by
    s·√(1/last + 1/earlier) with s the standard deviation of the earlier results, follows Student's t with earlier − 1
    degrees of freedom (a prediction interval for a mean; Hahn & Meeker, Statistical Intervals, ch. 4). It is one-sided:
    only drops count. It holds for one series that you looked at for another reason; who searches a class list for the
    largest drop will find one.

    Raises ValueError for fewer than two earlier results, for earlier results that are all equal, for anything but finite
    numbers, and for an index that isn't in the order of time. `recent_changes` does a whole table, and says so of a row.
    """
    last = _read_last(last)
    numbers, _labels = read_series(values, at_least=last + FEWEST_EARLIER)
    if all_equal(numbers[:-last]):
        raise ValueError(
            _(
                "The earlier results are all {value}: without any wobble there is nothing to compare a drop with."
            ).format(value=decimal(numbers[0], None))
        )
    return _compared(numbers, last)


def recent_changes(
    results: ArrayLike | pd.DataFrame,
    *,
    last: int = RECENT,
    series: str | Sequence[str] = ("pupil_id", "subject_id"),
    time: str = "number",
    value: str = "score",
) -> pd.DataFrame:
    """Return what `recent_change` says of every series of a table, one row a series, missed results left out.

    `results`, `series`, `time` and `value` as in `screen`. Columns: `points` (present); `drop` and `chance`, missing where
    nothing can be compared; `outcome`: "compared", "too few" (fewer than two results before the last ones), or "all equal" (the
    earlier results: without any wobble there is nothing to compare a drop with; among whole grades that is common).

    Who searches a list for the smallest chance will find one: 5 in 100 series lie under .05 by chance alone.

    Raises ValueError as `screen` does.
    """
    last = _read_last(last)
    table = read_results(results, series, time, value)
    rows = [_of_row(row[~np.isnan(row)], last) for row in table.numbers]
    found = pd.DataFrame(rows, columns=["points", "drop", "chance", "outcome"], index=table.series)
    return found.astype(
        {"points": np.int64, "drop": float, "chance": float, "outcome": pd.CategoricalDtype(list(OUTCOMES))}
    )


def _of_row(numbers: np.ndarray, last: int) -> tuple[int, float, float, str]:
    if len(numbers) < last + FEWEST_EARLIER:
        return len(numbers), nan, nan, TOO_FEW
    if all_equal(numbers[:-last]):
        return len(numbers), nan, nan, ALL_EQUAL
    change = _compared(numbers, last)
    return len(numbers), change.drop, change.chance, COMPARED


def _compared(numbers: np.ndarray, last: int) -> RecentChange:
    earlier, recent = numbers[:-last], numbers[-last:]
    drop = float((earlier.mean() - recent.mean()) / earlier.std(ddof=1))
    chance = float(stdtr(len(earlier) - 1, -drop / sqrt(1 / last + 1 / len(earlier))))
    return RecentChange(drop, chance)


def _read_last(last: object) -> int:
    if isinstance(last, (bool, np.bool_)) or not isinstance(last, (int, np.integer)) or last < 1:
        raise ValueError(_("last must be a whole number of results, 1 or more, not {value!r}.").format(value=last))
    return int(last)  # numpy's own small integers turn around below zero
