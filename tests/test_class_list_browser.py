"""Class list in a real browser: choosing four, the truth about each, and what becomes of the choice."""

import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from exercise_page import card, kept, open_menu, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.widgets import ClassList


@pytest.fixture(scope="module")
def exercises():
    made = {}
    for language in ("nl", "en"):
        with speaking(language):
            made[language] = ClassList("try-list", seed=1)
    return made


@pytest.fixture
def opened(exercises, new_page, tmp_path):
    def open_page(width=1280, **options):
        page = new_page(width, **options)
        page.goto(save(tmp_path, exercises["nl"]))
        room = card(page, "try-list")
        room.wait_for()
        return page, room, exercises["nl"].content

    return open_page


def places(one, *, declining):
    return [place for place, pupil in enumerate(one["pupils"]) if bool(pupil["declines"]) == declining]


def box(room, content, one, place):
    name = content["ui"]["invite"].format(name=one["pupils"][place]["name"])
    return room.get_by_role("checkbox", name=name, exact=True)


def invite(room, content, one, chosen):
    for place in chosen:
        box(room, content, one, place).check()
    room.get_by_role("button", name=content["ui"]["reveal"]).click()
    expect(room.get_by_role("heading", name=content["ui"]["truth"])).to_be_visible()


def names_in_list(room):
    return room.locator(".dw-class-list .dw-open-charts").all_text_contents()


def test_there_is_time_for_four(opened):
    page, room, content = opened(360)
    ui, one = content["ui"], content["classes"][0]
    go = room.get_by_role("button", name=ui["reveal"])
    expect(room.get_by_text(ui["chosen_none"])).to_be_visible()
    go.click()
    expect(room.get_by_text(ui["too_few"].format(all=4, more=4))).to_be_visible()
    for place in (0, 5, 9, 24):
        box(room, content, one, place).check()
    named = [pupil["name"] for pupil in one["pupils"]]
    four = ui["chosen"].format(count=4, all=4, names=", ".join(named[place] for place in (0, 5, 9, 24)))
    expect(room.get_by_text(four)).to_be_visible()
    fifth = box(room, content, one, 12)
    fifth.click()
    expect(fifth).not_to_be_checked()
    expect(room.get_by_text(ui["too_many"].format(all=4, name=named[12]))).to_be_visible()
    box(room, content, one, 5).uncheck()
    fifth.check()
    assert kept(page, "try-list")["given"]["attempts"] == [
        {"class": 0, "picks": [0, 9, 24, 12], "flags": False, "shown": False}
    ]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_list_can_be_put_in_order_and_looked_into(opened):
    _page, room, content = opened()
    ui, one = content["ui"], content["classes"][0]
    pupils = one["pupils"]
    assert names_in_list(room) == [pupil["name"] for pupil in pupils]
    ways = {
        ui["sort_change"]: lambda pupil: min(pupil["change"]),
        ui["sort_level"]: lambda pupil: sum(series[-1] for series in pupil["scores"]),
        ui["sort_flags"]: lambda pupil: -pupil["flags"].count(-1),
        ui["sort_subject"].format(subject=one["subjects"][2]["within"]): lambda pupil: pupil["change"][2],
        ui["sort_name"]: lambda pupil: pupil["name"],
    }
    for label, key in ways.items():
        room.get_by_role("combobox", name=ui["sort"]).select_option(label)
        expect(room.get_by_text(ui["sorted"].format(order=label))).to_be_attached()
        assert names_in_list(room) == [pupil["name"] for pupil in sorted(pupils, key=key)]

    assert room.locator(".dw-flag:visible").count() == 0
    room.get_by_role("checkbox", name=ui["flags"]).check()
    flags = [flag for pupil in pupils for flag in pupil["flags"] if flag]
    assert room.locator(".dw-flag:visible").count() == len(flags)
    assert room.get_by_text(ui["flag_down"], exact=True).count() == flags.count(-1)

    opener = room.get_by_role("button", name=ui["charts_of"].format(name=pupils[3]["name"]))
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    charts = room.get_by_role("img", name=", ".join(map(str, pupils[3]["scores"][0])))
    expect(charts).to_be_visible()
    assert room.locator(".dw-mini:visible").count() == 8
    assert room.locator(".dw-mark, .dw-affected").count() == 0  # the truth comes later
    room.locator(".dw-pupil-charts summary").click()
    rows = room.get_by_role("table", name=ui["series_table"].format(name=pupils[3]["name"])).locator("tbody tr")
    assert rows.nth(11).inner_text().split() == ["12", *(str(series[-1]) for series in pupils[3]["scores"])]
    opener.click()
    expect(charts).to_be_hidden()


