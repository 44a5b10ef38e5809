"""Read one series of numbers, or say what is wrong with it and where."""

from numbers import Real
from typing import Any, TypeGuard

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from datawijs.language import _
from datawijs.signals.constants import ROUNDING
from datawijs.signals.not_results import check_columns, check_rows
from datawijs.signals.time_order import check_order


def read_series(values: ArrayLike, *, at_least: int = 1, in_time: bool = True) -> tuple[np.ndarray, pd.Index]:
    """Return `values` as floats, with the labels of its points.

    `values` is a pandas Series, a list or a one-dimensional array; the labels are the index of the Series, else 0, 1, 2 …
    `in_time`: whether the points follow one another in time, or stand beside one another, as the pupils of a class do.
    Raises ValueError, naming the place, for anything that isn't a finite number, for fewer than `at_least` points, for labels
    that aren't in the order of time, and for one that by its name is no result.
    """
    labels = values.index if isinstance(values, pd.Series) else None
    if labels is not None:
        check_labels(labels, in_time=in_time)
    numbers = _plain(values)
    if numbers is None:
        points = _flat(values)
        each = [_number(point, place, labels, len(points)) for place, point in enumerate(points)]
        numbers = np.array(each, dtype=float)
    if len(numbers) < at_least:
        raise ValueError(
            _("There are too few points: {count}. At least {least} are needed.").format(
                count=len(numbers), least=at_least
            )
        )
    return numbers, labels if labels is not None else pd.RangeIndex(len(numbers))


def check_labels(labels: pd.Index, *, in_time: bool) -> None:
    """Raise ValueError where the labels of one series tell that it holds no results, or not in the order of time."""
    if in_time:
        check_columns(labels)
        check_order(labels)
    else:
        check_rows(labels)


def all_equal(numbers: np.ndarray) -> bool:
    """Return whether numbers are the same, but for what rounding does to a sum such as 0.1 + 0.2."""
    return bool(np.ptp(numbers) <= rounding_of(numbers))


def rounding_of(numbers: np.ndarray) -> np.ndarray:
    """Return how far numbers of this size may differ by rounding alone; of a table, for each row."""
    blur: np.ndarray = ROUNDING * np.abs(numbers).max(axis=-1, initial=0)
    return blur


def read_number(value: object, name: str) -> float:
    """Return `value` as a float, or raise ValueError with its `name` when it isn't a finite number."""
    if not is_number(value) or not np.isfinite(float(value)):
        raise ValueError(_("{name} must be an ordinary number, not {value!r}.").format(name=name, value=value))
    return float(value)


def _plain(values: object) -> np.ndarray | None:
    """Return an array or Series of nothing but ordinary numbers as floats, all at once; None for anything else."""
    numbers = values.to_numpy() if isinstance(values, pd.Series) else values
    if type(numbers) is not np.ndarray or numbers.ndim != 1 or numbers.dtype.kind not in "fiu":
        return None
    numbers = numbers.astype(float)
    return numbers if np.isfinite(numbers).all() else None


def _flat(values: Any) -> list[object]:
    if isinstance(values, (str, bytes)):
        raise ValueError(_("This is a text, not a series of numbers: {value!r}.").format(value=values))
    if isinstance(values, (dict, set, frozenset)):
        raise ValueError(_("A series needs an order: give a list, an array or a pandas Series of numbers."))
    if isinstance(values, (pd.Series, pd.Index)):
        return list(values)
    shape = _shape(values)
    if len(shape) != 1:
        raise ValueError(
            _("One series of numbers is needed, a list or a single column; this has shape {shape}.").format(shape=shape)
        )
    return list(values)


def _shape(values: ArrayLike) -> tuple[int, ...]:
    try:
        return np.shape(values)
    except ValueError:  # rows of different lengths
        raise ValueError(_("One series of numbers is needed, not a list of lists.")) from None


def _number(point: object, place: int, labels: pd.Index | None, count: int) -> float:
    if is_number(point) and np.isfinite(float(point)):
        return float(point)
    where = _("Value {place} of {count}").format(place=place + 1, count=count)
    if labels is not None and labels[place] != place + 1:
        where = _("{where} (label {label})").format(where=where, label=labels[place])
    raise ValueError(_what_is_wrong(point).format(where=where, value=point))


def _what_is_wrong(point: object) -> str:
    if isinstance(point, str):
        return _("{where} is a text, {value!r}, not a number.")
    if is_number(point) and np.isinf(float(point)):
        return _("{where} is infinite. Check how it was computed.")
    if point is None or point is pd.NA or point is pd.NaT or is_number(point):
        return _("{where} is missing. Leave missed results out first, for example with dropna().")
    return _("{where} is not a number: {value!r}.")


def is_number(point: object) -> TypeGuard[Real]:
    """Return whether it is a number, which true and false are not."""
    return isinstance(point, Real) and not isinstance(point, (bool, np.bool_))
