"""Alarm threshold: the truth is known, the counts are right, and no threshold is free."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from kept_names import kept_names, names_in

from datawijs.language import LANGUAGES, rounded, speaking
from datawijs.signals import recent_change
from datawijs.widgets import AlarmThreshold
from datawijs.widgets.alarm_threshold import exercise
from datawijs.widgets.alarm_threshold.classes import (
    DECLINING,
    HEALTHY,
    PUPILS,
    SUBJECTS,
    TESTS,
    THRESHOLDS,
    draw_classes,
    outcomes,
)
from datawijs.widgets.alarm_threshold.exercise import alarm_content, make_tally, typical_class
from datawijs.widgets.alarm_threshold.facts import (
    CLASSES,
    MINUTES_AVAILABLE,
    TO_CATCH,
    chosen_facts,
    counted_facts,
)
from datawijs.widgets.alarm_threshold.questions import questions
from datawijs.words import Number, read_words

SOME_SEEDS = settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def classes():
    return draw_classes(CLASSES, 1)


@pytest.fixture(scope="module")
def content():
    with speaking("en"):
        return alarm_content(1)


def test_the_drop_is_that_of_recent_change(classes):
    scores = classes.scores.set_index(["class", "pupil", "subject", "number"])["score"].unstack("number")
    drops = classes.pupils.set_index(["class", "pupil"])
    for place in range(0, len(drops), 97):
        one, pupil = drops.index[place]
        rows = [scores.loc[(one, pupil, subject)].to_numpy() for subject in range(SUBJECTS)]
        expected = [recent_change(row).drop for row in rows]
        assert drops.loc[(one, pupil), "drop"] == pytest.approx(expected[0], abs=0.0051)
        assert drops.loc[(one, pupil), "drop_any"] == pytest.approx(max(expected), abs=0.0051)


def test_classes_are_as_described(classes):
    assert len(classes.scores) == CLASSES * PUPILS * SUBJECTS * TESTS
    assert classes.scores["score"].between(0, 100).all()
    assert (classes.pupils.groupby("class")["declines"].sum() == DECLINING).all()
    first = classes.scores[classes.scores["subject"] == 0].merge(classes.pupils, on=["class", "pupil"])
    late = first[first["number"] > 10].groupby("declines")["score"].mean()
    early = first[first["number"] <= 6].groupby("declines")["score"].mean()
    assert early[True] == pytest.approx(early[False], abs=2)  # before the decline nothing sets them apart
    assert late[False] - late[True] > 10


def test_every_threshold_is_counted_pupil_by_pupil(classes):
    table = outcomes(classes.pupils)
    one = classes.pupils[classes.pupils["class"] == 7]
    for threshold in THRESHOLDS:
        row = table[(table["class"] == 7) & (table["threshold"] == threshold)].iloc[0]
        caught = sum(
            drop >= threshold and declines for drop, declines in zip(one["drop"], one["declines"], strict=True)
        )
        false = sum(
            drop >= threshold and not declines for drop, declines in zip(one["drop"], one["declines"], strict=True)
        )
        assert (row["caught"], row["missed"]) == (caught, DECLINING - caught)
        assert (row["false_alarms"], row["left_alone"]) == (false, HEALTHY - false)
        assert row["on_list"] == caught + false


@SOME_SEEDS
@given(st.integers(min_value=0, max_value=100_000))
def test_no_threshold_is_free_for_any_seed(seed):
    contents = {}
    for language in LANGUAGES:
        with speaking(language):
            contents[language] = alarm_content(seed)
    shown = contents["en"]
    assert len(shown["pupils"]) == PUPILS
    assert len({pupil["name"] for pupil in shown["pupils"]}) == PUPILS
    for step in shown["steps"]:
        here = step["here"]
        assert here["missed"] or here["false_alarms"]
        assert here["caught"] + here["missed"] == DECLINING
        assert here["caught"] == sum(p["declines"] and p["drop"] >= step["threshold"] for p in shown["pupils"])
        assert here["on_list"] == sum(p["drop"] >= step["threshold"] for p in shown["pupils"])
    lists = [step["here"]["on_list"] for step in shown["steps"]]
    assert lists == sorted(lists, reverse=True)
    for question in [*shown["guesses"], *shown["questions"]]:
        texts = [option["text"] for option in question["options"]]
        assert len(texts) >= 3
        assert len(set(texts)) == len(texts)
        assert [option["correct"] for option in question["options"]].count(True) == 1
    average = shown["steps"][shown["start"]]["mean"]
    for guess, column in zip(shown["guesses"], ("false_alarms", "caught"), strict=True):
        low, _to, high = next(option["text"] for option in guess["options"] if option["correct"]).split()
        assert int(low) - 0.5 <= average[column] < int(high) + 0.5
    for part in ("guesses", "questions"):
        assert [[o["misreading"] for o in q["options"]] for q in contents["nl"][part]] == [
            [o["misreading"] for o in q["options"]] for q in shown[part]
        ]
    for language in LANGUAGES:
        for stake in contents[language]["stakes"]:
            assert len(set(stake["feedback"])) == len(THRESHOLDS)
            assert not set("{}") & set("".join(stake["feedback"]))


def test_the_class_that_is_shown_is_typical(classes, content):
    table = outcomes(classes.pupils)
    means = table.groupby("threshold")[["caught", "false_alarms"]].mean()
    here = pd.DataFrame([step["here"] for step in content["steps"]], index=means.index)
    assert (here["caught"] - means["caught"]).abs().max() <= 1
    assert (here["false_alarms"] - means["false_alarms"]).abs().max() <= 3
    shown = table[table["class"] == typical_class(table)]
    assert shown["caught"].tolist() == here["caught"].tolist()


def test_stakes_have_the_threshold_that_fits(classes, content):
    """Recomputed from the pupils of all classes at once."""
    pupils = classes.pupils
    minutes, caught = [], []
    for threshold in THRESHOLDS:
        listed = pupils["drop"] >= threshold
        minutes.append(listed.sum() / CLASSES * 30 / 3)
        caught.append((listed & pupils["declines"]).sum() / CLASSES)
    little, much = (stake["best"] for stake in content["stakes"])
    assert minutes[little] <= MINUTES_AVAILABLE < minutes[little - 1]
    assert caught[much] >= TO_CATCH * DECLINING > caught[much + 1]
    assert little != much  # other stakes, another threshold


def test_answers_are_those_of_the_classes(classes, content):
    pupils = classes.pupils
    by_key = {question["key"]: question for question in [*content["guesses"], *content["questions"]]}

    def right(key):
        return next(option for option in by_key[key]["options"] if option["correct"])

    false = (~pupils["declines"] & (pupils["drop"] >= 1)).sum() / CLASSES
    low, _to, high = right("guess-false-alarms")["text"].split()
    assert int(low) - 0.5 <= false < int(high) + 0.5

    place = content["stakes"][1]["best"]
    listed = pupils["drop"] >= THRESHOLDS[place]
    # of the numbers that the answer tells: so many names a class, and so many of them that decline
    names, caught = rounded(listed.sum() / CLASSES, 1), rounded((listed & pupils["declines"]).sum() / CLASSES, 1)
    assert right("on-the-list")["text"] == f"About {rounded(100 * caught / names)} in 100"
    other_way = next(o for o in by_key["on-the-list"]["options"] if o["misreading"] == "other-way-round")
    assert other_way["text"] == f"About {rounded(100 * caught / DECLINING)} in 100"

    three = (~pupils["declines"] & (pupils["drop_any"] >= 1)).sum() / CLASSES
    assert three > 1.5 * false
    assert f"{three:.1f}" in right("three-subjects")["why"]

    overlap = [pupil["drop"] for pupil in content["pupils"] if pupil["declines"]]
    others = [pupil["drop"] for pupil in content["pupils"] if not pupil["declines"]]
    assert min(overlap) < max(others)
    assert f"{min(overlap):.2f}" in right("free-threshold")["why"]


def test_every_number_that_was_counted_is_counted_anew(classes):
    """From the pupils of all classes at once; of shares, how many they are of whom."""
    pupils = classes.pupils
    shown = pupils[pupils["class"] == 0]
    told = {
        key: getattr(fact, "value", fact)
        for key, fact in counted_facts(make_tally(classes, outcomes(pupils), 0), shown).items()
    }
    ill, well = pupils["declines"], ~pupils["declines"]

    def of_a_class(who: pd.Series) -> float:
        return who.sum() / CLASSES

    def listed(threshold: float, column: str = "drop") -> pd.Series:
        return pupils[column] >= threshold

    in_time = next(one for one in THRESHOLDS if of_a_class(listed(one)) * 30 / 3 <= MINUTES_AVAILABLE)
    agreed = [one for one in THRESHOLDS if of_a_class(listed(one) & ill) >= TO_CATCH * DECLINING][-1]
    hit = (listed(agreed) & ill).sum() / ill.sum()
    alarm = (listed(agreed) & well).sum() / well.sum()
    here = shown["drop"] >= 1
    # these three stand beside each other, so the last and the shares are those of the numbers that are told
    caught, on_list = (rounded(of_a_class(who), 1) for who in (listed(agreed) & ill, listed(agreed)))
    expected = {
        "false_here": (here & ~shown["declines"]).sum(),
        "caught_here": (here & shown["declines"]).sum(),
        "weakest": shown.loc[shown["declines"], "drop"].min(),
        "strongest": shown.loc[~shown["declines"], "drop"].max(),
        "false_mean": of_a_class(listed(1) & well),
        "caught_mean": of_a_class(listed(1) & ill),
        "missed_mean": of_a_class(~listed(1) & ill),
        "false_three": of_a_class(listed(1, "drop_any") & well),
        "listed_at_zero": of_a_class(listed(0)),
        "missed_at_zero": of_a_class(~listed(0) & ill),
        "missed_in_time": of_a_class(~listed(in_time) & ill),
        "threshold_agreed": agreed,
        "minutes_agreed": of_a_class(listed(agreed)) * 30 / 3,
        "caught_agreed": caught,
        "false_agreed": on_list - caught,
        "listed_agreed": on_list,
        "true_in_hundred": 100 * caught / on_list,
        "caught_in_hundred": 100 * caught / DECLINING,
        "left_in_hundred": 100 * (1 - alarm),
        # one of 25 declines: of the list, that one if it is caught, beside the false alarms of the 24 others
        "rarer_in_hundred": 100 * hit / (1 * hit + 24 * alarm),
    }
    assert told == pytest.approx(expected)


def test_of_shares_that_read_alike_one_is_asked(classes):
    table = outcomes(classes.pupils)
    facts = counted_facts(make_tally(classes, table, 0), classes.pupils)
    alike = {"caught_in_hundred": Number(81), "left_in_hundred": Number(81)}
    with speaking("en"):
        words = read_words(exercise.__file__).knowing({**chosen_facts(), **facts, **alike}).part("questions")
        asked = next(question for question in questions(words) if question.key == "on-the-list").content()
    assert [option["misreading"] for option in asked["options"]] == [None, "other-way-round", "list-is-verdict"]


def test_the_example_of_the_rule_is_computed_from_its_results(content):
    values = np.array(content["rule"]["values"])
    earlier = values[:-3]
    assert content["rule"]["mean"] == pytest.approx(earlier.mean(), abs=0.051)
    assert content["rule"]["upper"] == pytest.approx(earlier.mean() + earlier.std(ddof=1), abs=0.051)
    assert f"{recent_change(values).drop:.1f} times" in content["rule"]["text"]
    inside = (np.abs(earlier - earlier.mean()) <= earlier.std(ddof=1)).sum()
    assert f"and {inside} of them" in content["rule"]["text"]


def test_the_result_is_a_tidy_table():
    with speaking("en"):
        made = AlarmThreshold("result", seed=1)
    stake = made.content["stakes"][0]
    guess = made.content["guesses"][0]
    chosen = {
        stake["key"]: [0, stake["best"]],
        guess["key"]: [next(i for i, o in enumerate(guess["options"]) if o["correct"])],
    }
    made.answers = {"saved": 1, "given": {"edition": "alarm-1", "chosen": chosen, "tried": [4, 6]}}
    table = made.result.set_index("key")
    assert list(table["part"].unique()) == ["guess", "question", "stake"]
    assert table.loc[stake["key"], ["first", "right", "tries"]].tolist() == ["0", False, 2]
    assert table.loc[guess["key"], "right"]
    assert table["tries"].sum() == 3
    assert table["right"].isna().sum() == len(table) - 2


def test_the_names_that_answers_are_kept_under_stay(content):
    assert names_in(content) == kept_names("alarm-threshold")
