"""Where somebody has been: marks in the list of pages, and the way back on the start page. Nothing is said that isn't known."""

import json

import pytest
from exercise_page import KEY
from playwright.sync_api import expect

TRAINER = "beginner-03-trainer"
LESSON, NEXT = "nl/beginner/03-noise-or-decline.html", "nl/beginner/line-card.html"
MARKED = """[...document.querySelectorAll(".dw-nav-mark")].map((mark) =>
    [mark.closest("a").querySelector("span").textContent, mark.textContent])"""


def keep(page, exercise_id: str, given: dict, saved: int = 5) -> None:
    record = json.dumps({"saved": saved, "given": given})
    page.evaluate("([key, record]) => localStorage.setItem(key, record)", [KEY + exercise_id, record])


def asked_here(page) -> dict[str, int]:
    """The exercises of this page in the list of pages, each with how many questions it asks."""
    exercises = page.locator(".dw-nav a[aria-current]").get_attribute("data-exercises") or ""
    return {name: int(count) for name, _colon, count in (one.partition(":") for one in exercises.split())}


def test_an_answer_marks_its_page_at_once_and_is_gone_when_erased(site_url, new_page):
    page = new_page()
    page.goto(site_url + LESSON)
    assert page.evaluate(MARKED) == []
    page.locator("button.dw-choice").first.click()
    (marked,) = page.evaluate(MARKED)
    assert marked[1] == ", begonnen"
    expect(page.locator(".dw-nav a[aria-current]")).to_contain_text("begonnen")
    page.evaluate("localStorage.clear(); dispatchEvent(new Event('storage'))")
    assert page.evaluate(MARKED) == []


def test_a_page_is_done_when_all_that_it_asks_is_answered(site_url, new_page):
    page = new_page()
    page.goto(site_url + LESSON)
    exercises = asked_here(page)
    assert TRAINER in exercises
    assert any(exercises.values()), "there are questions on it too"
    for place, (name, count) in enumerate(exercises.items()):
        finished = {"answers": {str(number): {"tried": ["right"]} for number in range(count)}}
        keep(page, name, finished if count else {"attempts": [{"score": {"all": 12}}]}, saved=5 + place)
        page.reload()
        ((_title, state),) = page.evaluate(MARKED)
        assert state == (", gemaakt" if place + 1 == len(exercises) else ", begonnen")
    page.goto(site_url + "nl/index.html")
    expect(page.locator(".dw-go-on")).to_contain_text("Ga verder waar je was:")
    page.locator(".dw-go-on a").click()
    page.wait_for_url(f"**/{NEXT}")  # this page is done, so it goes on


def test_who_was_halfway_goes_back_there(site_url, new_page):
    page = new_page()
    page.goto(site_url + "nl/index.html")
    assert not page.locator(".dw-go-on").is_visible(), "nobody was here before"
    keep(page, TRAINER, {"attempts": [{"answers": [0, 1]}]})
    page.reload()
    expect(page.locator(".dw-go-on a")).to_be_visible()
    assert page.evaluate("scrollY") == 0
    page.locator(".dw-go-on a").click()
    page.wait_for_url(f"**/{LESSON}")


@pytest.mark.parametrize("kept", ["not json", '{"saved": 3}', '{"saved": 4, "given": {}}', "null"])
def test_what_can_t_be_read_says_nothing(site_url, new_page, kept):
    page = new_page()
    page.goto(site_url + "nl/index.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY + TRAINER, kept])
    page.reload()
    assert page.evaluate(MARKED) == []
    assert not page.locator(".dw-go-on").is_visible()


def test_a_browser_that_keeps_each_page_apart_claims_nothing(site, in_firefox):
    """Firefox does so for pages on a disk: a page knows of itself only, and that is no list of where somebody has been."""
    in_firefox.open(f"{site.as_uri()}/{LESSON}")
    in_firefox.click("button.dw-choice")
    in_firefox.wait_for("document.querySelector('.dw-verdict')")
    assert in_firefox.evaluate("document.querySelectorAll('.dw-nav-mark').length") == 0
    in_firefox.open(f"{site.as_uri()}/nl/index.html")
    assert in_firefox.evaluate("document.querySelector('.dw-go-on').hidden") is True
