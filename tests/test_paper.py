"""Worksheets as PDF: made beside the page where a browser can, and no link to one where none can."""

import re
from pathlib import Path

import psutil
import pytest
from small_book import CYCLE, make_book, record_translations

from datawijs.course import chromium, paper
from datawijs.course.build import build_site
from datawijs.course.printing_browser import BrowserSilent, printing_browser
from datawijs.language import speaking

ROOT = Path(__file__).parent.parent


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
    assert any("no such file. So the worksheets go without" in line for line in reported)
    assert "cycle.pdf" not in (tmp_path / "site" / "nl" / "cycle.html").read_text(encoding="utf-8")
    assert not list((tmp_path / "site").rglob("*.pdf"))


def test_a_browser_that_makes_no_pdf_counts_as_none(course, tmp_path, monkeypatch):
    idle = tmp_path / "browser"
    idle.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    idle.chmod(0o755)
    (course / "_build" / "course" / "trial.pdf").unlink(missing_ok=True)
    monkeypatch.setenv("DATAWIJS_CHROMIUM", str(idle))
    reported = build(course, tmp_path / "site")
    assert any(f"{idle} was found, but made no PDF" in line for line in reported)


def test_no_browser_is_told_from_one_that_makes_none(tmp_path, monkeypatch):
    idle = executable(tmp_path / "browser", "#!/bin/sh\nexit 0\n")
    with speaking("en"):
        monkeypatch.setattr(paper, "all_chromiums", lambda: [])
        assert paper.paper_browser(tmp_path).why.startswith("No Chromium, Chrome or Edge was found")
        monkeypatch.setattr(paper, "all_chromiums", lambda: [str(idle)])
        assert paper.paper_browser(tmp_path).why.startswith(f"{idle} was found, but made no PDF")


def test_where_one_browser_makes_none_the_next_is_tried(tmp_path, monkeypatch):
    idle = executable(tmp_path / "idle", "#!/bin/sh\nexit 0\n")
    told = '#!/bin/sh\nfor one; do case "$one" in --print-to-pdf=*) echo %PDF > "${one#*=}";; esac; done\n'
    able = executable(tmp_path / "able", told)
    monkeypatch.setattr(paper, "all_chromiums", lambda: [str(idle), str(able)])
    assert paper.paper_browser(tmp_path) == (str(able), "")
    able.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    assert paper.paper_browser(tmp_path).path == str(able)  # what it printed then is enough: it isn't tried each time


def executable(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("system", "place"),
    [
        ("win32", "programs/Google/Chrome/Application/chrome.exe"),
        ("win32", "programs-x86/Microsoft/Edge/Application/msedge.exe"),
        ("win32", "own/Google/Chrome/Application/chrome.exe"),
        ("darwin", "home/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
        ("darwin", "home/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ],
)
def test_browsers_are_found_where_windows_and_macos_put_them(system, place, tmp_path, monkeypatch):
    for name, folder in (("PROGRAMFILES", "programs"), ("PROGRAMFILES(X86)", "programs-x86"), ("LOCALAPPDATA", "own")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.delenv("DATAWIJS_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium.shutil, "which", lambda _name: None)
    assert chromium.all_browsers("DATAWIJS_CHROMIUM", chromium.NAMES, chromium.places(system)) == []
    (tmp_path / place).parent.mkdir(parents=True)
    executable(tmp_path / place, "")
    found = chromium.all_browsers("DATAWIJS_CHROMIUM", chromium.NAMES, chromium.places(system))
    assert found == [str(tmp_path / place)]


def test_the_places_on_a_mac_and_on_linux():
    assert Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") in chromium.places("darwin")
    assert chromium.places("linux") == []


BUTTONS = {"nl": "Het draaiboek als pdf", "en": "The plan as PDF"}


@pytest.mark.parametrize("language", BUTTONS)
def test_no_page_promises_a_pdf_that_a_site_may_not_have(language):
    """A page says at most what to do when the button for it is there."""
    pages = [page for tree in ("book", "coach", "modules") for page in (ROOT / tree / language).rglob("*.[mi][dp]*")]
    assert len(pages) > 50
    promising = [
        f"{page.name}: {line}"
        for page in pages
        for line in page.read_text(encoding="utf-8").splitlines()
        if re.search(r"\bpdf", line, re.IGNORECASE) and BUTTONS[language] not in line and "image/pdf" not in line
    ]
    assert promising == []


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
    before = set(psutil.Process().children(recursive=True))
    with printing_browser(chromium_path) as browser:
        browser.print(page.as_uri(), tmp_path / "page.pdf")
        browser.print(page.as_uri(), tmp_path / "again.pdf")
        started = set(psutil.Process().children(recursive=True)) - before
    assert (tmp_path / "again.pdf").read_bytes().startswith(b"%PDF")
    assert started  # by this test: others may have browsers of their own at the same time
    _gone, left = psutil.wait_procs(started, timeout=5)
    assert not left
