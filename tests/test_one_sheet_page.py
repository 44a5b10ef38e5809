"""A page of sheets that are handed on one at a time, in a real browser: one is printed alone, its text goes into an e-mail."""

from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import expect

THEME = ROOT / "src" / "datawijs" / "course" / "theme"
BUTTONS = '<div class="dw-one-sheet" data-print="Print this" data-copy="Copy" data-copied="Copied."></div>'
PRINT = """window.onPaper = [];
window.print = () => { window.onPaper = [...document.querySelectorAll("p, h1, h2")]
  .filter((one) => one.checkVisibility()).map((one) => one.textContent); };"""


def sheet(name: str) -> str:
    text = f"<details><summary>As text</summary><pre class='dw-sheet-text'>Dear all,\n{name} &amp; more</pre></details>"
    return f"<section><h2>{name}</h2><p>Chart of {name}</p>{BUTTONS}{text}</section>"


def page_of_sheets(folder: Path) -> str:
    path = folder / "sheets.html"
    style = (THEME / "styles" / "print.css").read_text(encoding="utf-8")
    script = (THEME / "static" / "one-sheet.js").read_text(encoding="utf-8")
    lost = f"<section><h2>No text</h2>{BUTTONS}</section>"
    path.write_text(
        f"<!doctype html><html lang=en><meta charset=utf-8><title>Sheets</title><style>{style}</style>"
        f"<main class='dw-article'><p>Before</p><section><h1>Months</h1><p>How to use them</p>"
        f"{sheet('May')}{sheet('June')}{lost}"
        f"</section></main><script>{script}</script>",
        encoding="utf-8",
    )
    return path.as_uri()


@pytest.fixture
def sheets(tmp_path, new_page):
    page = new_page(language="en")
    page.add_init_script(PRINT)
    page.goto(page_of_sheets(tmp_path))
    return page


def test_only_the_sheet_that_was_asked_for_is_on_paper_and_the_page_comes_back(sheets):
    sheets.emulate_media(media="print")
    sheets.get_by_role("button", name="Print this", include_hidden=True).nth(1).evaluate("button => button.click()")
    assert sheets.evaluate("onPaper") == ["June", "Chart of June"]
    sheets.evaluate("print()")
    assert sheets.evaluate("onPaper")[:4] == ["Before", "Months", "How to use them", "May"]


def test_the_text_of_the_sheet_is_copied_and_that_is_said(sheets):
    sheets.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: (text) => {"
        " window.copied = text; return Promise.resolve(); }}})"
    )
    sheets.get_by_role("button", name="Copy").first.press("Enter")
    expect(sheets.get_by_role("status").first).to_have_text("Copied.")
    expect(sheets.get_by_role("status").nth(1)).to_have_text("")
    assert sheets.evaluate("copied") == "Dear all,\nMay & more"


@pytest.mark.parametrize("clipboard", ["undefined", "{writeText: () => Promise.reject(new Error('no'))}"])
def test_where_nothing_may_be_copied_the_text_opens_and_is_chosen(sheets, clipboard):
    sheets.evaluate(f"() => {{ Object.defineProperty(navigator, 'clipboard', {{value: {clipboard}}}); }}")
    sheets.get_by_role("button", name="Copy").nth(1).click()
    expect(sheets.get_by_text("June & more")).to_be_visible()
    expect(sheets.get_by_text("May & more")).to_be_hidden()
    assert sheets.evaluate("String(getSelection())") == "Dear all,\nJune & more"
    expect(sheets.get_by_role("status").nth(1)).to_have_text("")


def test_a_sheet_without_text_has_no_dead_buttons(sheets):
    assert sheets.get_by_role("button").count() == 4
