"""Run lengths agree with the printed ones, with other exact results, and with simulation."""

from importlib import import_module
from math import cos, factorial, tan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import eye_array
from scipy.sparse.linalg import spsolve
from scipy.stats import norm

from datawijs.language import speaking
from datawijs.signals import (
    RULE_SETS,
    ProcessLimits,
    Rule,
    RuleSet,
    average_run_length,
    has_signal,
    run_length_distribution,
)
from datawijs.signals.run_length_chain import NODES, quiet_steps
from datawijs.signals.run_length_states import state_table

KNOWN_LIMITS = ProcessLimits(lower=-3, centre=0, upper=3, moving_range_upper=3.686, trial=False)
WESTERN_ELECTRIC = RULE_SETS["western-electric"].rules  # in the order of Champ & Woodall's rules 1 to 4


def some_of_the_four(numbers):
    return RuleSet(tuple(WESTERN_ELECTRIC[int(number) - 1] for number in numbers), "Champ & Woodall 1987")


def trend(points):
    return RuleSet((Rule("trend", points, points, trend=True),), "test")


# Champ & Woodall 1987, table 1: rules, then the average run length at a shift of 0, 0.2, 0.4 … SD.
PUBLISHED = {
    "1": (370.40, 308.43, 200.08, 119.67, 71.55, 43.89, 27.82, 18.25, 12.38, 8.69, 6.30),
    "12": (225.44, 177.56, 104.46, 57.92, 33.12, 20.01, 12.81, 8.69, 6.21, 4.66, 3.65),
    "13": (166.05, 120.70, 63.88, 33.99, 19.78, 12.66, 8.84, 6.62, 5.24, 4.33, 3.68),
    "14": (152.73, 110.52, 59.76, 33.64, 21.07, 14.58, 10.90, 8.60, 7.03, 5.85, 4.89),
    "123": (132.89, 97.86, 52.93, 28.70, 16.93, 10.95, 7.68, 5.76, 4.54, 3.73, 3.14),
    "124": (122.05, 89.14, 48.71, 27.49, 17.14, 11.73, 8.61, 6.63, 5.27, 4.27, 3.50),
    "134": (105.78, 76.01, 40.95, 23.15, 14.62, 10.19, 7.66, 6.08, 5.01, 4.24, 3.65),
    "1234": (91.75, 66.80, 36.61, 20.90, 13.25, 9.22, 6.89, 5.41, 4.41, 3.68, 3.13),
}


@pytest.mark.parametrize("rules", PUBLISHED)
def test_run_lengths_are_those_of_champ_and_woodall(rules):
    computed = [average_run_length(some_of_the_four(rules), shift=0.2 * step) for step in range(11)]
    assert computed == pytest.approx(PUBLISHED[rules], abs=0.011)  # a few differ in the last printed digit


def test_one_rule_without_memory_is_a_geometric_distribution():
    rules = some_of_the_four("1")
    chance = norm.sf(3 - 0.7) + norm.cdf(-3 - 0.7)
    assert average_run_length(rules, 0.7) == pytest.approx(1 / chance, rel=1e-12)
    assert run_length_distribution(20, rules=rules, shift=0.7) == pytest.approx(1 - (1 - chance) ** np.arange(1, 21))


def test_eight_in_a_row_take_as_long_as_eight_tosses_of_a_coin():
    # Until eight of a kind in a row, heads or tails, a coin takes 2⁸ − 1 tosses (Feller, vol. 1, ch. XIII).
    assert average_run_length(RuleSet((Rule("eight", 8, 8),), "Feller")) == pytest.approx(255, rel=1e-12)


@pytest.mark.parametrize(("points", "percent"), [(8, 41.8), (10, 50.8), (12, 58.4)])
def test_three_in_a_row_below_the_goal_line_of_a_pupil_exactly_on_it(points, percent):
    # The share that the course names. Three tails in a row within n tosses are as likely as four of a kind within n + 1:
    # each toss but the first says whether it is the same as the one before.
    four_of_a_kind = RuleSet((Rule("four", 4, 4),), "Feller")
    assert 100 * run_length_distribution(points + 1, rules=four_of_a_kind)[-1] == pytest.approx(percent, abs=0.05)


@pytest.mark.parametrize("shift", [0, 1.3, -4])
def test_a_trend_of_three_has_its_run_length_from_alternating_permutations(shift):
    # Series without three points rising or falling in a row zigzag; of n values 2·E(n)/n! do (André 1879), and the sum of
    # E(n)/n! is sec 1 + tan 1. Where the points lie makes no difference.
    assert average_run_length(trend(3), shift) == pytest.approx(2 * (1 / cos(1) + tan(1)) - 2, rel=1e-9)


