"""Columns of texts that are drawn from a few: pandas makes the few once, and then only copies references."""

from functools import cache

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray


def chosen(texts: tuple[str, ...], numbers: np.ndarray) -> ExtensionArray:
    """Return for each of `numbers` the text with that number, counted from 0, as a column of texts."""
    return _column(texts).take(numbers)


@cache
def _column(texts: tuple[str, ...]) -> ExtensionArray:
    return pd.Series(texts).array
