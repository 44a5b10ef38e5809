"""The item bank and the two forms: what they hold, and that they tell a trained eye from an untrained one."""

from collections import Counter
from functools import cache

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from datawijs.board import make_board
from datawijs.dashboards import View
from datawijs.design import LIGHT
from datawijs.items import (
    alarms_view,
    efficiency_view,
    evidence,
    form,
    form_reliability,
    item_bank,
    kr20,
    reader_report,
)
from datawijs.items.bank import PER_LEVEL, bank_pool
from datawijs.items.cases import together
from datawijs.items.forms import FORM_SEEDS, FORMS, HARD_TESTS, LARGE, PEOPLE_WITHIN, TWINS_WITHIN, form_pool
from datawijs.items.ideal import log_odds, probability
from datawijs.items.measures import PEOPLE, measures
from datawijs.items.people import NOISE_SIZES, chance_right
from datawijs.items.pool import pool_of
from datawijs.items.readers import HABITS, answers
from datawijs.items.report import IN_A_CLASS, large_sample
from datawijs.language import decimal, speaking

MOST_OF_HABITS, LEAST_OF_TAUGHT = 0.6, 0.8  # of the ideal observer's d′
CLOSE = 0.02  # two percentage points
RELIABLE = 0.8


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
        assert item.evidence == evidence(item.scores, item.class_average)


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
    bank_pool.cache_clear()
    item_bank.cache_clear()
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
        return Counter((item.since, item.size_sd >= LARGE) if item.declines else (item.level,) for item in items)

    assert cells(form("A")) == cells(form("B"))
    assert {cell for cell in cells(form("A")) if len(cell) == 2} == {
        (s, big) for s in range(2, 7) for big in (True, False)
    }
    for name in FORMS:
        for kind in (True, False):
            assert sum(item.hard_test is not None for item in form(name) if item.declines == kind) == HARD_TESTS


def test_twins_are_about_equally_hard():
    first, second = (form_pool(name) for name in FORMS)
    assert np.array_equal(first.cases.since, second.cases.since)
    assert np.abs(first.difficulty - second.difficulty).max() <= TWINS_WITHIN + 1e-9


def test_who_remembers_only_the_places_gains_nothing():
    first, second = ([item.declines for item in form(name)] for name in FORMS)
    assert np.sum(np.array(first) == second) == 10


def test_another_form_is_refused_in_the_readers_language():
    with pytest.raises(ValueError, match="Er zijn twee versies, A en B"), speaking("nl"):
        form("C")


# What the items measure


def test_habits_stay_far_below_the_ideal_observer_and_the_taught_reading_near():
    efficiency = reader_report()["efficiency"]
    assert (efficiency[list(HABITS)] <= MOST_OF_HABITS).all()
    assert efficiency["drops"] == pytest.approx(0, abs=0.03)
    assert efficiency["taught"] >= LEAST_OF_TAUGHT


@pytest.mark.parametrize("name", ["bank", *FORMS])
def test_so_they_do_on_the_bank_and_on_each_form(name):
    pool = bank_pool() if name == "bank" else form_pool(name)
    share = d_primes_against_the_ideal(pool.cases)
    assert (share[list(HABITS)] <= MOST_OF_HABITS).all()
    assert share["taught"] >= LEAST_OF_TAUGHT
    assert (share <= 1 + 1e-3).all()  # the program keeps to its limits to six digits


def test_nobody_is_above_the_ideal_observer():
    report = reader_report()
    others = report.drop(index="ideal")
    # twice the standard error of a difference of two d′ that were independent: more than it is, since all read the same cases
    error = 2 * np.hypot(report.loc["ideal", "d_prime_error"], others["d_prime_error"])
    assert (others["right"] <= report.loc["ideal", "right"]).all()
    assert (others["d_prime"] <= report.loc["ideal", "d_prime"] + error).all()
    assert (others["d_prime"] * (1 - 1 / others["efficiency"].where(others["d_prime"] > 0.1, 1)) <= error).all()


def test_every_reader_does_as_well_on_both_forms():
    report = reader_report()
    assert ((report["right_A"] - report["right_B"]).abs() <= CLOSE).all()
    people = [chance_right(form_pool(name).odds, form_pool(name).cases.declines).sum(axis=1) for name in FORMS]
    assert np.abs(people[0] - people[1]).max() <= PEOPLE_WITHIN + 1e-9
    said = [answers(form_pool(name).cases) for name in FORMS]
    for reader in said[0]:
        assert said[0][reader].sum() == said[1][reader].sum(), reader


@pytest.mark.parametrize("name", FORMS)
def test_a_form_tells_people_apart_reliably(name):
    assert form_reliability(name) >= RELIABLE
    pool, random = form_pool(name), np.random.default_rng(6)
    people = np.repeat(chance_right(pool.odds, pool.cases.declines), 4000, axis=0)
    assert kr20(random.random(people.shape) < people) == pytest.approx(form_reliability(name), abs=0.01)


def test_people_who_are_alike_are_hard_to_tell_apart():
    assert form_reliability("A", (4, 5, 6)) < 0.5 < form_reliability("A")


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
    assert list(reader_report().index) == [*answers(form_pool("A").cases), "guesses", *PEOPLE]
    assert reader_report().notna().all(axis=None)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("show", "column"), [(efficiency_view, "efficiency"), (alarms_view, "alarms_right")])
def test_a_view_says_in_words_what_it_draws(show, column, language):
    with speaking(language):
        view = show()
        assert isinstance(view, View)
        numbers = view.table.iloc[:, 1].tolist()
        bars = [bar.get_width() for bar in view.figure.axes[0].patches]
        assert bars == numbers
        assert len(numbers) == 8
        assert max(numbers) == 100 or column == "alarms_right"
        for reader, number in zip(view.table.iloc[:, 0], numbers, strict=True):
            assert f"{reader} {decimal(number, 0)}" in view.alternative
        readers = ["guesses", "drops", "limits", "colours", "below", "strict", "taught", "ideal"]
        assert numbers == [round(100 * reader_report().loc[reader, column]) for reader in readers]


@pytest.mark.parametrize("show", [efficiency_view, alarms_view])
def test_ways_of_reading_are_told_apart_by_colour(show):
    """What the course teaches is blue, the best reader dark, every habit grey; each bar has its own name and number."""
    with speaking("en"):
        view = show()
    (axis,) = view.figure.axes
    assert [label.get_text() for label in axis.get_yticklabels()] == view.table.iloc[:, 0].tolist()
    colours = ["others"] * 5 + ["self", "self", "ink"]
    for row, (bar, number, token) in enumerate(zip(axis.patches, view.table.iloc[:, 1], colours, strict=True)):
        assert to_hex(bar.get_facecolor()) == LIGHT[token]
        assert bar.get_x() == 0
        assert bar.get_y() + bar.get_height() / 2 == pytest.approx(row)
        assert (axis.texts[row].get_text(), axis.texts[row].xy) == (str(number), (number, row))
    assert axis.get_xlim() == (0, 100)
