"""From the first page to the reader's language, and from a page to its twin."""

import pytest
from test_site_offline import answer_first_question, first_answer

WELCOME = "welcome-try"


@pytest.mark.parametrize(
    ("browser_language", "folder"), [("nl-BE", "nl"), ("nl", "nl"), ("en-US", "en"), ("fr-FR", "en")]
)
def test_first_page_follows_the_language_of_the_browser(browser, site_url, browser_language, folder):
    context = browser.new_context(locale=browser_language)
    page = context.new_page()
    page.goto(site_url)
    page.wait_for_url(f"**/{folder}/index.html")
    context.close()


def test_first_page_remembers_the_language_chosen_before(site_url, new_page):
    page = new_page(language="nl")
    page.goto(site_url)
    page.wait_for_url("**/nl/index.html")
    page.get_by_role("link", name="This page in English").click()
    page.wait_for_url("**/en/index.html")
    page.goto(site_url)
    page.wait_for_url("**/en/index.html")


def test_first_page_shows_both_languages_without_javascript(site_url, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site_url)
    dutch, english = page.get_by_role("link", name="Verder in het Nederlands"), page.get_by_role("link", name="English")
    assert dutch.is_visible()
    assert english.get_attribute("lang") == "en"
    english.click()
    assert page.url.endswith("/en/index.html")


def test_page_can_be_read_without_javascript(site_url, new_page):
    page = new_page(360, java_script_enabled=False)
    page.goto(site_url + "nl/beginner/03-noise-or-decline.html")
    assert page.locator(".dw-no-script", has_text="JavaScript nodig").first.is_visible()
    assert page.locator(".dw-nav a").first.is_visible()  # nothing could unfold the list
    assert not page.locator(".dw-theme").is_visible()


def test_twin_is_the_same_page_and_knows_the_way_back(site_url, new_page):
    page = new_page()
    page.goto(site_url + "nl/beginner/02-four-steps.html")
    page.get_by_role("link", name="This page in English").click()
    page.wait_for_url("**/en/beginner/02-four-steps.html")
    assert page.locator("html").get_attribute("lang") == "en"
    back = page.get_by_role("link", name="Deze pagina in het Nederlands")
    assert back.get_attribute("lang") == "nl"
    back.click()
    page.wait_for_url("**/nl/beginner/02-four-steps.html")


def test_another_language_keeps_the_answers(site_url, new_page):
    page = new_page()
    page.goto(site_url + "nl/index.html")
    chosen = answer_first_question(page)
    page.get_by_role("link", name="This page in English").click()
    page.wait_for_url("**/en/index.html")
    assert first_answer(page) == chosen
