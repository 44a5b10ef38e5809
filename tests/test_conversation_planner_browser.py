"""The conversation planner in a real browser: every choice shows what follows and why; back and forth; the plan on paper."""

import json
from pathlib import Path

import pytest
from accessibility import IN_ONE_LOOK_OF_BOTH, in_anyones_way
from exercise_page import card, kept, save
from playwright.sync_api import expect

from datawijs.language import speaking
from datawijs.widgets import ConversationPlanner
from datawijs.widgets.conversation_planner.stories import CASES, story_of
from datawijs.widgets.conversation_planner.story import misconceptions

NO_PRINT_WINDOW = "window.printed = 0; window.print = () => { window.printed += 1; };"
# One sensible path through the real decline.
SENSIBLE = [("look", "look-closer"), ("whom", "pupil"), ("opening", "open"), ("agree", "small"), ("again", "together")]


def make_planner(language="en", case="primary"):
    with speaking(language):
        return ConversationPlanner("planner", case=case)


def story(case="primary", language="en"):
    with speaking(language):
        return story_of(case)


@pytest.fixture
def planner(tmp_path, new_page):
    page = new_page(language="en")
    page.add_init_script(NO_PRINT_WINDOW)
    page.goto(save(tmp_path, make_planner()))
    return card(page, "planner")


def step_of(told, key):
    return next(step for step in told.steps if step.key == key)


def way_of(told, step, key):
    return next(way for way in step_of(told, step).ways if way.key == key)


def choose(planner, told, step, key):
    """Take one way; ends on the page with its consequence."""
    way = way_of(told, step, key)
    expect(planner.locator("legend")).to_have_text(step_of(told, step).situation)
    planner.locator(".dw-choice").nth(step_of(told, step).ways.index(way)).click()
    planner.locator(".dw-body > .dw-buttons .dw-primary").click()
    expect(planner.locator(".dw-plan-follows")).to_have_text(way.consequence)
    return way


def go_on(planner):
    planner.locator(".dw-body > .dw-buttons .dw-primary").click()


def walk(planner, told, path):
    for step, key in path:
        choose(planner, told, step, key)
        go_on(planner)


# one story each time, all by night; the words of all are looked at without a browser
@pytest.mark.parametrize(
    "case",
    [case if case == "primary" else pytest.param(case, marks=pytest.mark.nightly) for case in CASES],
)
def test_every_choice_shows_what_follows_and_why_and_can_be_undone(tmp_path, new_page, case):
    """Walks through the whole story: at each step every way is tried and gone back on, then one leads further."""
    page = new_page(language="en")
    page.goto(save(tmp_path, make_planner(case=case)))
    planner = card(page, "planner")
    told = story(case)
    with speaking("en"):
        names = misconceptions()
    tried = set()
    for route in covering(told):
        for step, key in route:
            for way in step_of(told, step).ways:
                if (step, way.key) in tried:
                    continue
                tried.add((step, way.key))
                choose(planner, told, step, way.key)
                said = planner.locator(".dw-feedback").inner_text()
                assert way.why in said
                assert (names[way.misconception] if way.misconception else "A sensible step") in said
                planner.get_by_role("button", name="Go back and choose something else").click()
                expect(planner.locator(".dw-choice")).to_have_count(len(step_of(told, step).ways))
            choose(planner, told, step, key)
            go_on(planner)
        ending = next(one for one in told.endings if one.key == way_of(told, *route[-1]).leads_to)
        expect(planner.locator(".dw-plan-end")).to_have_text(ending.text)
        expect(planner.get_by_text(told.truth)).to_be_visible()
        expect(planner.locator(".dw-plan-path > li")).to_have_count(len(route))
        planner.get_by_role("button", name="Begin again").click()
        expect(planner.locator(".dw-choice")).to_have_count(len(told.steps[0].ways))
    assert tried == {(step.key, way.key) for step in told.steps for way in step.ways}


