"""Alarm threshold in a real browser: every guess, every step of the slider, every choice, and what becomes of them."""

import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from exercise_page import card, kept, save

from datawijs.language import speaking
from datawijs.widgets import AlarmThreshold


@pytest.fixture(scope="module")
def exercise():
    with speaking("nl"):
        return AlarmThreshold("try-alarm", seed=1)


@pytest.fixture
def opened(exercise, new_page, tmp_path):
    def open_page(width=1280, **options):
        page = new_page(width, **options)
        page.goto(save(tmp_path, exercise))
        return page, card(page, "try-alarm"), exercise.content

    return open_page


def asked(room, prompt):
    """The part of the card with this question."""
    return room.locator(".dw-asked").filter(has_text=prompt)


def give(room, content, question, place):
    part = asked(room, question["prompt"])
    part.get_by_role("radio", name=question["options"][place]["text"], exact=True).check()
    part.get_by_role("button", name=content["ui"]["give_answer"]).click()
    return part.locator(".dw-feedback").inner_text()


def right_place(question):
    return [option["correct"] for option in question["options"]].index(True)


def guess(room, content):
    for question in content["guesses"]:
        give(room, content, question, right_place(question))


def step_button(room, content, place):
    return room.get_by_role("button", name=content["steps"][place]["label"], exact=True)


def try_three(room, content, *, unfold=True):
    guess(room, content)
    for place in (1, 6, 9):
        step_button(room, content, place).click()
    if unfold:
        look_further(room, content)


def look_further(room, content):
    """Unfold all that is there for who wants more."""
    for name in ("trade_heading", "stakes_heading", "questions_heading"):
        room.locator(".dw-fold > summary", has_text=content["ui"][name]).click()


def assert_done(room, ui, steps):
    """Whoever finished the lesson stays done, however far the looking further has come."""
    assert room.locator(".dw-progress").inner_text() == ui["progress"].format(done=steps, all=steps)


def test_every_answer_says_why_and_each_part_opens_the_next(opened):
    page, room, content = opened(360)
    ui = content["ui"]
    assert not room.get_by_role("slider").is_visible()  # guess first
    for question in content["guesses"]:
        for place in reversed(range(len(question["options"]))):
            said = give(room, content, question, place)
            option = question["options"][place]
            assert option["why"] in said
            assert (ui["guess_fits"] if option["correct"] else ui["guess_off"]) in said
    assert room.get_by_role("slider").is_visible()
    assert ui["more_below"] in room.inner_text()

    assert not room.locator(".dw-fold", has_text=ui["stakes_heading"]).is_visible()  # try first
    for place, step in enumerate(content["steps"]):
        step_button(room, content, place).click()
        assert room.locator(".dw-outcome").inner_text() == step["sentence"]
        assert room.get_by_role("slider").get_attribute("aria-valuetext") == step["spoken"]
        numbers = room.locator(".dw-outcomes strong").all_inner_texts()
        of = ui["of"]
        here = step["here"]
        assert numbers == [
            of.format(number=here["caught"], all=4),
            of.format(number=here["missed"], all=4),
            of.format(number=here["false_alarms"], all=21),
            of.format(number=here["left_alone"], all=21),
            ui["work_unit"].format(minutes=step["minutes"]),
        ]
        for outcome in ("caught", "missed", "false-alarms", "left-alone"):
            marks = room.locator(f".dw-chart > .dw-plot .dw-person.dw-{outcome}").count()
            assert marks == here[outcome.replace("-", "_")]
    assert set(kept(page, "try-alarm")["given"]["tried"]) == set(range(len(content["steps"])))

    assert ui["end"] in room.inner_text()
    assert_done(room, ui, 2)
    assert not room.get_by_role("combobox").first.is_visible()  # what is more, is folded away
    look_further(room, content)
    averages = room.locator("table", has=room.page.get_by_text(ui["averages"].format(classes=ui["classes"])))
    for row, step in zip(averages.locator("tbody tr").all(), content["steps"], strict=True):
        mean = step["mean_text"]
        outcomes = [mean[name] for name in ("caught", "missed", "false_alarms", "left_alone")]
        assert row.inner_text().split() == [step["label"], *outcomes, step["mean_minutes"]]
    for stake in content["stakes"]:
        part = asked(room, stake["prompt"])
        for place, why in enumerate(stake["feedback"]):
            part.get_by_role("combobox").select_option(content["steps"][place]["label"])
            part.get_by_role("button", name=ui["give_answer"]).click()
            said = part.locator(".dw-feedback").inner_text()
            assert why in said
            assert (ui["stake_fits"] if place == stake["best"] else ui["stake_not"]) in said
        assert_done(room, ui, 3 if stake is content["stakes"][-1] else 2)

    for question in content["questions"]:
        for place, option in enumerate(question["options"]):
            said = give(room, content, question, place)
            assert option["why"] in said
            assert (ui["right"] if option["correct"] else ui["other"]) in said
    assert_done(room, ui, 4)
    first_right = sum(question["options"][0]["correct"] for question in content["questions"])
    first_right += sum(question["options"][-1]["correct"] for question in content["guesses"])
    assert ui["end_score"].format(right=first_right, all=8) in room.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_reload_finds_everything_again(opened):
    page, room, content = opened()
    try_three(room, content)
    stake = content["stakes"][0]
    part = asked(room, stake["prompt"])
    part.get_by_role("combobox").select_option(content["steps"][3]["label"])
    part.get_by_role("button", name=content["ui"]["give_answer"]).click()
    page.reload()
    look_further(room, content)
    assert step_button(room, content, 9).get_attribute("aria-pressed") == "true"  # the last one that was tried
    assert stake["feedback"][3] in asked(room, stake["prompt"]).inner_text()
    assert asked(room, stake["prompt"]).get_by_role("combobox").input_value() == "3"
    for question in content["guesses"]:
        assert question["options"][right_place(question)]["why"] in asked(room, question["prompt"]).inner_text()
    assert kept(page, "try-alarm")["given"]["tried"] == [content["start"], 1, 6, 9]