def test_a_trend_of_seven_within_seven_points():
    # One order in 7! rises all the way, one falls.
    assert run_length_distribution(8, rules=trend(7))[5:7] == pytest.approx([0, 2 / factorial(7)], abs=1e-12)


@pytest.mark.parametrize("shift", [0, 0.5, 2])
def test_twice_as_many_places_change_nothing(shift):
    # The trend rule is solved on a few places in each zone; doubled, the run length stays the same to twelve digits.
    fine = quiet_steps(state_table(RULE_SETS["nhs"]), shift, 2 * NODES)
    expected = spsolve((eye_array(fine.shape[0]) - fine).tocsc(), np.ones(fine.shape[0]))[0]
    assert average_run_length("nhs", shift) == pytest.approx(expected, rel=1e-11)


@pytest.mark.parametrize("rules", RULE_SETS)
@pytest.mark.parametrize("shift", [0, 1])
def test_chance_within_twelve_points_is_that_of_simulated_series(rules, shift):
    series = np.random.default_rng(4).normal(shift, size=(20_000, 12))
    for points in (8, 12):
        chance = run_length_distribution(points, rules=rules, shift=shift)[-1]
        share = has_signal(series[:, :points], KNOWN_LIMITS, rules=rules).mean()
        assert share == pytest.approx(chance, abs=4 * np.sqrt(chance * (1 - chance) / len(series)))


@given(
    st.lists(
        st.one_of(
            st.builds(
                lambda needed, more, beyond, whole: Rule("r", needed, needed + more, beyond, None, whole),
                st.integers(1, 3), st.integers(0, 2), st.sampled_from([0.0, 1 / 3, 0.5, 2 / 3, 1.0]), st.booleans(),
            ),
            st.builds(lambda points: Rule("t", points, points, trend=True), st.integers(3, 5)),
        ),
        min_size=1, max_size=3,
    ),
    st.sampled_from([0.0, 0.8, -1.5]),
)  # fmt: skip
@settings(max_examples=15, deadline=None)
def test_any_rules_of_your_own_agree_with_simulation(rules, shift):
    chosen = RuleSet(tuple(rules), "test")
    series = np.random.default_rng(9).normal(shift, size=(4000, 9))
    chance = run_length_distribution(9, rules=chosen, shift=shift)[-1]
    share = has_signal(series, KNOWN_LIMITS, rules=chosen).mean()
    assert share == pytest.approx(chance, abs=5 * np.sqrt(chance * (1 - chance) / 4000) + 1e-9)


@given(st.sampled_from(sorted(RULE_SETS)), st.floats(0, 4).map(lambda x: round(x, 2)))
@settings(max_examples=15, deadline=None)
def test_up_and_down_take_equally_long(rules, shift):
    assert average_run_length(rules, shift) == pytest.approx(average_run_length(rules, -shift), rel=1e-9)


@pytest.mark.parametrize("rules", RULE_SETS)
def test_the_mean_is_the_sum_of_the_chances_to_be_still_quiet(rules):
    still_quiet = 1 - run_length_distribution(400, rules=rules, shift=1.5)
    assert 1 + still_quiet.sum() == pytest.approx(average_run_length(rules, 1.5), rel=1e-9)


@pytest.mark.parametrize("rules", RULE_SETS)
def test_a_larger_shift_is_found_sooner(rules):
    lengths = [average_run_length(rules, shift) for shift in (0, 0.5, 1, 2, 4, 40)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[-1] == pytest.approx(1)


def test_fewer_states_than_histories():
    # Champ & Woodall's chain for all four rules; equal futures must be one state, or the chain explodes.
    assert len(state_table(RULE_SETS["western-electric"]).states) < 300
    assert len(state_table(RULE_SETS["nhs"]).states) < 180


@pytest.mark.parametrize("rules", [RuleSet((), "none"), RuleSet((Rule("far", 1, 1, beyond=12),), "test")])
def test_rules_that_never_speak_are_refused(rules):
    with speaking("en"), pytest.raises(ValueError, match="practically never"):
        average_run_length(rules)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: average_run_length("nelson"), "Choose one of"),
        (lambda: average_run_length("nhs", float("nan")), "shift must be an ordinary number"),
        (lambda: average_run_length("nhs", "1"), "shift must be an ordinary number"),
        (lambda: run_length_distribution(0), "points must be a whole number, 1 or more"),
        (lambda: run_length_distribution(2.5), "points must be a whole number, 1 or more"),
    ],
)
def test_what_cannot_be_used_is_named(call, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        call()


def test_a_list_of_rules_will_do_as_well():
    listed = RuleSet(list(WESTERN_ELECTRIC), "Western Electric")
    assert average_run_length(listed) == average_run_length("western-electric")


def test_the_limits_are_three_sigma():
    assert import_module("datawijs.signals.run_length_chain").SIGMAS_TO_LIMIT == 3
