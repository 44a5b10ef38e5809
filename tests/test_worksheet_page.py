"""A worksheet in a real browser: what is typed stays, in both languages, and is erased; it fits a phone, and prints as text."""

import json
from itertools import pairwise

import pytest
from accessibility import in_anyones_way
from conftest import ROOT
from exercise_page import KEY, kept, served
from playwright.sync_api import expect

from datawijs.course.sphinx_extension.assets import site_css
from datawijs.course.sphinx_extension.page_tables import mend_tables
from datawijs.language import speaking
from datawijs.widgets import static_page

ID = "beginner-06-worksheet"
HEADS = ("Dag", "Signaal", "Ruis?", "Wat ik deed", "Daarna")
ROWS = "".join(f"<tr><td>{day}</td>{'<td></td>' * 4}</tr>" for day in ("Ma", "Di"))
TABLE = (
    f'<table class="docutils"><thead><tr>{"".join(f"<th>{head}</th>" for head in HEADS)}</tr></thead>'
    f"<tbody>{ROWS}</tbody></table>"
)
SHEET = f"""<article class="dw-article">
<div class="dw-div fill-line keep-about"><ul><li>Klas</li><li>Vak</li></ul></div>
<div class="dw-div fill-in keep-week">{mend_tables(TABLE)}</div>
<div class="dw-div tick keep-before"><ul><li>Ik keek naar de klas.</li><li>Ik trok de lijn.</li></ul></div>
<div class="dw-div write-lines lines-2 keep-change"><p><strong>Ik verander:</strong></p></div>
"""


def write_page(folder, language="nl"):
    with speaking(language):
        place = static_page.worksheet_place(ID, "Een week")
    whole = static_page.standalone(title="Werkblad").replace('lang="nl"', f'lang="{language}"', 1)
    file = folder / f"{language}.html"
    file.write_text(
        whole.replace("<main>", f"<style>{site_css()}</style><main>{SHEET}{place}</article>"), encoding="utf-8"
    )
    return served(file)


@pytest.fixture
def sheet(new_page, tmp_path):
    def open_sheet(width=390, **options):
        page = new_page(width, **options)
        page.goto(write_page(tmp_path))
        page.locator(".dw-worksheet-answers").wait_for()
        return page

    return open_sheet


def fill_in(page):
    page.get_by_label("Klas", exact=True).fill("5A")
    page.get_by_label("Di: Wat ik deed").fill("niets\nwant het was ruis")
    page.get_by_label("Ik trok de lijn.").check()
    page.get_by_label("Ik verander:").fill("eerst de klas")


def test_what_is_typed_stays_and_is_the_same_in_the_other_language(sheet, tmp_path):
    page = sheet()
    fill_in(page)
    assert kept(page, ID)["given"] == {
        "texts": {"about.1": "5A", "week.2.4": "niets\nwant het was ruis", "change": "eerst de klas"},
        "ticks": {"before.2": True},
    }
    page.goto(write_page(tmp_path, "en"))
    expect(page.get_by_label("Di: Wat ik deed")).to_have_value("niets\nwant het was ruis")
    expect(page.get_by_label("Ik trok de lijn.")).to_be_checked()
    page.get_by_label("Ik verander:").fill("")
    page.get_by_label("Ik trok de lijn.").uncheck()
    assert kept(page, ID)["given"] == {"texts": {"about.1": "5A", "week.2.4": "niets\nwant het was ruis"}, "ticks": {}}


def test_a_phone_shows_all_five_columns_under_each_other(sheet):
    page = sheet(320)
    cells = page.locator(".fill-in tbody tr").first.locator("td").all()
    boxes = [cell.bounding_box() for cell in cells]
    assert len(boxes) == 5
    assert all(above["y"] + above["height"] <= below["y"] + 1 for above, below in pairwise(boxes))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    shown = page.evaluate(
        "[...document.querySelectorAll('td.dw-to-write')].map(td => getComputedStyle(td, '::before').content)"
    )
    assert shown[:4] == ['"Signaal"', '"Ruis?"', '"Wat ik deed"', '"Daarna"']


def test_on_paper_the_text_stands_where_the_field_was(sheet):
    page = sheet(1280)
    fill_in(page)
    page.emulate_media(media="print")
    assert not page.get_by_label("Di: Wat ik deed").is_visible()
    of_cell = "getComputedStyle(document.querySelectorAll('.dw-to-write .dw-grow')[6], '::after')"
    assert page.evaluate(f"{of_cell}.visibility") == "visible"
    assert "want het was ruis" in page.evaluate(f"{of_cell}.content")
    assert not page.locator(".dw-worksheet-answers").is_visible()


def test_erasing_empties_it(sheet):
    page = sheet()
    fill_in(page)
    page.locator(".dw-menu > summary").click()
    page.get_by_role("button", name="Mijn antwoorden wissen").click()
    page.get_by_role("button", name="Ja, wissen").click()
    expect(page.get_by_label("Di: Wat ik deed")).to_have_value("")
    expect(page.get_by_label("Ik trok de lijn.")).not_to_be_checked()
    assert kept(page, ID) is None


@pytest.mark.nightly
@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_it_is_in_nobodys_way(sheet, width, dark):
    page = sheet(width, dark=dark)
    fill_in(page)
    assert in_anyones_way(page) == []


def test_damaged_answers_are_no_answers(sheet):
    page = sheet()
    damaged = {"saved": 1, "given": {"texts": {"about.1": 7}, "ticks": [1]}}
    page.evaluate("([key, record]) => localStorage.setItem(key, record)", [KEY + ID, json.dumps(damaged)])
    page.reload()
    expect(page.get_by_label("Klas", exact=True)).to_have_value("")
    fill_in(page)
    assert kept(page, ID)["given"]["ticks"] == {"before.2": True}


def test_the_pages_that_can_be_filled_in_say_so():
    for language, words in (("nl", "hier in"), ("en", "here")):
        for page in (ROOT / "modules" / language).rglob("*-worksheet.md"):
            assert words in page.read_text(encoding="utf-8").partition("fill-line")[0]
