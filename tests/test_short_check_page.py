"""Short check in a real browser: everything that somebody may answer, with the keyboard alone, in both languages."""

import json

import pytest
from accessibility import IN_ONE_LOOK_OF_BOTH, in_anyones_way
from exercise_page import card, kept, save

from datawijs.board import make_board
from datawijs.dashboards import pupil_results
from datawijs.language import speaking
from datawijs.widgets import Choice, MovingTarget, Numeric, Option, Ordering, ShortCheck, Statement

OPTIONS = [
    Option("It went down.", "One lower result says little."),
    Option("Nothing yet.", "Results wobble.", correct=True),
    Option("The test was hard.", "Look at the class for that."),
]
STEPS = ["read", "compare", "beyond", "behind"]


def make_check(language="en", figure=False):
    with speaking(language):
        return ShortCheck(
            "check",
            [
                Choice(
                    "What does it tell?",
                    OPTIONS,
                    level="beyond",
                    figure=pupil_results(make_board(), "P0001", "maths") if figure else None,
                ),
                Numeric(
                    "How much lower?",
                    2.5,
                    tolerance=0.1,
                    unit="points",
                    why="Nine minus six and a half.",
                    wrong=[(9, "That is the first result."), (-2.5, "Lower is asked: no minus.")],
                    level="read",
                ),
                Ordering("In which order?", STEPS, why="First look, then think."),
                Statement("I look at the class first."),
            ],
            title="Trial",
            intro="Four questions.",
            suggestions=[(0, "Start at the beginning."), (2, "Skip a little."), (3, "You could coach.")],
        )


@pytest.fixture
def exercise(tmp_path, new_page):
    page = new_page(language="en")
    page.goto(save(tmp_path, make_check()))
    return card(page, "check")


def question(exercise, number):
    return exercise.locator(".dw-asked").nth(number - 1)


def check(exercise, number):
    question(exercise, number).get_by_role("button", name="Check my answer", exact=True).click()


def said(exercise, number):
    return question(exercise, number).locator(".dw-feedback").inner_text()


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.text)
def test_every_option_says_why(exercise, option):
    exercise.get_by_role("radio", name=option.text).check()
    assert said(exercise, 1) == ""
    check(exercise, 1)
    assert option.why in said(exercise, 1)
    assert ("That's right" in said(exercise, 1)) == option.correct
    assert ("try again" in said(exercise, 1)) != option.correct


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2,5", "Nine minus six and a half."),
        ("2.5", "Nine minus six and a half."),
        ("2,45 points", "Nine minus six and a half."),
        (" 2.6 ", "Nine minus six and a half."),
        ("9", "That is the first result."),
        ("-2,5", "Lower is asked: no minus."),
        ("−2.5", "Lower is asked: no minus."),
        ("3", "That number is not right."),
        ("2.61", "That number is not right."),
    ],
)
def test_numbers_right_wrong_and_foreseen(exercise, typed, sentence):
    exercise.get_by_label("How much lower?").fill(typed)
    check(exercise, 2)
    assert sentence in said(exercise, 2)
    assert ("That's right" in said(exercise, 2)) == sentence.startswith("Nine")
    assert "1 of 4 answered" in exercise.inner_text()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Fill in a number first."), ("  ", "Fill in a number first."), ("two", "“two” can't be read as a number")],
)
def test_what_is_no_number_is_said_and_is_no_attempt(exercise, typed, sentence):
    field = exercise.get_by_label("How much lower?")
    field.fill(typed)
    field.press("Enter")
    assert sentence in said(exercise, 2)
    assert "0 of 4 answered" in exercise.inner_text()
    assert field.evaluate("field => document.activeElement === field")


def order(exercise):
    return question(exercise, 3).locator("li > span").all_inner_texts()


def put(exercise, wanted):
    """Bring the steps in an order with the arrows only."""
    for place, step in enumerate(wanted):
        while order(exercise).index(step) > place:
            question(exercise, 3).get_by_role("button", name=f"Move up: {step}").click()


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (STEPS, "First look, then think."),
        (["compare", "read", "beyond", "behind"], "The first step is a different one."),
        (["read", "beyond", "compare", "behind"], "Up to step 1 the order is right."),
        (["read", "compare", "behind", "beyond"], "Up to step 2 the order is right."),
    ],
)
def test_orders(exercise, wanted, sentence):
    assert order(exercise) != STEPS
    put(exercise, wanted)
    assert order(exercise) == wanted
    check(exercise, 3)
    assert sentence in said(exercise, 3)


