"""Results: what everybody scored, and what is missing because somebody was ill.

A score can't leave the scale: the best pupils meet its ceiling and the weakest, seldom, its floor. About one score in fifty is
100 and one in ten thousand is 0, so that the top of a class looks a little more alike than it is. That they are cut off
there, and not squeezed, is our choice: a test is over when everything is right.

A score is missing only because the pupil was away (our choice): real ones are also lost, or made up for later. Who is away much
misses more, so that what is missing isn't missing by chance alone.
"""

import numpy as np
import pandas as pd
from numpy.random import Generator

from datawijs.board.school_year import half_days_open, monday_of
from datawijs.board.truth import first_test

OF_A_TEST = ["class_id", "school_year", "subject_id", "test_id", "number", "date"]


def make_results(
    pupils: pd.DataFrame,
    tests: pd.DataFrame,
    levels: pd.DataFrame,
    difficulty: pd.DataFrame,
    absences: pd.DataFrame,
    country: str,
    rng: Generator,
    missed: Generator,
) -> pd.DataFrame:
    """Return the results of one school in one year, one row for each pupil and test; score 0–100, NaN where missed.

    levels: as `with_declines` returns them.
    """
    of_class = len(tests) // tests["class_id"].nunique()
    # row numbers of `tests`: pupil by pupil, all of the own class
    taken = (first_test(pupils, tests)[:, None] + np.arange(of_class)).ravel()
    each = len(taken) // len(levels)  # tests of one subject
    level, wobble_sd = (np.repeat(levels[name].to_numpy(), each) for name in ("level", "wobble_sd"))
    harder = difficulty["difficulty"].to_numpy()[taken]
    expected = level - harder - _decline(levels, each)
    score = (expected + wobble_sd * rng.standard_normal(len(taken))).clip(0, 100).round(1)
    away = _away(tests, taken, absences, country)
    columns = {name: tests[name].array.take(taken) for name in OF_A_TEST}
    return pd.DataFrame(
        {
            "pupil_id": pupils["pupil_id"].array.take(np.repeat(np.arange(len(pupils)), of_class)),
            **columns,
            "score": np.where(missed.random(len(taken)) < away, np.nan, score),
        }
    )


def _decline(levels: pd.DataFrame, tests: int) -> np.ndarray:
    """How many points each series has lost at each of its tests: nothing before the onset."""
    begun = np.arange(1, tests + 1) >= levels["onset"].to_numpy()[:, None]
    return np.where(begun, levels["size_points"].to_numpy()[:, None], 0.0).ravel()


def _away(tests: pd.DataFrame, taken: np.ndarray, absences: pd.DataFrame, country: str) -> np.ndarray:
    """A test is missed with the chance that the pupil was away then; in a week without absence nobody misses one."""
    open_half_days = half_days_open(country, absences["school_year"].iloc[0])
    half_days = absences["half_days"].to_numpy().reshape(-1, len(open_half_days))
    week = open_half_days.index.get_indexer(monday_of(tests["date"]))[taken]
    pupil = np.repeat(np.arange(len(half_days)), len(taken) // len(half_days))
    away: np.ndarray = half_days[pupil, week] / open_half_days.to_numpy()[week]
    return away
