"""Charts of the exercises in a browser: labels that can be read at any width, and missed tests that don't look like scores."""

import re

import pytest
from drawn_charts import charts_of
from exercise_page import card, save

from datawijs.language import speaking
from datawijs.widgets import AlarmThreshold, ReadDashboard, static_page
from datawijs.widgets.exercise import FOLDER, exercise_kinds, own_script, shared_script

# Of each chart in sight, in words: labels that lie on each other, that stick out, or that are too small or too large.
UNREADABLE = """() => {
  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const faults = (chart) => {
    const frame = chart.getBoundingClientRect();
    const scale = frame.width / chart.viewBox.baseVal.width;
    const texts = [...chart.querySelectorAll("text")].map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect(); // with some air above and below the letters
      const size = scale * parseFloat(getComputedStyle(text).fontSize);
      return { name: text.textContent, left, right, top: top + 4, bottom: bottom - 3, size };
    });
    return texts.flatMap((text, place) => [
      ...(text.left < frame.left - 1 || text.right > frame.right + 1 ? [`sticks out: ${text.name}`] : []),
      ...(text.size < 11 || text.size > 18 ? [`${text.size} px: ${text.name}`] : []),
      ...texts.slice(place + 1).filter((other) => overlap(text, other)).map((other) => `${text.name} over ${other.name}`),
    ]);
  };
  return [...document.querySelectorAll("svg.dw-svg")].filter((chart) => chart.checkVisibility()).flatMap(faults);
}"""

DRAW = """([values, more]) => {
  const ui = { show_table: "Table", missed: "missed", chart_series: "{name}", chart_missed: "Missing: {numbers}.",
    chart_band: "{lower} {upper}", chart_level: "{value}" };
  const { figure } = lineChart({ ui, language: "en", name: "Kievit", xTitle: "test", values, ...more });
  document.querySelector(".dw-exercise .dw-body").replaceChildren(figure);
}"""


@pytest.fixture
def drawn(tmp_path, new_page):
    """Give a function that draws a series on a card in a window of some width."""

    def draw(values, width, **more):
        with speaking("en"):
            address = save(tmp_path, ReadDashboard("chart", view="pupil"))
        page = new_page(width)
        page.goto(address)
        page.add_script_tag(content=shared_script())
        page.evaluate(DRAW, [values, more])
        page.wait_for_function("document.querySelector('.dw-svg').viewBox.baseVal.width !== 640")  # measured
        return page

    return draw


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_labels_of_a_series_have_room_and_the_last_one_is_there(drawn, width):
    page = drawn([60.0] * 12, width)
    assert page.evaluate(UNREADABLE) == []
    labels = page.locator(".dw-svg text").all_text_contents()
    assert "12" in labels
    assert ("11" in labels) == (width >= 768)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_chart_is_as_wide_as_its_card(drawn, width):
    page = drawn([60.0, 40.0, 50.0], width)
    chart = page.locator(".dw-svg").bounding_box()["width"]
    assert chart == pytest.approx(page.locator(".dw-exercise .dw-body").bounding_box()["width"], abs=1.5)


def test_a_missed_test_stands_under_the_axis_with_the_word_for_it(drawn):
    page = drawn([60.0, None, 0.0, 50.0], 360)
    cross = page.locator(".dw-gap").bounding_box()
    dots = [dot.bounding_box() for dot in page.locator(".dw-plot .dw-dot").all()]
    assert len(dots) == 3
    assert cross["y"] > max(dot["y"] + dot["height"] for dot in dots)
    word = page.locator(".dw-svg text", has_text="missed").bounding_box()
    assert abs((word["y"] + word["height"] / 2) - (cross["y"] + cross["height"] / 2)) < 4
    assert "Missing: 2." in page.locator(".dw-svg").get_attribute("aria-label")


@pytest.mark.parametrize(
    ("band", "lines", "ends", "levels"),
    [
        ((-20, 130), (-10, 120), (0, 100), (0, 100)),
        ((40, 130), (50, 50), (40, 100), (50, 50)),
        ((-20, 60), (50, 50), (0, 60), (50, 50)),
    ],
)
def test_a_band_and_a_level_beyond_the_scale_end_where_the_scale_ends(drawn, band, lines, ends, levels):
    page = drawn(
        [60.0, 40.0, 50.0],
        360,
        band={"label": "usual", "lower": band[0], "upper": band[1]},
        lines=[{"label": "average", "value": value, "kind": "average"} for value in lines],
    )
    (chart,) = charts_of(page, "chart")
    assert chart.up.ends(chart.one("dw-band")) == pytest.approx(ends, abs=1)
    drawn_at = [chart.up(line.middle[1]) for line in chart.named("dw-line-average")]
    assert drawn_at == pytest.approx(levels, abs=1)
    assert chart.words == f"Kievit {band[0]} {band[1]} {lines[0]} {lines[1]}".replace("-", "\u2212")  # said as they are


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("view", ["pupil", "class", "year", "school"])
def test_every_chart_of_a_dashboard_can_be_read(tmp_path, new_page, view, width):
    with speaking("nl"):
        address = save(tmp_path, ReadDashboard("read", view=view, seed=3))
    page = new_page(width)
    page.goto(address)
    tabs = card(page, "read").locator(".dw-tab")
    for place in range(tabs.count()):
        tabs.nth(place).click()
        page.wait_for_timeout(100)  # the chart is measured when it comes into sight
        assert page.evaluate(UNREADABLE) == [], tabs.nth(place).inner_text()


def test_tried_thresholds_are_told_apart_on_a_phone(tmp_path, new_page):
    with speaking("nl"):
        exercise = AlarmThreshold("alarm", seed=4)
    page = new_page(360)
    page.goto(save(tmp_path, exercise))
    for place in range(len(exercise.content["guesses"])):
        asked = card(page, "alarm").locator(".dw-asked:visible").nth(place)
        asked.locator("input").first.check()
        asked.locator(".dw-button").click()
    for step in card(page, "alarm").locator(".dw-step").all():
        step.click()
    assert page.evaluate(UNREADABLE) == []


def test_no_class_of_an_exercise_is_one_of_the_theme():
    """The theme's rules for its own drawings and parts would change the exercise on the site, and only there."""
    theme = "".join(file.read_text(encoding="utf-8") for file in (FOLDER.parent / "course/theme/styles").glob("*.css"))
    names = set(re.findall(r"\.(dw-[\w-]+)", theme)) - {"dw-exercise"}
    scripts = static_page.host_script() + "".join(map(own_script, exercise_kinds()))
    for of_pages in ("on_your_screen.js", "worksheet.js"):  # they work on a page, not on an exercise
        script = (FOLDER / of_pages).read_text(encoding="utf-8")
        assert script in scripts
        scripts = scripts.replace(script, "")
    looked_up = r'querySelector(?:All)?\("[^"]*"\)'  # in the page around it
    classes = set(re.findall(r"\bdw-[\w-]+", re.sub(rf"--dw-[\w-]+|{looked_up}", "", scripts)))
    assert not names & classes
