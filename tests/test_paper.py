"""Worksheets as PDF: made beside the page where a browser can, and no link to one where none can."""

from pathlib import Path

import psutil
import pytest
from small_book import CYCLE, make_book, record_translations

from datawijs.course import paper
from datawijs.course.build import build_site
from datawijs.course.printing_browser import BrowserSilent, printing_browser
from datawijs.language import speaking


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A small course with a worksheet."""
    root = make_book(tmp_path_factory.mktemp("course"))
    for language in ("nl", "en"):
        text = f"---\ndatawijs:\n  layout: worksheet\n---\n{CYCLE[language]}"
        (root / "book" / language / "cycle.md").write_text(text, encoding="utf-8")
    record_translations(root)
    return root


def build(root: Path, out: Path) -> list[str]:
    reported = []
    with speaking("en"):
        build_site(out, root=root, report=reported.append)
    return reported


def test_a_worksheet_has_a_pdf_beside_it_and_other_pages_do_not(course, tmp_path, chromium_path, monkeypatch):
    monkeypatch.setenv("DATAWIJS_CHROMIUM", chromium_path)
    build(course, tmp_path)
    for language in ("nl", "en"):
        assert (tmp_path / language / "cycle.pdf").read_bytes().startswith(b"%PDF")
        assert 'href="cycle.pdf"' in (tmp_path / language / "cycle.html").read_text(encoding="utf-8")
    assert len(list(tmp_path.rglob("*.pdf"))) == 2
    assert ".pdf" not in (tmp_path / "nl" / "index.html").read_text(encoding="utf-8")


def test_an_unchanged_worksheet_is_not_printed_again(course, tmp_path, chromium_path, monkeypatch):
    monkeypatch.setenv("DATAWIJS_CHROMIUM", chromium_path)
    build(course, tmp_path)
    made = course / "_build" / "course" / "site" / "nl" / "cycle.pdf"
    before = made.stat().st_mtime_ns
    build(course, tmp_path)
    assert made.stat().st_mtime_ns == before


def test_without_a_browser_there_is_no_pdf_and_no_link_to_one(course, tmp_path, monkeypatch):
    monkeypatch.setenv("DATAWIJS_CHROMIUM", str(tmp_path / "no-browser"))
    reported = build(course, tmp_path / "site")
    assert any("worksheets go without" in line for line in reported)
    assert "cycle.pdf" not in (tmp_path / "site" / "nl" / "cycle.html").read_text(encoding="utf-8")
    assert not list((tmp_path / "site").rglob("*.pdf"))


def test_a_browser_that_makes_no_pdf_counts_as_none(course, tmp_path, monkeypatch):
    idle = tmp_path / "browser"
    idle.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    idle.chmod(0o755)
    (course / "_build" / "course" / "trial.pdf").unlink(missing_ok=True)
    monkeypatch.setenv("DATAWIJS_CHROMIUM", str(idle))
    reported = build(course, tmp_path / "site")
    assert any("worksheets go without" in line for line in reported)


def test_one_browser_prints_what_a_browser_for_each_page_prints(course, tmp_path, chromium_path, monkeypatch):
    """A browser that can't be spoken to prints all the same, page by page."""
    monkeypatch.setenv("DATAWIJS_CHROMIUM", chromium_path)
    sizes = []
    for spoken_to in (True, False):
        if not spoken_to:
            monkeypatch.setattr(paper, "printing_browser", unspoken)
        for made in (course / "_build" / "course" / "site").rglob("*.pdf"):
            made.unlink()
        build(course, tmp_path)
        sizes.append(len((tmp_path / "nl" / "cycle.pdf").read_bytes()))
    assert sizes[0] == sizes[1]


def unspoken(_browser):
    raise BrowserSilent("It says nothing.")


def test_a_browser_that_says_nothing_is_no_printing_browser(tmp_path):
    with pytest.raises(BrowserSilent), printing_browser("/bin/true"):
        pass


def test_of_a_printing_browser_nothing_is_left(tmp_path, chromium_path):
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>A page</title><p>words", encoding="utf-8")
    before = set(psutil.pids())
    with printing_browser(chromium_path) as browser:
        browser.print(page.as_uri(), tmp_path / "page.pdf")
        browser.print(page.as_uri(), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes().startswith(b"%PDF")
    left = [one for one in psutil.process_iter(["pid", "cmdline"]) if one.pid not in before]
    assert not [one for one in left if "--remote-debugging-pipe" in (one.info["cmdline"] or [])]
