"""A session led from start to end from the site alone, as a coach does who clicks: on a screen for a room, and on a tablet.

From the home page to the plan; a start time; the plan in a second window; every slide to the last, each wholly on the screen
and large enough for the back row; the clock of the part, the cards that are raised, a black screen; and back in the plan.
"""

import re

import pytest
from conftest import ROOT
from playwright.sync_api import expect

PLANS = sorted(
    file.stem
    for suffix in ("md", "ipynb")
    for file in (ROOT / "coach" / "nl").glob(f"*.{suffix}")
    if "layout: session" in (text := file.read_text(encoding="utf-8")) or '"layout": "session"' in text
)
BEAMER, TABLET = (1280, 720), (820, 1180)
DAILY = ("beginner-2-first-return", "nl", BEAMER)  # with votes, and the chart before and after
LED = [
    pytest.param(*one, marks=() if one == DAILY else pytest.mark.nightly)
    for one in ((plan, language, screen) for plan in PLANS for language in ("nl", "en") for screen in (BEAMER, TABLET))
]
SMALLEST_TEXT = 16  # px of the controls below; what is on the slide itself is larger
ON_SLIDE = 18  # a fortieth of the height of a beamer
# What of a slide can't be seen without scrolling, and its smallest letters as they are drawn.
SEEN = """() => {
    const slide = document.querySelector(".dw-slide");
    const texts = [...slide.querySelectorAll(":is(p, li, td, th, figcaption, text)")].filter(
        (one) => one.textContent.trim() && one.getBoundingClientRect().height && !one.closest(".dw-tally-of-slide"));
    const drawn = (one) => parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM ? one.getScreenCTM().a : 1);
    return {
        below: slide.scrollHeight - slide.clientHeight,
        beside: slide.scrollWidth - slide.clientWidth,
        smallest: Math.min(...texts.map(drawn)),
    };
}"""


def press(page, selector: str, screen) -> None:
    """Tap on a tablet, click on a laptop."""
    element = page.locator(selector)
    element.tap() if screen == TABLET else element.click()


@pytest.mark.parametrize(("plan", "language", "screen"), LED)
def test_a_session_is_led_to_its_last_slide(site_url, new_page, plan, language, screen):
    width, height = screen
    page = new_page(width=width, height=height, language=language, has_touch=screen == TABLET)
    page.clock.install()
    page.goto(f"{site_url}{language}/index.html")
    page.locator("main a[href='for-coaches.html']").first.click()
    page.locator(f"main a[href='coach/{plan}.html']").first.click()
    page.locator("#dw-session-start").fill("13:30")
    times = page.locator(".dw-programme .dw-clock").all_inner_texts()
    assert times[0] == "13:30" and all(re.fullmatch(r"1\d:\d\d", time) for time in times)
    with page.expect_popup() as opened:
        press(page, ".dw-session button[data-window]", screen)
    window = opened.value
    expect(window.locator(".dw-plan-bar [role=status]")).not_to_be_empty()
    press(page, ".dw-show-slides", screen)
    if page.locator(".dw-slide-number").inner_text().split()[1] != "1":
        page.keyboard.press("Home")
    all_slides = int(page.locator(".dw-slide-number").inner_text().split()[-1])
    press(page, ".dw-slides-bar [data-clock]", screen)
    for number in range(1, all_slides + 1):
        expect(page.locator(".dw-slide-number")).to_contain_text(re.compile(rf"\b{number}\b"))
        look_at_the_slide(page, number)
        expect(window.locator(".dw-on-screen")).to_have_count(1)
        if page.locator(".dw-tally-of-slide").count():
            count_the_cards(page, screen)
        if number < all_slides:
            press(page, ".dw-slides-bar [data-go='1']", screen)
    left = seconds_left(page)
    page.clock.run_for(61_000)
    assert left - 75 <= seconds_left(page) <= left - 61  # it ran on meanwhile
    press(page, ".dw-slides-bar [data-black]", screen)
    assert page.locator(".dw-black").bounding_box() == {"x": 0, "y": 0, "width": width, "height": height}
    press(page, ".dw-black", screen)
    press(page, ".dw-slides-bar [data-close]", screen)
    expect(page.locator("dialog.dw-slides")).to_be_hidden()
    expect(page.locator(".dw-programme")).to_have_count(1)


def seconds_left(page) -> int:
    minutes, seconds = page.locator(".dw-part-left").inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def look_at_the_slide(page, number: int) -> None:
    seen = page.evaluate(SEEN)
    assert seen["below"] <= 1 and seen["beside"] <= 1, (number, seen)
    assert seen["smallest"] >= ON_SLIDE, (number, seen)
    for control in page.locator(".dw-slides-bar :is(button, p, span):visible:not(.dw-unseen)").all():
        assert control.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= SMALLEST_TEXT
        expect(control).to_be_in_viewport(ratio=0.99)


def count_the_cards(page, screen) -> None:
    """Twelve cards, and after the talk twelve again; nine would stay hidden."""
    fields, shown = page.locator(".dw-tally-counts input[type=number]"), page.locator(".dw-tally-shown")
    for field, cards in zip(fields.all(), ("4", "3", "2"), strict=True):
        field.fill(cards)
    press(page, ".dw-tally-counts [data-show]", screen)
    assert shown.locator("dd").count() == 0
    for round_, votes in (("0", ("5", "3", "4")), ("1", ("2", "4", "6"))):
        page.locator(f".dw-tally-rounds input[value='{round_}']").check()
        for field, cards in zip(fields.all(), votes, strict=True):
            field.fill(cards)
        press(page, ".dw-tally-counts [data-show]", screen)
    expect(shown.locator("dd")).to_have_count(6)
    expect(shown.locator("dd").last).to_be_in_viewport()
