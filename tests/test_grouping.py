"""Grouping: what is counted agrees with what is known, and what the texts claim is so."""

import numpy as np
import pytest
from asked_page import checked_questions
from kept_names import kept_names, names_in

from datawijs.language import LANGUAGES, speaking
from datawijs.signals import misplaced_share, reliability_of_average
from datawijs.widgets import Grouping
from datawijs.widgets.grouping.classes import (
    ALIKE,
    BASIC,
    ENRICHMENT,
    EXTENDED,
    GOALS,
    LOOKS,
    PUPILS,
    RELIABILITY,
    RENEWALS,
    SIZE,
    SIZES,
    USUAL_ALIKE,
    draw_classes,
    goals_of_grouping,
    group_of,
)
from datawijs.widgets.grouping.exercise import AXIS, LONGEST_NAME, SHOWN, grouping_content
from datawijs.widgets.grouping.facts import STANDARDISED, TEACHER_MADE
from datawijs.widgets.grouping.outcomes import (
    at_one_goal,
    by_looks_of,
    by_lot,
    by_subject_test,
    ever_extended,
    in_a_year,
    many_classes,
    needing_extended,
    reached,
    touching_middle,
)


@pytest.fixture(scope="module")
def content():
    with speaking("en"):
        return grouping_content(1)


def why(content, key, misreading=None):
    questions = [*content["guesses"], *content["questions"]]
    question = next(question for question in questions if question["key"] == key)
    return next(option["why"] for option in question["options"] if option["misreading"] == misreading)


# ---- the classes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("alike", ALIKE)
def test_looks_and_goals_are_as_alike_as_the_learner_is_told(alike):
    drawn = draw_classes(2000, alike, np.random.default_rng(4))
    goals = drawn.true.reshape(-1, GOALS)
    assert np.corrcoef(goals[:, 0], goals[:, 5])[0, 1] == pytest.approx(alike, abs=0.015)
    looks = drawn.seen.reshape(-1, len(LOOKS))
    assert np.corrcoef(looks[:, 0], looks[:, 3])[0, 1] == pytest.approx(RELIABILITY, abs=0.01)
    assert drawn.true.std() == pytest.approx(1, abs=0.01)


def test_groups_are_cut_by_place_in_the_class():
    groups = group_of(np.arange(PUPILS))
    assert [int((groups == one).sum()) for one in (EXTENDED, BASIC, ENRICHMENT)] == [6, 12, 6]
    assert groups[0] == EXTENDED
    assert groups[-1] == ENRICHMENT
    assert goals_of_grouping(1).tolist() == [0] * 8
    assert goals_of_grouping(2).tolist() == [0, 0, 0, 0, 4, 4, 4, 4]
    assert goals_of_grouping(8).tolist() == list(range(8))


@pytest.mark.parametrize("looks", LOOKS)
@pytest.mark.parametrize("size", SIZES)
def test_counted_classes_agree_with_the_formula(size, looks):
    # A class that is cut by places misplaces a few more than a large population does, and never half a pupil more than that.
    shares = (size / PUPILS, 1 - 2 * size / PUPILS, size / PUPILS)
    known = PUPILS * misplaced_share(shares, correlation=reliability_of_average(RELIABILITY, looks) ** 0.5)
    assert known < at_one_goal(looks, size).mean < known + 0.6


def test_fixed_groups_agree_with_the_formula():
    # With groups from another goal, the measure correlates with what they are for by √reliability times how alike goals are.
    share = misplaced_share((0.25, 0.5, 0.25), correlation=USUAL_ALIKE * RELIABILITY**0.5)
    other_goals = (GOALS * in_a_year(1, 1).mean - at_one_goal(1).mean) / (GOALS - 1)
    assert PUPILS * share < other_goals < PUPILS * share + 0.6


def test_lots_are_what_chance_gives():
    assert by_lot() == pytest.approx(PUPILS * misplaced_share((0.25, 0.5, 0.25), correlation=0))


# ---- what the texts claim --------------------------------------------------------------------------------------------


