"""Searching the site over HTTP. (From a disk: test_site_offline.py.)"""

import pytest
from accessibility import IN_ONE_LOOK, contrast_in_other_colours, violations


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
