"""The fictional board: what stands in its tables, what a seed promises, and what it says to bad arguments."""

import hashlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datawijs.board import cause_name, goal_name, make_board, status_name, subject_name
from datawijs.board.make import _made
from datawijs.board.names import BIRDS, PRIMARY_SCHOOLS, SECONDARY_SCHOOLS
from datawijs.board.pupils import LARGEST_CLASS
from datawijs.board.schools import CLASSES
from datawijs.board.tables import board_tables, truth_tables
from datawijs.language import speaking

TABLES = ("schools", "classes", "pupils", "subjects", "tests", "results", "absences", "activity", "goals")
TRUTHS = ("declines", "difficulty", "levels")
BY_SCHOOL = tuple(name for name in TABLES if name != "subjects")


@pytest.fixture(scope="module")
def board():
    return make_board()


@pytest.fixture(scope="module")
def large():
    return make_board(schools=17)


def all_tables(board):
    return {name: getattr(board, name) for name in TABLES} | {name: getattr(board.truth, name) for name in TRUTHS}


def test_two_schools_one_dutch_primary_one_flemish_secondary(board):
    assert board.schools[["sector", "country"]].values.tolist() == [["primary", "NL"], ["secondary", "BE"]]
    assert board.classes.groupby("school_id").size().tolist() == [4, 4]
    assert board.classes.query("school_id == 'S01'")["year"].between(5, 8).all()
    assert board.classes.query("school_id == 'S02'")["year"].between(3, 6).all()
    assert "5/6B" in board.classes["name"].tolist()


def test_every_year_view_has_something_to_compare(board):
    assert board.classes.groupby(["school_id", "year"]).size().groupby("school_id").max().tolist() == [2, 2]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("schools", ["school_id"]),
        ("schools", ["name"]),
        ("classes", ["class_id"]),
        ("pupils", ["pupil_id"]),
        ("pupils", ["class_id", "name"]),
        ("tests", ["test_id"]),
        ("tests", ["class_id", "subject_id", "number"]),
        ("results", ["pupil_id", "test_id"]),
        ("absences", ["pupil_id", "week"]),
        ("activity", ["pupil_id", "week"]),
        ("goals", ["pupil_id", "subject_id", "goal"]),
        ("declines", ["pupil_id"]),
        ("difficulty", ["test_id"]),
        ("levels", ["pupil_id", "subject_id"]),
    ],
)
def test_keys_are_unique(large, table, key):
    assert not all_tables(large)[table].duplicated(key).any()


def test_nothing_is_missing_but_scores(large):
    missing = {name: table.isna().sum().sum() for name, table in all_tables(large).items()}
    assert missing.pop("results") == large.results["score"].isna().sum() > 0
    assert set(missing.values()) == {0}


def test_every_pupil_has_every_test_of_the_own_class(large):
    results = large.results.merge(large.tests, on="test_id", suffixes=("", "_test"))
    for column in ("class_id", "subject_id", "number", "date"):
        assert (results[column] == results[f"{column}_test"]).all()
    home = large.pupils.set_index("pupil_id")["class_id"]
    assert (large.results["class_id"] == large.results["pupil_id"].map(home)).all()
    assert (
        large.results.groupby(["pupil_id", "subject_id"])["number"].agg(list).map(tuple) == tuple(range(1, 13))
    ).all()


def test_scores_stay_on_the_scale_with_one_decimal(large):
    scores = large.results["score"].dropna()
    assert scores.between(0, 100).all()
    assert np.array_equal(scores, scores.round(1))


def test_classes_have_a_classroom_full_of_pupils(large):
    assert large.pupils.groupby("class_id").size().between(22, 26).all()


def test_pupils_are_birds_and_nobody_in_a_school_has_the_same_name(large):
    school = large.classes.set_index("class_id")["school_id"]
    pupils = large.pupils.assign(school_id=large.pupils["class_id"].map(school))
    assert not pupils.duplicated(["school_id", "name"]).any()
    assert set(pupils["name"]) <= set(BIRDS)
    assert len(set(BIRDS)) == len(BIRDS) >= LARGEST_CLASS * max(map(len, CLASSES.values()))
    assert len({*PRIMARY_SCHOOLS, *SECONDARY_SCHOOLS}) == 17


# Days on which no school in that country was open in 2025–2026, one from each holiday and every public holiday.
CLOSED = {
    "NL": [
        "2025-10-22",
        "2025-12-25",
        "2026-01-02",
        "2026-02-18",
        "2026-04-06",
        "2026-04-27",
        "2026-05-05",
        "2026-05-14",
    ],
    "BE": [
        "2025-10-30",
        "2025-11-11",
        "2025-12-25",
        "2026-01-02",
        "2026-02-18",
        "2026-04-08",
        "2026-04-17",
        "2026-05-01",
    ],
}


