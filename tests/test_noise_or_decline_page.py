"""Noise or decline in a real browser: every answer, every overlay, the score, with the keyboard alone, in both languages."""

import pytest
from accessibility import IN_BOTH_LOOKS, in_anyones_way
from exercise_page import card, kept, save
from judging import judge, put, verdicts
from playwright.sync_api import expect
from pupil_sentences import chance_sentence, reason, truth_sentence
from told_judgements import apart_and_borders

from datawijs.items.evidence import ANSWERS, habits
from datawijs.language import speaking
from datawijs.widgets import NoiseOrDecline
from datawijs.widgets.noise_or_decline.exercise import sentences_of_rounds
from datawijs.widgets.noise_or_decline.items import draw_rounds
from datawijs.widgets.pupil import pupil_title

ROUND = draw_rounds(12, 1)[0]


def make_exercise(language="en", items=12, exercise_id="noise"):
    with speaking(language):
        return NoiseOrDecline(exercise_id, items=items, seed=1)


def play(exercise, answers):
    """Answer every pupil and go on to the next, up to the result."""
    for answer in answers:
        judge(exercise, answer)
        exercise.locator(".dw-primary").click()


@pytest.fixture
def exercise(tmp_path, new_page):
    page = new_page(language="en")
    page.goto(save(tmp_path, make_exercise()))
    return card(page, "noise")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(place, id=name, marks=() if name == "early" else pytest.mark.nightly)
        for place, name in enumerate(ANSWERS)
    ],
)
def test_every_answer_to_every_pupil_gets_its_own_reason(exercise, answer):
    with speaking("en"):
        for item in ROUND:
            assert pupil_title(item) in exercise.inner_text()
            judge(exercise, answer)
            said = exercise.locator(".dw-feedback").inner_text()
            assert reason(item, ANSWERS[answer]) in said
            assert truth_sentence(item) in said
            assert chance_sentence(item) in said
            good = item.evidence.best == ANSWERS[answer]
            assert ("Well judged" in said) == good
            exercise.locator(".dw-primary").click()


@pytest.mark.parametrize(
    "pattern",
    [
        "best",
        "drops",
        *(pytest.param(one, marks=pytest.mark.nightly) for one in ("truth", "noise", "decline", "early")),
    ],
)
def test_the_result_counts_as_python_does(exercise, pattern):
    answers = [answer_by(pattern, item) for item in ROUND]
    play(exercise, answers)
    hits = sum(answer == 2 and item.declines for answer, item in zip(answers, ROUND, strict=True))
    alarms = sum(answer == 2 and not item.declines for answer, item in zip(answers, ROUND, strict=True))
    text = exercise.inner_text()
    assert f"You recognised {hits} of the 6 real declines." in text
    assert f"You saw a decline in {alarms} of the 6 pupils" in text
    with speaking("en"):
        for said in apart_and_borders(ROUND, answers)[:2]:
            assert said in text
        assert leaning_sentence(answers) in text


def leaning_sentence(answers) -> str:
    """To which side the answers to ROUND lean from those of the line."""
    words, best = sentences_of_rounds(), [ANSWERS.index(item.evidence.best) for item in ROUND]
    milder, stronger = (
        sum(way * (one - other) > 0 for one, other in zip(best, answers, strict=True)) for way in (1, -1)
    )
    if answers == best:
        return words["lean_rule"]
    side = "even" if abs(milder - stronger) < 2 else "back" if milder > stronger else "quick"
    return words[f"lean_{side}"].format(milder=milder, stronger=stronger)


def test_who_follows_the_line_is_not_told_to_be_holding_back(exercise):
    play(exercise, [ANSWERS.index(item.evidence.best) for item in ROUND])
    text = exercise.inner_text()
    assert "You followed the line with every pupil." in text
    assert "hold back" not in text


def answer_by(pattern, item):
    if pattern == "best":
        return ANSWERS.index(item.evidence.best)
    if pattern == "truth":
        return 2 if item.declines else 0
    if pattern == "drops":
        return 2 if habits(item.scores, item.class_average)["drops"] else 0
    return ANSWERS.index(pattern)


def test_habits_are_scored_on_the_same_pupils(exercise):
    play(exercise, [0] * 12)
    table = exercise.locator("table", has_text="You beside").or_(exercise.locator("table").first).first
    rows = {row.split("\t")[0]: row.split("\t")[1:] for row in table.inner_text().splitlines() if "\t" in row}
    with speaking("en"):
        names = sentences_of_rounds()
    for habit in ("drops", "below", "limits", "recent"):
        said = [habits(item.scores, item.class_average)[habit] for item in ROUND]
        hits = sum(alarm and item.declines for alarm, item in zip(said, ROUND, strict=True))
        alarms = sum(alarm and not item.declines for alarm, item in zip(said, ROUND, strict=True))
        assert rows[names[f"habit_{habit}"]][:2] == [f"{hits} of 6", f"{alarms} of 6"]


