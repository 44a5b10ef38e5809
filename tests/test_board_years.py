"""School years and whole schools: who moves up, who stays behind, and what more years and more schools leave as it was."""

from dataclasses import fields
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datawijs.board import Board, make_board
from datawijs.board.school_year import SCHOOL_YEARS, half_days_open, months, school_weeks, weeks
from datawijs.board.season import DIP_POINTS, DIP_WEEKS, dip_weeks
from datawijs.language import speaking

YEARS = tuple(sorted(SCHOOL_YEARS))


@pytest.fixture(scope="module")
def whole():
    return make_board(schools=4, years=3, size="whole")


def all_tables(board: Board) -> dict[str, pd.DataFrame]:
    tables = {field.name: getattr(board, field.name) for field in fields(Board) if field.name != "truth"}
    return tables | {f"truth.{field.name}": getattr(board.truth, field.name) for field in fields(board.truth)}


def assert_same_boards(one: Board, other: Board) -> None:
    others = all_tables(other)
    for name, table in all_tables(one).items():
        pd.testing.assert_frame_equal(table, others[name], check_exact=True, obj=name)


def test_seventeen_whole_schools_are_a_board_of_about_four_thousand_pupils():
    board = make_board(schools=17, years=3, size="whole")
    by_year = board.enrolments.groupby("school_year").size()
    assert 3900 < by_year[YEARS[-1]] < 4200
    by_school = board.in_school_year(YEARS[-1]).pupils["class_id"].str[:3].value_counts()
    assert len(by_school) == 17
    assert by_school.between(220, 260).all()
    assert len(board.results) > 390_000
    assert not board.pupils["pupil_id"].duplicated().any()
    assert board.pupils["pupil_id"].str.fullmatch(r"P\d{4}").all()


def test_a_whole_school_has_every_year_and_keeps_them_in_the_past(whole):
    for school_year in YEARS[-2:]:
        years = whole.in_school_year(school_year).classes.groupby("school_id")["year"].agg(set)
        # the pupils of this year's groep 3 and leerjaar 1 were not there yet
        first = {"S01": 3, "S02": 1}
        last = {"S01": 8, "S02": 6}
        for school_id in first:
            begin = first[school_id]
            assert years[school_id] == set(range(begin, last[school_id] + 1))
    assert whole.classes.groupby("school_id")["class_id"].nunique().gt(20).all()


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000), years=st.integers(1, 3), size=st.sampled_from(["small", "whole"]))
def test_same_seed_same_board(seed, years, size):
    assert_same_boards(make_board(seed, 2, years=years, size=size), make_board(seed, 2, years=years, size=size))


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000), years=st.integers(1, 2), size=st.sampled_from(["small", "whole"]))
def test_another_year_leaves_the_later_ones_as_they_were(seed, years, size):
    fewer, more = make_board(seed, 2, years=years, size=size), make_board(seed, 2, years=years + 1, size=size)
    assert len(more.results) > len(fewer.results)
    for school_year in fewer.school_years:
        assert_same_boards(fewer.in_school_year(school_year), more.in_school_year(school_year))


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000), schools=st.integers(1, 3), size=st.sampled_from(["small", "whole"]))
def test_another_school_leaves_the_earlier_ones_as_they_were(seed, schools, size):
    fewer, more = make_board(seed, schools, years=3, size=size), make_board(seed, schools + 1, years=3, size=size)
    others = all_tables(more)
    for name, table in all_tables(fewer).items():
        if name != "subjects" and len(table):
            pd.testing.assert_frame_equal(table, others[name].iloc[: len(table)], check_exact=True, obj=name)


def test_a_small_board_of_one_year_is_the_board_of_the_course():
    board = make_board()
    assert board.school_years == ("2025-2026",)
    assert board.pupils.iloc[0].tolist() == ["P0001", "S01-5A", "Barmsijs"]
    assert_same_boards(board, board.in_school_year("2025-2026"))
    assert_same_boards(board, make_board(years=2).in_school_year("2025-2026"))


def test_pupils_move_up_one_year_or_take_the_year_again(whole):
    years = whole.enrolments.pivot(index="pupil_id", columns="school_year", values="year")
    repeats = whole.enrolments.pivot(index="pupil_id", columns="school_year", values="repeats")
    seen = 0
    for before, after in pairwise(YEARS):
        both = years[[before, after]].dropna()
        again = repeats.loc[both.index, after].astype(bool)
        assert (both[after] - both[before] == (~again).astype(int)).all()
        seen += again.sum()
    assert seen > 5


def test_classmates_mostly_stay_together(whole):
    classes = whole.enrolments.pivot(index="pupil_id", columns="school_year", values="class_id").dropna()
    for _class, members in classes.groupby(YEARS[-1]):
        largest = members[YEARS[0]].value_counts(normalize=True).iloc[0]
        assert largest > 0.7


