"""The ideal observer: its posterior against a direct computation, and against the truth of series from its own model."""

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal

from datawijs.language import speaking
from datawijs.signals import DeclineModel, decline_posterior, detection, draw_series, recent_change

HALF_DECLINE = DeclineModel(prevalence=0.5)
ALL_KNOWN = DeclineModel(prevalence=0.5, wobble_spread=0, difficulty_sd=0)
observer = import_module("datawijs.signals.ideal_observer")


def posterior_the_long_way(row, model, steps=41):
    """Bayes' rule as it stands in the books: whole covariance matrices, and a fine grid over size and wobble."""
    there = ~np.isnan(row)
    tests = np.arange(1, len(row) + 1)[there]
    z = np.linspace(-6, 6, steps) if model.wobble_spread else np.zeros(1)
    chances = np.exp(-(z**2) / 2) / np.exp(-(z**2) / 2).sum()
    sizes = model.size_sd[0] + (np.arange(steps) + 0.5) / steps * (model.size_sd[1] - model.size_sd[0])
    none, begun = 0.0, 0.0
    for wobble, chance in zip(model.median_wobble * np.exp(model.wobble_spread * z), chances, strict=True):
        spread = (wobble**2 + model.difficulty_sd**2) * np.eye(len(tests)) + model.level_sd**2
        likelihood = multivariate_normal(np.full(len(tests), model.level_mean), spread)
        none += chance * likelihood.pdf(row[there])
        for onset in model.possible_onsets:
            lifted = row[there] + sizes[:, np.newaxis] * wobble * (tests >= onset)
            share = chance / len(model.possible_onsets) * likelihood.pdf(lifted).mean()
            if onset <= len(row):
                begun += share
            else:
                none += share * model.prevalence / (1 - model.prevalence)
    none *= 1 - model.prevalence
    begun *= model.prevalence
    return begun / (none + begun)


@pytest.mark.parametrize(
    "model",
    [
        ALL_KNOWN,
        HALF_DECLINE,
        DeclineModel(),
        DeclineModel(prevalence=0.3, level_sd=0, onsets=(1, 12)),
        DeclineModel(prevalence=0.5, wobble_spread=0.5, size_sd=(0.5, 4), onsets=(5, 15)),
        DeclineModel(prevalence=0.5, wobble_spread=1),
        DeclineModel(prevalence=0.5, level_mean=0, level_sd=1, wobble_sd=0.8, difficulty_sd=0.3, size_sd=(2, 2)),
    ],
)
def test_posterior_is_that_of_bayes_rule_the_long_way(model):
    rows = draw_series(replace(model, prevalence=0.5), 6, seed=3).results
    rows[1, [2, 7]] = rows[2, 9:] = np.nan
    rows[3, :11] = np.nan
    expected = [posterior_the_long_way(row, model) for row in rows]
    assert decline_posterior(rows, model).probability == pytest.approx(expected, abs=4e-4)


@pytest.mark.parametrize(
    "model",
    [HALF_DECLINE, DeclineModel(prevalence=0.5, wobble_spread=0.4), DeclineModel(prevalence=0.5, onsets=(4, 79))],
)
def test_a_finer_grid_changes_less_than_one_in_five_thousand(model, monkeypatch):
    rows = draw_series(model, 500, points=model.onsets[1] + 1, seed=3).results
    coarse = decline_posterior(rows, model).probability
    for name, finer in {"FEWEST_SIZES": 40, "WOBBLE_REACH": 7.0, "WOBBLE_STEP": 0.3}.items():
        monkeypatch.setattr(observer, name, finer)
    assert coarse == pytest.approx(decline_posterior(rows, model).probability, abs=2e-4)


@pytest.mark.parametrize("model", [HALF_DECLINE, DeclineModel(), DeclineModel(prevalence=0.5, wobble_spread=0.4)])
@pytest.mark.parametrize("points", [8, 12])
def test_among_series_with_posterior_p_a_share_p_has_declined(model, points):
    drawn = draw_series(model, 30_000, points=points, seed=11)
    results = np.where(np.random.default_rng(1).random(drawn.results.shape) < 0.1, np.nan, drawn.results)
    probability = decline_posterior(results, model).probability
    for low, high in [(0, 0.05), (0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01)]:
        chosen = (probability >= low) & (probability < high)
        stated = probability[chosen]
        error = np.sqrt((stated * (1 - stated)).sum()) / max(len(stated), 1)
        if len(stated) >= 50:
            assert drawn.begun[chosen].mean() == pytest.approx(stated.mean(), abs=4 * error)


