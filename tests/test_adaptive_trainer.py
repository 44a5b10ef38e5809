"""The adaptive trainer without a browser: the levels of its pupils, its size on a page, and its table of results."""

import gzip
import json
from collections import Counter
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ipywidgets.embed import dependency_state

from datawijs.items import item_bank
from datawijs.items.evidence import ANSWERS
from datawijs.language import LANGUAGES, speaking
from datawijs.signals import hand_rule
from datawijs.widgets import AdaptiveTrainer, DailyPractice, static_page
from datawijs.widgets.adaptive_trainer.levels import LEVELS, sorted_into_levels
from datawijs.widgets.beside_the_line import READING_ERROR, chance_of, hardness, plainness


@cache
def levelled() -> list:
    return sorted_into_levels(item_bank(1), np.random.default_rng(1))


@cache
def trainer() -> AdaptiveTrainer:
    return AdaptiveTrainer("levels")


@cache
def of_key() -> dict:
    return {item.key: item for item in item_bank(1)}


def test_every_item_has_one_level():
    assert Counter(item.key for _level, item in levelled()) == Counter(item.key for item in item_bank(1))
    assert {level for level, _item in levelled()} == set(range(1, LEVELS + 1))


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_answer_can_be_guessed_from_the_level(answer):
    counts = Counter(level for level, item in levelled() if item.evidence.best == answer)
    assert len(counts) == LEVELS
    assert max(counts.values()) - min(counts.values()) <= 1


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_higher_level_is_never_plainer(answer):
    by_level = sorted((level, hardness(item.evidence)) for level, item in levelled() if item.evidence.best == answer)
    for level in range(1, LEVELS):
        hardest_here = max(hard for one, hard in by_level if one == level)
        assert hardest_here <= min(hard for one, hard in by_level if one == level + 1)


def test_hardness_is_how_often_a_reader_with_that_error_answers_otherwise():
    errors = np.random.default_rng(5).normal(0, READING_ERROR, (40_000, 3))
    for item in item_bank(1)[::12]:
        own = item.evidence.corrected.dropna()
        seen = own.iloc[-3:].to_numpy() + errors * own.iloc[:-3].std()
        said = np.array(["noise", "noise", "early", "decline"])[(seen < item.evidence.rule.line).sum(axis=1)]
        assert np.mean(said != item.evidence.best) == pytest.approx(hardness(item.evidence), abs=0.012)


def test_an_answer_is_as_plain_as_the_shift_that_would_change_it():
    """Move all of the last three by a little more than that, up or down, and the answer is another one; a little less isn't
    enough."""
    for item in item_bank(1)[::6]:
        own = item.evidence.corrected.dropna()
        far = plainness(item.evidence) * own.iloc[:-3].std()
        assert far >= 0
        for shift, changes in ((far - 0.02, False), (far + 0.02, True)):
            answers = [hand_rule(own.iloc[:-3], own.iloc[-3:] + way * max(shift, 0)).answer for way in (-1, 1)]
            assert any(answer != item.evidence.best for answer in answers) == changes


def test_the_levels_don_t_tell_how_it_turned_out():
    """Declines and pupils with nothing going on are found on every level, so that no level gives the truth away."""
    for level in range(1, LEVELS + 1):
        declines = [item.declines for one, item in levelled() if one == level]
        assert 0.2 <= np.mean(declines) <= 0.8


def test_waiting_wisely_would_lose_from_a_reader_who_always_takes_a_side():
    """What the class says about why "too early" is left out beside the best possible reader."""
    as_supported = np.mean([(item.evidence.best == "decline") == item.declines for item in item_bank(1)])
    ideal = np.mean([(item.posterior > 0.5) == item.declines for item in item_bank(1)])
    assert as_supported == pytest.approx(0.70, abs=0.03)
    assert ideal == pytest.approx(0.87, abs=0.03)
    decided = [item for item in item_bank(1) if item.evidence.best != "early"]
    assert np.mean([(item.evidence.best == "decline") == item.declines for item in decided]) > ideal - 0.05


