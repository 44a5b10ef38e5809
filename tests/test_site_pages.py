"""Every page of the built site, in both languages, in a real browser."""

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from accessibility import CONTRAST, EVERYTHING, sideways, violations
from conftest import pages_of
from playwright.sync_api import expect
from site_page import wait_for_exercises

PAGES = [page for language in ("nl", "en") for page in pages_of(language)]
# A Dutch page and its English twin have the same parts and colours, and share their styles with all others. So a Dutch page is
# seen with all rules in one look, each in turn: light on a desktop, or dark on a phone. Both languages are asked in both widths
# whether the page scrolls sideways, which words decide. In the other pairs of width and colours only the contrast can be
# another: one Dutch page of eight.
IN_TURN = [
    [(1280, "light", EVERYTHING), (360, "dark", None)],
    [(1280, "light", None), (360, "dark", EVERYTHING)],
]
ENGLISH_LOOKS = [(1280, "light", None), (360, "dark", None)]
OTHER_LOOKS = [(360, "light", CONTRAST), (1280, "dark", CONTRAST)]
# With -m nightly every page is looked at in all of them, with all rules.
ALL_LOOKS = [(width, colours, EVERYTHING) for width in (1280, 360) for colours in ("light", "dark")]
# an exercise page may weigh this much, all its files together, as a web server sends them
MOST_BYTES = 105 * 1024
# all questions of all trainings, for who leads a group: no reader of a lesson opens it on a phone
HEAVIER = {"coach/group-sheet.html": 120 * 1024}
# The page and all it asked for, also what the browser still had: the address and the status of each.
FILES = """["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
    .map((file) => [file.name, file.responseStatus])"""
# The page settles after a change of width: what now scrolls can be reached with the keyboard a frame later.
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
# A line of what a screen reader gets: something to use or to see, with nothing that it is called.
NAMELESS = re.compile(r"- (?:button|link|textbox|combobox|checkbox|radio|slider|searchbox|img|spinbutton)(?::| \[|$)")


@pytest.mark.parametrize("name", PAGES)
def test_page(name, site, site_url, visitor):
    """All that is asked of every page, in one visit. (`visitor` fails the test for an error in a script, and for a request to
    another host.)"""
    language = name[:2]
    with visitor(language) as page:
        page.goto(site_url + name)
        wait_for_exercises(page)
        problems = [*unfit_for_a_screen_reader(page, language), *begins_lower(page), *looks_wrong(page, looks_of(name))]
        files = page.evaluate(FILES)
    problems += [*missing(files), *too_heavy(name, site, site_url, files)]
    assert not problems, "\n".join(problems)


@pytest.mark.nightly
@pytest.mark.parametrize("name", PAGES)
def test_page_in_every_look(name, site_url, visitor):
    with visitor(name[:2]) as page:
        page.goto(site_url + name)
        wait_for_exercises(page)
        problems = looks_wrong(page, ALL_LOOKS)
    assert not problems, "\n".join(problems)


def looks_of(name: str) -> list[tuple]:
    """Return the looks, as (width, colours, rules), in which a page is seen each time."""
    if name.startswith("en/"):
        return ENGLISH_LOOKS
    place = PAGES.index(name)
    return IN_TURN[place % 2] + (OTHER_LOOKS if place % 8 == 0 else [])


def looks_wrong(page, looks) -> list[str]:
    """Return what axe finds in each look of the page (nothing is asked of it without rules), and where it scrolls sideways."""
    problems = []
    for width, colours, rules in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=colours)
        page.evaluate(TWO_FRAMES)
        found = [*(violations(page, rules) if rules else []), *sideways(page)]
        problems += [f"{width} px, {colours}: {problem}" for problem in found]
    return problems


def unfit_for_a_screen_reader(page, language: str) -> list[str]:
    """Return what is missing in what a screen reader gets of the page: its language, headings, landmarks, names, exercises."""
    tree = page.locator("body").aria_snapshot()
    titles = re.findall(r"heading \".+\" \[level=1\]", tree)
    unnamed = [line.strip() for line in tree.splitlines() if NAMELESS.search(line)]
    spoken = page.locator("html").get_attribute("lang")
    landmarks = ("banner", "main", "navigation", "contentinfo", "search")
    return [
        *([f"{len(titles)} headings of the first level"] if len(titles) != 1 else []),
        *[f"no {landmark}" for landmark in landmarks if f"- {landmark}" not in tree],
        *[f"without a name: {control}" for control in unnamed],
        *([f"the language of the page is {spoken}"] if spoken != language else []),
        *[f"a broken exercise: {text}" for text in page.locator(".dw-broken").all_inner_texts()],
    ]


def begins_lower(page) -> list[str]:
    """Return how far the page was scrolled before anybody did, if it was."""
    begin = page.evaluate("scrollY")
    return [f"the page begins {begin} px below its top"] if begin else []


def missing(files: list[list]) -> list[str]:
    """Return which files of the page aren't there."""
    return [f"{status}: {address}" for address, status in files if status >= 400]


