"""Searching the site over HTTP. (From a disk: test_site_offline.py.)"""

import json
import re
import shutil
import subprocess

import pytest
from accessibility import IN_ONE_LOOK, contrast_in_other_colours, violations
from bs4 import BeautifulSoup
from conftest import pages_of

from datawijs.course.sphinx_extension.search_words import SearchCourseDutch

VOWELS = "aeiou"
# The words, as the search page's own scripts put them in their normal form.
RUN = """
globalThis.window = globalThis;
const { scripts, words } = JSON.parse(require("fs").readFileSync(0, "utf8"));
for (const script of scripts) require("vm").runInThisContext(script);
const stemmer = new Stemmer();
process.stdout.write(JSON.stringify(words.map((word) => stemmer.stemWord(word))));
"""


@pytest.mark.parametrize(
    ("language", "query", "page_found"), [("nl", "dalingen", "03-noise"), ("en", "declines", "03-noise")]
)
def test_search_finds_and_shows_a_piece_of_the_page(site_url, new_page, language, query, page_found):
    page = new_page(language=language)
    page.goto(f"{site_url}{language}/search.html?q={query}")
    page.wait_for_selector("#search-results li .context")
    assert page.locator(f"#search-results li a[href*='{page_found}']").count() >= 1


@IN_ONE_LOOK
def test_results_are_accessible_and_announced(site_url, new_page, width, dark):
    page = new_page(width, dark=dark)
    page.goto(f"{site_url}nl/search.html?q=dalingen")
    said = page.locator("#dw-search-said")
    page.wait_for_function("document.getElementById('dw-search-said').textContent.length > 0")
    assert said.get_attribute("role") == "status"
    assert said.inner_text().startswith("Gevonden pagina’s:")
    assert violations(page) == []
    assert contrast_in_other_colours(page) == []


def test_nothing_found_is_said_in_the_readers_language(site_url, new_page):
    page = new_page()
    page.goto(f"{site_url}nl/search.html?q=xyzzyplugh")
    page.get_by_text("Op geen enkele pagina staan al deze woorden.").first.wait_for()


def test_search_page_asks_for_a_word_without_one(site_url, new_page):
    page = new_page()
    page.goto(f"{site_url}nl/search.html")
    box = page.get_by_role("searchbox", name="Zoek in de cursus")
    assert box.count() == 1
    assert page.locator("#search-results li").count() == 0


@pytest.fixture(scope="module")
def words(site) -> list[str]:
    """All words of the Dutch site, in small letters."""
    texts = (BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser") for name in pages_of("nl"))
    return sorted({word for page in texts for word in re.findall(r"\w+", page.get_text(" ").lower())})


def normal(word: str) -> str:
    return SearchCourseDutch({}).stem(word)


def test_all_words_of_the_site_have_the_same_form_in_the_index_and_in_the_browser(site, words, npm):
    static = site / "nl" / "_static"
    scripts = [(static / name).read_text(encoding="utf-8") for name in ("language_data.js", "dutch-words.js")]
    done = subprocess.run(
        [shutil.which("node"), "-e", RUN],
        input=json.dumps({"scripts": scripts, "words": words}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    stem = SearchCourseDutch({}).stem
    assert len(words) > 2000
    assert dict(zip(words, json.loads(done.stdout), strict=True)) == {word: stem(word) for word in words}


def plurals(word: str) -> list[str]:
    """How Dutch spelling writes a plural in -en or -s."""
    stem, last = word[:-1], word[-1]
    soft = stem + {"f": "v", "s": "z"}.get(last, last)
    forms = [f"{word}en", f"{word}s", f"{soft}en"]
    if last not in VOWELS and word[-2] in VOWELS:
        forms.append(f"{word}{last}en")  # vlag, vlaggen
        if word[-3:-2] == word[-2]:
            forms += [f"{word[:-2]}{last}en", f"{soft[:-2]}{soft[-1]}en"]  # school, scholen; baas, bazen
    return forms


def test_a_word_and_its_plural_are_found_together(words):
    known, stem = set(words), SearchCourseDutch({}).stem
    pairs = [
        (word, many) for word in words if len(word) > 3 and word.isalpha() for many in plurals(word) if many in known
    ]
    apart = [(word, many) for word, many in pairs if stem(word) != stem(many)]
    assert len(pairs) > 200
    assert apart == []


@pytest.mark.parametrize(
    ("one", "many"),
    [("vlag", "vlaggen"), ("klas", "klassen"), ("brief", "brieven"), ("toets", "toetsen"), ("huis", "huizen")],
)
def test_well_known_pairs(one, many):
    assert normal(one) == normal(many)
    assert normal(one) != normal("leerling")


def test_a_text_inside_an_exercise_is_found(site_url, new_page):
    page = new_page()
    page.goto(f"{site_url}nl/beginner/03-noise-or-decline.html")
    question = page.locator(".dw-exercise .dw-choice-text").first.inner_text().splitlines()[0]
    words_of_it = [word for word in re.findall(r"\w{6,}", question)]
    page.goto(f"{site_url}nl/search.html?q={'+'.join(words_of_it)}")
    page.locator("#search-results li a[href*='03-noise']").first.wait_for()


@pytest.mark.parametrize("query", ["12", "de", "van de 12"])
def test_a_number_or_a_common_word_gets_a_true_sentence(site_url, new_page, query):
    page = new_page()
    page.goto(f"{site_url}nl/search.html?q={query}")
    page.wait_for_function("document.getElementById('dw-search-said').textContent.length > 30")
    assert page.locator("#dw-search-said").inner_text().startswith("Op een getal of een gewoon woord")
    assert page.locator("#search-results .search-summary").inner_text().startswith("Op een getal")
