"""A table in the making: its columns by name, as numpy arrays of one length.

A board has some twenty tables a school and year. As long as they are being drawn they are arrays, and pandas comes in once for
each table, when all of its parts are there: making and joining hundreds of small DataFrames takes longer than the draws.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

Columns = dict[str, np.ndarray]


def texts(values: Iterable[str]) -> np.ndarray:
    """Return a column of texts: of objects, so that those of two parts can be joined whatever their lengths."""
    return np.array(list(values), dtype=object)


def chosen(few: Sequence[str], numbers: np.ndarray) -> np.ndarray:
    """Return a column with for each of `numbers` the text with that number among `few`, counted from 0."""
    column: np.ndarray = texts(few)[numbers]
    return column


def repeated(text: str, times: int) -> np.ndarray:
    """Return a column with the same text in each row."""
    return np.full(times, text, dtype=object)


def places(values: Iterable[str], among: Iterable[str]) -> np.ndarray:
    """Return for each of `values` its place in `among`, counted from 0."""
    place = {value: number for number, value in enumerate(among)}
    return np.array([place[value] for value in values], dtype=int)


def count(columns: Columns) -> int:
    """Return how many rows there are."""
    return len(next(iter(columns.values())))


def take(columns: Columns, rows: np.ndarray) -> Columns:
    """Return some of the rows: their numbers, or true and false for each."""
    return {name: column[rows] for name, column in columns.items()}


def joined(parts: Sequence[Columns], names: Iterable[str]) -> Columns:
    """Return the columns with these names of all parts, one part under the other."""
    return {name: np.concatenate([part[name] for part in parts]) for name in names}


def as_table(parts: Sequence[Columns], names: Sequence[str]) -> pd.DataFrame:
    """Return these columns of all parts as a table; without parts it is empty."""
    return pd.DataFrame(joined(parts, names) if parts else None, columns=list(names))
