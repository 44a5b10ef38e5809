"""Small inputs that once gave a number that was wrong, in silence: each is refused in words now, or right."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.board import make_board
from datawijs.language import speaking
from datawijs.signals import (
    DeclineModel,
    ProcessLimits,
    change_point,
    class_average,
    count_rule,
    count_rule_answers,
    decline_posterior,
    detection,
    find_signals,
    hand_rule,
    hand_rule_answers,
    has_signal,
    process_limits,
    recent_change,
    recent_changes,
    runs_and_crossings,
    screen,
)

UNEVEN = 0.1 + 0.2  # 0.30000000000000004


def refused(sentence):
    return pytest.raises(ValueError, match=sentence)


@pytest.fixture(scope="module")
def results():
    """The results of two schools, with the day of each test as the platform's list writes it."""
    results = make_board(seed=1, schools=2).results
    return results.assign(
        day=pd.to_datetime(results["date"]).dt.strftime("%d-%m-%Y"),
        test=[f"Toets {number}" for number in results["number"]],
    )


def test_days_and_tests_as_text_give_the_same_flags_as_their_numbers_once_they_are_mended(results):
    by_number = screen(results)
    for column in ("day", "test"):
        with speaking("en"), refused(f"The column '{column}' holds text"):
            screen(results, time=column)
    dates = results.assign(day=pd.to_datetime(results["day"], dayfirst=True))
    iso = results.assign(day=dates["day"].dt.strftime("%Y-%m-%d"))
    tests = [f"Toets {number}" for number in range(1, 13)]
    ordered = results.assign(test=pd.Categorical(results["test"], categories=tests, ordered=True))
    for mended, time in ((dates, "day"), (iso, "day"), (ordered, "test")):
        pd.testing.assert_frame_equal(
            screen(mended, time=time).drop(columns="last"), by_number.drop(columns="last"), check_like=True
        )


