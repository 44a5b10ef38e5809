"""How often an unchanged pupil gets another level: against a formula, against drawn pupils, and the highest of several."""

from math import acos, pi, sqrt

import numpy as np
import pytest

from datawijs.signals import highest_of, level_change, misplaced_share

FIFTHS = (0.2,) * 5
OLDER = (0.1, 0.15, 0.25, 0.25, 0.25)  # E to A


@pytest.mark.parametrize(("shares", "reliability"), [(FIFTHS, 0.9), (FIFTHS, 0.85), (OLDER, 0.9)])
def test_drawn_pupils_say_the_same(shares, reliability):
    rng = np.random.default_rng(4)
    true = sqrt(reliability) * rng.standard_normal(200_000)
    edges = np.quantile(rng.standard_normal(200_000), np.cumsum(shares)[:-1])
    first, second, third = (
        np.searchsorted(edges, true + sqrt(1 - reliability) * rng.standard_normal(len(true))) for _test in range(3)
    )
    found = level_change(shares, reliability=reliability)
    assert (second != first).mean() == pytest.approx(found.other, abs=0.004)
    assert (second < first).mean() == pytest.approx(found.lower, abs=0.004)
    assert (second <= first - 2).mean() == pytest.approx(found.two_lower, abs=0.002)
    assert ((second < first) & (third < second)).mean() == pytest.approx(found.lower_twice, abs=0.0015)


@pytest.mark.parametrize("reliability", [0, 0.5, 0.9, 0.97])
def test_two_halves_follow_sheppards_formula(reliability):
    # Sheppard, Philosophical Transactions A 192 (1899), 101–167: two tests are normal together, with this correlation.
    found = level_change((0.5, 0.5), reliability=reliability)
    assert found.other == pytest.approx(acos(reliability) / pi, abs=1e-6)
    assert found.two_lower == found.lower_twice == 0


def test_another_level_is_what_two_tests_disagree_on():
    assert level_change(FIFTHS, reliability=0.9).other == pytest.approx(misplaced_share(FIFTHS, correlation=0.9))
    assert round(100 * level_change(FIFTHS, reliability=0.9).other) == 43
    assert round(100 * level_change(FIFTHS, reliability=0.85).other) == 49


def test_the_shares_have_to_add_up_and_a_test_has_an_error():
    with pytest.raises(ValueError, match="1"):
        level_change((0.5, 0.4), reliability=0.9)
    with pytest.raises(ValueError, match="1"):
        level_change(FIFTHS, reliability=1)


def test_the_highest_of_several_by_known_formulas():
    # Of two normal values the mean of the highest is 1/√π, of three 3/(2√π).
    assert [highest_of(count) for count in (1, 2, 3)] == pytest.approx([0, 1 / sqrt(pi), 1.5 / sqrt(pi)], abs=1e-6)
    with pytest.raises(ValueError, match="count"):
        highest_of(0)
