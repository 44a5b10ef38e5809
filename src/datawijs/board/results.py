"""Results: what everybody scored, and what is missing because somebody was ill."""

import pandas as pd
from numpy.random import Generator

from datawijs.board.school_year import half_days_open, monday_of
from datawijs.board.truth import Truth

COLUMNS = ["pupil_id", "class_id", "subject_id", "test_id", "number", "date", "score"]


def make_results(
    pupils: pd.DataFrame,
    tests: pd.DataFrame,
    truth: Truth,
    absences: pd.DataFrame,
    country: str,
    rng: Generator,
    missed: Generator,
) -> pd.DataFrame:
    """Return the results of one school, one row for each pupil and test; score 0–100, NaN where the pupil missed it."""
    results = pupils[["pupil_id", "class_id"]].merge(tests, on="class_id")
    known = _with_truth(results, truth)
    wobble = known["wobble_sd"] * rng.standard_normal(len(results))
    results["score"] = (_expected(known) + wobble).clip(0, 100).round(1)
    results.loc[_missed(results, absences, country, missed), "score"] = float("nan")
    return results[COLUMNS]


def _with_truth(results: pd.DataFrame, truth: Truth) -> pd.DataFrame:
    series = ["pupil_id", "subject_id"]
    known = results.merge(truth.levels, how="left", on=series).merge(truth.difficulty, how="left", on="test_id")
    return known.merge(truth.declines, how="left", on=series)


def _expected(known: pd.DataFrame) -> pd.Series:
    """The score without wobble: level, minus the test's difficulty, minus the decline once it has begun."""
    decline = known["size_points"].where(known["number"] >= known["onset"], 0.0)
    return known["level"] - known["difficulty"] - decline


def _missed(results: pd.DataFrame, absences: pd.DataFrame, country: str, rng: Generator) -> pd.Series:
    """A test is missed with the chance that the pupil was away then; in a week without absence nobody misses one."""
    keys = results.assign(week=monday_of(results["date"]))[["pupil_id", "week"]]
    half_days = keys.merge(absences, how="left", on=["pupil_id", "week"])["half_days"]
    return rng.random(len(results)) < half_days / keys["week"].map(half_days_open(country))
