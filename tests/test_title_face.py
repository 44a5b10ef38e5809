"""The face of titles: small, with its licence and every character of every title; nothing jumps when it comes."""

import json
import re

import pytest
from conftest import ROOT
from exercise_page import served
from fontTools.ttLib import TTFont

from datawijs.design import FONT_FILE, title_face_css, tokens_css
from datawijs.design.title_face.faces import CHARACTERS, FAMILY, LICENCE_FILE

MOST_BYTES = 14 * 1024
PAGES = ("book", "modules", "coach", "solutions")
HEADING = re.compile(r"^#+ +(.+)|^:{3,}\{(?:admonition|card)\} +(.+)", re.MULTILINE)
# What is no part of a title as it is read: a key, a gap, a comment, marks of Markdown.
NOT_READ = re.compile(r"<!--.*?-->|\{\{|\}\}|\{[^}]*\}|`[^`]*`|\\(?=[*_])")
TITLE = "Lees je dashboard zonder je te laten foppen"


def test_the_file_is_small_and_has_its_licence():
    assert FONT_FILE.stat().st_size <= MOST_BYTES
    licence = LICENCE_FILE.read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Bitter Project Authors" in licence


def test_the_file_holds_the_characters_that_it_should():
    has = {chr(code) for code in TTFont(FONT_FILE).getBestCmap()}
    assert not set(CHARACTERS) - has


def test_no_title_has_a_character_outside_it():
    titles = list(all_titles())
    assert len(titles) > 1000
    outside = {(file, title): lacks for file, title in titles if (lacks := set(title) - set(CHARACTERS))}
    assert not outside, (
        "Add these to CHARACTERS in design/title_face/faces.py, and make the face anew: make.py says how."
    )


def all_titles():
    """The file and the text of each title on the pages and in the words of exercises, in both languages."""
    files = [file for folder in PAGES for file in (ROOT / folder).rglob("*.*")]
    for file in [*files, *(ROOT / "src").rglob("words/*.md")]:
        if file.suffix in {".md", ".ipynb"}:
            for found in HEADING.finditer(_markdown(file)):
                yield file.relative_to(ROOT).as_posix(), NOT_READ.sub("", found[1] or found[2]).strip()


def _markdown(file) -> str:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".md":
        return text
    cells = json.loads(text)["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@pytest.fixture
def titles(tmp_path):
    """The addresses of a page whose title has its face, and of the same page where the face never comes."""
    for name in ("with", "without"):
        face = title_face_css(FONT_FILE.name if name == "with" else "none.woff2")
        style = f"{tokens_css()}{face} body {{ margin: 0 }} h1 {{ margin: 0; font: 600 34px/1.2 var(--dw-font-title) }}"
        page = f"<!doctype html><title>{name}</title><style>{style}</style><h1><span>{TITLE}</span></h1>"
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    (tmp_path / FONT_FILE.name).write_bytes(FONT_FILE.read_bytes())
    return served(tmp_path / "with.html"), served(tmp_path / "without.html")


STANDS = """async () => {
    await document.fonts.ready;
    const box = document.querySelector("span").getBoundingClientRect();
    const line = document.querySelector("h1").getBoundingClientRect();
    return { width: box.width, top: box.top, line: line.height };
}"""


def test_nothing_jumps_when_the_face_comes(new_page, titles):
    page = new_page()
    found = []
    for address in titles:
        page.goto(address)
        found.append(page.evaluate(STANDS))
    with_it, without = found
    assert without["width"] == pytest.approx(with_it["width"], rel=0.04)
    assert without["width"] != with_it["width"], "the face came to neither page, or to both"
    assert without["top"] == pytest.approx(with_it["top"], abs=1.5)
    assert without["line"] == with_it["line"]


# Chromium and Firefox write the name of a face without and with its quotes.
LOADED = (
    f"""[...document.fonts].some((one) => one.family.replace(/"/g, "") === "{FAMILY}" && one.status === "loaded")"""
)


@pytest.mark.parametrize("place", ["server", "disk"])
def test_a_page_of_the_site_has_it_also_where_it_lets_nothing_out(site, site_url, new_page, place):
    page = new_page()
    page.goto((site_url if place == "server" else f"{site.as_uri()}/") + "nl/my-results.html")
    page.wait_for_function(LOADED)
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith(f'"{FAMILY}"')


def test_firefox_has_it_on_a_disk(site, in_firefox):
    in_firefox.open(f"{site.as_uri()}/nl/my-results.html")
    in_firefox.wait_for(LOADED)
