"""Classroom observation in a real browser: ten moments, right and wrong choices, notes, and the comparison at the end."""

import json

import pytest
from accessibility import in_anyones_way
from asked_page import give_all
from exercise_page import card, kept, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.signals import cohen_kappa
from datawijs.widgets import ClassroomObservation
from datawijs.widgets.classroom_observation.categories import KEYS

MINUS = "\u2212"


def made(language="en", lesson="primary"):
    with speaking(language):
        return ClassroomObservation("visit", lesson=lesson)


@pytest.fixture
def opened(tmp_path, new_page):
    def open_page(width=1280, language="en", lesson="primary", **options):
        page = new_page(width, language=language, **options)
        exercise = made(language, lesson)
        page.goto(save(tmp_path, exercise, name=language))
        return page, card(page, "visit"), exercise.content

    return open_page


def note(room, content, moment, place):
    """Choose a category, and see that the feedback is that of this choice."""
    choice = moment["choices"][place]
    expect(room.locator(".dw-observed-told")).to_have_text(moment["told"])
    room.get_by_role("radio").nth(place).check()
    room.get_by_role("button", name=content["ui"]["note_it"]).click()
    expect(room.locator(".dw-said-heading")).to_have_text(choice["heading"])
    for sentence in choice["why"]:
        expect(room.locator(".dw-said")).to_contain_text(sentence)
    expect(room.locator(".dw-said")).to_have_class(f"dw-said dw-said-{'right' if choice['fits'] else 'other'}")


def onward(room, content, at):
    name = content["ui"]["to_end" if at == len(content["moments"]) - 1 else "next"]
    room.get_by_role("button", name=name).click()


def at_the_end(page, room, content, places):
    """Open the comparison as it is for somebody who chose these categories."""
    chosen = {moment["key"]: [place] for moment, place in zip(content["moments"], places, strict=True)}
    remember(page, {"edition": content["edition"], "chosen": chosen, "at": len(places)})
    expect(room.locator(".dw-observed-pairs > li")).to_have_count(len(places))


def remember(page, given):
    record = json.dumps({"saved": 5, "given": given})
    page.evaluate("record => localStorage.setItem('datawijs.2.none.visit', record)", record)
    page.reload()


def fitting(content):
    return [[choice["fits"] for choice in moment["choices"]].index(True) for moment in content["moments"]]


def second_observer(content):
    return [moment["second"] for moment in content["moments"]]


def test_ten_moments_with_a_wrong_and_a_right_choice_each(opened):
    page, room, content = opened(360)
    wrong = [(place + 1 + at) % len(KEYS) for at, place in enumerate(fitting(content))]
    wrong = [
        place if not moment["choices"][place]["fits"] else 2
        for place, moment in zip(wrong, content["moments"], strict=True)
    ]
    for at, (moment, place, right) in enumerate(zip(content["moments"], wrong, fitting(content), strict=True)):
        expect(room.get_by_text(f"Moment {at + 1} of 10")).to_be_visible()
        note(room, content, moment, place)
        expect(room.locator(".dw-said")).to_contain_text("Your first one counts")
        note(room, content, moment, right)
        onward(room, content, at)
    expect(room.locator(".dw-observed-pairs > li")).to_have_count(10)
    expect(room.get_by_text("can be defended in 0 of the 10 moments")).to_be_visible()
    answers, moments = kept(page, "visit")["given"]["answers"], content["moments"]
    noted = [moment["options"][place]["key"] for moment, place in zip(moments, wrong, strict=True)]
    assert [answers[moment["key"]]["tried"][0] for moment in moments] == noted


@pytest.mark.parametrize("who", [fitting, second_observer, lambda content: [7] * 9 + [0]])
def test_the_comparison_shows_the_same_numbers_as_the_statistic(opened, who):
    page, room, content = opened(language="nl")
    places = who(content)
    at_the_end(page, room, content, places)
    found = cohen_kappa(places, second_observer(content))
    shown = room.locator(".dw-body").inner_text()
    kappa, lower, upper = (written(number) for number in (found.kappa, found.lower, found.upper))
    assert f"haalt dat toeval eraf: {kappa}." in shown
    assert f"loopt van {lower} tot {upper}." in shown
    assert f"in {found.same} van de 10 momenten hetzelfde" in shown
    assert f"ongeveer {written(10 * found.expected, 1)} daarvan" in shown
    assert (
        room.get_by_role("img")
        .get_attribute("aria-label")
        .startswith(f"Kappa {kappa}, met een interval van {lower} tot")
    )
    marks = room.locator(".dw-observed-mark").all_inner_texts()
    assert marks.count("gelijk") == found.same


def written(number, digits=2):
    """A number as the page writes it in Dutch, with a real minus sign."""
    return f"{round(number, digits) + 0:.{digits}f}".replace("-", MINUS).replace(".", ",")


