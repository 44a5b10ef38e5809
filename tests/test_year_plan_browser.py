"""The year plan in a real browser: plan, have it looked at, mend it, and take it along on paper."""

import json
from pathlib import Path

import pytest
from accessibility import IN_ONE_LOOK_OF_BOTH, in_anyones_way
from exercise_page import card, kept, save
from playwright.sync_api import expect
from year_plans import FADING, GOOD, plan_of

from datawijs.language import speaking
from datawijs.widgets import YearPlan
from datawijs.widgets.year_plan.school_year import moment

NO_PRINT_WINDOW = "window.printed = 0; window.print = () => { window.printed += 1; };"
REASON = "Our building opens in October."


def make_plan(language="en"):
    with speaking(language):
        return YearPlan("year")


@pytest.fixture
def year(tmp_path, new_page):
    page = new_page(language="en")
    page.add_init_script(NO_PRINT_WINDOW)
    page.goto(save(tmp_path, make_plan()))
    return card(page, "year")


def heading(year):
    return year.locator(".dw-body > .dw-subheading")


def look(year):
    year.get_by_role("button", name="Look at my plan").click()
    expect(heading(year)).to_have_text("What helps, and what not yet")


def change(year):
    year.get_by_role("button", name="Change my plan").click()
    expect(heading(year)).to_have_text("Your plan")


def put(page, given):
    """Put a plan in the browser, as an earlier visit would have left it."""
    record = json.dumps({"saved": 5, "given": given})
    page.evaluate("record => localStorage.setItem('datawijs.2.none.year', record)", record)
    page.reload()
    page.locator(".dw-body").wait_for()


def test_a_draft_is_looked_at_mended_and_looked_at_again(year):
    year.get_by_role("button", name="Begin with the draft").click()
    expect(year.get_by_text("Decided: 18 of 18 pieces")).to_be_visible()
    expect(year.get_by_role("button", name="Begin with the draft")).to_have_count(0)
    look(year)
    expect(year.get_by_text("Your plan keeps 5 of 16 principles.")).to_be_visible()
    expect(year.locator(".dw-said-other:visible")).to_have_count(4)  # the first few; the others are folded away
    year.get_by_text("And 7 more").click()
    fading = year.locator(".dw-said-other").filter(has_text="The facilitator from outside fades out")
    expect(fading).to_contain_text("it stops on the day that the facilitator goes")
    expect(fading).to_contain_text("From Stichting Klasse (PO-Raad and Kennisnet, 2016).")

    change(year)
    second = year.get_by_label("Who leads: Intervision 2")
    expect(second).to_have_accessible_description(
        "Look again: Intervision over the whole year; The facilitator from outside fades out; Step by step"
    )
    for number, leader in ((2, "both"), (3, "coach"), (4, "coach")):
        year.get_by_label(f"Who leads: Intervision {number}").select_option(leader)
    year.get_by_label("Intervision 3 (2 hours)").select_option("late March")
    expect(year.get_by_text("Intervision 3: late March. That month now holds: 2.")).to_be_visible()
    expect(year.get_by_role("region", name="The year at a glance")).to_contain_text("Late: Intervision 3")
    look(year)
    expect(year.get_by_text("The first time it kept 5.")).to_be_visible()
    assert len(kept(year.page, "year")["given"]["attempts"]) == 2
    change(year)
    look(year)  # nothing changed, so it doesn't count again
    assert len(kept(year.page, "year")["given"]["attempts"]) == 2


def test_a_plan_is_made_from_an_empty_year(year):
    year.get_by_role("button", name="Look at my plan").click()
    expect(year.get_by_text("Give at least one piece a place first.")).to_be_visible()
    labels = year.locator(".dw-year-choice label[for]").all()
    assert len(labels) == 18 + 4
    for key, select in zip(GOOD_IN_ORDER, selects_of_time(year), strict=True):
        select.select_option(str(moment(GOOD[key])))
    for number, leader in enumerate(FADING, start=1):
        year.get_by_label(f"Who leads: Intervision {number}").select_option(leader)
    look(year)
    expect(year.get_by_text("Your plan keeps 16 of 16 principles.")).to_be_visible()
    expect(year.get_by_text("Your plan keeps every principle.")).to_be_visible()
    expect(year.locator(".dw-said-right:visible")).to_have_count(1 + 16)
    with speaking("en"):
        plan = YearPlan("year")
    plan.answers = kept(year.page, "year")
    assert set(plan.result["state"]) == {"kept"}


GOOD_IN_ORDER = [
    *(f"beginner-{number}" for number in (1, 2, 3, 4)),
    *("advanced", "analysis"),
    *(f"intervision-{number}" for number in (1, 2, 3, 4)),
    *(f"coaches-{number}" for number in (1, 2, 3, 4)),
    *("pupils", "agreements", "survey", "choosing"),
]


def selects_of_time(year):
    return year.locator(".dw-year-choice select:has(optgroup)").all()


