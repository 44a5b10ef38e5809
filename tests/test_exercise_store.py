"""Nothing a learner answers is lost, and nothing leaves the device."""

import json

import pytest
from exercise_page import KEY, card, kept, open_menu, save, served

from datawijs.language import speaking
from datawijs.widgets import Choice, Numeric, Option, ShortCheck, static_page

BLOCKED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("denied", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""


def make_check(exercise_id="store", language="en"):
    dutch = language == "nl"
    with speaking(language):
        return ShortCheck(
            exercise_id,
            [
                Choice(
                    "Kies" if dutch else "Choose",
                    [
                        Option("Links" if dutch else "Left", "a"),
                        Option("Rechts" if dutch else "Right", "b", correct=True),
                    ],
                ),
                Numeric("Hoeveel?" if dutch else "How much?", 12),
            ],
            title="Proef" if dutch else "Trial",
        )


def answer_choice(exercise, name="Left"):
    exercise.get_by_role("radio", name=name).check()
    exercise.get_by_role("button", name="Check my answer", exact=True).first.click()


@pytest.fixture
def address(tmp_path):
    return save(tmp_path, make_check())


def test_answers_come_back_after_loading_the_page_again(address, new_page):
    page = new_page()
    page.goto(address)
    answer_choice(card(page, "store"))
    page.get_by_label("How much?").fill("1")  # typed, not checked
    page.reload()
    assert card(page, "store").get_by_role("radio", name="Left").is_checked()
    assert page.get_by_label("How much?").input_value() == "1"
    assert "1 of 2 answered" in card(page, "store").inner_text()


def test_keys_are_kept_and_no_labels(address, new_page):
    page = new_page()
    page.goto(address)
    answer_choice(card(page, "store"))
    assert kept(page, "store")["given"]["answers"]["q1"]["tried"] == ["other-1"]
    assert "Left" not in json.dumps(kept(page, "store"))


def test_another_language_has_the_same_answers(tmp_path, new_page):
    english = save(tmp_path, make_check(), name="en")
    dutch = save(tmp_path, make_check(language="nl"), name="nl")
    page = new_page()
    page.goto(english)
    answer_choice(card(page, "store"))
    page.goto(dutch)
    assert card(page, "store").get_by_role("radio", name="Links").is_checked()
    assert "1 van 2 beantwoord" in card(page, "store").inner_text()


def test_two_tabs_keep_both_answers(address, new_page):
    one = new_page()
    other = new_page(context=one.context)
    one.goto(address)
    other.goto(address)
    answer_choice(card(one, "store"))
    other.wait_for_function("() => document.querySelector('input[type=radio]').checked")
    other.get_by_label("How much?").fill("12")
    other.get_by_label("How much?").press("Enter")
    one.get_by_text("2 of 2 answered").wait_for()
    assert set(kept(one, "store")["given"]["answers"]) == {"q1", "q2"}


@pytest.mark.parametrize("text", ["{", "null", "[]", '"x"', '{"saved": "now", "given": {}}', '{"saved": 1}'])
def test_a_damaged_record_is_set_aside_and_said(address, new_page, text):
    page = new_page()
    page.goto(address)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY + "store", text])
    page.reload()
    assert "damaged" in card(page, "store").locator(".dw-notice").inner_text()
    answer_choice(card(page, "store"))
    page.reload()
    assert card(page, "store").get_by_role("radio", name="Left").is_checked()
    assert page.evaluate("key => localStorage.getItem(key)", KEY + "store.unreadable") == text


@pytest.mark.parametrize(
    "given",
    [
        {"q1": {"shape": "other", "first": 0, "last": 0}},
        {"q1": 3},
        {"q1": {"first": 99}},
        {"q1": None},
        {"elsewhere": {}},
    ],
)
def test_answers_that_fit_no_question_are_not_shown(address, new_page, given):
    page = new_page()
    page.goto(address)
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY + "store", json.dumps({"saved": 5, "given": given})]
    )
    page.reload()
    assert "0 of 2 answered" in card(page, "store").inner_text()
    answer_choice(card(page, "store"))
    assert "1 of 2 answered" in card(page, "store").inner_text()


@pytest.mark.parametrize("trouble", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_the_exercise_works_and_says_what_is_not_kept(address, new_page, trouble):
    page = new_page()
    page.add_init_script(trouble)
    page.goto(address)
    answer_choice(card(page, "store"))
    assert "gone when you close the page" in card(page, "store").locator(".dw-notice").inner_text()
    menu = open_menu(card(page, "store"))
    with page.expect_download() as download:
        menu.get_by_role("button", name="Save to a file").click()
    exported = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert exported["exercises"]["store"]["given"]["answers"]["q1"]["tried"] == ["other-1"]


def exported(page, exercise):
    with page.expect_download() as download:
        open_menu(exercise).get_by_role("button", name="Save to a file").click()
    assert download.value.suggested_filename == "datawijs-store.json"
    return download.value.path()


def choose_file(exercise, name, content):
    exercise.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content}
    )


def test_a_file_brings_the_answers_to_another_device(address, new_page):
    here = new_page()
    here.goto(address)
    answer_choice(card(here, "store"))
    content = exported(here, card(here, "store")).read_bytes()

    there = new_page()
    there.goto(address)
    open_menu(card(there, "store"))
    choose_file(card(there, "store"), "datawijs-store.json", content)
    there.get_by_text("The answers from the file are in place.").wait_for()
    assert card(there, "store").get_by_role("radio", name="Left").is_checked()
    there.reload()
    assert card(there, "store").get_by_role("radio", name="Left").is_checked()


