"""The first use of a specialist word on a page leads to the glossary."""

from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from small_book import make_book, record_translations

from datawijs.course.build import build_site
from datawijs.language import speaking

GLOSSARY = """---
datawijs:
  everyday: {{nl: [graad], en: [stage]}}
---
# {title}

Een lijst van woorden, met genoeg tekst om een pagina te zijn die ergens over gaat.

:::{{glossary}}
{words[0]}
{words[1]}
  Toeval.

{words[2]}
  Een deel van de school.
:::
"""
PAGE = """# {title}

## {words[0]}

`{words[0]}` en {words[2]}. [Geen {words[0]}](welcome.md).

- Twee {words[1]}en, en nog eens {words[0]}.

{words[0]} {{term}}`{words[2]}` {words[2]}
"""
WORDS = {"nl": ("ruis", "toevalspiek", "graad"), "en": ("noise", "wobble", "stage")}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    root = make_book(tmp_path_factory.mktemp("course"))
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    toc["parts"][0]["chapters"] += [{"file": "book/nl/words"}, {"file": "book/nl/page"}]
    (root / "_toc.yml").write_text(yaml.safe_dump(toc, sort_keys=False), encoding="utf-8")
    for language, words in WORDS.items():
        folder = root / "book" / language
        (folder / "words.md").write_text(GLOSSARY.format(title=f"Woorden {language}", words=words), encoding="utf-8")
        (folder / "page.md").write_text(PAGE.format(title=f"Pagina {language}", words=words), encoding="utf-8")
    record_translations(root)
    with speaking("en"), pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATAWIJS_CHROMIUM", str(root / "none"))
        build_site(root / "site", root=root, report=lambda _line: None)
    return root / "site"


def links(built: Path, address: str) -> list[tuple[str, str]]:
    page = BeautifulSoup((built / address).read_text(encoding="utf-8"), "html.parser")
    found = [link for link in page.article.find_all("a") if "words.html#term" in link.get("href", "")]
    return [(link.get_text(), link["href"]) for link in found]


def test_the_first_use_is_a_link_and_no_other(built):
    """Not in a heading, code or another link; with its ending; one link for all the words of an entry."""
    assert links(built, "nl/page.html") == [
        ("toevalspieken", "words.html#term-ruis"),
        ("graad", "words.html#term-graad"),  # an everyday word, only where the page says so
    ]


def test_the_words_are_those_of_the_language(built):
    assert [word for word, _address in links(built, "en/page.html")] == ["noise", "stage"]


def test_the_glossary_does_not_link_to_itself(built):
    assert links(built, "nl/words.html") == []
