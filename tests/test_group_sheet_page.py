"""The sheet with a group's results in a real browser: files chosen and unpacked, told, kept, joined, printed, and gone."""

import io
import json
import re
import zipfile
from datetime import date

import pytest
from accessibility import IN_BOTH_LOOKS, in_anyones_way
from exercise_page import card, save
from group_sheet import changed, later, people, small_course
from playwright.sync_api import expect

from datawijs.evaluation import Group, before_after, read_files
from datawijs.evaluation.on_page import page_content
from datawijs.language import decimal, speaking
from datawijs.widgets import GroupSheet

NOTHING_KEPT = "Object.keys(localStorage).length + Object.keys(sessionStorage).length + document.cookie.length"
SITE_PAGE = "{language}/coach/group-sheet.html"


@pytest.fixture
def sheet(tmp_path, new_page):
    return opened(tmp_path, new_page)


def opened(tmp_path, new_page, language="nl", **options):
    with speaking(language):
        address = save(tmp_path, GroupSheet("group-sheet", page_content([small_course(language)])))
    page = new_page(language=language, **options)
    page.goto(address)
    return card(page, "group-sheet")


def choose(sheet, contents, name="datawijs"):
    files = (
        contents.items()
        if isinstance(contents, dict)
        else ((f"{name} ({n}).json", one) for n, one in enumerate(contents))
    )
    chosen = [{"name": of, "mimeType": "", "buffer": content} for of, content in files]
    sheet.locator("input[type=file]").set_input_files(chosen)


def saved(sheet, button) -> tuple[str, bytes]:
    with sheet.page.expect_download() as download:
        sheet.get_by_role("button", name=button).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def zipped(contents) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for number, content in enumerate(contents):
            file.writestr(f"Groep 7/Deelnemer {number}/datawijs.json", content)
        file.writestr("__MACOSX/Groep 7/._datawijs.json", b"x")
    return packed.getvalue()


def change_in_python(files):
    course = small_course()
    change, _questions = before_after(Group(read_files(files), course.exercises, course.pages))
    return change


def test_files_are_counted_and_bad_ones_told_by_their_name(sheet):
    files = people(14, seed=5)
    choose(sheet, {**{f"d{n}.json": one for n, one in enumerate(files)}, "leeg.json": b"", "foto.json": b"\xff\xd8"})
    change = change_in_python(files)
    told = sheet.locator(".dw-sheet")
    expect(told).to_contain_text(
        f"14 mensen maakten beide toetsen. Gemiddeld hadden ze er vooraf {decimal(change.before)}"
    )
    expect(told).to_contain_text(f"tussen {decimal(change.difference.low)} en {decimal(change.difference.high)}")
    expect(told.locator("tbody tr")).to_have_count(change.questions)
    bad = sheet.locator(".dw-bad")
    expect(bad).to_contain_text("“leeg.json” is leeg.")
    expect(bad).to_contain_text("“foto.json” is geen bestand met antwoorden.")
    expect(told).not_to_contain_text("leeg.json")
    assert sheet.page.evaluate(NOTHING_KEPT) == 0
    sheet.get_by_role("button", name="Alles wissen").click()
    expect(sheet.locator(".dw-sheet")).to_have_count(0)


def test_of_nine_nothing_is_told_and_two_groups_of_nine_are_eighteen(sheet):
    one, other = people(9, seed=1), later(people(9, seed=2))
    choose(sheet, one)
    expect(sheet).to_contain_text("Minder dan 10 mensen: hier wordt niets getoond.")
    assert not re.search(r"\d+ %", sheet.locator(".dw-group").inner_text())
    first, second = (saved(sheet, f"Bewaar helft {number}") for number in (1, 2))
    assert first[0].startswith("datawijs-helft-1-beginner-")
    sheet.get_by_role("button", name="Alles wissen").click()
    choose(sheet, {**{f"d{n}.json": content for n, content in enumerate(other)}, "helft.json": first[1]})
    added = saved(sheet, "Tel mijn groep erbij")
    expect(sheet.locator(".dw-sheet")).to_have_count(0)
    sheet.get_by_role("button", name="Alles wissen").click()
    choose(sheet, {"terug.json": added[1]})
    expect(sheet).to_contain_text("Dit is één helft van een telling.")
    choose(sheet, {"mijn.json": second[1]})
    expect(sheet.locator(".dw-sheet")).to_contain_text("Beginner: 18 mensen")
    _name, kept = saved(sheet, "Bewaar de telling")
    assert json.loads(kept)["people"] == 18


