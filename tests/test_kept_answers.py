"""What was kept with an earlier edition of the course is still read, and means what it meant: see kept_answers/README.md."""

import json
import math
import re
from datetime import datetime
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from exercise_page import FIRST_KEY, card, open_menu, save
from kept_names import every_id, ids_on_pages, kept_names, lost_ids
from playwright.sync_api import expect

from datawijs.course.page_exercises import exercises_on_page
from datawijs.evaluation.export_files import read_files
from datawijs.evaluation.questions import OTHER, questions_of
from datawijs.widgets.editions import asked_in, earlier_editions, old_ids
from datawijs.widgets.exercise import exercise_kinds
from datawijs.widgets.kept import kept_now

HERE = Path(__file__).parent / "kept_answers"
EDITION = HERE / "first_edition"
LOOKS = (HERE / "looks.js").read_text(encoding="utf-8")
REWORDED = json.loads((HERE / "reworded.json").read_text(encoding="utf-8"))
LEARNERS = ("finished", "half")
NAMES = sorted(file.stem for file in EDITION.glob("*-*.json"))
IN_ONE_FILE = "everything-finished.json"


@cache
def frozen(exercise_id: str) -> dict:
    return json.loads((EDITION / f"{exercise_id}.json").read_text(encoding="utf-8"))


def every_record() -> list[tuple[str, str]]:
    """The name of the exercise and of the learner, for every record that there is."""
    return [(name, learner) for name in NAMES for learner in frozen(name)["learners"]]


def nightly_but_one_of_each_kind(records: list[tuple[str, str]]) -> list:
    """The records as parameters: those of one exercise of each kind run each time, the others by night."""
    each_time = set(one_of_each_kind())
    return [one if one[0] in each_time else pytest.param(*one, marks=pytest.mark.nightly) for one in records]


def one_of_each_kind() -> list[str]:
    """Exercises of all kinds, and a second Short check: the first one has no statements."""
    kinds = {frozen(name)["kind"]: name for name in reversed(NAMES)}
    return [*sorted({**kinds, "short_check": "beginner-00-pretest"}.values()), "beginner-08-survey"]


def made_today(exercise_id: str):
    """The exercise as its page makes it today."""
    page = exercises_on_page(f"../../{frozen(exercise_id)['page']}", "nl")
    return next(one.exercise for one in page if one.exercise.exercise_id == exercise_id)


@pytest.fixture
def with_record():
    """A factory: `with_record(exercise id, record)` gives the exercise of today with a record of then, for one test."""
    lent = []

    def lend(exercise_id: str, record: dict):
        exercise = made_today(exercise_id)
        lent.append(exercise)
        exercise.answers = record
        return exercise

    yield lend
    for exercise in lent:
        exercise.answers = {}


def today(thing):
    """Something frozen, with the texts that were reworded since."""
    if isinstance(thing, str):
        return REWORDED.get(thing, thing).replace("Te vroeg om te zeggen", "Nog niet te zeggen")  # its name now
    if isinstance(thing, list):
        return [today(one) for one in thing]
    return {name: today(one) for name, one in thing.items()} if isinstance(thing, dict) else thing


