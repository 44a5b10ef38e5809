"""Grouping in a real browser: guess, look behind the test, choose, and see a year."""

import numpy as np
import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from asked_page import asked, give, give_all, give_by_keyboard, right_place
from exercise_page import card, kept, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.widgets import Grouping
from datawijs.widgets.grouping.classes import GOALS, goals_of_grouping, group_of

WIDE_TABLES = """[...document.querySelectorAll(".dw-table-room")]
    .filter((room) => room.scrollWidth > room.clientWidth).map((room) => room.textContent.slice(0, 60))"""


@pytest.fixture(scope="module")
def exercises():
    made = {}
    for language in ("nl", "en"):
        with speaking(language):
            made[language] = Grouping("try-grouping", seed=1)
    return made


@pytest.fixture
def opened(exercises, new_page, tmp_path):
    def open_page(width=1280, language="nl", **options):
        page = new_page(width, language=language, **options)
        page.goto(save(tmp_path, exercises[language], name=language))
        return page, card(page, "try-grouping"), exercises[language].content

    return open_page


def move(room, content, slider: dict, part: int, way="more"):
    """Press the button beside a slider of the part with this number (counted from 0: looking, choosing, the year)."""
    name = content["ui"][way].format(slider=slider["label"])
    room.locator(".dw-long-steps").nth(part).get_by_role("button", name=name, exact=True).click()


def tally(room, part: int):
    """What is said of the class in a part: 0 looking, 1 choosing, 2 the year."""
    return room.locator(".dw-tally").nth(part)


def elsewhere(content, number: int, looks=0, size=1) -> int:
    """How many pupils of a class, counted from 0, stand in another group than fits."""
    one, places = content["classes"][number], content["sizes"][size]
    return int((group_of(np.array(one["true"]), places) != group_of(np.array(one["seen"][looks]), places)).sum())


def elsewhere_in_year(content, renewals: int, looks: int, alike: int) -> int:
    """How many places of the year are in another group than fits; all by the place of the slider."""
    year = content["year"]
    one = year["classes"][alike]
    seen = np.array(one["seen"])[goals_of_grouping(year["renewals"][renewals]), looks]
    return int((group_of(np.array(one["true"])) != group_of(seen)).sum())


def look_at_three_classes(room, content):
    room.get_by_role("button", name=content["ui"]["look_behind"]).click()
    for _class in range(2):
        room.get_by_role("button", name=content["ui"]["next_class"], exact=True).click()


