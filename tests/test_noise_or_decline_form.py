"""Noise or decline as a test: the two forms, and their table of results."""

import pytest

from datawijs.items import form
from datawijs.language import speaking
from datawijs.widgets import NoiseOrDecline
from datawijs.widgets.beside_the_line import chance_of


@pytest.mark.parametrize("name", ["A", "B"])
def test_a_test_has_the_pupils_of_its_form_in_order(name):
    exercise = NoiseOrDecline("test", form=name)
    (pupils,) = exercise.content["rounds"]
    assert [pupil["name"] for pupil in pupils] == [item.name for item in form(name)]
    assert len(pupils) == 20
    assert name in exercise.content["title"]


def test_the_two_forms_are_two_editions():
    assert NoiseOrDecline("a", form="A").content["edition"] != NoiseOrDecline("b", form="B").content["edition"]


@pytest.mark.parametrize("name", ["C", "a", "", 1])
def test_another_form_is_refused_in_words(name):
    with speaking("en"), pytest.raises(ValueError, match="two forms, A and B"):
        NoiseOrDecline("test", form=name)


def test_the_result_has_the_confidence_and_says_which_attempt_counts():
    exercise = NoiseOrDecline("test", form="A")
    edition = exercise.content["edition"]
    attempts = [
        {"round": 0, "edition": "other", "answers": [1], "sure": [50]},
        {"round": 0, "edition": edition, "answers": [0, 2], "sure": [33, 95]},
        {"round": 0, "edition": edition, "answers": [1], "sure": [70]},
    ]
    exercise.answers = {"saved": 1, "given": {"attempts": attempts}}
    result = exercise.result
    assert result["attempt"].tolist() == [2, 2, 3]
    assert result["answer"].tolist() == ["noise", "decline", "early"]
    assert result["confidence"].tolist() == [33, 95, 70]
    assert result["counts"].tolist() == [True, True, False]
    assert set(result["form"]) == {"A"}
    items = [form("A")[place] for place in (0, 1, 0)]
    assert result["round"].tolist() == [1, 1, 1]
    assert result["item"].tolist() == [1, 2, 1]
    assert result["pupil"].tolist() == [item.name for item in items]
    assert result["best"].tolist() == [item.evidence.best for item in items]
    assert result["truth"].tolist() == ["decline" if item.declines else "noise" for item in items]
    assert result["chance"].tolist() == [chance_of(item.evidence.rule) for item in items]


def test_the_result_of_a_test_nobody_took_is_an_empty_table():
    result = NoiseOrDecline("test", form="B").result
    assert result.empty
    assert {"form", "confidence", "counts"} <= set(result.columns)


def test_a_round_has_no_confidence():
    assert "confidence" not in NoiseOrDecline("round", items=3).result.columns
