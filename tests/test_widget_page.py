"""The static page's host: mounts everything in place, without a kernel, a server or the network."""

import json
import re
from itertools import product

import pytest
from exercise_page import card, save
from ipywidgets import IntSlider
from ipywidgets.embed import dependency_state

from datawijs.language import speaking
from datawijs.signals import detection, hand_rule
from datawijs.widgets import Choice, Numeric, Option, ShortCheck, static_page
from datawijs.widgets.exercise import exercise_kinds, module, own_script, own_style, shared_script, shared_style


def make_check(exercise_id, title="Trial"):
    with speaking("en"):
        options = [Option("Left", "a"), Option("Right", "b", correct=True)]
        return ShortCheck(exercise_id, [Choice("Choose", options)], title=title)


def state_of(*widgets):
    return {"version_major": 2, "version_minor": 0, "state": dependency_state(list(widgets), drop_defaults=False)}


def all_styles():
    return "\n".join((shared_style(), *map(own_style, exercise_kinds())))


def test_slim_state_drops_code_and_what_nobody_mounts():
    check = make_check("one")
    state = state_of(check)
    before = json.dumps(state)
    slim = static_page.slim_state(state)
    assert json.dumps(state) == before
    assert set(slim["state"]) == {check.model_id}
    kept = slim["state"][check.model_id]["state"]
    assert not {"_esm", "_css"} & set(kept)
    assert kept["kind"] == "short_check"
    assert len(json.dumps(slim)) < len(before) / 5


def test_slim_state_has_its_exercises_in_one_order_whatever_ids_the_models_drew():
    models = state_of(make_check("two"), make_check("one"), make_check("three"))["state"]
    backwards = dict(reversed(models.items()))
    for state in (models, backwards):
        slim = static_page.slim_state({"state": state})["state"].values()
        assert [model["state"]["exercise_id"] for model in slim] == ["one", "three", "two"]


def test_every_exercise_has_a_script_and_brings_its_own_module():
    kinds = exercise_kinds()
    assert {"noise_or_decline", "short_check"} <= set(kinds)
    for kind in kinds:
        assert own_script(kind) in static_page.exercise_script(kind)
        assert module(kind).rstrip().endswith("guarded(render, context) };")


def test_the_scripts_are_classic_ones_that_ask_nobody_for_anything():
    script = "\n".join((static_page.host_script(), *map(static_page.exercise_script, exercise_kinds())))
    for word in (
        r"\beval\(",
        r"\bnew Function",
        r"^\s*import\b",
        r"^\s*export\b",
        r"blob:",
        r"\bfetch\(",
        r"XMLHttpRequest",
    ):
        assert not re.search(word, script, re.MULTILINE), word
    addresses = set(re.findall(r"https?://[^\s\"'`]+", script + all_styles()))
    assert addresses <= {"http://www.w3.org/2000/svg"}


def test_styles_use_tokens_and_stay_on_the_card():
    styles = all_styles()
    assert not re.search(r"#[0-9a-f]{3,8}\b|\brgb\(", styles)
    rules = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    for selectors in re.findall(r"([^{}]+)\{[^{}]*\}", rules):
        for selector in re.split(r",(?![^(]*\))", selectors):  # not at the commas of :is(…)
            assert selector.strip().startswith((".dw-exercise", "@", "from", "to")), selector


def test_several_exercises_on_a_page_each_in_its_place(tmp_path, new_page):
    page = new_page()
    page.goto(save(tmp_path, make_check("one", "First"), make_check("two", "Second")))
    assert page.locator(".dw-exercise .dw-title").all_inner_texts() == ["First", "Second"]


def test_the_state_may_stand_before_the_script(tmp_path, new_page):
    file = tmp_path / "page.html"
    whole = static_page.standalone(make_check("one"))
    state = re.search(
        r'<script type="application/vnd.jupyter.widget-state\+json">.*?</script>', whole, re.DOTALL
    ).group()
    file.write_text(whole.replace(state, "").replace("<main>", f"{state}<main>"), encoding="utf-8")
    page = new_page()
    page.goto(file.as_uri())
    card(page, "one").wait_for()


