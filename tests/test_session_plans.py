"""The plans of sessions: the clock, the slides, and that a learner meets none of it."""

import io
import re
from pathlib import Path

import pytest
import yaml
import zxingcpp
from conftest import serving
from PIL import Image
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
:class: slide vote
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
    assert screen.locator(".dw-slide-number").inner_text() == "Dia 1 van 2"
    page.keyboard.press("ArrowRight")
    assert "Aan het werk" in screen.inner_text()
    assert "Waarom zijn we hier?" not in screen.inner_text()
    page.keyboard.press("ArrowRight")  # after the last one stays the last one
    assert screen.locator(".dw-slide-number").inner_text() == "Dia 2 van 2"
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


# a session that is led: the times of the day, the clock of a part, votes, a black screen, the plan in a second window


@pytest.fixture
def plan(small_url, new_page):
    page = new_page()
    page.clock.install()
    page.goto(small_url + "nl/coach/plan.html")
    return page


def read_qr(png: bytes) -> str:
    """What a camera reads of a picture with one QR code."""
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    return code.text


def show_slides(page):
    page.get_by_role("button", name="Toon de dia's").click()
    return page.get_by_role("dialog")


def test_who_says_when_it_begins_sees_the_times_of_the_day(plan):
    plan.get_by_label("Hoe laat begin je?").fill("23:50")
    assert plan.locator(".dw-programme .dw-clock").all_inner_texts() == ["23:50", "0:05"]
    assert plan.locator(".dw-part-time .dw-clock").all_inner_texts() == ["23:50–0:05", "0:05–1:20"]
    expect(plan.locator(".dw-session")).to_contain_text("Je bent klaar om 1:20.")
    plan.reload()
    assert plan.locator(".dw-programme .dw-clock").all_inner_texts() == ["23:50", "0:05"]
    plan.get_by_label("Hoe laat begin je?").fill("")
    assert plan.locator(".dw-programme .dw-clock").all_inner_texts() == ["0:00", "0:15"]


def test_the_times_and_the_address_are_one_printed_page(plan, small_url):
    plan.get_by_label("Hoe laat begin je?").fill("13:30")
    plan.evaluate(
        "() => { window.printed = new Promise((done) => { window.print = () => done(document.body.innerHTML); }); }"
    )
    plan.get_by_role("button", name="Print één blad met de tijden").click()
    plan.evaluate(
        "window.printed.then((html) => { document.body.innerHTML = html; "
        "document.body.classList.add('dw-printing-sheet'); })"
    )
    sheet = plan.locator(".dw-run-sheet")
    plan.emulate_media(media="print")
    for text in ("Zeldzaamwoord", "13:30", "13:45", "Je bent klaar om 15:00.", small_url):
        expect(sheet).to_contain_text(text)
    assert len(re.findall(rb"/Type\s*/Page\b", plan.pdf(prefer_css_page_size=True))) == 1
    assert not plan.locator(".dw-article").is_visible()


def test_the_address_is_a_qr_code_that_reads_as_the_address(plan, small_url):
    button = plan.get_by_role("button", name="Toon het adres groot")
    button.click()
    code = plan.get_by_role("img", name=f"QR-code van {small_url}nl/")
    expect(code).to_be_visible()
    assert read_qr(code.screenshot()) == f"{small_url}nl/"
    button.click()
    expect(code).to_have_count(0)


def test_a_page_on_a_disk_says_that_it_has_no_address(small_site, new_page):
    page = new_page()
    page.goto((small_site / "nl" / "coach" / "plan.html").as_uri())
    page.get_by_role("button", name="Toon het adres groot").click()
    expect(page.locator(".dw-session")).to_contain_text("staat op een schijf")
    assert page.locator(".dw-address svg").count() == 0


def test_the_clock_of_a_part_runs_on_its_slides_and_goes_along(plan):
    plan.get_by_label("Hoe laat begin je?").fill("13:30")
    screen = show_slides(plan)
    clock = screen.get_by_role("group", name="De tijd van dit onderdeel")
    expect(clock).to_contain_text("Welkom")
    expect(clock).to_contain_text("15:00")
    expect(clock).to_contain_text("tot 13:45")
    plan.clock.run_for(5_000)
    expect(clock).to_contain_text("15:00")  # nobody started it
    clock.get_by_role("button", name="Start").click()
    plan.clock.run_for(61_000)
    expect(clock).to_contain_text("13:59")
    plan.keyboard.press("ArrowRight")
    expect(clock).to_contain_text("Oefenen")
    plan.clock.run_for(10_000)
    expect(clock).to_contain_text("74:50")
    plan.keyboard.press("ArrowLeft")
    expect(clock).to_contain_text("13:59")
    plan.clock.run_for(14 * 60_000)
    expect(clock.get_by_role("timer")).to_have_text("+0:01")
    expect(clock.get_by_role("status")).to_have_text("De tijd van dit onderdeel is om.")
    clock.get_by_role("button", name="Pauze").click()
    plan.clock.run_for(10_000)
    expect(clock.get_by_role("timer")).to_have_text("+0:01")


