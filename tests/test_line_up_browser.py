"""Line-up in a real browser: pointing, what each answer tells, and what becomes of the answers."""

import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from exercise_page import card, kept, open_menu, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.widgets import LineUp

NONE = 20


@pytest.fixture(scope="module")
def exercises():
    made = {}
    for language in ("nl", "en"):
        with speaking(language):
            made[language] = LineUp("try-line-up", seed=1)
    return made


@pytest.fixture
def opened(exercises, new_page, tmp_path):
    def open_page(width=1280, **options):
        page = new_page(width, **options)
        page.goto(save(tmp_path, exercises["nl"]))
        room = card(page, "try-line-up")
        room.wait_for()
        return page, room, exercises["nl"].content

    return open_page


def place_of(one):
    """Where the right answer is."""
    return NONE if one["real"] is None else one["real"]


def wrong_place(one):
    """A chart that is not the real one, and whose last results do fall."""
    falling = [place for place, drop in enumerate(one["drops"]) if drop > 0 and place != one["real"]]
    return falling[0]


def chart(room, content, place):
    if place == NONE:
        return room.get_by_role("radio", name=content["ui"]["none"])
    return room.get_by_role("radio", name=content["ui"]["chart"].format(number=place + 1), exact=True)


def point_at(room, content, place):
    chart(room, content, place).check()
    room.get_by_role("button", name=content["ui"]["answer"], exact=True).click()
    expect(room.locator(".dw-said")).to_be_visible()
    return room.locator(".dw-feedback").inner_text()


def go_on(room, content, *, last=False):
    room.get_by_role("button", name=content["ui"]["to_result" if last else "next"], exact=True).click()


def decimal(number):
    return f"{number:.1f}".replace(".", ",")


def test_every_kind_of_answer_says_what_it_tells(opened):
    """Right, wrong and held back, in rounds with a real decline and in rounds with nothing but chance."""
    page, room, content = opened()
    ui = content["ui"]
    seen = set()
    for turn, answer_of in enumerate((place_of, wrong_place, lambda one: NONE)):
        for place, one in enumerate(content["sets"][turn]):
            answer = answer_of(one)
            said = point_at(room, content, answer)
            seen.add((one["real"] is None, turn))
            if one["real"] is None and answer == NONE:
                assert ui["all_chance"] in said
                assert ui["all_chance_why"].format(largest=one["largest"] + 1, drop=decimal(max(one["drops"]))) in said
                assert ui["among"].format(charts=20, drop=ui["among_all"]) in said
            elif one["real"] is None:
                assert ui["picked_chance"] in said
                assert ui["picked_drop"].format(number=answer + 1, drop=decimal(one["drops"][answer])) in said
                assert ui["picked_chance_why"] in said
            else:
                number = one["real"] + 1
                truth = ui["truth"].format(
                    onset=one["onset"], name=one["name"], points=one["points"], cause=one["cause"]
                )
                assert truth in said
                assert ui["fall"].format(number=number, drop=decimal(one["fall"])) in said
                heading = {place_of: "found", wrong_place: "other"}.get(answer_of, "held_back")
                assert ui[heading].format(real=number) in said
                assert (ui["found_p"] in said) == (heading == "found")
                assert (ui["held_back_why"] in said) == (heading == "held_back")
                hidden = ui["hidden"].format(number=one["best"] + 1)
                assert (hidden in said) == (heading != "found" and one["best"] != one["real"])
                expect(room.locator(".dw-is-real .dw-tag").first).to_have_text(ui["the_real"])
                assert room.locator(".dw-chart .dw-mark").count() >= 12 - one["onset"] + 1
            expect(room.locator(".dw-is-chosen")).to_contain_text(ui["your_choice"])
            assert room.locator("input[type=radio]:enabled").count() == 0
            go_on(room, content, last=place == 2)
        expect(room.get_by_role("heading", name=ui["result"])).to_be_visible()
        check_result(room, content, turn, answer_of)
        if turn < 2:
            room.get_by_role("button", name=ui["again_new"]).click()
            expect(room.get_by_text(ui["round_of"].format(number=1, all=3))).to_be_visible()
    assert len(seen) == 6
    assert [attempt["set"] for attempt in kept(page, "try-line-up")["given"]["attempts"]] == [0, 1, 2]


def check_result(room, content, turn, answer_of):
    ui, drawn = content["ui"], content["sets"][turn]
    text = room.inner_text()
    found = sum(one["real"] is not None and answer_of(one) == one["real"] for one in drawn)
    assert ui["result_found"].format(found=found) in text
    if found:
        assert ui["result_luck"].format(cases=content["luck"][turn][found]) in text
    else:
        assert ui["result_no_luck"] in text
    chance = next(one for one in drawn if one["real"] is None)
    assert (ui["result_none"] if answer_of(chance) == NONE else ui["result_trap"].format(wrong=1)) in text
    rows = room.get_by_role("table", name=ui["rounds_caption"]).locator("tbody tr").all_inner_texts()
    shown = [
        ["geen" if place == NONE else str(place + 1) for place in (answer_of(one), place_of(one))] for one in drawn
    ]
    assert [row.split("\t")[1:] for row in rows] == shown
    for limit in ("method_name", "limit_once", "limit_p", "limit_what", "limit_model", "limit_missed", "try_it"):
        assert ui[limit] in text


