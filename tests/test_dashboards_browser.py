"""The views in a real browser: readable on a phone, in the dark, by keyboard, and without a finding of axe."""

from functools import cache
from pathlib import Path

import pytest
from accessibility import IN_BOTH_LOOKS, sideways, violations

from datawijs import dashboards
from datawijs.board import make_board
from datawijs.design import DARK, LIGHT, tokens_css
from datawijs.language import speaking

SMALLEST_TYPE = 11  # px
MEASURE = """() => [...document.querySelectorAll("figure > svg")].map((svg) => {
  const box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")];
  const inside = (label) => label.left >= box.left - 1 && label.right <= box.right + 1
    && label.top >= box.top - 1 && label.bottom <= box.bottom + 1;
  return {
    smallest: Math.min(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale)),
    largest: Math.max(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale)),
    cutOff: texts.filter((text) => !inside(text.getBoundingClientRect())).map((text) => text.textContent),
    overlapping: texts.flatMap((one, place) => texts.slice(place + 1).filter((other) => {
      const a = one.getBoundingClientRect(), b = other.getBoundingClientRect(), slack = 2;
      return a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom;
    }).map((other) => `${one.textContent} / ${other.textContent}`)),
  };
})"""


def page_of_all_views(language: str) -> str:
    board = make_board()
    longest = board.pupils.loc[board.pupils["name"].str.len().idxmax(), "pupil_id"]
    with speaking(language):
        views = [
            dashboards.pupil_results(board, longest, "maths"),
            dashboards.pupil_results(board, "P0001", "reading", show_class=True, show_limits=True),
            dashboards.class_results(board, "S01-56B", "spelling"),
            dashboards.year_results(board, "S01", 5, "maths"),
            dashboards.school_results(board, "S01", "reading"),
            dashboards.pupil_absences(board, longest),
            dashboards.class_absences(board, "S02-3B"),
            dashboards.year_absences(board, "S02", 3),
            dashboards.school_absences(board, "S01"),
            dashboards.pupil_activity(board, "P0100"),
            dashboards.class_activity(board, "S02-3A"),
            dashboards.year_activity(board, "S02", 3),
            dashboards.school_activity(board, "S01"),
        ]
        figures = "".join(view._repr_html_() for view in views)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Dashboard</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{tokens_css()} body {{ margin: 1rem; background: var(--dw-paper); font-family: var(--dw-font-text) }}"
        f"</style></head><body><main><h1>Dashboard</h1>{figures}</main></body></html>"
    )


@pytest.fixture(scope="module")
def page_in(tmp_path_factory):
    """Gives the file of a page with all views in a language, made once."""
    folder = tmp_path_factory.mktemp("views")

    @cache
    def page_in(language: str) -> Path:
        path = folder / f"{language}.html"
        path.write_text(page_of_all_views(language), encoding="utf-8")
        return path

    return page_in


@pytest.fixture(params=["nl", "en"])
def page_file(request, page_in):
    return page_in(request.param)


@pytest.mark.parametrize("width", [360, 1280])
def test_every_label_can_be_read_at_every_width(new_page, page_file, width):
    page = new_page(width=width)
    page.goto(page_file.as_uri())
    measured = page.evaluate(MEASURE)
    assert len(measured) == 13
    for figure in measured:
        assert figure["smallest"] >= SMALLEST_TYPE
        assert figure["largest"] < 20
        assert figure["cutOff"] == []
        assert figure["overlapping"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@IN_BOTH_LOOKS
def test_nothing_stands_in_anyones_way_with_everything_unfolded(new_page, page_in, language, width, dark):
    page = new_page(width=width, dark=dark)
    page.goto(page_in(language).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert [*violations(page), *sideways(page)] == []


def test_colours_follow_the_page_into_the_dark(new_page, page_file):
    def colours(dark):
        page = new_page(dark=dark)
        page.goto(page_file.as_uri())
        return page.evaluate(
            """() => [...document.querySelectorAll("figure > svg *")].flatMap((node) => {
              const style = getComputedStyle(node); return [style.fill, style.stroke];
            })"""
        )

    def rgb(colour):
        return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"

    light, dark = set(colours(False)), set(colours(True))
    for name in ("self", "others", "quiet", "band", "line"):
        assert rgb(LIGHT[name]) in light and rgb(DARK[name]) not in light
        assert rgb(DARK[name]) in dark and rgb(LIGHT[name]) not in dark


def test_without_the_tokens_a_view_still_stands_on_its_own_light_ground(new_page):
    with speaking("nl"):
        shown = dashboards.pupil_results(make_board(), "P0001", "maths")._repr_html_()
    page = new_page(dark=True)
    page.set_content(f"<body style='background:#111'>{shown}</body>")
    ground, ink = page.evaluate(
        """() => [getComputedStyle(document.querySelector("figure")).backgroundColor,
          getComputedStyle(document.querySelector("figcaption")).color]"""
    )
    assert ground == "rgb(255, 255, 255)"
    assert ink == "rgb(23, 41, 61)"


def test_words_and_table_open_and_scroll_by_keyboard(new_page, page_file):
    page = new_page(width=360)
    page.goto(page_file.as_uri())
    page.locator("figure").nth(2).locator("summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("figure").nth(2).locator("details p").is_visible()
    page.keyboard.press("Tab")
    box = page.locator("figure").nth(2).get_by_role("region")
    assert box.evaluate("(node) => node === document.activeElement")
    for _press in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("(node) => node.scrollLeft > 0", arg=box.element_handle())


def test_a_screen_reader_hears_the_chart_by_its_title_and_a_table_with_headers(new_page, page_file):
    page = new_page()
    page.goto(page_file.as_uri())
    figure = page.locator("figure").first
    title = figure.locator("figcaption").inner_text()
    assert title in figure.get_by_role("img").get_attribute("aria-label")
    figure.locator("summary").click()
    assert figure.get_by_role("columnheader").count() == 3
    assert figure.get_by_role("rowheader").count() == 12
