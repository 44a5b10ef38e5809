"""Answers are kept by key: what an answer means hangs on no order, and answers to other questions than these are set apart."""

import json

import pytest
from exercise_page import FIRST_KEY, KEY, card, open_menu, save

from datawijs.edition import EDITION
from datawijs.evaluation.export_files import read_files
from datawijs.evaluation.questions import questions_of
from datawijs.language import speaking
from datawijs.widgets import Choice, Numeric, Option, Ordering, ShortCheck, Statement
from datawijs.widgets import exercise as base
from datawijs.widgets.kept import kept_now, right_in

RIGHT = Option("Right.", "Because.", correct=True)
ONE, OTHER, THIRD = (Option(f"{name}.", f"{name} thought.", key=name.lower()) for name in ("One", "Other", "Third"))
FIRST_EDITION = {"which": {"shape": None, "first": 0, "last": 1, "tries": 3}}


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def check(*options, more=()):
    """A short check with one question with these options, and more."""
    return ShortCheck("keys", [Choice("Which?", options, key="which"), *more])


def answered(exercise, **said) -> dict:
    answers = {key: {"tried": [one]} for key, one in said.items()}
    return {"version": 2, "edition": exercise.content["edition"], "answers": answers}


def with_given(exercise, given):
    exercise.answers = {"saved": 1, "given": given}
    return exercise


def test_another_order_of_the_options_changes_nothing():
    then, now = check(ONE, RIGHT, OTHER), check(OTHER, RIGHT, ONE)
    assert then.content["edition"] == now.content["edition"]
    given = answered(then, which="one")
    assert with_given(now, given).result["first"].tolist() == ["One."]
    (asked,) = questions_of(now)
    assert asked.wrong_answer(asked.reply(given).said)[0] == "One."


@pytest.mark.parametrize(
    "changed",
    [
        lambda: check(ONE, RIGHT, THIRD),
        lambda: check(ONE, RIGHT),
        lambda: check(RIGHT, Option("One.", "Now it is.", correct=True, key="one"), OTHER),
        lambda: check(ONE, RIGHT, OTHER, more=[Statement("I can.", key="can")]),
    ],
    ids=["another error", "an option less", "another right one", "a question more"],
)
def test_a_changed_item_is_another_edition(changed):
    assert changed().content["edition"] != check(ONE, RIGHT, OTHER).content["edition"]


def test_words_level_and_language_are_no_other_edition():
    reworded = Choice("Welke?", [ONE, Option("Juist.", "Daarom.", correct=True), OTHER], key="which", level="read")
    assert ShortCheck("keys", [reworded]).content["edition"] == check(ONE, RIGHT, OTHER).content["edition"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Numeric("How many?", 12), Numeric("How many?", 13)),
        (Numeric("How many?", 12), Numeric("How many?", 12, tolerance=1)),
        (Ordering("In order", ["a", "b"]), Ordering("In order", ["a", "b", "c"])),
        (Statement("I can."), Statement("I can.", scale=["no", "yes"])),
    ],
)
def test_so_it_is_for_every_kind(one, other):
    assert ShortCheck("keys", [one]).content["edition"] != ShortCheck("keys", [other]).content["edition"]


def test_answers_of_another_edition_are_set_apart_and_come_back():
    then, now = check(ONE, RIGHT, OTHER), check(ONE, RIGHT, THIRD)
    kept = kept_now(answered(then, which="one"), now.content)
    assert (kept["edition"], kept.get("answers")) == (now.content["edition"], None)
    kept["answers"] = {"which": {"tried": ["third"]}}
    back = kept_now(kept, then.content)
    assert back["answers"] == {"which": {"tried": ["one"]}}
    assert [one["answers"] for one in back["earlier"]] == [{"which": {"tried": ["third"]}}]
    assert kept_now(back, now.content) == kept


def test_no_report_mixes_editions():
    then, now = check(ONE, RIGHT, OTHER), check(ONE, RIGHT, THIRD)
    (asked,) = questions_of(now)
    assert asked.reply(answered(then, which="one")) is None
    assert asked.is_of_another_edition(answered(then, which="one"))
    assert not asked.is_of_another_edition(answered(now, which="one"))
    assert with_given(now, answered(then, which="one")).result.empty


