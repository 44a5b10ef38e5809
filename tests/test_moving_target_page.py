"""Moving target in a real browser: predict, walk through the year, keep September's target, and say what it means."""

import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from asked_page import asked, give, give_all, give_by_keyboard, right_place
from exercise_page import card, kept, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.widgets import MovingTarget


@pytest.fixture(scope="module")
def exercises():
    made = {}
    for language in ("nl", "en"):
        with speaking(language):
            made[language] = MovingTarget("try-moving", seed=1)
    return made


@pytest.fixture
def opened(exercises, new_page, tmp_path):
    def open_page(width=1280, language="nl", **options):
        page = new_page(width, language=language, **options)
        page.goto(save(tmp_path, exercises[language], name=language))
        return page, card(page, "try-moving"), exercises[language].content

    return open_page


def walk_to_june(room, content):
    for month in content["months"][1:]:
        room.get_by_role("button", name=content["ui"]["month_after"]).click()
        expect(room.locator(".dw-slider-value")).to_have_text(month["name"])


def shapes(room):
    return room.locator(".dw-months .dw-reached").count(), room.locator(".dw-months .dw-below").count()


def test_a_year_of_ticks_turns_into_crosses(opened):
    page, room, content = opened(360)
    ui = content["ui"]
    expect(room.get_by_role("slider")).to_be_hidden()  # predict first
    for question in content["guesses"]:
        give_all(room, content, question)
    expect(room.get_by_role("slider")).to_be_visible()
    expect(room.get_by_role("checkbox")).to_be_hidden()
    expect(room.get_by_text(ui["more_below"])).to_have_count(1)

    for number, month in enumerate(content["months"]):
        if number:
            room.get_by_role("button", name=ui["month_after"]).click()
        expect(room.get_by_role("slider")).to_have_attribute("aria-valuetext", month["sentence"])
        expect(room.locator(".dw-tiles dd").first).to_contain_text(ui["ability_value"].format(ability=month["ability"]))
        expect(room.locator(".dw-tiles dd").last).to_contain_text(ui["reached"])
        assert shapes(room) == (number + 1, 0)
    expect(room.locator(".dw-years-summary")).to_have_text(content["summary"])
    expect(asked(room, content["questions"][0])).to_be_hidden()

    room.get_by_role("checkbox", name=ui["switch"]).check()
    expect(room.locator(".dw-years-summary")).to_have_text(content["summary_kept"])
    missed = sum(not month["reached"] for month in content["months_kept"])
    assert shapes(room) == (10 - missed, missed)
    assert room.locator(".dw-plot .dw-below-mark").count() == missed
    words = room.get_by_role("img").get_attribute("aria-label")
    assert all(month["sentence"] in words for month in content["months_kept"])
    room.locator(".dw-data summary").click()
    assert room.get_by_role("row").count() == 11

    for question in content["questions"]:
        give_all(room, content, question)
    expect(room.get_by_text(ui["end_score"].format(right=0, all=6))).to_be_visible()
    expect(room.get_by_text(ui["end"])).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_everything_is_there_after_a_reload_and_in_the_other_language(opened, exercises, tmp_path):
    page, room, content = opened()
    for question in content["guesses"]:
        give(room, content, question, 0)
    walk_to_june(room, content)
    room.get_by_role("checkbox").check()
    give(room, content, content["questions"][0], 1)
    page.reload()
    expect(room.get_by_role("checkbox")).to_be_checked()
    expect(room.locator(".dw-slider-value")).to_have_text(content["months"][-1]["name"])
    expect(asked(room, content["questions"][0]).locator(".dw-feedback")).to_contain_text(
        content["questions"][0]["options"][1]["why"]
    )
    page.goto(save(tmp_path, exercises["en"], name="en"))
    english = exercises["en"].content
    expect(room.get_by_role("checkbox", name=english["ui"]["switch"])).to_be_checked()
    expect(room.locator(".dw-years-summary")).to_have_text(english["summary_kept"])
    expect(asked(room, english["questions"][0]).locator(".dw-feedback")).to_contain_text(
        english["questions"][0]["options"][1]["why"]
    )
    assert kept(page, "try-moving")["given"]["seen"] == 9

    room.locator(".dw-menu > summary").click()
    room.get_by_role("button", name=english["ui"]["erase"]).click()
    room.get_by_role("button", name=english["ui"]["erase_yes"]).click()
    expect(room.get_by_role("slider")).to_be_hidden()
    assert kept(page, "try-moving") is None


def test_it_can_be_done_with_the_keyboard_only(opened):
    page, room, content = opened()
    for question in content["guesses"]:
        give_by_keyboard(page, room, content, question, 0)
    room.get_by_role("slider").focus()
    page.keyboard.press("End")
    expect(room.locator(".dw-slider-value")).to_have_text(content["months"][-1]["name"])
    page.keyboard.press("Tab")  # to "one month on", which has nowhere to go
    page.keyboard.press("Enter")
    expect(room.locator(".dw-slider-value")).to_have_text(content["months"][-1]["name"])
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(room.get_by_role("checkbox")).to_be_checked()
    assert page.evaluate("document.activeElement.type") == "checkbox"
    for question in content["questions"]:
        give_by_keyboard(page, room, content, question, right_place(question))
    expect(room.get_by_text(content["ui"]["end"])).to_be_visible()


def test_what_a_file_holds_cannot_break_it(opened):
    page, room, content = opened()
    broken = {"saved": 1, "given": {"edition": content["edition"], "seen": "june", "kept": 3, "chosen": {"june": [99]}}}
    page.evaluate("value => localStorage.setItem('datawijs.2.none.try-moving', JSON.stringify(value))", broken)
    page.reload()
    expect(asked(room, content["guesses"][0])).to_be_visible()


@IN_ONE_LOOK
def test_axe_finds_nothing(opened, width, dark):
    page, room, content = opened(width, dark=dark)
    for question in content["guesses"]:
        give(room, content, question, 0)
    walk_to_june(room, content)
    room.get_by_role("checkbox").check()
    for question in content["questions"]:
        give(room, content, question, 0)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert in_anyones_way(page) == []
