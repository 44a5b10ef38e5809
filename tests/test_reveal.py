"""After an answer the chart and the verdict are in sight together, on every screen, with motion as most readers have it."""

import pytest
from exercise_page import card, save
from judging import judge

from datawijs.language import speaking
from datawijs.widgets import AdaptiveTrainer, DailyPractice, LineUp, NoiseOrDecline

SCREENS = {"phone": (390, 844), "small": (360, 740), "tablet": (820, 1180), "laptop": (1366, 768), "lying": (740, 360)}
EXERCISES = {
    "noise": lambda: NoiseOrDecline("noise", items=6, seed=3),
    "trainer": lambda: AdaptiveTrainer("trainer"),
    "daily": lambda: DailyPractice("daily"),
    "line-up": lambda: LineUp("line-up", seed=1),
}
# One exercise on every screen, and the others on the screens that have least room for them; the rest with -m nightly.
EACH_TIME = {*(("noise", screen) for screen in SCREENS), ("trainer", "small"), ("daily", "small"), ("line-up", "lying")}
CASES = [
    pytest.param(kind, screen, marks=() if (kind, screen) in EACH_TIME else pytest.mark.nightly)
    for kind in EXERCISES
    for screen in SCREENS
]
# Once the page stands still: the tops and bottoms of the chart and of the verdict, and what comes after the verdict.
SEEN = """async (card) => {
    const slot = card.querySelector(".dw-feedback");
    const verdict = slot.querySelector(".dw-verdict");
    const charts = [...card.querySelectorAll(".dw-plot")].filter(
        (one) => one.compareDocumentPosition(slot) & Node.DOCUMENT_POSITION_FOLLOWING);
    const chart = charts[charts.length - 1];
    const place = () => [chart, verdict].flatMap((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return [Math.round(top), Math.round(bottom)];
    });
    let [before, still] = ["", 0];
    while (still < 12) {
        await new Promise((done) => requestAnimationFrame(done));
        const now = String(place());
        still = now === before ? still + 1 : 0;
        before = now;
    }
    return { place: place(), height: innerHeight, after: verdict.nextElementSibling.className };
}"""


@pytest.mark.parametrize(("kind", "screen"), CASES)
def test_chart_and_verdict_are_in_sight_together(tmp_path, new_page, kind, screen):
    width, height = SCREENS[screen]
    page = new_page(width, height=height, reduced_motion="no-preference")
    with speaking("nl"):
        page.goto(save(tmp_path, EXERCISES[kind]()))
    exercise = card(page, kind)
    for answer in range(2):
        if kind == "line-up":
            exercise.get_by_role("radio").nth(answer).check()
            exercise.locator(".dw-body .dw-primary").click()
        else:
            judge(exercise, answer)
        exercise.locator(".dw-verdict").wait_for()
        seen = exercise.evaluate(SEEN)
        top, chart_end, verdict, bottom = seen["place"]
        assert top >= -1, seen
        assert bottom <= seen["height"] + 1, seen
        assert chart_end <= verdict <= chart_end + 110, "the verdict stands right under the chart"
        assert seen["after"] == "dw-buttons", "the way on comes before the long reasons"
        assert exercise.locator(".dw-said > p").count() >= 1
        exercise.locator(".dw-body .dw-primary").click()
