"""Classroom observation: every choice says why, two lessons with their errors, and the same agreement as the statistic."""

import pytest
from kept_names import kept_names, slips_in

from datawijs.language import LANGUAGES, speaking
from datawijs.signals import cohen_kappa
from datawijs.widgets import ClassroomObservation
from datawijs.widgets.classroom_observation.categories import KEYS, categories
from datawijs.widgets.classroom_observation.lessons import LESSONS, lesson_of
from datawijs.widgets.classroom_observation.moment import Lesson, Moment, Slip, misconceptions
from datawijs.widgets.classroom_observation.note_words import note_words

# What we expect people to choose wrongly, and the error that should be named.
ANTICIPATED = [
    ("primary", "list", "check", "looking-acting"),
    ("primary", "list", "none", "judging"),
    ("primary", "flu", "none", "missed-wait"),
    ("primary", "level", "none", "judging"),
    ("primary", "come-on", "none", "judging"),
    ("primary", "cable", "talk", "all-dashboard"),
    ("primary", "task-four", "instruct", "announced"),
    ("primary", "click", "wait", "motive"),
    ("secondary", "frown", "check", "looking-acting"),
    ("secondary", "frown", "wait", "motive"),
    ("secondary", "passing", "wait", "motive"),
    ("secondary", "sheet", "instruct", "unseen"),
    ("secondary", "friday", "none", "missed-wait"),
    ("secondary", "mail", "note", "announced"),
]


@pytest.fixture(params=LESSONS)
def lesson(request):
    return request.param


def moment_of(lesson, key):
    return next(moment for moment in lesson.moments if moment.key == key)


def answered(lesson, choices, **more):
    """An observation in which each moment got these categories in turn; `choices` is {moment: [keys]}."""
    with speaking("en"):
        exercise = ClassroomObservation("visit", lesson=lesson)
    chosen = {moment: [KEYS.index(key) for key in keys] for moment, keys in choices.items()}
    exercise.answers = {"saved": 1, "given": {"edition": exercise.content["edition"], "chosen": chosen, **more}}
    return exercise