def covering(told):
    """A few routes that together come to every step and every ending: each time the one with most that is new."""

    def places(route):
        return {step for step, _key in route} | {way_of(told, *route[-1]).leads_to}

    routes, wanted = [], {step.key for step in told.steps} | {ending.key for ending in told.endings}
    choices = list(all_routes(told, told.steps[0].key))
    while wanted:
        routes.append(max(choices, key=lambda route: (len(places(route) & wanted), -len(route))))
        assert places(routes[-1]) & wanted, f"Never met: {wanted}"
        wanted -= places(routes[-1])
    return routes


def all_routes(told, key):
    if key in {ending.key for ending in told.endings}:
        yield []
        return
    for way in step_of(told, key).ways:
        for rest in all_routes(told, way.leads_to):
            yield [(key, way.key), *rest]


def test_a_sensible_path_makes_the_plan(planner):
    told = story()
    walk(planner, told, SENSIBLE)
    expect(planner.get_by_text("Sensible steps on this path: 5 of 5.")).to_be_visible()
    expect(planner.get_by_text("You have now seen 5 of the 29 choices")).to_be_visible()
    assert planner.get_by_label("My first sentence").input_value() == way_of(told, "opening", "open").text
    assert planner.get_by_label("What we agree").input_value() == way_of(told, "agree", "small").text
    assert told.says[0] in planner.get_by_label("What I saw").input_value()
    assert planner.get_by_label("What others hear, and from whom").input_value() == ""
    alternative = planner.get_by_role("img").get_attribute("aria-label")
    assert "after the decline began" in alternative and "12 results" in alternative


def test_one_minute_is_not_told_as_several(tmp_path, new_page):
    page = new_page(language="en")
    page.goto(save(tmp_path, make_planner(case="false-alarm")))
    told = story("false-alarm")
    planner = card(page, "planner")
    walk(planner, told, [("look", "look-closer")])
    assert choose(planner, told, "decide", "date").minutes == 1
    expect(planner.get_by_text("your time: 1 minute", exact=True)).to_be_visible()


def test_a_thinking_error_does_not_get_into_the_plan(planner):
    told = story()
    path = [*SENSIBLE[:2], ("opening", "effort"), ("second-try", "again"), *SENSIBLE[3:]]
    walk(planner, told, path)
    expect(planner.get_by_text("Sensible steps on this path: 5 of 6.")).to_be_visible()
    assert planner.get_by_label("My first sentence").input_value() == ""


def test_before_the_end_nothing_gives_it_away(planner):
    told = story()
    shown = planner.inner_text() + planner.get_by_role("img").get_attribute("aria-label")
    assert told.truth not in shown
    assert "after the decline began" not in shown
    assert f"{told.signal.now} results" in shown


def test_one_can_go_back_to_any_step_and_take_another_way(planner):
    told = story()
    walk(planner, told, SENSIBLE)
    title = step_of(told, "whom").title
    planner.get_by_role("button", name=f"Back to this decision: {title}").click()
    expect(planner.locator("legend")).to_have_text(step_of(told, "whom").situation)
    pupil = step_of(told, "whom").ways.index(way_of(told, "whom", "pupil"))
    expect(planner.locator(".dw-choice").nth(pupil)).to_contain_text("tried before")
    walk(planner, told, [("whom", "colleague")])
    expect(planner.locator("legend")).to_have_text(step_of(told, "opening").situation)
    given = kept(planner.page, "planner")["given"]
    assert given["path"] == [["look", "look-closer"], ["whom", "colleague"]]
    assert len(given["log"]) == 6


def test_loading_again_shows_the_same_place_at_every_moment(planner):
    told = story()
    page = planner.page
    walk(planner, told, SENSIBLE[:1])
    page.reload()
    way = choose(planner, told, "whom", "parents")
    page.reload()
    expect(planner.locator(".dw-plan-follows")).to_have_text(way.consequence)
    go_on(planner)
    walk(planner, told, SENSIBLE[2:])
    planner.get_by_label("My first sentence").fill("How are things?")
    planner.get_by_label("With whom I talk first, and where").fill("With her, at the bicycles")
    page.reload()
    expect(planner.get_by_label("My first sentence")).to_have_value("How are things?")
    expect(planner.get_by_label("With whom I talk first, and where")).to_have_value("With her, at the bicycles")
    planner.get_by_role("button", name="Begin again").click()
    walk(planner, told, SENSIBLE)
    expect(planner.get_by_label("My first sentence")).to_have_value("How are things?")


