"""Every rule fires where its source says it does, and one point earlier it doesn't."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import RULE_SETS, ProcessLimits, find_signals, has_signal, process_limits

# Three units to a sigma: the limits at ±9, two sigma at ±6, one sigma at ±3, halfway at ±4.5.
LIMITS = ProcessLimits(lower=-9, centre=0, upper=9, moving_range_upper=11, trial=False)


def signals(values, rules, limits=LIMITS):
    return list(find_signals(values, limits, rules=rules).itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("rules", "values", "expected"),
    [
        ("nhs", [1, -1, 9.1], [("point outside the limits", 2, 2, "up")]),
        ("nhs", [1, -9.1, -1, -9.2, 1], [("point outside the limits", i, i, "down") for i in (1, 3)]),
        ("nhs", [1, -1, 9, -9], []),
        ("nhs", [-1, 1, 2, 1, 2, 1, 2, 1, -1], [("seven on one side", 1, 7, "up")]),
        ("nhs", [-1, 1, 2, 1, 2, 1, 2, -1], []),
        ("nhs", [1, 2, 1, 0, 1, 2, 1, 2, 1], []),
        ("nhs", [1, 2, 1, 2, 1, 2, 1, 2, 1, 2], [("seven on one side", 0, 9, "up")]),
        ("nhs", [3, 2, 1, 0, -1, -2, -3], [("trend of seven", 0, 6, "down")]),
        ("nhs", [3, 2, 1, 0, -1, -2, -2], []),
        ("nhs", [3, 2, 1, 0, -1, -2], []),
        ("nhs", [1, 7, 1, 7, -1], [("two of three near a limit", 1, 3, "up")]),
        ("nhs", [-7, -7, -1], [("two of three near a limit", 0, 1, "down")]),
        ("nhs", [7, -1, 7], []),
        ("nhs", [-1, 7, 7, -1], []),
        ("nhs", [7, -7, 7, -7], []),
        ("nhs", [6, 1, 6, 1], []),
        ("nhs", [1, 7, 1, 10], [("point outside the limits", 3, 3, "up")]),
        ("nhs", [1, 7, 1, 9, -1], [("two of three near a limit", 1, 3, "up")]),
        ("wheeler", [1, -1, -9.1], [("point outside the limits", 2, 2, "down")]),
        ("wheeler", [-1, *[1, 2] * 4, -1], [("eight on one side", 1, 8, "up")]),
        ("wheeler", [-1, *[1, 2] * 3, 1, -1], []),
        ("wheeler", [5, -1, 5, 5], [("three of four nearer to a limit", 0, 3, "up")]),
        ("wheeler", [1, 5, 5, 5, -1], [("three of four nearer to a limit", 1, 3, "up")]),
        ("wheeler", [-5, -5, 1, 1, -5], []),
        ("wheeler", [4.5, 4.5, 4.5, 4.5], []),
        ("wheeler", [5, 5, -5, -5], []),
        ("western-electric", [1, -1, 9.1], [("one beyond three sigma", 2, 2, "up")]),
        ("western-electric", [7, -1, 7], [("two of three beyond two sigma", 0, 2, "up")]),
        ("western-electric", [7, -7, 1], []),
        ("western-electric", [6, 1, 6], []),
        ("western-electric", [4, 4, -1, 4, 4], [("four of five beyond one sigma", 0, 4, "up")]),
        ("western-electric", [-4, -4, 1, 1, -4, -4], []),
        ("western-electric", [3, 3, 3, 3, 3], []),
        ("western-electric", [-1, *[1, 2] * 4, -1], [("eight on one side", 1, 8, "up")]),
        ("western-electric", [-1, *[1, 2] * 3, 1, -1], []),
    ],
)
def test_each_rule_fires_exactly_when_its_source_says(rules, values, expected):
    assert signals(values, rules) == expected


def test_findings_that_share_a_point_are_one_signal():
    assert signals([1, 7, 7, 1, 7, 1, -1], "nhs") == [("two of three near a limit", 1, 4, "up")]


def test_a_trend_up_and_a_trend_down_may_share_their_turning_point():
    tent = [*range(7), *range(5, -1, -1)]
    limits = ProcessLimits(-100, -50, 100, 1, False)
    trends = [signal for signal in signals(tent, "nhs", limits) if signal[0] == "trend of seven"]
    assert trends == [("trend of seven", 0, 6, "up"), ("trend of seven", 6, 12, "down")]


def test_two_rules_may_see_the_same_thing():
    assert {rule for rule, *_rest in signals([10] * 8, "western-electric")} == {
        rule.name for rule in RULE_SETS["western-electric"].rules
    }


def test_signals_come_in_the_order_of_time():
    found = find_signals([-10, 1, 1, 1, 1, 1, 1, 1, 10], LIMITS)
    assert list(found["first"]) == sorted(found["first"]) == [0, 1, 8]
    assert list(found.index) == [0, 1, 2]


def test_a_pandas_series_gives_its_own_labels():
    found = find_signals(pd.Series([1.0, 10.0, 1.0], index=["mon", "tue", "wed"]), LIMITS)
    assert found.loc[0, ["first", "last"]].tolist() == ["tue", "tue"]
    weeks = pd.date_range("2025-09-01", periods=3, freq="7D")
    assert find_signals(pd.Series([1.0, 10.0, 1.0], index=weeks), LIMITS).loc[0, "first"] == weeks[1]


def test_limits_are_those_of_all_points_unless_given():
    values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]  # the NHSRplotthedots vignette
    assert signals(values, "nhs", None) == signals(values, "nhs", process_limits(values))
    assert signals(values, "nhs", None) == [("point outside the limits", 4, 4, "up")]


@pytest.mark.parametrize("rules", RULE_SETS)
def test_a_constant_series_has_no_signal(rules):
    # 0.1 + 0.1 + … is not exact: the mean must not end up a hair beside its own points.
    for count in (3, 10, 30):
        assert signals([0.1] * count, rules, None) == []


@pytest.mark.parametrize("rules", RULE_SETS)
def test_no_signals_still_give_the_four_columns(rules):
    found = find_signals([1, 2, 1, 2], rules=rules)
    assert found.empty
    assert list(found) == ["rule", "first", "last", "direction"]


def test_a_point_off_a_baseline_without_wobble_lies_outside():
    limits = process_limits([5, 5, 5, 5.5], baseline=3)
    assert signals([5, 5, 5, 5.5], "nhs", limits) == [("point outside the limits", 3, 3, "up")]


def test_each_rule_set_names_its_source():
    for rules in RULE_SETS.values():
        assert len(rules.source) > 20
        assert len({rule.name for rule in rules.rules}) == len(rules.rules)


@pytest.mark.parametrize("rules", ["nelson", "NHS", None, 3, ["nhs"]])
def test_an_unknown_rule_set_is_named_with_the_known_ones(rules):
    with speaking("en"), pytest.raises(ValueError, match="Choose one of: nhs, wheeler, western-electric"):
        find_signals([1, 2, 3], rules=rules)


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ((0, 1, 2), "come from process_limits"),
        (ProcessLimits(5, 1, 2, 1, True), "must be below the centre"),
        (ProcessLimits(float("nan"), 1, 2, 1, True), "lower must be an ordinary number"),
    ],
)
def test_impossible_limits_are_refused(limits, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        find_signals([1, 2, 3], limits)


def test_missing_values_are_refused_with_their_place():
    with speaking("en"), pytest.raises(ValueError, match="Value 2 of 3 is missing"):
        find_signals([1, None, 3], LIMITS)


@pytest.mark.parametrize("table", [[1, 2, 3], [[1, 2], [3, 4]], [["a", 2, 3]], [[1, 2, 3], [1, 2]]])
def test_a_table_of_another_shape_is_refused(table):
    with speaking("en"), pytest.raises(ValueError, match="one series a row"):
        has_signal(table)


def test_a_hole_in_a_table_is_refused_with_its_place():
    with speaking("en"), pytest.raises(ValueError, match="Row 2, value 3"):
        has_signal([[1, 2, 3], [4, 5, np.nan]])


whole_points = st.lists(st.integers(-12, 12), min_size=3, max_size=30)
rule_sets = st.sampled_from(list(RULE_SETS))


@given(whole_points, rule_sets, st.floats(-1000, 1000), st.sampled_from([0.01, 0.3, 7, 1e6]))
def test_signals_do_not_depend_on_the_units(values, rules, shift, scale):
    assert signals(values, rules, None) == signals([scale * value + shift for value in values], rules, None)


@given(whole_points, rule_sets)
def test_the_mirror_image_has_the_same_signals_the_other_way(values, rules):
    swap = {"up": "down", "down": "up"}
    found = [(*rest, swap[direction]) for *rest, direction in signals(values, rules)]
    mirrored = signals([-value for value in values], rules)
    assert sorted(found) == sorted(mirrored)


@given(whole_points, rule_sets)
def test_a_signal_stays_when_more_points_come(values, rules):
    before, after = (find_signals(series, LIMITS, rules=rules) for series in (values, [*values, 0]))
    for signal in before.itertuples():
        same = after[(after["rule"] == signal.rule) & (after["direction"] == signal.direction)]
        assert ((same["first"] <= signal.first) & (same["last"] >= signal.last)).any()


@given(st.lists(whole_points.filter(lambda v: len(v) >= 12).map(lambda v: v[:12]), min_size=1, max_size=5), rule_sets)
def test_many_series_at_once_give_what_each_gives(table, rules):
    one_by_one = [bool(signals(row, rules, None)) for row in table]
    assert has_signal(table, rules=rules).tolist() == one_by_one
