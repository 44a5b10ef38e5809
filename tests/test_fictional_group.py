"""The made-up group: what each of its people answers, and that it holds what was planted in it."""

import json
from collections import Counter
from types import SimpleNamespace

import numpy as np
import pytest
from fictional_exports import AFTER, BEFORE, EXERCISES, SURVEY

from datawijs.evaluation import fictional_group, misconceptions, read_files
from datawijs.evaluation.fictional_group import (
    A_DAY,
    A_MINUTE,
    BEST_ANSWER,
    FIRST_MOMENT,
    TOO_SURE,
    _first,
    _judged,
    _Person,
)
from datawijs.evaluation.group import Group
from datawijs.evaluation.smallest_group import SMALLEST_GROUP

DRAWS = 400


def records(made) -> list[dict]:
    return [json.loads(file)["exercises"] for file in made.files]


def first(record: dict, question: str):
    """The first answer to a question, as it is kept."""
    return record["given"]["answers"][question]["tried"][0]


def test_the_same_seed_gives_the_same_group_and_another_gives_another():
    one, same, other = (fictional_group(EXERCISES, seed=seed) for seed in (4, 4, 5))
    assert one == same != other
    assert len(one.files) == 14


def test_files_are_read_and_hold_both_tests_and_the_survey_of_everyone():
    made = fictional_group(EXERCISES, size=12)
    group = Group(read_files(made.files), EXERCISES)
    assert len(group.people) == 12 and group.of_another_edition() == {} and group.exports.problems == ()
    assert all(set(one) == {BEFORE, AFTER, SURVEY} for one in records(made))


def test_people_answer_a_minute_apart_and_each_exercise_a_day_later():
    for number, one in enumerate(records(fictional_group(EXERCISES, size=11))):
        moments = [one[name]["saved"] - FIRST_MOMENT for name in EXERCISES]
        assert moments == [day * A_DAY + number * A_MINUTE for day in range(3)]


@pytest.mark.parametrize("seed", range(1, 5))
def test_what_was_planted_is_held_by_its_part_of_the_group(seed):
    made = fictional_group(EXERCISES, size=40, seed=seed)
    assert [exercise for exercise, _question, _said in made.planted] == [AFTER, AFTER]
    (_e, first, _s), (_f, second, _t) = made.planted
    assert first != second and {first, second} <= {"which", "many", "who"}
    found = misconceptions(Group(read_files(made.files), EXERCISES)).set_index(["exercise", "question", "said"])
    assert found.loc[made.planted[0], "chose"] >= 26 and found.loc[made.planted[1], "chose"] >= 20


def test_who_holds_a_misconception_after_did_not_know_before_and_many_learned():
    right = {"which": "right", "who": "right"}
    for seed in range(1, 5):
        made = fictional_group(EXERCISES, size=200, seed=seed)
        planted = {question: said for _exercise, question, said in made.planted}
        for question in right.keys() & planted.keys():
            before_right = [first(one[BEFORE], question) == right[question] for one in records(made)]
            assert sum(before_right) <= 200 * 0.5
        ordered = [[first(one[name], "order") == ["1", "2", "3"] for one in records(made)] for name in (BEFORE, AFTER)]
        assert sum(ordered[1]) > sum(ordered[0]) + 30


def question(kind: str, **shown) -> SimpleNamespace:
    return SimpleNamespace(kind=kind, shown=shown)


def firsts(asked, *, habit=None, knows=True, hardness=0.0) -> list:
    rng = np.random.default_rng(3)
    return [_first(asked, habit, knows, hardness, rng) for _draw in range(DRAWS)]


def test_who_knows_a_choice_chooses_right_and_who_does_not_any_wrong_option():
    asked = question("choice", options=[{"key": key, "correct": key in "bd"} for key in "abcde"])
    assert set(firsts(asked)) == {"b", "d"}
    assert set(firsts(asked, knows=False)) == {"a", "c", "e"}
    assert set(firsts(asked, habit="e")) == {"e"}


def test_a_number_is_right_a_known_mistake_or_far_outside_what_is_accepted():
    known = [{"key": "twice", "value": 24.0}, {"key": "half", "value": 6.5}]
    asked = question("numeric", answer=12.0, tolerance=0.5, wrong=known)
    assert {one["value"] for one in firsts(asked)} == {12.0}
    assert {(one["typed"], one["value"]) for one in firsts(asked, knows=False)} == {("24", 24.0), ("6.5", 6.5)}
    assert {one["value"] for one in firsts(asked, habit="half", knows=False)} == {6.5}
    none_known = question("numeric", answer=12.0, tolerance=0.5, wrong=[])
    assert {one["value"] for one in firsts(none_known, knows=False)} == {14.0}
    assert {one["value"] for one in firsts(none_known)} == {12.0}