def test_overlays_come_and_go_and_stay_for_the_next_pupil(exercise):
    picture = exercise.get_by_role("img")
    line, raw = (exercise.get_by_role("checkbox", name=name) for name in ("the line", "results as they were"))
    assert "the line:" not in picture.get_attribute("aria-label")
    line.check()
    assert "the line:" in picture.get_attribute("aria-label")
    assert f"a third of the {ROUND[0].scores.count() - 3} earlier results" in exercise.inner_text()
    raw.check()
    assert "class average:" in picture.get_attribute("aria-label")
    assert "the line:" not in picture.get_attribute("aria-label"), "the line belongs to the other results"
    judge(exercise, 1)
    assert "the line:" in picture.get_attribute("aria-label")
    assert "class average:" not in picture.get_attribute("aria-label")
    assert line.count() == 0, "after the answer the line stays"
    raw.check()
    assert "class average:" in picture.get_attribute("aria-label")
    exercise.locator(".dw-primary").click()
    assert line.is_checked()
    raw.uncheck()
    line.uncheck()
    assert "the line:" not in picture.get_attribute("aria-label")


def test_before_the_answer_nothing_gives_it_away(exercise):
    shown = exercise.inner_text() + exercise.get_by_role("img").get_attribute("aria-label")
    assert "What really happened" not in shown
    assert "after the decline began" not in shown
    assert "below the line" not in shown
    assert exercise.locator(".dw-below, .dw-above").count() == 0
    assert exercise.locator(".dw-feedback").inner_text() == ""


def test_the_table_has_the_same_numbers_as_the_chart(exercise):
    exercise.get_by_text("Show as a table").click()
    cells = exercise.locator(".dw-data tbody td")
    own = ROUND[0].evidence.corrected
    assert cells.all_inner_texts() == ["missed" if result != result else f"{result:g}" for result in own]
    exercise.get_by_role("checkbox", name="results as they were").check()
    scores = ROUND[0].scores
    assert cells.all_inner_texts()[::2] == ["missed" if score != score else f"{score:g}" for score in scores]
    average = [float(text) for text in cells.all_inner_texts()[1::2]]
    assert average == pytest.approx(ROUND[0].class_average.tolist(), abs=0.101)


def test_after_the_answer_the_table_tells_which_results_lie_below_the_line(exercise):
    for place, item in enumerate(ROUND):
        judge(exercise, place % 3)
        exercise.get_by_text("Show as a table").click()
        rows = exercise.locator(".dw-data tbody tr")
        told = {int(row.split("\t")[0]): row.split("\t")[2] for row in rows.all_inner_texts() if row.count("\t") == 2}
        own = item.evidence.corrected.dropna()
        line = sorted(own.iloc[:-3])[len(own.iloc[:-3]) // 3 - 1]
        sides = {number: "below the line" if own[number] < line else "not below the line" for number in own.index[-3:]}
        assert {number: side for number, side in told.items() if side} == sides
        exercise.locator(".dw-primary").click()


def test_the_question_is_the_name_of_its_answers(exercise):
    group = exercise.get_by_role("group", name=f"What do the latest results of {ROUND[0].name} tell you?")
    assert group.get_by_role("button").count() == 3


def test_who_pressed_the_wrong_button_chooses_again(exercise):
    play(exercise, [0] * 11)
    judge(exercise, 0)
    assert kept(exercise.page, "noise")["given"]["attempts"][0]["finished"]
    exercise.get_by_role("button", name="Wrong button? Choose again").click()
    (attempt,) = kept(exercise.page, "noise")["given"]["attempts"]
    assert (attempt["answers"], attempt.keys() & {"score", "finished"}) == ([0] * 11, set())
    expect(exercise).to_contain_text("Pupil 12 of 12")
    assert exercise.locator(".dw-verdict").count() == 0
    assert "the line:" not in exercise.get_by_role("img").get_attribute("aria-label"), "the reveal is gone"
    judge(exercise, 2)
    (attempt,) = kept(exercise.page, "noise")["given"]["attempts"]
    assert (attempt["answers"], attempt["score"]["all"]) == ([*[0] * 11, 2], 12)


def test_the_learner_goes_on_where_it_stopped(exercise):
    play(exercise, [0, 1])
    judge(exercise, 2)
    exercise.page.reload()
    assert "Pupil 4 of 12" in exercise.inner_text()
    assert kept(exercise.page, "noise")["given"]["attempts"][0]["answers"] == [0, 1, 2]


def test_two_tabs_don_t_answer_the_same_pupil_twice(exercise, new_page):
    other = new_page(context=exercise.page.context)
    other.goto(exercise.page.url)
    judge(exercise, 0)
    other.get_by_text("Pupil 2 of 12").wait_for()
    judge(card(other, "noise"), 1)
    assert kept(other, "noise")["given"]["attempts"][0]["answers"] == [0, 1]


def test_new_rounds_bring_new_pupils_and_keep_the_earlier_ones(tmp_path, new_page):
    page = new_page(language="en")
    page.goto(save(tmp_path, make_exercise(items=3)))
    exercise = card(page, "noise")
    seen = []
    for number in range(4):
        seen.append(exercise.locator(".dw-subheading").first.inner_text())
        play(exercise, [number % 3] * 3)
        exercise.get_by_role("button", name="Practise with new pupils").click()
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]
    play(exercise, [2] * 3)
    assert "Your rounds so far" in exercise.inner_text()
    exercise.get_by_role("button", name="The same pupils again").click()
    assert "Pupil 1 of 3" in exercise.inner_text()
    attempts = kept(page, "noise")["given"]["attempts"]
    assert [attempt["round"] for attempt in attempts] == [0, 1, 2, 0, 1, 1]
    assert len(attempts[0]["answers"]) == 3


