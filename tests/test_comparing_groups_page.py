"""Comparing groups in a real browser: judge pairs, draw, and say what a difference means."""

import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from asked_page import asked, give, give_all, give_by_keyboard, right_place
from exercise_page import card, kept, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.widgets import ComparingGroups


@pytest.fixture(scope="module")
def exercises():
    made = {}
    for language in ("nl", "en"):
        with speaking(language):
            made[language] = ComparingGroups("try-groups", seed=1)
    return made


@pytest.fixture
def opened(exercises, new_page, tmp_path):
    def open_page(width=1280, language="nl", **options):
        page = new_page(width, language=language, **options)
        page.goto(save(tmp_path, exercises[language], name=language))
        return page, card(page, "try-groups"), exercises[language].content

    return open_page


def next_pair(room):
    room.locator(".dw-pair-room > .dw-buttons .dw-primary").click()


def judge_all(room, content, place_of):
    for pair in content["pairs"]:
        give(room, content, pair["question"], place_of(pair["question"]))
        next_pair(room)
    expect(room.locator(".dw-pair-end")).to_be_visible()


def draw_enough(room, content):
    ten = room.get_by_role("button", name=content["ui"]["draw_ten"])
    for count in (10, 20):
        ten.click()
        expect(room.locator(".dw-drawn")).to_contain_text(drawn_sentence(content, count))


def drawn_sentence(content, count):
    pair = content["draws"][count - 1]
    a, b = pair["mean_texts"]
    return content["ui"]["drawn"].format(number=count, a=a, b=b, difference=pair["difference"])


def test_judge_draw_and_understand(opened):
    page, room, content = opened(360)
    ui = content["ui"]
    draw_one = room.get_by_role("button", name=ui["draw_one"])
    for question in content["guesses"]:
        give_all(room, content, question)
    for number, pair in enumerate(content["pairs"]):
        words = room.locator(".dw-pair-room").get_by_role("img").get_attribute("aria-label")
        assert all(mean in words for mean in pair["mean_texts"])
        assert room.locator(".dw-pair-room .dw-plot .dw-dot").count() == 40
        expect(draw_one).to_be_hidden()
        give(room, content, pair["question"], 0)
        if number == 0:
            give(room, content, pair["question"], 1)  # one may try the other, the first counts
        next_pair(room)
    right = sum(pair["question"]["options"][0]["correct"] for pair in content["pairs"])
    expect(room.locator(".dw-pair-end")).to_contain_text(ui["pairs_right"].format(right=right, all=6))
    expect(room.locator(".dw-pair-end")).to_be_focused()
    rows = room.locator(".dw-pair-room tbody tr")
    expect(rows).to_have_count(6)
    for place, pair in enumerate(content["pairs"]):
        expect(rows.nth(place)).to_contain_text(pair["difference"])
        supported = next(one["text"] for one in pair["question"]["options"] if one["correct"])
        expect(rows.nth(place)).to_contain_text(supported)
        expect(rows.nth(place).locator("td").last).to_have_text(ui["real"] if pair["real"] else ui["chance"])

    expect(room.get_by_text(ui["not_drawn"])).to_be_visible()
    draw_one.click()
    expect(room.locator(".dw-drawn")).to_have_text(drawn_sentence(content, 1))
    expect(asked(room, content["questions"][0])).to_be_hidden()
    for _time in range(6):
        room.get_by_role("button", name=ui["draw_ten"]).click()
    expect(room.locator(".dw-drawn")).to_contain_text(ui["all_drawn"])
    expect(room.locator(".dw-average-dot")).to_have_count(2 * 60 + 1)  # and the one in the legend
    expect(room.locator(".dw-so-far")).to_contain_text(str(content["near"][-1]))

    for question in content["questions"]:
        give_all(room, content, question)
    expect(room.get_by_text(ui["end_score"].format(right=right, all=12))).to_be_visible()
    expect(room.get_by_text(ui["end"])).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_everything_is_there_after_a_reload_and_in_the_other_language(opened, exercises, tmp_path):
    page, room, content = opened()
    for question in content["guesses"]:
        give(room, content, question, 0)
    for pair in content["pairs"][:2]:
        give(room, content, pair["question"], 1)
        next_pair(room)
    page.reload()
    expect(asked(room, content["pairs"][2]["question"])).to_be_visible()  # goes on where it stopped
    for pair in content["pairs"][2:]:
        give(room, content, pair["question"], 1)
        next_pair(room)
    draw_enough(room, content)
    page.goto(save(tmp_path, exercises["en"], name="en"))
    english = exercises["en"].content
    expect(room.locator(".dw-drawn")).to_have_text(drawn_sentence(english, 20))
    expect(room.locator(".dw-pair-room tbody tr").first).to_contain_text(english["ui"]["real"])
    expect(asked(room, english["questions"][0])).to_be_visible()
    assert kept(page, "try-groups")["given"]["drawn"] == 20


def test_it_can_be_done_with_the_keyboard_only(opened):
    page, room, content = opened()
    for question in content["guesses"]:
        give_by_keyboard(page, room, content, question, 1)
    for pair in content["pairs"]:
        give_by_keyboard(page, room, content, pair["question"], right_place(pair["question"]))
        page.keyboard.press("Tab")  # from the button under the question to "next pair"
        page.keyboard.press("Enter")
    expect(room.locator(".dw-pair-end")).to_be_focused()
    room.get_by_role("button", name=content["ui"]["draw_ten"]).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(room.locator(".dw-drawn")).to_have_text(drawn_sentence(content, 20))
    for question in content["questions"]:
        give_by_keyboard(page, room, content, question, right_place(question))
    expect(room.get_by_text(content["ui"]["end"])).to_be_visible()


@IN_ONE_LOOK
def test_axe_finds_nothing(opened, width, dark):
    page, room, content = opened(width, dark=dark)
    for question in content["guesses"]:
        give(room, content, question, 0)
    give(room, content, content["pairs"][0]["question"], 0)
    assert in_anyones_way(page) == []
    next_pair(room)
    for pair in content["pairs"][1:]:
        give(room, content, pair["question"], 0)
        next_pair(room)
    draw_enough(room, content)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert in_anyones_way(page) == []
