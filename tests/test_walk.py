"""A walk through each training as somebody takes it on a phone with a keyboard: page after page, nothing pressed but keys.

On each page Tab goes through everything that can be used, in the order of the page, without getting stuck and with the place
always in sight; every exercise takes an answer on the way; the link to the next page ends it.
"""

from itertools import groupby

import pytest
from conftest import ROOT
from site_page import wait_for_exercises

from datawijs.course.sphinx_extension.addresses import page_address
from datawijs.course.toc import page_names, toc_in

PHONE = 360
MOST_STOPS = 400
# Where the keyboard is: what it is called for messages, whether one sees it, whether one sees that it is there, and the key
# that answers what can be answered here and isn't yet (a session's clock is started, a tool is written in).
STOP = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const marked = [element, element.closest("label"), element.closest(".dw-choice"), element.closest(".dw-search"),
        element.closest(".dw-theme"), element.closest(".dw-file-label")].filter(Boolean).some((one) => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
    });
    const answers = () => {
        const card = element.closest(".dw-exercise");
        if (!card || localStorage.getItem("datawijs.2.none." + card.dataset.exercise)) return null;
        if (element.closest(".dw-menu") || element.closest("summary")) return null;
        if (element.matches("input[type=radio], input[type=checkbox]")) return "Space";
        if (element.matches("input[type=number], input[inputmode], input[type=text], textarea")) return "5";
        if (element.matches("input[type=range], select")) return "ArrowDown";
        if (element.matches("button") && element.getAttribute("aria-disabled") !== "true") return "Enter";
        return null;
    };
    return {
        name: element.outerHTML.slice(0, 120),
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        marked,
        answer: answers(),
        next: element.matches(".dw-next"),
        first: element.matches(".dw-skip"),
    };
}"""


def trainings(language: str) -> dict[str, list[str]]:
    """The addresses of the pages of each training, in their order."""
    names = [name for name in page_names(toc_in(ROOT, language)) if name.startswith("modules/")]
    grouped = groupby(names, key=lambda name: name.split("/")[2])
    return {training: [f"{language}/{page_address(name)}.html" for name in pages] for training, pages in grouped}


# Each training in one language, in turn; with -m nightly in both. The pages of both have the same parts.
WALKS = [
    pytest.param(language, training, marks=() if (place + (language == "en")) % 2 == 0 else pytest.mark.nightly)
    for language in ("nl", "en")
    for place, training in enumerate(trainings(language))
]


@pytest.mark.parametrize(("language", "training"), WALKS, ids=lambda one: one)
def test_walk(language, training, site_url, new_page):
    addresses = trainings(language)[training]
    page = new_page(PHONE, language=language, height=740)
    page.goto(site_url + addresses[0])
    for number, address in enumerate(addresses):
        assert page.url.partition("#")[0] == site_url + address
        wait_for_exercises(page)
        exercises = page.locator(".dw-exercise[data-exercise]").evaluate_all(
            "all => all.map((one) => one.dataset.exercise)"
        )
        stops = tab_through(page, onward=number + 1 < len(addresses))
        assert stops[0]["first"], "the skip link comes first"
        assert [stop["name"] for stop in stops if not stop["marked"]] == [], "nothing shows that the keyboard is there"
        assert [stop["name"] for stop in stops if not stop["seen"]] == [], "the place of the keyboard is out of sight"
        answered = [
            one for one in exercises if page.evaluate("id => localStorage.getItem('datawijs.2.none.' + id)", one)
        ]
        assert answered == exercises, "no key answered this exercise"
        if number + 1 < len(addresses):
            with page.expect_navigation():
                page.keyboard.press("Enter")


def where(page) -> dict | None:
    """Where the keyboard is now. A figure gets its height when one comes near it; the page settles a moment later."""
    for _moment in range(40):
        stop = page.evaluate(STOP)
        if stop is None or stop["seen"]:
            break
        page.wait_for_timeout(50)
    return stop


def tab_through(page, *, onward: bool) -> list[dict]:
    """Press Tab from the top of the page to the link to the next one, or to the end; answer what can be answered."""
    stops = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = where(page)
        if stop is None or (stops and stop["first"]):
            break  # past the end
        stops.append(stop)
        if stop["next"] and onward:
            break
        if stop["answer"]:
            page.keyboard.press(stop["answer"])
    assert len(stops) < MOST_STOPS, "Tab does not reach the end of the page"
    assert not onward or stops[-1]["next"], "Tab does not reach the link to the next page"
    return stops