def test_rounds_kept_by_an_earlier_version_are_still_there(exercise):
    """As the browsers of our first learners have them: no `all` in the score, no `sure`."""
    score = {"declines": 6, "noises": 6, "hits": 4, "falseAlarms": 1, "early": 3, "wisely": 2, "supported": 8}
    attempt = {"round": 0, "edition": make_exercise().content["edition"], "answers": [0, 1, 2] * 4}
    put(
        exercise.page,
        "noise",
        {"attempts": [{**attempt, "edition": "older", "score": score}, {**attempt, "score": score}]},
    )
    expect(exercise).to_contain_text("All 12 pupils judged")
    rows = exercise.locator(".dw-body > table").last.locator("tbody tr").all_text_contents()
    assert rows == ["14 of 61 of 6", "24 of 61 of 6"]


def test_a_damaged_round_does_not_take_the_others_along(exercise):
    score = {"declines": 6, "noises": 6, "hits": 4, "falseAlarms": 1, "early": 3, "wisely": 2, "supported": 8}
    attempt = {"round": 0, "edition": make_exercise().content["edition"], "answers": [0, 1, 2] * 4, "score": score}
    put(exercise.page, "noise", {"attempts": [None, attempt, "round", {"score": 7}, attempt]})
    expect(exercise).to_contain_text("All 12 pupils judged")
    rows = exercise.locator(".dw-body > table").last.locator("tbody tr").all_text_contents()
    assert rows == ["14 of 61 of 6", "24 of 61 of 6"]


def test_the_review_explains_each_pupil_again(exercise):
    play(exercise, [0] * 12)
    with speaking("en"):
        for place in (0, 11):
            entry = exercise.locator(".dw-review > li").nth(place)
            entry.locator("summary").first.click()
            entry.get_by_text(truth_sentence(ROUND[place])).wait_for()
            assert entry.get_by_role("img").is_visible()


def test_the_keyboard_alone_does_it(exercise):
    page = exercise.page
    exercise.get_by_role("checkbox", name="the line").focus()
    page.keyboard.press("Space")
    assert exercise.get_by_role("checkbox", name="the line").is_checked()
    for _stop in range(4):  # one more switch, the table, the first answer, the second
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Too early to tell")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Next pupil"
    page.keyboard.press("Enter")
    assert "Pupil 2 of 12" in exercise.inner_text()
    assert page.evaluate("document.activeElement.closest('.dw-exercise') !== null")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_feedback_is_announced_and_in_view(tmp_path, new_page, motion):
    page = new_page(language="en", reduced_motion=motion)
    page.goto(save(tmp_path, make_exercise()))
    exercise = card(page, "noise")
    judge(exercise, 0)
    slot = exercise.locator(".dw-feedback")
    assert slot.get_attribute("aria-live") == "polite"
    page.wait_for_timeout(700 if motion == "no-preference" else 0)  # the page scrolls smoothly
    box = slot.bounding_box()
    assert box["y"] + min(box["height"], 200) <= page.viewport_size["height"]


def test_a_round_can_be_played_on_a_page_that_moves(tmp_path, new_page):
    page = new_page(language="en", reduced_motion="no-preference")
    page.goto(save(tmp_path, make_exercise(items=3)))
    exercise = card(page, "noise")
    play(exercise, [0, 1, 2])
    assert kept(page, "noise")["given"]["attempts"][0]["answers"] == [0, 1, 2]
    expect(exercise).to_contain_text("All 3 pupils judged")


@IN_BOTH_LOOKS
def test_nothing_stands_in_anyones_way(tmp_path, new_page, language, width, dark):
    page = new_page(width, dark=dark, language=language)
    page.goto(save(tmp_path, make_exercise(language, items=3)))
    exercise = card(page, "noise")
    exercise.get_by_role("checkbox").nth(1).check()
    assert in_anyones_way(page) == []
    for answer in range(3):
        judge(exercise, answer)
        if answer == 1:
            assert in_anyones_way(page) == []
        exercise.locator(".dw-primary").click()
    exercise.locator(".dw-review summary").first.click()
    exercise.locator(".dw-menu summary").click()
    assert in_anyones_way(page) == []


def test_print_shows_the_question_and_its_options(exercise):
    exercise.page.emulate_media(media="print")
    assert exercise.get_by_text("Too early to tell").is_visible()
    assert exercise.locator(".dw-question legend").is_visible()
    assert verdicts(exercise).count() == 3
    judge(exercise, 0)
    assert not exercise.get_by_role("button", name="Next pupil").is_visible()