def test_guess_look_choose_and_understand(opened):
    page, room, content = opened(360)
    ui = content["ui"]
    for question in content["guesses"]:
        give_all(room, content, question)

    # before looking, nothing is given away: not to the eye, not to a screen reader
    expect(tally(room, 0)).to_contain_text(ui["not_looked"])
    expect(room.locator(".dw-plot .dw-seat-unknown")).to_have_count(24)
    assert ui["column_true"] not in room.locator(".dw-data").first.text_content()
    room.get_by_role("button", name=ui["look_behind"]).click()
    first = elsewhere(content, 0)
    expect(tally(room, 0)).to_contain_text(ui["class_result"].format(number=1, elsewhere=first, pupils=24))
    moved = room.locator(".dw-plot :is(.dw-seat-higher, .dw-seat-lower)")
    expect(moved).to_have_count(first)
    expect(room.locator(".dw-plot .dw-seat-arrow")).to_have_count(first)  # not by colour alone
    expect(room.locator(".dw-long-steps")).to_have_count(0)
    for number in (2, 3):
        room.get_by_role("button", name=ui["next_class"], exact=True).click()
        expect(tally(room, 0)).to_contain_text(
            ui["class_result"].format(number=number, elsewhere=elsewhere(content, number - 1), pupils=24)
        )
    expect(tally(room, 0)).to_contain_text(" · ".join(str(elsewhere(content, number)) for number in range(3)))
    expect(tally(room, 0)).to_contain_text(ui["long_run"])

    looks, size = content["sliders"]
    for step in (1, 2):
        move(room, content, looks, 0)
        expect(tally(room, 1)).to_contain_text(
            ui["choose_result"].format(elsewhere=elsewhere(content, 2, step), pupils=24)
        )
        expect(tally(room, 1)).to_contain_text(content["counted"][3 * step + 1]["text"])
    move(room, content, size, 0, "less")
    expect(tally(room, 1)).to_contain_text(ui["choose_result"].format(elsewhere=elsewhere(content, 2, 2, 0), pupils=24))
    expect(tally(room, 1)).to_contain_text(content["counted"][6]["reached"])

    renewals, looks, alike = content["year_sliders"]
    grid = room.locator(".dw-plot .dw-cell-elsewhere")
    expect(grid).to_have_count(elsewhere_in_year(content, 0, 0, 1))
    move(room, content, renewals, 1)
    expect(grid).to_have_count(elsewhere_in_year(content, 1, 0, 1))
    move(room, content, alike, 1)
    places = elsewhere_in_year(content, 1, 0, 2)
    expect(grid).to_have_count(places)
    expect(tally(room, 2)).to_contain_text(f"{places / GOALS:.1f}".replace(".", ","))
    expect(tally(room, 2)).to_contain_text(content["counted_year"][(1 * 4 + 0) * 3 + 2]["text"])

    for question in content["questions"]:
        give_all(room, content, question)
    expect(room.get_by_text(ui["end_score"].format(right=0, all=8))).to_be_visible()
    expect(room.get_by_text(ui["end"])).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_everything_is_there_after_a_reload_and_in_the_other_language(opened, exercises, tmp_path):
    page, room, content = opened()
    for question in content["guesses"]:
        give(room, content, question, 0)
    look_at_three_classes(room, content)
    move(room, content, content["sliders"][0], 0)
    move(room, content, content["sliders"][1], 0)
    move(room, content, content["year_sliders"][0], 1)
    move(room, content, content["year_sliders"][1], 1)
    give(room, content, content["questions"][0], 1)
    page.goto(save(tmp_path, exercises["en"], name="en"))
    english = exercises["en"].content
    ui = english["ui"]
    expect(tally(room, 0)).to_contain_text(
        ui["class_result"].format(number=3, elsewhere=elsewhere(english, 2), pupils=24)
    )
    expect(tally(room, 1)).to_contain_text(ui["choose_result"].format(elsewhere=elsewhere(english, 2, 1, 2), pupils=24))
    expect(room.locator(".dw-plot .dw-cell-elsewhere")).to_have_count(elsewhere_in_year(english, 1, 1, 1))
    feedback = asked(room, english["questions"][0]).locator(".dw-feedback")
    expect(feedback).to_contain_text(english["questions"][0]["options"][1]["why"])
    assert kept(page, "try-grouping")["given"]["tried"] == ["0 1", "1 1", "1 2"]

    broken = {"edition": english["edition"], "seen": 99, "chosenPlaces": [7, "x"], "yearPlaces": 3, "tried": "x"}
    page.evaluate(
        "given => localStorage.setItem('datawijs.2.none.try-grouping', JSON.stringify({ saved: 9e15, given }))", broken
    )
    page.reload()
    expect(asked(room, english["guesses"][0])).to_be_visible()
    for question in english["guesses"]:
        give(room, english, question, 0)
    expect(tally(room, 0)).to_contain_text(ui["not_looked"])


def test_it_can_be_done_with_the_keyboard_only(opened):
    page, room, content = opened()
    ui = content["ui"]
    for question in content["guesses"]:
        give_by_keyboard(page, room, content, question, right_place(question))
    look = room.get_by_role("button", name=ui["look_behind"])
    look.focus()
    for number in range(1, 7):
        page.keyboard.press("Enter")
        expect(tally(room, 0)).to_contain_text(
            ui["class_result"].format(number=number, elsewhere=elsewhere(content, number - 1), pupils=24)
        )
    expect(tally(room, 0)).to_contain_text(ui["all_seen"])
    expect(tally(room, 0)).to_be_focused()  # the button is gone; the keyboard isn't lost
    for part, (sliders, keys) in enumerate(
        ((content["sliders"], ["End", "Home"]), (content["year_sliders"], ["End", "Home"]))
    ):
        slider = room.locator(".dw-long-steps").nth(part).get_by_role("slider").first
        slider.focus()
        for key in keys:
            page.keyboard.press(key)
        expect(slider).to_have_attribute("aria-valuetext", sliders[0]["steps"][0])
        page.keyboard.press("ArrowRight")
        expect(slider).to_have_attribute("aria-valuetext", sliders[0]["steps"][1])
    for question in content["questions"]:
        give_by_keyboard(page, room, content, question, right_place(question))
    expect(room.get_by_text(ui["end_score"].format(right=8, all=8))).to_be_visible()


@IN_ONE_LOOK
def test_axe_finds_nothing(opened, width, dark):
    page, room, content = opened(width, dark=dark)
    for question in content["guesses"]:
        give(room, content, question, 0)
    look_at_three_classes(room, content)
    for part, slider in enumerate((content["sliders"][0], content["year_sliders"][0])):
        for _step in range(2):
            move(room, content, slider, part)
    for question in content["questions"]:
        give(room, content, question, 0)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert in_anyones_way(page) == []
    assert page.evaluate(WIDE_TABLES) == []
