"""Early warning: people are counted whole, and the counts say what the rule of Bayes says."""

import pytest
from asked_page import checked_questions
from kept_names import kept_names, names_in

from datawijs.language import LANGUAGES, speaking
from datawijs.signals import predictive_value
from datawijs.widgets import EarlyWarning
from datawijs.widgets.early_warning.exercise import warning_content
from datawijs.widgets.early_warning.facts import ELSEWHERE
from datawijs.widgets.early_warning.school import CAUGHT, COMMON, FALSE, PUPILS, START, all_schools, school, worth


@pytest.fixture(scope="module")
def content():
    with speaking("en"):
        return warning_content(1)


def why(content, key, misreading=None):
    questions = [*content["guesses"], *content["questions"]]
    question = next(question for question in questions if question["key"] == key)
    return next(option["why"] for option in question["options"] if option["misreading"] == misreading)


def test_the_case_of_the_syllabus():
    assert worth(*START) == pytest.approx(26.9, abs=0.05)
    one = school(*START)
    assert (one.troubled, one.hits, one.misses, one.false_alarms, one.left_alone) == (20, 14, 6, 38, 342)


def test_whole_people_say_what_the_formula_says():
    for choice, one in all_schools().items():
        common, caught, false = choice
        assert one.hits + one.misses + one.false_alarms + one.left_alone == PUPILS
        assert one.troubled == PUPILS * common / 100
        exact = predictive_value(common / 100, caught / 100, 1 - false / 100)
        assert one.hits / one.listed == pytest.approx(exact)
        assert worth(*choice) == pytest.approx(100 * exact)


def test_nobody_is_cut_in_pieces():
    with pytest.raises(ValueError, match="no whole number"):
        school(1, 70, 10)


def test_the_front_end_finds_each_school_where_the_sliders_point(content):
    assert [slider["values"] for slider in content["sliders"]] == [list(COMMON), list(CAUGHT), list(FALSE)]
    for (common, caught, false), one in all_schools().items():
        places = COMMON.index(common), CAUGHT.index(caught), FALSE.index(false)
        at = (places[0] * len(CAUGHT) + places[1]) * len(FALSE) + places[2]
        hits, misses, false_alarms, left_alone, shown = content["schools"][at]
        assert (hits, misses, false_alarms, left_alone) == (one.hits, one.misses, one.false_alarms, one.left_alone)
        assert float(shown) == pytest.approx(100 * hits / (hits + false_alarms), abs=0.051)


def test_only_how_common_it_is_can_tip_the_balance():
    common, caught, false = START
    assert all(worth(common, other, false) < 50 for other in CAUGHT)
    assert all(worth(common, caught, other) < 50 for other in FALSE)
    assert worth(ELSEWHERE, caught, false) > 50
    # and of the two others fewer false alarms helps more, as the text says
    assert worth(common, caught, FALSE[0]) > worth(common, CAUGHT[-1], false)


def test_the_numbers_in_the_texts_are_computed(content):
    one = school(*START)
    assert one.listed > 2 * one.troubled  # "more than twice as many names"
    assert "52 names: 14 pupils in trouble and 38 without. So 27 in 100." in why(content, "flag")
    assert "catching everyone gives 34" in why(content, "which-slider")
    assert "flagging 5 in 100 wrongly gives 42" in why(content, "which-slider")
    assert "trouble for 20 in 100 gives 64" in why(content, "which-slider")
    assert "with 1 in 100 only 7." in why(content, "pilot")
    assert "Of the 348 pupils who are not on the list 6 are in trouble: 1.7 in 100." in why(content, "not-listed")
    twice = predictive_value(predictive_value(0.05, 0.7, 0.9), 0.7, 0.9)
    assert f"to {100 * twice:.0f} in 100" in why(content, "second-look")


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_both_languages_ask_the_same(seed):
    contents = {}
    for language in LANGUAGES:
        with speaking(language):
            contents[language] = warning_content(seed)
            checked_questions([*contents[language]["guesses"], *contents[language]["questions"]])
    for part in ("guesses", "questions"):
        errors = [
            [[option["misreading"] for option in one["options"]] for one in contents[language][part]]
            for language in LANGUAGES
        ]
        assert errors[0] == errors[1]


def test_the_result_is_a_tidy_table():
    with speaking("nl"):
        exercise = EarlyWarning("result", seed=1)
    flag = exercise.content["guesses"][0]
    wrong = next(place for place, option in enumerate(flag["options"]) if option["misreading"] == "other-way-round")
    exercise.answers = {"saved": 1, "given": {"edition": "warning-1", "chosen": {"flag": [wrong]}}}
    row = exercise.result.set_index("key").loc["flag"]
    assert row[["part", "right", "misreading", "tries"]].tolist() == ["guess", False, "other-way-round", 1]


def test_the_names_that_answers_are_kept_under_stay(content):
    assert names_in(content) == kept_names("early-warning")
