"""The agreements builder in a real browser: choose, change, write; a document of the school's own, on paper and in a file."""

import json
from pathlib import Path

import pytest
from accessibility import IN_ONE_LOOK_OF_BOTH, in_anyones_way
from exercise_page import card, kept, save
from playwright.sync_api import expect

from datawijs.design import tokens
from datawijs.language import speaking
from datawijs.widgets import AgreementsBuilder, Choice, Option, ShortCheck
from datawijs.widgets.agreements_builder.themes import themes

# The browser's own window for printing can't be used in a test: count instead how often it was asked for.
NO_PRINT_WINDOW = "window.printed = 0; window.print = () => { window.printed += 1; };"


def make_builder(language="en"):
    with speaking(language):
        return AgreementsBuilder("builder")


@pytest.fixture
def builder(tmp_path, new_page):
    page = new_page(language="en")
    page.add_init_script(NO_PRINT_WINDOW)
    other = ShortCheck("other", [Choice("Well?", [Option("yes", "x", correct=True), Option("no", "y")])], title="Other")
    page.goto(save(tmp_path, make_builder(), other))
    return card(page, "builder")


def starts(theme, sector="primary", language="en"):
    with speaking(language):
        return next(found for found in themes(sector) if found.key == theme).starts


def go_on(builder):
    builder.locator(".dw-body .dw-buttons .dw-primary").click()


def jump(builder, name):
    builder.locator(".dw-agree-steps > summary").click()
    builder.locator(".dw-agree-steps").get_by_role("button", name=name).click()
    expect(builder.locator(".dw-body > .dw-subheading")).to_have_text(name)


def fill_in(builder):
    """Everything a school may do: facts, a sentence as it is, one changed, one of its own."""
    builder.get_by_label("Name of the school").fill("The Invented School")
    builder.get_by_label("Made by").fill("the team")
    builder.get_by_label("Date", exact=True).fill("2026-03-04")
    jump(builder, "What counts as a signal")
    builder.get_by_role("checkbox", name=starts("signal")[0].text).check()
    builder.get_by_role("checkbox", name=starts("signal")[1].text).check()
    builder.get_by_label(f"In our own words: {starts('signal')[1].text}").fill("In doubt: a date in the planner.")
    builder.get_by_label("An agreement of our own").fill("We ask each other.\n\nEvery Tuesday.")


def test_every_theme_is_met_and_every_sentence_says_why(builder):
    with speaking("en"):
        found = themes("primary")
    for theme in found:
        go_on(builder)
        expect(builder.locator(".dw-body > .dw-subheading")).to_have_text(theme.heading)
        text = builder.inner_text()
        assert theme.question in text and theme.why in text
        for start in theme.starts:
            assert start.text in text and start.why in text
    go_on(builder)
    expect(builder.locator(".dw-body > .dw-subheading")).to_have_text("The document")
    expect(builder.get_by_text("There are no agreements in it yet.")).to_be_visible()
    expect(builder.get_by_role("button", name="Print the document")).to_have_count(0)


def test_it_says_that_names_stay_in_this_browser(builder):
    expect(builder.get_by_text("stays in this browser on this device. It is not sent anywhere.")).to_be_visible()


def test_what_was_chosen_changed_and_written_makes_the_document(builder):
    fill_in(builder)
    jump(builder, "The document")
    paper = builder.locator(".dw-paper")
    expect(paper.get_by_role("listitem")).to_have_text(
        [starts("signal")[0].text, "In doubt: a date in the planner.", "We ask each other.", "Every Tuesday."]
    )
    text = paper.inner_text()
    assert "How we work with pupils' data" in text
    assert "The Invented School" in text and "4 March 2026" in text
    assert paper.locator("dd .dw-room").count() == 1  # the date to look back on is still to be written
    expect(builder.get_by_text("Themes without an agreement are left out:")).to_contain_text("Who may see what")


def test_only_the_document_is_printed(builder):
    page = builder.page
    fill_in(builder)
    jump(builder, "The document")
    builder.get_by_role("button", name="Print the document").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    printed = page.locator("body").inner_text()
    assert printed.startswith("How we work with pupils' data")
    assert "In doubt: a date in the planner." in printed
    for other in ("Datawijs", "Other", "Well?", "Read it once more", "Step 11", "Your answers"):
        assert other not in printed
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".dw-paper-room")).to_have_count(0)
    page.emulate_media(media="print")
    assert "Well?" in page.locator("body").inner_text()  # the page itself can still be printed


def test_the_pdf_of_the_document_is_one_page(builder):
    page = builder.page
    fill_in(builder)
    jump(builder, "The document")
    whole = page.pdf(format="A4")
    # Chromium tells the page that printing is over as soon as its own PDF is made: count while the paper lies there
    page.evaluate(
        "window.addEventListener('afterprint', (event) => event.stopImmediatePropagation(), { capture: true })"
    )
    builder.get_by_role("button", name="Print the document").click()
    alone = page.pdf(format="A4")
    assert pages_in(alone) == 1
    assert len(alone) < len(whole)


def test_paper_is_light_also_for_who_reads_in_the_dark(tmp_path, new_page):
    page = new_page(language="en", dark=True)
    page.add_init_script(NO_PRINT_WINDOW)
    page.goto(save(tmp_path, make_builder()))
    builder = card(page, "builder")
    fill_in(builder)
    jump(builder, "The document")
    builder.get_by_role("button", name="Print the document").click()
    page.emulate_media(media="print")
    ink = page.locator(".dw-paper-room .dw-paper").evaluate("paper => getComputedStyle(paper).color")
    assert ink == "rgb({}, {}, {})".format(*bytes.fromhex(tokens.LIGHT["ink"][1:]))


