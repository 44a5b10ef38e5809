"""Worksheets as PDF: made beside the page where a browser can, and no link to one where none can."""

from pathlib import Path

import pytest
from small_book import CYCLE, make_book, record_translations

from datawijs.course.build import build_site
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