def test_steps_move_with_the_keyboard_and_say_where_they_are(exercise):
    page = exercise.page
    first = order(exercise)[0]
    question(exercise, 3).get_by_role("button", name=f"Move down: {first}").focus()
    for _press in range(3):
        page.keyboard.press("Enter")
    assert order(exercise)[-1] == first
    assert f"“{first}” is now number 4 of 4." in question(exercise, 3).get_by_role("status").inner_text()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Move up: {first}"


def test_nobody_stays_stuck(exercise):
    exercise.get_by_label("How much lower?").fill("3")
    check(exercise, 2)
    assert "2.5" not in said(exercise, 2)
    question(exercise, 2).get_by_role("button", name="Show the explanation").click()
    assert "The answer is 2.5 points." in said(exercise, 2)
    put(exercise, ["compare", "read", "beyond", "behind"])
    check(exercise, 3)
    question(exercise, 3).get_by_role("button", name="Show the explanation").click()
    assert "1. read; 2. compare; 3. beyond; 4. behind" in said(exercise, 3)
    exercise.page.reload()
    assert "The answer is 2.5 points." in said(exercise, 2)


def answer_all(exercise, *, choice=1, number="2,5", steps=STEPS):
    exercise.get_by_role("radio", name=OPTIONS[choice].text).check()
    check(exercise, 1)
    exercise.get_by_label("How much lower?").fill(number)
    check(exercise, 2)
    put(exercise, steps)
    check(exercise, 3)
    exercise.get_by_role("radio", name="Neutral").check()


@pytest.mark.parametrize(
    ("answers", "score", "suggestion"),
    [
        ({}, 3, "You could coach."),
        ({"choice": 0}, 2, "Skip a little."),
        ({"choice": 0, "number": "9"}, 1, "Start at the beginning."),
        ({"choice": 2, "number": "9", "steps": STEPS[::-1]}, 0, "Start at the beginning."),
    ],
)
def test_the_first_answers_make_the_score(exercise, answers, score, suggestion):
    answer_all(exercise, **answers)
    text = exercise.locator(".dw-summary").inner_text()
    assert f"Right at once: {score} of 3." in text
    assert suggestion in text
    rows = exercise.locator(".dw-summary tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
    )
    names = [asked["level_name"] for asked in make_check().content["questions"][:2]]  # the order has no level
    at_once = [answers.get("choice", 1) == 1, answers.get("number", "2,5") == "2,5"]
    assert rows == [[name, f"{int(right)} of 1"] for name, right in zip(names, at_once, strict=True)]


def test_who_goes_on_until_it_is_right_keeps_the_first_score(exercise):
    answer_all(exercise, choice=0)
    exercise.get_by_role("radio", name="Nothing yet.").check()
    check(exercise, 1)
    text = exercise.locator(".dw-summary").inner_text()
    assert "Right at once: 2 of 3." in text
    assert "Right by now: 3 of 3." in text
    assert kept(exercise.page, "check")["given"]["answers"]["q1"]["tried"] == ["other-1", "right"]


def test_everything_is_there_after_loading_again(exercise):
    answer_all(exercise, choice=0)
    exercise.page.reload()
    assert exercise.get_by_role("radio", name="It went down.").is_checked()
    assert "One lower result says little." in said(exercise, 1)
    assert exercise.get_by_label("How much lower?").input_value() == "2,5"
    assert order(exercise) == STEPS
    assert exercise.get_by_role("radio", name="Neutral").is_checked()
    assert "Right at once: 2 of 3." in exercise.inner_text()


def test_what_was_not_checked_yet_is_kept_too(exercise):
    exercise.get_by_role("radio", name="The test was hard.").check()
    exercise.get_by_label("How much lower?").fill("about")
    question(exercise, 3).get_by_role("button", name=f"Move down: {order(exercise)[0]}").click()
    moved = order(exercise)
    exercise.page.reload()
    assert exercise.get_by_role("radio", name="The test was hard.").is_checked()
    assert exercise.get_by_label("How much lower?").input_value() == "about"
    assert order(exercise) == moved
    assert "0 of 4 answered" in exercise.inner_text()