def test_the_categories_are_those_of_the_paper_form():
    assert KEYS == ("look", "check", "talk", "instruct", "adapt", "note", "wait", "none")
    for language in LANGUAGES:
        with speaking(language):
            assert [one.key for one in categories()] == list(KEYS)
            assert len({one.name for one in categories()}) == len(KEYS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_says_why_and_names_the_error(lesson, language):
    with speaking(language):
        content = ClassroomObservation("visit", lesson=lesson).content
        told = lesson_of(lesson)
        names = misconceptions()
    assert len(content["moments"]) == 10
    for moment, shown in zip(told.moments, content["moments"], strict=True):
        assert len(shown["choices"]) == len(KEYS)
        for key, choice in zip(KEYS, shown["choices"], strict=True):
            assert choice["fits"] == (key in moment.fits)
            assert not set("{}") & set(choice["heading"] + "".join(choice["why"]))
            if key in moment.slips and moment.slips[key].misconception:
                assert choice["heading"] == names[moment.slips[key].misconception]
            elif key not in moment.fits and key not in moment.slips:
                assert choice["why"][-1] == moment.seen
        reasons = ["".join(choice["why"]) for choice in shown["choices"]]
        assert len(set(reasons)) == len(reasons)


def test_a_moment_with_two_fitting_categories_says_so_at_both(lesson):
    with speaking("en"):
        told = lesson_of(lesson)
        content = ClassroomObservation("visit", lesson=lesson).content
    doubtful = [moment for moment in told.moments if len(moment.fits) == 2]
    assert len(doubtful) >= 2
    for moment, shown in zip(told.moments, content["moments"], strict=True):
        for key, choice in zip(KEYS, shown["choices"], strict=True):
            if key in moment.fits:
                other = [why for one, why in moment.fits.items() if one != key]
                assert ("two careful observers may differ" in " ".join(choice["why"])) == bool(other)
                assert all(why in " ".join(choice["why"]) for why in other)


@pytest.mark.parametrize(("lesson", "moment", "category", "error"), ANTICIPATED)
def test_anticipated_errors_are_named(lesson, moment, category, error):
    with speaking("en"):
        assert moment_of(lesson_of(lesson), moment).slips[category].misconception == error
    row = answered(lesson, {moment: [category]}).result.set_index("moment").loc[moment]
    assert not row["fits"] and row["misconception"] == error


def test_every_kind_of_action_and_every_error_is_met():
    with speaking("en"):
        told = [lesson_of(key) for key in LESSONS]
        names = set(misconceptions())
    for one in told:
        assert {key for moment in one.moments for key in moment.fits} == set(KEYS)
    met = {slip.misconception for one in told for moment in one.moments for slip in moment.slips.values()}
    assert met - {None} == names


def test_the_second_observer_is_mistaken_once_and_the_lesson_tells_it(lesson):
    with speaking("en"):
        told = lesson_of(lesson)
        mistaken = [moment for moment in told.moments if moment.second not in moment.fits]
    assert len(mistaken) == 1
    assert mistaken[0].slips[mistaken[0].second].misconception in ("missed-wait", "announced")
    assert "agrees on a mistake" in told.slip


def test_the_counts_in_the_questions_are_those_of_the_lesson():
    with speaking("en"):
        primary, secondary = (lesson_of(key) for key in ("primary", "secondary"))
    assert sum("none" in moment.fits for moment in primary.moments) == 2  # “In two moments you did nothing”
    idle = {"look", "none"}
    assert sum(not idle & set(moment.fits) for moment in secondary.moments) == 6  # “in six of the ten moments”
    assert (
        moment_of(primary, "level").at == (9, 24)
        and "9:24" in primary.question.asks.options[primary.question.right].text
    )
    assert moment_of(secondary, "passing").at == (8, 56)
    assert "8:56" in secondary.question.asks.options[secondary.question.right].text


def test_times_are_written_as_their_reader_does():
    times = {}
    for language in LANGUAGES:
        with speaking(language):
            times[language] = ClassroomObservation("visit").content["moments"][0]["time"]
    assert times == {"nl": "9.05", "en": "9:05"}


def test_the_first_answer_counts_and_the_result_is_tidy():
    exercise = answered("primary", {"list": ["check", "look"], "scrap-paper": ["talk"], "strips": []})
    result = exercise.result.set_index("moment")
    assert len(result) == 10
    assert result.loc["list", ["first", "tries"]].tolist() == ["check", 2]
    assert result.loc["list", "misconception"] == "looking-acting"
    assert result.loc["scrap-paper", "fits"] and not result.loc["scrap-paper", "same"]
    assert result.loc["scrap-paper", "misconception"] is not None and result["misconception"].isna().sum() == 9
    assert result.loc["strips", ["first", "fits", "same"]].isna().all()
    assert exercise.agreement is None


def test_the_agreement_is_that_of_the_first_choices():
    with speaking("en"):
        told = lesson_of("secondary")
    choices = {moment.key: [next(iter(moment.fits)), "look"] for moment in told.moments}
    exercise = answered("secondary", choices)
    assert exercise.result["fits"].all()
    expected = cohen_kappa([keys[0] for keys in choices.values()], [moment.second for moment in told.moments])
    assert exercise.agreement == expected
    assert exercise.agreement.same == 8  # both sides may defend what they noted, and once the other was mistaken
    assert exercise.agreement.lower < 0.5


def test_who_agrees_always_agrees_on_the_mistake_too():
    with speaking("en"):
        told = lesson_of("primary")
    exercise = answered("primary", {moment.key: [moment.second] for moment in told.moments})
    assert exercise.agreement.kappa == 1
    assert exercise.result["fits"].sum() == 9


def test_notes_are_a_table_of_their_own():
    exercise = answered("primary", {}, notes={"list": "Ze scrolt.", "strips": "", "flu": 3, "no-such": "x"})
    assert exercise.notes.to_numpy().tolist() == [["list", "Ze scrolt."]]


@pytest.mark.parametrize(
    "given",
    [
        {"chosen": "all", "notes": 3},
        {"chosen": {"list": 4, "strips": [99, -1, "look", True]}, "notes": ["a"]},
        {"edition": "another", "chosen": {"list": [0]}, "notes": {"list": "x"}},
    ],
)
def test_kept_answers_that_make_no_sense_count_as_none(given):
    exercise = answered("primary", {})
    exercise.answers = {"saved": 2, "given": {"edition": exercise.content["edition"], **given}}
    assert exercise.result["tries"].sum() == 0
    assert exercise.notes.empty


def test_an_unknown_lesson_names_the_known_ones():
    with speaking("en"), pytest.raises(ValueError, match="primary, secondary"):
        ClassroomObservation("visit", lesson="tertiary")


def test_the_list_asks_about_words_of_the_language_in_use():
    for language, judging, motive in (("nl", "eindelijk", "omdat"), ("en", "finally", "because")):
        with speaking(language):
            words = note_words()
        assert judging in words["judging"] and motive in words["motive"]
        assert not set(words["judging"]) & set(words["motive"])
        assert all(word == word.lower() and word.isalpha() for kind in words.values() for word in kind)


def a_moment(**changes):
    said = {"key": "a", "at": (9, 0), "title": "A", "told": "t", "seen": "s", "fits": {"look": "y"}, "slips": {}}
    return Moment(**{**said, "second": "look", **changes})


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"fits": {"stare": "y"}}, "aren't there"),
        ({"second": "stare"}, "aren't there"),
        ({"fits": {}}, "one or two"),
        ({"fits": {"look": "y", "wait": "y", "none": "y"}}, "one or two"),
        ({"slips": {"look": Slip(None, "n")}}, "no slip among them"),
    ],
)
def test_a_moment_that_does_not_hold_together_is_refused(changes, problem):
    with pytest.raises(ValueError, match=problem):
        a_moment(**changes)


@pytest.mark.parametrize("second", [{"key": "a", "at": (9, 1)}, {"key": "b", "at": (8, 59)}, {"key": "b"}])
def test_moments_come_one_after_the_other(second):
    with pytest.raises(ValueError, match="times that go on"):
        Lesson("l", "L", "i", (a_moment(), a_moment(**second)), "s", None)


def test_the_names_that_notes_are_kept_under_stay(lesson):
    with speaking("en"):
        assert slips_in(lesson_of(lesson)) == kept_names(f"observation-{lesson}")
