"""Comparing groups: the truth is known, what averages support is reckoned right, and the draws do what the reckoning says."""

import numpy as np
import pytest
from asked_page import checked_questions
from kept_names import kept_names, names_in
from scipy.stats import norm

from datawijs.board import make_board
from datawijs.board.truth import MEAN_LEVEL
from datawijs.language import LANGUAGES, speaking
from datawijs.signals import class_average, standard_error_of_average
from datawijs.widgets import ComparingGroups
from datawijs.widgets.comparing_groups.exercise import DRAWS, LEAST, groups_content
from datawijs.widgets.comparing_groups.groups import (
    ANSWERS,
    CLEAR,
    ERROR,
    ERROR_IN_SD,
    LARGE,
    PUPILS,
    REAL,
    SPREAD,
    best_reader,
    chance_of,
    clear_limits,
    draw_pair,
    draw_pairs,
    explained,
    lower_wins,
    real_in_share,
    usual_difference,
)

MANY = 20_000


@pytest.fixture(scope="module")
def drawn():
    """Differences of many pairs: from one population, and from two."""
    rng = np.random.default_rng(7)
    return {real: np.array([draw_pair(rng, real=real).difference for _ in range(MANY)]) for real in (False, True)}


@pytest.fixture(scope="module")
def content():
    with speaking("en"):
        return groups_content(1)


def test_the_standard_error_is_that_of_the_syllabus():
    assert round(ERROR_IN_SD, 2) == 0.22
    assert pytest.approx(standard_error_of_average(20, sd=SPREAD)) == ERROR
    averages = [class_average(draw_pair(np.random.default_rng(seed), real=False).a) for seed in range(300)]
    assert np.mean([one.standard_error for one in averages]) == pytest.approx(ERROR, rel=0.05)
    assert np.std([one.mean for one in averages], ddof=1) == pytest.approx(ERROR, rel=0.1)


def test_pupils_differ_as_on_one_test_of_the_board():
    """And as in the lesson around the exercise, which reckons with the board's own tests."""
    results = make_board().results.dropna(subset=["score"])
    tests = results.groupby("test_id")["score"]
    squares = ((results["score"] - tests.transform("mean")) ** 2).sum()
    assert pytest.approx(np.sqrt(squares / (len(results) - tests.ngroups)), abs=0.05) == SPREAD


def test_chance_is_what_thousands_of_draws_do(drawn):
    assert drawn[False].mean() == pytest.approx(usual_difference(), rel=0.03)
    for points in (1, 4, LARGE, 8):
        assert (drawn[False] >= points).mean() == pytest.approx(chance_of(points), abs=0.015)


def test_nobody_reads_better_than_the_best_reader(drawn):
    share, limit = best_reader()
    hits = ((drawn[True] >= limit).mean() + (drawn[False] < limit).mean()) / 2
    assert hits == pytest.approx(share, abs=0.01)
    for other in (limit / 2, limit - 1, limit + 1, 2 * limit):
        assert ((drawn[True] >= other).mean() + (drawn[False] < other).mean()) / 2 <= share + 0.01


@pytest.mark.parametrize("points", [1, 4, 6, 9])
def test_what_a_distance_says_is_what_thousands_of_pairs_are(points, drawn):
    near = {real: (abs(differences - points) < 0.5).sum() for real, differences in drawn.items()}
    assert real_in_share(points) == pytest.approx(near[True] / (near[True] + near[False]), abs=0.03)


def test_the_best_reader_says_what_is_likelier():
    _share, limit = best_reader()
    assert real_in_share(limit) == pytest.approx(1 / 2, abs=0.005)


@pytest.mark.parametrize("seed", range(1, 7))
def test_the_right_answer_is_what_the_averages_support_and_the_truth_is_told(seed):
    """Nobody who says what most pairs like this are is called wrong because this one happens to be another."""
    with speaking("en"):
        pairs = groups_content(seed)["pairs"]
    for pair in pairs:
        a, b = (float(text) for text in pair["mean_texts"])
        real = real_in_share(abs(a - b))
        (right,) = [one["text"] for one in pair["question"]["options"] if one["correct"]]
        assert (right == "A real difference") == (real >= CLEAR)
        assert (right == "Only chance") == (1 - real >= CLEAR)
        whys = " ".join(one["why"] for one in pair["question"]["options"])
        assert ("the same pool." in whys.replace("come from the same pool", "")) == (not pair["real"])
        assert ("pools that really differ" in whys) == pair["real"]
        assert ("Nobody could see" in whys) == (right == ("Only chance" if pair["real"] else "A real difference"))


