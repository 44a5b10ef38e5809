"""What stands on a page in another language than the page says so, for who has it read aloud (WCAG 2.2, 3.1.2)."""

import re

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from pybtex.database import parse_file

LANGUAGES = {"english": "en", "dutch": "nl"}


def in_letters(text: str) -> str:
    """A title by its letters alone: BibTeX has signs of its own, and a style changes capitals."""
    return re.sub(r"[\W_]+", "", text.replace("{", "").replace("}", "")).lower()


def titles(*fields: str) -> dict[str, str]:
    """The language of each title in the list of sources, by its letters; `fields`: of the source, of the book it stands in."""
    entries = parse_file(ROOT / "book" / "references.bib").entries.values()
    return {
        in_letters(entry.fields[name]): LANGUAGES[entry.fields["langid"]]
        for entry in entries
        for name in fields
        if name in entry.fields
    }


def test_every_source_says_in_which_language_its_title_is():
    entries = parse_file(ROOT / "book" / "references.bib").entries
    assert [key for key, entry in entries.items() if entry.fields.get("langid") not in LANGUAGES] == []
    assert set(titles("title").values()) == {"nl", "en"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_title_in_the_other_language_says_so(site, language):
    page = BeautifulSoup((site / language / "sources.html").read_text(encoding="utf-8"), "html.parser")
    (other,) = {"nl", "en"} - {language}
    shown = {in_letters(one.get_text()) for one in page.select(f'main .citation span[lang="{other}"]')}
    listed = [in_letters(entry.get_text()) for entry in page.select("main .citation")]
    expected = {title for title, its in titles("title").items() if its == other and any(title in one for one in listed)}
    assert len(expected) >= 20
    assert expected <= shown
    assert {titles("title", "booktitle")[title] for title in shown} == {other}
