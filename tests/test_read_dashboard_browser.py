"""Read the dashboard in a real browser: every answer to every question of every view, and what becomes of it."""

import re

import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from exercise_page import card, kept, save
from judging import put

from datawijs.language import speaking
from datawijs.widgets import ReadDashboard
from datawijs.widgets.read_dashboard.views import VIEWS


@pytest.fixture(scope="session")
def exercises():
    made = {}
    for view, language in zip(VIEWS, ("nl", "en", "nl", "en"), strict=True):
        with speaking(language):
            made[view] = ReadDashboard(f"try-{view}", view=view, seed=1)
    return made


@pytest.fixture
def opened(exercises, new_page, tmp_path):
    def open_view(view, width=1280, **options):
        page = new_page(width, **options)
        page.goto(save(tmp_path, exercises[view]))
        return page, card(page, f"try-{view}"), exercises[view].content

    return open_view


def check_button(room, ui):
    return room.get_by_role("button", name=ui["give_answer"])


def next_button(room, ui):
    return room.get_by_role("button", name=re.compile(f"^({ui['next_question']}|{ui['to_result']})$"))


# one view each time, all by night: the same script asks in each
@pytest.mark.parametrize(
    "view", [view if view == "pupil" else pytest.param(view, marks=pytest.mark.nightly) for view in VIEWS]
)
def test_every_answer_says_why_and_the_first_one_counts(opened, view):
    page, room, content = opened(view, 360)
    ui = content["ui"]
    check_button(room, ui).click()
    assert room.locator(".dw-warning").inner_text() == ui["choose_answer"]
    for question in content["questions"]:
        assert room.locator("legend").inner_text() == question["prompt"]
        assert ui[f"level_{question['level']}"] in room.inner_text()
        options = question["options"]
        order = sorted(range(len(options)), key=lambda place: options[place]["correct"])  # the right one last
        for place in order:
            room.get_by_role("radio", name=options[place]["text"], exact=True).check()
            check_button(room, ui).click()
            said = room.locator(".dw-feedback").inner_text()
            assert options[place]["why"] in said
            assert (ui["right"] if options[place]["correct"] else ui["other"]) in said
            assert (ui["try_again"] in said) != options[place]["correct"]
        assert kept(page, f"try-{view}")["given"]["answers"][question["key"]]["tried"] == [
            options[one]["key"] for one in order
        ]
        next_button(room, ui).click()
    # all were wrong at the first try
    assert ui["result_all"].format(right=0, all=len(content["questions"])) in room.inner_text()
    assert content["truth"] in room.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_result_counts_every_step_and_leads_back_to_every_question(opened):
    """Both questions of the first step right at once, one of the second and the last, none of the third."""
    page, room, content = opened("pupil")
    ui, questions = content["ui"], content["questions"]
    right = [True, True, False, True, False, False, True, False]
    answers = {}
    for question, is_right in zip(questions, right, strict=True):
        chosen = next(option["key"] for option in question["options"] if option["correct"] == is_right)
        answers[question["key"]] = {"tried": [chosen]}
    put(page, "try-pupil", {"version": 2, "edition": content["edition"], "answers": answers})
    assert ui["result_all"].format(right=4, all=8) in room.inner_text()
    rows = room.locator(".dw-reading-room tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
    )
    counts = zip(("read", "compare", "beyond", "behind"), (2, 1, 0, 1), strict=True)
    assert rows == [[ui[f"level_{level}"], ui["of"].format(right=count, all=2)] for level, count in counts]
    for number, question in enumerate(questions, start=1):
        numbered = room.get_by_role("group", name=ui["look_again"]).get_by_role("button")
        assert numbered.all_inner_texts() == [str(place) for place in range(1, len(questions) + 1)]
        name = ui["question_of"].format(number=number, all=len(questions))
        room.get_by_role("button", name=name, exact=True).click()
        assert room.locator("legend").inner_text() == question["prompt"]
        page.reload()


def test_a_reload_and_the_other_language_find_the_answers_again(opened, new_page, tmp_path):
    page, room, content = opened("pupil")
    ui = content["ui"]
    for question in content["questions"][:3]:
        right = next(option for option in question["options"] if option["correct"])
        room.get_by_role("radio", name=right["text"], exact=True).check()
        check_button(room, ui).click()
        next_button(room, ui).click()
    page.reload()
    assert room.locator("legend").inner_text() == content["questions"][3]["prompt"]  # the first open one
    room.get_by_role("button", name=ui["previous_question"]).click()
    assert room.locator("input:checked").count() == 1
    right = next(option for option in content["questions"][2]["options"] if option["correct"])
    assert right["why"] in room.locator(".dw-feedback").inner_text()

    with speaking("en"):
        english = ReadDashboard("try-pupil", view="pupil", seed=1)
    page.goto(save(tmp_path, english))  # the same file, so the same browser store
    assert room.locator("legend").inner_text() == english.content["questions"][3]["prompt"]
    assert english.content["ui"]["answered"].format(done=3, all=8) in room.inner_text()


