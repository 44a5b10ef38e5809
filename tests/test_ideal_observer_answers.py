"""From a posterior to an answer, and from raw results to results without the class effect."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import (
    ANSWERS,
    AnswerCosts,
    DeclineModel,
    best_answer,
    decline_posterior,
    draw_series,
    expected_costs,
    without_class_effect,
)


@pytest.mark.parametrize(
    ("probability", "answer"),
    [(0, "noise"), (0.124, "noise"), (0.126, "early"), (0.624, "early"), (0.626, "decline"), (1, "decline")],
)
def test_the_argued_costs_draw_the_lines_at_one_and_five_eighths(probability, answer):
    assert best_answer(probability) == answer


def test_where_two_answers_cost_the_same_the_calmer_one_is_given():
    assert best_answer(1 / 8) == "noise"
    assert best_answer(5 / 8) == "early"


def test_dearer_false_alarms_ask_for_more_certainty():
    assert best_answer(0.84, AnswerCosts(false_alarm=18)) == "early"
    assert best_answer(0.86, AnswerCosts(false_alarm=18)) == "decline"


def test_many_at_once():
    assert list(best_answer([0.01, 0.3, 0.9])) == list(ANSWERS)
    assert expected_costs(np.zeros((2, 5))).shape == (2, 5, 3)


@given(st.floats(0, 1), st.lists(st.floats(0, 20), min_size=4, max_size=4))
@settings(deadline=None)
def test_no_answer_costs_less_than_the_best(probability, prices):
    costs = AnswerCosts(*prices)
    expected = expected_costs(probability, costs)
    assert expected[ANSWERS.index(best_answer(probability, costs))] == expected.min()
    truth_none, truth_decline = expected_costs([0, 1], costs)
    assert expected == pytest.approx((1 - probability) * truth_none + probability * truth_decline)


def test_no_other_thresholds_cost_less_on_series_from_the_model():
    model = DeclineModel()
    drawn = draw_series(model, 20_000, seed=4)
    probability = decline_posterior(drawn.results, model).probability
    price = expected_costs(drawn.begun.astype(float))

    def mean_cost(watch_from, act_from):
        answer = (probability > watch_from).astype(int) + (probability > act_from)
        return price[np.arange(len(answer)), answer].mean()

    best = mean_cost(1 / 8, 5 / 8)
    for other in [(0.02, 5 / 8), (0.4, 5 / 8), (1 / 8, 0.3), (1 / 8, 0.95), (0.5, 0.5)]:
        assert mean_cost(*other) > best


def a_class(pupils=24, tests=12, seed=1, missing=0.1):
    random = np.random.default_rng(seed)
    own = random.normal(68, 11, size=(pupils, 1)) + random.normal(0, 10, size=(pupils, tests))
    difficulty = random.normal(0, 4, size=tests)
    difficulty[5] += 15
    results = own - difficulty
    results[random.random(results.shape) < missing] = np.nan
    return own, difficulty, results


def test_the_class_effect_comes_off():
    differences = []
    for seed in range(20):
        own, difficulty, results = a_class(seed=seed)
        corrected = without_class_effect(results)
        assert (np.isnan(corrected) == np.isnan(results)).all()
        # up to the average difficulty, which can't be told from the level
        differences.append(corrected - (own - difficulty.mean()))
    left = np.nanstd(differences)
    assert left == pytest.approx(DeclineModel(wobble_sd=10).with_class_of(24).difficulty_sd, rel=0.25)
    assert np.nanmean(differences) == pytest.approx(0, abs=0.3)


def test_without_wobble_the_difficulty_comes_off_exactly():
    random = np.random.default_rng(3)
    level, difficulty = random.normal(60, 10, size=(8, 1)), random.normal(size=6)
    results = level - difficulty
    results[[0, 3, 3, 7], [1, 0, 4, 5]] = np.nan
    corrected = without_class_effect(results)
    assert np.nanmax(np.abs(corrected - np.nanmean(corrected, axis=1, keepdims=True))) < 1e-6


def test_each_class_has_its_own_effect():
    _own, _difficulty, first = a_class(seed=1)
    _own, _difficulty, second = a_class(seed=2)
    order = np.random.default_rng(5).permutation(48)
    classes = np.array(["6A"] * 24 + ["6B"] * 24)[order]
    corrected = without_class_effect(np.vstack([first, second])[order], classes)
    expected = np.vstack([without_class_effect(first), without_class_effect(second)])[order]
    assert corrected == pytest.approx(expected, nan_ok=True)


def test_a_data_frame_keeps_its_labels():
    _own, _difficulty, results = a_class()
    wide = pd.DataFrame(results, index=[f"P{number}" for number in range(24)], columns=range(1, 13))
    corrected = without_class_effect(wide)
    assert corrected.index.equals(wide.index)
    assert corrected.columns.equals(wide.columns)
    assert corrected.to_numpy() == pytest.approx(without_class_effect(results), nan_ok=True)


def test_a_pupil_alone_keeps_the_results():
    assert without_class_effect([[50, 60, 40]]) == pytest.approx(np.array([[50, 60, 40]]))


def test_taking_off_the_class_effect_makes_a_better_reader():
    # A hard test for all looks like a decline to whoever doesn't look at the class.
    model = replace(DeclineModel(prevalence=0.05, wobble_spread=0, difficulty_sd=0))
    random = np.random.default_rng(8)
    drawn = draw_series(model, 24 * 200, seed=8)
    classes = np.repeat(np.arange(200), 24)
    difficulty = random.normal(0, 6, size=(200, 12))[classes]
    raw = drawn.results - difficulty
    naive = decline_posterior(raw, replace(model, difficulty_sd=6)).probability
    corrected = decline_posterior(without_class_effect(raw, classes), model.with_class_of(24)).probability
    known = decline_posterior(drawn.results, model).probability
    naive, corrected, known = (np.mean((probability - drawn.begun) ** 2) for probability in (naive, corrected, known))
    assert known < corrected < naive
    assert corrected - known < (naive - known) / 2


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: best_answer(1.2), "lies between 0 and 1"),
        (lambda: best_answer([0.5, float("nan")]), "lies between 0 and 1"),
        (lambda: AnswerCosts(late=-1), "late can't be below 0"),
        (lambda: AnswerCosts(missed="much"), "missed must be an ordinary number"),
        (lambda: without_class_effect([[1, 2], [3, 4]], ["6A"]), "one class for each of the 2 rows"),
        (lambda: without_class_effect([["a", "b"]]), "nothing but numbers"),
    ],
)
def test_what_cannot_be_used_is_named(call, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        call()
