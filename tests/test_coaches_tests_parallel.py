"""The checks at the start and at the end of the training for coaches: alike, with other numbers; and what its pages claim."""

import pytest
from parallel_checks import hold_that_form_helps_nobody, right_place

from datawijs.course.page_exercises import exercises_on_page
from datawijs.signals import expected_retest

pytestmark = pytest.mark.usefixtures("pages_as_built")

THEMES = {"use", "satisfied", "need", "bottleneck"}
MOST_BY_FORM = 2  # of five questions with three options; guessing gives 1.7 on average


def questions_of(page: str, exercise_id: str, language: str) -> dict[str, dict]:
    on_page = (found.exercise for found in exercises_on_page(f"train-the-trainer/{page}", language))
    exercise = next(one for one in on_page if one.exercise_id == exercise_id)
    return {question["key"]: question for question in exercise.content["questions"]}


@pytest.fixture(scope="module", params=["nl", "en"])
def both_checks(request):
    return (
        questions_of("01-from-answer-to-colour", "train-the-trainer-01-before", request.param),
        questions_of("10-closing", "train-the-trainer-10-after", request.param),
    )


def size(question: dict) -> tuple:
    return question["kind"], question["level"], *(len(question.get(name, ())) for name in ("options", "steps"))


def test_they_ask_the_same_in_the_same_order(both_checks):
    before, after = both_checks
    assert [(key, size(question)) for key, question in before.items()] == [
        (key, size(question)) for key, question in after.items()
    ]


def test_no_question_is_its_twin_and_its_answer_stands_elsewhere(both_checks):
    before, after = both_checks
    for key, question in before.items():
        assert question["prompt"] != after[key]["prompt"]
        if question["kind"] == "choice":
            assert right_place(question) != right_place(after[key]), key
        else:
            assert not set(question["steps"]) & set(after[key]["steps"])


def test_the_form_of_the_options_helps_nobody(both_checks):
    hold_that_form_helps_nobody(*both_checks, MOST_BY_FORM)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_survey_asks_all_four_themes(language):
    survey = questions_of("10-closing", "train-the-trainer-10-survey", language)
    assert {key.partition("-")[0] for key in survey} == THEMES
    assert {question["kind"] for question in survey.values()} == {"statement"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_four_low_scorers_are_expected_to_gain_is_what_the_course_computes(language):
    question = questions_of("08-reading-your-group", "train-the-trainer-08-group", language)["expected"]
    assert question["answer"] == pytest.approx(expected_retest(4, mean=6, sd=1.8, reliability=0.6).expected)
    assert (
        len({wrong["value"] for wrong in question["wrong"]} | {question["answer"]}) == 4
    )  # no slip looks like another
