"""What a screen reader gets of an exercise while somebody works: places that speak, headings, fields that can't be read."""

import re

import pytest
from exercise_page import card, save
from judging import judge
from playwright.sync_api import expect

from datawijs.course.sphinx_extension.page_body import mend_body
from datawijs.language import speaking
from datawijs.widgets import ClassList, NoiseOrDecline, Numeric, ShortCheck

# the places that speak of their own accord, and are not in the tree
DUMB = """[...document.querySelectorAll("[role=status], [aria-live]")]
    .filter((place) => !place.closest("details:not([open])") && getComputedStyle(place).display === "none")
    .map((place) => place.className)"""
# Tab stops of a card that something lies over
COVERED = """() => {
    const { left, top, width, height } = document.activeElement.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, Math.min(top + height / 2, innerHeight - 1));
    const own = document.activeElement.closest("label") || document.activeElement;
    return hit && (own.contains(hit) || hit.contains(own)) ? null : document.activeElement.outerHTML.slice(0, 80);
}"""


@pytest.fixture
def noise(tmp_path, new_page):
    page = new_page()
    with speaking("nl"):
        page.goto(save(tmp_path, NoiseOrDecline("noise", items=6, seed=3)))
    return card(page, "noise")


@pytest.fixture
def number(tmp_path, new_page):
    page = new_page()
    with speaking("nl"):
        page.goto(save(tmp_path, ShortCheck("number", [Numeric("Hoeveel?", 12, unit="punten", why="Zoveel.")])))
    return card(page, "number")


def described(page) -> str:
    """What a screen reader adds to the name of the place where the keyboard is."""
    return page.evaluate(
        "(document.activeElement.getAttribute('aria-describedby') || '').split(' ').filter(Boolean)"
        ".map((id) => document.getElementById(id).textContent).join(' ')"
    )


def test_what_will_speak_is_there_before_it_does(noise):
    assert noise.page.locator("[role=status], [aria-live]").count() >= 3
    assert noise.page.evaluate(DUMB) == []


def test_the_number_of_the_next_pupil_is_spoken(noise):
    judge(noise, 0)
    noise.locator(".dw-body .dw-primary").click()
    assert described(noise.page) == "Leerling 2 van 6"


def test_what_is_said_of_an_answer_has_a_heading_below_that_of_the_pupil(noise):
    judge(noise, 0)
    heading = noise.locator(".dw-feedback").get_by_role("heading")
    expect(heading).to_have_count(1)
    level = noise.locator(".dw-subheading").evaluate("one => Number(one.tagName[1])")
    assert heading.get_attribute("aria-level") == str(level + 1)


def test_a_field_that_can_t_be_read_says_so_and_why(number):
    field = number.get_by_role("textbox")
    field.fill("veel")
    number.get_by_role("button", name="Kijk mijn antwoord na").click()
    assert field.get_attribute("aria-invalid") == "true"
    assert "veel" in described(number.page)
    assert described(number.page).endswith("punten")
    field.fill("1")
    assert field.get_attribute("aria-invalid") is None
    assert described(number.page) == "punten"


@pytest.mark.parametrize("typed", ["12", "12 punten", "12 PUNTEN", "12 graden"])
def test_a_unit_behind_a_number_is_understood(number, typed):
    number.get_by_role("textbox").fill(typed)
    number.get_by_role("button", name="Kijk mijn antwoord na").click()
    expect(number.locator(".dw-said-right")).to_be_visible()


def test_in_a_low_window_nothing_lies_over_what_has_the_keyboard(tmp_path, new_page):
    page = new_page(320, height=256)
    with speaking("nl"):
        page.goto(save(tmp_path, ClassList("list")))
    page.locator(".dw-exercise .dw-order select").focus()
    covered = []
    for _stop in range(40):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED))
    assert [one for one in covered if one] == []


def written_line(exercise) -> str:
    """The line of the pupil on the card, as its reader writes it, by the caption of the table."""
    return re.search(r"de lijn: (\S+)", exercise.locator(".dw-data caption").text_content())[1]


@pytest.mark.parametrize("dark", [False, True])
def test_the_ground_from_the_line_has_an_edge_that_can_be_seen(tmp_path, new_page, dark):
    page = new_page(dark=dark)
    with speaking("nl"):
        page.goto(save(tmp_path, NoiseOrDecline("noise", items=6, seed=3)))
    exercise = card(page, "noise")
    exercise.get_by_role("checkbox", name="de lijn").check()
    band = exercise.locator(".dw-plot .dw-band")
    edge = band.evaluate("one => getComputedStyle(one).stroke")
    # that this token stands out from the card by 3 : 1, light and dark, test_design.py measures
    token = exercise.evaluate(
        "one => { const probe = document.createElement('p'); probe.style.color = 'var(--dw-edge)'; one.append(probe);"
        " return getComputedStyle(probe).color; }"
    )
    assert edge == token
    beside = exercise.locator(".dw-plot .dw-beside")
    assert beside.all_text_contents() == ["hoogste", f"lijn {written_line(exercise)}"]
    heights = [one.bounding_box() for one in (*beside.all(), band)]
    highest, line, ground = heights
    assert (
        abs(highest["y"] + highest["height"] / 2 - ground["y"]) < 20
    )  # beside its upper edge, the line beside its lower
    assert abs(line["y"] + line["height"] / 2 - ground["y"] - ground["height"]) < 20
    assert "van de lijn tot het hoogste eerdere resultaat: van" in exercise.locator(".dw-svg").get_attribute(
        "aria-label"
    )


def test_a_word_of_the_other_language_is_spoken_in_it():
    english, dutch = (mend_body(f"<p><em>{name}:</em> alarm</p>", "") for name in ("Engels", "Dutch"))
    assert '<span lang="en">alarm</span>' in english
    assert '<span lang="nl">alarm</span>' in dutch
