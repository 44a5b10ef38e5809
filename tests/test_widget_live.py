"""The exercises in a real JupyterLab: answered in the browser, read back from the kernel."""

import ast
import json

from asked_page import give, right_place
from judging import judge, judge_in_test
from playwright.sync_api import expect

NOISE = """
from datawijs import use_language
from datawijs.widgets import NoiseOrDecline
use_language("nl")
exercise = NoiseOrDecline("live-noise", items=3, seed=4)
exercise
"""
JUDGING = """
from datawijs import use_language
from datawijs.widgets import AdaptiveTrainer, DailyPractice, NoiseOrDecline
from IPython.display import display
use_language("en")
trainer, daily, test = AdaptiveTrainer("live-trainer"), DailyPractice("live-daily"), NoiseOrDecline("live-test", form="B")
display(trainer, daily, test)
"""
IN_PARTS = """
from datawijs import use_language
from datawijs.widgets import CombiningSources, ComparingGroups, EarlyWarning, Grouping, MovingTarget
from IPython.display import display
use_language("en")
moving, groups = MovingTarget("live-moving"), ComparingGroups("live-groups")
warning, sources = EarlyWarning("live-warning"), CombiningSources("live-sources")
grouping = Grouping("live-grouping")
display(moving, groups, warning, grouping, sources)
"""
CHECK = """
from datawijs import use_language
from datawijs.widgets import Choice, Numeric, Option, Ordering, ShortCheck, Statement
use_language("en")
check = ShortCheck("live-check", [
    Choice("Pick one", [Option("Wrong one", "Because it is wrong."), Option("Right one", "Because.", correct=True)]),
    Numeric("How much?", 3.5, why="Half of seven."),
    Ordering("In order", ["first", "second"], why="So."),
    Statement("I like it"),
])
check
"""


def card_on(page, exercise_id):
    card = page.locator(f'.dw-exercise[data-exercise="{exercise_id}"]')
    card.wait_for(timeout=180_000)  # the first of a kind draws its pupils
    return card


def test_noise_or_decline_comes_back_to_the_kernel(jupyterlab, lab_window):
    page = jupyterlab.open(lab_window, [NOISE], "noise")
    card = card_on(page, "live-noise")
    for answer in ("Ruis", "Nog niet te zeggen", "Echte daling"):
        card.get_by_role("button", name=answer).click()
        card.locator(".dw-primary").click()
    assert "Hoe je het deed" in card.inner_text()
    printed = jupyterlab.run(page, "print(exercise.result['answer'].tolist())")
    assert ast.literal_eval(printed.strip()) == ["noise", "early", "decline"]


def test_every_kind_of_judging_comes_back_to_the_kernel(jupyterlab, lab_window):
    page = jupyterlab.open(lab_window, [JUDGING], "judging")
    judge(card_on(page, "live-trainer"), 1, sure=3)
    judge(card_on(page, "live-daily"), 1)
    judge_in_test(card_on(page, "live-test"), 1, sure=3)
    tables = "[exercise.result for exercise in (trainer, daily, test)]"
    printed = jupyterlab.run(page, f"print([table['answer'].tolist() for table in {tables}])")
    assert ast.literal_eval(printed.strip()) == [["early"]] * 3
    printed = jupyterlab.run(page, "print(trainer.result['confidence'].tolist() + test.result['confidence'].tolist())")
    assert ast.literal_eval(printed.strip()) == [85, 85]


def test_exercises_in_parts_come_back_to_the_kernel(jupyterlab, lab_window):
    page = jupyterlab.open(lab_window, [IN_PARTS], "in-parts")
    names = ("moving", "groups", "warning", "grouping", "sources")
    # by a file: JupyterLab takes seconds to show what is that long
    told = ", ".join(f"{name}={name}.content" for name in names)
    jupyterlab.run(page, f"import json; json.dump(dict({told}), open('contents.json', 'w'))")
    contents = json.loads((jupyterlab.folder / "contents.json").read_text(encoding="utf-8"))
    for name, content in contents.items():
        card = card_on(page, f"live-{name}")
        if name == "sources":
            case = content["cases"][0]
            give(card, content, case["sources"][0]["question"], 1)
            continue
        for question in content["guesses"]:
            give(card, content, question, right_place(question))
    moving = card_on(page, "live-moving")
    moving.get_by_role("slider").focus()
    page.keyboard.press("End")
    moving.get_by_role("checkbox").check()
    expect(moving.locator(".dw-years-summary")).to_have_text(contents["moving"]["summary_kept"])
    tables = f"[{', '.join(f'{name}.result' for name in names)}]"
    columns = "[['key', 'right', 'misreading']].dropna(subset='right').fillna('').values.tolist()"
    printed = jupyterlab.run(page, f"print([table{columns} for table in {tables}])")
    assert ast.literal_eval(printed.strip()) == [
        [["june", True, ""], ["how-often", True, ""]],
        [["usual", True, ""], ["often", True, ""]],
        [["flag", True, ""], ["names", True, ""]],
        [["how-many", True, ""], ["the-same", True, ""]],
        [["slide-practice", False, "green-means-fine"]],
    ]
    assert jupyterlab.run(page, "print(moving.given['seen'], moving.given['kept'])").strip() == "9 True"


