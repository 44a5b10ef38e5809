"""Links to a place on a page arrive, and a page without one begins at its top; with motion, as most readers have it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from conftest import pages_of

WIDTHS = (390, 820, 1280)
MOVES = {"reduced_motion": "no-preference"}
# Where the place lies, once the page has stood still for a while: its top, and how much of the window there is.
ARRIVED = """async (id) => {
    const place = document.getElementById(id);
    let [before, still] = [NaN, 0];
    while (still < 10) {
        await new Promise((done) => requestAnimationFrame(done));
        const now = place.getBoundingClientRect().top;
        still = now === before ? still + 1 : 0;
        before = now;
    }
    return [before, innerHeight];
}"""


def out_of_sight(page, place: str) -> list[str]:
    """Return where the place ended up, if a reader doesn't see its beginning."""
    top, height = page.evaluate(ARRIVED, unquote(place))
    return [] if -1 <= top <= height - 20 else [f"{page.url}: {top:.0f} px from the top of {height}"]


def links(site: Path, language: str) -> Iterator[tuple[str, str, str]]:
    """The links to a place on another page: (page, the link as it is written, the address with the place)."""
    for name in pages_of(language):
        for written in hrefs(site / name):
            address = urljoin(name, written)
            if "#" in written and ":" not in written and urldefrag(address).url != name:
                yield name, written, address


@cache
def hrefs(file: Path) -> list[str]:
    page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    return sorted({link["href"] for link in page.select("main a[href]")})


def with_most_figures(site: Path, language: str) -> tuple[str, str]:
    """The page with most figures, and the last heading on it: search results lead to headings."""
    pages = {
        name: BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser") for name in pages_of(language)
    }
    name, page = max(pages.items(), key=lambda one: len(one[1].select(".dw-figure")))
    return name, page.select("section[id]")[-1]["id"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_click_on_a_link_to_a_place_arrives(site, site_url, new_page, width):
    page = new_page(width, **MOVES)
    found = list(links(site, "nl"))
    problems = []
    for kind in ("glossary.html#", "sources.html#"):
        # the place furthest down its page
        name, written, address = max(
            (link for link in found if kind in link[1]),
            key=lambda link: (
                (site / urldefrag(link[2]).url).read_text(encoding="utf-8").find(f'id="{link[2].partition("#")[2]}"')
            ),
        )
        page.goto(site_url + name)
        page.locator(f'main a[href="{written}"]').first.click()
        page.wait_for_url(f"**/{address}")
        problems += out_of_sight(page, address.partition("#")[2])
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_heading_below_figures_is_arrived_at(site, site_url, new_page, width):
    name, place = with_most_figures(site, "nl")
    page = new_page(width, **MOVES)
    page.goto(f"{site_url}{name}#{place}")
    assert not out_of_sight(page, place)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_begins_at_its_top_with_its_place_in_the_list_in_sight(site_url, new_page, width):
    page = new_page(width, **MOVES)
    page.goto(site_url + pages_of("nl")[-1])
    page.wait_for_timeout(300)  # what scrolls late
    assert page.evaluate("scrollY") == 0
    if width >= 992:
        box = page.locator(".dw-nav [aria-current=page]").bounding_box()
        assert 0 <= box["y"] <= 900 - box["height"]


@pytest.mark.nightly
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_link_to_a_place_arrives(site, site_url, new_page, language, width):
    page = new_page(width, language=language, **MOVES)
    problems = []
    for address in sorted({address for _name, _written, address in links(site, language)}):
        page.goto("about:blank")  # else it would be the same page still
        page.goto(site_url + address)
        problems += out_of_sight(page, address.partition("#")[2])
    assert not problems, "\n".join(problems)