def test_the_truth_says_why_for_right_and_wrong(opened):
    page, room, content = opened()
    ui, one = content["ui"], content["classes"][0]
    declining, healthy = places(one, declining=True), places(one, declining=False)
    chosen = [declining[0], healthy[0], healthy[5], healthy[9]]
    invite(room, content, one, chosen)
    text = room.inner_text()
    assert ui["found"].format(found=1, declining=len(declining)) in text
    for place in chosen:
        said = one["pupils"][place]["picked"]
        assert said["heading"] in text
        assert all(sentence in text for sentence in said["text"])
    for place in declining[1:]:
        said = one["pupils"][place]["missed"]
        assert said["heading"] in text
        assert all(sentence in text for sentence in said["text"])
    rows = room.get_by_role("table", name=ui["compare_caption"]).locator("tbody tr").all_inner_texts()
    of = ui["of"]
    assert rows[0].split("\t")[1] == of.format(count=1, all=len(declining))
    for row, way in zip(rows[2:], ("lowest", "drop", "flags", "recent", "best"), strict=True):
        assert row.split("\t")[1:] == [
            of.format(count=one["found"][way], all=len(declining)),
            of.format(count=content["readings"][way], all=content["readings"]["all"]),
        ]
    assert one["lot"] in text
    assert one["flags"] in text
    assert content["lesson"] in text
    expect(room.locator("small.dw-declines")).to_have_count(len(declining))
    expect(room.locator("td.dw-affected")).to_have_count(len(declining))
    pupil = one["pupils"][declining[0]]
    room.get_by_role("button", name=ui["charts_of"].format(name=pupil["name"])).click()
    expect(room.locator("svg .dw-mark").first).to_be_visible()
    assert room.locator(".dw-minis .dw-mark").count() == 12 - pupil["declines"]["onset"] + 1

    room.get_by_role("button", name=ui["next_class"]).click()
    second = content["classes"][1]
    expect(room.get_by_text(ui["class_of"].format(number=2, all=3))).to_be_visible()
    finders = places(second, declining=True)
    invite(room, content, second, [*finders, *places(second, declining=False)][:4])
    expect(room.get_by_text(ui["missed_none"])).to_be_visible()
    earlier = room.get_by_role("table", name=ui["earlier"]).locator("tbody tr")
    expect(earlier).to_have_count(2)
    assert earlier.nth(1).inner_text().split("\t") == [second["name"], of.format(count=len(finders), all=len(finders))]
    assert [attempt["class"] for attempt in kept(page, "try-list")["given"]["attempts"]] == [0, 1]


def test_one_who_was_missed_is_told_and_not_that_nobody_was(opened):
    _page, room, content = opened()
    one = content["classes"][0]
    *found, missed = places(one, declining=True)
    invite(room, content, one, [*found, *places(one, declining=False)][:4])
    told = one["pupils"][missed]["missed"]
    expect(room.get_by_text(told["heading"])).to_be_visible()
    expect(room.get_by_text(content["ui"]["missed_none"])).to_have_count(0)