def test_the_other_language_keeps_the_place_and_what_was_typed(planner, tmp_path):
    walk(planner, story(), SENSIBLE)
    planner.get_by_label("What we agree").fill("Ten minutes on Tuesday")
    page = planner.page
    page.goto(save(tmp_path, make_planner("nl"), name="nl"))
    dutch = card(page, "planner")
    told = story(language="nl")
    expect(dutch.locator(".dw-plan-end")).to_have_text(told.endings[2].text)
    expect(dutch.get_by_label("Wat we afspreken")).to_have_value("Ten minutes on Tuesday")
    expect(dutch.get_by_label("Mijn eerste zin")).to_have_value(way_of(told, "opening", "open").text)


def test_only_the_plan_is_printed_on_one_page(planner):
    page = planner.page
    walk(planner, story(), SENSIBLE)
    planner.get_by_label("My first sentence").fill("How are things?\nAnd how is maths?")
    page.evaluate(
        "window.addEventListener('afterprint', (event) => event.stopImmediatePropagation(), { capture: true })"
    )
    planner.get_by_role("button", name="Print the plan").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    printed = page.locator("body").inner_text()
    assert printed.startswith("Conversation plan")
    assert "How are things?" in printed and "Data are a reason to talk, not the verdict." in printed
    for other in ("Your path", "Begin again", "Datawijs", story().truth):
        assert other not in printed
    pdf = page.pdf(format="A4")
    assert (pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages")) == 1


def test_the_plan_can_be_saved_as_a_text(planner):
    walk(planner, story(), SENSIBLE)
    planner.get_by_label("What I saw").fill("Three low results.")
    with planner.page.expect_download() as download:
        planner.get_by_role("button", name="Save as a text file").click()
    assert download.value.suggested_filename == "conversation-plan.txt"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.startswith("Conversation plan")
    assert "- Three low results." in text


def test_choosing_nothing_asks_for_a_choice(planner):
    go_on(planner)
    expect(planner.get_by_text("Choose first what you would do.")).to_be_visible()
    expect(planner.get_by_role("radio").first).to_be_focused()
    assert kept(planner.page, "planner") is None


@pytest.mark.parametrize(
    "nonsense",
    [
        {"path": "look", "log": 3, "plan": "x", "read": "all"},
        {"path": [["whom", "pupil"]], "log": [1, ["look"], None], "read": 9},
        {"path": [["look", "no-such-way"]], "plan": {"opening": 5}},
        {"path": [3, None], "read": -1},
    ],
)
def test_kept_answers_that_make_no_sense_do_no_harm(planner, nonsense):
    record = json.dumps({"saved": 5, "given": nonsense})
    planner.page.evaluate("record => localStorage.setItem('datawijs.2.none.planner', record)", record)
    planner.page.reload()
    walk(planner, story(), SENSIBLE)
    expect(planner.locator(".dw-plan-end")).to_be_visible()
    assert planner.get_by_label("My first sentence").input_value()


def test_the_keyboard_alone_does_it(planner):
    page = planner.page
    planner.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(planner.locator(".dw-body .dw-subheading")).to_be_focused()
    expect(planner.locator(".dw-plan-follows")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(planner.locator("legend")).to_have_text(step_of(story(), "whom").situation)
    expect(planner.locator(".dw-body > .dw-subheading")).to_be_focused()


@IN_ONE_LOOK_OF_BOTH
def test_nothing_stands_in_anyones_way(tmp_path, new_page, language, width, dark):
    case = "primary" if dark else "colleague"
    page = new_page(width, dark=dark, language=language)
    page.goto(save(tmp_path, make_planner(language, case)))
    planner = card(page, "planner")
    told = story(case, language)
    assert in_anyones_way(page) == []
    route = next(all_routes(told, told.steps[0].key))
    choose(planner, told, *route[0])
    assert in_anyones_way(page) == []
    go_on(planner)
    planner.locator(".dw-plan-again > summary").first.click()
    assert in_anyones_way(page) == []
    walk(planner, told, route[1:])
    planner.locator(".dw-plan-end").wait_for()
    assert in_anyones_way(page) == []
