"""Line-up: at most one chart is real, the others are chance, and what is said about luck is right."""

import gzip
import json

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from datawijs.board.truth import WOBBLE_SD
from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import LineUp
from datawijs.widgets.line_up.rounds import CHARTS, ONSETS, SETS, SIZES, TESTS, draw_rounds, expected_largest_drop, luck

SOME_SEEDS = settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@SOME_SEEDS
@given(st.integers(min_value=0, max_value=100_000), st.integers(min_value=1, max_value=6))
def test_any_line_up_is_as_described(seed, rounds):
    sets = draw_rounds(rounds, seed)
    assert len(sets) == SETS
    assert sets[0][0].real is not None  # the first one shows what it is about
    counts = {(sum(one.real is None for one in drawn), len(drawn)) for drawn in sets}
    assert len(counts) == 1
    if rounds > 1:
        assert counts.pop()[0] >= 1
    names = [one.name for drawn in sets for one in drawn]
    assert len(set(names)) == len(names)
    for one in (one for drawn in sets for one in drawn):
        assert one.scores.shape == (CHARTS, TESTS)
        assert ((one.scores >= 0) & (one.scores <= 100)).all()
        by_hand = [(series[:9].mean() - series[9:].mean()) / WOBBLE_SD for series in one.scores]
        assert one.drops == pytest.approx(by_hand)
        assert one.drops[one.largest] == max(by_hand)
        if one.real is not None:
            assert ONSETS[0] <= one.onset <= ONSETS[1]
            series = one.scores[one.real]
            fall = (series[: one.onset - 1].mean() - series[one.onset - 1 :].mean()) / WOBBLE_SD
            assert one.fall == pytest.approx(fall)
            assert SIZES["subtle"][0] * WOBBLE_SD <= one.points <= SIZES["plain"][1] * WOBBLE_SD


def test_a_plain_decline_is_where_the_best_reader_points():
    plain = [one for seed in range(15) for drawn in draw_rounds(1, seed) for one in drawn]
    assert all(one.best == one.real for one in plain)
    subtle = [one for seed in range(15) for drawn in draw_rounds(3, seed) for one in drawn if one.real is not None]
    assert any(one.best != one.real for one in subtle)  # some hide


def test_the_place_of_the_real_chart_tells_nothing():
    places = [
        one.real for seed in range(120) for drawn in draw_rounds(2, seed) for one in drawn if one.real is not None
    ]
    counts = np.bincount(places, minlength=CHARTS)
    expected = len(places) / CHARTS
    assert (counts > 0).all()
    assert ((counts - expected) ** 2 / expected).sum() < 43.8  # chi-square with 19 degrees of freedom, 0.1 %


def test_charts_of_chance_are_only_that():
    drops = np.array(
        [one.drops for seed in range(80) for drawn in draw_rounds(2, seed) for one in drawn if one.real is None]
    )
    assert drops.shape[1] == CHARTS
    assert drops.mean() == pytest.approx(0, abs=0.05)
    assert drops.std() == pytest.approx(np.sqrt(1 / 3 + 1 / 9), rel=0.03)
    assert drops.max(axis=1).mean() == pytest.approx(expected_largest_drop(CHARTS), abs=0.07)


def test_the_expected_largest_drop_is_that_of_normal_values():
    rng = np.random.default_rng(3)
    noise = rng.standard_normal((20_000, 19, TESTS))
    drops = noise[..., :9].mean(axis=-1) - noise[..., 9:].mean(axis=-1)
    assert expected_largest_drop(19) == pytest.approx(drops.max(axis=1).mean(), abs=0.01)
    assert expected_largest_drop(1) == pytest.approx(0, abs=1e-6)


def test_luck_is_counted_right():
    assert luck(1) == [1, 20]
    assert luck(2) == [1, 10, 400]  # 1 / (1 − .95²) = 10.3
    rng = np.random.default_rng(2)
    hits = rng.binomial(4, 1 / CHARTS, 400_000)
    assert luck(4)[1] == round(1 / (hits >= 1).mean())
    assert luck(4)[2] == pytest.approx(1 / (hits >= 2).mean(), rel=0.05)


@pytest.mark.parametrize("rounds", [0, 7, True, 2.0, "3"])
def test_another_number_of_rounds_is_refused_in_words(rounds):
    with speaking("nl"), pytest.raises(ValueError, match="Een line-up heeft 1 tot 6 rondes"):
        LineUp("x", rounds=rounds)


def test_both_languages_show_the_same_charts_and_stay_small():
    contents = {}
    for language in LANGUAGES:
        with speaking(language):
            contents[language] = LineUp("x", rounds=6, seed=4).content
        assert len(gzip.compress(json.dumps(contents[language]).encode())) < 30_000
    assert contents["nl"]["edition"] == contents["en"]["edition"]
    shown = {language: [one for drawn in content["sets"] for one in drawn] for language, content in contents.items()}
    for one, same in zip(shown["nl"], shown["en"], strict=True):
        assert one["scores"] == same["scores"]
        assert one["real"] == same["real"]
        values = [value for series in one["scores"] for value in series]
        assert one["axis"][0] <= min(values) < max(values) <= one["axis"][1]
    assert contents["nl"]["ui"].keys() == contents["en"]["ui"].keys()


def test_the_result_is_a_tidy_table():
    with speaking("en"):
        exercise = LineUp("result", seed=1)
    assert exercise.result.empty
    first = exercise.content["sets"][0]
    answers = [first[0]["real"], CHARTS, 4]
    attempts = [{"set": 0, "answers": answers}, {"set": 1, "answers": [3]}]
    exercise.answers = {"saved": 1, "given": {"edition": exercise.content["edition"], "attempts": attempts}}
    table = exercise.result
    assert table[["attempt", "set", "round"]].to_numpy().tolist() == [[1, 1, 1], [1, 1, 2], [1, 1, 3], [2, 2, 1]]
    assert table["answer"].tolist() == [answers[0] + 1, 0, 5, 4]
    truth = [0 if one["real"] is None else one["real"] + 1 for one in first]
    assert table["real"].tolist()[:3] == truth
    assert table["right"].tolist()[0]
    assert table["drop"].isna().tolist() == [False, True, False, False]
    assert table["drop"].tolist()[2] == pytest.approx(first[2]["drops"][4], abs=0.0551)
    exercise.answers = {"saved": 2, "given": {"edition": "another", "attempts": attempts}}
    assert exercise.result.empty
