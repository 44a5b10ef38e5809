"""The programme builder in a real browser: choose, reword, add, order; nothing is lost when the proposals change."""

import json
from pathlib import Path

import pytest
from accessibility import IN_ONE_LOOK_OF_BOTH, in_anyones_way
from exercise_page import card, kept, save
from playwright.sync_api import expect
from test_programme_builder import GIVEN, GOOD, SHORTEN, WEEKLY

from datawijs.language import speaking
from datawijs.widgets import ProgrammeBuilder
from datawijs.widgets.programme_builder.proposal import Proposal

NO_PRINT_WINDOW = "window.printed = 0; window.print = () => { window.printed += 1; };"
COMPARE = Proposal(**GOOD)
FIRST_RUN = (COMPARE, SHORTEN, WEEKLY)


def make_builder(*proposals, language="en"):
    with speaking(language):
        return ProgrammeBuilder("next", proposals)


@pytest.fixture
def run(tmp_path, new_page):
    """Return a function that opens the page of one run, always in the same browser."""
    page = new_page(language="en")
    page.add_init_script(NO_PRINT_WINDOW)

    def opened(*proposals, language="en"):
        page.goto(save(tmp_path, make_builder(*proposals, language=language), name=language))
        builder = card(page, "next")
        builder.locator(".dw-body").wait_for()
        return builder

    return opened


def to_paper(builder):
    builder.get_by_role("button", name="To the document").click()
    expect(builder.locator(".dw-body > .dw-subheading")).to_have_text("The document")
    return builder.locator(".dw-paper")


def back(builder):
    builder.get_by_role("button", name="Back to the proposals").click()
    expect(builder.locator(".dw-body > .dw-subheading")).to_have_text("Your choice")


def box(builder, proposal):
    return builder.get_by_role("checkbox", name=proposal.change)


def test_every_proposal_says_why_and_how_sure_it_is(run):
    builder = run(*FIRST_RUN)
    expect(box(builder, COMPARE)).to_have_accessible_description(
        "Clear: the results say enough to act on. Because: 9 of 14 chose the class average."
    )
    expect(box(builder, SHORTEN)).to_have_accessible_description(
        "Too early to tell: worth trying or asking, not certain. Because: 14 of 14 knew them."
    )
    # not by words alone, and not by colour alone
    assert builder.locator(".dw-round-clear .dw-icon-right").count() == 1
    assert builder.locator(".dw-round-early .dw-icon-early").count() == 2
    expect(builder.get_by_text("Nothing is proposed here.")).to_have_count(1)
    to_paper(builder)
    expect(builder.get_by_text("There is nothing in it yet.")).to_be_visible()
    expect(builder.get_by_role("button", name="Print the document")).to_have_count(0)


def test_what_was_chosen_reworded_added_and_moved_makes_the_document(run):
    builder = run(*FIRST_RUN)
    box(builder, COMPARE).check()
    box(builder, SHORTEN).check()
    builder.get_by_label(f"In our own words: {SHORTEN.change}").fill("Skip the buttons.")
    builder.get_by_label("A change of your own: In the meetings").fill("Start later.\n\nCoffee first.")
    paper = to_paper(builder)
    lines = [COMPARE.change, "Skip the buttons.", "Start later.", "Coffee first."]
    assert first_lines(paper) == lines
    builder.get_by_role("button", name="Move up: Coffee first.").click()
    builder.get_by_role("button", name="Move up: Coffee first.").click()
    expect(builder.get_by_role("button", name="Move up: Coffee first.")).to_be_focused()
    expect(builder.get_by_text("“Coffee first.” is now number 2 of 4.")).to_be_attached()
    assert first_lines(paper) == [lines[0], lines[3], lines[1], lines[2]]
    expect(paper).to_contain_text("Because: 9 of 14 chose the class average.")
    expect(paper).to_contain_text("Too early to tell, so try it and look again. 14 of 14 knew them.")
    builder.get_by_role("checkbox", name="Print the reasons as well").uncheck()
    expect(paper).not_to_contain_text("9 of 14")
    builder.get_by_label("Training and group").fill("Beginners, spring")
    builder.get_by_label("Date", exact=True).fill("2026-03-04")
    expect(paper).to_contain_text("4 March 2026")

    page = builder.page
    builder.get_by_role("button", name="Print the document").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    assert page.locator("body").inner_text().startswith("What we do differently next round")
    page.emulate_media(media="screen")
    with page.expect_download() as download:
        builder.get_by_role("button", name="Save as a text file").click()
    assert download.value.suggested_filename == "next-round.txt"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.index("- Coffee first.") < text.index("- Skip the buttons.") and "Beginners, spring" in text

    with speaking("en"):
        live = ProgrammeBuilder("next", FIRST_RUN)
    live.answers = kept(page, "next")
    assert live.result["change"].tolist() == first_lines(paper)  # the table in JupyterLab says the same


def first_lines(paper) -> list[str]:
    return [line.splitlines()[0] for line in paper.get_by_role("listitem").all_inner_texts()]