def test_a_key_makes_the_screen_black_and_any_key_brings_it_back(plan):
    screen = show_slides(plan)
    black = screen.locator(".dw-black")
    for back in ("b", "ArrowRight", "Escape"):
        plan.keyboard.press("b")
        expect(black).to_be_visible()
        assert black.bounding_box() == {"x": 0, "y": 0, **plan.viewport_size}
        plan.keyboard.press(back)
        expect(black).to_be_hidden()
        expect(screen.locator(".dw-slide-number")).to_have_text("Dia 1 van 2")


def test_cards_are_counted_on_their_slide_and_shown_from_ten_on(plan):
    screen = show_slides(plan)
    assert screen.get_by_role("spinbutton").count() == 0
    plan.keyboard.press("ArrowRight")
    answers = [screen.get_by_label(name) for name in ("R · Ruis", "N · Nog niet te zeggen", "D · Echte daling")]
    shown = screen.locator(".dw-tally-shown")
    screen.get_by_role("button", name="Toon", exact=True).click()
    expect(shown).to_contain_text("Vul per antwoord in")
    for field, count in zip(answers, (5, 3, 1), strict=True):
        field.fill(str(count))
    screen.get_by_role("button", name="Toon", exact=True).click()
    expect(shown).to_contain_text("minder dan 10 kaartjes")
    assert shown.locator(".dw-tally-bar").count() == 0
    assert [field.input_value() for field in answers] == ["", "", ""]
    for field, count in zip(answers, (5, 3, 4), strict=True):
        field.fill(str(count))
    screen.get_by_role("button", name="Toon", exact=True).click()
    assert shown.locator("dd").all_inner_texts() == ["5 van de 12", "3 van de 12", "4 van de 12"]
    screen.get_by_label("Tweede keer").check()
    for field, count in zip(answers, (2, 4, 6), strict=True):
        assert field.input_value() == ""
        field.fill(str(count))
    screen.get_by_role("button", name="Toon", exact=True).click()
    told = shown.locator("dd").all_inner_texts()
    assert told[:2] == ["Eerste keer: 5 van de 12", "Tweede keer: 2 van de 12"]
    widths = shown.locator(".dw-tally-bar").evaluate_all("bars => bars.map((bar) => bar.getBoundingClientRect().width)")
    assert widths[5] / widths[1] == pytest.approx(3, rel=0.02)
    plan.keyboard.press("ArrowRight")  # in a field or on a radio button the arrows are its own
    expect(screen.locator(".dw-slide-number")).to_have_text("Dia 2 van 2")


@pytest.mark.parametrize("where", ["http", "disk"])
def test_the_plan_in_a_second_window_follows_the_slides_and_turns_them(where, small_site, small_url, new_page):
    page = new_page()
    page.goto(small_url + "nl/coach/plan.html" if where == "http" else (small_site / "nl/coach/plan.html").as_uri())
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Open het draaiboek in een tweede venster").click()
    window = opened.value
    expect(window.get_by_text("Dit venster volgt de dia's.")).to_be_visible()
    expect(window.locator(".dw-header")).to_be_hidden()
    screen = show_slides(page)
    marked = window.locator(".dw-on-screen .admonition-title")
    expect(marked).to_have_text("Waarom zijn we hier?")
    page.keyboard.press("ArrowRight")
    expect(marked).to_have_text("Aan het werk")
    expect(window.locator(".dw-plan-clock")).to_contain_text("Oefenen")
    window.keyboard.press("ArrowLeft")
    expect(screen.locator(".dw-slide-number")).to_have_text("Dia 1 van 2")
    window.keyboard.press("b")
    expect(screen.locator(".dw-black")).to_be_visible()
    page.close()
    expect(window.get_by_text("Het venster met de dia's is dicht.")).to_be_visible()
