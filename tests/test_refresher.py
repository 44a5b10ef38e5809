"""Refresher: which question takes up which thinking error, that its numbers are computed, and its rounds in a real browser."""

import json

import pytest
from accessibility import in_anyones_way
from exercise_page import KEY, card, kept, save

from datawijs.language import speaking
from datawijs.signals import hand_rule
from datawijs.thinking_errors import thinking_errors
from datawijs.widgets import Refresher
from datawijs.widgets.refresher.exercise import CATCHES, EARLIER, LAST, caught_by, facts

ID = "try-refresher"


@pytest.fixture(scope="module")
def exercise():
    with speaking("en"):
        return Refresher(ID)


@pytest.fixture
def opened(exercise, new_page, tmp_path):
    def open_page(records=None, width=390, **options):
        page = new_page(width, language="en", **options)
        address = save(tmp_path, exercise)
        page.goto(address)
        if records:
            page.evaluate(
                "records => { for (const [key, record] of Object.entries(records)) localStorage.setItem(key, record); }",
                {KEY + name: json.dumps({"saved": 1, "given": given}) for name, given in records.items()},
            )
            page.reload()
        return page, card(page, ID)

    return open_page


def prompts(room):
    return [legend.strip() for legend in room.locator(".dw-asked legend").all_inner_texts()]


def of(exercise, *keys):
    by_key = {question["key"]: question["prompt"] for question in exercise.content["questions"]}
    return [by_key[key] for key in keys]


def answer_all(room, exercise, right=True):
    for question in exercise.content["questions"]:
        part = room.locator(".dw-asked").filter(has_text=question["prompt"])
        if part.count():
            option = next(option for option in question["options"] if option["correct"] == right)
            part.get_by_role("radio", name=option["text"], exact=True).check()
            part.get_by_role("button", name=exercise.content["ui"]["give_answer"]).click()
            assert option["why"] in part.locator(".dw-feedback").inner_text()


def test_every_error_is_in_the_list_and_is_taken_up_once():
    errors = [error for of_question in CATCHES.values() for error in of_question]
    assert len(set(errors)) == len(errors)
    assert all(thinking_errors()[error].key == error for error in errors)
    assert caught_by()["large-drop-is-signal"] == "three-results"  # another key of the same thought


def test_a_wrong_answer_here_is_a_thought_that_some_question_takes_up(exercise):
    wrong = {option["misreading"] for question in exercise.content["questions"] for option in question["options"]} - {
        None
    }
    assert wrong - set(caught_by()) == {"doubts-everything"}


def test_the_answer_of_the_line_is_the_right_one():
    assert hand_rule(EARLIER, LAST).answer == "noise"
    told = facts()
    assert told["below"] == sum(score < told["line"].value for score in LAST) == 1
    assert round(told["worth"].value) == 27  # 35 of 130
    assert round(told["by_chance"].value) == 24  # nine earlier results: 23.64 %


def test_with_nothing_kept_everybody_gets_the_same_four_and_then_the_others(opened, exercise):
    page, room = opened()
    ui = exercise.content["ui"]
    keys = list(CATCHES)
    assert prompts(room) == of(exercise, *keys[:4])
    assert ui["general"] in room.inner_text()
    assert kept(page, ID) is None  # opening is not doing
    answer_all(room, exercise)
    assert "Right at the first try: 4 of 4." in room.inner_text()
    page.reload()
    assert "Right at the first try: 4 of 4." in room.inner_text()
    room.get_by_role("button", name=ui["again"]).click()
    assert prompts(room) == of(exercise, *keys[4:])
    assert room.locator("input:checked").count() == 0
    assert "you had 4 of 4 right" in room.inner_text()
    answer_all(room, exercise, right=False)
    given = kept(page, ID)["given"]
    assert [one["right"] for one in given["past"]] == [4]
    assert set(given["answers"]) == set(keys[4:])


def test_what_was_missed_comes_first(opened, exercise):
    records = {
        "beginner-02-check": {
            "version": 2,
            "edition": "x",
            "answers": {
                "a": {"tried": ["guessed-cause", "right"]},
                "b": {"tried": ["missing-as-zero"]},
                "c": {"tried": ["made-up-motive"]},
                "d": {"tried": ["right", "other-way-round"]},  # only the first answer counts
                "e": {"tried": "oops"},
            },
        },
        "practice-daily": {"rounds": [{"judged": [{"answer": 0, "right": False}, {"answer": 2, "right": True}]}, 7]},
    }
    _page, room = opened(records)
    assert prompts(room) == of(exercise, "why", "two-below", "gap", "three-results")
    assert exercise.content["ui"]["from_missed"].format(count=3, all=4) in " ".join(room.inner_text().split())


@pytest.mark.nightly
@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_it_is_in_nobodys_way(opened, exercise, width, dark):
    page, room = opened(width=width, dark=dark)
    answer_all(room, exercise)
    assert in_anyones_way(page) == []


LIVE = """
from datawijs import use_language
from datawijs.widgets import Refresher
use_language("en")
refresher = Refresher("live-refresher")
refresher
"""


@pytest.mark.nightly
def test_answers_come_back_to_the_kernel(jupyterlab, lab_window, exercise):
    page = jupyterlab.open(lab_window, [LIVE], "refresher")
    room = card(page, "live-refresher")
    room.wait_for(timeout=60_000)
    answer_all(room, exercise)
    assert jupyterlab.run(page, "print(refresher.result['right'].sum(), len(refresher.result))").strip() == "4 8"