def test_a_pupil_who_rises_all_year_does_not_fall():
    months = ["sep", "okt", "nov", "dec", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug"]
    year = pd.DataFrame({"pupil_id": "Alk", "month": months, "score": range(50, 74, 2)})
    with speaking("en"), refused("such as 'sep'"):
        screen(year, series="pupil_id", time="month")
    ordered = year.assign(month=pd.Categorical(months, categories=months, ordered=True))
    assert screen(ordered, series="pupil_id", time="month")["direction"].tolist() == ["up"]


def test_a_number_of_a_pupil_is_no_result():
    row = pd.DataFrame([[1001, *[70, 72, 68, 75, 71, 69, 73, 70, 66, 74, 72, 71]]])
    row.columns = ["Leerlingnummer", *[f"Toets {number}" for number in range(1, 13)]]
    with speaking("en"), refused("'Leerlingnummer' is no result"):
        screen(row)
    found = screen(row.set_index("Leerlingnummer"))
    assert found["points"].tolist() == [12]
    assert 40 < found.loc[1001, "lower"] < found.loc[1001, "upper"] < 100


# Equal but for rounding


def test_equal_but_for_rounding_is_equal():
    for function in (change_point, lambda values: recent_change(values, last=1)):
        with speaking("en"), refused("all 0.3|are 0.3"):
            function([UNEVEN, 0.3, 0.3, 0.3])
    assert recent_changes([[UNEVEN, 0.3, 0.3, 0.3, 0.3, 0.1]])["outcome"].tolist() == ["all equal"]
    with speaking("en"), refused("All values lie on the centre"):
        runs_and_crossings([UNEVEN, 0.3, 0.3, 0.3])
    assert runs_and_crossings([UNEVEN, 0.3, 0.3, 0.2, 0.4]).useful == 2
    assert find_signals([UNEVEN, *[0.3] * 11]).empty
    assert not has_signal([[UNEVEN, *[0.3] * 11]]).any()
    assert not screen([[0.3] * 11 + [UNEVEN]])["signal"].any()


def test_a_result_on_the_line_but_for_rounding_is_not_below_it():
    earlier, last = [UNEVEN] * 9, [0.3, 0.3, 0.3]
    assert hand_rule(earlier, last).below == (False, False, False)
    assert hand_rule_answers([earlier], [last]).tolist() == ["noise"]
    assert count_rule(earlier, last).count == count_rule([0.3] * 9, last).count
    assert count_rule(last * 3, [UNEVEN] * 3).count == count_rule([UNEVEN] * 9, last).count
    assert count_rule_answers([earlier], [last]).tolist() == ["noise"]


@given(st.lists(st.integers(1, 99), min_size=6, max_size=12), st.sampled_from([10, 3, 7]))
def test_what_rounding_does_to_a_series_changes_no_answer(values, parts):
    """A number added up from its parts is the number itself, but for rounding."""
    plain = [value / parts for value in values]
    added = [sum([1 / parts] * value) for value in values]
    assert recent_changes([plain])["outcome"].tolist() == recent_changes([added])["outcome"].tolist()
    assert has_signal([plain]).tolist() == has_signal([added]).tolist()
    assert hand_rule([*plain[:-3], 50], plain[-3:]).count == hand_rule([*added[:-3], 50], added[-3:]).count
    assert count_rule([*plain[:-3], 50], plain[-3:]).count == count_rule([*added[:-3], 50], added[-3:]).count


# Numbers in numpy's own small types


SMALL = [np.uint8, np.int8, np.int16, np.uint64, np.float32]


def test_counts_of_eight_bits():
    assert detection(*(np.uint8(count) for count in (200, 100, 30, 170))) == detection(200, 100, 30, 170)
    assert detection(np.int8(100), np.int8(100), np.int8(1), np.int8(127)).hit_rate == pytest.approx(100.5 / 201)


@given(st.lists(st.integers(0, 100), min_size=6, max_size=12), st.sampled_from(SMALL))
def test_results_of_any_type_are_the_same_results(values, kind):
    small = np.array(values, dtype=kind)
    for function in (process_limits, class_average):
        assert function(small) == function(values) == function(list(small))
    for function in (screen, recent_changes):
        pd.testing.assert_frame_equal(function([small, small[::-1]]), function([values, values[::-1]]))
    pd.testing.assert_frame_equal(find_signals(small), find_signals(values))
    assert recent_changes([values], last=np.uint8(3)).equals(recent_changes([values], last=3))
    assert hand_rule([*small[:-3].tolist(), 1], small[-3:]) == hand_rule([*values[:-3], 1], values[-3:])


def test_models_and_limits_of_small_types():
    small = DeclineModel(np.uint8(68), np.uint8(20), np.uint8(20), 0, np.uint8(20), onsets=(np.uint8(4), np.uint8(11)))
    plain = DeclineModel(68.0, 20.0, 20.0, 0.0, 20.0)
    assert small == plain
    row = [70, 75, 60, 66, 40, 45, 50]
    assert decline_posterior(row, small).probability == decline_posterior(row, plain).probability
    limits = ProcessLimits(np.int8(-100), np.int8(0), np.int8(100), np.int8(100), False)
    plain_limits = ProcessLimits(-100.0, 0.0, 100.0, 100.0, False)
    pd.testing.assert_frame_equal(find_signals([0, -90, 60, 99], limits), find_signals([0, -90, 60, 99], plain_limits))
    assert (has_signal([[0, -90, 60, 99]], limits) == has_signal([[0, -90, 60, 99]], plain_limits)).all()


def test_the_last_so_many_in_eight_bits():
    values = [60, 70, 80, 50, 50, 50]
    assert recent_change(values, last=np.uint8(3)) == recent_change(values, last=3)


# Scales


def test_grades_and_points():
    grades = np.array([[7.1, 7.3, 6.9, 7.2, 7.0, 6.8, 4.4, 4.0, 4.3, 4.1]])
    with speaking("en"), refused("between 4 and 7.3, while the model expects them around 68"):
        decline_posterior(grades)
    assert decline_posterior(10 * grades).probability[0] > 0.8


def test_a_class_of_grades_out_of_twenty():
    grades = np.random.default_rng(1).normal(14, 2.5, size=(25, 10)).round().clip(0, 20)
    assert grades.max() == 20
    with speaking("nl"), refused("ze staan op een andere schaal"):
        screen(grades, model=DeclineModel())
    assert screen(5 * grades, model=DeclineModel())["decline"].between(0, 1).all()


def test_a_pupil_who_scores_low_has_no_other_scale():
    assert decline_posterior([30, 35, 25, 20, 15, 10]).probability[0] > 0


# A table goes on where one pupil can't be compared


def test_a_pupil_with_few_results_does_not_stop_the_others():
    table = pd.DataFrame(
        [[60, 70, 80, 50, 50, 50], [60, 70, 80, 50, None, None], [7, 7, 7, 6, 6, 5], [None] * 6],
        index=["Alk", "Kievit", "Grutto", "Scholekster"],
        columns=range(1, 7),
    )
    found = recent_changes(table)
    assert found["outcome"].astype(str).to_dict() == {
        "Alk": "compared", "Kievit": "too few", "Grutto": "all equal", "Scholekster": "too few",
    }  # fmt: skip
    assert found["points"].tolist() == [6, 4, 6, 0]
    alone = recent_change([60, 70, 80, 50, 50, 50])
    assert (found.loc["Alk", "drop"], found.loc["Alk", "chance"]) == (alone.drop, alone.chance)
    assert found.iloc[1:][["drop", "chance"]].isna().all(axis=None)


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(4, 9)), min_size=7, max_size=7), min_size=1, max_size=6))
def test_a_table_says_of_each_row_what_one_series_says(table):
    found = recent_changes(table)
    for row, values in zip(found.itertuples(), table, strict=True):
        there = [value for value in values if value is not None]
        if row.outcome == "compared":
            alone = recent_change(there)
            assert (row.drop, row.chance) == (alone.drop, alone.chance)
        else:
            sentence = {"too few": "too few points", "all equal": "The earlier results are all"}[row.outcome]
            with speaking("en"), refused(sentence):
                recent_change(there)


def test_a_long_table_is_compared_too(results):
    found = recent_changes(results)
    assert len(found) == len(results.drop_duplicates(["pupil_id", "subject_id"]))
    assert set(found["outcome"]) <= {"compared", "too few", "all equal"}
    assert (found["outcome"] == "compared").mean() > 0.9
