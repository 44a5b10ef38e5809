"""The test at the start and the one at the end of the beginner training ask the same things, with other numbers."""

import ast
from pathlib import Path

import nbformat
import pytest
from as_hard import guessed, thoughts

from datawijs.widgets import ShortCheck

MODULES = Path(__file__).parent.parent / "modules"
ANSWERS_IN_ORDER = (
    "judge-ordinary",
    "judge-unsure",
    "judge-decline",
)  # noise, too early, decline: always in this order


@pytest.fixture(scope="module", params=["nl", "en"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def both_tests(language):
    """The questions of the pre-test and of the closing test in one language, as the front end gets them."""
    folder = MODULES / language / "beginner"
    return [questions_of(folder / name) for name in ("00-pretest.ipynb", "08-closing.ipynb")]


def questions_of(path: Path) -> dict[str, dict]:
    """Run the cell "test" of a notebook and return its questions by key."""
    cells = {cell["id"]: cell["source"] for cell in nbformat.read(path, as_version=4).cells}
    names: dict = {}
    exec(compile(cells["language"], str(path), "exec"), names)
    tree = ast.parse(cells["test"])
    shown = ast.Expression(tree.body.pop().value)
    exec(compile(tree, str(path), "exec"), names)
    check = eval(compile(shown, str(path), "eval"), names)
    assert isinstance(check, ShortCheck)
    return {question["key"]: question for question in check.content["questions"]}


def test_they_ask_the_same_questions_in_the_same_order(both_tests):
    before, after = both_tests
    assert [(key, q["kind"], q["level"]) for key, q in before.items()] == [
        (key, q["kind"], q["level"]) for key, q in after.items()
    ]


def test_a_question_is_as_large_as_its_twin(both_tests):
    before, after = both_tests
    for key, question in before.items():
        assert size(question) == size(after[key]), key


def test_no_question_has_the_numbers_or_names_of_its_twin(both_tests):
    before, after = both_tests
    for key, question in before.items():
        assert question["prompt"] != after[key]["prompt"]
        if question["kind"] == "numeric":
            assert question["answer"] != after[key]["answer"], key


def test_who_remembers_only_the_place_of_the_answer_gains_nothing(both_tests):
    before, after = both_tests
    for key, question in before.items():
        if question["kind"] == "choice" and key not in ANSWERS_IN_ORDER:
            assert right_place(question) != right_place(after[key]), key


def test_each_habit_is_led_astray_as_often(both_tests):
    before, after = map(thoughts, both_tests)
    assert before == after


def test_whoever_looks_at_the_form_alone_gets_as_many(both_tests, language):
    before, after = (guessed(questions, language) for questions in both_tests)
    assert before == after


def test_each_of_the_three_judgements_is_right_once(both_tests):
    for questions in both_tests:
        assert [right_place(questions[key]) for key in ANSWERS_IN_ORDER] == [0, 1, 2]


def test_every_wrong_number_that_is_foreseen_has_its_own_reply(both_tests):
    for questions in both_tests:
        for key, question in questions.items():
            if question["kind"] != "numeric":
                continue
            assert len(question["wrong"]) >= 2, key
            replies = [question["why"], *(wrong["why"] for wrong in question["wrong"])]
            assert len(set(replies)) == len(replies), key


def size(question: dict) -> tuple:
    """What makes two questions equally much work: how many options, steps and foreseen slips, and whether there is a figure."""
    parts = tuple(len(question.get(name, ())) for name in ("options", "steps", "wrong"))
    return (*parts, question["figure"] is not None)


def right_place(question: dict) -> int:
    return [option["correct"] for option in question["options"]].index(True)