def test_nothing_chosen_is_asked_for(opened):
    page, room, content = opened(360)
    room.get_by_role("button", name=content["ui"]["answer"], exact=True).click()
    expect(room.get_by_text(content["ui"]["choose_first"])).to_be_visible()
    expect(chart(room, content, 0)).to_be_focused()
    assert kept(page, "try-line-up") is None
    columns = "getComputedStyle(document.querySelector('.dw-suspects')).gridTemplateColumns.split(' ').length"
    assert page.evaluate(columns) == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_reload_and_the_other_language_go_on_where_you_were(opened, exercises, tmp_path):
    page, room, content = opened()
    point_at(room, content, 3)
    page.reload()
    second = content["sets"][0][1]
    expect(room.get_by_text(content["ui"]["question"].format(name=second["name"]))).to_be_visible()
    point_at(room, content, NONE)
    page.goto(save(tmp_path, exercises["en"], name="english"))
    english = exercises["en"].content
    third = english["sets"][0][2]
    expect(room.get_by_text(english["ui"]["question"].format(name=third["name"]))).to_be_visible()
    point_at(room, english, 5)
    go_on(room, english, last=True)
    rows = room.get_by_role("table", name=english["ui"]["rounds_caption"]).locator("tbody tr")
    expect(rows).to_have_count(3)
    assert [row.split("\t")[1] for row in rows.all_inner_texts()] == ["4", "none", "6"]
    page.reload()
    expect(room.get_by_role("heading", name=english["ui"]["result"])).to_be_visible()
    assert kept(page, "try-line-up")["given"]["attempts"] == [{"set": 0, "answers": [3, 20, 5]}]
    open_menu(room)
    room.get_by_role("button", name=english["ui"]["erase"]).click()
    room.get_by_role("button", name=english["ui"]["erase_yes"]).click()
    expect(room.get_by_text(english["ui"]["intro"])).to_be_visible()


def test_answers_to_other_charts_are_left_alone(opened):
    page, room, content = opened()
    for given in (
        {"edition": "another", "attempts": [{"set": 0, "answers": [1, 2, 3]}]},
        {"edition": content["edition"], "attempts": [{"set": 9, "answers": []}, {"set": 0, "answers": [99]}, None]},
    ):
        page.evaluate(
            "given => localStorage.setItem('datawijs.2.none.try-line-up', JSON.stringify({ saved: 5, given }))", given
        )
        page.reload()
        expect(room.get_by_text(content["ui"]["intro"])).to_be_visible()
        point_at(room, content, 0)
        assert kept(page, "try-line-up")["given"]["attempts"] == [{"set": 0, "answers": [0]}]


def test_keyboard_only(opened):
    page, room, content = opened()
    ui = content["ui"]
    chart(room, content, 0).focus()
    page.keyboard.press("Space")
    for _step in range(4):
        page.keyboard.press("ArrowRight")
    expect(chart(room, content, 4)).to_be_checked()
    page.keyboard.press("Tab")  # show as a table
    page.keyboard.press("Enter")
    table = room.get_by_role("table", name=ui["table_caption"])
    row = [str(value) for value in content["sets"][0][0]["scores"][4]]
    assert table.locator("tbody tr").nth(4).inner_text().split() == ["5", *row]
    page.keyboard.press("Tab")  # the table, which can be scrolled
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(room.locator(".dw-said")).to_be_visible()
    expect(room.get_by_role("button", name=ui["next"], exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(room.get_by_role("heading", name=content["sets"][0][1]["name"])).to_be_focused()


def test_a_chart_can_be_heard(opened):
    _page, room, content = opened()
    values = ", ".join(map(str, content["sets"][0][0]["scores"][6]))
    expect(chart(room, content, 6)).to_have_accessible_description(content["ui"]["values"].format(values=values))


@IN_ONE_LOOK
def test_everybody_can_use_it(opened, width, dark):
    page, room, content = opened(width, dark=dark)
    assert in_anyones_way(page) == []
    point_at(room, content, wrong_place(content["sets"][0][0]))
    assert in_anyones_way(page) == []
    for _round in range(2):
        go_on(room, content)
        point_at(room, content, NONE)
    go_on(room, content, last=True)
    expect(room.get_by_role("heading", name=content["ui"]["result"])).to_be_visible()
    assert in_anyones_way(page) == []
