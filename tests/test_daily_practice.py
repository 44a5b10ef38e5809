"""Daily practice without a browser: its pupils, and its table of results."""

from functools import cache

import pandas as pd

from datawijs.language import speaking
from datawijs.widgets import AdaptiveTrainer, DailyPractice
from datawijs.widgets.beside_the_line import chance_of


@cache
def practice() -> DailyPractice:
    return DailyPractice("daily")


def pupils() -> list[dict]:
    return practice().content["pupils"]


def judged(place: int, answer: int) -> dict:
    return {"pupil": pupils()[place]["key"], "answer": answer, "right": answer == pupils()[place]["best"]}


def test_the_pupils_are_others_than_the_trainer_has():
    keys = [pupil["key"] for pupil in pupils()]
    assert len(set(keys)) == len(keys) == 120
    assert not set(keys) & {pupil["key"] for pupil in AdaptiveTrainer("trainer").content["pupils"]}


def test_every_answer_comes_within_the_first_days():
    for start in range(0, 120, 20):
        assert {pupil["best"] for pupil in pupils()[start : start + 20]} == {0, 1, 2}


def test_the_same_seed_gives_the_same_pupils_in_every_language():
    with speaking("en"):
        english = DailyPractice("daily")
    assert english.content["edition"] == practice().content["edition"]
    assert [pupil["key"] for pupil in english.content["pupils"]] == [pupil["key"] for pupil in pupils()]


def test_the_result_tells_when_a_pupil_came_back():
    edition = practice().content["edition"]
    practice().answers = {
        "saved": 1,
        "given": {
            "rounds": [
                {"day": "2026-03-01", "edition": edition, "judged": [judged(0, 0), judged(1, 2)]},
                {"day": "2026-03-02", "edition": "older pupils", "judged": [{"pupil": "gone", "answer": 1}]},
                {"day": "2026-03-04", "edition": edition, "judged": [judged(1, pupils()[1]["best"])]},
            ]
        },
    }
    result = practice().result
    assert result["round"].tolist() == [1, 1, 3]
    assert result["day"].tolist() == [pd.Timestamp("2026-03-01")] * 2 + [pd.Timestamp("2026-03-04")]
    assert result["time"].tolist() == [1, 1, 2]
    assert result["right"].tolist() == [pupils()[0]["best"] == 0, pupils()[1]["best"] == 2, True]
    items = [practice()._items[pupils()[place]["key"]] for place in (0, 1, 1)]
    assert result["item"].tolist() == [1, 2, 1]
    assert result["pupil"].tolist() == [item.name for item in items]
    assert result["subject"].tolist() == [item.subject_id for item in items]
    assert result["answer"].tolist() == ["noise", "decline", items[1].evidence.best]
    assert result["best"].tolist() == [item.evidence.best for item in items]
    assert result["truth"].tolist() == ["decline" if item.declines else "noise" for item in items]
    assert result["chance"].tolist() == [chance_of(item.evidence.rule) for item in items]
    assert list(result.columns) == [
        "round", "day", "item", "time", "pupil", "subject", "answer", "best", "right", "truth", "chance",
    ]  # fmt: skip


def test_without_answers_the_result_is_an_empty_table():
    assert DailyPractice("fresh").result.empty
