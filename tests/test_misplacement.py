"""How many stand in another group than fits: against what can be known, and against drawn pupils."""

from math import acos, pi, sqrt

import numpy as np
import pytest

from datawijs.language import speaking
from datawijs.signals import misplaced_share, reliability_of_average

QUARTERS = (0.25, 0.5, 0.25)


@pytest.mark.parametrize("correlation", [0, 0.3, 0.7, 0.95])
def test_two_halves_follow_sheppards_formula(correlation):
    # Sheppard, Philosophical Transactions A 192 (1899), 101–167.
    assert misplaced_share((0.5, 0.5), correlation=correlation) == pytest.approx(acos(correlation) / pi)


def test_drawing_lots_and_measuring_perfectly():
    assert misplaced_share(QUARTERS, correlation=0) == pytest.approx(1 - (1 / 16 + 1 / 4 + 1 / 16))
    assert misplaced_share(QUARTERS, correlation=1) == 0
    assert misplaced_share((1,), correlation=0.5) == pytest.approx(0)


@pytest.mark.parametrize(("shares", "correlation"), [(QUARTERS, 0.8), ((1 / 6, 2 / 3, 1 / 6), 0.6), ((0.1, 0.9), 0.9)])
def test_drawn_pupils_say_the_same(shares, correlation):
    rng = np.random.default_rng(9)
    true = rng.standard_normal(200_000)
    seen = correlation * true + sqrt(1 - correlation**2) * rng.standard_normal(len(true))
    edges = np.cumsum(shares)[:-1]
    groups = [np.searchsorted(np.quantile(values, edges), values) for values in (true, seen)]
    assert (groups[0] != groups[1]).mean() == pytest.approx(misplaced_share(shares, correlation=correlation), abs=0.004)


@pytest.mark.parametrize(
    ("reliability", "tests", "expected"), [(0.6, 2, 0.75), (0.7, 3, 0.875), (0.5, 9, 0.9), (0.8, 1, 0.8)]
)
def test_a_longer_test_by_spearman_and_brown(reliability, tests, expected):
    assert reliability_of_average(reliability, tests) == pytest.approx(expected)


def test_averaged_tests_correlate_as_the_formula_says():
    rng = np.random.default_rng(3)
    true = rng.standard_normal(100_000)
    error = sqrt(0.3 / 0.7)  # so that one test has a reliability of .70
    averages = [(true[:, None] + error * rng.standard_normal((len(true), 3))).mean(axis=1) for _parallel in range(2)]
    assert np.corrcoef(averages)[0, 1] == pytest.approx(reliability_of_average(0.7, 3), abs=0.005)


def test_in_a_class_cut_by_its_own_places_a_few_more_are_misplaced():
    rng = np.random.default_rng(3)
    correlation, pupils = 0.8**0.5, 24
    true = rng.normal(size=(5000, pupils))
    seen = correlation * true + np.sqrt(1 - correlation**2) * rng.normal(size=true.shape)
    groups = [values.argsort(axis=1).argsort(axis=1) // 8 for values in (true, seen)]
    more = (groups[0] != groups[1]).sum(axis=1).mean() - pupils * misplaced_share((1 / 3,) * 3, correlation=correlation)
    assert 0.1 < more < 0.5


def test_wrong_numbers_get_a_sentence():
    with speaking("nl"):
        with pytest.raises(ValueError, match="samen 1 zijn"):
            misplaced_share((0.3, 0.3), correlation=0.5)
        with pytest.raises(ValueError, match="samen 1 zijn"):
            misplaced_share((), correlation=0.5)
        with pytest.raises(ValueError, match="De correlatie"):
            misplaced_share(QUARTERS, correlation=-0.1)
        with pytest.raises(ValueError, match="betrouwbaarheid"):
            reliability_of_average(1.2, 2)
        with pytest.raises(ValueError, match="1 of meer"):
            reliability_of_average(0.7, 0)