def test_who_does_not_know_an_order_swaps_two_neighbours():
    asked = question("ordering", keys=["a", "b", "c", "d"])
    assert {"".join(one) for one in firsts(asked)} == {"abcd"}
    assert {"".join(one) for one in firsts(asked, knows=False)} == {"bacd", "acbd", "abdc"}


def test_a_statement_is_answered_on_its_scale_and_higher_where_the_question_says_so():
    asked = question("statement", keys=list("01234"))
    answers = Counter(firsts(asked))
    assert set(answers) <= set("01234") and len(answers) >= 4
    low, middle, high = (np.mean([int(key) for key in firsts(asked, hardness=hardness)]) for hardness in (-2, 0, 2))
    assert low < 0.9 and middle == pytest.approx(4 / (1 + np.exp(-0.6)), abs=0.15) and high > 3.5


def content(form: str, pupils: int) -> dict:
    best = [place % 3 for place in range(pupils)]
    scale = list(range(0, 151, 5))
    return {
        "form": form,
        "edition": "x",
        "confidence": {"scale": scale},
        "rounds": [[{"best": one} for one in best], [{"best": 0}]],
    }


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("skill", "chance"), [(0, 0), (1, 0.1), (-9, 0.34), (9, 0.95)])
def test_a_form_is_judged_as_well_as_the_person_can_and_surer_than_that(when, skill, chance):
    if abs(skill) < 9:
        chance += BEST_ANSWER[when]
    person = _Person(skill=skill, habits={}, stops_early=False)
    given = _judged(content("A", 6000), person, np.random.default_rng(1), when)
    assert set(given) == {"attempts"}
    (attempt,) = given["attempts"]
    assert set(attempt) == {"round", "edition", "answers", "sure", "finished"} and (
        attempt["round"],
        attempt["edition"],
    ) == (
        0,
        "x",
    )
    off = (np.array(attempt["answers"]) - np.arange(6000)) % 3
    assert set(attempt["answers"]) == {0, 1, 2}
    assert np.mean(off == 0) == pytest.approx(chance, abs=0.025)
    assert np.mean(off == 1) == pytest.approx(np.mean(off == 2), abs=0.025)
    assert np.mean(attempt["sure"]) == pytest.approx(100 * chance + TOO_SURE[when], abs=1)
    assert np.std(attempt["sure"]) == pytest.approx(14, abs=1)
    assert set(attempt["sure"]) <= set(range(0, 151, 5))


def test_in_a_group_that_can_spare_them_two_people_never_came_to_the_forms(monkeypatch):
    form = SimpleNamespace(content=content("A", 9), kind="noise_or_decline", exercise_id="form")
    for size, without in ((SMALLEST_GROUP + 2, {SMALLEST_GROUP, SMALLEST_GROUP + 1}), (SMALLEST_GROUP + 1, set())):
        made = fictional_group({**EXERCISES, "form": form}, size=size)
        assert {number for number, one in enumerate(records(made)) if "form" not in one} == without


def test_every_other_person_begins_with_form_b():
    forms = {
        f"form-{name}": SimpleNamespace(content=content(name, 9), kind="noise_or_decline", exercise_id=f"form-{name}")
        for name in "ab"
    }
    for name, of_form in forms.items():
        of_form.content["form"] = name[-1].upper()
    made = fictional_group({**EXERCISES, **forms}, size=11)
    moments = [[one[name]["given"]["attempts"][0]["finished"] for name in forms] for one in records(made)]
    assert [first < second for first, second in moments] == [True, False] * 5 + [True]


def test_what_is_kept_of_an_exercise_names_its_edition():
    options = [{"key": text, "text": text, "why": "So.", "correct": text == "b"} for text in "abc"]
    asked = {"key": "one", "kind": "choice", "prompt": "?", "options": options}
    page = SimpleNamespace(kind="class_list", exercise_id="page", content={"edition": "x", "questions": [asked]})
    made = fictional_group({**EXERCISES, "page": page}, size=40)
    given = [one["page"]["given"] for one in records(made) if "page" in one]
    assert 25 <= len(given) < 40, "some leave an exercise out"
    assert all(set(one) == {"version", "edition", "answers"} and one["edition"] == "x" for one in given)
    assert {tuple(one["answers"]["one"]["tried"]) for one in given} == {("a",), ("b",), ("c",)}
