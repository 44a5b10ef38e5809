"""Class list: the classes are of the board's world, every reading is what it says, and every pupil's case is true."""

import gzip
import json
import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from datawijs.board import cause_name
from datawijs.board.truth import CAUSES, CLASS_SD, MEAN_LEVEL, PUPIL_SD, SUBJECT_SD, WOBBLE_SD
from datawijs.language import LANGUAGES, listed, speaking
from datawijs.signals import DeclineModel, expected_false_alarms, find_signals, without_class_effect
from datawijs.widgets import ClassList
from datawijs.widgets.class_list.classes import ONSETS, PUPILS, SUBJECTS, TESTS, draw_classes
from datawijs.widgets.class_list.exercise import DRAWN, class_list_content, drawn_classes, typical_classes
from datawijs.widgets.class_list.readings import CONVERSATIONS, READINGS, found, nobody_by_lot

SOME_SEEDS = settings(max_examples=5, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def drawn():
    return drawn_classes(1)


@pytest.fixture(scope="module")
def content():
    with speaking("en"):
        return class_list_content(1)


def test_classes_are_of_the_boards_world():
    classes = draw_classes(150, 5)
    scores = classes.scores
    assert scores.shape == (150, PUPILS, SUBJECTS, TESTS)
    assert ((scores >= 0) & (scores <= 100) & (scores == scores.round())).all()
    steady = scores[~classes.declines]
    assert steady.mean() == pytest.approx(MEAN_LEVEL, abs=1.5)
    level = scores[..., :6].mean(axis=-1)
    expected = np.sqrt(CLASS_SD**2 + PUPIL_SD**2 + SUBJECT_SD**2 + WOBBLE_SD**2 / 6)
    assert level.std() == pytest.approx(expected, rel=0.06)
    own = (scores - scores.mean(axis=1, keepdims=True))[~classes.declines]
    wobble = np.sqrt(
        own.var(axis=-1, ddof=1).mean() * PUPILS / (PUPILS - 1)
    )  # the class average wobbles along a little
    assert wobble == pytest.approx(WOBBLE_SD, rel=0.04)
    # tests differ in difficulty, for the whole class at once, as on the board
    of_class = np.sqrt(scores.mean(axis=1).var(axis=-1, ddof=1).mean() - WOBBLE_SD**2 / PUPILS)
    assert of_class == pytest.approx(DeclineModel().difficulty_sd, rel=0.1)


def test_three_or_four_decline_in_one_subject_by_the_points_that_are_told():
    classes = draw_classes(150, 6)
    assert set(classes.declines.sum(axis=1)) == {3, 4}
    at = np.nonzero(classes.declines)
    series = classes.scores[(*at, classes.subject[at])] - classes.scores.mean(axis=1)[at[0], classes.subject[at]]
    onset = classes.onset[at]
    assert (onset.min(), onset.max()) == ONSETS
    late = np.arange(1, TESTS + 1) >= onset[:, None]
    fall = (series * ~late).sum(axis=1) / (~late).sum(axis=1) - (series * late).sum(axis=1) / late.sum(axis=1)
    assert fall.mean() == pytest.approx(classes.points[at].mean(), rel=0.08)
    fell = classes.scores[..., :6].mean(axis=-1) - classes.scores[..., 9:].mean(axis=-1)
    other = np.arange(SUBJECTS) != classes.subject[..., None]
    with_decline = np.broadcast_to(classes.declines[..., None], fell.shape)
    assert fell[with_decline & other].mean() == pytest.approx(fell[~with_decline].mean(), abs=1)


def test_the_same_seed_draws_the_same_classes():
    one, other, another = draw_classes(2, 3), draw_classes(2, 3), draw_classes(2, 4)
    assert (one.scores == other.scores).all()
    assert (one.declines == other.declines).all()
    assert (one.scores != another.scores).any()


def test_each_reading_by_hand(drawn):
    """One class, computed anew from its results, pupil by pupil."""
    classes, readings = drawn
    scores = classes.scores[7]
    own = np.stack([without_class_effect(scores[:, subject]) for subject in range(SUBJECTS)], axis=1)
    judged = {reading: [] for reading in READINGS[:-1]}
    for pupil in range(PUPILS):
        judged["lowest"].append(-np.mean([series[-1] for series in scores[pupil]]))
        judged["drop"].append(max(series[:-1].mean() - series[-1] for series in scores[pupil]))
        flags = []
        for series in scores[pupil]:
            signals = find_signals(series)
            last = signals[signals["last"] == signals["last"].max()]
            flags.append(0 if signals.empty else -1 if last["direction"].iloc[0] == "down" else 1)
        assert readings.flag[7, pupil].tolist() == flags
        judged["flags"].append(flags.count(-1))
        wobble = np.sqrt(np.mean([series[:9].var(ddof=1) for series in own[pupil]]))
        drops = [(series[:9].mean() - series[9:].mean()) / wobble for series in own[pupil]]
        below = [sum(result < sorted(series[:9])[2] for result in series[9:]) for series in own[pupil]]
        assert readings.below[7, pupil].tolist() == below
        judged["recent"].append(max(zip(below, drops, strict=True)))
    for reading, values in judged.items():
        four = sorted(range(PUPILS), key=lambda pupil: values[pupil], reverse=True)[:CONVERSATIONS]  # stable
        assert set(np.flatnonzero(readings.invited[reading][7])) == set(four), reading


def test_the_best_readers_chance_is_a_chance():
    """Of the pupils to whom it gives about so many in a hundred, so many decline."""
    classes, readings = drawn_classes(11)
    for low, high in ((0, 0.1), (0.1, 0.4), (0.4, 0.8), (0.8, 1.01)):
        these = (readings.chance >= low) & (readings.chance < high)
        error = np.sqrt(0.25 / these.sum())
        assert classes.declines[these].mean() == pytest.approx(readings.chance[these].mean(), abs=3 * error)


def test_what_the_lesson_says_holds(drawn):
    classes, readings = drawn
    average = {reading: found(classes, readings.invited[reading]).mean() for reading in READINGS}
    by_lot = CONVERSATIONS * classes.declines.sum(axis=1).mean() / PUPILS
    assert by_lot < min(average["lowest"], average["flags"])
    assert max(average["lowest"], average["flags"], average["drop"]) < 0.75 * average["recent"]
    assert average["recent"] > 0.65 * average["best"]
    assert average["recent"] <= average["best"] < 0.75 * classes.declines.sum(axis=1).mean()


def test_lots_are_counted_right():
    rng = np.random.default_rng(1)
    draws = np.array([rng.permutation(PUPILS)[:CONVERSATIONS] for _draw in range(20_000)])
    for declining in (3, 4):
        assert nobody_by_lot(declining) == pytest.approx((draws >= declining).all(axis=1).mean(), abs=0.015)


def test_flags_are_those_of_chance(drawn, content):
    classes, readings = drawn
    at_decline = classes.declines[..., None] & (np.arange(SUBJECTS) == classes.subject[..., None])
    false = ((readings.flag != 0) & ~((readings.flag < 0) & at_decline)).sum(axis=(1, 2))
    expected = expected_false_alarms(PUPILS * SUBJECTS, points=TESTS).expected
    assert 8 < expected < 12  # about ten: what this exercise is about
    assert false.mean() == pytest.approx(expected, abs=2)
    for one in content["classes"]:
        flags = [(pupil, place, flag) for pupil in one["pupils"] for place, flag in enumerate(pupil["flags"]) if flag]
        right = [
            pupil["name"]
            for pupil, place, flag in flags
            if flag < 0 and pupil["declines"] and pupil["declines"]["subject"] == place
        ]
        assert f"{len(flags)} flag" in one["flags"]
        assert f"{len(right)} of them" in one["flags"]
        assert f"the other {len(flags) - len(right)} are" in one["flags"]
        assert f"about {expected:.1f} flags" in one["flags"]


def test_every_pupils_case_is_true(content):
    for one in content["classes"]:
        pupils = one["pupils"]
        best = sorted(range(PUPILS), key=lambda place: -pupils[place]["chance"])[:CONVERSATIONS]
        declining = [place for place in range(PUPILS) if pupils[place]["declines"]]
        assert len(declining) == one["declining"]
        assert one["found"]["best"] == len(set(best) & set(declining))
        for place, pupil in enumerate(pupils):
            picked, tone = " ".join(pupil["picked"]["text"]), pupil["picked"]["tone"]
            assert picked
            assert pupil["picked"]["heading"].startswith(f"{pupil['name']}: ")
            assert (pupil["missed"] is not None) == (place in declining)
            if place in declining:
                subject = one["subjects"][pupil["declines"]["subject"]]["within"]
                for text in (picked, " ".join(pupil["missed"]["text"])):
                    assert f"From test {pupil['declines']['onset']} on, {pupil['name']} really scores" in text
                    assert f"lower in {subject}, because of " in text
                assert tone == ("right" if place in best else "note")
                assert pupil["missed"]["tone"] == ("other" if place in best else "note")
            else:
                assert "really scores" not in picked
                assert tone == ("note" if place in best else "other")
                assert ("false alarm" in picked) == (-1 in pupil["flags"])


def told_in(pattern: str, text: str) -> list[tuple]:
    """What stands in the places of a sentence, each time it is said."""
    places = re.escape(pattern).replace(r"\{\}", "(.+?)")
    return [found if isinstance(found, tuple) else (found,) for found in re.findall(places, text)]


def what_holds(classes, readings, which: int, place: int, one: dict) -> dict:
    """For each sentence about a pupil: what has to stand in its places, by the results and the truth."""
    pupil, named = one["pupils"][place], [subject["within"] for subject in one["subjects"]]
    below = readings.below[which, place]
    scores, drops, chances = classes.scores[which, place], readings.drop[which, place], readings.chance[which]
    at = {name: column for column, name in enumerate(named)}
    averages = classes.scores[which].mean(axis=0)
    flagged = listed([name for name, flag in zip(named, pupil["flags"], strict=True) if flag < 0])
    truth = (
        str(classes.onset[which, place]),
        pupil["name"],
        f"{classes.points[which, place]:.0f}",
        named[classes.subject[which, place]],
        cause_name(CAUSES[classes.cause[which, place]]),
    )
    return {
        "From test {} on, {} really scores about {} points lower in {}, because of {}.": lambda *told: told == truth,
        "In {}, {} of the last three results {} below the line. Together they lie {} times": lambda subject, count, _, drop: (
            (int(count), drop) == (below[at[subject]], f"{drops[at[subject]]:.1f}") and float(drop) > 0
        ),
        "In {}, {} of the last three results {} below the line, though": lambda subject, count, _lie: (
            int(count) == below[at[subject]] and drops[at[subject]] < 0.05
        ),
        "In {} none of the last three results lies below": lambda subject: below[at[subject]] == 0,
        "a chance of {} in 100": lambda percent: int(percent) == min(round(100 * chances[place]), 99),
        " {} of this class stand": lambda count: int(count.split()[-2]) == (chances > chances[place]).sum(),
        "latest result in {}: {}, which is {} points below the average": lambda subject, score, points: (
            (score, points)
            == (f"{scores[at[subject], -1]:.0f}", f"{scores[at[subject], :-1].mean() - scores[at[subject], -1]:.0f}")
        ),
        "the class average was {} points lower than usual": lambda points: (
            points in [f"{average[:-1].mean() - average[-1]:.0f}" for average in averages]
        ),
        "scores {} on average now, and scored {} before": lambda now, before: (
            (now, before) == (f"{scores[:, -1].mean():.0f}", f"{scores[:, :-1].mean():.0f}")
        ),
        "The flag in {} is a false alarm": lambda subjects: subjects == flagged,
        "The flags in {} are false alarms": lambda subjects: subjects == flagged,
    }


def test_the_numbers_in_what_is_said_of_a_pupil_are_those_of_its_results(drawn, content):
    said = Counter()
    for which, one in zip(typical_classes(*drawn), content["classes"], strict=True):
        for place, pupil in enumerate(one["pupils"]):
            texts = [" ".join(part["text"]) for part in (pupil["picked"], pupil["missed"]) if part]
            with speaking("en"):
                sentences = what_holds(*drawn, which, place, one)
            for sentence, holds in sentences.items():
                for told in told_in(sentence, " ".join(texts)):
                    assert holds(*told), (sentence, told)
                    said[sentence] += 1
            if pupil["declines"]:
                flagged = pupil["flags"][pupil["declines"]["subject"]] < 0
                assert {("put a flag there as well" in text, "put no flag there" in text) for text in texts} == {
                    (flagged, not flagged)
                }
    assert len(said) >= 9, said


def test_what_is_said_beside_the_other_subjects_and_pupils_holds(drawn, content):
    classes, readings = drawn
    said = Counter()
    for which, one in zip(typical_classes(*drawn), content["classes"], strict=True):
        before = classes.scores[which][..., :-1].mean(axis=(1, 2))
        for place, pupil in enumerate(one["pupils"]):
            text = " ".join(pupil["picked"]["text"])
            if "In no other subject do more" in text:
                counts = told_in("In {}, {} of the last three results", text) or [("", "0")]
                assert int(counts[0][1]) == readings.below[which, place].max()
                said["most below"] += 1
            if "low for this class, and it was so before" in text:
                assert (before < before[place]).sum() < PUPILS / 3
                said["low before"] += 1
    assert min(said["most below"], said["low before"]) >= 3, said


def test_what_lots_and_lessons_say_is_counted(drawn, content):
    classes, readings = drawn
    average = {name: found(classes, readings.invited[name]).mean() for name in READINGS}
    average |= {"all": classes.declines.sum(axis=1).mean()}
    average["by_lot"] = CONVERSATIONS / PUPILS * average["all"]
    assert content["readings"] == {name: f"{value:.1f}" for name, value in average.items()}
    lesson = "four invitations find {} of the {} on average; lots find {}. Even"
    (told,) = told_in(lesson, content["lesson"])
    assert told == tuple(content["readings"][name] for name in ("recent", "all", "by_lot"))
    all_below = np.mean([(one == 3).any(axis=1).sum() for one in readings.below])
    assert f"{all_below:.0f} of the 25 pupils on average have all three below" in content["lesson"]
    assert f"finds no more than {content['readings']['best']}," in content["lesson"]
    false = ((readings.flag != 0).sum(axis=(1, 2)) - _right_flags(classes, readings)).mean()
    for one in content["classes"]:
        declining = one["declining"]
        assert one["by_lot"] == f"{4 * declining / 25:.1f}"
        nobody = np.prod([(21 - place) / (25 - place) for place in range(declining)])
        (told,) = told_in("find {} of the {} on average, and in {} of 100 draws nobody", one["lot"])
        assert told == (one["by_lot"], str(declining), str(round(100 * nobody)))
        assert f"there were {false:.1f} false flags on average" in one["flags"]


def _right_flags(classes, readings) -> np.ndarray:
    at_decline = classes.declines[..., None] & (np.arange(SUBJECTS) == classes.subject[..., None])
    return ((readings.flag < 0) & at_decline).sum(axis=(1, 2))


def test_what_a_square_says_follows_from_the_results(content):
    for one in content["classes"]:
        for pupil in one["pupils"]:
            for place, series in enumerate(pupil["scores"]):
                assert pupil["change"][place] == pytest.approx(series[-1] - np.mean(series[:-1]), abs=0.5001)
                assert pupil["before"][place] == pytest.approx(np.mean(series[:-1]), abs=0.051)
                assert pupil["earlier"][place] == pytest.approx(np.mean(series[:9]), abs=0.051)
            assert pupil["drop"] > 0
        averages = np.array([pupil["scores"] for pupil in one["pupils"]]).mean(axis=0)
        assert np.abs(averages - np.array(one["average"])).max() <= 0.051


@SOME_SEEDS
@given(st.integers(min_value=0, max_value=100_000))
def test_any_seed_makes_an_instructive_and_small_exercise(seed):
    contents = {}
    for language in LANGUAGES:
        with speaking(language):
            contents[language] = class_list_content(seed)
        assert len(gzip.compress(json.dumps(contents[language]).encode())) < 30_000
    classes, _readings = drawn_classes(seed)
    assert classes.scores.shape[0] == DRAWN
    for one, same in zip(contents["en"]["classes"], contents["nl"]["classes"], strict=True):
        assert len({pupil["name"] for pupil in one["pupils"]}) == PUPILS
        assert [pupil["name"] for pupil in one["pupils"]] == [pupil["name"] for pupil in same["pupils"]]
        assert [pupil["scores"] for pupil in one["pupils"]] == [pupil["scores"] for pupil in same["pupils"]]
        assert len({subject["short"] for subject in same["subjects"]}) == SUBJECTS
        assert 0 < one["found"]["best"] < one["declining"]
        for pupil in [*one["pupils"], *same["pupils"]]:
            for said in filter(None, (pupil["picked"], pupil["missed"])):
                assert not set("{}") & set(said["heading"] + "".join(said["text"]))


def test_the_result_is_a_tidy_table():
    with speaking("en"):
        exercise = ClassList("result", seed=1)
    first = exercise.content["classes"][0]
    declining = [place for place, pupil in enumerate(first["pupils"]) if pupil["declines"]]
    healthy = [place for place, pupil in enumerate(first["pupils"]) if not pupil["declines"]]
    assert exercise.result.empty
    finished = {"class": 0, "picks": [healthy[0], healthy[1], healthy[2], declining[0]], "flags": False, "shown": True}
    begun = {"class": 1, "picks": [3], "flags": True, "shown": False}
    exercise.answers = {"saved": 1, "given": {"edition": exercise.content["edition"], "attempts": [finished, begun]}}
    table = exercise.result
    assert len(table) == PUPILS
    assert table["invited"].tolist() == [place in finished["picks"] for place in range(PUPILS)]
    for column, of in {"change": lambda one: min(one["change"]), "drop": lambda one: one["drop"]}.items():
        assert table[column].tolist() == [of(pupil) for pupil in first["pupils"]]
    assert table["chance"].tolist() == [pupil["chance"] for pupil in first["pupils"]]
    assert table["attempt"].unique().tolist() == [1]
    assert table["invited"].sum() == 4
    assert (table["invited"] & table["declines"]).sum() == 1
    assert table["subject"].notna().tolist() == table["declines"].tolist()
    assert table["subject"].dropna().isin([subject["key"] for subject in first["subjects"]]).all()
    assert table.loc[table["declines"], "onset"].between(*ONSETS).all()
    assert table["flags_down"].sum() == sum(pupil["flags"].count(-1) for pupil in first["pupils"])
    assert isinstance(table, pd.DataFrame)
    exercise.answers = {"saved": 2, "given": {"edition": "class-list-9", "attempts": [finished]}}
    assert exercise.result.empty