def test_what_does_not_fit_is_said_at_the_end_beside_the_choice(opened):
    page, room, content = opened()
    keys = [moment["key"] for moment in content["moments"]]
    spreeuw, kievit = keys.index("flu"), keys.index("scrap-paper")
    places = second_observer(content)
    places[kievit] = KEYS.index("none")
    at_the_end(page, room, content, places)
    lines = room.locator(".dw-observed-pairs > li")
    expect(lines.nth(spreeuw)).to_contain_text("fits: Waits deliberately")
    expect(lines.nth(kievit)).to_contain_text("fits: Looks behind it or Talks with a pupil")
    expect(room.locator(".dw-observed-pairs small")).to_have_count(2)
    expect(room.get_by_text(content["slip"])).to_be_visible()
    give_all(room, content, content["question"])


def test_the_first_choice_counts_and_later_moments_stay_closed(opened):
    page, room, content = opened()
    first = content["moments"][0]
    expect(room.get_by_role("button", name="Next moment")).to_have_count(0)
    room.get_by_role("button", name="Note this").click()
    expect(room.get_by_text("Choose a category first.")).to_be_visible()
    expect(room.get_by_role("radio").first).to_be_focused()
    note(room, content, first, 1)
    expect(room.locator(".dw-said")).to_contain_text("Your first one counts")
    note(room, content, first, 0)
    assert kept(page, "visit")["given"]["answers"] == {"list": {"tried": ["check", "look"]}}
    onward(room, content, 0)
    expect(room.get_by_text("Moment 2 of 10")).to_be_visible()
    room.get_by_role("button", name="Previous moment").click()
    expect(room.get_by_role("radio").first).to_be_checked()
    expect(room.locator(".dw-said")).to_be_visible()


def test_a_note_is_kept_and_asked_about_but_not_what_was_said_aloud(opened, tmp_path):
    page, room, content = opened()
    field = room.get_by_label("Your note (if you like)")
    field.press_sequentially("She says: “because that is good” and scrolls. ")
    expect(room.locator(".dw-observed-asks p")).to_have_count(0)
    field.press_sequentially("Finally ")
    expect(room.get_by_text("You wrote “finally”. Is that what you saw, or what you think of it?")).to_be_visible()
    field.press_sequentially("she looks, because ")
    expect(room.get_by_text("You wrote “because”. Did you see or hear that, or did you add it?")).to_be_visible()
    note(room, content, content["moments"][0], 0)
    onward(room, content, 0)
    expect(room.get_by_label("Your note (if you like)")).to_have_value("")
    page.reload()
    expect(room.get_by_text("Moment 2 of 10")).to_be_visible()
    page.goto(save(tmp_path, made("nl"), name="nl"))
    room.get_by_role("button", name="Vorig moment").click()
    expect(room.get_by_label("Jouw notitie (mag)")).to_have_value(
        "She says: “because that is good” and scrolls. Finally she looks, because "
    )


def test_the_own_question_and_the_end_are_there_after_loading_again(opened):
    page, room, content = opened(lesson="secondary")
    at_the_end(page, room, content, fitting(content))
    room.get_by_label("Your own first question").fill("At 8:35 you frowned. What did you see?")
    page.reload()
    expect(room.get_by_label("Your own first question")).to_have_value("At 8:35 you frowned. What did you see?")
    room.get_by_role("button", name="Look at the moments again").click()
    expect(room.get_by_text("Moment 1 of 10")).to_be_visible()


@pytest.mark.parametrize(
    "nonsense",
    [
        {"chosen": {"list": "look", "flu": [99]}, "notes": 3, "at": 7, "own": 5},
        {"chosen": 4, "notes": {"list": 8}, "at": "end"},
        {"chosen": {"list": [None, -1, 0.5]}, "at": -2},
    ],
)
def test_kept_answers_that_make_no_sense_do_no_harm(opened, nonsense):
    page, room, content = opened()
    remember(page, {"edition": content["edition"], **nonsense})
    expect(room.get_by_text("Moment 1 of 10")).to_be_visible()
    note(room, content, content["moments"][0], 2)
    onward(room, content, 0)
    expect(room.get_by_text("Moment 2 of 10")).to_be_visible()


def test_the_keyboard_alone_does_it(opened):
    page, room, content = opened()
    room.get_by_label("Your note (if you like)").focus()
    page.keyboard.type("She scrolls.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(room.get_by_role("radio").first).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(room.locator(".dw-said")).to_contain_text(content["moments"][0]["choices"][0]["why"][0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(room.locator(".dw-body > .dw-subheading")).to_be_focused()
    expect(room.get_by_text("Moment 2 of 10")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "dark", "lesson", "language"),
    [
        pytest.param(1280, False, "secondary", "en", marks=pytest.mark.nightly),
        (360, True, "primary", "nl"),
    ],
)
def test_nothing_stands_in_anyones_way(opened, width, dark, lesson, language):
    page, room, content = opened(width, language, lesson, dark=dark)
    room.locator("textarea").fill("Eindelijk, want zo. Finally, because so.")
    note(room, content, content["moments"][0], 7)
    assert in_anyones_way(page) == []
    at_the_end(page, room, content, [4] * 10)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert in_anyones_way(page) == []