@pytest.mark.parametrize("damage", ['"questions": [', '"kind": "short_check"'])
def test_an_exercise_that_fails_says_so_and_the_others_work(tmp_path, new_page, damage):
    broken, whole = make_check("one", "First"), make_check("two", "Second")
    page_text = static_page.standalone(broken, whole)
    start = page_text.index(broken.model_id, page_text.index("widget-state+json"))
    place = page_text.index(damage, start)
    damaged = page_text[:place] + damage.replace('"questions": [', '"questions": [7, ').replace("short", "long")
    file = tmp_path / "page.html"
    file.write_text(damaged + page_text[place + len(damage) :], encoding="utf-8")
    page = new_page()
    page.goto(file.as_uri())
    assert "cannot be shown" in page.locator(".dw-broken").inner_text()
    card(page, "two").get_by_role("radio", name="Left").check()


def test_a_widget_that_needs_a_kernel_says_so(tmp_path, new_page):
    slider = IntSlider()
    file = tmp_path / "page.html"
    whole = static_page.standalone(make_check("one"))
    view = f'<script type="{static_page.VIEW_TYPE}">{{"model_id": "{slider.model_id}"}}</script>'
    state = f'<script type="{static_page.STATE_TYPE}">{json.dumps(static_page.slim_state(state_of(slider)))}</script>'
    file.write_text(whole.replace("</main>", view + state + "</main>"), encoding="utf-8")
    page = new_page()
    page.goto(file.as_uri())
    assert "works in JupyterLab only" in page.locator(".dw-only-live").inner_text()
    card(page, "one").wait_for()


def test_texts_that_look_like_markup_stay_text(tmp_path, new_page):
    nasty = "</script><script>document.title = 'taken'</script><b>bold</b>"
    with speaking("en"):
        check = ShortCheck("nasty", [Choice(nasty, [Option(nasty + "1", nasty), Option("x", "y", correct=True)])])
    page = new_page()
    page.goto(save(tmp_path, check))
    card(page, "nasty").get_by_role("radio").first.check()
    card(page, "nasty").get_by_role("button", name="Check my answer", exact=True).click()
    assert page.title() == "Datawijs"
    assert card(page, "nasty").locator("b, script").count() == 0
    assert card(page, "nasty").get_by_text(nasty, exact=True).count() == 2  # the question, and why


@pytest.fixture
def helpers(new_page):
    """A page on which the shared helpers are global."""
    page = new_page()
    page.goto("about:blank")
    page.add_script_tag(content=shared_script())
    return page


@pytest.mark.parametrize("shown", ["corrected", "raw"])
def test_a_result_on_the_line_is_not_below_it_in_the_browser_either(helpers, shown):
    """A tenth below the line, on it, or a tenth above: each of the last three in every way, and judged as `hand_rule` does."""
    earlier, line = [640, 600, 610, 650, 620, 630, 660, 670, 680], 620  # in tenths; the third lowest
    lost = [0, 15, 40] if shown == "raw" else None
    effect = [0] * 9 + [0, -15, 40]
    pupils, expected = [], []
    for beside in product((-1, 0, 1), repeat=3):
        judged = [line + tenths for tenths in beside]
        took = lost if lost else [-tenths for tenths in effect[9:]]
        last = [tenths - given for tenths, given in zip(judged, took, strict=True)]
        pupils.append({"scores": [*earlier, *last], "effect": effect, "line": line, **({"lost": lost} if lost else {})})
        rule = hand_rule([tenths / 10 for tenths in earlier], [tenths / 10 for tenths in judged])
        assert rule.line == line / 10
        expected.append([[below, tenths == 0] for below, tenths in zip(rule.below, beside, strict=True)])
    said = "all => all.map((pupil) => lastAgainstLine(pupil).map(({ below, on }) => [below, on]))"
    assert helpers.evaluate(said, pupils) == expected


