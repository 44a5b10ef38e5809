"""The plans of sessions: the clock, the slides, and that a learner meets none of it."""

import re
from pathlib import Path

import pytest
import yaml
from conftest import serving
from playwright.sync_api import expect
from small_book import make_book, record_translations
from sphinx.errors import ExtensionError

from datawijs.course.build import build_site
from datawijs.course.problem import Problem
from datawijs.course.sphinx_extension.session_plan import Part, _require_all_minutes, clock
from datawijs.language import speaking

PLAN = """---
datawijs:
  layout: session
  minutes: 90
---
# Zeldzaamwoord

Een bijeenkomst met [een oefening](../../modules/{language}/beginner/01-try.ipynb).

## Vooraf

Zet koffie.

## Programma

:::{{div}}
:class: programme
:::

## Welkom (15 min)

:::{{admonition}} Waarom zijn we hier?
:class: slide
Kijk naar de cirkel.
:::

:::{{admonition}} Zeg
:class: say
‘Fijn dat je er bent.’
:::

## Oefenen (75 min)

:::{{admonition}} Aan het werk
:class: slide
Tot straks.
:::
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A small course with one plan."""
    root = make_book(tmp_path_factory.mktemp("course"))
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    toc["parts"].append({"caption": "Session plans", "chapters": [{"file": "coach/nl/plan"}]})
    (root / "_toc.yml").write_text(yaml.safe_dump(toc, sort_keys=False), encoding="utf-8")
    for language in ("nl", "en"):
        (root / "coach" / language).mkdir(parents=True)
        (root / "coach" / language / "plan.md").write_text(PLAN.format(language=language), encoding="utf-8")
    record_translations(root)
    return root


@pytest.fixture(scope="module")
def small_site(course, tmp_path_factory, chromium_path) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch, speaking("en"):
        patch.setenv("DATAWIJS_CHROMIUM", chromium_path)
        build_site(folder, root=course, report=lambda _line: None)
    return folder


@pytest.fixture(scope="module")
def small_url(small_site):
    yield from serving(small_site)


def test_the_clock_runs_through_the_parts(small_url, new_page):
    page = new_page()
    page.goto(small_url + "nl/coach/plan.html")
    assert page.locator(".dw-programme li").all_inner_texts() == ["0:00\nWelkom\n15 min", "0:15\nOefenen\n75 min"]
    assert page.locator("h2").all_inner_texts() == ["Vooraf", "Programma", "Welkom", "Oefenen"]
    assert page.locator(".dw-part-time").all_inner_texts() == ["0:00–0:15 15 minuten", "0:15–1:30 75 minuten"]
    page.locator(".dw-programme a").last.click()
    expect(page.locator("h2").last).to_be_in_viewport()


def test_clock():
    assert [clock(minute) for minute in (0, 9, 60, 135)] == ["0:00", "0:09", "1:00", "2:15"]


def test_parts_that_do_not_fill_the_session_stop_the_build(course, tmp_path):
    page = course / "coach" / "nl" / "plan.md"
    before = page.read_text(encoding="utf-8")
    try:
        page.write_text(before.replace("(75 min)", "(70 min)"), encoding="utf-8")
        record_translations(course)
        with speaking("en"), pytest.raises(Problem, match=r"coach/nl/plan.*85 minutes together, and the page says 90"):
            build_site(tmp_path, root=course, report=lambda _line: None)
    finally:
        page.write_text(before, encoding="utf-8")
        record_translations(course)


def test_slides_go_by_keyboard_one_at_a_time_and_back_to_the_plan(small_url, new_page):
    page = new_page(360)
    page.goto(small_url + "nl/coach/plan.html")
    page.get_by_role("button", name="Toon de dia's").press("Enter")
    screen = page.get_by_role("dialog")
    assert "Waarom zijn we hier?" in screen.inner_text()
    assert screen.get_by_role("status").inner_text() == "Dia 1 van 2"
    page.keyboard.press("ArrowRight")
    assert "Aan het werk" in screen.inner_text()
    assert "Waarom zijn we hier?" not in screen.inner_text()
    page.keyboard.press("ArrowRight")  # after the last one stays the last one
    assert screen.get_by_role("status").inner_text() == "Dia 2 van 2"
    page.keyboard.press("Escape")
    assert not screen.is_visible()
    assert page.evaluate("document.activeElement.className") == "dw-show-slides"
    boxes = page.locator(".dw-article .slide .admonition-title").all_inner_texts()
    assert boxes == ["Waarom zijn we hier?", "Aan het werk"]


def test_plan_and_slides_have_a_pdf_each(small_site):
    page = (small_site / "nl" / "coach" / "plan.html").read_text(encoding="utf-8")
    for name in ("plan.pdf", "plan-slides.pdf"):
        assert f'href="{name}"' in page
    plan = (small_site / "nl" / "coach" / "plan.pdf").read_bytes()
    slides = (small_site / "nl" / "coach" / "plan-slides.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", slides)) == 2
    upright, landscape = (
        [float(size) for size in re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups()]
        for pdf in (plan, slides)
    )
    assert upright[0] < upright[1]
    assert landscape[0] > landscape[1]


def test_a_learner_does_not_meet_the_coaches_pages(small_url, small_site, new_page):
    page = new_page()
    for name in ("nl/index.html", "nl/cycle.html", "nl/beginner/01-try.html"):
        page.goto(small_url + name)
        assert "Zeldzaamwoord" not in page.content()
        assert page.locator('a[href*="coach/"]').count() == 0
    assert "zeldzaamwoord" not in (small_site / "nl" / "searchindex.js").read_text(encoding="utf-8").lower()
    page.goto(small_url + "nl/coach/plan.html")
    pages = page.locator(".dw-nav").inner_text()
    assert "Zeldzaamwoord" in pages
    assert "Oefenen" not in pages
    assert page.locator(".dw-neighbours").count() == 0


@pytest.mark.parametrize(("whole", "fits"), [(90, True), (85, False), (95, False), (None, False), (0, False)])
def test_a_session_says_how_long_it_takes_and_its_parts_fill_that(whole, fits):
    parts = [Part("Welkom", "welkom", 0, 15), Part("Oefenen", "oefenen", 15, 75)]
    if fits:
        _require_all_minutes("coach/nl/plan", parts, whole)
    else:
        with pytest.raises(ExtensionError, match=f"coach/nl/plan.*90 minutes together, and the page says {whole}"):
            _require_all_minutes("coach/nl/plan", parts, whole)
