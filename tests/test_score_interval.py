"""Score intervals and class averages agree with printed examples and with what they promise."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import (
    class_average,
    score_interval,
    standard_error_of_average,
    standard_error_of_measurement,
    true_score_interval,
)

DUDEK = {"mean": 500, "sd": 100, "reliability": 0.9}  # Psychological Bulletin 86 (1979), 335–337


def test_the_errors_and_estimates_of_dudek():
    assert true_score_interval(700, **DUDEK).centre == pytest.approx(680)
    assert true_score_interval(400, **DUDEK).centre == pytest.approx(410)
    assert true_score_interval(700, **DUDEK).standard_error == pytest.approx(30)
    assert standard_error_of_measurement(100, 0.9) == pytest.approx(31.62, abs=0.005)


@pytest.mark.parametrize(
    ("sd", "reliability", "printed"), [(10, 0.90, 3.16), (15, 0.84, 6.0), (12, 0.96, 2.4), (15, 0.90, 4.74)]
)
def test_standard_errors_as_textbooks_print_them(sd, reliability, printed):
    assert standard_error_of_measurement(sd, reliability) == pytest.approx(printed, abs=0.005)


def test_one_error_to_either_side_holds_two_out_of_three():
    # A score of 40 with an error of 3: 37 to 43 (Harvill 1991).
    interval = score_interval(40, sd=3, reliability=0, confidence=0.6827)
    assert (interval.lower, interval.centre, interval.upper) == pytest.approx((37, 40, 43), abs=0.001)


def test_95_percent_is_1_96_errors():
    interval = score_interval(100, sd=15, reliability=0.84)
    assert interval.upper - 100 == pytest.approx(1.96 * 6, abs=0.001)
    assert 100 - interval.lower == pytest.approx(1.96 * 6, abs=0.001)


def test_a_class_of_twenty():
    assert standard_error_of_average(20) == pytest.approx(0.22, abs=0.005)
    assert standard_error_of_average(25, sd=10) == 2


def test_average_of_students_sleep_data():
    # Student (1908), the additional hours of sleep by the first drug: mean 0.75, SD 1.789, t interval −0.53 to 2.03.
    average = class_average([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
    assert average.pupils == 10
    assert average.mean == pytest.approx(0.75)
    assert average.standard_error == pytest.approx(1.789 / np.sqrt(10), abs=0.001)
    assert (average.lower, average.upper) == pytest.approx((-0.5298, 2.0298), abs=0.0005)


def test_each_interval_keeps_its_own_promise():
    # Both hold the true score in 90 % of all cases; among high scorers only the interval around the estimate still does.
    random = np.random.default_rng(3)
    true = random.normal(100, 15 * np.sqrt(0.8), size=40_000)
    scores = true + random.normal(0, 15 * np.sqrt(0.2), size=40_000)
    around_score = score_interval(0, sd=15, reliability=0.8, confidence=0.9)
    around_estimate = true_score_interval(0, mean=0, sd=15, reliability=0.8, confidence=0.9)
    held_by_score = np.abs(true - scores) < around_score.upper
    held_by_estimate = np.abs(true - (100 + 0.8 * (scores - 100))) < around_estimate.upper
    assert held_by_score.mean() == pytest.approx(0.9, abs=0.01)
    assert held_by_estimate.mean() == pytest.approx(0.9, abs=0.01)
    high = scores > 125
    assert held_by_estimate[high].mean() == pytest.approx(0.9, abs=0.02)
    assert held_by_score[high].mean() < 0.87


scores = st.floats(-100, 100).map(lambda x: round(x, 2))
reliabilities = st.floats(0, 1).map(lambda x: round(x, 3))


@given(scores, scores, st.sampled_from([0.5, 2, 10]), reliabilities)
@settings(deadline=None)
def test_intervals_shift_and_scale_with_the_scores(score, shift, scale, reliability):
    before = true_score_interval(score, mean=50, sd=10, reliability=reliability)
    after = true_score_interval(scale * score + shift, mean=scale * 50 + shift, sd=scale * 10, reliability=reliability)
    moved = [scale * edge + shift for edge in (before.lower, before.centre, before.upper)]
    assert [after.lower, after.centre, after.upper] == pytest.approx(moved, abs=1e-8)


@given(scores, reliabilities)
@settings(deadline=None)
def test_the_estimate_is_nearer_to_the_mean_and_surer(score, reliability):
    estimated = true_score_interval(score, mean=10, sd=5, reliability=reliability)
    assert abs(estimated.centre - 10) <= abs(score - 10) + 1e-9
    assert estimated.standard_error <= standard_error_of_measurement(5, reliability) + 1e-12


@given(st.lists(scores, min_size=2, max_size=30), st.randoms())
@settings(deadline=None)
def test_the_order_of_a_class_does_not_matter(values, random):
    mixed = random.sample(values, len(values))
    before, after = class_average(values), class_average(mixed)
    assert (after.mean, after.standard_error) == pytest.approx((before.mean, before.standard_error), abs=1e-9)


def test_a_perfect_test_has_no_error():
    interval = score_interval(60, sd=10, reliability=1)
    assert interval.lower == interval.upper == 60


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: standard_error_of_measurement(0, 0.9), "spread sd must be above 0"),
        (lambda: standard_error_of_measurement(10, 1.1), "reliability must be at least 0"),
        (lambda: standard_error_of_measurement(10, -0.1), "reliability must be at least 0"),
        (lambda: score_interval("40", sd=3, reliability=0.5), "score must be an ordinary number"),
        (lambda: score_interval(40, sd=3, reliability=0.5, confidence=95), "confidence must lie between 0 and 1"),
        (lambda: score_interval(40, sd=3, reliability=0.5, confidence=1), "confidence must lie between 0 and 1"),
        (lambda: true_score_interval(40, mean=None, sd=3, reliability=0.5), "mean must be an ordinary number"),
        (lambda: standard_error_of_average(0), "pupils must be a whole number, 1 or more"),
        (lambda: class_average([7]), "too few points: 1"),
        (lambda: class_average([7, None, 8]), "Value 2 of 3 is missing"),
    ],
)
def test_what_cannot_be_used_is_named(call, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        call()
