"""Moving target: the months are reckoned right, the reset hides the decline, and September's target shows it."""

import numpy as np
import pytest
from asked_page import checked_questions
from kept_names import kept_names, names_in
from scipy.stats import norm

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import MovingTarget
from datawijs.widgets.moving_target.exercise import PUPILS, moving_content
from datawijs.widgets.moving_target.facts import LARGE_FALL
from datawijs.widgets.moving_target.years import (
    MARGIN,
    MONTHS,
    PEER_GROWTH,
    SKILL_SD,
    SLOW_GROWTH,
    START_OF_SCALE,
    draw_years,
    typical_year,
)


@pytest.fixture(scope="module")
def groups():
    rng = np.random.default_rng(1)
    return draw_years(PUPILS, SLOW_GROWTH, rng), draw_years(PUPILS, PEER_GROWTH, rng)


@pytest.fixture(scope="module")
def content():
    with speaking("en"):
        return moving_content(1)


def test_ability_is_the_place_among_the_peers(groups):
    """A pupil's place follows from the skill that is shown and from what the peers have gained by then."""
    for years in groups:
        ahead = years.skill - START_OF_SCALE - PEER_GROWTH * np.arange(MONTHS + 1)
        assert np.abs(100 * norm.cdf(ahead / SKILL_SD) - years.ability).max() <= 0.8  # both are rounded


def test_who_falls_behind_learns_half_as_fast_as_the_text_says(groups):
    behind, pace = groups
    assert 2 * SLOW_GROWTH == PEER_GROWTH
    assert behind.growth.mean() == pytest.approx(SLOW_GROWTH, abs=0.3)
    assert pace.growth.mean() == pytest.approx(PEER_GROWTH, abs=0.3)
    assert pace.ability[:, -1].mean() == pytest.approx(pace.ability[:, 0].mean(), abs=1)


def test_the_monthly_target_tells_hardly_anything_and_septembers_does(groups):
    reached = [years.on_target(years.monthly_target).mean() for years in groups]
    assert min(reached) > 0.95
    missed = [1 - years.on_target(years.september_target)[:, -1].mean() for years in groups]
    assert missed[0] > 0.95
    assert missed[1] < 0.2


@pytest.mark.parametrize("seed", range(1, 9))
def test_every_seed_shows_a_year_that_hides_its_decline(seed):
    with speaking("en"):
        shown = moving_content(seed)
    ability = [shown["start"], *(month["ability"] for month in shown["months"])]
    assert ability[0] - ability[-1] >= LARGE_FALL
    for number, (month, kept) in enumerate(zip(shown["months"], shown["months_kept"], strict=True)):
        assert month["target"] == ability[number]
        assert kept["target"] == ability[0]
        assert month["reached"]
        assert month["growth"] > 0
        assert kept["reached"] == (ability[number + 1] >= ability[0] - MARGIN)
    assert not shown["months_kept"][-1]["reached"]


def test_both_languages_ask_the_same():
    contents = {}
    for language in LANGUAGES:
        with speaking(language):
            contents[language] = moving_content(3)
            checked_questions([*contents[language]["guesses"], *contents[language]["questions"]])
    for part in ("guesses", "questions"):
        errors = [
            [[option["misreading"] for option in one["options"]] for one in contents[language][part]]
            for language in LANGUAGES
        ]
        assert errors[0] == errors[1]
    assert [month["target"] for month in contents["nl"]["months"]] == [
        month["target"] for month in contents["en"]["months"]
    ]
    assert contents["nl"]["months"][0]["sentence"].startswith("September:")


def test_the_numbers_in_the_texts_are_those_of_the_drawn_years(groups, content):
    behind, pace = groups
    right = {
        question["key"]: next(option for option in question["options"] if option["correct"])["why"]
        for question in [*content["guesses"], *content["questions"]]
    }
    ticks = (behind.ability[:, 1:] >= behind.ability[:, :-1] - MARGIN).sum(axis=1)
    ticks_of_pace = (pace.ability[:, 1:] >= pace.ability[:, :-1] - MARGIN).sum(axis=1)
    assert f"reach {ticks.mean():.1f} of the 10" in right["how-often"]
    assert f"reach {ticks_of_pace.mean():.1f} of 10" in right["how-often"]
    late = [(years.ability[:, -1] < years.ability[:, 0] - MARGIN).sum() for years in (pace, behind)]
    assert f"keep pace, {late[0]} are below" in right["first-cross"]
    assert f"fall behind, {late[1]} are." in right["first-cross"]
    assert f"{(ticks == MONTHS).sum()} are on target in all ten" in content["summary"]
    place = typical_year(behind)
    assert behind.ability[place].tolist() == [content["start"], *(month["ability"] for month in content["months"])]
    no_margin = next(
        option["why"]
        for question in content["questions"]
        for option in question["options"]
        if option["misreading"] == "no-margin"
    )
    assert f"in {(pace.ability[:, 1:] < pace.ability[:, :-1]).sum(axis=1).mean():.1f} of the 10" in no_margin


def test_the_result_is_a_tidy_table():
    with speaking("en"):
        exercise = MovingTarget("result", seed=1)
    june = exercise.content["guesses"][0]
    wrong = next(place for place, option in enumerate(june["options"]) if option["misreading"] == "margin-counts-once")
    chosen = {june["key"]: [wrong, 0], exercise.content["questions"][0]["key"]: "broken", "unknown": [1]}
    exercise.answers = {"saved": 1, "given": {"edition": "moving-1", "chosen": chosen}}
    table = exercise.result.set_index("key")
    assert table.loc["june", ["part", "first", "right", "misreading", "tries"]].tolist() == [
        "guess",
        "margin-counts-once",
        False,
        "margin-counts-once",
        2,
    ]
    assert table["tries"].sum() == 2
    assert table["right"].isna().sum() == len(table) - 1
    exercise.answers = {"saved": 2, "given": {"edition": "moving-2", "chosen": chosen}}
    assert exercise.result["tries"].sum() == 0


def test_the_names_that_answers_are_kept_under_stay(content):
    assert names_in(content) == kept_names("moving-target")
