"""The last results against the same pupil's earlier ones."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_1samp

from datawijs.language import speaking
from datawijs.signals import recent_change


def test_drop_is_in_standard_deviations_of_the_earlier_results():
    change = recent_change([60, 70, 80, 50, 50, 50])  # mean 70, SD 10, then 20 lower
    assert change.drop == pytest.approx(2)
    assert change.chance == pytest.approx(0.0668, abs=0.001)  # t = 2/√(1/3 + 1/3) = 2.449, 2 degrees of freedom


def test_with_endlessly_many_recent_results_it_is_the_t_test_of_one_sample():
    earlier = [62.0, 70, 58, 66, 71, 64]
    change = recent_change(earlier + [60.0] * 100_000, last=100_000)
    assert change.chance == pytest.approx(ttest_1samp(earlier, 60, alternative="greater").pvalue, rel=1e-3)


def test_a_rise_is_a_drop_below_zero_and_nothing_special():
    change = recent_change([60, 70, 80, 90, 90, 90])
    assert change.drop == pytest.approx(-2)
    assert change.chance > 0.9


def test_last_says_how_many_are_recent():
    assert recent_change([60, 70, 80, 50], last=1).drop == pytest.approx(2)
    assert recent_change([60, 70, 80, 70, 50], last=2).drop == pytest.approx(1)


@pytest.mark.parametrize(
    ("values", "last", "sentence"),
    [
        ([60, 70, 80, 50], 3, "too few points: 4. At least 5"),
        ([60, 60, 60, 50, 50, 50], 3, "earlier results are all 60"),
        ([60, 70, None, 50, 50, 50], 3, "Value 3 of 6 is missing"),
        ([60, 70, 80, 50], 0, "whole number of results"),
        ([60, 70, 80, 50], 1.5, "whole number of results"),
        ([60, 70, 80, 50], True, "whole number of results"),
    ],
)
def test_what_cannot_be_compared_is_named(values, last, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        recent_change(values, last=last)


series = st.lists(st.integers(0, 100), min_size=6, max_size=20).filter(lambda v: len(set(v[:-3])) > 1)


@given(series, st.floats(-50, 50), st.sampled_from([0.1, 3, 20]))
def test_units_do_not_matter(values, shift, scale):
    before, after = recent_change(values), recent_change([scale * value + shift for value in values])
    assert (after.drop, after.chance) == pytest.approx((before.drop, before.chance), abs=1e-6)


@given(series)
def test_the_mirror_image_turns_drop_and_chance(values):
    change, mirrored = recent_change(values), recent_change([-value for value in values])
    assert (mirrored.drop, mirrored.chance) == pytest.approx((-change.drop, 1 - change.chance))


@given(series, st.randoms())
def test_the_order_within_the_earlier_and_within_the_last_does_not_matter(values, random):
    mixed = random.sample(values[:-3], len(values) - 3) + random.sample(values[-3:], 3)
    before, after = recent_change(values), recent_change(mixed)
    assert (after.drop, after.chance) == pytest.approx((before.drop, before.chance))


@given(series)
def test_a_larger_drop_is_rarer(values):
    lower = [*values[:-1], values[-1] - 10]
    assert recent_change(lower).chance < recent_change(values).chance or recent_change(values).chance == 0


def test_the_formula_in_words():
    earlier, recent = [55, 65, 60, 70], [50, 45]
    expected = (62.5 - 47.5) / (sqrt(125 / 3))
    assert recent_change(earlier + recent, last=2).drop == pytest.approx(expected)