def test_the_onset_is_as_likely_as_it_says():
    drawn = draw_series(HALF_DECLINE, 30_000, seed=2)
    posterior = decline_posterior(drawn.results, HALF_DECLINE)
    assert list(posterior.tests) == list(range(4, 12))
    assert posterior.onset.sum(axis=1) == pytest.approx(posterior.probability)
    for column, test in enumerate(posterior.tests):
        chance = posterior.onset[:, column]
        likely = chance > 0.3
        assert (drawn.onset[likely] == test).mean() == pytest.approx(chance[likely].mean(), abs=0.04)


def test_nobody_reads_better():
    # 12 results, half of the series with a decline of 1–3 SD begun 2–6 results ago. The best reader has d′ 2.45 when the wobble
    # is known and 2.3 when it is not; the last three against the rest has 1.9.
    model = replace(ALL_KNOWN, onsets=(7, 11))
    drawn = draw_series(model, 4000, seed=5)
    unknown = replace(model, wobble_spread=0.7)
    unknown = replace(unknown, wobble_sd=model.wobble_sd / unknown.median_wobble * unknown.wobble_sd)
    drops = np.array([recent_change(row).drop for row in drawn.results])

    def d_prime(flagged):
        begun = drawn.begun
        return detection(
            int((flagged & begun).sum()),
            int((~flagged & begun).sum()),
            int((flagged & ~begun).sum()),
            int((~flagged & ~begun).sum()),
        ).d_prime

    known = d_prime(decline_posterior(drawn.results, model).probability > 0.5)
    guessed = d_prime(decline_posterior(drawn.results, unknown).probability > 0.5)
    taught = d_prime(drops > np.median(drops))
    assert known == pytest.approx(2.45, abs=0.15)
    assert guessed == pytest.approx(2.3, abs=0.15)
    assert taught == pytest.approx(1.9, abs=0.15)
    assert known > guessed > taught


def test_a_known_wobble_takes_the_place_of_the_prior():
    rows = draw_series(HALF_DECLINE, 50, seed=9).results
    wobble = np.linspace(5, 20, 50)
    together = decline_posterior(rows, HALF_DECLINE, wobble_sd=wobble).probability
    one_by_one = [
        decline_posterior(row, replace(HALF_DECLINE, wobble_sd=each, wobble_spread=0)).probability[0]
        for row, each in zip(rows, wobble, strict=True)
    ]
    assert together == pytest.approx(one_by_one)
    assert decline_posterior(rows, ALL_KNOWN, wobble_sd=10.5).probability == pytest.approx(
        decline_posterior(rows, ALL_KNOWN).probability
    )


def test_without_results_the_answer_is_the_prior():
    empty = np.full((1, 12), np.nan)
    assert decline_posterior(empty, DeclineModel()).probability == pytest.approx(0.1)
    # after 7 tests, four of the eight onsets have been
    assert decline_posterior(empty[:, :7], DeclineModel()).probability == pytest.approx(0.05)
    assert decline_posterior(empty[:, :3], DeclineModel()).probability == pytest.approx(0)


def test_the_prior_may_be_certain():
    rows = draw_series(HALF_DECLINE, 5).results
    assert decline_posterior(rows, replace(HALF_DECLINE, prevalence=0)).probability == pytest.approx(0)
    assert decline_posterior(rows, replace(HALF_DECLINE, prevalence=1)).probability == pytest.approx(1)


def test_extreme_results_stay_probabilities():
    rows = [[1e6] * 11 + [-1e6], [1e6] * 12, [-1e6] * 12, [0] * 12, [100] * 6 + [-1e5] * 6]
    posterior = decline_posterior(rows, DeclineModel())
    assert np.isfinite(posterior.onset).all()
    assert ((posterior.probability >= 0) & (posterior.probability <= 1)).all()
    assert posterior.probability[4] > 0.99


rows = st.lists(st.one_of(st.integers(20, 100), st.none()), min_size=4, max_size=14)


@given(rows, st.integers(-200, 200), st.sampled_from([0.1, 2, 10]))
@settings(deadline=None, max_examples=40)
def test_shift_and_scale_make_no_difference_when_the_model_moves_along(values, shift, scale):
    row = np.array(values, dtype=float)
    moved = replace(
        HALF_DECLINE,
        level_mean=scale * HALF_DECLINE.level_mean + shift,
        level_sd=scale * HALF_DECLINE.level_sd,
        wobble_sd=scale * HALF_DECLINE.wobble_sd,
        difficulty_sd=scale * HALF_DECLINE.difficulty_sd,
    )
    before = decline_posterior(row, HALF_DECLINE).probability
    assert 0 <= before[0] <= 1
    assert decline_posterior(scale * row + shift, moved).probability == pytest.approx(before, abs=1e-7)


