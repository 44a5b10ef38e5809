"""Screening many series at once says exactly what the one-series functions say."""

from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import (
    RULE_SETS,
    DeclineModel,
    decline_posterior,
    find_signals,
    has_signal,
    process_limits,
    screen,
)

LIMITS = ["lower", "centre", "upper", "moving_range_upper"]

values = st.one_of(st.integers(-6, 6).map(float), st.floats(-10, 10).map(lambda x: round(x, 1)), st.just(float("nan")))
tables = st.integers(1, 16).flatmap(
    lambda points: st.lists(st.lists(values, min_size=points, max_size=points), min_size=1, max_size=6)
)


def one_by_one(row, rules, screened):
    """Limits and signals of the remaining points, which become neighbours."""
    there = pd.Series(row, dtype=float).dropna()
    if len(there) < 3:
        return None
    limits = process_limits(there, screen=screened)
    return limits, find_signals(there, limits, rules=rules)


@given(tables, st.sampled_from(sorted(RULE_SETS)), st.booleans())
@settings(deadline=None, max_examples=150)
def test_agrees_with_the_one_series_functions(table, rules, screened):
    result = screen(table, rules=rules, screen_limits=screened)
    assert len(result) == len(table)
    names = [rule.name for rule in RULE_SETS[rules].rules]
    for (_number, found), row in zip(result.iterrows(), table, strict=True):
        assert found["points"] == np.isfinite(row).sum()
        expected = one_by_one(row, rules, screened)
        if expected is None:
            assert found[LIMITS].isna().all()
            assert not found["signal"]
            assert found["trial"]
            continue
        limits, signals = expected
        assert [found[name] for name in LIMITS] == pytest.approx([getattr(limits, name) for name in LIMITS], abs=1e-9)
        assert found["trial"] == limits.trial
        assert found["signal"] == (len(signals) > 0)
        assert {name for name in names if found[name]} == set(signals["rule"])
        if len(signals):
            last = signals[signals["last"] == signals["last"].max()]
            first_rule = min(last["rule"], key=names.index)
            assert (found["rule"], found["last"]) == (first_rule, last["last"].iloc[0])
            assert found["direction"] in set(last.loc[last["rule"] == first_rule, "direction"])
        else:
            assert pd.isna(found["rule"])
            assert pd.isna(found["direction"])
            assert pd.isna(found["last"])


@pytest.mark.parametrize("rules", RULE_SETS)
def test_agrees_on_long_random_series(rules):
    random = np.random.default_rng(3)
    table = random.normal(size=(300, 30)) + np.where(np.arange(30) > 20, random.normal(size=(300, 1)), 0)
    table[random.random(table.shape) < 0.1] = np.nan
    result = screen(table, rules=rules)
    assert 0.2 < result["signal"].mean() < 0.95
    for row, found in zip(table, result.itertuples(), strict=True):
        _limits, signals = one_by_one(row, rules, False)
        assert found.signal == (len(signals) > 0)
        if found.signal:
            assert found.last == signals["last"].max()


def test_agrees_with_has_signal_on_full_tables():
    table = np.random.default_rng(1).normal(size=(2000, 12))
    assert (screen(table)["signal"] == has_signal(table)).all()


@given(tables)
@settings(deadline=None, max_examples=40)
def test_the_chance_of_a_decline_is_that_of_the_ideal_observer(table):
    model = DeclineModel(level_mean=0, level_sd=3, wobble_sd=3, difficulty_sd=1)
    decline = screen(table, model=model)["decline"]
    assert decline.between(0, 1).all()
    for row, probability in zip(table, decline, strict=True):
        assert probability == pytest.approx(decline_posterior(row, model).probability[0], abs=1e-9)


@given(tables, st.sampled_from([-3, 0.5, 40]), st.sampled_from([0.5, 2, 8]))
@settings(deadline=None, max_examples=40)
def test_shift_and_scale_move_the_limits_and_no_signal(table, shift, scale):
    before = screen(table)
    after = screen(scale * np.array(table) + shift)
    assert list(after["rule"].astype(object).fillna("none")) == list(before["rule"].astype(object).fillna("none"))
    assert after["lower"].to_numpy() == pytest.approx(scale * before["lower"].to_numpy() + shift, abs=1e-7, nan_ok=True)


@given(tables)
@settings(deadline=None, max_examples=40)
def test_mirror_image(table):
    before, after = screen(table), screen(-np.array(table))
    assert (after["signal"] == before["signal"]).all()
    turned = before["direction"].astype(str).map({"up": "down", "down": "up"})
    assert (after["direction"].astype(str)[before["signal"]] == turned[before["signal"]]).all()


