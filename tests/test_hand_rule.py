"""The line and the count: two rules for the last three results, whose false alarms are known exactly."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

from datawijs.language import speaking
from datawijs.signals import (
    count_rule,
    count_rule_answers,
    hand_rule,
    hand_rule_answers,
    hand_rule_chances,
    line_place,
)

NINE = [52.0, 70, 61, 48, 66, 75, 58, 63, 55]  # sorted: 48 52 55 58 …, so the line lies at 55
PERCENT = 100

# earlier results, place of the line, "decline" and "decline or too early" in percent
TABLE = [
    *((4, 1, 0, 14.29), (5, 1, 0, 10.71), (6, 2, 4.76, 22.62), (7, 2, 3.33, 18.33), (8, 2, 2.42, 15.15)),
    *((9, 3, 4.55, 23.64), (10, 3, 3.50, 20.28), (11, 3, 2.75, 17.58), (12, 4, 4.40, 24.18), (13, 4, 3.57, 21.43)),
    *((14, 4, 2.94, 19.12), (15, 5, 4.29, 24.51), (16, 5, 3.61, 22.19)),
]

scores = st.floats(0, 100, allow_nan=False).map(lambda value: round(value, 1))


@pytest.mark.parametrize(
    ("last", "answer", "count"),
    [
        ([54, 40, 54.9], "decline", 3),
        ([54, 80, 54.9], "early", 2),
        ([55, 55, 20], "noise", 1),  # on the line is not below it
        ([80, 90, 55], "noise", 0),
    ],
)
def test_counts_how_many_of_the_last_three_lie_below_the_third_lowest_of_nine(last, answer, count):
    found = hand_rule(NINE, last)
    assert (found.answer, found.count, found.line, found.place) == (answer, count, 55, 3)
    assert found.below == tuple(value < 55 for value in last)


def test_what_the_class_scored_lower_comes_back_first():
    assert hand_rule(NINE, [50, 49, 51]).answer == "decline"
    assert hand_rule(NINE, [50, 49, 51], class_effect=[-6, -6, -6]).answer == "noise"
    assert hand_rule(NINE, [60, 49, 51], class_effect=[+8, 0, 0]).answer == "decline"


@pytest.mark.parametrize("earlier", [4, 5])
def test_with_four_or_five_earlier_results_it_is_too_early_at_most(earlier):
    before = NINE[:earlier]
    assert hand_rule(before, [0, 0, 0]).answer == "early"
    assert count_rule(before, [0, 0, 0]).answer == "early"
    assert hand_rule_chances(earlier).decline == 0


@pytest.mark.parametrize(("earlier", "place", "decline", "alarm"), TABLE)
def test_false_alarms_are_those_of_all_orders(earlier, place, decline, alarm):
    """Every order of the results is equally likely, so every choice of the last three among the ranks is: go through them."""
    ranks = np.arange(earlier + 3.0)
    chosen = list(combinations(range(earlier + 3), 3))
    last = ranks[np.array(chosen)]
    before = np.array([np.delete(ranks, list(three)) for three in chosen])
    found = hand_rule_answers(before, last)
    shares = [PERCENT * np.isin(found, answers).mean() for answers in (["decline"], ["decline", "early"])]
    chances = hand_rule_chances(earlier)
    assert line_place(earlier) == place
    assert [PERCENT * chances.decline, PERCENT * chances.alarm] == pytest.approx(shares)
    assert shares == pytest.approx([decline, alarm], abs=0.006)


def test_with_many_results_it_is_three_dice():
    chances = hand_rule_chances(30_000)
    assert [chances.decline, chances.alarm] == pytest.approx([1 / 27, 7 / 27], abs=1e-4)


@given(st.lists(scores, min_size=4, max_size=20), st.lists(scores, min_size=3, max_size=3))
def test_many_series_at_once_are_each_of_them(earlier, last):
    padded = [*earlier[:2], np.nan, *earlier[2:], np.nan]  # missed tests, wherever they are
    assert hand_rule_answers([padded], [last]).tolist() == [hand_rule(earlier, last).answer]
    assert count_rule_answers([padded], [last]).tolist() == [count_rule(earlier, last).answer]


@given(st.lists(scores, min_size=4, max_size=20), st.lists(scores, min_size=3, max_size=3), st.randoms())
def test_order_shift_and_scale_change_nothing(earlier, last, random):
    shuffled, three = random.sample(earlier, len(earlier)), random.sample(last, 3)
    for rule in (hand_rule, count_rule):
        said = rule(earlier, last).answer
        assert rule(shuffled, three).answer == said
        assert rule([8 * value + 16 for value in earlier], [8 * value + 16 for value in last]).answer == said


@given(st.lists(scores, min_size=4, max_size=12), st.lists(scores, min_size=3, max_size=3))
def test_lower_results_never_calm(earlier, last):
    order = ["noise", "early", "decline"]
    for rule in (hand_rule, count_rule):
        said = [order.index(rule(earlier, [value - drop for value in last]).answer) for drop in (0, 5, 20, 200)]
        assert said == sorted(said)


@pytest.mark.parametrize("earlier", [4, 6, 9, 14])
def test_the_count_is_mann_whitneys_u(earlier):
    random = np.random.default_rng(earlier)
    for _time in range(50):
        values = random.normal(size=earlier + 3)
        before, last = values[:earlier], values[earlier:]
        found = count_rule(before, last)
        exact = mannwhitneyu(last, before, alternative="less", method="exact")
        assert (found.count, found.chance) == (exact.statistic, pytest.approx(exact.pvalue))


def test_the_borders_of_the_count_with_nine_earlier_results():
    """At most 4: 5 of 100; at most 9: at most 25 of 100."""
    answers = {}
    ranks = np.arange(12.0)
    for three in combinations(range(12), 3):
        found = count_rule(np.delete(ranks, list(three)), ranks[list(three)])
        answers[found.count] = found.answer
    assert {count for count, answer in answers.items() if answer == "decline"} == set(range(5))
    assert {count for count, answer in answers.items() if answer == "early"} == set(range(5, 10))
    assert count_rule(NINE, [48.5, 48.5, 48.5]).chance == 7 / 220  # counts 0 to 3: 1 + 1 + 2 + 3 of 220 orders


def test_ties_count_as_lower_so_that_alarms_get_rarer():
    assert count_rule([50, 50, 50, 50, 50, 50], [50, 50, 50]).answer == "noise"
    assert hand_rule([50, 50, 50, 50, 50, 50], [50, 50, 50]).answer == "noise"


@pytest.mark.parametrize(
    ("earlier", "last", "effect", "sentence"),
    [
        ([60, 70, 80], [50, 50, 50], None, "3 results before the last three. At least 4"),
        (NINE, [50, 50], None, "the last 3 results, not 2"),
        (NINE, [50, 50, 50, 50], None, "the last 3 results, not 4"),
        (NINE, [50, 50, 50], [3, 4], "each of the last 3 tests, not of 2"),
        (NINE, [50, None, 50], None, "Value 2 of 3 is missing"),
        ([*NINE, "ziek"], [50, 50, 50], None, "Value 10 of 10 is a text"),
    ],
)
def test_says_what_it_cannot_do(earlier, last, effect, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        hand_rule(earlier, last, class_effect=effect)
    if effect is None:
        with pytest.raises(ValueError):
            count_rule(earlier, last)


@pytest.mark.parametrize("rule", [hand_rule_answers, count_rule_answers])
def test_many_series_at_once_need_their_last_three(rule):
    for earlier, last in [([NINE], [[1, 2]]), (NINE, [1, 2, 3]), ([NINE], [[1, np.nan, 2]]), ([NINE[:3]], [[1, 2, 3]])]:
        with pytest.raises(ValueError):
            rule(earlier, last)
    assert rule(np.empty((0, 9)), np.empty((0, 3))).tolist() == []
