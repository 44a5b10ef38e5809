"""Process limits against published examples, and what they say about input that can't be used."""

from math import pi, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import process_limits
from datawijs.signals.constants import LIMIT_FACTOR, MOVING_RANGE_FACTOR

# NHSRplotthedots, vignette "Deviations from Excel defaults"; it rounds 3/d2 to 2.66, hence the tolerance.
VIGNETTE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
PRINTED = 0.01

series = st.lists(st.floats(-100, 100).map(lambda x: round(x, 3)), min_size=3, max_size=30)


def as_tuple(limits):
    return limits.lower, limits.centre, limits.upper, limits.moving_range_upper


def test_factors_are_the_exact_ones():
    assert pytest.approx(2.65868, abs=5e-6) == LIMIT_FACTOR
    assert LIMIT_FACTOR * 2 / sqrt(pi) == pytest.approx(3)
    assert pytest.approx(3.267, abs=5e-4) == MOVING_RANGE_FACTOR


def test_factors_fit_the_moving_range_of_real_random_numbers():
    ranges = np.abs(np.diff(np.random.default_rng(1).normal(size=(400_000, 2)), axis=1))
    assert 3 / ranges.mean() == pytest.approx(LIMIT_FACTOR, abs=0.01)
    assert (ranges.mean() + 3 * ranges.std()) / ranges.mean() == pytest.approx(MOVING_RANGE_FACTOR, abs=0.01)


def test_published_example_with_all_points():
    limits = process_limits(VIGNETTE)
    assert as_tuple(limits)[:3] == pytest.approx((-3.06, 1.94, 6.95), abs=PRINTED)
    assert not limits.trial


def test_published_example_with_outlying_steps_screened_out():
    limits = process_limits(VIGNETTE, screen=True)
    assert as_tuple(limits)[:3] == pytest.approx((-0.72, 1.94, 4.60), abs=PRINTED)
    assert limits.moving_range_upper == pytest.approx(MOVING_RANGE_FACTOR)  # all steps that stay are 1


def test_screening_happens_once():
    # Steps 1 (16 times), 5 and 30: the first upper limit keeps the 5, a second one would throw it out too.
    values = [0, 1] * 8 + [0, 5, 35]
    ranges = np.abs(np.diff(values))
    kept = ranges[ranges <= MOVING_RANGE_FACTOR * ranges.mean()]
    assert set(kept) == {1, 5}
    assert kept.max() > MOVING_RANGE_FACTOR * kept.mean()
    assert process_limits(values, screen=True).moving_range_upper == pytest.approx(MOVING_RANGE_FACTOR * kept.mean())


@pytest.mark.parametrize(("count", "trial"), [(3, True), (11, True), (12, False), (13, False)])
def test_fewer_than_twelve_points_give_trial_limits(count, trial):
    assert process_limits(list(range(count))).trial is trial


def test_trial_counts_the_points_that_were_used():
    assert process_limits(VIGNETTE, baseline=11).trial
    assert not process_limits(VIGNETTE, baseline=12).trial


def test_baseline_takes_the_first_points_or_a_slice():
    assert process_limits(VIGNETTE, baseline=4) == process_limits([1, 2, 1, 2])
    assert process_limits(VIGNETTE, baseline=slice(5, None)) == process_limits(VIGNETTE[5:])
    assert process_limits(VIGNETTE, baseline=slice(-6, -1)) == process_limits(VIGNETTE[-6:-1])


def test_a_constant_series_has_limits_on_its_centre():
    assert as_tuple(process_limits([7.3] * 5, screen=True)) == pytest.approx((7.3, 7.3, 7.3, 0))


def test_limits_cannot_be_changed():
    with pytest.raises(AttributeError):
        process_limits(VIGNETTE).lower = 0