def first_edition_of(exercise) -> dict:
    """What the first edition kept of the answers "one", another one, and "other"."""
    (shown,) = exercise.content["questions"]
    return {"which": {**FIRST_EDITION["which"], "shape": shown["shape"], "last": 2}}


def test_of_an_exercise_of_ones_own_the_order_of_today_counts():
    exercise = check(ONE, RIGHT, OTHER)
    assert kept_now(first_edition_of(exercise), exercise.content)["answers"] == {
        "which": {"tried": ["one", None, "other"]}
    }


def test_what_can_not_be_read_is_kept_as_it_was():
    exercise = check(ONE, RIGHT, OTHER)
    other = {"which": {"shape": "other", "first": 1, "last": 1}}
    kept = kept_now({**other, "elsewhere": 3}, exercise.content)
    assert (kept["earlier"], kept["unread"], kept["answers"]) == ([other], {"elsewhere": 3}, {})
    positions = {"edition": "of-nobody", "chosen": {"which": [1]}}
    assert kept_now(positions, exercise.content)["earlier"] == [positions]


@pytest.fixture
def known_edition(monkeypatch):
    """The edition in which the options were ONE, RIGHT and OTHER is known, under the name that its records have."""
    items = {"which": {"kind": "choice", "keys": ["one", "right", "other"], "right": ["right"]}}
    edition = check(ONE, RIGHT, OTHER).content["edition"]
    known = [{"was": "keys-1", "edition": edition, "questions": items}]
    monkeypatch.setattr(base, "earlier_editions", lambda exercise_id: known)
    return known[0]


def test_positions_mean_what_they_meant_then(known_edition):
    swapped = check(OTHER, RIGHT, ONE)
    given = {"edition": "keys-1", "chosen": {"which": [0, 2, 99, True, None]}, "seen": 3}
    kept = kept_now(given, swapped.content)
    assert (kept["edition"], kept["seen"]) == (swapped.content["edition"], 3)
    assert kept["answers"] == {"which": {"tried": ["one", "other"]}}


def test_an_earlier_edition_is_scored_on_its_own_items(known_edition):
    item = known_edition["questions"]["which"]
    assert [right_in(item, said) for said in ("right", "one")] == [True, False]


def export(version: int, given: dict) -> bytes:
    records = {"keys": {"saved": 1, "given": given}}
    return json.dumps({"format": "datawijs-answers", "version": version, "exercises": records}).encode()


def test_files_of_both_versions_are_read_and_others_refused():
    exercise = check(ONE, RIGHT, OTHER)
    (asked,) = questions_of(exercise)
    for version, given in ((1, first_edition_of(exercise)), (2, answered(exercise, which="one"))):
        (records,) = read_files([export(version, given)]).read
        assert asked.reply(records["keys"].given).said == "one"
    assert "another version" in read_files([export(3, {})]).problems[0]


def stored(page) -> dict:
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def put(page, key: str, given: dict, saved: int = 5):
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [key, json.dumps({"saved": saved, "given": given})]
    )
    page.reload()
    return card(page, "keys")


def chosen(exercise) -> str:
    return exercise.locator("label", has=exercise.page.locator("input:checked")).inner_text()


def answer(exercise, name: str) -> None:
    exercise.get_by_role("radio", name=name).check()
    exercise.get_by_role("button", name="Check my answer", exact=True).click()


def test_in_a_browser_another_order_changes_nothing(new_page, tmp_path):
    page = new_page()
    page.goto(save(tmp_path, check(ONE, RIGHT, OTHER), name="then"))
    answer(card(page, "keys"), "Other.")
    page.goto(save(tmp_path, check(OTHER, ONE, RIGHT), name="now"))
    assert chosen(card(page, "keys")) == "Other."
    assert "Other thought." in card(page, "keys").inner_text()


