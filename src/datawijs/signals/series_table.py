"""Read many series at once: a table with one series a row, or a long table with one result a row."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from datawijs.language import _


@dataclass(frozen=True, eq=False)
class SeriesTable:
    """`numbers`: one series a row, one moment a column, NaN where missing. `series` and `moments` label rows and columns."""

    numbers: np.ndarray
    series: pd.Index
    moments: pd.Index


def read_table(results: ArrayLike | pd.DataFrame) -> SeriesTable:
    """Return a 2-D array, a list of lists, a wide DataFrame or one single series as a table.

    Raises ValueError, naming the place, for texts, for infinite values and for anything of another shape.
    """
    wide = results if isinstance(results, pd.DataFrame) else None
    try:
        numbers = np.asarray(results, dtype=float) if wide is None else wide.to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError):
        raise ValueError(
            _("A table of numbers is needed, one series a row, with nothing but numbers and missing values.")
        ) from None
    if numbers.ndim == 1 and wide is None:
        numbers = numbers[np.newaxis]
    if numbers.ndim != 2 or numbers.shape[1] == 0:
        raise ValueError(
            _("A table with one series a row and one test a column is needed; this has shape {shape}.").format(
                shape=numbers.shape
            )
        )
    _check_finite(numbers)
    if wide is not None:
        return SeriesTable(numbers, wide.index, wide.columns)
    return SeriesTable(numbers, pd.RangeIndex(numbers.shape[0]), pd.RangeIndex(numbers.shape[1]))


def read_long(results: pd.DataFrame, series: Sequence[str], time: str, value: str) -> SeriesTable:
    """Return a long table, one result a row, as a table with one series a row; the columns are the moments in order.

    A moment that a series lacks is missing there, like a value that is NaN. Raises ValueError for a column that isn't there,
    for rows without a series or moment, and for two results of one series at one moment.
    """
    series = [series] if isinstance(series, str) else list(series)
    for column in (*series, time, value):
        if column not in results:
            raise ValueError(
                _("The table has no column {name!r}. It has: {known}.").format(
                    name=column, known=", ".join(map(str, results.columns))
                )
            )
    row, labels = _number_series(results, series)
    column, moments = pd.factorize(results[time], sort=True)
    if (row < 0).any() or (column < 0).any():
        raise ValueError(_("Some rows don't say to which series or moment they belong."))
    place = row * len(moments) + column
    counts = np.bincount(place, minlength=1)
    if counts.max() > 1:
        double = int(counts.argmax())
        raise ValueError(
            _("Series {series} has more than one result at {moment}.").format(
                series=labels[double // len(moments)], moment=moments[double % len(moments)]
            )
        )
    numbers = np.full(len(labels) * len(moments), np.nan)
    numbers[place] = read_table(results[[value]]).numbers[:, 0]
    return SeriesTable(numbers.reshape(len(labels), len(moments)), labels, pd.Index(moments, name=time))


def _number_series(results: pd.DataFrame, series: list[str]) -> tuple[np.ndarray, pd.Index]:
    """A number for the series of each row, in order of appearance, and the labels of the series."""
    number = np.zeros(len(results), dtype=np.int64)
    unknown = np.zeros(len(results), dtype=bool)
    for name in series:
        codes, uniques = pd.factorize(results[name])
        unknown |= codes < 0
        number = number * max(len(uniques), 1) + codes
    number, _firsts = pd.factorize(number)
    rows = np.unique(number, return_index=True)[1] if len(number) else np.array([], dtype=int)
    labels = results.iloc[rows][series]
    index = pd.Index(labels[series[0]]) if len(series) == 1 else pd.MultiIndex.from_frame(labels)
    return np.where(unknown, -1, number), index


def _check_finite(numbers: np.ndarray) -> None:
    wrong = np.argwhere(np.isinf(numbers))
    if len(wrong):
        row, column = wrong[0] + 1
        raise ValueError(
            _("Row {row}, value {column} is infinite. Check how it was computed.").format(row=row, column=column)
        )
