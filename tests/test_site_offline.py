"""The site from a folder on a disk, without any server: pages, exercises, progress, search."""

import json

import pytest
from bs4 import BeautifulSoup
from conftest import pages_of

STORE = "Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('datawijs.2.none.')))"


@pytest.fixture
def disk(site) -> str:
    return site.as_uri() + "/"


def reader(new_page, address: str):
    """Open a page in a browser that really keeps things.

    From a disk, Chromium now and then loses, for good, what a fresh profile stores within its first milliseconds. No reader is
    that fast: try until a first thing survives.
    """
    page = new_page()
    page.goto(address)
    for _try in range(5):
        page.evaluate("localStorage.setItem('seen', 'yes')")
        page.reload()
        if page.evaluate("localStorage.getItem('seen')") == "yes":
            return page
    raise AssertionError("This Chromium keeps nothing for a page on a disk.")


def answer_first_question(page) -> str:
    """Choose the first answer of the first exercise on the page, hand it in, and return what was then kept for it."""
    exercise = page.locator(".dw-exercise").first
    exercise.locator("button.dw-choice").first.click()
    page.wait_for_function(f"Object.keys({STORE}).length > 0")
    return first_answer(page)


def first_answer(page) -> str:
    """Return the kept answers of the first exercise that has any."""
    kept = page.evaluate(STORE)
    return json.dumps(json.loads(next(iter(kept.values())))["given"], sort_keys=True)


def test_pages_link_to_each_other(disk, new_page):
    page = new_page()
    page.goto(disk + "index.html")
    page.wait_for_url("**/nl/index.html")
    page.get_by_role("navigation", name="Pagina’s van de cursus").get_by_role("link").first.click()
    page.wait_for_url("**/nl/cycle.html")
    page.get_by_role("link", name="Datawijs, naar de startpagina").click()
    page.wait_for_url("**/nl/index.html")


def test_exercise_works_and_its_answer_is_kept(disk, new_page):
    page = reader(new_page, disk + "nl/index.html")
    progress = page.locator(".dw-exercise .dw-progress").first
    fresh = progress.inner_text()
    kept = answer_first_question(page)
    page.reload()
    page.wait_for_selector(".dw-mount .dw-exercise")
    assert first_answer(page) == kept
    assert progress.inner_text() != fresh  # it goes on where the learner was


def test_my_progress_lists_what_was_answered_with_a_link(disk, new_page):
    page = reader(new_page, disk + "nl/index.html")
    answer_first_question(page)
    page.goto(disk + "nl/my-progress.html")
    row = page.locator(".dw-my-progress tbody tr")
    row.wait_for()
    assert row.count() == 1
    row.get_by_role("link").click()
    page.wait_for_url("**/nl/index.html")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_my_progress_knows_the_exercises_in_the_order_of_the_course(site, language):
    page = BeautifulSoup((site / language / "my-progress.html").read_text(encoding="utf-8"), "html.parser")
    known = json.loads(page.select_one("[data-datawijs-progress] script").text)["exercises"]
    places = [pages_of(language).index(f"{language}/{exercise['href']}") for exercise in known.values()]
    assert len(places) > 60
    assert places == sorted(places)


def test_my_progress_follows_what_is_answered_in_another_tab(disk, new_page):
    overview = reader(new_page, disk + "nl/my-progress.html")
    assert overview.locator(".dw-my-progress tbody tr").count() == 0
    exercise = overview.context.new_page()
    exercise.goto(disk + "nl/index.html")
    answer_first_question(exercise)
    overview.locator(".dw-my-progress tbody tr").wait_for()


def test_saved_progress_comes_back_on_another_device(disk, new_page, tmp_path):
    page = reader(new_page, disk + "nl/index.html")
    kept = answer_first_question(page)
    page.goto(disk + "nl/my-progress.html")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Alles bewaren in een bestand").click()
    file = tmp_path / "datawijs.json"
    saved.value.save_as(file)

    other = reader(new_page, disk + "nl/my-progress.html")
    other.locator("input[type=file]").set_input_files(file)
    other.locator(".dw-my-progress tbody tr").wait_for()
    assert first_answer(other) == kept


@pytest.mark.parametrize("query", ["dalingen", "daling"])
def test_dutch_search_finds_other_forms_of_a_word(disk, new_page, query):
    page = new_page()
    page.goto(disk + "nl/cycle.html")
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.wait_for_selector("#search-results li a")
    links = page.locator("#search-results li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert "beginner/03-noise-or-decline.html" in [link.split("#")[0] for link in links]


def test_a_found_page_opens(disk, new_page):
    page = new_page()
    page.goto(disk + "nl/search.html?q=schoolafspraken")
    page.locator("#search-results li a").first.click()
    page.wait_for_selector("main h1")
    assert "search.html" not in page.url
