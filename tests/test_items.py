"""The item bank and the two forms: what they hold, and that they tell a trained eye from an untrained one."""

from collections import Counter
from functools import cache

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from scipy.stats import norm, t

from datawijs.board import make_board
from datawijs.dashboards import View
from datawijs.design import LIGHT
from datawijs.items import (
    alarms_view,
    bank,
    d_prime_view,
    evidence,
    form,
    form_reliability,
    item_bank,
    kr20,
    reader_report,
)
from datawijs.items.assemble_forms import NEGLIGIBLE, assembled
from datawijs.items.bank import PER_LEVEL, bank_pool
from datawijs.items.best_reader import best_reader_answers, borders
from datawijs.items.cases import together
from datawijs.items.evidence import earlier_and_last
from datawijs.items.forms import (
    ANSWERS_OF,
    CLEAR,
    FORM_SEEDS,
    FORMS,
    HARD_TESTS,
    LARGE,
    LARGE_ONES,
    MOST_OF_HABITS,
    OF_EACH_ONSET,
    PEOPLE_WITHIN,
    RATES_WITHIN,
    RAW,
    form_pool,
)
from datawijs.items.ideal import log_odds, probability
from datawijs.items.measures import PERSON_NAMES, measures
from datawijs.items.people import NOISE_SIZES, PEOPLE, Person
from datawijs.items.pool import pool_of, pools_together
from datawijs.items.readers import HABITS, READERS, answers, count_answers, line_answers
from datawijs.items.reference import rates, reference_sample
from datawijs.items.reliability import expected_kr20
from datawijs.items.report import (
    IN_A_CLASS,
    detectable_change,
    form_truth_score,
    large_sample,
    largest_difference,
    score_error,
    smallest_change,
)
from datawijs.items.score import supported
from datawijs.items.seeing import DOCUMENTED, SHARPEST, beside_the_line, counting, eyeing, leaning, weighing
from datawijs.language import decimal, speaking
from datawijs.signals import ANSWERS, hand_rule
from datawijs.widgets.judged_words import LEANINGS

MOST_OF_D_PRIME, LEAST_OF_TAUGHT = 0.6, 0.65  # of the ideal observer's d′: a habit, and the line
CLOSE = 0.02 * 20  # two percentage points, in answers
RELIABLE = 0.8
NARROW = tuple(Person(noise) for noise in (1, 2, 4))


def d_primes_against_the_ideal(cases) -> pd.Series:
    d_primes = measures(cases)["d_prime"]
    return d_primes / d_primes["ideal"]


# What the bank holds


def test_every_level_has_as_many_declines_as_others():
    counts = Counter((item.level, item.declines) for item in item_bank())
    assert counts == {(level, kind): PER_LEVEL for level in range(1, 6) for kind in (True, False)}
    assert len(item_bank()) >= 120


def test_no_pupil_comes_twice():
    pupils = [item.key.rsplit("-", 1)[0] for item in item_bank()]
    assert len(set(pupils)) == len(pupils)


def test_items_differ_in_size_in_time_since_and_in_hard_tests():
    items = item_bank()
    declines = [item for item in items if item.declines]
    assert {item.since for item in declines} == {2, 3, 4, 5, 6}
    assert min(item.size_sd for item in declines) < 1.5 and max(item.size_sd for item in declines) > 2.5
    for kind in (True, False):
        share = np.mean([item.hard_test is not None for item in items if item.declines == kind])
        assert 0.4 <= share <= 0.6


@cache
def board_of(seed: int):
    """A board's pupils and declines, and the results by pupil and by class: one row a series, one column a test."""
    board = make_board(seed=seed, schools=17)
    by = {
        key: board.results.pivot_table(index=[key, "subject_id"], columns="number", values="score", dropna=False)
        for key in ("pupil_id", "class_id")
    }
    return board.pupils.set_index("pupil_id"), board.truth.declines.set_index(["pupil_id", "subject_id"]), by


@pytest.mark.parametrize("name", ["bank", *FORMS])
def test_an_item_is_what_the_board_says(name):
    for item in item_bank() if name == "bank" else form(name):
        seed, pupil, subject = item.key.split("-")
        pupils, declines, by = board_of(int(seed))
        whole = pupils.loc[pupil]
        assert item.name == whole["name"]
        assert np.array_equal(item.scores, by["pupil_id"].loc[pupil, subject], equal_nan=True)
        assert item.class_average.to_numpy() == pytest.approx(by["class_id"].loc[whole["class_id"], subject].to_numpy())
        assert item.scores.index.tolist() == item.class_average.index.tolist() == list(range(1, 13))
        assert item.declines == ((pupil, subject) in declines.index)
        if item.declines:
            told = declines.loc[(pupil, subject), ["onset", "size_sd", "size_points", "cause"]]
            assert (item.onset, item.size_sd, item.size_points, item.cause) == tuple(told)
            assert item.since == 13 - item.onset
        else:
            assert (item.onset, item.size_sd, item.size_points, item.cause, item.since) == (None, None, None, None, 0)
        again = evidence(item.scores, item.class_average)
        for answer in ("rule", "raw", "stepped"):
            assert getattr(item.evidence, answer) == getattr(again, answer)


