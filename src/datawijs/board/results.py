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

COLUMNS = ["pupil_id", "class_id", "school_year", "subject_id", "test_id", "number", "date", "score"]


def make_results(
    pupils: pd.DataFrame,
    tests: pd.DataFrame,
    levels: pd.DataFrame,
    difficulty: pd.DataFrame,
    declines: pd.DataFrame,
    absences: pd.DataFrame,
    country: str,
    rng: Generator,
    missed: Generator,
) -> pd.DataFrame:
    """Return the results of one school in one year, one row for each pupil and test; score 0–100, NaN where missed."""
    results = _everybody_takes_every_test(pupils, tests)
    expected, wobble_sd = _expected(results, levels, difficulty, declines)
    score = (expected + wobble_sd * rng.standard_normal(len(results))).clip(0, 100).round(1)
    away = _away(results, absences, country)
    results["score"] = np.where(missed.random(len(results)) < away, np.nan, score)
    return results[COLUMNS]


def _everybody_takes_every_test(pupils: pd.DataFrame, tests: pd.DataFrame) -> pd.DataFrame:
    """One row a pupil and test of the own class, in the order of `pupils` and then of `tests`."""
    classes = tests["class_id"].unique()  # every class has equally many tests, and they stand together
    of_class = len(tests) // len(classes)
    first = pd.Index(classes).get_indexer(pupils["class_id"]) * of_class
    taken = (first[:, None] + np.arange(of_class)).ravel()
    results = tests.take(taken).reset_index(drop=True)
    results.insert(0, "pupil_id", pupils["pupil_id"].array.take(np.repeat(np.arange(len(pupils)), of_class)))
    return results


def _expected(
    results: pd.DataFrame, levels: pd.DataFrame, difficulty: pd.DataFrame, declines: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """The score without wobble (level, minus the test's difficulty, minus the decline once it has begun), and the wobble."""
    series = ["pupil_id", "subject_id"]
    known = levels.merge(declines[[*series, "onset", "size_points"]], how="left", on=series)
    # levels stand in the order of the pupils and then of the subjects, like results, which have twelve tests for each
    known = known.take(np.repeat(np.arange(len(known)), len(results) // len(known)))
    begun = results["number"].to_numpy() >= known["onset"].to_numpy()
    decline = np.where(begun, known["size_points"].to_numpy(), 0.0)
    row = pd.Index(difficulty["test_id"]).get_indexer(results["test_id"])
    harder = difficulty["difficulty"].to_numpy()[row]
    return known["level"].to_numpy() - harder - decline, known["wobble_sd"].to_numpy()


def _away(results: pd.DataFrame, absences: pd.DataFrame, country: str) -> np.ndarray:
    """A test is missed with the chance that the pupil was away then; in a week without absence nobody misses one."""
    open_half_days = half_days_open(country, absences["school_year"].iloc[0])
    half_days = absences["half_days"].to_numpy().reshape(-1, len(open_half_days))
    week = open_half_days.index.get_indexer(monday_of(results["date"]))
    pupil = np.repeat(np.arange(len(half_days)), len(results) // len(half_days))
    away: np.ndarray = half_days[pupil, week] / open_half_days.to_numpy()[week]
    return away