def test_answers_to_another_dashboard_are_left_alone(opened, tmp_path):
    page, room, content = opened("class")
    room.get_by_role("radio").first.check()
    check_button(room, content["ui"]).click()
    with speaking("en"):
        other = ReadDashboard("try-class", view="class", seed=4)
    page.goto(save(tmp_path, other))
    assert other.content["ui"]["answered"].format(done=0, all=8) in room.inner_text()
    assert room.locator("input:checked").count() == 0


@pytest.mark.parametrize("view", VIEWS)
def test_each_chart_has_its_words_and_its_table(opened, view):
    _page, room, content = opened(view)
    for chart in content["charts"]:
        room.get_by_role("button", name=chart["tab"], exact=True).click()
        panel = room.locator(".dw-panel:visible")
        assert panel.count() == 1
        picture = panel.get_by_role("img")
        assert len(picture.get_attribute("aria-label")) > 30
        panel.locator("summary").click()
        table = panel.get_by_role("table")
        if "table" in chart:
            assert picture.get_attribute("aria-label") == chart["alternative"]
            cells = table.locator("tbody tr").evaluate_all(
                "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
            )
            assert cells == chart["table"]["rows"]
        else:
            assert table.locator("tbody tr").count() == len(chart["values"])


@pytest.mark.parametrize("view", VIEWS)
def test_the_question_brings_its_chart(opened, view):
    """A number in a question must be readable on the chart that stands beside it."""
    _page, room, content = opened(view)
    by_key = {"often-absent": 2, "days-absent": 1, "worst-week": 2, "one-average": 0}
    for question in content["questions"][:2]:
        pressed = room.locator('.dw-tab[aria-pressed="true"]')
        if question["key"] in by_key:
            assert pressed.inner_text() == content["charts"][by_key[question["key"]]]["tab"]
        room.get_by_role("radio").first.check()
        check_button(room, content["ui"]).click()
        next_button(room, content["ui"]).click()


def test_a_bar_is_as_long_as_its_number(opened):
    _page, room, content = opened("class")
    chart = content["charts"][0]
    widths = room.locator(".dw-panel:visible rect.dw-bar").evaluate_all(
        "bars => bars.map(bar => bar.width.baseVal.value)"
    )
    beyond = [bar["value"] - chart["start"] for bar in chart["bars"]]
    per_point = [width / points for width, points in zip(widths, beyond, strict=True)]
    assert max(per_point) - min(per_point) < 0.01 * max(per_point)
    assert f"{chart['start']}" in room.locator(".dw-panel:visible .dw-reading-note").inner_text()


def test_by_keyboard_alone(opened):
    page, room, content = opened("pupil")
    ui = content["ui"]

    def tab_to(text):
        for _step in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent || document.activeElement.type").startswith(text):
                return
        raise AssertionError(f"no way to {text} by keyboard")

    for question in content["questions"]:
        tab_to("radio")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        assert kept(page, "try-pupil") is None or question["key"] not in kept(page, "try-pupil")["given"]["answers"]
        tab_to(ui["give_answer"])
        page.keyboard.press("Enter")
        assert question["options"][0]["why"] in room.locator(".dw-feedback").inner_text()
        tab_to(ui["to_result"] if question is content["questions"][-1] else ui["next_question"])
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.className") == "dw-subheading"
    assert ui["what_happened"] in room.inner_text()


@IN_ONE_LOOK
def test_axe_finds_nothing(exercises, new_page, tmp_path, width, dark):
    """All four views on one page, with feedback, every chart and every table in sight."""
    page = new_page(width, dark=dark)
    page.goto(save(tmp_path, *exercises.values()))
    for view, exercise in exercises.items():
        room = card(page, f"try-{view}")
        room.get_by_role("radio").first.check()
        check_button(room, exercise.content["ui"]).click()
    page.evaluate("document.querySelectorAll('.dw-panel').forEach(panel => panel.hidden = false)")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert in_anyones_way(page) == []


def test_on_paper_all_charts_are_there(opened):
    page, room, content = opened("school")
    page.emulate_media(media="print")
    assert room.locator(".dw-panel:visible").count() == len(content["charts"])
    assert room.locator(".dw-tab:visible").count() == 0


LIVE = """
from datawijs import use_language
from datawijs.widgets import ReadDashboard
use_language("nl")
dashboard = ReadDashboard("live-dashboard", view="pupil", seed=1)
dashboard
"""


def test_answers_come_back_to_the_kernel(jupyterlab, lab_window, exercises):
    content = exercises["pupil"].content
    page = jupyterlab.open(lab_window, [LIVE], "dashboard")
    room = card(page, "live-dashboard")
    room.wait_for(timeout=60_000)
    for question in content["questions"]:
        right = next(option for option in question["options"] if option["correct"])
        room.get_by_role("radio", name=right["text"], exact=True).check()
        check_button(room, content["ui"]).click()
        next_button(room, content["ui"]).click()
    printed = jupyterlab.run(page, "print(dashboard.result['right'].sum(), dashboard.result['tries'].tolist())")
    assert printed.strip() == f"8 {[1] * 8}"