def test_a_hard_test_was_hard_for_the_class():
    hard = [item for item in item_bank() if item.hard_test is not None]
    dips = [item.class_average.drop(item.hard_test).mean() - item.class_average[item.hard_test] for item in hard]
    assert np.mean(dips) > 8
    assert min(dips) > 2


def test_difficulty_is_the_share_of_people_who_are_wrong():
    random = np.random.default_rng(4)
    for item in item_bank()[::20]:
        odds = np.log(item.posterior / (1 - item.posterior))
        noise = random.choice(NOISE_SIZES, 100_000)
        says_decline = odds + noise * random.standard_normal(100_000) > 0
        assert item.difficulty == pytest.approx((says_decline != item.declines).mean(), abs=0.006)


def test_the_same_seed_gives_the_same_items_and_another_seed_others():
    keys = [item.key for item in item_bank(1)]
    bank._pool.cache_clear()
    bank._items.cache_clear()
    assert [item.key for item in item_bank(1)] == keys
    assert not set(keys) & {item.key for item in item_bank(3)}


@pytest.mark.parametrize("seed", FORM_SEEDS)
def test_nobody_practises_with_the_pupils_of_the_test(seed):
    with pytest.raises(ValueError, match=str(seed)), speaking("en"):
        item_bank(seed)
    assert {item.key.split("-")[0] for name in FORMS for item in form(name)} <= {str(each) for each in FORM_SEEDS}


# What the forms hold


def test_a_form_has_twenty_items_half_of_them_declines():
    for name in FORMS:
        assert Counter(item.declines for item in form(name)) == {True: 10, False: 10}
        assert len({item.name for item in form(name)}) == 20
    assert not {item.key for item in form("A")} & {item.key for item in form("B")}


def test_both_forms_fill_the_same_cells():
    def cells(items):
        return Counter((item.evidence.best, item.raw) for item in items)

    assert cells(form("A")) == cells(form("B"))
    for name in FORMS:
        items = form(name)
        assert Counter(item.since for item in items if item.declines) == dict.fromkeys(range(2, 7), OF_EACH_ONSET)
        assert sum(item.size_sd >= LARGE for item in items if item.declines) == LARGE_ONES
        for kind in (True, False):
            assert sum(item.hard_test is not None for item in items if item.declines == kind) == HARD_TESTS
            counts = Counter(item.evidence.best for item in items if item.declines == kind)
            assert counts == Counter(ANSWERS_OF[kind])


@pytest.mark.parametrize("name", FORMS)
def test_whoever_reads_well_is_right_on_every_item(name):
    cases = form_pool(name).cases
    for reading in (line_answers, count_answers, best_reader_answers):
        assert (reading(cases) == supported(cases)).all(), reading
    for item in form(name):
        assert item.evidence.count.answer == item.evidence.best
        _earlier, last = earlier_and_last(item.evidence.corrected)
        assert (last - item.evidence.rule.line).abs().min() >= CLEAR


@pytest.mark.parametrize("name", FORMS)
def test_an_item_that_is_shown_raw_can_be_read_by_who_takes_the_step(name):
    raw = [item for item in form(name) if item.raw]
    assert Counter(item.evidence.best for item in raw) == RAW
    for item in raw:
        best, class_average = item.evidence.best, item.class_average
        assert item.evidence.stepped.answer == best
        earlier, last = earlier_and_last(item.scores)
        effect = (class_average[last.index] - class_average[earlier.index].mean()).round(1)
        assert hand_rule(earlier, last, class_effect=effect).answer == best
    assert sum(item.evidence.raw.answer != item.evidence.best for item in raw) >= RAW["noise"]
    assert not any(item.raw for item in item_bank())


def test_who_remembers_only_the_places_gains_nothing():
    first, second = ([item.declines for item in form(name)] for name in FORMS)
    assert np.sum(np.array(first) == second) == 10


def test_another_form_is_refused_in_the_readers_language():
    with pytest.raises(ValueError, match="Er zijn twee versies, A en B"), speaking("nl"):
        form("C")


