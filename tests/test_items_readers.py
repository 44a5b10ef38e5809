"""The simulated readers do what they are said to do, and the sums that they are judged by are right."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.items.assembly import Assembly
from datawijs.items.best_reader import best_reader_answers, borders
from datawijs.items.cases import Cases, together
from datawijs.items.difficulty import BORDERS, chance_of_truth, difficulty, level_of
from datawijs.items.evidence import evidence, habits
from datawijs.items.ideal import log_odds, probability
from datawijs.items.measures import d_prime, d_prime_error, ideal_d_prime_at, measures
from datawijs.items.people import NOISE_SIZES, PEOPLE, Person, answer_chances, chance_supported
from datawijs.items.raw_reading import can_be_raw, misleads_raw, raw_answers, stepped_answers
from datawijs.items.readers import READERS, answers, count_answers, line_answers
from datawijs.items.reference import reference_sample
from datawijs.items.reliability import expected_kr20, kr20
from datawijs.signals import ANSWERS, detection, find_signals

MISSED = float("nan")


def cases_of(scores, class_average=None, onset=0) -> Cases:
    """Cases from plain lists; a class average of 65 throughout, with nothing to take off, unless told otherwise."""
    scores = np.atleast_2d(np.asarray(scores, dtype=float))
    average = np.full(scores.shape, 65.0) if class_average is None else np.atleast_2d(class_average)
    rows = len(scores)
    onset = np.broadcast_to(onset, rows)
    return Cases(scores, average, scores, np.full(rows, 24), onset, np.where(onset > 0, 2.0, 0.0))


def random_cases(rows=300, seed=1) -> Cases:
    """Random cases with missed tests, half of them with a decline of 15 points from test 9 on."""
    random = np.random.default_rng(seed)
    scores = 70 + 8 * random.standard_normal((rows, 1)) + 10 * random.standard_normal((rows, 12))
    scores[: rows // 2, 8:] -= 15
    scores[random.random(scores.shape) < 0.08] = np.nan
    average = 65 + 3 * random.standard_normal((rows, 12))
    return cases_of(scores, average, np.r_[np.full(rows // 2, 9), np.zeros(rows - rows // 2, dtype=int)])


STEADY = [70, 72, 69, 71, 70, 73, 68, 70, 71, 70, 72, 71]


@pytest.mark.parametrize(
    ("reader", "scores", "alarm"),
    [
        ("drops", STEADY, True),
        ("drops", [*STEADY[:-1], 73], False),
        ("drops", [*STEADY[:-2], MISSED, 69], True),  # 70, missed, 69
        ("drops", [*STEADY[:-1], MISSED], False),  # 70, 72, missed
        ("below", [*STEADY[:-1], 64], True),
        ("below", STEADY, False),
        ("colours", [*STEADY[:-1], 59.9], True),
        ("colours", [*STEADY[:-1], 60], False),
        ("colours", [*STEADY[:-2], 50, MISSED], True),
        ("limits", [*STEADY[:-1], 20], True),
        ("limits", [*STEADY[:-1], 100], False),  # a signal, but upwards
        ("limits", STEADY, False),
        ("taught", [*STEADY[:-3], 60, 58, 61], True),
        ("strict", [*STEADY[:-3], 60, 58, 61], True),
        ("taught", [70, 80, 60, 75, 65, 82, 58, 70, 71, 64, 63, 69], True),  # worth another look
        ("strict", [70, 80, 60, 75, 65, 82, 58, 70, 71, 64, 63, 69], False),
        ("taught", STEADY, False),
        ("ideal", [70, 80, 60, 75, 65, 82, 58, 70, 41, 46, 43, 39], True),
        ("ideal", STEADY, False),
    ],
)
def test_each_reader_reacts_to_what_it_is_said_to_react_to(reader, scores, alarm):
    assert READERS[reader](cases_of(scores)).tolist() == [alarm]


def test_readers_of_many_cases_agree_with_what_is_said_of_one():
    cases = random_cases()
    said = answers(cases)
    line, count, raw, stepped = (read(cases) for read in (line_answers, count_answers, raw_answers, stepped_answers))
    for row in range(len(cases)):
        numbers = range(1, 13)
        scores, average = (pd.Series(values[row], index=numbers) for values in (cases.scores, cases.class_average))
        one, habit = evidence(scores, average), habits(scores, average)
        assert (line[row], count[row]) == (one.best, one.count.answer)
        assert (raw[row], stepped[row]) == (one.raw.answer, one.stepped.answer)
        assert said["taught"][row] == (one.best != "noise")
        assert said["strict"][row] == (one.best == "decline")
        assert said["counted"][row] == (one.count.answer != "noise")
        assert (said["drops"][row], said["below"][row]) == (habit["drops"], habit["below"])
        signals = find_signals(scores.dropna())
        last = signals[signals["last"] == signals["last"].max()]
        assert said["limits"][row] == ("down" in set(last["direction"]))


def test_the_class_effect_counts_for_who_takes_it_off_only():
    hard = np.array(STEADY, dtype=float)
    hard[-3:] -= 15
    average = np.full(12, 65.0)
    average[-3:] -= 15
    cases = replace(cases_of(hard, average), corrected=np.atleast_2d(np.array(STEADY, dtype=float)))
    said = answers(cases)
    assert said["colours"][0]
    assert not said["taught"][0] and not said["below"][0] and not said["ideal"][0]


def test_log_odds_and_probability_are_each_other_turned_round():
    cases = random_cases(40)
    chance = probability(log_odds(cases))
    assert ((chance > 0) & (chance < 1)).all()
    assert np.log(chance / (1 - chance)) == pytest.approx(log_odds(cases), abs=1e-6)
    assert chance[:20].mean() > 0.5 > chance[20:].mean()


def test_who_says_decline_or_not_does_so_with_an_error_of_their_own():
    random = np.random.default_rng(3)
    odds, declines = np.array([2.0, -1.0, 0.5, -3.0]), np.array([True, True, False, False])
    for noise in NOISE_SIZES:
        says_decline = odds + noise * random.standard_normal((100_000, 4)) > 0
        right = (says_decline == declines).mean(axis=0)
        assert chance_of_truth(odds, declines, (noise,))[0] == pytest.approx(right, abs=0.006)


@given(odds=st.floats(-10, 10), declines=st.booleans())
def test_more_noise_brings_a_person_nearer_to_guessing(odds, declines):
    away = np.abs(chance_of_truth(np.array([odds]), np.array([declines]))[:, 0] - 0.5)
    assert (np.diff(away) <= 1e-12).all()


@given(odds=st.floats(-10, 10), more=st.floats(0.01, 5))
def test_an_item_is_easier_the_more_its_results_speak_for_the_truth(odds, more):
    def of(evidence: float, declines: bool) -> float:
        return difficulty(np.array([evidence if declines else -evidence]), np.array([declines]))[0]

    assert of(odds + more, True) < of(odds, True)
    assert of(odds, True) == pytest.approx(of(odds, False))
    assert of(odds, True) + of(-odds, True) == pytest.approx(1)


def test_levels_go_from_easy_to_hard():
    assert level_of([0.0, *BORDERS, 1.0]).tolist() == [1, 2, 3, 4, 5, 5]


def test_kr20_of_a_small_table_by_hand():
    # p = ¾, ½, ¼, so Σpq = 5/8; totals 3, 2, 1, 0 with variance 5/4: 3/2 · (1 − ½)
    assert kr20([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]) == pytest.approx(0.75)


def test_expected_kr20_is_that_of_very_many_people():
    random = np.random.default_rng(8)
    chances = chance_of_truth(random.normal(2.5, 1.5, 20), np.ones(20, dtype=bool))
    people = np.repeat(chances, 20_000, axis=0)
    simulated = kr20(random.random(people.shape) < people)
    assert expected_kr20(chances) == pytest.approx(simulated, abs=0.01)


@pytest.mark.parametrize("answers_given", [[[1, 0]], [[1], [0]], [[1, 2], [0, 1]], [1, 0]])
def test_kr20_asks_for_a_table_of_right_and_wrong(answers_given):
    with pytest.raises(ValueError, match="KR-20"):
        kr20(answers_given)


def test_kr20_says_that_it_cannot_rank_people_who_are_alike():
    with pytest.raises(ValueError):
        kr20([[1, 0], [0, 1]])


def test_d_prime_of_shares_is_that_of_counts():
    declines = np.r_[np.ones(40, dtype=bool), np.zeros(60, dtype=bool)]
    for hits, false_alarms in ((31, 12), (40, 0), (0, 60)):
        expected = detection(hits, 40 - hits, false_alarms, 60 - false_alarms).d_prime
        assert d_prime(hits / 40, false_alarms / 60, declines) == pytest.approx(expected)


def test_the_standard_error_of_d_prime_is_how_much_it_scatters():
    random = np.random.default_rng(5)
    declines = np.r_[np.ones(500, dtype=bool), np.zeros(500, dtype=bool)]
    drawn = d_prime(random.binomial(500, 0.8, 20_000) / 500, random.binomial(500, 0.2, 20_000) / 500, declines)
    assert d_prime_error(0.8, 0.2, declines) == pytest.approx(drawn.std(), rel=0.05)


def test_the_ideal_observer_at_its_own_false_alarms_is_itself():
    cases = random_cases(400)
    ideal = measures(cases).loc["ideal"]
    assert ideal_d_prime_at([ideal["false_alarms"]], cases)[0] == pytest.approx(ideal["d_prime"], abs=0.05)


def test_measures_of_people_are_what_is_expected_of_them():
    cases = random_cases(400)
    found = measures(cases)
    assert found.loc["guesses", ["hits", "false_alarms", "right", "d_prime"]].tolist() == [0.5, 0.5, 0.5, 0]
    assert found.loc["guesses", "supported"] == pytest.approx(1 / 3)
    odds, random = log_odds(cases), np.random.default_rng(2)
    seen = odds + 4 * random.standard_normal((2000, 400))
    early, decline = (border + 2 for border in borders())
    said = (seen > early).mean(axis=0)
    reluctant = found.loc["noise 4, bias +2"]
    assert reluctant["hits"] == pytest.approx(said[cases.declines].mean(), abs=0.01)
    assert reluctant["false_alarms"] == pytest.approx(said[~cases.declines].mean(), abs=0.01)
    assert reluctant["right"] == pytest.approx(np.where(cases.declines, said, 1 - said).mean(), abs=0.01)
    best = line_answers(cases)
    answered = np.select([seen > decline, seen > early], ["decline", "early"], "noise")
    assert reluctant["supported"] == pytest.approx((answered == best).mean(), abs=0.01)


def test_who_only_raises_alarms_says_decline_or_noise():
    cases = random_cases(400)
    found, best = measures(cases)["supported"], line_answers(cases)
    for reader in ("drops", "below", "colours", "limits", "strict"):
        assert found[reader] == np.mean(np.where(READERS[reader](cases), "decline", "noise") == best)
    assert found["taught"] == 1
    assert found["counted"] == np.mean(count_answers(cases) == best)
    assert found["ideal"] == np.mean(best_reader_answers(cases) == best)


def test_the_best_reader_raises_an_alarm_as_seldom_by_chance_as_the_line():
    sample = reference_sample(20_001)
    quiet = sample.take(~sample.declines)
    for answer in ("early", "decline"):
        shares = [(read(quiet) == answer).mean() for read in (best_reader_answers, line_answers)]
        assert shares[0] == pytest.approx(shares[1], abs=0.001)


def test_the_chances_of_a_persons_answers_by_drawing_what_they_see():
    random = np.random.default_rng(7)
    evidence_of_items, borders_of_all = np.array([-3.0, -0.5, 0.2, 1.0, 4.0]), (-1.0, 0.8)
    people = [Person(0.25), Person(1.0, -2.0), Person(4.0, 2.0)]
    given = answer_chances(evidence_of_items, borders_of_all, people)
    assert given.sum(axis=-1) == pytest.approx(np.ones((3, 5)))
    for person, chances in zip(people, given, strict=True):
        seen = evidence_of_items + person.noise * random.standard_normal((200_000, 5))
        early, decline = (border + person.bias for border in borders_of_all)
        drawn = np.stack([seen < early, (seen >= early) & (seen < decline), seen >= decline], axis=-1).mean(axis=0)
        assert chances == pytest.approx(drawn, abs=0.005)
    best = np.array(["noise", "early", "early", "decline", "decline"])
    right = chance_supported(evidence_of_items, borders_of_all, best, people)
    assert right == pytest.approx(given[:, np.arange(5), [0, 1, 1, 2, 2]])


def test_a_person_without_noise_and_bias_is_the_best_reader():
    cases = random_cases(200)
    said = answer_chances(log_odds(cases), borders(), [Person(1e-6)])[0].argmax(axis=-1)
    assert (np.array(ANSWERS)[said] == best_reader_answers(cases)).all()


def test_the_population_is_the_one_that_was_chosen_beforehand():
    assert [(person.noise, person.bias) for person in PEOPLE] == [
        (noise, bias) for bias in (-2, 0, 2) for noise in (0.25, 1, 4, 16, 64)
    ]


def test_an_item_can_be_raw_when_the_step_leads_to_the_supported_answer():
    """Three hard tests at the end: raw it looks like a decline, and whoever first gives back what the class lost sees none."""
    average = np.full(12, 65.0)
    average[-3:] -= 15
    hard = np.array(STEADY, dtype=float)
    hard[-3:] -= 15
    down = np.array([*STEADY[:-3], 50, 52, 51], dtype=float)
    cases = cases_of(np.array([hard, down, down]), np.array([average, np.full(12, 65.0), average + 15]))
    assert raw_answers(cases).tolist() == ["decline"] * 3
    assert stepped_answers(cases).tolist() == line_answers(cases).tolist() == ["noise", "decline", "decline"]
    assert can_be_raw(cases).tolist() == [True] * 3
    assert misleads_raw(cases).tolist() == [True, False, False]


def test_where_only_taking_off_a_gain_shows_the_decline_an_item_cannot_be_raw():
    easy = np.full(12, 65.0)
    easy[-3:] += 15
    hidden = np.array([*STEADY[:-3], 72, 71, 73], dtype=float)
    cases = cases_of(hidden, easy)
    assert line_answers(cases).tolist() == stepped_answers(cases, gains=True).tolist() == ["decline"]
    assert stepped_answers(cases).tolist() == ["noise"]
    assert not can_be_raw(cases).any()


def test_an_assembly_takes_the_best_that_keeps_to_the_limits():
    program = Assembly(5)
    program.limit([1, 1, 1, 1, 1], 2, 2)
    program.limit([5, 4, 3, 2, 1], 0, 6)
    assert [rows.tolist() for rows in program.choose([10, 8, 7, 3, 1])] == [[0, 4]]


def test_two_sets_share_nothing_and_are_alike():
    program = Assembly(6, 2)
    program.limit([True] * 6, 2, 2)
    weights = np.array([1, 2, 3, 4, 5, 9])
    program.alike(weights)
    first, second = program.choose([1, 1, 1, 1, 1, 5])
    assert not set(first) & set(second)
    assert weights[first].sum() == weights[second].sum()


def test_a_limit_that_waits_holds_as_well():
    """The best without the last two limits is [0, 1], with one of them [0, 2]."""
    program = Assembly(5)
    program.limit([1, 1, 1, 1, 1], 2, 2)
    program.limit([5, 4, 3, 2, 1], 0, 8, waits=True)
    program.limit([5, 0, 3, 0, 0], 0, 6, waits=True)
    assert [rows.tolist() for rows in program.choose([10, 8, 7, 3, 1])] == [[1, 2]]


def test_an_assembly_says_when_nothing_keeps_to_the_limits():
    program = Assembly(3)
    program.limit([1, 1, 1], 4, 4)
    assert program.choose([1, 1, 1]) is None


def test_cases_keep_their_rows_together():
    cases = random_cases(20)
    both = together(cases.take(slice(0, 5)), cases.take(np.arange(5, 20)))
    assert np.array_equal(both.scores, cases.scores, equal_nan=True)
    assert cases.take(cases.declines).declines.all()
    assert set(cases.since) == {0, 4}  # from test 9 on, of 12


def test_a_result_on_the_border_is_no_reason_to_react():
    """Equal to the one before, equal to the class, and at the first number that isn't orange; just below it is one."""
    scores = np.full((2, 12), 60.0)
    scores[1, -1] = 59.9
    cases = cases_of(scores, np.full((2, 12), 60.0))
    for name in ("drops", "below", "colours"):
        assert READERS[name](cases).tolist() == [False, True]
