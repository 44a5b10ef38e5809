"""Early warning in a real browser: guess, count people, and say what a list is for."""

import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from asked_page import asked, give, give_all, give_by_keyboard, right_place
from exercise_page import card, kept, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.widgets import EarlyWarning
from datawijs.widgets.early_warning.school import CAUGHT, COMMON, FALSE, START, School, school


@pytest.fixture(scope="module")
def exercises():
    made = {}
    for language in ("nl", "en"):
        with speaking(language):
            made[language] = EarlyWarning("try-warning", seed=1)
    return made


@pytest.fixture
def opened(exercises, new_page, tmp_path):
    def open_page(width=1280, language="nl", **options):
        page = new_page(width, language=language, **options)
        page.goto(save(tmp_path, exercises[language], name=language))
        return page, card(page, "try-warning"), exercises[language].content

    return open_page


def more(room, content, slider: int):
    name = content["ui"]["more"].format(slider=content["sliders"][slider]["label"])
    room.get_by_role("button", name=name).click()


def people_are(room, one: School):
    for kind, number in (
        ("hits", one.hits),
        ("misses", one.misses),
        ("false-alarms", one.false_alarms),
        ("left-alone", one.left_alone),
    ):
        expect(room.locator(f".dw-plot .dw-one.dw-{kind}")).to_have_count(number)
    arms = room.locator(".dw-plot .dw-arms")
    expect(arms).to_have_count(one.troubled)  # not by colour alone
    expect(room.locator(".dw-list-worth")).to_contain_text(str(one.listed))


def test_guess_count_and_understand(opened):
    page, room, content = opened(360)
    ui = content["ui"]
    expect(room.get_by_role("slider").first).to_be_hidden()
    for question in content["guesses"]:
        give_all(room, content, question)
    expect(room.get_by_role("slider")).to_have_count(3)
    people_are(room, school(*START))
    expect(room.locator(".dw-list-worth")).to_contain_text("26,9")
    words = room.get_by_role("img").get_attribute("aria-label")
    assert f"{ui['hits']}: 14." in words

    expect(asked(room, content["questions"][0])).to_be_hidden()
    more(room, content, 0)
    people_are(room, school(COMMON[1], *START[1:]))
    more(room, content, 0)
    people_are(room, school(COMMON[2], *START[1:]))
    expect(room.locator(".dw-list-worth")).to_contain_text("63,6")
    more(room, content, 1)
    people_are(room, school(COMMON[2], CAUGHT[3], START[2]))
    more(room, content, 2)
    people_are(room, school(COMMON[2], CAUGHT[3], FALSE[2]))
    expect(room.get_by_text(ui["in_trouble"].format(number=80))).to_be_visible()
    room.get_by_role("button", name=ui["by_list"], exact=True).click()
    one = school(COMMON[2], CAUGHT[3], FALSE[2])
    expect(room.get_by_text(ui["on_list"].format(number=one.listed), exact=True)).to_be_visible()
    people_are(room, one)

    for question in content["questions"]:
        give_all(room, content, question)
    expect(room.get_by_text(ui["end_score"].format(right=0, all=7))).to_be_visible()
    expect(room.get_by_text(ui["end"])).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_everything_is_there_after_a_reload_and_in_the_other_language(opened, exercises, tmp_path):
    page, room, content = opened()
    for question in content["guesses"]:
        give(room, content, question, 0)
    more(room, content, 0)
    more(room, content, 2)
    room.get_by_role("button", name=content["ui"]["by_list"], exact=True).click()
    give(room, content, content["questions"][0], 1)
    page.reload()
    people_are(room, school(COMMON[1], START[1], FALSE[2]))
    page.goto(save(tmp_path, exercises["en"], name="en"))
    english = exercises["en"].content
    people_are(room, school(COMMON[1], START[1], FALSE[2]))
    by_list = room.get_by_role("button", name=english["ui"]["by_list"], exact=True)
    expect(by_list).to_have_attribute("aria-pressed", "true")
    expect(asked(room, english["questions"][0]).locator(".dw-feedback")).to_contain_text(
        english["questions"][0]["options"][1]["why"]
    )
    assert kept(page, "try-warning")["given"]["tried"] == ["0 2 1", "1 2 1", "1 2 2"]

    broken = {"edition": content["edition"], "places": [9, "x"], "tried": 3}
    page.evaluate(
        "given => localStorage.setItem('datawijs.2.none.try-warning', JSON.stringify({ saved: 9e15, given }))", broken
    )
    page.reload()
    expect(asked(room, english["guesses"][0])).to_be_visible()


def test_it_can_be_done_with_the_keyboard_only(opened):
    page, room, content = opened()
    for question in content["guesses"]:
        give_by_keyboard(page, room, content, question, right_place(question))
    first = room.get_by_role("slider").first
    first.focus()
    page.keyboard.press("ArrowRight")
    people_are(room, school(COMMON[1], *START[1:]))
    page.keyboard.press("End")
    people_are(room, school(COMMON[-1], *START[1:]))
    steps = content["sliders"][0]
    expect(first).to_have_attribute("aria-valuetext", f"{steps['values'][-1]} {steps['of']}")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # to "lower" of the second slider
    page.keyboard.press("Enter")
    people_are(room, school(COMMON[-1], CAUGHT[1], START[2]))
    for question in content["questions"]:
        give_by_keyboard(page, room, content, question, right_place(question))
    expect(room.get_by_text(content["ui"]["end_score"].format(right=7, all=7))).to_be_visible()


@IN_ONE_LOOK
def test_axe_finds_nothing(opened, width, dark):
    page, room, content = opened(width, dark=dark)
    for question in content["guesses"]:
        give(room, content, question, 0)
    more(room, content, 0)
    more(room, content, 0)
    for question in content["questions"]:
        give(room, content, question, 0)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert in_anyones_way(page) == []