def test_a_file_replaces_own_answers_only_after_asking(address, new_page):
    page = new_page()
    page.goto(address)
    answer_choice(card(page, "store"))
    content = exported(page, card(page, "store")).read_bytes()
    answer_choice(card(page, "store"), "Right")
    choose_file(card(page, "store"), "datawijs-store.json", content)
    page.get_by_role("button", name="No, keep mine").click()
    assert kept(page, "store")["given"]["answers"]["q1"]["tried"] == ["other-1", "right"]
    choose_file(card(page, "store"), "datawijs-store.json", content)
    page.get_by_role("button", name="Yes, load the file").click()
    assert kept(page, "store")["given"]["answers"]["q1"]["tried"] == ["other-1"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no json",
        b"[]",
        b"null",
        b'{"format": "other"}',
        b"\xff\xfe\x00",
        b'{"format": "datawijs-answers", "version": 1}',
    ],
)
def test_a_wrong_file_is_refused_in_words(address, new_page, content):
    page = new_page()
    page.goto(address)
    answer_choice(card(page, "store"))
    open_menu(card(page, "store"))
    choose_file(card(page, "store"), "holiday.jpg", content)
    page.get_by_text("holiday.jpg is not a file with answers to this course").wait_for()
    assert kept(page, "store")["given"]["answers"]["q1"]["tried"] == ["other-1"]


def test_a_file_of_another_exercise_is_refused_in_words(address, new_page):
    page = new_page()
    page.goto(address)
    open_menu(card(page, "store"))
    records = {"other": {"saved": 1, "given": {}}}
    content = json.dumps({"format": "datawijs-answers", "version": 1, "exercises": records}).encode()
    choose_file(card(page, "store"), "datawijs-other.json", content)
    page.get_by_text("holds answers, but none to this exercise").wait_for()


def test_erasing_asks_first_and_leaves_nothing(address, new_page):
    page = new_page()
    page.goto(address)
    answer_choice(card(page, "store"))
    open_menu(card(page, "store")).get_by_role("button", name="Erase my answers").click()
    page.get_by_role("button", name="No, keep").click()
    assert kept(page, "store")
    page.get_by_role("button", name="Erase my answers").click()
    page.get_by_role("button", name="Yes, erase").click()
    assert page.evaluate("localStorage.length") == 0
    assert not card(page, "store").get_by_role("radio", name="Left").is_checked()
    assert "have been erased" in card(page, "store").inner_text()


def test_erasing_in_one_tab_erases_in_the_other(address, new_page):
    one = new_page()
    other = new_page(context=one.context)
    one.goto(address)
    answer_choice(card(one, "store"))
    other.goto(address)
    open_menu(card(one, "store")).get_by_role("button", name="Erase my answers").click()
    one.get_by_role("button", name="Yes, erase").click()
    other.get_by_text("0 of 2 answered").wait_for()
    assert kept(other, "store") is None


def test_all_answers_at_once(tmp_path, new_page):
    page = new_page()
    page.goto(save(tmp_path, make_check("one"), make_check("two")))
    answer_choice(card(page, "one"))
    answer_choice(card(page, "two"), "Right")
    listed = page.evaluate("datawijs.progress.list()")
    assert {entry["exercise"] for entry in listed} == {"one", "two"}
    everything = page.evaluate("datawijs.progress.exportAll()")
    page.evaluate("datawijs.progress.eraseAll()")
    assert page.evaluate("localStorage.length") == 0
    assert not card(page, "one").get_by_role("radio", name="Left").is_checked()
    assert page.evaluate("text => datawijs.progress.importAll(text)", everything) == {"taken": 2, "kept": 0}
    assert page.evaluate("text => datawijs.progress.importAll(text)", everything) == {"taken": 0, "kept": 2}
    assert card(page, "two").get_by_role("radio", name="Right").is_checked()
    assert page.evaluate("datawijs.progress.importAll('nonsense')") is None


@pytest.fixture
def progress_page(tmp_path):
    save(tmp_path, make_check("one"), make_check("two"), name="exercises")
    with speaking("en"):
        place = static_page.progress_place({"one": {"title": "The first", "href": "exercises.html"}})
    whole = static_page.standalone(title="My progress").replace("</main>", f"{place}</main>", 1)
    file = tmp_path / "progress.html"
    file.write_text(whole.replace('lang="nl"', 'lang="en"', 1), encoding="utf-8")
    return served(file), served(tmp_path / "exercises.html")


def test_my_progress_lists_saves_erases_and_loads(progress_page, new_page):
    progress, exercises = progress_page
    page = new_page(language="en")
    page.goto(progress)
    page.get_by_text("You haven't answered anything yet").wait_for()
    page.goto(exercises)
    answer_choice(card(page, "one"))
    page.goto(progress)
    assert page.get_by_role("link", name="The first").get_attribute("href") == "exercises.html"
    with page.expect_download() as download:
        page.get_by_role("button", name="Save everything to a file").click()
    content = download.value.path().read_bytes()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    page.get_by_text("All your answers on this device have been erased.").wait_for()
    assert page.evaluate("localStorage.length") == 0
    choose_file(page.locator(".dw-my-progress"), "datawijs.json", content)
    page.get_by_text("Done: answers to 1 exercises came from the file.").wait_for()
    page.goto(exercises)
    assert card(page, "one").get_by_role("radio", name="Left").is_checked()
