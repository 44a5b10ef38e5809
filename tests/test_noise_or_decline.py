"""The pupils of Noise or decline: which are drawn, what their results can show, and every sentence about them."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datawijs.board import cause_name, subject_name
from datawijs.items.evidence import ANSWERS, habits
from datawijs.language import LANGUAGES, rounded, speaking
from datawijs.signals import hand_rule_chances
from datawijs.widgets import NoiseOrDecline
from datawijs.widgets.noise_or_decline.items import ONSETS, PLACES, PLAIN_WOBBLES, ROUNDS, draw_rounds
from datawijs.widgets.pupil import pupil_content, pupil_title, reasons

ALL = [item for pupils in draw_rounds(12, 1) for item in pupils]


def test_the_same_seed_draws_the_same_pupils_and_another_seed_others():
    draw_rounds.cache_clear()
    again = [item for pupils in draw_rounds(12, 1) for item in pupils]
    assert [item.name for item in again] == [item.name for item in ALL]
    assert all(one.scores.equals(other.scores) for one, other in zip(again, ALL, strict=True))
    other = [item.name for pupils in draw_rounds(12, 2) for item in pupils]
    assert other != [item.name for item in ALL]


@pytest.mark.parametrize("items", range(3, 13))
def test_every_round_has_the_cases_it_asks_for(items):
    rounds = draw_rounds(items, 3)
    assert len(rounds) == ROUNDS
    names = [item.name for pupils in rounds for item in pupils]
    assert len(set(names)) == len(names) == 3 * items
    for pupils in rounds[:2]:
        assert sorted(item.case for item in pupils) == sorted(PLACES[:items])


def test_half_of_a_full_round_declines():
    for pupils in draw_rounds(12, 1):
        assert sum(item.declines for item in pupils) == 6


@pytest.mark.parametrize("items", [2, 13, 0, -1, 3.0, True, "12", None])
def test_other_numbers_of_pupils_are_refused_in_words(items):
    with pytest.raises(ValueError, match="3 tot 12"):
        NoiseOrDecline("x", items=items)


def by_the_line(item) -> tuple[str, float]:
    """The answer and the line by hand: from the results with the class average of each test taken off."""
    own = (item.scores - item.class_average + item.class_average.mean()).dropna().round(1).tolist()
    line = sorted(own[:-3])[(len(own) - 3) // 3 - 1]
    return ("noise", "noise", "early", "decline")[sum(result < line for result in own[-3:])], line


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.case)
def test_the_best_answer_follows_from_the_line_and_not_from_the_truth(item):
    assert (item.evidence.best, item.evidence.rule.line) == by_the_line(item)
    if item.declines:
        assert item.onset in ONSETS


def test_a_plain_decline_lies_further_below_the_line_than_a_visible_one():
    nearest = {"plain decline": [], "visible decline": []}
    for item in (item for item in ALL if item.case in nearest):
        own = item.evidence.corrected.dropna()
        nearest[item.case].append((by_the_line(item)[1] - own.iloc[-3:].max()) / own.iloc[:-3].std())
    assert min(nearest["plain decline"]) >= PLAIN_WOBBLES > max(nearest["visible decline"])
    assert min(nearest["visible decline"]) > 0


def test_each_combination_of_truth_and_evidence_occurs():
    found = {(item.declines, item.evidence.best) for item in ALL}
    assert found == set(itertools.product((True, False), ANSWERS))


def test_cases_are_what_they_are_called():
    for item in ALL:
        there = item.scores.dropna()
        if item.case == "single low result":
            assert item.scores.iloc[-1] < there.iloc[:-3].mean()
        if item.case == "missed test":
            assert item.scores.isna().any()
        if item.case in ("hard test", "misleading test"):
            assert item.class_average.iloc[-3:].min() < item.class_average.mean() - 5
        if item.case == "recovered dip":
            assert there.idxmin() < there.index[-3]
    misleading = [item for item in ALL if item.case == "misleading test"]
    assert [(item.raw, item.evidence.best, item.evidence.raw.answer != "noise") for item in misleading] == [
        (True, "noise", True)
    ]
    unlucky = [item for item in ALL if item.case == "unlucky drop"]
    assert len(unlucky) == 1
    assert not unlucky[0].declines
    assert unlucky[0].evidence.best == "decline"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_a_reason_of_its_own(language):
    with speaking(language):
        why = reasons()
    expected = {
        f"why_{truth}_{best}_{answer}" for truth in ("noise", "decline") for best in ANSWERS for answer in ANSWERS
    }
    assert set(why) == expected
    assert len(set(why.values())) == 18


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.case)
def test_what_is_said_about_a_pupil_comes_from_the_results_and_the_truth(item):
    shown = pupil_content(item)
    chances = hand_rule_chances(int(item.scores.notna().sum()) - 3)
    in_hundred = {"noise": 100 * (1 - chances.alarm), "early": 100 * chances.alarm, "decline": 100 * chances.decline}
    off = shown["chance"] - in_hundred[item.evidence.best]  # of noise "at least", of the others "at most" is said
    assert -1 < off <= 0 if item.evidence.best == "noise" else 0 <= off < 1
    assert (shown.get("onset"), shown.get("points")) == (
        (item.onset, rounded(item.size_points)) if item.declines else (None, None)
    )
    missing = item.scores.index[item.scores.isna()].tolist()
    expected = {
        "single low result": ["single"],
        "recovered dip": ["dip", item.scores.idxmin()],
    }.get(item.case, ["gap", *missing] if missing else None)
    if item.case in ("hard test", "misleading test"):
        kind, number, points = shown["notice"]
        others = item.class_average.drop(number).mean()
        assert (kind, number) == ("hard", item.class_average.iloc[-3:].idxmin())
        assert points == round(others - item.class_average[number])
    else:
        assert shown.get("notice") == expected


def test_habits_see_what_they_look_at():
    for item in ALL:
        said = habits(item.scores, item.class_average)
        there = item.scores.dropna()
        assert said["drops"] == (there.iloc[-1] < there.iloc[-2])
        assert said["below"] == (there.iloc[-1] < item.class_average[there.index[-1]])
        assert said["recent"] == (item.evidence.best == "decline")
    assert any(habits(item.scores, item.class_average)["limits"] for item in ALL)


def test_the_results_and_the_line_on_the_card_are_those_of_the_label():
    exercise = NoiseOrDecline("x", items=12, seed=1)
    for pupils, shown in zip(draw_rounds(12, 1), exercise.content["rounds"], strict=True):
        for item, pupil in zip(pupils, shown, strict=True):
            before = item.scores.dropna().iloc[:-3]
            assert pupil["line"] == round(
                10 * (sorted(before)[len(before) // 3 - 1] if item.raw else by_the_line(item)[1])
            )
            assert pupil["scores"] == [None if score != score else round(10 * score) for score in item.scores]
            own = item.scores - item.class_average + item.class_average.mean()
            taken = [place for place, score in enumerate(item.scores) if score == score]
            assert ("lost" in pupil) == item.raw
            judged = [pupil["scores"][place] - pupil["effect"][place] for place in taken]
            assert judged == [round(10 * score) for score in own.round(1).dropna()]
            average = [(pupil["usual"] + effect) / 10 for effect in pupil["effect"]]
            assert average == pytest.approx(item.class_average.tolist(), abs=0.101)  # two roundings


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 2), min_size=0, max_size=3), max_size=4))
def test_the_result_is_a_tidy_table_of_all_attempts(attempts):
    exercise = NoiseOrDecline("x", items=3, seed=1)
    edition = exercise.content["edition"]
    given_answers = [{"round": n % 3, "edition": edition, "answers": answers} for n, answers in enumerate(attempts)]
    exercise.answers = {"saved": 1, "given": {"attempts": given_answers}}
    result = exercise.result
    assert result["answer"].tolist() == [ANSWERS[answer] for answers in attempts for answer in answers]
    assert len(result) == sum(map(len, attempts))
    judged = [(n, place) for n, answers in enumerate(attempts) for place in range(len(answers))]
    items = [draw_rounds(3, 1)[n % 3][place] for n, place in judged]
    assert result["attempt"].tolist() == [n + 1 for n, _place in judged]
    assert result["round"].tolist() == [n % 3 + 1 for n, _place in judged]
    assert result["item"].tolist() == [place + 1 for _n, place in judged]
    assert result["pupil"].tolist() == [item.name for item in items]
    assert result["subject"].tolist() == [item.subject_id for item in items]
    assert result["best"].tolist() == [item.evidence.best for item in items]
    assert result["truth"].tolist() == ["decline" if item.declines else "noise" for item in items]
    assert result["chance"].tolist() == [
        {"noise": 1, "early": chances.alarm, "decline": chances.decline}[item.evidence.best]
        for item in items
        for chances in [hand_rule_chances(int(item.scores.notna().sum()) - 3)]
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", {"primary": "groep", "secondary": "klas"}), ("en", {"primary": "groep", "secondary": "class"})],
)
def test_a_pupil_is_named_with_the_subject_and_class_of_its_own_kind_of_school(language, words):
    with speaking(language):
        for item in ALL:
            subject = subject_name(item.subject_id, item.sector)
            assert pupil_title(item) == f"{item.name} · {subject} · {words[item.sector]} {item.class_name}"
            shown = pupil_content(item)
            assert (shown["name"], shown["title"]) == (item.name, pupil_title(item))
            assert shown.get("cause") == (cause_name(item.cause) if item.declines else None)
    assert {item.sector for item in ALL if item.subject_id == "maths"} == {"primary", "secondary"}


def test_answers_to_other_pupils_are_left_out_of_the_result():
    exercise = NoiseOrDecline("x", items=3, seed=1)
    exercise.answers = {"saved": 1, "given": {"attempts": [{"round": 0, "edition": "old", "answers": [1]}]}}
    assert exercise.result.empty