def test_starting_again_asks_first(exercise):
    answer_all(exercise)
    exercise.get_by_role("button", name="Start again").click()
    exercise.get_by_role("button", name="No, keep").click()
    assert "4 of 4 answered" in exercise.inner_text()
    exercise.get_by_role("button", name="Start again").click()
    exercise.get_by_role("button", name="Yes, start again").click()
    assert "0 of 4 answered" in exercise.inner_text()
    assert order(exercise) != STEPS


def test_checking_without_a_choice_asks_for_one(exercise):
    check(exercise, 1)
    assert "Choose an answer first." in said(exercise, 1)
    assert kept(exercise.page, "check") is None


@pytest.mark.parametrize(
    "nonsense",
    [0, "x", None, [], {}, 99, -1, 1.5, [0, 1, 2, 2], {"typed": 3, "value": 3}, {"typed": "3"}, [3, 2, 1, 0, 4]],
    ids=repr,
)
def test_kept_answers_that_make_no_sense_do_no_harm(exercise, nonsense):
    shapes = {question["key"]: question["shape"] for question in make_check().content["questions"]}
    given = {
        key: {"shape": shape, "first": nonsense, "last": nonsense, "draft": nonsense, "tries": 1}
        for key, shape in shapes.items()
    }
    record = json.dumps({"saved": 5, "given": given})
    exercise.page.evaluate("record => localStorage.setItem('datawijs.2.none.check', record)", record)
    exercise.page.reload()
    answer_all(exercise)
    assert "4 of 4 answered" in exercise.inner_text()


def test_statements_have_no_right_answer(exercise):
    group = exercise.get_by_role("group", name="I look at the class first.")
    names = group.get_by_role("radio")
    assert names.count() == 5
    for place in range(5):
        names.nth(place).check()
    assert kept(exercise.page, "check")["given"]["answers"]["q4"]["tried"][-1] == "strongly-agree"
    assert said(exercise, 4) == ""


def test_the_keyboard_alone_does_it(exercise):
    page = exercise.page
    exercise.get_by_role("radio", name="It went down.").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "That's right" in said(exercise, 1)
    page.keyboard.press("Tab")
    page.keyboard.type("2.5")
    page.keyboard.press("Enter")
    assert "That's right" in said(exercise, 2)


@IN_ONE_LOOK_OF_BOTH
def test_nothing_stands_in_anyones_way(tmp_path, new_page, language, width, dark):
    page = new_page(width, dark=dark, language=language)
    page.goto(save(tmp_path, make_check(language, figure=True)))
    exercise = card(page, "check")
    assert in_anyones_way(page) == []
    exercise.get_by_role("radio").first.check()
    question(exercise, 1).locator(".dw-button").click()
    question(exercise, 2).get_by_role("textbox").fill("9")
    question(exercise, 2).get_by_role("textbox").press("Enter")
    question(exercise, 3).locator(".dw-buttons .dw-button").click()
    exercise.get_by_role("radio").last.check()
    exercise.locator(".dw-menu summary").click()
    assert in_anyones_way(page) == []


def test_print_shows_questions_and_options(exercise):
    exercise.page.emulate_media(media="print")
    for option in OPTIONS:
        assert exercise.get_by_text(option.text).is_visible()
    assert exercise.get_by_text("I look at the class first.").is_visible()
    assert not question(exercise, 1).get_by_role("button", name="Check my answer", exact=True).is_visible()


def test_beside_another_exercise_nothing_stands_where_the_score_will_come(tmp_path, new_page):
    page = new_page(language="en")
    with speaking("en"):
        check = ShortCheck("check", [Choice("Which?", [Option("Left", "a"), Option("Right", "b", correct=True)])])
        page.goto(save(tmp_path, check, MovingTarget("moving", seed=1)))
    card(page, "moving").wait_for()
    assert card(page, "check").locator(".dw-summary").bounding_box()["height"] == 0