def test_a_reload_and_the_other_language_find_everything_again(opened, exercises, tmp_path):
    page, room, content = opened()
    one = content["classes"][0]
    for place in (2, 8):
        box(room, content, one, place).check()
    room.get_by_role("checkbox", name=content["ui"]["flags"]).check()
    page.reload()
    expect(box(room, content, one, 8)).to_be_checked()
    expect(room.get_by_role("checkbox", name=content["ui"]["flags"])).to_be_checked()
    page.goto(save(tmp_path, exercises["en"], name="english"))
    english = exercises["en"].content
    expect(box(room, english, english["classes"][0], 2)).to_be_checked()
    invite(room, english, english["classes"][0], (3, 4))
    page.reload()
    expect(room.get_by_role("heading", name=english["ui"]["truth"])).to_be_visible()
    assert english["classes"][0]["pupils"][8]["picked"]["heading"] in room.inner_text()
    open_menu(room)
    room.get_by_role("button", name=english["ui"]["erase"]).click()
    room.get_by_role("button", name=english["ui"]["erase_yes"]).click()
    expect(room.get_by_text(english["ui"]["chosen_none"])).to_be_visible()
    assert room.locator("input:checked").count() == 0


def test_answers_to_another_class_are_left_alone(opened):
    """A record of other content, or a damaged one, doesn't break the exercise."""
    page, room, content = opened()
    for given in (
        {"edition": "class-list-99", "attempts": [{"class": 0, "picks": [1, 2], "shown": True}]},
        {"edition": content["edition"], "attempts": [{"class": 7, "picks": [1]}, {"class": 0, "picks": [99]}, 3]},
    ):
        page.evaluate(
            "given => localStorage.setItem('datawijs.2.none.try-list', JSON.stringify({ saved: 5, given }))", given
        )
        page.reload()
        expect(room.get_by_text(content["ui"]["chosen_none"])).to_be_visible()
        box(room, content, content["classes"][0], 0).check()
        assert kept(page, "try-list")["given"]["attempts"][-1]["picks"] == [0]


def test_keyboard_only(opened):
    page, room, content = opened()
    ui, one = content["ui"], content["classes"][0]
    room.get_by_role("combobox", name=ui["sort"]).focus()
    page.keyboard.press("Tab")  # the flags
    page.keyboard.press("Space")
    for place in range(4):
        page.keyboard.press("Tab")
        expect(box(room, content, one, place)).to_be_focused()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")  # the charts
        if place == 1:
            page.keyboard.press("Enter")
            expect(room.locator(".dw-mini").first).to_be_visible()
            page.keyboard.press("Tab")  # show as a table
    for _row in range(9):
        page.keyboard.press("Tab")
        bottom = "document.activeElement.getBoundingClientRect().bottom"
        bar = "document.querySelector('.dw-choice-bar').getBoundingClientRect().top"
        assert page.evaluate(f"{bottom} <= {bar}")  # never hidden under the bar
    room.get_by_role("button", name=ui["reveal"]).focus()
    page.keyboard.press("Enter")
    expect(room.get_by_role("heading", name=ui["truth"])).to_be_focused()
    assert kept(page, "try-list")["given"]["attempts"][0]["picks"] == [0, 1, 2, 3]


def test_everybody_can_use_it(opened):
    page, room, content = opened(360, dark=True)
    ui, one = content["ui"], content["classes"][0]
    room.get_by_role("checkbox", name=ui["flags"]).check()
    room.get_by_role("button", name=ui["charts_of"].format(name=one["pupils"][0]["name"])).click()
    # a table for a screen reader too, however it is laid out
    assert room.get_by_role("table").first.get_by_role("row").count() == 1 + 25 + 1
    assert room.get_by_role("rowheader").count() == 25
    room.locator(".dw-pupil-charts summary").click()
    assert in_anyones_way(page) == []


@IN_ONE_LOOK
def test_everybody_can_read_the_truth(opened, width, dark):
    page, room, content = opened(width, dark=dark)
    ui, one = content["ui"], content["classes"][0]
    invite(room, content, one, places(one, declining=False)[:2] + places(one, declining=True)[:2])
    room.get_by_role("button", name=ui["charts_of"].format(name=one["pupils"][0]["name"])).click()
    assert in_anyones_way(page) == []
