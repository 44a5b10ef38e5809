"""The checks at the start and at the end of the advanced training ask the same, of other pupils, and are as hard."""

import pytest
from as_hard import guessed, thoughts

from datawijs.course.page_exercises import exercises_on_page
from datawijs.language import LANGUAGES

pytestmark = pytest.mark.usefixtures("pages_as_built")


def questions_of(page: str, exercise_id: str, language: str) -> dict[str, dict]:
    on_page = (found.exercise for found in exercises_on_page(f"advanced/{page}", language))
    exercise = next(one for one in on_page if one.exercise_id == exercise_id)
    return {question["key"]: question for question in exercise.content["questions"]}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def both_checks(language):
    return (
        questions_of("01-goals-and-moving-targets", "advanced-01-before", language),
        questions_of("06-closing", "advanced-06-after", language),
    )


def told(question: dict) -> tuple[str, set[str]]:
    return question["prompt"], {option["text"] for option in question["options"]}


def right_place(question: dict) -> int:
    return [option["correct"] for option in question["options"]].index(True)


def test_they_ask_the_same_in_the_same_order(both_checks):
    before, after = both_checks
    assert [(key, one["kind"], one["level"], len(one["options"])) for key, one in before.items()] == [
        (key, one["kind"], one["level"], len(one["options"])) for key, one in after.items()
    ]


def test_no_question_is_its_twin_and_its_answer_stands_elsewhere(both_checks):
    before, after = both_checks
    for key, question in before.items():
        twin = after[key]
        assert right_place(question) != right_place(twin), key
        assert told(question) != told(twin), key


def test_each_habit_is_led_astray_as_often(both_checks):
    before, after = map(thoughts, both_checks)
    assert before == after


def test_whoever_looks_at_the_form_alone_gets_as_many(both_checks, language):
    before, after = (guessed(questions, language) for questions in both_checks)
    assert before == after
