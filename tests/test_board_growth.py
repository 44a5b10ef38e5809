"""Ability in primary school: real growth that is bumpy, test scores with their error, and targets that move along."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from datawijs.board import make_board
from datawijs.board.ability import ABILITY_SD, LASTING_WEIGHT, LEVEL_WEIGHT, PASSING_WEIGHT, usual_ability
from datawijs.board.school_year import SCHOOL_YEARS
from datawijs.board.slides import SLIDE_PER_MONTH
from datawijs.board.standard_tests import BANDS, FURTHEST, LEVELS, SCORE_SD, SEM

SERIES = ["pupil_id", "subject_id", "school_year"]
YEARS = tuple(sorted(SCHOOL_YEARS))


@pytest.fixture(scope="module")
def board():
    return make_board(schools=17, years=3, size="whole")


@pytest.fixture(scope="module")
def scored(board):
    """Every standardised test beside its truth; z: how far the score lies from the average of that subject, year and moment."""
    scored = board.standard_tests.merge(board.truth.growth, on=[*SERIES, "moment"])
    month = scored["moment"].map({"M": 4, "E": 9})
    usual = np.full(len(scored), np.nan)
    for subject in scored["subject_id"].unique():
        rows = (scored["subject_id"] == subject).to_numpy()
        usual[rows] = usual_ability(subject, scored.loc[rows, "year"].to_numpy(), month[rows].to_numpy())
    return scored.assign(z=(scored["score"] - usual) / SCORE_SD, usual=usual, error=scored["score"] - scored["ability"])


def yearly_changes(scored: pd.DataFrame, subject: str) -> np.ndarray:
    table = scored[scored["subject_id"] == subject].pivot(
        index=["pupil_id", "moment"], columns="school_year", values="score"
    )
    return np.concatenate([(table[after] - table[before]).dropna() for before, after in pairwise(YEARS)])


def test_growth_is_bumpy_as_in_the_us_maths_panel(scored):
    changes = yearly_changes(scored, "maths")
    assert len(changes) > 5000
    assert (changes < 0).mean() == pytest.approx(0.145, abs=0.015)
    assert changes.mean() > 10  # and real


def test_growth_slows_down_with_age_as_in_the_us_norm_samples(board, scored):
    # Bloom et al. (2008): .97 standard deviations in reading from grade 1 to 2, .32 from grade 5 to 6
    means = scored[scored["moment"] == "M"].groupby(["subject_id", "year"])["ability"].mean().unstack("subject_id")
    for subject, first, last in (("maths", 1.03, 0.41), ("reading", 0.97, 0.32)):
        gains = usual_ability(subject, np.arange(4, 9), 4) - usual_ability(subject, np.arange(3, 8), 4)
        assert gains[0] / ABILITY_SD == pytest.approx(first)
        assert gains[-1] / ABILITY_SD == pytest.approx(last)
        assert (means[subject].diff().dropna() > 0).all()
        assert means[subject].diff().iloc[1] > means[subject].diff().iloc[-1]


def test_pupils_of_one_age_differ_as_much_as_the_scale_says(scored):
    assert (scored["ability"] - scored["usual"]).std() == pytest.approx(ABILITY_SD, abs=1.5)
    assert scored["z"].std() == pytest.approx(1, abs=0.05)
    assert scored["z"].mean() == pytest.approx(0, abs=0.1)
    squares = LEVEL_WEIGHT**2 + LASTING_WEIGHT**2 + PASSING_WEIGHT**2
    assert squares == pytest.approx(1, abs=0.005)


def test_scores_have_the_stated_error_and_the_interval_holds_nine_in_ten(scored):
    middle = scored[scored["z"].abs() < 1.5]
    assert scored["error"].std() == pytest.approx(SEM, abs=0.3)
    assert scored["error"].mean() == pytest.approx(0, abs=0.3)
    assert middle["ability"].between(middle["lower"], middle["upper"]).mean() == pytest.approx(0.9, abs=0.02)
    taken = scored.dropna(subset=["score"])
    assert ((taken["score"] - taken["lower"]) == (taken["upper"] - taken["score"])).all()


def test_one_score_says_nothing_about_the_error_of_the_next(scored):
    table = scored.pivot(index=["pupil_id", "subject_id", "school_year"], columns="moment", values="error").dropna()
    assert abs(table.corr().iloc[0, 1]) < 0.03


@pytest.mark.parametrize("subject", ["maths", "spelling", "reading"])
def test_the_lowest_tenth_moves_towards_the_average_by_itself(scored, subject):
    table = scored[(scored["subject_id"] == subject) & (scored["moment"] == "M")]
    z = table.pivot(index="pupil_id", columns="school_year", values="z")
    before = pd.concat([z[YEARS[0]], z[YEARS[1]]], ignore_index=True)
    after = pd.concat([z[YEARS[1]], z[YEARS[2]]], ignore_index=True)
    both = before.notna() & after.notna()
    before, after = before[both], after[both]
    lowest = before <= before.quantile(0.1)
    assert before[lowest].mean() < -1.5
    # as far back as the correlation says, and no pupil was helped
    slope = np.polyfit(before, after, 1)[0]
    assert 0.75 < slope < 0.92
    assert after[lowest].mean() == pytest.approx(
        after.mean() + slope * (before[lowest].mean() - before.mean()), abs=0.12
    )
    assert after[lowest].mean() > before[lowest].mean() + 0.15


def test_the_same_holds_within_a_year_by_error_alone(scored):
    table = scored.pivot(index=SERIES, columns="moment", values="z").dropna()
    lowest = table[table["M"] <= table["M"].quantile(0.1)]
    assert lowest["E"].mean() > lowest["M"].mean() + 0.1


def test_levels_are_fifths_of_the_country_and_bands_its_older_division(scored):
    taken = scored.dropna(subset=["score"])
    shares = taken["level"].value_counts(normalize=True)
    assert set(shares.index) == set(LEVELS)
    assert shares.between(0.18, 0.22).all()
    bands = taken["band"].value_counts(normalize=True)
    for band, share in zip("ABCDE", (0.25, 0.25, 0.25, 0.15, 0.10), strict=True):
        assert bands[band] == pytest.approx(share, abs=0.02)
    assert set(bands.index) == set(BANDS)
    means = taken.groupby("level")["z"].mean()
    assert means["I"] > means["II"] > means["III"] > means["IV"] > means["V"]
    assert taken.groupby("band")["z"].mean().is_monotonic_decreasing


def test_scores_meet_a_floor_and_a_ceiling(scored):
    ends = scored["z"].abs() >= FURTHEST - 0.03
    assert 0.008 < ends.mean() < 0.02
    assert scored["z"].abs().max() < FURTHEST + 0.03


def test_missed_tests_are_empty_and_few(board, scored):
    missed = board.standard_tests["score"].isna()
    assert missed.mean() == pytest.approx(0.02, abs=0.004)
    for column in ("lower", "upper", "level", "band"):
        assert (board.standard_tests[column].isna() == missed).all()
    assert board.standard_tests["date"].notna().all()


def test_two_tests_a_year_but_no_e_in_groep_8(board):
    tests = board.standard_tests
    assert not ((tests["year"] == 8) & (tests["moment"] == "E")).any()
    count = tests.groupby(["pupil_id", "school_year", "year"]).size().unstack("year")
    assert set(count[8].dropna()) == {3}
    assert set(count[[3, 4, 5, 6, 7]].stack().dropna()) == {6}
    assert tests.loc[tests["moment"] == "M", "date"].dt.month.isin([1, 2]).all()
    assert tests.loc[tests["moment"] == "E", "date"].dt.month.isin([5, 6]).all()
    assert tests.groupby(["class_id", "subject_id", "moment"])["date"].nunique().eq(1).all()


def test_only_primary_schools_have_them(board):
    primary = set(board.schools.loc[board.schools["sector"] == "primary", "school_id"])
    for table in (board.standard_tests, board.practice):
        assert set(table["class_id"].str[:3]) == primary


def test_practice_shows_where_a_pupil_stands_and_bands_are_fifths(board):
    practice = board.practice
    assert practice["percentile"].between(0, 100).all()
    assert practice["band"].value_counts(normalize=True).between(0.17, 0.23).all()
    assert (practice["band"] == (practice["percentile"] // 20 + 1).clip(upper=5)).all()
    assert practice.groupby(SERIES).size().eq(10).all()


def test_growth_is_the_change_since_the_month_before(board):
    practice = board.practice
    change = practice.groupby(SERIES)["ability"].diff()
    later = change.notna()
    np.testing.assert_allclose(practice.loc[later, "growth"], change[later], atol=1e-6)
    np.testing.assert_allclose(practice["ability"] - practice["growth"], practice["target"], atol=1e-6)
    assert (practice["on_target"] == (practice["ability"] >= practice["target"])).all()


def test_growth_says_something_else_than_the_place(board):
    year = board.practice.groupby(SERIES).agg(place=("percentile", "mean"), growth=("growth", "sum"))
    assert abs(year.corr().iloc[0, 1]) < 0.15


def sliding(board) -> pd.DataFrame:
    slides = board.truth.slides.rename(columns={"month": "first_month"})
    rows = board.practice.merge(slides, how="left", on=SERIES)
    return rows.assign(slides=rows["first_month"].notna(), sliding=rows["month"] >= rows["first_month"])


def test_one_primary_pupil_in_fifteen_slides(board):
    primary = board.enrolments["class_id"].str[:3].isin(set(board.practice["class_id"].str[:3])).sum()
    assert len(board.truth.slides) / primary == pytest.approx(1 / 15, abs=0.012)
    assert (board.truth.slides["per_month"] == SLIDE_PER_MONTH).all()
    assert set(board.truth.slides["month"].dt.month) == {10, 11, 12}


def test_a_target_that_moves_along_hides_a_slide(board):
    rows = sliding(board)
    met = rows.groupby("sliding")["on_target"].mean()
    assert met[True] == pytest.approx(0.47, abs=0.04)
    assert met[False] == pytest.approx(0.65, abs=0.04)
    # seen against September and the usual growth since, the same pupils are far behind in June
    june = rows[rows["month"].dt.month == 6].set_index(SERIES)
    september = rows[rows["month"].dt.month == 9].set_index(SERIES)["ability"]
    gained = june["ability"] - september
    behind = gained - gained[~june["slides"]].mean()
    assert behind[june["slides"]].mean() == pytest.approx(-8 * SLIDE_PER_MONTH, abs=2.5)
    assert (behind[june["slides"]] < 0).mean() > 0.9


def test_a_slide_does_not_show_in_the_results(board):
    series = board.results.groupby(SERIES)["score"]
    late = board.results[board.results["number"] > 9].groupby(SERIES)["score"].mean()
    early = board.results[board.results["number"] <= 3].groupby(SERIES)["score"].mean()
    change = (late - early).dropna()
    slides = pd.MultiIndex.from_frame(board.truth.slides[SERIES])
    declines = pd.MultiIndex.from_frame(board.truth.declines[SERIES])
    quiet = change[~change.index.isin(declines)]
    difference = quiet[quiet.index.isin(slides)].mean() - quiet[~quiet.index.isin(slides)].mean()
    assert len(series) > 30_000
    assert abs(difference) < 2


def test_a_year_ends_where_the_next_begins(board):
    # whoever loses something in an earlier year had more before it: nobody jumps up in the summer
    truth = board.truth.growth.pivot(
        index=["pupil_id", "subject_id"], columns=["school_year", "moment"], values="ability"
    )
    over_summer = (truth[YEARS[2], "M"] - truth[YEARS[1], "E"]).dropna()
    lost = pd.MultiIndex.from_frame(
        board.truth.slides.loc[board.truth.slides["school_year"] == YEARS[1], ["pupil_id", "subject_id"]]
    )
    slid = over_summer[over_summer.index.isin(lost)]
    assert len(slid) > 60
    assert slid.mean() == pytest.approx(over_summer.mean(), abs=3)