# What the items measure


def test_habits_stay_far_below_the_ideal_observer_and_the_line_lies_above_them():
    ratio = reader_report()["d_prime_ratio"]
    assert (ratio[list(HABITS)] <= MOST_OF_D_PRIME).all()
    assert ratio["drops"] == pytest.approx(0, abs=0.03)
    assert MOST_OF_D_PRIME <= ratio["strict"] <= ratio["taught"] <= ratio["counted"]
    assert ratio["taught"] >= LEAST_OF_TAUGHT


def test_so_they_do_on_the_bank():
    share = d_primes_against_the_ideal(bank_pool().cases)
    assert (share[list(HABITS)] <= MOST_OF_D_PRIME).all()
    assert share["taught"] >= LEAST_OF_TAUGHT
    assert (share[list(READERS)] <= 1 + 1e-3).all()  # the program keeps to its limits to six digits


@pytest.mark.parametrize("name", FORMS)
def test_on_a_form_no_habit_scores_as_high_as_who_knows_the_truth(name):
    scores = reader_report()[f"supported_{name}"] * 20
    assert (scores[list(HABITS)] <= MOST_OF_HABITS + 1e-9).all()
    cases = form_pool(name).cases
    known = np.where(cases.declines, "decline", "noise")
    assert MOST_OF_HABITS < form_truth_score(name) == (known == supported(cases)).sum()
    assert scores[["taught", "counted", "ideal"]].tolist() == [20, 20, 20]
    expected = rates(reference_sample(FORM_SEEDS[0]))
    for habit in HABITS:
        said = answers(cases)[habit]
        for kind, rate in zip((cases.declines, ~cases.declines), expected[habit], strict=True):
            assert abs((said & kind).sum() - 10 * rate) <= RATES_WITHIN + 0.5


def test_nobody_is_above_the_ideal_observer():
    report = reader_report()
    others = report.drop(index="ideal")
    # twice the standard error of a difference of two d′ that were independent: more than it is, since all read the same cases
    error = 2 * np.hypot(report.loc["ideal", "d_prime_error"], others["d_prime_error"])
    assert (others["right"] <= report.loc["ideal", "right"]).all()
    # d′ at the reader's own share of false alarms, where nobody has more hits than the ideal observer
    assert (others["d_prime"] * (1 - 1 / others["d_prime_ratio"].where(others["d_prime"] > 0.1, 1)) <= error).all()


def test_every_reader_scores_as_high_on_both_forms():
    report = reader_report()
    assert ((report["supported_A"] - report["supported_B"]).abs() * 20 <= CLOSE).all()
    said = [answers(form_pool(name).cases) for name in FORMS]
    declines = [form_pool(name).cases.declines for name in FORMS]
    for reader in said[0]:
        for truth in (True, False):
            alarms = [one[reader][kind == truth].sum() for one, kind in zip(said, declines, strict=True)]
            assert alarms[0] == alarms[1], reader


@pytest.mark.parametrize("noise", [0.05, 0.1, 0.2, 0.5, 1.0, 2.0])
@pytest.mark.parametrize("seeing", DOCUMENTED)
def test_so_does_everybody_however_they_see_the_results_and_lean(seeing, noise):
    """Expected scores, in steps of bias that lie closer together than those that the forms were assembled with."""
    people = leaning(DOCUMENTED[seeing], noise, step=0.02)
    assert len(people) > 100
    assert differences(seeing, people).max() <= CLOSE
    assert differences(seeing, DOCUMENTED[seeing]).max() <= PEOPLE_WITHIN + NEGLIGIBLE * 20


def differences(seeing, people) -> np.ndarray:
    first, second = (seeing(form_pool(name), people).sum(axis=1) for name in FORMS)
    return np.abs(first - second)


def test_the_largest_difference_is_that_of_somebody():
    everybody = [(way, people) for of_ways in (DOCUMENTED, SHARPEST) for way, people in of_ways.items()]
    largest = max(differences(way, people).max() for way, people in everybody)
    assert largest_difference() == pytest.approx(largest)
    assert 0.1 < largest <= CLOSE


@pytest.mark.parametrize("seeing", [weighing, counting])
def test_more_noise_never_shows_a_difference_that_the_sharpest_do_not(seeing):
    """Over all biases, those nobody has included: that is why the sharpest stand for the others."""
    least, more = (leaning([Person(1, -20), Person(1, 20)], noise, step=0.02) for noise in (0.05, 0.3))
    assert differences(seeing, more).max() <= differences(seeing, least).max()