def too_heavy(name: str, site: Path, site_url: str, files: list[list]) -> list[str]:
    """Return the weights of the files that the page asked for, if together they are too much."""
    paths = {unquote(address.removeprefix(site_url).partition("?")[0]) for address, _status in files}
    weights = {path: weight(site / path) for path in sorted(paths) if (site / path).is_file()}
    total = sum(weights.values())
    return [f"{total} bytes: {weights}"] if total > HEAVIER.get(name[3:], MOST_BYTES) else []


@cache
def weight(file: Path) -> int:
    """Return the size of a file as a web server sends it."""
    return len(gzip.compress(file.read_bytes()))


def test_the_frame_speaks_the_language_of_the_page(site_url, new_page):
    page = new_page(language="nl")
    page.goto(site_url + "nl/cycle.html")
    frame = " ".join(page.locator(".dw-header, .dw-nav, .dw-neighbours, .dw-footer").all_inner_texts())
    assert "Beginnerstraining" in frame
    assert "Volgende" in frame
    for english in ("Search", "Next", "Previous", "pages", "minutes"):
        assert not re.search(rf"\b{english}\b", frame), english


def test_place_in_the_cycle_is_told_in_words_and_shape(site_url, new_page):
    page = new_page()
    page.goto(site_url + "nl/beginner/06-worksheet.html")
    here = page.locator(".dw-place-steps [aria-current=step]")
    assert here.inner_text().endswith("Gebruiken")
    assert "Je bent hier" in here.text_content()
    marked, plain = (
        page.locator(f".dw-place .dw-ring-arc{which}").first.evaluate(
            "arc => parseFloat(getComputedStyle(arc).strokeWidth)"
        )
        for which in (".is-here", ":not(.is-here)")
    )
    assert marked > 2 * plain


def test_current_page_is_marked_in_the_list_of_pages(site_url, new_page):
    page = new_page()
    page.goto(site_url + "nl/beginner/03-noise-or-decline.html")
    assert page.locator(".dw-nav [aria-current=page]").get_attribute("href") in ("#", "03-noise-or-decline.html")


def test_list_of_pages_is_folded_on_a_phone_and_opens_with_the_keyboard(site_url, new_page):
    page = new_page(360)
    page.goto(site_url + "nl/cycle.html")
    link = page.locator(".dw-nav a").first
    assert not link.is_visible()
    page.locator(".dw-nav summary").press("Enter")
    assert link.is_visible()


def test_skip_link_comes_first_and_leads_to_the_text(site_url, new_page):
    page = new_page()
    page.goto(site_url + "nl/cycle.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "dw-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_chosen_colours_are_kept_and_do_not_flash(site_url, new_page):
    page = new_page()
    page.goto(site_url + "nl/cycle.html")
    page.get_by_label("Kleuren").select_option("dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    # before the first pixel is drawn: the theme must be set by the time the parser reaches the body
    page.add_init_script(
        "new MutationObserver((_, seen) => { if (document.body) { seen.disconnect();"
        " window.themeAtBody = document.documentElement.dataset.theme; } }).observe(document, {childList: true, subtree: true})"
    )
    page.goto(site_url + "nl/glossary.html")
    assert page.evaluate("window.themeAtBody") == "dark"
    assert page.evaluate(background) == dark
    page.get_by_label("Kleuren").select_option("auto")
    assert page.evaluate(background) != dark


def test_a_wide_table_scrolls_in_its_box_by_keyboard(site_url, new_page):
    page = new_page(360)
    page.goto(site_url + "nl/item-report.html")
    box = page.locator(".dw-table:visible").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.get_attribute("tabindex") == "0"
    assert box.get_attribute("aria-label")
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(box).not_to_have_attribute("tabindex", re.compile(".*"))


def test_high_contrast_keeps_the_place_marked(site_url, new_page):
    page = new_page(forced_colors="active")
    page.goto(site_url + "nl/beginner/03-noise-or-decline.html")
    here = page.locator(".dw-nav [aria-current=page]")
    assert here.evaluate("link => parseFloat(getComputedStyle(link).borderInlineStartWidth)") >= 3
    arcs = page.locator(".dw-place .dw-ring-arc")
    colours = {arcs.nth(i).evaluate("arc => getComputedStyle(arc).stroke") for i in range(arcs.count())}
    assert len(colours) == 2


def test_print_of_the_worksheet_is_one_clean_sheet(site_url, new_page):
    page = new_page()
    page.goto(site_url + "nl/beginner/06-worksheet.html")
    sheet = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    assert re.search(rb"/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]\.\d+\]", sheet), "not A4"
    page.emulate_media(media="print")
    for furniture in (".dw-header", ".dw-nav", ".dw-footer", ".dw-neighbours", ".dw-print"):
        assert not page.locator(furniture).first.is_visible(), furniture
    assert page.locator(".fill-in table").first.is_visible()


def test_print_button_prints(site_url, new_page):
    page = new_page()
    page.goto(site_url + "nl/beginner/06-worksheet.html")
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print dit werkblad").click()
    assert page.evaluate("window.printed")