@given(rows, st.randoms())
@settings(deadline=None, max_examples=40)
def test_the_order_before_the_first_and_after_the_last_onset_does_not_matter(values, random):
    row = np.array(values, dtype=float)
    mixed = row.copy()
    mixed[:3] = random.sample(list(row[:3]), 3)
    mixed[10:] = random.sample(list(row[10:]), len(row[10:]))
    model = replace(HALF_DECLINE, onsets=(4, 11))
    assert decline_posterior(mixed, model).probability == pytest.approx(decline_posterior(row, model).probability)


@given(rows.filter(lambda values: len(values) >= 5 and values[-1] is not None))
@settings(deadline=None, max_examples=40)
def test_a_lower_level_after_every_onset_is_a_likelier_decline(values):
    # with one possible onset and a known wobble, the posterior rises with the drop
    model = replace(ALL_KNOWN, onsets=(len(values), len(values)), level_sd=1000)
    row = np.array(values, dtype=float)
    lower = row.copy()
    lower[-1] -= 3
    if np.isfinite(row).sum() > 1:
        assert decline_posterior(lower, model).probability[0] >= decline_posterior(row, model).probability[0]


def test_many_rows_are_the_rows_one_by_one():
    results = draw_series(HALF_DECLINE, observer.ROWS_AT_ONCE + 3, points=6).results
    together = decline_posterior(results, HALF_DECLINE).probability
    for row in (0, observer.ROWS_AT_ONCE - 1, observer.ROWS_AT_ONCE, -1):
        assert together[row] == pytest.approx(decline_posterior(results[row], HALF_DECLINE).probability[0])


def test_drawn_series_are_what_the_model_says():
    model = DeclineModel(prevalence=0.3, onsets=(5, 8))
    drawn = draw_series(model, 40_000, seed=3)
    declines = drawn.onset > 0
    assert declines.mean() == pytest.approx(0.3, abs=0.01)
    assert set(drawn.onset[declines]) == {5, 6, 7, 8}
    assert (drawn.begun == declines).all()
    assert drawn.size_sd[declines].min() >= 1
    assert drawn.size_sd[declines].max() <= 3
    assert not drawn.size_sd[~declines].any()
    assert np.sqrt((drawn.wobble_sd**2).mean()) == pytest.approx(10.5, abs=0.05)
    quiet = drawn.results[~declines]
    assert quiet.mean() == pytest.approx(68, abs=0.4)
    assert quiet.var(axis=1, ddof=1).mean() == pytest.approx(10.5**2 + 4.3**2, rel=0.02)
    fall = drawn.results[declines, :4].mean(axis=1) - drawn.results[declines, 8:].mean(axis=1)
    assert fall.mean() == pytest.approx((drawn.size_sd * drawn.wobble_sd)[declines].mean(), rel=0.02)
    assert draw_series(model, 10, seed=3).results == pytest.approx(draw_series(model, 10, seed=3).results)


def test_a_decline_that_begins_after_the_last_test_has_not_begun():
    drawn = draw_series(DeclineModel(prevalence=1), 2000, points=6)
    assert (drawn.begun == (drawn.onset <= 6)).all()
    assert 0 < drawn.begun.mean() < 1


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: DeclineModel(wobble_sd=0), "wobble must be above 0"),
        (lambda: DeclineModel(level_sd=-1), "level_sd can't be below 0"),
        (lambda: DeclineModel(prevalence=10), "prevalence must be a share"),
        (lambda: DeclineModel(onsets=(0, 5)), "onsets must be a whole number, 1 or more"),
        (lambda: DeclineModel(onsets=(8, 5)), "onsets must be two numbers, the smallest first"),
        (lambda: DeclineModel(size_sd=(1, 2, 3)), "size_sd must be two numbers"),
        (lambda: DeclineModel(level_mean="high"), "level_mean must be an ordinary number"),
        (lambda: DeclineModel().with_class_of(1), "pupils must be a whole number, 2 or more"),
        (lambda: decline_posterior([["a", 1]]), "nothing but numbers"),
        (lambda: decline_posterior([[1, float("inf")]]), "Row 1, value 2 is infinite"),
        (lambda: decline_posterior(np.zeros((2, 2, 2))), "this has shape"),
        (lambda: decline_posterior([[1, 2], [3, 4]], wobble_sd=[1, 2, 3]), "one for each of the 2 series"),
        (lambda: decline_posterior([[1, 2]], wobble_sd=0), "Every wobble must be a number above 0"),
        (lambda: draw_series(DeclineModel(), 0), "series must be a whole number, 1 or more"),
    ],
)
def test_what_cannot_be_used_is_named(call, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        call()
