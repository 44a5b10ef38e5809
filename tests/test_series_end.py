"""The end of a series as one picture: a mark for each pupil, what went well, one thing to watch, and the way on."""

import pytest
from accessibility import in_anyones_way
from exercise_page import card, save
from judging import put
from playwright.sync_api import expect

from datawijs.items.evidence import ANSWERS
from datawijs.language import speaking
from datawijs.widgets import NoiseOrDecline
from datawijs.widgets.noise_or_decline.items import draw_rounds

ROUND = draw_rounds(12, 1)[0]
BEST = [ANSWERS.index(item.evidence.best) for item in ROUND]
# Who answers, and what is to be watched.
READERS = {
    "as the line": (BEST, "Je volgde bij elke leerling de resultaten."),
    "always noise": ([0] * 12, "keer milder dan de resultaten. Tel"),
    "always decline": ([2] * 12, "keer sneller met een daling dan de resultaten."),
}


@pytest.fixture
def page(tmp_path, new_page):
    page = new_page(390)
    with speaking("nl"):
        page.goto(save(tmp_path, NoiseOrDecline("noise", items=12, seed=1)))
    return page


def finish(page, answers) -> None:
    attempt = {"round": 0, "edition": NoiseOrDecline("noise", items=12, seed=1).content["edition"], "answers": answers}
    put(page, "noise", {"attempts": [attempt]})
    card(page, "noise").locator(".dw-series").wait_for()


def test_every_reader_gets_a_mark_for_each_pupil_and_one_thing_to_watch(page):
    for answers, watch in READERS.values():
        finish(page, answers)
        exercise = card(page, "noise")
        shown = {
            outcome: exercise.locator(f".dw-outcome-{outcome} .dw-marks svg").count()
            for outcome in ("caught", "missed", "left", "alarm")
        }
        declines = [item.declines for item in ROUND]
        said = [answer == 2 for answer in answers]
        pairs = list(zip(declines, said, strict=True))
        names = {"caught": (True, True), "missed": (True, False), "left": (False, False), "alarm": (False, True)}
        assert shown == {name: pairs.count(pair) for name, pair in names.items()}
        for outcome, count in shown.items():  # the words say the same as the marks
            if count:
                expect(exercise.locator(f".dw-outcome-{outcome}")).to_contain_text(str(count))
        expect(exercise.locator(".dw-to-watch")).to_contain_text(watch)
        assert exercise.locator(".dw-went-well").inner_text() != ""


def test_what_went_well_comes_first_and_is_true(page):
    finish(page, [2] * 12)  # every decline caught, at the price of all the others
    exercise = card(page, "noise")
    declines = sum(item.declines for item in ROUND)
    expect(exercise.locator(".dw-went-well")).to_contain_text(f"Je herkende {declines} van de {declines} leerlingen")
    order = exercise.locator(".dw-series, .dw-went-well, .dw-to-watch, .dw-buttons").evaluate_all(
        "all => all.slice(0, 4).map((one) => one.className.split(' ')[0])"
    )
    assert order == ["dw-series", "dw-went-well", "dw-to-watch", "dw-buttons"]
    assert in_anyones_way(page) == []
    page.emulate_media(forced_colors="active")
    fills = {
        outcome: exercise.locator(f".dw-outcome-{outcome} path").first.evaluate("one => one.getAttribute('d')")
        for outcome in ("caught", "alarm")
    }
    assert len(set(fills.values())) == 2, "the marks differ in shape"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("where", ["lesson", "start"])
def test_the_way_on_is_told_with_its_minutes(site_url, new_page, where):
    page = new_page()
    address, exercise_id = {
        "lesson": ("nl/beginner/03-noise-or-decline.html", "beginner-03-trainer"),
        "start": ("nl/index.html", "welcome-try"),
    }[where]
    page.goto(site_url + address)
    exercise = card(page, exercise_id)
    while exercise.locator(".dw-series").count() == 0:
        exercise.locator("button.dw-choice").first.click()
        exercise.locator(".dw-body .dw-primary").click()
    onward = exercise.get_by_role("link", name="Verder:")
    expect(onward).to_contain_text("min)")
    link = onward.get_attribute("href")
    wanted = ".dw-neighbours .dw-next" if where == "lesson" else ".actions a"
    assert link == page.locator(wanted).first.evaluate("one => one.href")
    onward.click()
    page.wait_for_url(link)