def test_short_check_comes_back_to_the_kernel_and_survives_a_rerun(jupyterlab, lab_window):
    page = jupyterlab.open(lab_window, [CHECK], "check")
    card = card_on(page, "live-check")
    card.get_by_role("radio", name="Wrong one").check()
    card.get_by_role("button", name="Check my answer", exact=True).nth(0).click()
    card.get_by_role("radio", name="Right one").check()
    card.get_by_role("button", name="Check my answer", exact=True).nth(0).click()
    field = card.get_by_label("How much?")
    field.fill("3,5")
    field.press("Enter")
    card.get_by_role("button", name="Move up: first").click()
    card.get_by_role("button", name="Check my answer", exact=True).nth(2).click()
    card.get_by_role("radio", name="Strongly agree").check()
    columns = "[['question', 'first', 'last', 'tries']].values.tolist()"
    expected = [
        ["q1", "Wrong one", "Right one", 2],
        ["q2", "3,5", "3,5", 1],
        ["q3", "first → second", "first → second", 1],
        ["q4", "Strongly agree", "Strongly agree", 1],
    ]
    assert ast.literal_eval(jupyterlab.run(page, f"print(check.result{columns})").strip()) == expected

    # a new kernel object of the same exercise: the browser gives the answers back
    page.locator(".jp-CodeCell").first.locator(".jp-InputPrompt").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_function(
        "() => /^\\[3\\]:$/.test(document.querySelector('.jp-CodeCell .jp-InputPrompt').textContent)"
    )
    card_on(page, "live-check").get_by_text("Right at once").first.wait_for()
    assert ast.literal_eval(jupyterlab.run(page, f"print(check.result{columns})").strip()) == expected


LIST = """
from datawijs import use_language
from datawijs.widgets import ClassList
use_language("en")
list_of_class = ClassList("live-list", seed=1)
list_of_class
"""
LINE_UP = """
from datawijs import use_language
from datawijs.widgets import LineUp
use_language("nl")
line_up = LineUp("live-line-up", rounds=2, seed=1)
line_up
"""


def test_class_list_comes_back_to_the_kernel(jupyterlab, lab_window):
    page = jupyterlab.open(lab_window, [LIST], "list")
    card = card_on(page, "live-list")
    boxes = card.locator(".dw-invite input")
    for place in (1, 2, 10, 24):
        boxes.nth(place).check()
    card.get_by_role("button", name="Invite these four").click()
    card.get_by_role("heading", name="Who really declined").wait_for()
    shown = "list_of_class.result.query('invited').index.tolist(), len(list_of_class.result)"
    assert ast.literal_eval(jupyterlab.run(page, f"print([{shown}])").strip()) == [[1, 2, 10, 24], 25]


def test_line_up_comes_back_to_the_kernel(jupyterlab, lab_window):
    page = jupyterlab.open(lab_window, [LINE_UP], "line-up")
    card = card_on(page, "live-line-up")
    for answer in ("Grafiek 7", "Geen van alle"):
        card.get_by_role("radio", name=answer).check()
        card.get_by_role("button", name="Antwoord", exact=True).click()
        card.locator(".dw-said").wait_for()
        card.locator(".dw-body .dw-primary").click()
    card.get_by_role("heading", name="Hoe je het deed").wait_for()
    printed = jupyterlab.run(page, "print(line_up.result['answer'].tolist())")
    assert ast.literal_eval(printed.strip()) == [7, 0]


TALKING = """
from datawijs import use_language
from datawijs.widgets import AgreementsBuilder, ConversationPlanner, SessionTimer, protocol
from IPython.display import display
use_language("en")
planner, builder = ConversationPlanner("live-planner", case="false-alarm"), AgreementsBuilder("live-builder")
timer = SessionTimer("live-timer", protocol("gossip"))
display(planner, builder, timer)
"""


