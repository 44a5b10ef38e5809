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


def titles() -> dict[str, str]:
    """The language of each title in the list of sources, by its letters."""
    entries = parse_file(ROOT / "book" / "references.bib").entries
    return {in_letters(entry.fields["title"]): LANGUAGES[entry.fields["langid"]] for entry in entries.values()}


def test_every_source_says_in_which_language_its_title_is():
    entries = parse_file(ROOT / "book" / "references.bib").entries
    assert [key for key, entry in entries.items() if entry.fields.get("langid") not in LANGUAGES] == []
    assert set(titles().values()) == {"nl", "en"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_title_in_the_other_language_says_so(site, language):
    page = BeautifulSoup((site / language / "sources.html").read_text(encoding="utf-8"), "html.parser")
    (other,) = {"nl", "en"} - {language}
    entries = page.select('.citation, [role="listitem"].citation, dl.citation > dd')
    shown = [
        in_letters(one.get_text()) for one in page.select(f'article span[lang="{other}"], main span[lang="{other}"]')
    ]
    expected = [title for title, its in titles().items() if its == other and _stands_on(entries, title)]
    assert len(expected) >= 20
    assert sorted(set(shown)) == sorted(set(expected))


def _stands_on(entries, title: str) -> bool:
    return any(title in in_letters(entry.get_text()) for entry in entries)