def test_every_look_helps_and_each_less_than_the_one_before():
    means = [at_one_goal(looks).mean for looks in LOOKS]
    gains = -np.diff(means)
    assert (gains > 0).all()
    assert (np.diff(gains) < 0).all()
    assert means[-1] > 0  # "certain it never gets"


def test_smaller_groups_misplace_fewer_and_find_no_more_of_those_in_need():
    assert at_one_goal(1, SIZES[0]).mean < at_one_goal(1).mean
    assert reached(1, SIZES[0]) / SIZES[0] < reached(1) / SIZE


def test_forming_groups_anew_helps_whatever_they_rest_on():
    for alike in ALIKE:
        for looks in LOOKS:
            means = [in_a_year(renewals, looks, alike).mean for renewals in RENEWALS]
            assert (np.diff(means) < 0).all()


def test_a_rough_look_at_the_right_goal_wins_as_far_as_the_text_says():
    fresh, fixed, broad = in_a_year(GOALS, 1).mean, in_a_year(1, LOOKS[-1]).mean, by_subject_test(STANDARDISED).mean
    assert fresh < broad < fixed
    strongest = ALIKE[-1]  # and there it doesn't, which the text says too
    fresh_there = in_a_year(GOALS, 1, strongest).mean
    assert in_a_year(1, LOOKS[-1], strongest).mean < fresh_there
    assert by_subject_test(STANDARDISED, strongest).mean < fresh_there
    assert by_looks_of(TEACHER_MADE, 2).mean < broad < by_looks_of(TEACHER_MADE, 1).mean  # nor with a weak test alone


def test_looks_of_the_usual_reliability_come_out_as_the_looks_that_are_drawn():
    for looks in (1, 2):
        assert by_looks_of(RELIABILITY, looks).mean == pytest.approx(at_one_goal(looks).mean, abs=0.15)


def test_the_line_says_little_and_the_end_a_great_deal():
    assert 0.3 < needing_extended(SIZE) < needing_extended(SIZE - 1) < 0.6
    assert needing_extended(0) > 0.9


def test_who_needs_help_is_not_always_the_same():
    for alike in ALIKE:
        ever, always = ever_extended(alike)
        assert SIZE + 3 < ever < PUPILS - 5  # neither "the same six" nor "everyone"
        assert always < SIZE / 2


def test_hardly_anyone_is_two_groups_away():
    assert touching_middle(1) > 0.98


def test_the_numbers_in_the_texts_are_computed(content):
    assert "On average 7 of 24; in eight in ten classes between 4 and 10." in why(
        content, "how-many", "one-test-is-enough"
    )
    assert "15 is what you get by drawing lots" in why(content, "how-many", "test-says-nothing")
    ever, always = ever_extended()
    assert f"On average {ever:.0f} different pupils" in why(content, "the-same")
    assert f"and {always:.0f} at all 8" in why(content, "the-same")
    assert f"{100 * needing_extended(SIZE):.0f} in 100 really need extended" in why(content, "border")
    most = LOOKS[-1]
    assert f"and with 4 measurements {at_one_goal(most).mean:.1f}" in why(content, "what-helps")
    september = why(content, "september")
    assert f"{in_a_year(1, most).mean:.1f} of 24 are in a group that doesn't fit with fixed groups" in september
    assert f"and {in_a_year(GOALS, 1).mean:.1f} with one measurement for each new goal" in september
    assert (
        f"as tests by teachers often are, {by_looks_of(TEACHER_MADE, 1).mean:.1f} are in the wrong group" in september
    )
    with speaking("en"):
        ui = Grouping("numbers", seed=1).content["ui"]
    assert f"on average {at_one_goal(1).mean:.1f} of 24" in ui["long_run"]
    assert "One test has a reliability of 0.70 here" in ui["long_run"]


def test_counts_of_this_many_classes_hardly_depend_on_luck():
    moved = (group_of(many_classes().seen_rank[..., 0]) != group_of(many_classes().true_rank)).sum(axis=1)
    error = moved.std() / np.sqrt(moved.size)  # classes and goals; a little more, as goals share their pupils
    assert 2 * error < 0.1  # a tenth of a pupil


# ---- what the front end gets -----------------------------------------------------------------------------------------