@pytest.mark.parametrize("seed", range(1, 7))
def test_each_answer_is_right_as_often(seed):
    supported = [pair.supported for pair in draw_pairs(6, np.random.default_rng(seed))]
    assert {supported.count(answer) for answer in ANSWERS} == {2}


def test_the_limits_that_are_told_are_those_of_the_answers():
    chance, real = clear_limits()
    assert real_in_share(chance) <= 1 - CLEAR < real_in_share(chance + 0.1)
    assert real_in_share(real - 0.1) < CLEAR <= real_in_share(real)


def test_overlap_is_what_thousands_of_pupils_show():
    rng = np.random.default_rng(3)
    low, high = (rng.normal(mean, SPREAD, MANY) for mean in (MEAN_LEVEL, MEAN_LEVEL + REAL))
    assert (low > high).mean() == pytest.approx(lower_wins(), abs=0.01)
    between = np.var([MEAN_LEVEL, MEAN_LEVEL + REAL])
    assert between / np.var(np.concatenate([low, high])) == pytest.approx(explained(), abs=0.005)


@pytest.mark.parametrize("seed", range(1, 7))
def test_the_pairs_fool_every_rule_as_pairs_do(seed):
    pairs = draw_pairs(6, np.random.default_rng(seed))
    _share, limit = best_reader()
    assert sum(pair.real for pair in pairs) == 3
    assert sum((pair.difference >= limit) != pair.real for pair in pairs) == 2
    assert all(len(pair.a) == len(pair.b) == PUPILS for pair in pairs)


def test_content_counts_right(content):
    means = np.array([pair["means"] for pair in content["draws"]])
    exact = np.array([[np.mean(pair["a"]), np.mean(pair["b"])] for pair in content["draws"]])
    assert means == pytest.approx(exact, abs=0.006)
    assert len(content["draws"]) == DRAWS >= LEAST
    near = (abs(exact - MEAN_LEVEL) <= ERROR).sum(axis=1).cumsum()
    assert content["near"] == near.tolist()
    assert near[-1] / (2 * DRAWS) == pytest.approx(norm.cdf(1) - norm.cdf(-1), abs=0.13)
    shown = np.array([[float(text) for text in pair["mean_texts"]] for pair in content["draws"]])
    difference = abs(shown[:, 0] - shown[:, 1]).round(1)
    assert shown == pytest.approx(exact, abs=0.0501)
    assert content["large"] == (difference >= LARGE).cumsum().tolist()
    assert content["widest"] == np.maximum.accumulate(difference).tolist()
    assert not any(pair["real"] for pair in content["draws"])


def test_every_pair_says_its_difference_as_the_averages_shown_say(content):
    for pair in content["pairs"]:
        a, b = (float(text) for text in pair["mean_texts"])
        for option in pair["question"]["options"]:
            assert f"difference is {abs(a - b):.1f} points" in option["why"]
            assert f"apart, {100 * real_in_share(abs(a - b)):.0f} really differ" in option["why"]
        assert f"{abs(a - b):.1f}" == pair["difference"]
    for pair in content["draws"]:
        a, b = (float(text) for text in pair["mean_texts"])
        assert f"{abs(a - b):.1f}" == pair["difference"]


def test_both_languages_ask_the_same():
    contents = {}
    for language in LANGUAGES:
        with speaking(language):
            shown = contents[language] = groups_content(2)
            checked_questions([*shown["guesses"], *shown["questions"], *(pair["question"] for pair in shown["pairs"])])
    assert [pair["a"] for pair in contents["nl"]["pairs"]] == [pair["a"] for pair in contents["en"]["pairs"]]
    for part in ("guesses", "questions"):
        errors = [
            [[option["misreading"] for option in one["options"]] for one in contents[language][part]]
            for language in LANGUAGES
        ]
        assert errors[0] == errors[1]


def test_the_result_is_a_tidy_table():
    with speaking("nl"):
        exercise = ComparingGroups("result", seed=1)
    pair = exercise.content["pairs"][0]["question"]
    wrong = [option["correct"] for option in pair["options"]].index(False)
    exercise.answers = {"saved": 1, "given": {"edition": "groups-1", "chosen": {pair["key"]: [wrong, 1 - wrong]}}}
    table = exercise.result.set_index("key")
    assert table["part"].value_counts().to_dict() == {"pair": 6, "question": 4, "guess": 2}
    assert table.loc["pair-1", ["right", "tries"]].tolist() == [False, 2]
    assert table.loc["pair-1", "misreading"] == pair["options"][wrong]["misreading"]


def test_the_names_that_answers_are_kept_under_stay(content):
    assert names_in(content) == kept_names("comparing-groups")
