"""Noise or decline as a test, in a real browser: no feedback before the end, how sure, and the first time counts."""

from time import time

from accessibility import IN_ONE_LOOK, in_anyones_way
from exercise_page import card, kept, save
from judging import best_of, judge_in_test, other_than, shown_pupil
from playwright.sync_api import expect
from pupil_sentences import reason, truth_sentence
from told_judgements import apart_and_borders

from datawijs.items import form
from datawijs.items.evidence import ANSWERS
from datawijs.language import speaking
from datawijs.widgets import NoiseOrDecline
from datawijs.widgets.confidence import SCALE
from datawijs.widgets.pupil import pupil_title


def saved(tmp_path, language: str) -> str:
    with speaking(language):
        return save(tmp_path, NoiseOrDecline("pretest", form="A"), name=language)


def test_a_test_from_start_to_end(tmp_path, new_page):
    page = new_page(language="en")
    page.goto(saved(tmp_path, "en"))
    exercise = card(page, "pretest")
    answers, sure, start = [], [], 1000 * time() - 1
    for place, item in enumerate(form("A")):
        expect(exercise).to_contain_text(f"Pupil {place + 1} of 20")
        with speaking("en"):
            assert shown_pupil(exercise) == pupil_title(item)
            assert truth_sentence(item) not in exercise.inner_text()
        answers.append(best_of(item) if place % 4 else other_than(item))
        sure.append(place % 5)
        judge_in_test(exercise, answers[-1], sure[-1])
        if place == 8:
            page.reload()
    hits = sum(item.declines and answer == 2 for item, answer in zip(form("A"), answers, strict=True))
    alarms = sum(not item.declines and answer == 2 for item, answer in zip(form("A"), answers, strict=True))
    with speaking("en"):
        for said in (
            "This was your first time, so this one counts.",
            f"You recognised {hits} of the 10 real declines.",
            f"You saw a decline in {alarms} of the 10 pupils",
            "In 15 of 20 pupils your answer",
            *apart_and_borders(form("A"), answers, [SCALE[place] for place in sure]),
            "on average you said 67 %, and 75 % was right",
        ):
            expect(exercise).to_contain_text(said)
        for place in (0, 19):
            entry = exercise.locator(".dw-review > li").nth(place)
            expect(entry.locator("summary").first).to_contain_text(f"({SCALE[sure[place]]} %)")
            entry.locator("summary").first.click()
            expect(entry).to_contain_text(truth_sentence(form("A")[place]))
            expect(entry).to_contain_text(reason(form("A")[place], ANSWERS[answers[place]]))
    (attempt,) = kept(page, "pretest")["given"]["attempts"]
    assert attempt["answers"] == answers
    assert attempt["sure"] == [SCALE[place] for place in sure]
    assert start <= attempt["finished"] <= 1000 * time()

    exercise.get_by_role("button", name="The same test once more, as practice").click()
    for place in range(20):
        expect(exercise).to_contain_text(f"Pupil {place + 1} of 20")
        judge_in_test(exercise, 0, 2)
    expect(exercise).to_contain_text(
        f"This was time 2. Your first time counts: then you chose what the results support best in 15 of 20 pupils, and "
        f"recognised {hits} of the 10 real declines with {alarms} false alarms."
    )
    expect(exercise).to_contain_text("You recognised 0 of the 10 real declines.")
    expect(exercise).to_contain_text("Each time you took this test. The first one counts.")


def test_who_reads_as_taught_is_told_so(tmp_path, new_page):
    page = new_page(language="en")
    page.goto(saved(tmp_path, "en"))
    exercise = card(page, "pretest")
    for place, item in enumerate(form("A")):
        expect(exercise).to_contain_text(f"Pupil {place + 1} of 20")
        judge_in_test(exercise, best_of(item), 4)
    for said in (
        "In 20 of 20 pupils your answer",
        "This is about as good as these results allow",
        "You draw both borders, that of “too early to tell” and that of “real decline”, about where the line draws them.",
    ):
        expect(exercise).to_contain_text(said)


def test_an_answer_without_confidence_is_not_kept(tmp_path, new_page):
    page = new_page(language="en")
    page.goto(saved(tmp_path, "en"))
    exercise = card(page, "pretest")
    judge_in_test(exercise, 1, None)
    expect(exercise.locator(".dw-warning")).to_have_text("Choose how sure you are, too.")
    assert kept(page, "pretest") is None


@IN_ONE_LOOK
def test_nothing_stands_in_anyones_way_and_the_other_language_goes_on(tmp_path, new_page, width, dark):
    page = new_page(width, dark=dark, language="en")
    page.goto(saved(tmp_path, "en"))
    assert in_anyones_way(page) == []
    judge_in_test(card(page, "pretest"), 2, 4)
    page.goto(saved(tmp_path, "nl"))
    exercise = card(page, "pretest")
    for place in range(1, 20):
        expect(exercise).to_contain_text(f"Leerling {place + 1} van 20")
        judge_in_test(exercise, place % 3, place % 5)
    expect(exercise).to_contain_text("Dit was je eerste keer, dus die telt.")
    exercise.locator(".dw-review summary").first.click()
    assert in_anyones_way(page) == []