def test_everybody_is_enrolled_in_a_class_of_that_year_at_one_school(whole):
    enrolments = whole.enrolments.merge(whole.classes, on="class_id", suffixes=("", "_class"))
    assert len(enrolments) == len(whole.enrolments)
    assert (enrolments["school_year"] == enrolments["school_year_class"]).all()
    # of a combination class, half are a year older
    older = enrolments["year"] - enrolments["year_class"]
    combined = enrolments["name"].str.contains("/")
    assert (older[~combined] == 0).all()
    assert older[combined].mean() == pytest.approx(0.5, abs=0.06)
    assert enrolments.groupby("pupil_id")["school_id"].nunique().eq(1).all()
    assert whole.enrolments.groupby("class_id").size().between(18, 32).all()


def test_a_name_occurs_once_in_a_school_and_a_second_kievit_gets_a_letter(whole):
    names = whole.pupils.assign(school=whole.pupils["class_id"].str[:3])
    assert not names.duplicated(["school", "name"]).any()
    assert names["name"].str.endswith(" B.").any()


def test_who_left_a_whole_school_was_in_its_last_year(whole):
    last_year = whole.enrolments.sort_values("school_year").groupby("pupil_id").last()
    left = last_year[last_year["school_year"] != YEARS[-1]]
    top = {"S01": 8, "S02": 6, "S03": 8, "S04": 6}
    assert len(left) > 150
    assert (left["year"] == left["class_id"].str[:3].map(top)).all()
    assert set(left.index) <= set(whole.pupils["pupil_id"])


def test_nobody_leaves_a_small_school():
    board = make_board(years=3)
    now = set(board.in_school_year(YEARS[-1]).pupils["pupil_id"])
    assert set(board.pupils["pupil_id"]) == set(board.enrolments["pupil_id"]) == now


def test_class_codes_tell_the_year(whole):
    earlier = whole.classes[whole.classes["school_year"] != YEARS[-1]]
    assert all(row.class_id.endswith(row.school_year) for row in earlier.itertuples())
    assert "S01-7A" in whole.classes["class_id"].tolist()
    assert not whole.classes["class_id"].duplicated().any()


@pytest.mark.parametrize("name", ["tests", "results", "absences", "activity", "standard_tests", "practice", "attests"])
def test_every_row_falls_in_its_school_year(whole, name):
    table = getattr(whole, name)
    day = next((column for column in ("date", "week", "month") if column in table), None)
    assert set(table["school_year"]) == set(YEARS)
    if day:
        first = pd.to_datetime(table["school_year"].str[:4] + "-08-15")
        last = pd.to_datetime(table["school_year"].str[5:] + "-07-31")
        assert table[day].between(first, last).all()
    enrolled = whole.enrolments.set_index(["pupil_id", "school_year"])["class_id"]
    if "pupil_id" in table:
        home = enrolled.reindex(pd.MultiIndex.from_frame(table[["pupil_id", "school_year"]]))
        assert (home.to_numpy() == table["class_id"].to_numpy()).all()


# Days without lessons in the earlier years, one from each holiday and every public holiday on a weekday.
CLOSED = {
    (
        "NL",
        "2024-2025",
    ): "2024-10-30 2024-12-24 2025-01-03 2025-02-26 2025-04-22 2025-04-30 2025-05-05 2025-05-29 2025-06-09",
    ("NL", "2023-2024"): "2023-10-18 2023-12-27 2024-01-04 2024-02-21 2024-04-01 2024-05-01 2024-05-09 2024-05-20",
    (
        "BE",
        "2024-2025",
    ): "2024-10-30 2024-11-11 2024-12-24 2025-01-02 2025-03-05 2025-04-09 2025-04-16 2025-04-21 2025-05-01",
    (
        "BE",
        "2023-2024",
    ): "2023-11-01 2023-12-27 2024-01-03 2024-02-14 2024-04-03 2024-04-10 2024-05-01 2024-05-09 2024-05-20",
}


@pytest.mark.parametrize(("country", "school_year"), CLOSED)
def test_no_test_falls_in_the_holidays_of_an_earlier_year(country, school_year):
    board = make_board(schools=12, years=3)
    schools = set(board.schools.loc[board.schools["country"] == country, "school_id"])
    tests = board.tests[board.tests["class_id"].str[:3].isin(schools) & (board.tests["school_year"] == school_year)]
    closed = pd.to_datetime(CLOSED[country, school_year].split())
    assert not tests["date"].isin(closed).any()
    assert (tests["date"].dt.day_of_week < 5).all()


@pytest.mark.parametrize("country", ["NL", "BE"])
@pytest.mark.parametrize("school_year", SCHOOL_YEARS)
def test_a_school_year_is_as_long_as_a_school_year(country, school_year):
    lessons = school_weeks(country, school_year)
    assert len(lessons) == len(half_days_open(country, school_year)) == len(weeks(country, school_year)) - 6
    assert len(lessons) == 37 if country == "BE" else len(lessons) in (40, 41)
    assert len(months(school_year)) == 10


