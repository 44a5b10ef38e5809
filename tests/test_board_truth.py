"""The ground truth: the noise is as large as intended, the declines are really there, and everything else is chance."""

import numpy as np
import pytest

from datawijs.board import make_board


@pytest.fixture(scope="module")
def board():
    return make_board(schools=17)


@pytest.fixture(scope="module")
def known(board):
    """Every result that was taken, beside its truth; `surprise` is what the level and the test don't explain."""
    series = ["pupil_id", "subject_id"]
    known = board.results.merge(board.truth.levels, on=series).merge(board.truth.difficulty, on="test_id")
    known = known.merge(board.truth.declines, how="left", on=series)
    known["surprise"] = known["score"] - (known["level"] - known["difficulty"])
    return known


def before_or_without(known):
    return known[~(known["number"] >= known["onset"])]


def test_between_pupils_as_large_as_the_yardstick(board):
    # OULAD: 11.8 and 10.9; one subject at a time
    levels = board.truth.levels
    assert levels.groupby("subject_id")["level"].std().between(10.5, 12.5).all()


def test_within_a_pupil_as_large_as_the_yardstick(known):
    # OULAD: 10.6 and 10.7. Away from the ends of the scale, where scores are cut off.
    middle = before_or_without(known).query("30 < level - difficulty < 70")["surprise"]
    assert np.sqrt((middle**2).mean()) == pytest.approx(10.5, abs=0.2)
    assert middle.mean() == pytest.approx(0, abs=0.2)


def test_a_reader_without_the_truth_measures_the_same(board):
    # take off the class average of each test and the pupil's own mean: what anyone can do with results.csv
    results = board.results
    apart = results["score"] - results.groupby("test_id")["score"].transform("mean")
    within = apart - apart.groupby([results["pupil_id"], results["subject_id"]]).transform("mean")
    degrees = len(within.dropna()) * (1 - 1 / 24) * (1 - 1 / 12)
    assert 10 < np.sqrt((within**2).sum() / degrees) < 11
    difference = results.groupby(["pupil_id", "subject_id"])["score"].diff().dropna()
    assert 0.2 < (difference <= -10).mean() < 0.3  # OULAD: 24 and 23 % of consecutive pairs drop by 10 points or more


def test_the_wobble_of_one_test_says_nothing_about_the_next(known):
    quiet = known[known["onset"].isna()]
    table = quiet.pivot(index=["pupil_id", "subject_id"], columns="number", values="surprise").to_numpy()
    one, next_one = table[:, :-1].ravel(), table[:, 1:].ravel()
    both = ~np.isnan(one) & ~np.isnan(next_one)
    assert abs(np.corrcoef(one[both], next_one[both])[0, 1]) < 0.02


def test_pupils_differ_in_wobble_but_not_wildly(board):
    wobble = board.truth.levels["wobble_sd"]
    assert wobble.between(9, 12).mean() == pytest.approx(0.66, abs=0.06)
    assert wobble.between(5, 20).all()


def test_difficulty_is_as_large_as_the_yardstick_and_some_tests_are_too_hard(board):
    difficulty = board.truth.difficulty["difficulty"]
    assert 3 < difficulty.std() < 5
    series = board.truth.difficulty.assign(series=board.tests["class_id"] + board.tests["subject_id"].to_numpy())
    assert series.groupby("series")["difficulty"].max().gt(8).mean() == pytest.approx(0.5, abs=0.12)


def test_a_hard_test_shows_as_a_dip_of_the_whole_class(board):
    hardest = board.truth.difficulty.nlargest(10, "difficulty")["test_id"]
    for test in board.tests[board.tests["test_id"].isin(hardest)].itertuples():
        average = board.class_average(test.class_id, test.subject_id)
        assert average[test.number] < average.drop(test.number).mean() - 7


def test_one_pupil_in_ten_declines_in_one_subject(board):
    declines = board.truth.declines
    assert declines["pupil_id"].is_unique
    assert len(declines) / len(board.pupils) == pytest.approx(0.1, abs=0.03)
    assert declines["onset"].between(4, 11).all()
    assert declines["size_sd"].between(1, 3).all()
    assert set(declines["onset"]) == set(range(4, 12))
    assert set(declines["cause"]) == {"absence", "home", "motivation", "knowledge-gap"}


def test_declines_point_to_their_own_series(board):
    declines = board.truth.declines.merge(board.pupils, on="pupil_id").merge(
        board.truth.levels, on=["pupil_id", "subject_id"]
    )
    tests = board.tests.rename(columns={"number": "onset"})
    declines = declines.merge(tests, on=["class_id", "subject_id", "onset"])
    assert len(declines) == len(board.truth.declines)
    assert (declines["onset_date"] == declines["date"]).all()
    np.testing.assert_allclose(declines["size_points"], declines["size_sd"] * declines["wobble_sd"], atol=0.051)


def test_a_declining_series_is_lower_after_its_onset_by_the_stated_size(known):
    after = known[known["number"] >= known["onset"]]
    short_of_it = (after["surprise"] + after["size_points"]).dropna()
    assert len(short_of_it) > 500
    assert short_of_it.mean() == pytest.approx(0, abs=1)
    before = known[known["number"] < known["onset"]]
    assert before["surprise"].mean() == pytest.approx(0, abs=1)


def test_the_first_lower_test_is_the_onset(known):
    first = known[known["number"] == known["onset"]]
    last_before = known[known["number"] == known["onset"] - 1]
    # chance alone moves these means by nearly one point; one test too early or too late, by about twenty
    assert (first["surprise"] + first["size_points"]).mean() == pytest.approx(0, abs=3.5)
    assert last_before["surprise"].mean() == pytest.approx(0, abs=3.5)


def around_onset(board, table):
    declines = board.truth.declines[["pupil_id", "onset_date", "cause"]]
    rows = table.merge(declines, on="pupil_id")
    weeks = (rows["week"] - rows["onset_date"]).dt.days / 7
    return rows.assign(near=weeks.between(-3, 2), linked=rows["cause"] == "absence")


def test_only_a_decline_by_absence_shows_in_the_absences(board):
    rows = around_onset(board, board.absences)
    means = rows.groupby(["linked", "near"])["half_days"].mean()
    assert means[True, True] > 3 * means[True, False]
    assert means[False, True] < 2 * means[False, False]


def test_a_decline_by_absence_shows_a_little_in_the_log_ins(board):
    rows = around_onset(board, board.activity)
    rows = rows[rows["week"].isin(board.absences["week"])]
    means = rows.groupby(["linked", "near"])["logins"].mean()
    assert 0.7 < means[True, True] / means[True, False] < 0.97
    assert means[False, True] / means[False, False] > 0.93


def test_log_ins_say_nothing_about_the_level(board):
    logins = board.activity.groupby("pupil_id")["logins"].mean()
    level = board.truth.levels.groupby("pupil_id")["level"].mean()
    sector = board.pupils.set_index("pupil_id")["class_id"].str[:3].map(board.schools.set_index("school_id")["sector"])
    for _name, pupils in sector.groupby(sector):
        assert abs(np.corrcoef(logins[pupils.index], level[pupils.index])[0, 1]) < 0.1
