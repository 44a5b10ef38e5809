"""Combining sources in a real browser: fill in three sources, put them together, decide, and hear the truth."""

import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from asked_page import asked, give, give_all, give_by_keyboard, right_place
from exercise_page import card, kept, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.widgets import CombiningSources


@pytest.fixture(scope="module")
def exercises():
    made = {}
    for language in ("nl", "en"):
        with speaking(language):
            made[language] = CombiningSources("try-sources", seed=1)
    return made


@pytest.fixture
def opened(exercises, new_page, tmp_path):
    def open_page(width=1280, language="nl", **options):
        page = new_page(width, language=language, **options)
        page.goto(save(tmp_path, exercises[language], name=language))
        return page, card(page, "try-sources"), exercises[language].content

    return open_page


def part_of(room, number: int):
    return room.locator(".dw-stage").nth(number)


def fill_in(part, content, case, answer=give_all):
    for source in case["sources"]:
        part.get_by_role("button", name=source["tab"]).click()
        answer(part, content, source["question"])


def first(part, content, question):
    give(part, content, question, 0)


def test_three_pupils_from_source_to_truth(opened):
    page, room, content = opened(360)
    ui = content["ui"]
    for number, case in enumerate(content["cases"]):
        part = part_of(room, number)
        expect(part).to_be_visible()
        expect(part_of(room, number + 1)).to_be_hidden()
        expect(part.get_by_role("img")).to_have_count(1)  # one source at a time
        expect(part.get_by_text(ui["all_sources"])).to_be_visible()
        fill_in(part, content, case)
        expect(part.get_by_text(ui["all_sources"])).to_be_hidden()
        rows = part.locator(".dw-together tbody tr")
        for place, source in enumerate(case["sources"]):
            options = source["question"]["options"]
            expect(rows.nth(place)).to_contain_text(source["tab"])
            expect(rows.nth(place).locator("td").last).to_have_text(options[right_place(source["question"])]["text"])
        expect(asked(part, case["decision"])).to_be_hidden()
        give_all(part, content, case["together"])
        expect(part.get_by_text(case["truth"])).to_have_count(0)  # the truth stays sealed until one has decided
        part.get_by_role("textbox").fill(f"Notitie {number}: ziet er rustig uit.")
        give_all(part, content, case["decision"])
        expect(part.get_by_text(case["truth"])).to_be_visible()
    expect(room.get_by_text(ui["end_score"].format(right=0, all=15))).to_be_visible()
    expect(room.get_by_text(ui["end"])).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert list(kept(page, "try-sources")["given"]["notes"]) == ["slide", "sudden", "silent"]


def test_everything_is_there_after_a_reload_and_in_the_other_language(opened, exercises, tmp_path):
    page, room, content = opened()
    case, part = content["cases"][0], part_of(room, 0)
    fill_in(part, content, case, first)
    give(part, content, case["together"], 2)
    part.get_by_role("textbox").fill("Wat zegt <b>Ortolaan</b> zelf?")
    page.reload()
    expect(part.get_by_role("textbox")).to_have_value("Wat zegt <b>Ortolaan</b> zelf?")
    expect(asked(part, case["decision"])).to_be_visible()
    give(part, content, case["decision"], 0)
    page.goto(save(tmp_path, exercises["en"], name="en"))
    english = exercises["en"].content["cases"]
    expect(part.get_by_text(english[0]["truth"])).to_be_visible()
    expect(part.get_by_role("textbox")).to_have_value("Wat zegt <b>Ortolaan</b> zelf?")
    expect(asked(part, english[0]["together"]).locator(".dw-feedback")).to_contain_text(
        english[0]["together"]["options"][2]["why"]
    )
    last = part.get_by_role("button", name=english[0]["sources"][2]["tab"])
    expect(last).to_have_attribute("aria-pressed", "true")
    expect(part_of(room, 1)).to_be_visible()


def test_it_can_be_done_with_the_keyboard_only(opened):
    page, room, content = opened()
    for number, case in enumerate(content["cases"]):
        part = part_of(room, number)
        for source in case["sources"]:
            part.get_by_role("button", name=source["tab"]).focus()
            page.keyboard.press("Enter")
            give_by_keyboard(page, part, content, source["question"], right_place(source["question"]))
        give_by_keyboard(page, part, content, case["together"], right_place(case["together"]))
        page.keyboard.press("Tab")
        page.keyboard.type("Eerst vragen.")
        expect(part.get_by_role("textbox")).to_have_value("Eerst vragen.")
        give_by_keyboard(page, part, content, case["decision"], right_place(case["decision"]))
    expect(room.get_by_text(content["ui"]["end_score"].format(right=15, all=15))).to_be_visible()


@IN_ONE_LOOK
def test_axe_finds_nothing(opened, width, dark):
    page, room, content = opened(width, dark=dark)
    for number, case in enumerate(content["cases"]):
        part = part_of(room, number)
        fill_in(part, content, case, first)
        give(part, content, case["together"], 0)
        give(part, content, case["decision"], 0)
        part.get_by_role("button", name=case["sources"][number]["tab"]).click()  # each kind of chart once
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert in_anyones_way(page) == []
