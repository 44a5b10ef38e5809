"""Sensitivity and bias of a judge, with the log-linear correction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import detection


def test_published_example_in_large_numbers():
    judged = detection(70_000, 30_000, 10_000, 90_000)  # H .70, F .10
    assert judged.d_prime == pytest.approx(1.81, abs=0.005)
    assert judged.bias == pytest.approx(0.38, abs=0.005)


def test_small_numbers_are_corrected_by_half_a_trial():
    judged = detection(5, 1, 2, 4)
    assert (judged.hit_rate, judged.false_alarm_rate) == pytest.approx((5.5 / 7, 2.5 / 7))


def test_a_perfect_score_stays_finite():
    judged = detection(6, 0, 0, 6)
    assert judged.hit_rate == pytest.approx(6.5 / 7)
    assert judged.d_prime == pytest.approx(2 * 1.4652, abs=0.001)
    assert judged.bias == pytest.approx(0)


def test_who_always_answers_the_same_tells_nothing_apart():
    assert detection(6, 0, 6, 0).d_prime == pytest.approx(0)
    assert detection(6, 0, 6, 0).bias < -1
    assert detection(0, 6, 0, 6).d_prime == pytest.approx(0)
    assert detection(0, 6, 0, 6).bias > 1


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((-1, 2, 3, 4), "hits must be a count"),
        ((1, 2.5, 3, 4), "misses must be a count"),
        ((1, 2, "3", 4), "false_alarms must be a count"),
        ((1, 2, 3, None), "correct_rejections must be a count"),
        ((True, 2, 3, 4), "hits must be a count"),
        ((0, 0, 3, 4), "At least one series with a real decline"),
        ((3, 4, 0, 0), "At least one series with a real decline"),
    ],
)
def test_what_cannot_be_counted_is_named(counts, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        detection(*counts)


counts = st.integers(0, 50)


@given(counts, counts, counts, counts)
def test_swapping_what_counts_as_signal_turns_d_prime(hits, misses, false_alarms, correct):
    if hits + misses == 0 or false_alarms + correct == 0:
        return
    there, back = detection(hits, misses, false_alarms, correct), detection(false_alarms, correct, hits, misses)
    assert (back.d_prime, back.bias) == pytest.approx((-there.d_prime, there.bias))


@given(counts, st.integers(1, 50), counts, st.integers(1, 50))
def test_one_more_hit_instead_of_a_miss_is_never_worse(hits, misses, false_alarms, correct):
    before = detection(hits, misses, false_alarms, correct)
    after = detection(hits + 1, misses - 1, false_alarms, correct)
    assert after.d_prime > before.d_prime