def test_two_rounds_stand_beside_each_other_and_add_up_but_never_a_few_more(sheet):
    choose(sheet, people(12, seed=1))
    name, kept = saved(sheet, "Bewaar de telling")
    assert name == f"datawijs-telling-beginner-{date.today().isoformat()}.json"
    sheet.get_by_role("button", name="Alles wissen").click()
    choose(sheet, {"telling.json": kept, **{f"d{n}.json": one for n, one in enumerate(later(people(15, seed=2)))}})
    expect(sheet.locator(".dw-sheet")).to_contain_text("De eerste ronde ging gemiddeld")
    sheet.get_by_role("radio", name="Bij elkaar opgeteld").check()
    expect(sheet.locator(".dw-sheet")).to_contain_text("Beginner: 27 mensen")
    expect(sheet.get_by_role("radio", name="Bij elkaar opgeteld")).to_be_focused()
    sheet.get_by_role("button", name="Alles wissen").click()
    choose(sheet, {"telling.json": kept, **{f"d{n}.json": one for n, one in enumerate(later(people(4, seed=2)))}})
    expect(sheet).to_contain_text("Je hebt ook bestanden van minder dan 10 mensen. Die tellen niet mee")
    expect(sheet.locator(".dw-sheet")).to_contain_text("Beginner: 12 mensen")
    choose(sheet, {"nog eens.json": kept})
    expect(sheet).to_contain_text("Er is een groep bij die dubbel zou tellen.")


def test_the_sheet_fits_one_page_of_paper(sheet):
    choose(sheet, people(14, seed=5))
    page = sheet.page
    expect(sheet.locator(".dw-sheet")).to_be_visible()
    page.evaluate("window.print = () => { window.away = [...document.querySelectorAll('[hidden]')]; }")
    sheet.get_by_role("button", name="Print dit blad").click()
    expect(sheet.get_by_role("button", name="Print dit blad")).to_be_visible()  # all is there again
    page.evaluate("window.away.forEach((one) => { one.hidden = true; })")
    printed = page.locator("body").inner_text()
    assert "Voor en na" in printed
    assert "Kies bestanden" not in printed
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


@IN_BOTH_LOOKS
def test_nothing_is_in_anyones_way(tmp_path, new_page, language, width, dark):
    sheet = opened(tmp_path, new_page, language, width=width, dark=dark)
    choose(sheet, {**{f"d{n}.json": one for n, one in enumerate(people(12, seed=5))}, "empty.json": b""})
    expect(sheet.locator(".dw-sheet")).to_be_visible()
    assert in_anyones_way(sheet.page) == []


@pytest.mark.parametrize("from_disk", [False, pytest.param(True, id="disk")])
def test_the_page_of_the_site_unpacks_a_zip_and_lets_nothing_out(site, site_url, new_page, from_disk):
    files = people(11, seed=5)
    page = new_page()
    address = SITE_PAGE.format(language="nl")
    page.goto((site / address).as_uri() if from_disk else site_url + address)
    sheet = card(page, "group-sheet")
    choose(sheet, {"inzending.zip": zipped(files), "kapot.zip": b"PK\x03\x04 broken"})
    expect(sheet.locator(".dw-sheet")).to_contain_text("11 mensen maakten beide toetsen.")
    expect(sheet.locator(".dw-bad")).to_contain_text("“kapot.zip” is een zip die niet te openen is.")
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    assert "connect-src 'none'" in policy
    assert page.evaluate("fetch('x').then(() => 'out', () => 'refused')") == "refused"


def test_in_firefox_too(in_firefox, tmp_path):
    """Firefox has no way to be given a file here, so the page is handed one as if it was dropped."""
    with speaking("en"):
        address = save(tmp_path, GroupSheet("group-sheet", page_content([small_course("en")])))
    in_firefox.open(address)
    in_firefox.wait_for("document.querySelector('.dw-group-place')")
    in_firefox.evaluate(
        """(...files) => {
          const data = new DataTransfer();
          files.forEach((text, number) => data.items.add(new File([text], `d${number}.json`)));
          document.querySelector('.dw-group-place').dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
        }""",
        *[content.decode() for content in people(12, seed=5)],
    )
    in_firefox.wait_for("document.querySelector('.dw-sheet')")
    assert "12 people took both tests." in in_firefox.evaluate("document.querySelector('.dw-sheet').innerText")
    assert in_firefox.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_damaged_exercise_is_told_with_the_name_of_its_file(sheet):
    files = people(11, seed=5)
    broken = changed(files[0], lambda file: file["exercises"].update({"beginner-00-pretest": 3}))
    choose(sheet, {"d.json": broken, **{f"e{n}.json": one for n, one in enumerate(files[1:])}})
    expect(sheet.locator(".dw-bad")).to_contain_text("In “d.json” is een oefening beschadigd.")