def test_the_order_of_the_series_does_not_matter():
    random = np.random.default_rng(7)
    table = random.normal(size=(50, 12))
    table[random.random(table.shape) < 0.2] = np.nan
    order = random.permutation(50)
    moved = screen(table[order]).set_index(order).sort_index()
    pd.testing.assert_frame_equal(moved, screen(table), check_index_type=False)


def test_a_missed_result_makes_neighbours_of_those_around_it():
    table = [[1, np.nan, 2, 1, 2, np.nan, 9, 2, 1, 2]]
    assert screen(table).loc[0, "upper"] == pytest.approx(process_limits([1, 2, 1, 2, 9, 2, 1, 2]).upper)


def test_parts_fit_together(monkeypatch):
    table = np.random.default_rng(2).normal(68, 15, size=(100, 12))
    whole = screen(table, model=DeclineModel())
    monkeypatch.setattr(import_module("datawijs.signals.screen"), "ROWS_AT_ONCE", 7)
    pd.testing.assert_frame_equal(screen(table, model=DeclineModel()), whole)


def long_table():
    return pd.DataFrame(
        {
            "pupil_id": ["P1"] * 5 + ["P2"] * 4,
            "subject_id": "maths",
            "number": [2, 1, 3, 5, 4, 1, 3, 2, 5],
            "score": [6, 5, 7, 9, 8, 50, None, 60, 55],
        }
    )


def test_a_long_table_is_put_in_the_order_of_time():
    result = screen(long_table())
    assert list(result.index.names) == ["pupil_id", "subject_id"]
    assert list(result.index) == [("P1", "maths"), ("P2", "maths")]
    assert list(result["points"]) == [5, 3]
    assert result.loc[("P1", "maths"), "upper"] == pytest.approx(process_limits([5, 6, 7, 8, 9]).upper)
    assert result.loc[("P2", "maths"), "upper"] == pytest.approx(process_limits([50, 60, 55]).upper)


def test_a_long_table_with_names_of_its_own():
    renamed = long_table().rename(columns={"pupil_id": "leerling", "number": "toets", "score": "cijfer"})
    result = screen(renamed, series="leerling", time="toets", value="cijfer")
    assert result.index.name == "leerling"
    assert list(result["points"]) == [5, 3]


def test_the_last_point_has_the_label_of_its_moment():
    weeks = pd.date_range("2025-09-01", periods=9, freq="7D")
    wide = pd.DataFrame([[1, 2, 1, 2, 1, 2, 30, 2, 1], [1, 2, 1, 2, 1, 2, 1, 2, 1]], index=["a", "b"], columns=weeks)
    result = screen(wide, rules="western-electric")
    assert list(result.index) == ["a", "b"]
    assert result.loc["a", "last"] == weeks[6]
    assert pd.isna(result.loc["b", "last"])
    long = wide.melt(ignore_index=False, var_name="week", value_name="score").reset_index(names="pupil")
    again = screen(long, series="pupil", time="week", rules="western-electric")
    assert again.loc["a", "last"] == weeks[6]


def test_the_board_can_be_screened():
    from datawijs.board import make_board

    results = make_board(seed=3, schools=1).results
    table = screen(results, model=DeclineModel())
    assert len(table) == len(results.drop_duplicates(["pupil_id", "subject_id"]))
    pupil, subject = table.index[17]
    own = results[(results["pupil_id"] == pupil) & (results["subject_id"] == subject)].set_index("number")["score"]
    assert table.iloc[17]["lower"] == pytest.approx(process_limits(own.dropna()).lower)


def test_an_empty_table_gives_an_empty_answer():
    for nothing in (np.empty((0, 12)), long_table().iloc[:0]):
        result = screen(nothing, model=DeclineModel())
        assert len(result) == 0
        assert {"points", "signal", "rule", "last", "decline"} <= set(result)


def test_all_missing_is_no_finding():
    result = screen(np.full((2, 12), np.nan), model=DeclineModel())
    assert not result["signal"].any()
    assert result["decline"].to_numpy() == pytest.approx([0.1, 0.1])


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: screen([["7,5", "8"]]), "nothing but numbers and missing values"),
        (lambda: screen([[1, 2], [3]]), "nothing but numbers and missing values"),
        (lambda: screen(5), "this has shape"),
        (lambda: screen([[1, 2, 3], [4, 5, float("inf")]]), "Row 2, value 3 is infinite"),
        (lambda: screen([[1, 2, 3]], rules="all"), "Choose one of"),
        (lambda: screen(long_table().drop(columns="number")), "no column 'number'. It has: pupil_id"),
        (lambda: screen(long_table(), series="pupil"), "no column 'pupil'"),
        (lambda: screen(pd.concat([long_table()] * 2)), "more than one result at 1"),
        (lambda: screen(long_table().assign(number=None)), "don't say to which series or moment"),
        (lambda: screen(long_table().assign(score="goed")), "nothing but numbers"),
    ],
)
def test_what_cannot_be_used_is_named(call, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        call()
