"""A hundred little people: as many of each as the words say, told apart without colour, never more than a hundred."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from datawijs.dashboards import People, in_hundred

PAGES = {
    "nl/beginner/03-noise-or-decline.html": "100 leerlingen zonder daling",
    "en/data-analysis/06-score-intervals.html": "100 pupils, from January to June",
}


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=2))
def test_rounding_makes_them_a_hundred(parts):
    shares = [part / 2000 for part in parts]
    numbers = in_hundred(*shares)
    assert sum(numbers) == 100
    assert all(abs(number - 100 * share) <= 1 for number, share in zip(numbers, shares, strict=False))
    assert min(numbers) >= 0


def test_as_many_are_drawn_as_the_words_say():
    groups = {"say decline": 5, "wait": 21, "say noise": 74}
    page = BeautifulSoup(People("A hundred", groups)._repr_html_(), "html.parser")
    drawing, *keys = page.find_all("svg")
    kinds = [one["class"][0] for one in drawing.find_all("g")]
    assert [kinds.count(kind) for kind in ("dw-full", "dw-half", "dw-open")] == [5, 21, 74]
    assert len({one["transform"] for one in drawing.find_all("g")}) == 100
    told = [re.sub(r"\s+", " ", item.get_text()).strip() for item in page.find_all("li")]
    assert told == ["5 say decline", "21 wait", "74 say noise"]
    assert [key.g["class"][0] for key in keys] == ["dw-full", "dw-half", "dw-open"]
    assert len({str(key.g).count("path") + ("dw-full" in str(key.g)) * 10 for key in keys}) == 3, "shapes differ too"


@pytest.mark.parametrize("groups", [{"a": 50, "b": 49}, {"a": 100}, {"a": 1, "b": 1, "c": 1, "d": 97}])
def test_what_can_t_be_drawn_is_refused(groups):
    with pytest.raises(ValueError, match=r"people|groups"):
        People("A hundred", groups)


@pytest.mark.parametrize("address", PAGES)
def test_they_fit_on_a_small_screen_and_are_seen_in_forced_colours(site_url, new_page, address):
    page = new_page(320, forced_colors="active")
    page.goto(site_url + address)
    picture = page.locator(".dw-people").filter(has_text=PAGES[address]).first
    picture.scroll_into_view_if_needed()
    box = picture.locator("> svg").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    filled, outline = (picture.locator(f"> svg .dw-{kind} circle").first for kind in ("full", "open"))
    look = "one => { const style = getComputedStyle(one); return [style.fill, style.stroke]; }"
    assert filled.evaluate(look) != outline.evaluate(look)
    assert outline.evaluate(look)[1] == page.evaluate("getComputedStyle(document.body).color")