def test_nothing_is_lost_when_the_proposals_change_between_runs(run):
    builder = run(*FIRST_RUN)
    box(builder, SHORTEN).check()
    builder.get_by_label(f"In our own words: {SHORTEN.change}").fill("Skip the buttons.")
    box(builder, WEEKLY).check()
    box(builder, COMPARE).check()
    builder.get_by_label(f"In our own words: {COMPARE.change}").fill("Compare, compare.")
    box(builder, COMPARE).uncheck()
    builder.get_by_label("A change of your own: How you look back").fill("Ask in January.")

    # the next run: one is gone, one is less sure and says it otherwise, one is new
    surer = Proposal("weekly", "use", "Agree on a moment.", "11 of 14 looked weekly.", "clear")
    new = Proposal("new", "evaluate", "Give the survey ten minutes.", "8 of 14 filled it in.", "clear")
    builder = run(surer, new)
    expect(box(builder, SHORTEN)).to_be_checked()
    expect(box(builder, SHORTEN)).to_have_accessible_description(
        "From an earlier time You chose this before. The results as they are now don't propose it any more. It stays until "
        "you untick it. Because: 14 of 14 knew them."
    )
    expect(box(builder, surer)).to_be_checked()
    expect(box(builder, surer)).to_have_accessible_description(
        "Clear: the results say enough to act on. Because: 11 of 14 looked weekly. When you chose this, it was: Too early to "
        "tell."
    )
    expect(box(builder, COMPARE)).not_to_be_checked()  # its words are still there
    box(builder, COMPARE).check()
    expect(builder.get_by_label(f"In our own words: {COMPARE.change}")).to_have_value("Compare, compare.")
    paper = to_paper(builder)
    assert first_lines(paper) == ["Skip the buttons.", "Compare, compare.", "Agree on a moment.", "Ask in January."]
    skip = paper.get_by_role("listitem").filter(has_text="Skip the buttons.")
    expect(skip).to_contain_text("From an earlier time.")
    with speaking("en"):
        live = ProgrammeBuilder("next", [surer, new])
    live.answers = kept(builder.page, "next")
    assert live.result["change"].tolist() == first_lines(paper)
    assert live.result["earlier"].tolist() == [True, True, False, False]

    # and back again, in the other language
    builder = run(*FIRST_RUN, language="nl")
    builder.get_by_role("button", name="Terug naar de voorstellen").click()
    expect(builder.get_by_label(f"In onze eigen woorden: {SHORTEN.change}")).to_have_value("Skip the buttons.")
    expect(builder.get_by_text("Van een eerdere keer")).to_have_count(0)


def test_a_group_that_is_too_small_leaves_room_for_own_lines(run):
    builder = run()
    expect(builder.get_by_text("the group was too small to tell anything")).to_be_visible()
    builder.get_by_label("A change of your own: In the meetings").fill("\n".join(f"Change {n}." for n in range(7)))
    paper = to_paper(builder)
    expect(paper.get_by_role("listitem")).to_have_count(7)
    expect(builder.get_by_text("There are 7 changes. Which two or three")).to_be_visible()


@pytest.mark.parametrize(
    "nonsense",
    [
        {"taken": 3, "texts": [], "seen": "x", "own": 5, "order": None, "view": 9, "reasons": "?"},
        {
            "taken": {"gone": True},
            "seen": {"gone": {"part": "moon", "change": 3}},
            "own": {"train": 3},
            "order": {"train": 1},
        },
        {"taken": {"gone": True, "weekly": 1}, "seen": {"gone": None}, "texts": {"weekly": {}, "gone": "Words."}},
    ],
)
def test_kept_answers_that_make_no_sense_do_no_harm(run, nonsense):
    builder = run(*FIRST_RUN)
    record = json.dumps({"saved": 5, "given": nonsense})
    builder.page.evaluate("record => localStorage.setItem('datawijs.2.none.next', record)", record)
    builder = run(*FIRST_RUN)
    box(builder, COMPARE).check()
    expect(to_paper(builder)).to_contain_text(COMPARE.change)


def test_the_keyboard_alone_does_it(run):
    builder = run(*FIRST_RUN)
    page = builder.page
    box(builder, COMPARE).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Soon.")
    builder.get_by_role("button", name="To the document").press("Enter")
    expect(builder.locator(".dw-body > .dw-subheading")).to_be_focused()
    expect(builder.locator(".dw-paper")).to_contain_text(f"{COMPARE.change} Soon.")


@IN_ONE_LOOK_OF_BOTH
def test_nothing_stands_in_anyones_way(tmp_path, new_page, width, dark, language):
    page = new_page(width, dark=dark, language=language)
    page.goto(save(tmp_path, make_builder(*FIRST_RUN, language=language)))
    page.evaluate(
        "record => localStorage.setItem('datawijs.2.none.next', record)", json.dumps({"saved": 5, "given": GIVEN})
    )
    page.reload()
    builder = card(page, "next")
    builder.locator(".dw-round-earlier").wait_for()
    assert in_anyones_way(page) == []
    builder.locator(".dw-body > .dw-buttons .dw-primary").click()
    builder.locator(".dw-paper").wait_for()
    assert in_anyones_way(page) == []