def pages_in(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages")


def test_the_document_can_be_saved_as_a_text(builder):
    fill_in(builder)
    jump(builder, "The document")
    with builder.page.expect_download() as download:
        builder.get_by_role("button", name="Save as a text file").click()
    assert download.value.suggested_filename == "school-agreements.txt"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.splitlines()[0] == "How we work with pupils' data"
    assert "Name of the school: The Invented School" in text
    assert "- In doubt: a date in the planner." in text
    assert "- Every Tuesday." in text
    expect(builder.get_by_text("The file is called school-agreements.txt.")).to_be_visible()


def test_nothing_is_lost_by_loading_again_or_by_unticking(builder):
    fill_in(builder)
    builder.page.reload()
    expect(builder.locator(".dw-body > .dw-subheading")).to_have_text("What counts as a signal")
    words = builder.get_by_label(f"In our own words: {starts('signal')[1].text}")
    assert words.input_value() == "In doubt: a date in the planner."
    box = builder.get_by_role("checkbox", name=starts("signal")[1].text)
    box.uncheck()
    expect(words).to_be_hidden()
    box.check()
    expect(words).to_be_visible()
    assert words.input_value() == "In doubt: a date in the planner."
    assert builder.get_by_label("An agreement of our own").input_value() == "We ask each other.\n\nEvery Tuesday."
    words.fill("")
    jump(builder, "The document")
    expect(builder.locator(".dw-paper").get_by_role("listitem").nth(1)).to_have_text(starts("signal")[1].text)


def test_the_other_language_and_kind_of_school_keep_what_was_typed(builder, tmp_path):
    fill_in(builder)
    page = builder.page
    page.goto(save(tmp_path, make_builder("nl"), name="nl"))
    dutch = card(page, "builder")
    expect(dutch.locator(".dw-body > .dw-subheading")).to_have_text("Wat een signaal is")
    dutch.locator(".dw-agree-steps > summary").click()
    dutch.get_by_role("button", name="Over je school").click()
    dutch.get_by_role("radio", name="Secundaire school (Vlaanderen)").check()
    dutch.locator(".dw-agree-steps > summary").click()
    dutch.get_by_role("button", name="Het document").click()
    expect(dutch.locator(".dw-paper").get_by_role("listitem")).to_have_text(
        [
            starts("signal", "secondary", "nl")[0].text,
            "In doubt: a date in the planner.",
            "We ask each other.",
            "Every Tuesday.",
        ]
    )
    assert "The Invented School" in dutch.locator(".dw-paper").inner_text()
    assert "4 maart 2026" in dutch.locator(".dw-paper").inner_text()
    assert kept(page, "builder")["given"]["sector"] == "secondary"


def test_a_long_list_is_met_with_a_question(builder):
    go_on(builder)
    builder.get_by_label("An agreement of our own").fill("\n".join(f"Agreement {number}." for number in range(12)))
    jump(builder, "The document")
    expect(builder.get_by_text("There are 12 agreements. That is a lot to remember")).to_be_visible()
    builder.get_by_role("checkbox", name="Does it react to a series").check()
    builder.page.reload()
    expect(builder.get_by_role("checkbox", name="Does it react to a series")).to_be_checked()


@pytest.mark.parametrize(
    "nonsense",
    [
        {
            "sector": "nursery",
            "place": 99,
            "school": 5,
            "date": "soon",
            "read": 3,
            "themes": {"why": 3, "who": {"taken": 1}},
        },
        {"place": "1", "themes": [], "review": None},
        {"place": 10, "themes": {"why": {"taken": ["no-such"], "texts": 3, "own": ["x"]}}},
    ],
)
def test_kept_answers_that_make_no_sense_do_no_harm(builder, nonsense):
    record = json.dumps({"saved": 5, "given": nonsense})
    builder.page.evaluate("record => localStorage.setItem('datawijs.2.none.builder', record)", record)
    builder.page.reload()
    builder.locator(".dw-body").wait_for()
    jump(builder, "Why we look at data")
    builder.get_by_role("checkbox").first.check()
    jump(builder, "The document")
    expect(builder.locator(".dw-paper").get_by_role("listitem")).to_have_count(1)


def test_the_keyboard_alone_does_it(builder):
    page = builder.page
    builder.get_by_label("Name of the school").focus()
    page.keyboard.type("A School")
    builder.locator(".dw-primary").focus()
    page.keyboard.press("Enter")
    expect(builder.locator(".dw-body > .dw-subheading")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type("!")
    expect(builder.get_by_label("In our own words").first).to_have_value(starts("why")[0].text + "!")
    jump(builder, "The document")
    expect(builder.locator(".dw-paper").get_by_role("listitem")).to_have_text([starts("why")[0].text + "!"])


@IN_ONE_LOOK_OF_BOTH
def test_nothing_stands_in_anyones_way(tmp_path, new_page, language, width, dark):
    page = new_page(width, dark=dark, language=language)
    page.goto(save(tmp_path, make_builder(language)))
    builder = card(page, "builder")
    assert in_anyones_way(page) == []
    go_on(builder)
    builder.get_by_role("checkbox").first.check()
    builder.locator(".dw-agree-steps > summary").click()
    assert in_anyones_way(page) == []
    builder.locator(".dw-agree-steps button").last.click()
    builder.locator(".dw-paper").wait_for()
    builder.locator(".dw-menu summary").click()
    assert in_anyones_way(page) == []