def plain(value):
    """A cell of a table as it was frozen."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return pytest.approx(value, abs=1e-5) if isinstance(value, float) else value


def assert_same_table(table: pd.DataFrame, rows: list[dict]) -> None:
    """A table may have got more columns; what was frozen of it stays."""
    assert len(table) == len(rows)
    for now, then in zip(table.to_dict("records"), today(rows), strict=True):
        assert then == {name: plain(now[name]) for name in then}


# What this one proposes follows from the answers of a group, and the fictional group answers to the tests of today.
OF_A_GROUP = {"group-next-round"}


def assert_same_choices(table: pd.DataFrame, rows: list[dict]) -> None:
    """What was chosen is still chosen, whatever the group of today says of it: its place, how strong, whether it is new."""
    of_today = ("strength", "earlier")
    wanted = [{name: value for name, value in row.items() if name not in of_today} for row in today(rows)]
    found = [{name: plain(row[name]) for name in wanted[0]} for row in table.to_dict("records")]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def assert_means_what_it_meant(name: str, exercise, rows: list[dict]) -> None:
    (assert_same_choices if name in OF_A_GROUP else assert_same_table)(exercise.result, rows)


def first_answers(answers: dict) -> dict:
    """The first answer to each question, of whatever kind of exercise."""
    tries = {key: tried if isinstance(tried, list) else [tried.get("first")] for key, tried in answers.items()}
    return {key: tried[0] for key, tried in tries.items() if tried and tried[0]}


def test_every_exercise_on_the_pages_was_answered_by_both_learners():
    on_pages = {exercise_id for page in kept_names("pages").values() for exercise_id in page}
    kinds = {frozen(name)["kind"] for name in NAMES}
    assert len(NAMES) == 76
    assert set(NAMES) <= on_pages, "an exercise of the first edition has no page any more: what becomes of its answers?"
    assert kinds <= set(exercise_kinds())
    assert len(kinds) == 19
    assert all(set(LEARNERS) <= set(frozen(name)["learners"]) for name in NAMES)


def test_no_id_of_an_exercise_is_lost():
    """A new name needs a bridge in `widgets/old_ids.json`; for a new exercise: `python tests/kept_names.py`."""
    today = ids_on_pages(kept_names("pages"))
    assert set(NAMES) <= every_id()
    assert lost_ids(every_id(), today, old_ids()) == set()
    assert today - every_id() == set(), "these aren't written down yet"
    assert set(old_ids().values()) <= today
    assert not today.intersection(old_ids()), "an id of today is said to be an old one"


def test_a_new_name_without_a_bridge_is_seen():
    ever, today = {"one", "two"}, {"one", "second"}
    assert lost_ids(ever, today, {}) == {"two"}
    assert lost_ids(ever, today, {"two": "second"}) == set()
    assert lost_ids(ever, today, {"two": "third"}) == {"two"}


# Since the first edition these show other pupils, or the same pupils with other answers that count as right.
OTHER_PUPILS = {
    "advanced-02-comparing-groups",
    *(
        "beginner-03-trainer",
        "train-the-trainer-02-own-habit",
        "welcome-try",
        "practice-daily",
        "practice-made-to-measure",
    ),
    *("practice-test-a", "practice-test-b", "practice-class-list", "data-analysis-04-class-list"),
    "data-analysis-02-combining",
}


def assert_kept_but_not_counted(exercise, record: dict) -> None:
    """Answers to other pupils say nothing of those of today; they are still there, under the edition that they belong to."""
    table = exercise.result
    answered = table["tries"].sum() if "tries" in table else len(table)
    assert answered == 0
    kept = json.dumps(kept_now(record["given"], exercise.content))
    editions = set(re.findall(r'"edition": "([^"]+)"', json.dumps(record["given"])))
    assert editions
    assert exercise.content["edition"] not in editions
    assert all(edition in kept for edition in editions)


@pytest.mark.parametrize(("name", "learner"), nightly_but_one_of_each_kind(every_record()))
def test_the_table_says_what_the_learner_meant(name, learner, with_record):
    then = frozen(name)["learners"][learner]
    exercise = with_record(name, then["record"])
    if name in OTHER_PUPILS:
        assert_kept_but_not_counted(exercise, then["record"])
        return
    assert_means_what_it_meant(name, exercise, then["meaning"]["result"])
    if "notes" in then["meaning"]:
        assert_same_table(exercise.notes, then["meaning"]["notes"])


@pytest.mark.parametrize(("name", "learner"), nightly_but_one_of_each_kind(every_record()))
def test_the_evaluation_reads_the_first_answers(name, learner, with_record):
    then = frozen(name)["learners"][learner]
    exercise = with_record(name, then["record"])
    if name in OTHER_PUPILS:
        assert all(question.is_of_another_edition(exercise.given) for question in questions_of(exercise))
        return
    first = first_answers(then["meaning"]["answers"])
    for question in questions_of(exercise):
        assert not question.is_of_another_edition(exercise.given)
        reply = question.reply(exercise.given)
        if question.key not in first:
            assert reply is None
            continue
        answer = first[question.key]
        assert reply.right == answer.get("right")
        if reply.right is False and question.kind == "choice":
            assert question.wrong_answer(reply.said)[0] == today(answer["text"])
        if reply.right is False and question.kind == "numeric":
            assert (reply.said == OTHER) == (answer["known"] is None)


def test_a_file_with_everything_is_read(with_record):
    exports = read_files([(EDITION / "exports" / IN_ONE_FILE).read_bytes()])
    assert exports.problems == ()
    (records,) = exports.read
    assert sorted(records) == NAMES
    for name, record in records.items():
        exercise = with_record(name, {"saved": record.saved, "given": record.given})
        if name in OTHER_PUPILS:
            assert_kept_but_not_counted(exercise, {"given": record.given})
            continue
        assert_means_what_it_meant(name, exercise, frozen(name)["learners"]["finished"]["meaning"]["result"])


def opened(page, tmp_path, name: str, then: dict):
    """The page of one exercise, on the day on which the learner opened it again."""
    page.clock.set_fixed_time(datetime.fromisoformat(then["at"]))
    page.goto(save(tmp_path, made_today(name), name=name))
    return card(page, name)


def assert_shown(page, shows: dict) -> None:
    """What the card showed of the answers then, it shows today; there may be more text around it."""
    page.evaluate("document.querySelectorAll('.dw-fold').forEach((fold) => { fold.open = true })")
    now, then = page.evaluate(LOOKS), today(shows)
    lines = set(now.pop("lines"))
    assert [line for line in then.pop("lines", []) if line not in lines] == []
    assert {name: told for name, told in now.items() if told} == then


@pytest.mark.parametrize("name", sorted(set(one_of_each_kind()) - OTHER_PUPILS - OF_A_GROUP))
def test_a_browser_shows_what_it_kept(name, new_page, tmp_path):
    page = new_page(timezone_id="Europe/Brussels")
    for then in frozen(name)["learners"].values():
        opened(page, tmp_path, name, then)
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)", [FIRST_KEY + name, json.dumps(then["record"])]
        )
        page.reload()
        assert_shown(page, then["shows"])


@pytest.mark.parametrize("file", [IN_ONE_FILE, "datawijs-beginner-00-pretest.json"])
def test_a_saved_file_is_loaded_on_the_card(file, new_page, tmp_path):
    name = "beginner-00-pretest"
    then = frozen(name)["learners"]["finished"]
    page = new_page(timezone_id="Europe/Brussels")
    exercise = opened(page, tmp_path, name, then)
    open_menu(exercise).locator('input[type="file"]').set_input_files(EDITION / "exports" / file)
    expect(exercise).to_contain_text(made_today(name).content["ui"]["imported"])
    open_menu(exercise)  # folded again, as the learner left it
    assert_shown(page, then["shows"])


CHANGED = {
    "advanced-02-comparing-groups",
    "data-analysis-02-combining",
}  # exercises of which an item changed since the first edition


def test_every_position_has_the_key_of_what_it_pointed_at():
    orders = json.loads((EDITION / "orders.json").read_text(encoding="utf-8"))
    for name in sorted(name for name in orders.keys() - CHANGED if orders[name]["questions"]):
        (first, *_later) = earlier_editions(name)
        asked = {question["key"]: question for question in asked_in(made_today(name).content)}
        for key, then in orders[name]["questions"].items():
            item = first["questions"][key]
            told = then.get("options") or then.get("categories") or []
            assert item["kind"] == then["kind"]
            if "options" in then:
                assert [one in item["right"] for one in item["keys"]] == [one["correct"] for one in told]
                now = {option["key"]: option["text"] for option in asked[key]["options"]} if key in asked else {}
                texts = zip(item["keys"], told, strict=True)
                assert [one["text"] for option, one in texts if now.get(option, "") != today(one["text"])] == []
            else:
                count = len(told or then.get("steps") or then.get("scale") or [])
                assert len(item.get("keys") or []) == count
                assert item.get("answer") == then.get("answer")


def test_no_item_changed_by_accident():
    """A new name is a change too; before anybody answered by it: `python tests/kept_answers/earlier_editions.py`."""
    first = {name: earlier_editions(name)[0]["edition"] for name in NAMES if earlier_editions(name)}
    now = {name: made_today(name).content["edition"] for name in first}
    assert {name for name in first if first[name] != now[name]} == CHANGED


def test_a_browser_and_python_read_the_same_keys(new_page, tmp_path):
    page = new_page()
    page.goto(save(tmp_path, made_today("beginner-00-pretest")))
    for name, learner in every_record():
        given, content = frozen(name)["learners"][learner]["record"]["given"], made_today(name).content
        in_browser = page.evaluate("([given, content]) => datawijs.shared.keptNow(given, content)", [given, content])
        assert in_browser == kept_now(given, content), name
