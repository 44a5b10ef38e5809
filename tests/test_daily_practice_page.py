"""Daily practice in a real browser, with a clock that we set: days, boxes, and what comes back."""

import datetime as dt
from functools import cache

import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from exercise_page import card, kept, save
from judging import best_of, item_on, judge, onward, other_than, put, verdicts
from playwright.sync_api import expect
from pupil_sentences import chance_sentence, reason, truth_sentence

from datawijs.items import item_bank
from datawijs.items.evidence import ANSWERS
from datawijs.language import speaking
from datawijs.widgets import DailyPractice
from datawijs.widgets.daily_practice.boxes import A_DAY, MOST_BACK
from datawijs.widgets.daily_practice.exercise import OWN_BANK

BRUSSELS = dt.timezone(dt.timedelta(hours=1))


@cache
def bank():
    return item_bank(OWN_BANK + 1)


@cache
def content() -> dict:
    """What the page gets of the exercise."""
    return DailyPractice("daily").content


@cache
def keys() -> list[str]:
    return [pupil["key"] for pupil in content()["pupils"]]


def at(day: str, time: str = "20:00") -> dt.datetime:
    """A moment in Brussels, in winter."""
    return dt.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=BRUSSELS)


@pytest.fixture
def page(tmp_path, new_page):
    """The exercise on Monday 2 March 2026, at half past midnight in Brussels: in London and in UTC it is still Sunday."""
    page = new_page(language="en", timezone_id="Europe/Brussels")
    page.clock.set_fixed_time(at("2026-03-02", "00:30"))
    with speaking("en"):
        page.goto(save(tmp_path, DailyPractice("daily")))
    return page


def on(page, day: str, time: str = "20:00"):
    """Open the page again on another day."""
    page.clock.set_fixed_time(at(day, time))
    page.reload()


def a_round(exercise, well):
    """Judge the pupils of a round, each well or not; gives them."""
    judged = []
    for place, right in enumerate(well):
        expect(exercise).to_contain_text(f"Pupil {place + 1} of {len(well)}")
        item = item_on(exercise, bank())
        judge(exercise, best_of(item) if right else other_than(item))
        onward(exercise)
        judged.append(item)
    return judged


def boxes(exercise) -> list[int]:
    """How many wait in each box."""
    exercise.get_by_text("Who comes back, and when").wait_for()
    return [int(text) for text in exercise.locator(".dw-body > table tbody td:last-child").all_text_contents()]


def test_missed_pupils_come_back_until_it_goes_well(page):
    exercise = card(page, "daily")
    first = a_round(exercise, [True, False, True, False, True])
    expect(exercise).to_contain_text("Done for Monday 2 March")
    expect(exercise).to_contain_text("In 3 of 5 pupils your answer was the one the results support best.")
    expect(exercise).to_contain_text("The next 5 pupils are ready on Tuesday 3 March. 2 of them come back")
    assert boxes(exercise) == [2, 0, 0]
    assert kept(page, "daily")["given"]["rounds"][0]["day"] == "2026-03-02"

    on(page, "2026-03-02", "23:59")  # the same day: nothing new is asked
    expect(exercise).to_contain_text("Done for Monday 2 March")

    on(page, "2026-03-03")
    second = a_round(exercise, [True, True, True, False, True])  # new, back, new, back, new
    assert [item.key for item in (second[1], second[3])] == [first[1].key, first[3].key]
    assert not {second[0].key, second[2].key, second[4].key} & {item.key for item in first}
    assert boxes(exercise) == [1, 1, 0]
    expect(exercise).to_contain_text("So far you gave 10 judgements, 2 of them on a pupil who came back.")
    expect(exercise).to_contain_text("on Wednesday 4 March. 1 of them comes back")

    on(page, "2026-03-20")  # after a break: no more than what was waiting
    third = a_round(exercise, [True, True, True, True, True])
    assert {first[1].key, first[3].key} < {item.key for item in third}
    assert boxes(exercise) == [0, 1, 1]
    expect(exercise).to_contain_text("The first pupil to come back does so on Monday 23 March.")

    on(page, "2026-03-28")  # the last day of winter time
    a_round(exercise, [True, True, True, True, True])
    assert boxes(exercise) == [0, 0, 1]
    expect(exercise).to_contain_text("are ready on Sunday 29 March")


def test_each_answer_is_explained_at_once(page):
    exercise = card(page, "daily")
    with speaking("en"):
        for answer in (0, 1, 2):
            item = item_on(exercise, bank())
            judge(exercise, answer)
            said = exercise.locator(".dw-feedback")
            expect(said).to_contain_text(reason(item, ANSWERS[answer]))
            expect(said).to_contain_text(truth_sentence(item))
            expect(said).to_contain_text(chance_sentence(item))
            page.reload()  # goes on with the next pupil
            expect(exercise).to_contain_text(f"Pupil {answer + 2} of {A_DAY}")