def test_the_same_seed_gives_the_same_pupils_in_every_language():
    with speaking("en"):
        english = AdaptiveTrainer("levels")
    assert english.content["edition"] == trainer().content["edition"]
    assert [pupil["key"] for pupil in english.content["pupils"]] == [
        pupil["key"] for pupil in trainer().content["pupils"]
    ]


@pytest.mark.parametrize("kind", [AdaptiveTrainer, DailyPractice])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_state_stays_small(kind, language):
    with speaking(language):
        exercise = kind("small")
    state = static_page.slim_state({"state": dependency_state([exercise], drop_defaults=False)})
    raw = json.dumps(state, ensure_ascii=False).encode()
    assert len(raw) <= 64_000
    assert len(gzip.compress(raw)) <= 20_000
    assert max(len(json.dumps(pupil)) for pupil in exercise.content["pupils"]) <= 500


JUDGEMENTS = st.lists(
    st.tuples(st.integers(0, 119), st.integers(0, 2), st.sampled_from([33, 50, 70, 85, 95])), max_size=15
)


@settings(max_examples=30)
@given(st.lists(JUDGEMENTS, max_size=4))
def test_the_result_is_a_tidy_table_of_all_sessions(sessions):
    pupils = trainer().content["pupils"]
    kept = [
        {
            "edition": trainer().content["edition"],
            "judged": [
                {
                    "pupil": pupils[place]["key"],
                    "level": pupils[place]["level"],
                    "answer": answer,
                    "sure": sure,
                    "right": answer == pupils[place]["best"],
                }
                for place, answer, sure in session
            ],
        }
        for session in sessions
    ]
    trainer().answers = {"saved": 1, "given": {"sessions": kept}}
    result = trainer().result
    flat = [judged for session in kept for judged in session["judged"]]
    assert result["session"].tolist() == [n for n, session in enumerate(kept, 1) for _judged in session["judged"]]
    assert result["answer"].tolist() == [ANSWERS[judged["answer"]] for judged in flat]
    assert result["right"].tolist() == [judged["right"] for judged in flat]
    assert result["confidence"].tolist() == [judged["sure"] for judged in flat]
    assert result["item"].tolist() == [n for session in kept for n in range(1, len(session["judged"]) + 1)]
    assert result["level"].tolist() == [judged["level"] for judged in flat]
    items = [of_key()[judged["pupil"]] for judged in flat]
    assert result["pupil"].tolist() == [item.name for item in items]
    assert result["subject"].tolist() == [item.subject_id for item in items]
    assert result["best"].tolist() == [item.evidence.best for item in items]
    assert result["truth"].tolist() == ["decline" if item.declines else "noise" for item in items]
    assert result["chance"].tolist() == [chance_of(item.evidence.rule) for item in items]
    assert result["posterior"].tolist() == [item.posterior for item in items]


def test_a_pupil_is_shown_with_its_level_and_what_the_best_reader_thinks():
    level_of = {item.key: level for level, item in levelled()}
    for pupil in trainer().content["pupils"]:
        item = of_key()[pupil["key"]]
        assert pupil["ideal"] == round(item.posterior, 2)
        assert pupil["level"] == level_of[item.key]
        assert pupil["scores"] == [None if score != score else round(10 * score) for score in item.scores]
        average = [(pupil["usual"] + effect) / 10 for effect in pupil["effect"]]
        assert average == pytest.approx(item.class_average.tolist(), abs=0.101)  # two roundings
        assert pupil["best"] == ANSWERS.index(item.evidence.best)
        assert pupil.get("onset") == item.onset


def test_answers_to_other_pupils_are_left_out_of_the_result():
    old = {"pupil": "gone", "level": 1, "answer": 1, "sure": 50, "right": True}
    trainer().answers = {"saved": 1, "given": {"sessions": [{"edition": "old", "judged": [old]}]}}
    assert trainer().result.empty
    assert list(trainer().result.columns)[:3] == ["session", "item", "pupil"]


def test_an_id_that_can_t_be_used_is_refused_in_words():
    with pytest.raises(ValueError, match="kleine letters"):
        AdaptiveTrainer("Not an id")