@pytest.mark.parametrize("country", ["NL", "BE"])
@pytest.mark.parametrize("school_year", SCHOOL_YEARS)
def test_dips_come_after_the_summer_before_christmas_and_before_the_summer(country, school_year):
    dips = dip_weeks(country, school_year)
    assert len(dips) == 3 * DIP_WEEKS
    assert dips.isin(school_weeks(country, school_year)).all()
    assert dips.month.isin([8, 9, 12, 6, 7]).all() or (dips.month == 11).sum() <= 1


def test_the_season_is_a_small_part_of_the_difficulty(whole):
    tests = whole.tests.merge(whole.truth.difficulty, on="test_id")
    dip = tests["season"] > 0
    assert set(tests["season"]) == {0.0, DIP_POINTS}
    assert 0.15 < dip.mean() < 0.3
    assert 2.8 < tests["difficulty"].std() < 4.8  # OULAD
    harder = tests.loc[dip, "difficulty"].mean() - tests.loc[~dip, "difficulty"].mean()
    assert harder == pytest.approx(DIP_POINTS, abs=0.6)


def test_a_series_is_of_one_school_year():
    board = make_board(years=3)
    assert len(board.series("P0100", "maths")) == 12
    pd.testing.assert_series_equal(board.series("P0100", "maths"), make_board().series("P0100", "maths"))
    earlier = board.series("P0100", "maths", "2023-2024")
    assert earlier.index.tolist() == list(range(1, 13))
    assert not earlier.equals(board.series("P0100", "maths"))


def test_a_school_year_that_is_not_there_gets_a_sentence():
    board = make_board()
    with speaking("en"):
        with pytest.raises(ValueError, match=r"no school year '2020-2021' on this board.*2025-2026"):
            board.in_school_year("2020-2021")
        with pytest.raises(ValueError, match=r"P0001 has no results in '2024-2025'.*2025-2026"):
            board.series("P0001", "maths", "2024-2025")
    with speaking("nl"), pytest.raises(ValueError, match="schooljaar '2020-2021'"):
        board.in_school_year("2020-2021")


@pytest.mark.parametrize("years", [0, 4, -1, 1.5, "3", None, True])
def test_a_wrong_number_of_years_gets_a_sentence(years):
    with speaking("en"), pytest.raises(ValueError, match="A board has 1 to 3 school years") as told:
        make_board(years=years)
    assert repr(years) in str(told.value)
    with speaking("nl"), pytest.raises(ValueError, match="1 tot 3 schooljaren"):
        make_board(years=years)


@pytest.mark.parametrize("size", ["big", "", None, 3, ["small"]])
def test_a_wrong_size_gets_a_sentence(size):
    with speaking("en"), pytest.raises(ValueError, match="one of: small, whole") as told:
        make_board(size=size)
    assert repr(size) in str(told.value)


def test_levels_of_a_pupil_move_slowly_and_stay_as_far_apart(whole):
    levels = whole.truth.levels.pivot(index=["pupil_id", "subject_id"], columns="school_year", values="level").dropna()
    one, two = (levels[[YEARS[-1], earlier]].corr().iloc[0, 1] for earlier in (YEARS[1], YEARS[0]))
    assert one == pytest.approx(0.93, abs=0.03)
    assert two == pytest.approx(0.93**2, abs=0.04)
    assert levels.std().between(10.3, 12.5).all()


def test_one_pupil_in_ten_declines_in_every_year(whole):
    share = whole.truth.declines.groupby("school_year").size() / whole.enrolments.groupby("school_year").size()
    assert share.between(0.07, 0.13).all()
    assert not whole.truth.declines.duplicated(["pupil_id", "school_year"]).any()


def test_half_of_an_earlier_decline_lasts(whole):
    keys = ["pupil_id", "subject_id"]
    levels = whole.truth.levels.pivot(index=keys, columns="school_year", values="level")
    declines = whole.truth.declines[whole.truth.declines["school_year"] == YEARS[1]].set_index(keys)["size_points"]
    change = (levels[YEARS[-1]] - levels[YEARS[1]]).dropna()
    with_decline = change.index.intersection(declines.index)
    assert len(with_decline) > 50
    assert (change[with_decline] + declines[with_decline] / 2).mean() == pytest.approx(0, abs=2)


def test_the_chance_of_one_year_says_nothing_about_that_of_another(whole):
    keys = ["pupil_id", "school_year", "subject_id"]
    known = whole.results.merge(whole.truth.levels, on=keys).merge(whole.truth.difficulty, on="test_id")
    known["wobble"] = known["score"] - known["level"] + known["difficulty"]
    wobble = known.pivot(index=["pupil_id", "subject_id", "number"], columns="school_year", values="wobble")
    difficulty = whole.tests.merge(whole.truth.difficulty, on="test_id")
    # of the same test of the same classes, a year later
    difficulty["class"] = difficulty["class_id"].str.replace(r"-\d{4}-\d{4}", "", regex=True)
    harder = difficulty.pivot(index=["class", "subject_id", "number"], columns="school_year", values="difficulty")
    for one, other in pairwise(YEARS):
        assert abs(wobble[one].corr(wobble[other])) < 0.05
        assert abs(harder[one].corr(harder[other])) < 0.12