def test_planner_builder_and_timer_come_back_to_the_kernel(jupyterlab, lab_window):
    page = jupyterlab.open(lab_window, [TALKING], "talking")
    planner = card_on(page, "live-planner")
    planner.get_by_role("radio").nth(2).check()
    planner.get_by_role("button", name="Do this").click()
    planner.locator(".dw-plan-follows").wait_for()
    builder = card_on(page, "live-builder")
    builder.locator(".dw-body > .dw-buttons .dw-primary").click()
    builder.get_by_label("An agreement of our own").fill("We ask the pupil first.")
    timer = card_on(page, "live-timer")
    timer.get_by_role("button", name="Start", exact=True).click()
    timer.get_by_role("button", name="Next phase").click()
    timer.get_by_role("heading", name="Questions").wait_for()
    shown = "planner.result['way'].tolist(), builder.result['agreement'].tolist(), timer.result['planned'].tolist()"
    printed = ast.literal_eval(jupyterlab.run(page, f"print([{shown}])").strip())
    assert printed == [["look-closer"], ["We ask the pupil first."], [5, 15, 15, 15, 10]]
    assert ast.literal_eval(jupyterlab.run(page, "print(timer.given['phase'])").strip()) == 1


OF_TRAINERS = """
from datawijs import use_language
from datawijs.widgets import ClassroomObservation, ProgrammeBuilder, YearPlan
from datawijs.widgets.programme_builder.proposal import Proposal
from IPython.display import display
use_language("en")
lesson = ClassroomObservation("live-observation", lesson="primary")
proposed = Proposal("talk-first", "train", "Begin with the talk.", "Nine of twelve asked for it.", "clear")
programme, plan = ProgrammeBuilder("live-programme", [proposed]), YearPlan("live-plan")
display(lesson, programme, plan)
"""


def test_what_trainers_use_comes_back_to_the_kernel(jupyterlab, lab_window):
    page = jupyterlab.open(lab_window, [OF_TRAINERS], "of-trainers")
    lesson = card_on(page, "live-observation")
    lesson.get_by_role("radio").first.check()
    lesson.get_by_role("button", name="Note this").click()
    programme = card_on(page, "live-programme")
    programme.get_by_role("checkbox", name="Begin with the talk.").check()
    plan = card_on(page, "live-plan")
    plan.get_by_role("button", name="Begin with the draft").click()
    plan.get_by_role("button", name="Look at my plan").click()
    plan.get_by_role("button", name="Change my plan").wait_for()
    shown = "lesson.result['tries'].iloc[0], programme.result['key'].tolist(), plan.result['attempt'].unique().tolist()"
    printed = ast.literal_eval(
        jupyterlab.run(page, f"print([int(x) if hasattr(x, 'item') else x for x in [{shown}]])").strip()
    )
    assert printed == [1, ["talk-first"], [1]]


OWN = """
from datawijs import use_language
from datawijs.widgets import OwnMarks
use_language("en")
own = OwnMarks("live-own")
own
"""


def test_results_of_ones_own_never_come_to_the_kernel(jupyterlab, new_page):
    page = jupyterlab.open(new_page(), [OWN], "own")
    card = card_on(page, "live-own")
    card.locator("input[type=file]").set_input_files(
        {
            "name": "list.csv",
            "mimeType": "",
            "buffer": b"Test;Mark\n" + b"".join(b"%d;6.%d\n" % (n, n) for n in range(1, 10)),
        }
    )
    card.get_by_role("radio").first.check()
    expect(card.locator(".dw-said")).to_contain_text("The line lies at")
    traits = jupyterlab.run(page, "print(own.answers, own.given, len(own.result), '6.7' in repr(own.get_state()))")
    assert traits.strip() == "{} {} 0 False"


SHEET = """
from datawijs import use_language
from datawijs.evaluation.on_page import page_content
from datawijs.widgets import GroupSheet
use_language("en")
sheet = GroupSheet("live-sheet", page_content([]))
sheet
"""


def test_files_of_a_group_never_come_to_the_kernel(jupyterlab, new_page):
    page = jupyterlab.open(new_page(), [SHEET], "sheet")
    card = card_on(page, "live-sheet")
    card.locator("input[type=file]").set_input_files({"name": "anna.json", "mimeType": "", "buffer": b"PK\x03\x04"})
    expect(card.locator(".dw-bad")).to_contain_text("“anna.json” is a zip that can't be opened.")
    traits = jupyterlab.run(
        page, "print(sheet.answers, sheet.given, len(sheet.result), 'anna' in repr(sheet.get_state()))"
    )
    assert traits.strip() == "{} {} 0 False"


CHOOSER = """
from datawijs import use_language
from datawijs.widgets import ScreenChooser
use_language("en")
chooser = ScreenChooser("my-screen")
chooser
"""


def test_the_chosen_screen_comes_back_to_the_kernel(jupyterlab, lab_window):
    page = jupyterlab.open(lab_window, [CHOOSER], "chooser")
    card_on(page, "my-screen").get_by_role("radio", name="Snappet").check()
    printed = jupyterlab.run(page, "print(chooser.result['screen'].tolist())")
    assert ast.literal_eval(printed.strip()) == ["snappet"]
