"""Read many series at once: a table with one series a row, or a long table with one result a row."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from datawijs.language import _
from datawijs.signals.not_results import check_columns, check_counters, check_rows
from datawijs.signals.series import check_labels, is_number
from datawijs.signals.time_order import check_order, read_moments


@dataclass(frozen=True, eq=False)
class SeriesTable:
    """`numbers`: one series a row, one moment a column, NaN where missing. `series` and `moments` label rows and columns."""

    numbers: np.ndarray
    series: pd.Index
    moments: pd.Index


def read_results(results: ArrayLike | pd.DataFrame, series: str | Sequence[str], time: str, value: str) -> SeriesTable:
    """Return results in any form that is understood: a long table, recognised by its columns `time` or `value`, or any table
    that `read_table` reads."""
    if isinstance(results, pd.DataFrame) and results.columns.nlevels == 1 and (value in results or time in results):
        return read_long(results, series, time, value)
    return read_table(results)


def read_table(results: ArrayLike | pd.DataFrame, *, in_time: bool = True, single: bool = True) -> SeriesTable:
    """Return a 2-D array, a list of lists, a wide DataFrame or one single series as a table.

    `in_time`: whether it matters that the columns follow one another in time. `single`: whether one series will do as a table.
    Raises ValueError, naming the place, for texts, true and false, infinite values, columns that aren't in the order of time,
    columns and rows that aren't results, and for anything of another shape.
    """
    if isinstance(results, pd.DataFrame):
        return _read_wide(results, in_time)
    if isinstance(results, pd.Series) and single:
        check_labels(results.index, in_time=in_time)
        numbers = _numbers_of(results, _("The series"))[np.newaxis]
        table = SeriesTable(numbers, pd.RangeIndex(1), results.index)
    else:
        numbers = read_array(results)
        numbers = numbers[np.newaxis] if numbers.ndim == 1 and single else numbers
        _check_shape(numbers)
        table = SeriesTable(numbers, pd.RangeIndex(len(numbers)), pd.RangeIndex(numbers.shape[1]))
    return _checked(table)


def read_array(values: ArrayLike) -> np.ndarray:
    """Return an array, a number or lists in lists as floats, NaN where missing. Raises ValueError for texts, true and false."""
    if isinstance(values, np.ma.MaskedArray):
        values = np.ma.filled(values.astype(float), np.nan)
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        raise ValueError(_needed()) from None
    if array.dtype.kind in "fiu" and type(values) is np.ndarray:
        return array.astype(float)
    # numpy takes true for 1 beside numbers, and numbers for texts beside a text: look at what was given
    given = np.array(values, dtype=object)
    numbers = np.array([_float(one, _("The table")) for one in given.ravel()], dtype=float)
    return numbers.reshape(given.shape)


def check_same_order(values: object, labels: pd.Index) -> None:
    """Raise ValueError where `values` is a Series with the same labels in another order: who counts by place mixes them up."""
    if not isinstance(values, pd.Series) or values.index.equals(labels):
        return
    if len(values) == len(labels) and values.index.is_unique and values.index.isin(labels).all():
        raise ValueError(
            _(
                "Two of the series that you gave have the same labels in another order. "
                "Put them in one order first, with reindex()."
            )
        )


def _read_wide(results: pd.DataFrame, in_time: bool) -> SeriesTable:
    check_columns(results.columns)
    check_rows(results.index)
    if in_time:
        check_order(results.columns, columns=True)
    columns = [_numbers_of(results.iloc[:, place], _column(name)) for place, name in enumerate(results.columns)]
    numbers = np.column_stack(columns) if columns else np.empty((len(results), 0))
    _check_shape(numbers)
    return _checked(SeriesTable(numbers, results.index, results.columns))


def _checked(table: SeriesTable) -> SeriesTable:
    _check_finite(table.numbers)
    check_counters(table.numbers, table.moments)
    return table


def _numbers_of(column: pd.Series, where: str) -> np.ndarray:
    if not pd.api.types.is_any_real_numeric_dtype(column):
        return np.array([_float(one, where) for one in column], dtype=float)
    numbers: np.ndarray = column.to_numpy(dtype=float, na_value=np.nan)
    return numbers


def _float(value: object, where: str) -> float:
    if is_number(value):
        return float(value)
    if value is None or value is pd.NA or value is pd.NaT:
        return np.nan
    raise ValueError(_what_is_wrong(value).format(where=where, value=value) + " " + _needed())


def _what_is_wrong(value: object) -> str:
    if isinstance(value, str) and value.strip()[:1].isdecimal():
        return _(
            "{where} holds a number as text, {value!r}. Make numbers of it, for example with "
            'pd.to_numeric(column.str.replace(",", ".")).'
        )
    if isinstance(value, str):
        return _("{where} holds a text, {value!r}. What says which pupil it is belongs in the index: set_index(…).")
    if isinstance(value, (bool, np.bool_)):
        return _("{where} holds {value}: yes or no is no result.")
    return _("{where} holds {value!r}, which is no number.")


def _column(name: object) -> str:
    return _("Column {name!r}").format(name=name)


def _needed() -> str:
    return _("A table of numbers is needed, one series a row, with nothing but numbers and missing values.")


def _check_shape(numbers: np.ndarray) -> None:
    if numbers.ndim != 2 or numbers.shape[1] == 0:
        raise ValueError(
            _("A table with one series a row and one test a column is needed; this has shape {shape}.").format(
                shape=numbers.shape
            )
        )


def read_long(results: pd.DataFrame, series: Sequence[str], time: str, value: str) -> SeriesTable:
    """Return a long table, one result a row, as a table with one series a row; the columns are the moments in order.

    A moment that a series lacks is missing there, like a value that is NaN. Raises ValueError for a column that isn't there,
    for moments as text other than dates as in 2025-09-03, for rows without a series or moment, for a series that is no pupil,
    and for two results of one series at one moment.
    """
    series = [series] if isinstance(series, str) else list(series)
    _check_columns_are_there(results, (*series, time, value))
    row, labels = _number_series(results, series)
    check_rows(labels)
    column, moments = read_moments(results[time], time)
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
    scores = _numbers_of(results[value], _column(value))
    _check_finite(scores[:, np.newaxis])
    numbers[place] = scores
    return SeriesTable(numbers.reshape(len(labels), len(moments)), labels, moments)


def _check_columns_are_there(results: pd.DataFrame, columns: Sequence[str]) -> None:
    for column in columns:
        if column not in results:
            raise ValueError(
                _("The table has no column {name!r}. It has: {known}.").format(
                    name=column, known=", ".join(map(str, results.columns))
                )
            )


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