def test_erasing_starts_at_the_beginning(opened):
    page, room, content = opened()
    ui = content["ui"]
    try_three(room, content)
    room.locator(".dw-menu > summary").click()
    room.get_by_role("button", name=ui["erase"]).click()
    room.get_by_role("button", name=ui["erase_yes"]).click()
    assert kept(page, "try-alarm") is None
    assert not room.get_by_role("slider").is_visible()
    assert room.locator("input:checked").count() == 0


def test_what_was_tried_is_pictured(opened):
    _page, room, content = opened()
    try_three(room, content)
    tried = room.locator(".dw-fold", has_text=content["ui"]["trade_heading"]).locator(".dw-chart")
    words = tried.get_by_role("img").get_attribute("aria-label")
    tried.locator("details > summary").click()
    rows = tried.get_by_role("table").locator("tbody tr").all_inner_texts()
    assert len(rows) == 4  # where the slider stood at first, and three more
    for place in (1, content["start"], 6, 9):
        assert f"{content['steps'][place]['label']}:" in words
        assert any(row.startswith(content["steps"][place]["label"]) for row in rows)
    outcomes = {(s["here"]["caught"], s["here"]["false_alarms"]) for s in (content["steps"][p] for p in (1, 4, 6, 9))}
    assert tried.locator(".dw-plot .dw-tried").count() == len(outcomes)


def test_the_slider_works_by_keyboard(opened):
    page, room, content = opened()
    guess(room, content)
    slider = room.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    assert room.locator(".dw-outcome").inner_text() == content["steps"][0]["sentence"]
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == content["steps"][1]["spoken"]
    page.keyboard.press("End")
    assert room.locator(".dw-outcome").inner_text() == content["steps"][-1]["sentence"]
    assert kept(page, "try-alarm")["given"]["tried"] == [content["start"], 0, 1, len(content["steps"]) - 1]
    assert room.get_by_text(content["ui"]["end"]).is_visible()  # three were tried: the lesson ends here
    assert page.evaluate("document.activeElement.type") == "range"  # and the keyboard stays where it was


@IN_ONE_LOOK
def test_axe_finds_nothing(opened, width, dark):
    page, room, content = opened(width, dark=dark)
    try_three(room, content)
    for stake in content["stakes"]:
        asked(room, stake["prompt"]).get_by_role("button", name=content["ui"]["give_answer"]).click()
    for question in content["questions"]:
        give(room, content, question, 0)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert in_anyones_way(page) == []


LIVE = """
from datawijs import use_language
from datawijs.widgets import AlarmThreshold
use_language("nl")
alarm = AlarmThreshold("live-alarm", seed=1)
alarm
"""


def test_answers_come_back_to_the_kernel(jupyterlab, lab_window, exercise):
    content = exercise.content
    page = jupyterlab.open(lab_window, [LIVE], "alarm")
    room = card(page, "live-alarm")
    room.wait_for(timeout=60_000)
    try_three(room, content)
    for stake in content["stakes"]:
        part = asked(room, stake["prompt"])
        part.get_by_role("combobox").select_option(content["steps"][stake["best"]]["label"])
        part.get_by_role("button", name=content["ui"]["give_answer"]).click()
    for question in content["questions"]:
        give(room, content, question, right_place(question))
    printed = jupyterlab.run(page, "print(alarm.result['right'].sum(), alarm.given['tried'])")
    assert printed.strip() == f"8 [{content['start']}, 1, 6, 9]"