def test_twins_share_their_answer():
    first, second = (form_pool(name).cases for name in FORMS)
    assert np.array_equal(supported(first), supported(second))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_tells_people_apart_reliably(name):
    """Computed for endlessly many people, and from people who answer, with a seed that nothing was chosen by."""
    assert form_reliability(name) >= RELIABLE
    assert answering(name, PEOPLE, seed=20_261_130) == pytest.approx(form_reliability(name), abs=0.01)


@pytest.mark.parametrize("name", FORMS)
def test_people_who_are_alike_are_hard_to_tell_apart(name):
    assert 0.55 <= form_reliability(name, NARROW) <= 0.65
    assert answering(name, NARROW, seed=20_261_130) == pytest.approx(form_reliability(name, NARROW), abs=0.02)


def answering(name: str, people, *, seed: int, of_each: int = 2000) -> float:
    """KR-20 of people who see the evidence with noise, drawn anew, and answer by their own borders."""
    pool, random = form_pool(name), np.random.default_rng(seed)
    early, decline = borders()
    right = []
    for person in people:
        seen = pool.odds + person.noise * random.standard_normal((of_each, len(pool))) - person.bias
        said = np.select([seen > decline, seen > early], ["decline", "early"], "noise")
        right.append(said == supported(pool.cases))
    return kr20(np.concatenate(right))


@pytest.mark.nightly
def test_no_other_forms_would_be_much_more_reliable():
    """Assembled anew, by the solver of today: the forms that are kept needn't be the same, but are as good."""
    pool = pools_together(*(pool_of(seed) for seed in FORM_SEEDS))
    for name, items in zip(FORMS, assembled(), strict=True):
        other = pool.take(pool.facts["key"].isin([item["key"] for item in items]).to_numpy())
        assert len(other) == 20
        assert expected_kr20(weighing(other)) <= form_reliability(name) + 0.02


@pytest.mark.parametrize(("bias", "least", "most"), [(0.0, 0.0, 0.05), (-2.0, 0.9, 1.0), (2.0, 0.4, 1.0)])
def test_a_leaning_is_told_of_who_has_one(bias, least, most):
    """Of people with little noise: how often a border is said to lie elsewhere than the line's, by the criterion."""
    pool, random = form_pool("A"), np.random.default_rng(5)
    declines = pool.cases.declines
    best = np.array([ANSWERS.index(answer) for answer in supported(pool.cases)])
    early, decline = (border + bias for border in borders())
    seen = pool.odds + random.standard_normal((2000, 20))
    said = (seen > early).astype(int) + (seen > decline)

    def criterion(alarms):
        shares = [(alarms[..., kind].sum(axis=-1) + 0.5) / 11 for kind in (declines, ~declines)]
        return -(norm.ppf(shares[0]) + norm.ppf(shares[1])) / 2

    higher = np.stack([criterion(said >= place) - criterion(best >= place) for place in (1, 2)])
    told = np.abs(higher) > np.array([[LEANINGS["early"]], [LEANINGS["decline"]]])
    assert least <= told.any(axis=0).mean() <= most


def test_eyeing_is_looking_at_each_of_three_results_beside_the_line():
    pool, random = form_pool("A"), np.random.default_rng(3)
    above = beside_the_line(pool) / pool.facts["wobble_sd"].to_numpy()[:, np.newaxis]
    for person in (Person(0.2, 0.0), Person(1.0, -1.0)):
        seem = above + person.bias + person.noise * random.standard_normal((20_000, 20, 3)) < 0
        said = np.array(["noise", "noise", "early", "decline"])[seem.sum(axis=-1)]
        drawn = (said == supported(pool.cases)).mean(axis=0)
        assert eyeing(pool, [person])[0] == pytest.approx(drawn, abs=0.015)


def test_who_counts_without_an_error_gives_the_answer_of_the_count():
    for name in FORMS:
        assert counting(form_pool(name), [Person(1e-6)])[0] == pytest.approx(np.ones(20))


@pytest.mark.parametrize("person", [Person(0.25), Person(4.0), Person(4.0, -2.0)])
def test_what_a_score_can_show_by_taking_the_tests_again_and_again(person):
    random = np.random.default_rng(8)
    drawn = [(random.random((100_000, 20)) < weighing(form_pool(name), [person])[0]).sum(axis=1) for name in FORMS]
    assert score_error("A", person) == pytest.approx(drawn[0].std(), rel=0.02)
    apart = np.abs(drawn[0] - drawn[1])
    least = smallest_change(person)
    assert (apart >= least).mean() < 0.052 and (apart >= least - 1).mean() > 0.048