@pytest.mark.parametrize("make", [list, tuple, np.array, pd.Series, lambda v: pd.Series(v, dtype="Int64"), iter])
def test_any_ordinary_series_will_do(make):
    if make is iter:
        with pytest.raises(ValueError, match="shape"), speaking("en"):
            process_limits(make(VIGNETTE))
    else:
        assert process_limits(make(VIGNETTE)) == process_limits(VIGNETTE)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([1, 2, float("nan"), 4], "Value 3 of 4 is missing"),
        ([1, 2, None, 4], "Value 3 of 4 is missing"),
        (pd.Series([1.0, None, 3.0], index=["a", "b", "c"]), r"Value 2 of 3 \(label b\) is missing"),
        (pd.Series([1, None, 3], dtype="Int64"), r"Value 2 of 3 \(label 1\) is missing"),
        ([1, float("inf"), 3], "Value 2 of 3 is infinite"),
        (np.array([1, 2, -np.inf]), "Value 3 of 3 is infinite"),
        ([1, 2, "7,5"], "Value 3 of 3 is a text, '7,5'"),
        ([1, True, 3], "Value 2 of 3 is not a number: True"),
        ([1, 2j, 3], "Value 2 of 3 is not a number"),
        ("123", "text, not a series"),
        ([], "too few points: 0"),
        ([5], "too few points: 1"),
        ([5, 6], "too few points: 2. At least 3"),
        (5, "shape"),
        (None, "shape"),
        ([[1, 2, 3], [4, 5, 6]], "shape"),
        ([[1, 2], [3]], "list of lists"),
        (pd.DataFrame({"a": [1, 2, 3]}), "shape"),
        ({1, 2, 3}, "order"),
    ],
)
def test_what_cannot_be_used_is_named(values, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        process_limits(values)


@pytest.mark.parametrize(
    ("baseline", "sentence"),
    [
        (2, "3 to 18 points, not 2"),
        (0, "3 to 18"),
        (-4, "3 to 18"),
        (19, "3 to 18"),
        (True, "number of points or a slice"),
        ("8", "number of points or a slice"),
        (8.0, "number of points or a slice"),
        (slice(0, 2), "baseline has 2 points"),
        (slice(30, 40), "baseline has 0 points"),
        (slice(0, 12, 2), "neighbouring"),
        (slice("a", None), "neighbouring"),
    ],
)
def test_what_cannot_be_a_baseline_is_named(baseline, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        process_limits(VIGNETTE, baseline=baseline)


def test_the_sentence_comes_in_dutch_too():
    with speaking("nl"), pytest.raises(ValueError, match="Waarde 2 van 3 ontbreekt"):
        process_limits([1, float("nan"), 3])


@given(series, st.floats(-50, 50).map(lambda x: round(x, 2)), st.sampled_from([0.1, 0.5, 2, 10]))
def test_limits_shift_and_scale_with_the_values(values, shift, scale):
    before = process_limits(values)
    after = process_limits([scale * value + shift for value in values])
    moved = [scale * edge + shift for edge in as_tuple(before)[:3]] + [scale * before.moving_range_upper]
    assert as_tuple(after) == pytest.approx(moved, abs=1e-6)


@given(series, st.booleans())
def test_limits_of_the_mirror_image_are_mirrored(values, screen):
    limits = process_limits(values, screen=screen)
    mirrored = process_limits([-value for value in values], screen=screen)
    assert as_tuple(mirrored) == pytest.approx(
        (-limits.upper, -limits.centre, -limits.lower, limits.moving_range_upper)
    )


@given(series)
def test_screening_never_widens_the_limits(values):
    assert process_limits(values, screen=True).upper <= process_limits(values).upper + 1e-9


@pytest.mark.parametrize("points", [3, 4, 12])
def test_a_baseline_of_all_points_is_that_of_none_named(points):
    values = [50, 52, 49, 51, 47, 53, 50, 52, 48, 51, 49, 50][:points]
    assert process_limits(values, baseline=points) == process_limits(values)


@pytest.mark.parametrize("baseline", [0, 1, 2, 13])
def test_a_baseline_of_more_or_fewer_points_than_there_can_be_is_refused(baseline):
    with speaking("en"), pytest.raises(ValueError, match=f"must have 3 to 12 points, not {baseline}"):
        process_limits([50, 52, 49, 51, 47, 53, 50, 52, 48, 51, 49, 50], baseline=baseline)