def test_tests_fall_on_days_with_lessons_and_in_order(large):
    tests = large.tests.merge(large.classes, on="class_id").merge(large.schools, on="school_id")
    assert (tests["date"].dt.day_of_week < 5).all()
    for country, closed in CLOSED.items():
        assert not tests.loc[tests["country"] == country, "date"].isin(pd.to_datetime(closed)).any()
    gaps = large.tests.groupby(["class_id", "subject_id"])["date"].diff().dropna()
    assert gaps.min() > pd.Timedelta(0)


def test_absences_are_in_school_weeks_and_fit_in_them(large):
    absences = large.absences.merge(large.classes, on="class_id").merge(large.schools, on="school_id")
    assert (absences["week"].dt.day_of_week == 0).all()
    assert absences["half_days"].between(0, 10).all()
    flemish = absences[absences["country"] == "BE"]
    assert flemish["half_days"].max() == 9  # Wednesday afternoon is free
    assert flemish.loc[flemish["week"] == "2025-11-10", "half_days"].max() == 7  # Armistice Day
    assert not absences["week"].isin(pd.to_datetime(["2025-12-22", "2025-12-29", "2026-02-16"])).any()


def test_a_missed_test_falls_in_a_week_of_absence(large):
    missed = large.results[large.results["score"].isna()]
    week = missed["date"] - pd.to_timedelta(missed["date"].dt.day_of_week, unit="D")
    found = missed.assign(week=week).merge(large.absences, on=["pupil_id", "week"])
    assert len(found) == len(missed)
    assert (found["half_days"] > 0).all()
    assert 0.02 < len(missed) / len(large.results) < 0.06


def test_holidays_are_quiet_and_weeks_with_absence_quieter(large):
    logins = large.activity.merge(large.absences, how="left", on=["pupil_id", "week"])
    holiday = logins[logins["half_days"].isna()]["logins"].mean()
    present = logins[logins["half_days"] == 0]["logins"].mean()
    away = logins[logins["half_days"] >= 9]["logins"].mean()
    assert holiday < 0.3 * present
    assert away < 0.7 * present


def test_goals_follow_the_level(large):
    levels = large.goals.merge(large.truth.levels, on=["pupil_id", "subject_id"])
    means = levels.groupby("status")["level"].mean()
    assert means["reached"] > means["growing"] > means["stuck"]
    shares = large.goals["status"].value_counts(normalize=True)
    assert 0.5 < shares["reached"] < 0.7
    assert 0.05 < shares["stuck"] < 0.2


def test_a_series_is_one_pupils_scores_by_number(board):
    pupil = board.results.query("pupil_id == 'P0100' and subject_id == 'maths'")
    series = board.series("P0100", "maths")
    assert series.index.tolist() == list(range(1, 13))
    np.testing.assert_array_equal(series.to_numpy(), pupil["score"].to_numpy())


def test_a_class_average_leaves_out_missed_tests(board):
    average = board.class_average("S01-7A", "reading")
    fifth = board.results.query("class_id == 'S01-7A' and subject_id == 'reading' and number == 5")["score"].dropna()
    assert average.index.tolist() == list(range(1, 13))
    assert average[5] == pytest.approx(fifth.sum() / len(fifth))


def assert_same(one, other):
    pd.testing.assert_frame_equal(one, other, check_exact=True)


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 2**63))
def test_same_seed_same_board(seed):
    one = all_tables(make_board(seed, 1))
    _made.cache_clear()  # the second is made anew too
    other = all_tables(make_board(seed, 1))
    for name, table in one.items():
        assert_same(table, other[name])


def test_whoever_changes_a_board_changes_no_other():
    mine = make_board(schools=1)
    mine.results["score"] = 0.0
    mine.pupils.loc[0, "name"] = "somebody else"
    mine.truth.levels["level"] = 0.0
    yours = make_board(schools=1)
    assert yours.results["score"].max() > 50 < yours.truth.levels["level"].max()
    assert "somebody else" not in set(yours.pupils["name"])


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10_000), schools=st.integers(1, 3))
def test_another_school_leaves_the_earlier_ones_as_they_were(seed, schools):
    fewer, more = all_tables(make_board(seed, schools)), all_tables(make_board(seed, schools + 1))
    for name in (*BY_SCHOOL, *TRUTHS):
        assert len(more[name]) >= len(fewer[name])
        assert_same(fewer[name], more[name].iloc[: len(fewer[name])])


