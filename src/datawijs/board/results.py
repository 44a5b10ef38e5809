"""Results: what everybody scored, and what is missing because somebody was ill.

A score can't leave the scale: the best pupils meet its ceiling and the weakest, seldom, its floor. About one score in fifty is
100 and one in ten thousand is 0, so that the top of a class looks a little more alike than it is. That they are cut off
there, and not squeezed, is our choice: a test is over when everything is right.

A score is missing only because the pupil was away (our choice): real ones are also lost, or made up for later. Who is away much
misses more, so that what is missing isn't missing by chance alone.
"""

import numpy as np
from numpy.random import Generator

from datawijs.board.columns import Columns, count, take
from datawijs.board.school_year import half_days_open, monday_of
from datawijs.board.tests import TESTS_A_YEAR, first_test, tests_of_class
from datawijs.board.wobble import PLAIN, Wobble, draw_wobble


def make_results(
    pupils: Columns,
    tests: Columns,
    levels: Columns,
    difficulty: Columns,
    absences: Columns,
    country: str,
    rng: Generator,
    missed: Generator,
    wobble: Wobble = PLAIN,
) -> Columns:
    """Return the results of one school in one year, one row for each pupil and test; score 0–100, NaN where missed.

    levels: as `with_declines` returns them. wobble: its shape.
    """
    of_class = tests_of_class(tests)
    # row numbers of `tests`: pupil by pupil, all of the own class
    taken = (first_test(pupils, tests)[:, None] + np.arange(of_class)).ravel()
    level, wobble_sd = (levels[name].repeat(TESTS_A_YEAR) for name in ("level", "wobble_sd"))
    expected = level - difficulty["difficulty"][taken] - _decline(levels)
    drawn = draw_wobble(count(levels), TESTS_A_YEAR, wobble, rng).ravel()
    score = (expected + wobble_sd * drawn).clip(0, 100).round(1)
    away = _away(tests, taken, absences, country)
    return {
        "pupil_id": pupils["pupil_id"].repeat(of_class),
        **take(tests, taken),
        "score": np.where(missed.random(len(taken)) < away, np.nan, score),
    }


def _decline(levels: Columns) -> np.ndarray:
    """How many points each series has lost at each of its tests: nothing before the onset."""
    begun = np.arange(1, TESTS_A_YEAR + 1) >= levels["onset"][:, None]
    return np.where(begun, levels["size_points"][:, None], 0.0).ravel()


def _away(tests: Columns, taken: np.ndarray, absences: Columns, country: str) -> np.ndarray:
    """A test is missed with the chance that the pupil was away then; in a week without absence nobody misses one."""
    open_half_days = half_days_open(country, tests["school_year"][0])
    half_days = absences["half_days"].reshape(-1, len(open_half_days))
    week = open_half_days.index.get_indexer(monday_of(tests["date"]))[taken]
    pupil = np.arange(len(half_days)).repeat(len(taken) // len(half_days))
    away: np.ndarray = half_days[pupil, week] / open_half_days.to_numpy()[week]
    return away
