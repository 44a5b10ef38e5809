"""The checks at the start and at the end of data analysis are as hard as each other, for who knows and for who guesses."""

import re

import pytest
from parallel_checks import hold_that_form_helps_nobody, right_place
from scipy.stats import binom

from datawijs.course.page_exercises import exercises_on_page
from datawijs.evaluation.export_files import Exports
from datawijs.evaluation.group import Group

pytestmark = pytest.mark.usefixtures("pages_as_built")

BEFORE, AFTER = "data-analysis-01-before", "data-analysis-10-after"
PAGES = ("01-exports", "10-closing")
MOST_BY_FORM = 2  # of five questions with three options; guessing gives 1.7 on average


@pytest.fixture(scope="module", params=["nl", "en"])
def both_checks(request):
    return tuple(questions_of(exercises_in(request.param)[name]) for name in (BEFORE, AFTER))


@pytest.fixture(scope="module")
def numbers():
    """The whole numbers in what each question asks, in order, before and after."""
    checks = [questions_of(exercises_in("nl")[name]) for name in (BEFORE, AFTER)]
    return [
        {key: [int(one) for one in re.findall(r"\d+", asked["prompt"])] for key, asked in one.items()} for one in checks
    ]


def exercises_in(language: str) -> dict:
    found = (one.exercise for page in PAGES for one in exercises_on_page(f"data-analysis/{page}", language))
    return {exercise.exercise_id: exercise for exercise in found}


def questions_of(exercise) -> dict[str, dict]:
    return {question["key"]: question for question in exercise.content["questions"]}


def thoughts(question: dict) -> dict:
    """Of each option its key and the thinking error behind it: what somebody with a habit chooses by."""
    return {option["key"]: option.get("error") for option in question["options"]}


def test_they_are_the_pair_that_a_group_is_compared_by():
    assert Group(Exports((), 0, ()), exercises_in("nl")).tests == (BEFORE, AFTER)


def test_they_ask_the_same_in_the_same_order(both_checks):
    before, after = both_checks
    assert [(key, asked["kind"], asked["level"]) for key, asked in before.items()] == [
        (key, asked["kind"], asked["level"]) for key, asked in after.items()
    ]
    assert all(before[key]["prompt"] != after[key]["prompt"] for key in before)


def test_who_has_a_habit_meets_it_as_often(both_checks):
    before, after = both_checks
    assert {key: thoughts(asked) for key, asked in before.items()} == {
        key: thoughts(asked) for key, asked in after.items()
    }


def test_who_remembers_a_place_or_goes_by_the_form_gains_nothing(both_checks):
    before, after = both_checks
    assert all(right_place(before[key]) != right_place(after[key]) for key in before)
    hold_that_form_helps_nobody(before, after, MOST_BY_FORM)


def test_as_many_names_come_by_chance_each_time(numbers):
    chances = []
    for check in numbers:
        series, rate, hundred, names = check["by-chance"]
        assert names == series * rate / hundred - 1  # just below what is expected
        chances.append(binom.cdf(names, series, rate / hundred))
    assert chances[0] == pytest.approx(chances[1], abs=0.02)
    assert 0.4 < chances[0] < 0.6


def test_the_other_questions_need_the_same_step_each_time(numbers):
    for check in numbers:
        found, of, wrongly = check["flag"]
        assert found / of > 0.7  # the list finds most of them,
        assert found / (found + wrongly) <= 0.25  # and few of its names are right
        pupils, rows = check["key"]
        assert rows > 2 * pupils  # more than all pupils of both lists
        then, now, half = check["interval"]
        assert then - now == 2 < half