def test_the_course_board_is_the_beginning_of_the_large_one(board, large):
    for name in (*BY_SCHOOL, *TRUTHS):
        assert_same(all_tables(board)[name], all_tables(large)[name].iloc[: len(all_tables(board)[name])])


def test_another_seed_is_another_board(board):
    other = all_tables(make_board(2027))
    for name in ("pupils", "tests", "results", "absences", "activity", "goals", *TRUTHS):
        assert not all_tables(board)[name].equals(other[name]), name


def test_numpys_whole_numbers_are_whole_numbers(board):
    assert_same(make_board(np.int64(2026), np.uint8(2)).results, board.results)


@pytest.mark.parametrize("schools", [0, 18, -1, 1.5, 2.0, "a", "2", None, True, [2], float("nan")])
def test_a_wrong_number_of_schools_gets_a_sentence(schools):
    with speaking("en"), pytest.raises(ValueError, match=r"A board has 1 to 17 schools.*this is ") as told:
        make_board(schools=schools)
    assert repr(schools) in str(told.value)
    with speaking("nl"), pytest.raises(ValueError, match="1 tot 17 scholen"):
        make_board(schools=schools)


@pytest.mark.parametrize("seed", ["x", -1, 1.5, None, True, [1]])
def test_a_wrong_seed_gets_a_sentence(seed):
    with speaking("en"), pytest.raises(ValueError, match="A seed is a whole number") as told:
        make_board(seed)
    assert repr(seed) in str(told.value)
    with speaking("nl"), pytest.raises(ValueError, match="startgetal"):
        make_board(seed)


def test_unknown_pupils_classes_and_subjects_get_a_sentence(board):
    with speaking("en"):
        with pytest.raises(ValueError, match=r"no pupil 'P9999'.*first is 'P0001'"):
            board.series("P9999", "maths")
        with pytest.raises(ValueError, match=r"no class '7A'.*'S01-5A'"):
            board.class_average("7A", "maths")
        with pytest.raises(ValueError, match=r"P0001 has no tests in 'french'.*maths, spelling, reading"):
            board.series("P0001", "french")
    with speaking("nl"), pytest.raises(ValueError, match="geen leerling 'P9999'"):
        board.series("P9999", "maths")


def test_keys_are_shown_in_the_readers_language(board):
    with speaking("nl"):
        assert subject_name("maths", "primary") == "Rekenen"
        assert board.subject_name("maths", "secondary") == "Wiskunde"
        assert cause_name("home") == "zorgen thuis"
    with speaking("en"):
        assert subject_name("maths", "primary") == "Arithmetic"
        assert cause_name("home") == "worries at home"
        with pytest.raises(ValueError, match=r"'gym' is not on the board.*maths"):
            subject_name("gym")


def test_nobody_practises_what_is_taught_later():
    board = make_board(schools=1, size="whole")
    goals = board.goals.merge(board.pupils, on="pupil_id").merge(board.classes, on="class_id")
    first_year = goals.groupby("goal")["year"].min()
    assert first_year[["percentages", "fractions", "loan-words", "verb-endings"]].tolist() == [7, 5, 5, 5]
    assert (goals.groupby(["pupil_id", "subject_id"])["goal"].nunique() == 5).all()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_key_on_the_board_has_a_name(large, language):
    with speaking(language):
        for key in large.subjects["subject_id"]:
            assert subject_name(key) != key
        for key in large.goals["goal"].unique():
            assert goal_name(key) != key
        for key in large.goals["status"].unique():
            assert status_name(key)
        for key in large.truth.declines["cause"].unique():
            assert cause_name(key)


def test_a_board_introduces_itself_in_one_line(board):
    with speaking("en"):
        assert repr(board) == f"A fictional board: 2 schools, 8 classes, {len(board.pupils)} pupils"


def digest(board) -> str:
    """Return a fingerprint of all tables of a board, to the last digit."""
    total = hashlib.sha256()
    for tables, source in ((board_tables(), board), (truth_tables(), board.truth)):
        for table in tables:
            total.update(getattr(source, table.name).to_csv(index=False).encode())
    return total.hexdigest()[:16]


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        ({"seed": 1, "schools": 3}, "6969f57bc8ebfe4b"),
        ({"seed": 7, "schools": 2, "years": 3}, "7461955bdbf6af62"),
        ({"seed": 20001, "schools": 2, "years": 2, "size": "whole"}, "33cc9e122d2d8be1"),
    ],
)
def test_a_seed_gives_what_it_always_gave(arguments, known):
    # learners' answers are kept by what an exercise showed, and pages argue from these numbers
    assert digest(make_board(**arguments)) == known