@pytest.mark.parametrize("people", [10, 20])
def test_a_group_shows_the_change_that_it_is_said_to_show_in_four_of_five_groups(people):
    """Half of them begin with A: the change is the average over both orders, tested as the report does."""
    random, person = np.random.default_rng(11), Person(4.0)
    change, sd = detectable_change(people, person), np.hypot(*(score_error(name, person) for name in FORMS))
    drawn = change + sd * random.standard_normal((20_000, people))
    halves = drawn[:, : people // 2], drawn[:, people // 2 :]
    error = np.sqrt(np.mean([half.var(axis=1, ddof=1) for half in halves], axis=0) / people)
    found = np.mean([half.mean(axis=1) for half in halves], axis=0) / error > t.ppf(0.975, people - 2)
    assert found.mean() == pytest.approx(0.8, abs=0.01)


# Whether the large sample is a fair measure


def test_planted_declines_are_as_easy_to_see_as_those_of_the_board():
    cases = together(*(pool_of(seed).cases for seed in FORM_SEEDS))
    cases = cases.take(cases.declines)
    assert len(cases) > 150
    for reader, said in answers(cases).items():
        expected = reader_report().loc[reader, "hits"]
        error = np.sqrt(expected * (1 - expected) / len(cases))
        assert said.mean() == pytest.approx(expected, abs=3 * error), reader


def test_the_chances_of_the_ideal_observer_come_true():
    sample = large_sample()
    stated = probability(log_odds(sample))
    for low in np.arange(0, 1, 0.1):
        part = (stated >= low) & (stated < low + 0.1)
        error = np.sqrt((stated[part] * (1 - stated[part])).sum()) / part.sum()
        assert sample.declines[part].mean() == pytest.approx(stated[part].mean(), abs=0.03 + 3 * error)


def test_alarms_in_a_class_are_as_often_right_as_when_counted():
    sample, random = large_sample(), np.random.default_rng(9)
    declines, others = np.flatnonzero(sample.declines), np.flatnonzero(~sample.declines)
    count = int(len(others) * IN_A_CLASS / (1 - IN_A_CLASS))
    in_a_class = np.concatenate([random.choice(declines, count, replace=False), others])
    report = reader_report()
    for reader, said in answers(sample.take(in_a_class)).items():
        right = sample.declines[in_a_class][said].mean()
        assert report.loc[reader, "alarms_right"] == pytest.approx(right, abs=0.04), reader
    assert report.loc["guesses", "alarms_right"] == pytest.approx(IN_A_CLASS)


def test_the_report_names_every_reader():
    assert list(reader_report().index) == [*answers(form_pool("A").cases), "guesses", *PERSON_NAMES]
    assert reader_report().notna().all(axis=None)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("show", "column"), [(d_prime_view, "d_prime_ratio"), (alarms_view, "alarms_right")])
def test_a_view_says_in_words_what_it_draws(show, column, language):
    with speaking(language):
        view = show()
        assert isinstance(view, View)
        numbers = view.table.iloc[:, 1].tolist()
        bars = [bar.get_width() for bar in view.figure.axes[0].patches]
        assert bars == numbers
        assert len(numbers) == 9
        assert max(numbers) == 100 or column == "alarms_right"
        for reader, number in zip(view.table.iloc[:, 0], numbers, strict=True):
            assert f"{reader} {decimal(number, 0)}" in view.alternative
        readers = ["guesses", "drops", "limits", "colours", "below", "strict", "taught", "counted", "ideal"]
        assert numbers == [round(100 * reader_report().loc[reader, column]) for reader in readers]


@pytest.mark.parametrize("show", [d_prime_view, alarms_view])
def test_ways_of_reading_are_told_apart_by_colour(show):
    """What the course teaches is blue, the best reader dark, every habit grey; each bar has its own name and number."""
    with speaking("en"):
        view = show()
    (axis,) = view.figure.axes
    assert [label.get_text() for label in axis.get_yticklabels()] == view.table.iloc[:, 0].tolist()
    colours = ["others"] * 5 + ["self", "self", "self", "ink"]
    for row, (bar, number, token) in enumerate(zip(axis.patches, view.table.iloc[:, 1], colours, strict=True)):
        assert to_hex(bar.get_facecolor()) == LIGHT[token]
        assert bar.get_x() == 0
        assert bar.get_y() + bar.get_height() / 2 == pytest.approx(row)
        assert (axis.texts[row].get_text(), axis.texts[row].xy) == (str(number), (number, row))
    assert axis.get_xlim() == (0, 100)
