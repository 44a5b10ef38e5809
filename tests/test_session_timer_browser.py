"""The session timer in a real browser, with a clock that the test moves: it keeps time asleep, away and after loading again."""

import json
import re

import pytest
from accessibility import IN_ONE_LOOK_OF_BOTH, in_anyones_way
from exercise_page import card, kept, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.widgets import SessionTimer, protocol

PHASES = [("Tell", 5, "One tells."), ("Ask", 10, "All ask."), ("Look back", 2, "What next?")]
# Counts what the sound is made of, without making it.
COUNT_TONES = """
window.tones = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) { window.tones += 1; return start.call(this, at); };
"""


def make_timer(language="en", phases=PHASES):
    with speaking(language):
        return SessionTimer("timer", phases, title="Intervision")


@pytest.fixture
def timer(tmp_path, new_page):
    page = new_page(language="en")
    page.clock.install(time="2026-03-04T15:00:00")
    page.add_init_script(COUNT_TONES)
    page.goto(save(tmp_path, make_timer()))
    page.clock.pause_at("2026-03-04T15:00:10")
    return card(page, "timer")


def press(timer, name):
    timer.get_by_role("button", name=name, exact=True).click()


def shows(timer, phase, digits, how):
    expect(timer.locator(".dw-timer .dw-subheading")).to_have_text(phase)
    expect(timer.locator(".dw-timer-digits")).to_have_text(digits)
    expect(timer.locator(".dw-timer-where")).to_contain_text(how)
    current = timer.locator('[aria-current="step"]')
    expect(current).to_have_count(1)
    expect(current).to_contain_text(phase)


def run(timer, clock):
    """Let the clock run: "05:00" is five minutes."""
    timer.page.clock.run_for(clock)


def test_a_meeting_from_start_to_finish(timer):
    said = timer.get_by_role("status").filter(has=timer.page.locator("xpath=self::p[@class='dw-timer-said']"))
    live = timer.locator(".dw-timer-said")
    shows(timer, "Tell", "5:00", "Phase 1 of 3 · Not started yet")
    expect(timer.locator(".dw-timer-total")).to_have_text("Together 17 minutes; still 17 to go. ")
    assert said.count() == 1
    press(timer, "Start")
    expect(live).to_have_text("Tell: 5 minutes.")
    expect(timer.locator(".dw-timer-total")).to_contain_text("Ready at about 15:17.")
    run(timer, "01:30")
    shows(timer, "Tell", "3:30", "Running")
    press(timer, "Pause")
    expect(live).to_have_text("Paused; 3:30 left.")
    run(timer, "20:00")
    shows(timer, "Tell", "3:30", "Paused")
    press(timer, "Continue")
    run(timer, "02:31")
    expect(live).to_have_text("Tell: one minute left.")
    run(timer, "01:00")
    expect(live).to_have_text("Tell: time is up.")
    run(timer, "00:59")
    shows(timer, "Tell", "+1:00", "Time is up")
    press(timer, "Next phase")
    shows(timer, "Ask", "10:00", "Phase 2 of 3 · Running")
    expect(live).to_have_text("Ask: 10 minutes.")
    press(timer, "Next phase")
    press(timer, "Previous phase")
    shows(timer, "Ask", "10:00", "Running")
    run(timer, "02:00")
    press(timer, "Next phase")
    shows(timer, "Look back", "2:00", "Running")
    run(timer, "02:00")
    press(timer, "Finish")
    expect(timer.locator(".dw-timer-where")).to_contain_text("Finished")
    expect(live).to_have_text("All phases are done. Thank you all.")
    expect(timer.locator(".dw-timer-total")).to_have_text("Planned 17 minutes; it took 10.")
    expect(timer.get_by_role("button", name="Start", exact=True)).to_have_count(0)
    press(timer, "Previous phase")
    shows(timer, "Look back", "0:00", "Time is up")


def test_it_says_nothing_between_the_moments_that_matter(timer):
    timer.page.evaluate(
        """() => {
            window.heard = [];
            const live = document.querySelector(".dw-timer-said");
            new MutationObserver(() => window.heard.push(live.textContent)).observe(live, { childList: true });
        }"""
    )
    press(timer, "Start")
    run(timer, "06:00")
    expect(timer.locator(".dw-timer-digits")).to_have_text("+1:00")
    assert timer.page.evaluate("window.heard") == ["Tell: 5 minutes.", "Tell: one minute left.", "Tell: time is up."]
    assert timer.locator(".dw-timer-time").get_attribute("aria-live") is None


def test_a_device_that_slept_shows_the_right_time_at_once(timer):
    press(timer, "Start")
    timer.page.clock.fast_forward("04:00")  # one look at the clock, however long it was
    shows(timer, "Tell", "1:00", "Running")
    timer.page.clock.fast_forward("11:00")
    shows(timer, "Tell", "+10:00", "Time is up")


def test_by_itself_it_goes_on_to_the_phase_that_should_be_running(timer):
    timer.locator("summary", has_text="Settings").click()
    timer.get_by_role("checkbox", name="Go on to the next phase by itself").check()
    press(timer, "Start")
    timer.page.clock.fast_forward("05:30")
    shows(timer, "Ask", "9:30", "Running")
    expect(timer.locator(".dw-timer-said")).to_have_text("Ask: 10 minutes.")
    timer.page.clock.fast_forward("03:00:00")
    expect(timer.locator(".dw-timer-where")).to_contain_text("Finished")
    expect(timer.locator(".dw-timer-total")).to_have_text("Planned 17 minutes; it took 17.")


