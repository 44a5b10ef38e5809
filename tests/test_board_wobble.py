"""The shape of the wobble: plain by default, and as lifelike as public series where that is asked."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import kurtosis

from datawijs.board import LIFELIKE, PLAIN, Wobble, make_board
from datawijs.board.wobble import draw_wobble
from datawijs.language import speaking

MANY, TESTS = 60_000, 12


def drawn(wobble):
    return draw_wobble(MANY, TESTS, wobble, np.random.default_rng(7))


def neighbours(series):
    return np.corrcoef(series[:, :-1].ravel(), series[:, 1:].ravel())[0, 1]


def test_a_plain_wobble_is_normal_without_memory():
    series = drawn(PLAIN)
    assert series.std(axis=0) == pytest.approx(1, abs=0.02)
    assert abs(neighbours(series)) < 0.01
    assert abs(kurtosis(series.ravel())) < 0.05
    assert (series == np.random.default_rng(7).standard_normal((MANY, TESTS))).all()


def test_memory_makes_neighbours_alike_and_leaves_the_size():
    series = drawn(Wobble(memory=0.3))
    assert series.std(axis=0) == pytest.approx(1, abs=0.02)
    assert neighbours(series) == pytest.approx(0.3, abs=0.01)
    two_apart = np.corrcoef(series[:, :-2].ravel(), series[:, 2:].ravel())[0, 1]
    assert two_apart == pytest.approx(0.09, abs=0.01)


def test_tails_make_outliers_more_common_and_leave_the_size():
    series = drawn(Wobble(tails=8))
    assert series.std() == pytest.approx(1, abs=0.01)
    assert kurtosis(series.ravel()) == pytest.approx(6 / (8 - 4), abs=0.25)  # that of Student's t


def test_growth_differs_between_pupils_around_the_middle_of_the_year():
    series = drawn(Wobble(growth=2))
    halves = series[:, -1] - series[:, 0]
    assert halves.std() == pytest.approx(np.sqrt(2**2 + 2), abs=0.03)  # growth over the year, and two wobbles
    assert series.mean() == pytest.approx(0, abs=0.01)
    assert series[:, [5, 6]].std() == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("wrong", [{"memory": 1}, {"memory": -0.1}, {"tails": 2}, {"growth": -1}, {"growth": np.nan}])
def test_a_wobble_that_cannot_be_is_refused_by_name(wrong):
    with speaking("en"), pytest.raises(ValueError, match=next(iter(wrong))):
        Wobble(**wrong)


def test_the_board_has_its_shape_and_nothing_else_changes():
    plain, lifelike = make_board(seed=3, schools=4), make_board(seed=3, schools=4, wobble=LIFELIKE)
    for table in ("pupils", "tests", "absences"):
        pd.testing.assert_frame_equal(getattr(plain, table), getattr(lifelike, table))
    pd.testing.assert_frame_equal(plain.truth.declines, lifelike.truth.declines)
    assert (plain.results["score"].isna() == lifelike.results["score"].isna()).all()
    assert neighbours(_surprises(plain)) == pytest.approx(0, abs=0.04)
    assert neighbours(_surprises(lifelike)) == pytest.approx(LIFELIKE.memory, abs=0.04)


def _surprises(board):
    """What the truth doesn't explain in the results of pupils who took every test and meet no end of the scale."""
    series = ["pupil_id", "subject_id"]
    known = board.results.merge(board.truth.levels, on=series).merge(board.truth.difficulty, on="test_id")
    known = known[known["level"].between(40, 75)]
    quiet = ~known.set_index(series).index.isin(board.truth.declines.set_index(series).index)
    known["surprise"] = known["score"] - (known["level"] - known["difficulty"])
    return known[quiet].pivot(index=series, columns="number", values="surprise").dropna().to_numpy()
