"""Pages with the type as large or as wide as a reader sets it, on a phone: nothing is cut, nothing scrolls sideways, and the
tables that tell something in sentences are read from top to bottom (WCAG 2.2: 1.4.4, 1.4.10, 1.4.12)."""

import pytest
from accessibility import sideways
from conftest import pages_of
from site_page import wait_for_exercises

TWICE = "html { font-size: 200% !important; }"
# the distances that WCAG 1.4.12 names
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
# Words of drawings that are cut off by their drawing, or by the window.
CUT = """() => [...document.querySelectorAll("svg text")].filter((text) => text.checkVisibility()).flatMap((text) => {
    const [box, drawing] = [text, text.closest("svg")].map((one) => one.getBoundingClientRect());
    const clips = getComputedStyle(text.closest("svg")).overflow !== "visible";
    const outside = box.left < drawing.left - 1 || box.right > drawing.right + 1;
    const cut = box.left < 0 || box.right > innerWidth || (clips && outside);
    return cut ? [text.textContent] : [];
})"""
STACKED = """[...document.querySelectorAll(".dw-stacks")].map((table) => [
    table.scrollWidth - table.clientWidth, table.querySelector("td:not(:first-child)").dataset.heading])"""
EACH_TIME = ["nl/index.html", "nl/beginner/03-noise-or-decline.html", "nl/beginner/07-school-agreements.html"]
PAGES = [
    pytest.param(name, marks=() if name in EACH_TIME else pytest.mark.nightly)
    for language in ("nl", "en")
    for name in pages_of(language)
]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_in_large_and_in_spaced_type(name, site_url, new_page):
    page = new_page(390, language=name[:2])
    page.goto(site_url + name)
    wait_for_exercises(page)
    page.add_style_tag(content=TWICE)
    page.wait_for_timeout(100)
    problems = [f"twice as large: {problem}" for problem in sideways(page)]
    page.set_viewport_size({"width": 375, "height": 812})
    page.evaluate("document.head.lastElementChild.remove()")
    page.add_style_tag(content=SPACED)
    page.wait_for_timeout(100)
    problems += [f"spaced: {problem}" for problem in [*sideways(page), *page.evaluate(CUT)]]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("name", ["02-four-steps", "03-noise-or-decline", "07-school-agreements"])
def test_a_table_of_sentences_stands_in_one_column_on_a_phone(name, site_url, new_page):
    page = new_page(390)
    page.goto(f"{site_url}nl/beginner/{name}.html")
    tables = page.evaluate(STACKED)
    assert tables
    assert all(too_wide <= 0 and heading for too_wide, heading in tables)
    first = page.locator(".dw-stacks tbody tr").first
    tops = [cell.bounding_box()["y"] for cell in first.locator("td").all()]
    assert tops == sorted(set(tops)), "the cells stand under each other"
    roles = page.locator(".dw-stacks").first.aria_snapshot()
    assert "- table" in roles and "- columnheader" in roles and "- cell" in roles, roles


def test_a_wide_window_has_the_table_as_a_table(site_url, new_page):
    page = new_page(1280)
    page.goto(f"{site_url}nl/beginner/07-school-agreements.html")
    cells = page.locator(".dw-stacks tbody tr").first.locator("td").all()
    assert len({cell.bounding_box()["y"] for cell in cells}) == 1