def test_loading_again_keeps_everything_and_the_time_goes_on(timer):
    timer.locator("summary", has_text="Settings").click()
    timer.get_by_label("Minutes for “Ask”").fill("20")
    press(timer, "Start")
    run(timer, "01:00")
    press(timer, "Next phase")
    timer.page.clock.fast_forward("04:00")
    timer.page.reload()
    shows(timer, "Ask", "16:00", "Running")
    expect(timer.locator(".dw-timer-total")).to_contain_text("Together 27 minutes; still 18 to go.")
    expect(timer.locator(".dw-timer-said")).to_have_text("")
    assert timer.get_by_label("Minutes for “Ask”").input_value() == "20"


def test_minutes_can_be_changed_and_nonsense_is_told(timer):
    timer.locator("summary", has_text="Settings").click()
    field = timer.get_by_label("Minutes for “Tell”")
    for typed in ("", "0", "2.5", "500"):
        field.fill(typed)
        expect(timer.get_by_text("Type a whole number of minutes from 1 to 180.")).to_be_visible()
        assert field.get_attribute("aria-invalid") == "true"
        shows(timer, "Tell", "5:00", "Not started yet")
    field.fill("7")
    shows(timer, "Tell", "7:00", "Not started yet")
    assert kept(timer.page, "timer")["given"]["minutes"] == {"0": 7}
    press(timer, "Back to the usual minutes")
    shows(timer, "Tell", "5:00", "Not started yet")
    assert field.input_value() == "5"


def test_one_minute_is_told_as_one(tmp_path, new_page):
    page = new_page(language="en")
    page.goto(save(tmp_path, make_timer(phases=[("Tell", 2, "One tells.")])))
    timer = card(page, "timer")
    timer.locator("summary", has_text="Settings").click()
    timer.get_by_label("Minutes for “Tell”").fill("1")
    expect(timer.locator(".dw-timer-total")).to_have_text("Together 1 minute; still 1 to go. ")
    press(timer, "Start")
    expect(timer.locator(".dw-timer-said")).to_have_text("Tell: 1 minute.")
    press(timer, "Finish")
    expect(timer.locator(".dw-timer-total")).to_have_text("Planned 1 minute; it took 0.")


def test_starting_over_asks_first(timer):
    press(timer, "Start")
    run(timer, "01:00")
    press(timer, "Start over")
    press(timer, "No, leave it")
    shows(timer, "Tell", "4:00", "Running")
    press(timer, "Start over")
    press(timer, "Yes, start over")
    shows(timer, "Tell", "5:00", "Not started yet")
    assert timer.get_by_role("button", name="Start", exact=True).evaluate("b => b === document.activeElement")


@pytest.mark.parametrize("sound", [False, True], ids=["quiet", "sound"])
def test_sound_comes_only_when_it_was_asked_for(timer, sound):
    timer.locator("summary", has_text="Settings").click()
    box = timer.get_by_role("checkbox", name="Soft sound")
    assert not box.is_checked()
    if sound:
        box.check()
    press(timer, "Start")
    run(timer, "04:59")
    assert timer.page.evaluate("window.tones") == 0
    run(timer, "00:05")
    assert timer.page.evaluate("window.tones") == (3 if sound else 0)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"phase": 9, "since": "now", "spent": {"0": -5, "7": 3}, "minutes": {"0": 0, "1": "x"}},
        {"phase": "1", "spent": [], "minutes": None, "done": 1, "sound": 3},
    ],
)
def test_kept_state_that_makes_no_sense_does_no_harm(timer, nonsense):
    record = json.dumps({"saved": 5, "given": nonsense})
    timer.page.evaluate("record => localStorage.setItem('datawijs.2.none.timer', record)", record)
    timer.page.reload()
    shows(timer, "Tell", "5:00", "Not started yet")


def test_the_keyboard_alone_does_it(timer):
    page = timer.page
    timer.get_by_role("button", name="Start", exact=True).focus()
    page.keyboard.press("Enter")
    shows(timer, "Tell", "5:00", "Running")
    page.keyboard.press("Tab")  # the button to go back can't be pressed yet
    page.keyboard.press("Enter")
    shows(timer, "Ask", "10:00", "Running")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    shows(timer, "Tell", "5:00", "Running")
    assert timer.get_by_role("button", name="Pause", exact=True).evaluate("b => b === document.activeElement")


@IN_ONE_LOOK_OF_BOTH
def test_nothing_stands_in_anyones_way(tmp_path, new_page, language, width, dark):
    page = new_page(width, dark=dark, language=language)
    page.clock.install(time="2026-03-04T15:00:00")
    with speaking(language):
        page.goto(save(tmp_path, make_timer(language, protocol("gossip"))))
    timer = card(page, "timer")
    timer.locator(".dw-primary").click()
    page.clock.fast_forward("16:30")
    expect(timer.locator(".dw-timer-digits")).to_have_text(re.compile(r"\+11:"))
    timer.locator(".dw-timer-settings summary").click()
    timer.locator(".dw-menu summary").click()
    assert in_anyones_way(page) == []
    digits = timer.locator(".dw-timer-digits")
    assert digits.evaluate("d => d.scrollWidth <= d.parentElement.clientWidth")
    assert float(digits.evaluate("d => getComputedStyle(d).fontSize.slice(0, -2)")) >= (170 if width > 1000 else 55)


def test_on_paper_it_is_the_list_of_phases(timer):
    timer.page.emulate_media(media="print")
    expect(timer.get_by_text("All ask.").last).to_be_visible()
    expect(timer.get_by_text("10 min")).to_be_visible()
    expect(timer.locator(".dw-timer-digits")).to_be_hidden()