def test_a_record_of_the_first_edition_stays_until_it_is_erased(new_page, tmp_path):
    exercise = check(ONE, RIGHT, OTHER)
    page = new_page()
    page.goto(save(tmp_path, exercise))
    shown = put(page, FIRST_KEY + "keys", first_edition_of(exercise))
    assert chosen(shown) == "Other."
    first = stored(page)
    assert set(first) == {FIRST_KEY + "keys"}, "reading wrote something"
    answer(shown, "Right.")
    now = stored(page)
    assert now[FIRST_KEY + "keys"] == first[FIRST_KEY + "keys"]
    given = json.loads(now[KEY + "keys"])["given"]
    assert given["answers"] == {"which": {"tried": ["one", None, "other", "right"]}}
    page.reload()
    assert chosen(shown) == "Right."
    menu = open_menu(shown)
    menu.get_by_role("button", name="Erase my answers").click()
    menu.get_by_role("button", name="Yes, erase").click()
    assert stored(page) == {}


def test_a_browser_sets_another_edition_apart_and_says_so(new_page, tmp_path, known_edition):
    then, now = check(ONE, RIGHT, OTHER), check(ONE, RIGHT, THIRD)
    page = new_page()
    page.goto(save(tmp_path, then, name="then"))
    answer(card(page, "keys"), "Right.")
    page.goto(save(tmp_path, now, name="now"))
    assert "0 of 1 answered" in card(page, "keys").inner_text()
    assert (
        "of the questions of then you had 1 of 1 right at once" in card(page, "keys").locator(".dw-notice").inner_text()
    )
    answer(card(page, "keys"), "Third.")
    page.goto(save(tmp_path, then, name="then"))
    assert chosen(card(page, "keys")) == "Right."
    page.goto(save(tmp_path, now, name="now"))
    assert chosen(card(page, "keys")) == "Third."


def test_of_an_edition_that_is_not_known_no_score_is_told(new_page, tmp_path):
    page = new_page()
    page.goto(save(tmp_path, check(ONE, RIGHT, OTHER)))
    shown = put(page, FIRST_KEY + "keys", {"edition": "of-nobody", "chosen": {"which": [1]}})
    assert "belong to the questions of then" in shown.locator(".dw-notice").inner_text()


def at_school(tmp_path, exercise, place: str | None, name: str) -> str:
    """The address of a page with the exercise, of a school that keeps answers in `place`; None: without a school."""
    address, file = save(tmp_path, exercise, name=name), tmp_path / f"{name}.html"
    if place:
        placed = file.read_text(encoding="utf-8").replace("<html ", f'<html data-answers-place="{place}" ', 1)
        file.write_text(placed, encoding="utf-8")
    return address


def test_two_schools_at_one_address_keep_their_answers_apart(new_page, tmp_path):
    exercise = check(ONE, RIGHT, OTHER)
    page = new_page()
    oak, willow = (at_school(tmp_path, exercise, name, name) for name in ("oak", "willow"))
    page.goto(oak)
    answer(card(page, "keys"), "One.")
    page.goto(willow)
    assert "0 of 1 answered" in card(page, "keys").inner_text()
    answer(card(page, "keys"), "Other.")
    page.goto(oak)
    assert chosen(card(page, "keys")) == "One."
    page.evaluate("datawijs.progress.eraseAll()")
    page.goto(willow)
    assert chosen(card(page, "keys")) == "Other.", "one school erased what was answered at the other"


@pytest.mark.parametrize("earlier", [FIRST_KEY, KEY], ids=["of the first edition", "without a school"])
def test_the_first_school_that_is_opened_takes_over_what_was_kept_before(new_page, tmp_path, earlier):
    exercise = check(ONE, RIGHT, OTHER)
    given = first_edition_of(exercise) if earlier == FIRST_KEY else answered(exercise, which="other")
    page = new_page()
    oak, willow, none = (at_school(tmp_path, exercise, place, place or "none") for place in ("oak", "willow", None))
    page.goto(none)
    assert chosen(put(page, earlier + "keys", given)) == "Other."
    before = stored(page)
    page.goto(oak)
    assert chosen(card(page, "keys")) == "Other."
    assert {key: text for key, text in stored(page).items() if key in before} == before, "something was taken away"
    answer(card(page, "keys"), "Right.")
    page.goto(willow)
    assert "0 of 1 answered" in card(page, "keys").inner_text(), "they are somebody's of the other school"
    page.goto(none)
    assert chosen(card(page, "keys")) == "Other."
    page.goto(oak)
    assert chosen(card(page, "keys")) == "Right."