def test_too_little_planned_is_too_early_to_tell(year):
    year.get_by_label("Beginner training: start (2 hours)").select_option("late September")
    year.get_by_label("The advanced training (2 hours)").select_option("not this year")
    expect(year.get_by_text("The advanced training: not this year.")).to_be_visible()
    look(year)
    expect(year.get_by_text("Your plan keeps 0 of 15 principles. Too early to tell: 15.")).to_be_visible()
    expect(year.locator(".dw-year-open")).to_contain_text("The circle is closed")


def test_the_plan_on_paper_says_what_is_otherwise_on_purpose(year):
    page = year.page
    put(page, {**plan_of(beginner_2="late sep", advanced="out", survey=None), "view": "looked"})
    year.get_by_text("On purpose? Write down why").click()
    year.get_by_label("On purpose? Why: Use between the meetings").fill(REASON)
    year.get_by_role("button", name="To the document").click()
    expect(year.get_by_text("nothing has been decided yet: Survey among the participants.")).to_be_visible()
    year.get_by_label("Name of the school").fill("The Invented School")
    year.get_by_label("Still to arrange").fill("A room.\n\nReplacement.")
    paper = year.locator(".dw-paper")
    expect(paper).to_contain_text("The Invented School")
    expect(paper.get_by_role("listitem").last).to_have_text("Replacement.")
    expect(paper.get_by_role("listitem").first).to_have_text("Late: Beginner training: start (2 hours)")
    expect(paper).to_contain_text("Intervision 2 (2 hours), led by the facilitator and the school's own coach together")
    expect(paper).to_contain_text(f"Use between the meetings: {REASON}")
    year.get_by_role("button", name="Print the document").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    assert page.locator("body").inner_text().startswith("Our year: learning to read data")
    page.emulate_media(media="screen")
    with page.expect_download() as download:
        year.get_by_role("button", name="Save as a text file").click()
    assert download.value.suggested_filename == "year-plan.txt"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "- Late: Beginner training: start (2 hours)" in text and REASON in text and "- A room." in text


def test_another_language_and_another_visit_keep_everything(year, tmp_path):
    page = year.page
    put(page, {**plan_of(), "reasons": {"use-between": REASON}, "arrange": "A room.", "view": "paper"})
    page.goto(save(tmp_path, make_plan("nl"), name="nl"))
    dutch = card(page, "year")
    expect(dutch.locator(".dw-paper")).to_contain_text("Eind: Beginnerstraining: start (2 uur)")
    expect(dutch.locator(".dw-paper")).to_contain_text("A room.")
    assert REASON not in dutch.locator(".dw-paper").inner_text()  # kept, but there is nothing to explain any more
    assert kept(page, "year")["given"]["reasons"] == {"use-between": REASON}


@pytest.mark.parametrize(
    "nonsense",
    [
        {"plan": 3, "leads": "x", "view": "moon", "attempts": 5, "reasons": [], "title": 4},
        {"plan": {"beginner-1": 99, "no-such": 2, "survey": "later"}, "leads": {"survey": "coach"}, "view": "looked"},
        {"plan": {"survey": 1.5}, "attempts": [{"plan": None}, 3], "view": "paper", "arrange": ["x"]},
    ],
)
def test_kept_answers_that_make_no_sense_do_no_harm(year, nonsense):
    put(year.page, nonsense)
    if nonsense["view"] != "moon":
        change(year)
    expect(year.get_by_text("Decided: 0 of 18 pieces")).to_be_visible()
    year.get_by_label("Survey among the participants (15 minutes)").select_option("early May")
    look(year)


def test_the_keyboard_alone_does_it(year):
    page = year.page
    year.get_by_label("Beginner training: start (2 hours)").focus()
    page.keyboard.type("late Sep")
    expect(year.get_by_role("region", name="The year at a glance")).to_contain_text("Late: Beginner training: start")
    page.keyboard.press("Tab")
    expect(year.get_by_label("Beginner training: first return day (half a day)")).to_be_focused()
    year.get_by_role("button", name="Look at my plan").press("Enter")
    expect(heading(year)).to_be_focused()
    year.get_by_role("button", name="Change my plan").press("Enter")
    expect(heading(year)).to_be_focused()


@IN_ONE_LOOK_OF_BOTH
def test_nothing_stands_in_anyones_way(tmp_path, new_page, width, dark, language):
    page = new_page(width, dark=dark, language=language)
    page.goto(save(tmp_path, make_plan(language)))
    year = card(page, "year")
    year.locator(".dw-said-note .dw-button").click()
    expect(year.locator(".dw-said-note")).to_have_count(0)
    year.locator(".dw-primary").click()
    year.locator(".dw-year-more > summary").click()
    year.locator(".dw-said-other details > summary").first.click()
    assert in_anyones_way(page) == []
    year.locator(".dw-body > .dw-buttons .dw-primary").click()
    year.locator(".dw-year-mark span").first.wait_for()
    assert in_anyones_way(page) == []
    year.locator(".dw-body > .dw-buttons .dw-plain").click()
    year.locator(".dw-paper").wait_for()
    assert in_anyones_way(page) == []