def test_the_front_end_finds_each_count_where_the_sliders_point(content):
    at = 0
    for looks in LOOKS:
        for size in SIZES:
            assert content["counted"][at]["mean"] == pytest.approx(at_one_goal(looks, size).mean, abs=0.006)
            at += 1
    assert at == len(content["counted"])
    at = 0
    for renewals in RENEWALS:
        for looks in LOOKS:
            for alike in ALIKE:
                assert content["counted_year"][at]["mean"] == pytest.approx(
                    in_a_year(renewals, looks, alike).mean, abs=0.006
                )
                at += 1
    assert at == len(content["counted_year"])
    assert all(one["high"] <= AXIS for one in (*content["counted"], *content["counted_year"]))
    assert [len(slider["steps"]) for slider in content["sliders"]] == [len(LOOKS), len(SIZES)]
    assert [len(slider["steps"]) for slider in content["year_sliders"]] == [len(RENEWALS), len(LOOKS), len(ALIKE)]


def test_classes_are_whole(content):
    assert len(content["classes"]) == SHOWN
    for one in content["classes"]:
        assert len(set(one["names"])) == PUPILS
        assert all(len(name) <= LONGEST_NAME for name in one["names"])
        for ranks in (one["true"], *one["seen"]):
            assert sorted(ranks) == list(range(PUPILS))
    for one in content["year"]["classes"]:
        assert len(one["true"]) == len(one["seen"]) == GOALS
        for ranks in (*one["true"], *(ranks for goal in one["seen"] for ranks in goal)):
            assert sorted(ranks) == list(range(PUPILS))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_year_that_is_shown_is_no_lucky_draw(seed):
    with speaking("en"):
        year = grouping_content(seed)["year"]
    for alike, one in zip(ALIKE, year["classes"], strict=True):
        true = group_of(np.array(one["true"]))
        for renewals in RENEWALS:
            for place, looks in enumerate(LOOKS):
                seen = group_of(np.array(one["seen"])[goals_of_grouping(renewals), place])
                shown = (seen != true).sum(axis=1).mean()
                usual = in_a_year(renewals, looks, alike)
                assert usual.low - 0.5 <= shown <= usual.high + 0.5


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_both_languages_ask_the_same(seed):
    contents = {}
    for language in LANGUAGES:
        with speaking(language):
            contents[language] = grouping_content(seed)
            checked_questions([*contents[language]["guesses"], *contents[language]["questions"]])
    for part in ("guesses", "questions"):
        errors = [
            [[option["misreading"] for option in one["options"]] for one in contents[language][part]]
            for language in LANGUAGES
        ]
        assert errors[0] == errors[1]
    assert contents["nl"]["classes"] == contents["en"]["classes"]


def test_another_seed_draws_other_classes_and_the_same_counts(content):
    with speaking("en"):
        other = grouping_content(2)
    assert other["classes"] != content["classes"]
    assert other["counted"] == content["counted"]


@pytest.mark.parametrize(
    ("key", "misreading"),
    [
        ("how-many", "one-test-is-enough"),
        ("the-same", "group-is-the-pupil"),
        ("border", "borderline-is-middle"),
        ("what-helps", "same-evidence-twice"),
        ("smaller", "fewer-is-better"),
        ("september", "measured-well-once"),
        ("september", "subject-is-the-goal"),
        ("on-tuesday", "group-is-the-pupil"),
        ("middle", "middle-is-fine"),
    ],
)
def test_the_result_names_the_thought_behind_an_answer(key, misreading):
    with speaking("nl"):
        exercise = Grouping("result", seed=1)
    questions = [*exercise.content["guesses"], *exercise.content["questions"]]
    options = next(one["options"] for one in questions if one["key"] == key)
    places = [option["misreading"] for option in options]
    chosen = [places.index(misreading), places.index(None)]
    exercise.answers = {"saved": 1, "given": {"edition": "grouping-1", "chosen": {key: chosen}}}
    row = exercise.result.set_index("key").loc[key]
    assert row[["right", "misreading", "tries"]].tolist() == [False, misreading, 2]
    assert exercise.result["tries"].sum() == 2


def test_the_names_that_answers_are_kept_under_stay(content):
    assert names_in(content) == kept_names("grouping")
