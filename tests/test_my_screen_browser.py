"""A reader's own screen in a real browser: the choice, the line that follows it, and the place that an answer marks."""

import pytest
from accessibility import in_anyones_way
from conftest import ROOT
from exercise_page import card, kept, save, served
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.screens import marks_book, points_book
from datawijs.widgets import ScreenChooser, ShortCheck, static_page
from datawijs.words import Number

LINES = """
<div class="dw-div my-screen"><p>Kies je scherm: <a href="which-screen.html">overzicht</a>.</p>
<ul><li><a href="../my-screen/gynzy.html">Gynzy</a>: een instelling.</li>
<li><a href="../my-screen/snappet.html#x">Snappet</a>: een doel.</li></ul></div>
"""
STYLE = (ROOT / "src/datawijs/course/theme/styles/content.css").read_text(encoding="utf-8")


@pytest.fixture
def chooser(new_page, tmp_path):
    file = tmp_path / "page.html"
    text = static_page.standalone(ScreenChooser("my-screen"))
    file.write_text(text.replace("<main>", f"<style>{STYLE}</style><main>{LINES}"), encoding="utf-8")
    page = new_page(390)
    page.goto(served(file))
    card(page, "my-screen").wait_for()
    return page


def test_the_line_of_the_chosen_screen_takes_the_place_of_the_overview(chooser):
    page, room = chooser, card(chooser, "my-screen")
    expect(page.get_by_text("Kies je scherm")).to_be_visible()
    expect(page.get_by_text("een doel")).to_be_hidden()
    room.get_by_role("radio", name="Snappet").check()
    expect(room.get_by_role("status").filter(has_text="bewaard op dit apparaat")).to_be_visible()
    assert kept(page, "my-screen")["given"] == {"screen": "snappet"}
    expect(page.get_by_text("een doel")).to_be_visible()
    expect(page.get_by_text("een instelling")).to_be_hidden()
    expect(page.get_by_text("Kies je scherm")).to_be_hidden()
    page.reload()
    expect(card(page, "my-screen").get_by_role("radio", name="Snappet")).to_be_checked()
    expect(page.get_by_text("een doel")).to_be_visible()


@pytest.mark.nightly
def test_erasing_brings_the_overview_back(chooser):
    page, room = chooser, card(chooser, "my-screen")
    room.get_by_role("radio", name="Gynzy").check()
    expect(page.get_by_text("een instelling")).to_be_visible()
    room.locator(".dw-menu > summary").click()
    room.get_by_role("button", name="Mijn antwoorden wissen").click()
    room.get_by_role("button", name="Ja, wissen").click()
    expect(page.get_by_text("Kies je scherm")).to_be_visible()
    expect(room.get_by_role("radio", name="Gynzy")).not_to_be_checked()


@pytest.mark.nightly
def test_a_screen_that_is_gone_chooses_nothing(chooser):
    page = chooser
    page.evaluate('localStorage.setItem(\'datawijs.2.none.my-screen\', \'{"saved": 1, "given": {"screen": [7]}}\')')
    page.reload()
    expect(page.get_by_text("Kies je scherm")).to_be_visible()


def check_of(language: str) -> ShortCheck:
    with speaking(language):
        screen = marks_book()
        page = "modules/my-screen/marks-book"
        return ShortCheck.from_words("my-screen-marks-book", page, screen.facts, {"last-three": screen})


@pytest.mark.nightly
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("right", [True, False])
def test_an_answer_marks_its_place_and_says_where_that_is(language, right, new_page, tmp_path):
    exercise = check_of(language)
    question = exercise.content["questions"][0]
    page = new_page(1280)
    page.goto(save(tmp_path, exercise))
    room = card(page, exercise.exercise_id)
    expect(room.locator("[data-shown]")).to_have_count(0)
    option = next(one for one in question["options"] if one["correct"] == right)
    first = room.locator(".dw-check-question").first
    first.get_by_role("radio", name=option["text"], exact=True).check()
    first.get_by_role("button", name=exercise.content["ui"]["check"]).click()
    expect(first.locator(".dw-said")).to_contain_text(option["why"])
    expect(first.locator("tr[data-shown]")).to_have_count(3)
    names = [row.get_attribute("data-place-name") for row in first.locator("tr[data-shown]").all()]
    told = exercise.content["ui"]["look_at"].format(place=", ".join(names))
    expect(first.locator(".dw-said")).to_contain_text(told)
    page.reload()  # and it is still there on the next visit
    expect(room.locator("tr[data-shown]")).to_have_count(3)


@pytest.mark.nightly
@pytest.mark.parametrize("width", [320, 1280])
def test_screens_are_in_nobodys_way(width, new_page, tmp_path):
    screen = points_book()
    facts = {**screen.facts, "entry": Number(40)}
    page = "modules/my-screen/smartschool"
    exercise = ShortCheck.from_words("my-screen-smartschool", page, facts, {"last-three": screen})
    page = new_page(width)
    page.goto(save(tmp_path, exercise, ScreenChooser("my-screen")))
    card(page, "my-screen").wait_for()
    assert in_anyones_way(page) == []
