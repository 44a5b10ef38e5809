"""Reliable change as Jacobson & Truax (1991) define it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import reliable_change


@pytest.mark.parametrize(("reliability", "in_sd"), [(0.80, 1.24), (0.90, 0.88)])
def test_smallest_reliable_difference_as_published(reliability, in_sd):
    assert reliable_change(0, 0, sd=1, reliability=reliability).threshold == pytest.approx(in_sd, abs=0.005)


def test_the_example_of_jacobson_and_truax():
    # Their worked case: before 47.5, after 32.5, SD 7.5, reliability .88: S_diff 3.67 and RC −4.08.
    change = reliable_change(47.5, 32.5, sd=7.5, reliability=0.88)
    assert change.index == pytest.approx(-4.08, abs=0.01)
    assert change.threshold == pytest.approx(1.96 * 3.67, abs=0.01)
    assert change.reliable


def test_just_under_and_just_over_the_threshold():
    threshold = reliable_change(50, 50, sd=10, reliability=0.8).threshold
    assert not reliable_change(50, 50 + threshold - 0.01, sd=10, reliability=0.8).reliable
    assert reliable_change(50, 50 + threshold + 0.01, sd=10, reliability=0.8).reliable
    assert reliable_change(50, 50 - threshold - 0.01, sd=10, reliability=0.8).reliable


@pytest.mark.parametrize(
    ("before", "after", "sd", "reliability", "sentence"),
    [
        ("a", 1, 10, 0.8, "before must be an ordinary number"),
        (1, float("nan"), 10, 0.8, "after must be an ordinary number"),
        (1, None, 10, 0.8, "after must be"),
        (1, 2, 0, 0.8, "sd must be above 0"),
        (1, 2, -3, 0.8, "sd must be above 0"),
        (1, 2, float("inf"), 0.8, "sd must be an ordinary number"),
        (1, 2, 10, 1, "at least 0 and below 1, not 1.00"),
        (1, 2, 10, -0.1, "at least 0 and below 1"),
        (1, 2, 10, 80, "at least 0 and below 1"),
    ],
)
def test_what_cannot_be_is_named(before, after, sd, reliability, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        reliable_change(before, after, sd=sd, reliability=reliability)


def test_numbers_in_a_dutch_sentence_have_a_decimal_comma():
    with speaking("nl"), pytest.raises(ValueError, match="kleiner dan 1, niet 1,50"):
        reliable_change(1, 2, sd=10, reliability=1.5)


@given(st.floats(-100, 100), st.floats(-100, 100), st.floats(0.1, 50), st.floats(0, 0.99))
def test_swapping_before_and_after_only_turns_the_sign(before, after, sd, reliability):
    there = reliable_change(before, after, sd=sd, reliability=reliability)
    back = reliable_change(after, before, sd=sd, reliability=reliability)
    assert (there.index, there.threshold, there.reliable) == (-back.index, back.threshold, back.reliable)


@given(
    st.floats(-100, 100), st.floats(-100, 100), st.floats(0.1, 50), st.floats(0, 0.99), st.sampled_from([0.1, 3, -1])
)
def test_shift_scale_and_mirror_image(before, after, sd, reliability, scale):
    change = reliable_change(before, after, sd=sd, reliability=reliability)
    moved = reliable_change(scale * before + 7, scale * after + 7, sd=abs(scale) * sd, reliability=reliability)
    assert moved.index == pytest.approx(change.index if scale > 0 else -change.index, abs=1e-9)
    assert moved.threshold == pytest.approx(abs(scale) * change.threshold)
