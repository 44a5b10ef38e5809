"""What a flag is worth, and how many flags chance alone raises on a list."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import expected_false_alarms, false_alarm_share, predictive_value


def test_a_flag_at_five_percent_prevalence():
    assert 100 * predictive_value(0.05, 0.70, 0.90) == pytest.approx(26.9, abs=0.05)


def test_the_example_of_altman_and_bland():
    # BMJ 309 (1994), 102: of 344 patients 258 had an abnormal liver; 231 of them, and 32 of the 86 others, tested positive.
    assert predictive_value(258 / 344, 231 / 258, 54 / 86) == pytest.approx(231 / 263)
    assert predictive_value(258 / 344, 231 / 258, 54 / 86) == pytest.approx(0.88, abs=0.005)


shares = st.floats(0.01, 0.99).map(lambda x: round(x, 3))


@given(shares, shares, shares)
@settings(deadline=None)
def test_a_flag_without_information_leaves_things_as_they_were(prevalence, sensitivity, _other):
    assert predictive_value(prevalence, sensitivity, 1 - sensitivity) == pytest.approx(prevalence)


@given(shares, shares, shares)
@settings(deadline=None)
def test_it_is_the_share_of_counted_pupils(prevalence, sensitivity, specificity):
    pupils = 1e9
    right = pupils * prevalence * sensitivity
    flagged = right + pupils * (1 - prevalence) * (1 - specificity)
    assert predictive_value(prevalence, sensitivity, specificity) == pytest.approx(right / flagged)


def test_a_class_list_gives_about_ten_false_alarms():
    # 25 pupils × 8 subjects, ten results each, limits as NHSRplotthedots makes them
    alarms = expected_false_alarms(25 * 8, points=10, screen=True)
    assert alarms.expected == pytest.approx(10, abs=1)
    assert alarms.at_least_one > 0.999
    assert alarms.share == false_alarm_share(10, screen=True)


@pytest.mark.parametrize("rules", ["nhs", "wheeler", "western-electric"])
def test_expected_number_and_chance_of_at_least_one(rules):
    alarms = expected_false_alarms(20, points=12, rules=rules)
    assert alarms.expected == pytest.approx(20 * alarms.share)
    lists = np.random.default_rng(1).binomial(20, alarms.share, size=20_000)
    assert alarms.at_least_one == pytest.approx((lists > 0).mean(), abs=0.015)


def test_an_empty_list_has_none():
    alarms = expected_false_alarms(0, points=12)
    assert (alarms.expected, alarms.at_least_one) == (0, 0)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: predictive_value(5, 0.7, 0.9), "prevalence must be a share from 0 to 1"),
        (lambda: predictive_value(0.05, -0.1, 0.9), "sensitivity must be a share"),
        (lambda: predictive_value(0.05, 0.7, "90%"), "specificity must be an ordinary number"),
        (lambda: predictive_value(0, 0.7, 1), "nobody gets a flag"),
        (lambda: expected_false_alarms(-1, points=12), "series must be a whole number, 0 or more"),
        (lambda: expected_false_alarms(20, points=2), "points must be a whole number, 3 or more"),
        (lambda: expected_false_alarms(20, points=12, rules="all"), "Choose one of"),
    ],
)
def test_what_cannot_be_used_is_named(call, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        call()