def test_what_was_erased_at_a_school_does_not_come_back(new_page, tmp_path):
    exercise = check(ONE, RIGHT, OTHER)
    page = new_page()
    page.goto(at_school(tmp_path, exercise, "oak", "oak"))
    shown = put(page, KEY + "keys", answered(exercise, which="other"))
    assert chosen(shown) == "Other."
    menu = open_menu(shown)
    menu.get_by_role("button", name="Erase my answers").click()
    menu.get_by_role("button", name="Yes, erase").click()
    page.reload()
    assert "0 of 1 answered" in card(page, "keys").inner_text()
    assert not [key for key in stored(page) if key.endswith(".keys")]


def test_a_full_browser_takes_nothing_over_and_loses_nothing(new_page, tmp_path):
    exercise = check(ONE, RIGHT, OTHER)
    page = new_page()
    oak, none = at_school(tmp_path, exercise, "oak", "oak"), at_school(tmp_path, exercise, None, "none")
    page.goto(none)
    put(page, KEY + "keys", answered(exercise, which="other"))
    before = stored(page)
    full = page.context.new_page()
    full.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    full.goto(oak)
    assert chosen(card(full, "keys")) == "Other."
    assert stored(full) == before
    page.goto(oak)
    assert chosen(card(page, "keys")) == "Other.", "the next time there was room, and it was not tried again"


def test_what_is_kept_and_saved_says_in_which_edition(new_page, tmp_path):
    page = new_page()
    page.goto(save(tmp_path, check(ONE, RIGHT, OTHER)))
    answer(card(page, "keys"), "One.")
    assert json.loads(stored(page)[KEY + "keys"])["course"] == EDITION
    saved = json.loads(page.evaluate("datawijs.progress.exportAll()"))
    assert (saved["course"], saved["exercises"]["keys"]["course"]) == (EDITION, EDITION)


def on_hub(file, **told) -> None:
    """Let a page say what JupyterLab says in it on a hub, in place of what it said before."""
    page = file.read_text(encoding="utf-8").partition("<!-- hub -->")
    rest = page[0] + page[2].partition("<!-- hub -->")[2]
    config = f'<script id="jupyter-config-data" type="application/json">{json.dumps(told)}</script>'
    file.write_text(rest.replace("</head>", f"<!-- hub -->{config}<!-- hub --></head>", 1), encoding="utf-8")


def test_two_users_of_a_hub_in_one_browser_never_see_each_others_answers(new_page, tmp_path):
    page = new_page()
    address, file = save(tmp_path, check(ONE, RIGHT, OTHER)), tmp_path / "page.html"
    on_hub(file, baseUrl="/user/anna.b/", hubUser="anna.b", hubServerUser="anna.b")
    page.goto(address)
    answer(card(page, "keys"), "One.")
    assert list(stored(page)) == ["datawijs.2.hub:anna%2Eb.keys"]
    for told in (
        {"baseUrl": "/user/bram/", "hubUser": "bram", "hubServerUser": "bram"},
        {"baseUrl": "/user/bram/"},  # of a JupyterLab that says no more
        {"baseUrl": "/user/anna.b/", "hubUser": "coach", "hubServerUser": "anna.b"},  # who may look in her server
        {"baseUrl": "/"},  # without a hub
    ):
        on_hub(file, **told)
        page.goto(address)
        assert "0 of 1 answered" in card(page, "keys").inner_text()
    on_hub(file, baseUrl="/user/anna.b/", hubUser="anna.b", hubServerUser="anna.b")
    page.goto(address)
    assert chosen(card(page, "keys")) == "One."


def test_what_jupyterlab_without_a_hub_kept_before_stays(new_page, tmp_path):
    exercise = check(ONE, RIGHT, OTHER)
    page = new_page()
    address, file = save(tmp_path, exercise), tmp_path / "page.html"
    on_hub(file, baseUrl="/")
    page.goto(address)
    put(page, FIRST_KEY + "keys", first_edition_of(exercise))
    assert "1 of 1 answered" in card(page, "keys").inner_text()