def test_an_extra_round_brings_others_on_the_same_day(page):
    exercise = card(page, "daily")
    first = a_round(exercise, [False] * 5)
    exercise.get_by_role("button", name="5 more now").click()
    extra = a_round(exercise, [True] * 5)
    assert not {item.key for item in extra} & {item.key for item in first}
    assert boxes(exercise) == [5, 0, 0]
    days = [one["day"] for one in kept(page, "daily")["given"]["rounds"]]
    assert days == ["2026-03-02", "2026-03-02"]

    on(page, "2026-03-03")  # five are due, and there is still somebody new
    next_day = a_round(exercise, [True] * 5)
    assert len({item.key for item in next_day} & {item.key for item in first}) == MOST_BACK
    expect(exercise).to_contain_text("2 of them come back")


def test_a_round_that_passes_midnight_is_finished_first(page):
    exercise = card(page, "daily")
    on(page, "2026-03-02", "23:58")
    judge(exercise, 0)
    onward(exercise)
    page.clock.set_fixed_time(at("2026-03-03", "00:02"))
    for place in range(1, A_DAY):
        expect(exercise).to_contain_text(f"Pupil {place + 1} of {A_DAY}")
        judge(exercise, 1)
        onward(exercise)
    expect(exercise).to_contain_text("Done for Monday 2 March")
    assert len(kept(page, "daily")["given"]["rounds"]) == 1

    # the page stays open: whoever comes back to it on the new day finds the new round
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(exercise).to_contain_text(f"Pupil 1 of {A_DAY}")
    judge(exercise, 0)
    exercise.get_by_role("button", name="Wrong button? Choose again").click()
    assert kept(page, "daily")["given"]["rounds"][-1]["judged"] == []
    judge(exercise, 2)
    assert [one["day"] for one in kept(page, "daily")["given"]["rounds"]] == ["2026-03-02", "2026-03-03"]


def rounds(*days_and_answers, edition=None):
    """Rounds as they are kept: (day, [(place of the pupil, right)])."""
    return [
        {
            "day": day,
            "edition": edition or content()["edition"],
            "judged": [{"pupil": keys()[place], "answer": 1, "right": right} for place, right in answers],
        }
        for day, answers in days_and_answers
    ]


def test_after_all_pupils_those_seen_longest_ago_come_again(page):
    everybody = [
        (f"2026-01-{1 + place // 5:02}", [(n, True) for n in range(place, place + 5)]) for place in range(0, 120, 5)
    ]
    put(page, "daily", {"rounds": rounds(*everybody)})
    exercise = card(page, "daily")
    assert item_on(exercise, bank()).key == keys()[0]
    expect(exercise).to_contain_text("You have seen this pupil before.")


def test_a_clock_that_was_wrong_makes_nobody_wait_for_years(page):
    put(page, "daily", {"rounds": rounds(("2031-01-01", [(place, False) for place in range(5)]))})
    exercise = card(page, "daily")
    expect(exercise).to_contain_text(f"Pupil 1 of {A_DAY}")
    judged = a_round(exercise, [True] * 5)
    assert len({item.key for item in judged} & set(keys()[:5])) == MOST_BACK
    assert boxes(exercise) == [5 - MOST_BACK, MOST_BACK, 0]
    expect(exercise).to_contain_text("on Tuesday 3 March. 2 of them come back")


@pytest.mark.parametrize(
    "given",
    [
        {"rounds": "x"},
        {"rounds": [None, {"day": "yesterday", "judged": []}, {"day": "2026-03-02", "judged": 3}]},
        {"rounds": rounds(("2026-03-02", [(place, True) for place in range(5)]), edition="older")},
    ],
    ids=["no list", "no rounds", "other pupils"],
)
def test_what_doesn_t_fit_starts_afresh_today(page, given):
    put(page, "daily", given)
    exercise = card(page, "daily")
    expect(exercise).to_contain_text(f"Pupil 1 of {A_DAY}")
    judge(exercise, 1)
    assert len(kept(page, "daily")["given"]["rounds"][-1]["judged"]) == 1


@IN_ONE_LOOK
def test_nothing_stands_in_anyones_way_and_the_other_language_goes_on(tmp_path, new_page, width, dark):
    page = new_page(width, dark=dark, language="en", timezone_id="Europe/Brussels")
    page.clock.set_fixed_time(at("2026-03-02"))
    addresses = {}
    for language in ("en", "nl"):
        with speaking(language):
            addresses[language] = save(tmp_path, DailyPractice("daily"), name=language)
    page.goto(addresses["en"])
    exercise = card(page, "daily")
    assert in_anyones_way(page) == []
    judge(exercise, 1)
    onward(exercise)
    page.goto(addresses["nl"])
    exercise = card(page, "daily")
    expect(exercise).to_contain_text("Leerling 2 van 5")
    verdicts(exercise).first.focus()
    page.keyboard.press("Enter")
    expect(exercise.get_by_role("button", name="Volgende leerling")).to_be_focused()
    assert in_anyones_way(page) == []
    page.keyboard.press("Enter")
    for _place in range(3):
        judge(exercise, 2)
        onward(exercise)
    expect(exercise).to_contain_text("Klaar voor maandag 2 maart")
    expect(exercise).to_contain_text("staan klaar op dinsdag 3 maart")
    exercise.locator(".dw-review summary").first.click()
    assert in_anyones_way(page) == []
