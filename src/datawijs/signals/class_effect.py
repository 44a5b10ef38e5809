"""Take off what a test did to the whole class, so that a hard test is not seen as a decline."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from datawijs.language import _
from datawijs.signals.series_table import check_same_order, read_table

ROUNDS = 50
CLOSE_ENOUGH = 1e-10
SHOWN_DECIMALS = 1  # as results are shown: what lies on a line to the eye lies on it for a rule


def without_class_effect(
    results: ArrayLike | pd.DataFrame, classes: ArrayLike | None = None
) -> np.ndarray | pd.DataFrame:
    """Return the results with the difficulty of each test, as estimated from the classmates, taken off; a DataFrame for a
    DataFrame, with the same labels.

    `results`: one pupil a row, one test a column, NaN where missed. `classes`: for each row the class it belongs to; all one
    class by default. Every result is taken apart into what the pupil usually scores and what the test did to the class
    (additive, by least squares, so that missed tests don't bias it). For each pupil the effect is that of the *others*: a
    pupil's own wobble must not cancel part of itself. The effects of a class are on average zero: levels stay as they are.

    The average of the others wobbles too, by the wobble divided by the root of their number. And declines of others count as
    difficulty: a class in which many decline at once looks like one with hard tests, and who doesn't decline looks better.
    A test that no classmate took keeps its results as they are.

    Raises ValueError for anything but a table of numbers, and for another number of classes than rows.
    """
    table = read_table(results, in_time=False)
    numbers = table.numbers
    labels = np.zeros(len(numbers), dtype=int) if classes is None else _read_classes(classes, table.series)
    corrected = numbers.copy()
    for label in np.unique(labels):
        rows = labels == label
        corrected[rows] -= _effects(numbers[rows])
    if isinstance(results, pd.DataFrame):
        return pd.DataFrame(corrected, index=table.series, columns=table.moments)
    return corrected


def without_class_average(scores: pd.Series, average: pd.Series) -> pd.Series:
    """Return one pupil's results with the class average of each test taken off and its mean over the tests added, in tenths.

    Both have the number of the test as index; a missed test (NaN) stays missed. It is the plain way, for one pupil beside an
    average that is known: the average of some 24 pupils wobbles too, by a fifth of one pupil's wobble, and a pupil's own result
    is part of it. `without_class_effect` does without both, where all results of the class are at hand.
    """
    if not average.index.equals(scores.index):
        average = average.reindex(scores.index)
    # by numpy: an exercise looks through hundreds of pupils, and of pandas each step takes as long as all of this
    own, of_class = scores.to_numpy(dtype=float), average.to_numpy(dtype=float)
    corrected = (own - of_class + average.mean()).round(SHOWN_DECIMALS)
    return pd.Series(corrected, index=scores.index, name=scores.name if scores.name == average.name else None)


def class_losses(average: pd.Series, earlier: pd.Index, last: pd.Index) -> pd.Series:
    """Return by how many points the class lay below its usual on each of the last tests: 0 or less. Its usual is its mean over
    the earlier tests that the pupil took. Where the class did better nothing is taken off: a step that one does by eye."""
    losses = (average.loc[last].to_numpy(dtype=float) - average.loc[earlier].mean()).clip(max=0).round(SHOWN_DECIMALS)
    return pd.Series(losses, index=last, name=average.name)


def _read_classes(classes: ArrayLike, rows: pd.Index) -> np.ndarray:
    """A number for the class of each row."""
    check_same_order(classes, rows)
    named = np.asarray(classes)
    if named.shape != (len(rows),) or pd.isna(named).any():
        raise ValueError(_("Name one class for each of the {rows} rows.").format(rows=len(rows)))
    numbers: np.ndarray = pd.factorize(named)[0]
    return numbers


def _effects(numbers: np.ndarray) -> np.ndarray:
    """What each test did to the others, for each pupil and test of one class."""
    there = ~np.isnan(numbers)
    filled = np.where(there, numbers, 0.0)
    effect = _two_way(filled, there)
    level = np.where(there, filled - effect, 0.0).sum(axis=1) / _at_least_one(there.sum(axis=1))
    rest = np.where(there, filled - level[:, np.newaxis], 0.0)  # test effect and wobble
    others = there.sum(axis=0) - there
    without_own = (rest.sum(axis=0) - rest) / _at_least_one(others)
    return np.where(others > 0, without_own, 0.0)


def _two_way(filled: np.ndarray, there: np.ndarray) -> np.ndarray:
    """The effect of each test: take means over tests and over pupils in turns, until nothing moves."""
    effect = np.zeros(filled.shape[1])
    of_pupil, of_test = (_at_least_one(there.sum(axis=axis)) for axis in (1, 0))
    for _round in range(ROUNDS):
        level = np.where(there, filled - effect, 0.0).sum(axis=1) / of_pupil
        new: np.ndarray = np.where(there, filled - level[:, np.newaxis], 0.0).sum(axis=0) / of_test
        new -= new.mean()
        if np.abs(new - effect).max(initial=0) < CLOSE_ENOUGH:
            return new
        effect = new
    return effect


def _at_least_one(counts: np.ndarray) -> np.ndarray:
    enough: np.ndarray = np.maximum(counts, 1)
    return enough