def test_a_slider_tells_at_each_step_where_it_stands_and_where_it_ends(helpers):
    """Its arrows can still be reached at either end, and say that they go no further."""
    names = ["Sep", "Oct", "Nov", "Dec"]
    slider = """(names) => document.body.append(stepSlider({
      label: "Month", steps: names.map((name) => ({ label: name, spoken: `month of ${name}` })), place: 0,
      less: "Earlier", more: "Later", onmove() {},
    }).element)"""
    helpers.evaluate(slider, names)
    handle = helpers.get_by_role("slider")
    earlier, later = (helpers.get_by_role("button", name=name, exact=True) for name in ("Earlier", "Later"))
    there, last = range(len(names)), len(names) - 1
    for arrow, places in ((later, [*there, last]), (earlier, [*there[::-1], 0])):
        for place in places:
            assert handle.get_attribute("aria-valuetext") == f"month of {names[place]}"
            assert helpers.locator(".dw-slider-value").inner_text() == names[place]
            ended = [one.get_attribute("aria-disabled") for one in (earlier, later)]
            assert ended == [str(place == 0).lower(), str(place == last).lower()]
            arrow.focus()  # a click of Playwright waits for what isn't disabled
            helpers.keyboard.press("Enter")


def test_detection_is_the_same_in_the_browser_for_every_outcome(helpers):
    counts = [[hits, 6 - hits, alarms, 6 - alarms] for hits in range(7) for alarms in range(7)] + [
        [hits, 1 - hits, alarms, 2 - alarms] for hits in range(2) for alarms in range(3)
    ]
    found = helpers.evaluate("all => all.map((counts) => detection(...counts))", counts)
    for given, values in zip(counts, found, strict=True):
        expected = detection(*given)
        assert values["dPrime"] == pytest.approx(expected.d_prime, abs=1e-9)
        assert values["bias"] == pytest.approx(expected.bias, abs=1e-9)


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("3,5", "", 3.5),
        ("3.5", "", 3.5),
        (" 12 ", "", 12),
        ("-2", "", -2),
        ("−2,5", "", -2.5),
        ("–2", "", -2),
        ("+4", "", 4),
        (",5", "", 0.5),
        ("7.", "", 7),
        ("1.234,5", "", 1234.5),
        ("1,234.5", "", 1234.5),
        ("1 234", "", 1234),
        ("10 procentpunt", "procentpunt", 10),
        ("10%", "", 10),
        ("10 % punten", "punten", 10),
        ("", "", None),
        ("tien", "", None),
        ("3,5,1", "", None),
        ("12 13x", "", None),
        ("--2", "", None),
        ("1e3", "", None),
        ("0x10", "", None),
        ("Infinity", "", None),
        ("½", "", None),
    ],
)
def test_numbers_are_read_as_people_type_them(helpers, typed, unit, number):
    assert helpers.evaluate("([typed, unit]) => parseNumber(typed, unit)", [typed, unit]) == number


@pytest.mark.parametrize(
    ("number", "language", "written"),
    [(3.5, "nl", "3,5"), (3.5, "en", "3.5"), (-2, "nl", "−2"), (-0.04, "en", "−0.04"), (12, "nl", "12")],
)
def test_numbers_are_written_as_people_read_them(helpers, number, language, written):
    assert helpers.evaluate("([n, l]) => formatNumber(n, l)", [number, language]) == written


def test_zero_has_no_sign(helpers):
    assert helpers.evaluate("formatNumber(-0.04, 'nl', 1)") == "0,0"


def test_numeric_tolerates_what_a_computer_adds():
    with speaking("en"):
        assert Numeric("How much?", 0.1 + 0.2).is_right({"typed": "0,3", "value": 0.3})
