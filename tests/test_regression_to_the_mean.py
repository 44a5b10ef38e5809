"""Second scores lie nearer to the mean, as often and as far as they should."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from datawijs.language import speaking
from datawijs.signals import expected_retest, lowest_scorers


def test_the_error_of_a_prediction_is_that_of_dudek():
    # mean 500, SD 100, reliability .90: standard error of prediction 43.59 (Psychological Bulletin 86, 1979)
    retest = expected_retest(700, mean=500, sd=100, reliability=0.9)
    assert retest.expected == pytest.approx(680)
    assert retest.upper - 680 == pytest.approx(1.95996 * 43.589, abs=0.01)


def test_the_lowest_tenth_of_2287_dutch_pupils():
    # From z −1.91 to −1.38 on a language test, without any special help: a correlation of .72.
    assert expected_retest(-1.91, mean=0, sd=1, reliability=1.38 / 1.91).expected == pytest.approx(-1.38)
    first, second = lowest_scorers(0.1, reliability=0.72)
    assert (first, second) == pytest.approx((-1.755, -1.264), abs=0.001)


def test_lowest_scorers_agree_with_simulation():
    random = np.random.default_rng(8)
    first = random.normal(size=100_000)
    second = 0.6 * first + 0.8 * random.normal(size=100_000)
    low = first < np.quantile(first, 0.2)
    assert lowest_scorers(0.2, reliability=0.6) == pytest.approx((first[low].mean(), second[low].mean()), abs=0.02)


def test_chance_of_a_higher_second_score_agrees_with_simulation():
    second = 50 + 0.7 * (30 - 50) + 10 * np.sqrt(1 - 0.49) * np.random.default_rng(2).normal(size=50_000)
    retest = expected_retest(30, mean=50, sd=10, reliability=0.7, confidence=0.8)
    assert retest.chance_higher == pytest.approx((second > 30).mean(), abs=0.01)
    assert np.mean((second > retest.lower) & (second < retest.upper)) == pytest.approx(0.8, abs=0.01)


@given(st.floats(-3, 3).map(lambda x: round(x, 2)), st.floats(0, 0.99).map(lambda x: round(x, 2)))
@settings(deadline=None)
def test_mirror_image(score, reliability):
    low = expected_retest(score, mean=0, sd=1, reliability=reliability)
    high = expected_retest(-score, mean=0, sd=1, reliability=reliability)
    assert (high.lower, high.expected, high.upper) == pytest.approx((-low.upper, -low.expected, -low.lower), abs=1e-9)
    assert high.chance_higher == pytest.approx(1 - low.chance_higher)


def test_who_scored_the_mean_goes_up_or_down_equally_often():
    assert expected_retest(50, mean=50, sd=10, reliability=0.7).chance_higher == 0.5


def test_a_test_without_reliability_sends_everybody_to_the_mean():
    retest = expected_retest(20, mean=50, sd=10, reliability=0)
    assert retest.expected == 50
    assert retest.chance_higher == pytest.approx(norm.cdf(3))


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: expected_retest(20, mean=50, sd=10, reliability=1), "reliability must be"),
        (lambda: expected_retest(20, mean=50, sd=-1, reliability=0.5), "spread sd"),
        (lambda: lowest_scorers(0, reliability=0.5), "more than nobody"),
        (lambda: lowest_scorers(10, reliability=0.5), "share must be a share from 0 to 1"),
    ],
)
def test_what_cannot_be_used_is_named(call, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        call()
