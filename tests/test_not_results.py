"""What stands beside the results is named and refused: a pupil's number, an age, yes or no, numbers as text, a maximum."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import (
    AnswerCosts,
    DeclineModel,
    best_answer,
    class_average,
    cohen_kappa,
    count_rule_answers,
    decline_posterior,
    find_signals,
    hand_rule_answers,
    has_signal,
    process_limits,
    recent_changes,
    screen,
    without_class_effect,
)

OF_A_TABLE = [screen, recent_changes, has_signal, decline_posterior, without_class_effect]
TESTS = [f"Toets {number}" for number in range(1, 13)]


def refused(sentence):
    return pytest.raises(ValueError, match=sentence)


def a_class(pupils=3, columns=TESTS):
    scores = np.random.default_rng(1).normal(70, 8, size=(pupils, 12)).round()
    return pd.DataFrame(scores, columns=columns, index=[f"Leerling {letter}" for letter in "ABCDEFGHIJKLMNOP"[:pupils]])


@pytest.mark.parametrize("function", OF_A_TABLE)
@pytest.mark.parametrize(
    "name",
    [
        "Leerlingnummer",
        "leerling_id",
        "pupil_id",
        "Leeftijd",
        "AGE",
        "id",
        "Nr.",
        "Gemiddelde",
        "Total",
        "Klas",
        "Points Possible",
    ],
)
@pytest.mark.parametrize("columns", [TESTS, list(range(1, 13))], ids=["text", "numbers"])
def test_a_column_that_is_no_test_is_named(function, name, columns):
    table = a_class(columns=columns)
    table.insert(0, name, [1001, 1002, 1003])
    with speaking("en"), refused(f"'{name}' is no result of a test"):
        function(table)
    with speaking("en"), refused(f"'{name}' is no result of a test"):
        find_signals(table.iloc[0])
    function(table.set_index(name))


def test_a_label_that_is_no_moment_among_numbers_is_refused():
    table = a_class(columns=range(1, 13)).assign(anders=60.0)
    with speaking("en"), refused("mix numbers, dates and texts.*1, anders"):
        screen(table)


@pytest.mark.parametrize("function", OF_A_TABLE)
@pytest.mark.parametrize(
    "name", ["Points Possible", "    Points Possible", "Klasgemiddelde", "Average", "Maximumscore", "totaal"]
)
def test_a_row_that_is_no_pupil_is_named(function, name):
    table = a_class()
    table.loc[name] = 100.0
    with speaking("en"), refused(f"The row '{name}' is no pupil"):
        function(table)
    function(table.drop(index=name))


def test_a_pupil_called_max_is_a_pupil():
    assert len(screen(a_class().rename(index={"Leerling A": "Max", "Leerling B": "Total Ali"}))) == 3


def test_a_row_of_a_long_table_that_is_no_pupil_is_named():
    long = a_class().set_axis(range(1, 13), axis="columns").rename(index={"Leerling A": "Points Possible"})
    long = long.melt(ignore_index=False, var_name="number", value_name="score").reset_index(names="pupil_id")
    with speaking("en"), refused("The row 'Points Possible' is no pupil"):
        screen(long, series="pupil_id")


def test_the_average_of_a_class_knows_no_average_among_its_pupils():
    with speaking("en"), refused("The row 'Gemiddelde' is no pupil"):
        class_average(pd.Series([60, 70, 65], index=["Alk", "Zilvermeeuw", "Gemiddelde"]))


@pytest.mark.parametrize("function", OF_A_TABLE)
@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([True, False, True], "Column 'Toets 4' holds True: yes or no is no result"),
        (pd.array([True, False, None], dtype="boolean"), "Column 'Toets 4' holds True"),
        (["10,0", "9,5", "8"], "Column 'Toets 4' holds a number as text, '10,0'"),
        (["7.5", "8", "9"], "Column 'Toets 4' holds a number as text, '7.5'"),
        (["goed", "voldoende", "goed"], "Column 'Toets 4' holds a text, 'goed'"),
        (pd.date_range("2025-09-01", periods=3), "Column 'Toets 4' holds Timestamp.*no number"),
        (pd.to_timedelta([1, 2, 3], unit="D"), "Column 'Toets 4' holds Timedelta.*no number"),
        ([1j, 2, 3], "Column 'Toets 4' holds .*no number"),
        ([60, True, 70], "Column 'Toets 4' holds True"),
    ],
    ids=str,
)
def test_a_column_that_holds_no_numbers_is_named(function, values, sentence):
    with speaking("en"), refused(sentence):
        function(a_class().assign(**{"Toets 4": values}))


@pytest.mark.parametrize(
    "values", [[60, None, 70], pd.array([60, None, 70], dtype="Int64"), pd.Categorical([60, 70, 60])]
)
def test_numbers_in_other_clothes_pass(values):
    assert screen(a_class().assign(**{"Toets 4": list(values)}).assign(**{"Toets 4": values}))["points"].min() >= 11


@pytest.mark.parametrize(
    "table",
    [
        [[1, True, 3]],
        [[1, "2", 3]],
        [["1", "2", "3"]],
        np.array([["1.5", "2"]]),
        np.array([[True, False, True]]),
        [[1, 2, 3j]],
    ],
    ids=str,
)
def test_lists_and_arrays_hold_numbers_alone(table):
    for function in OF_A_TABLE:
        with speaking("en"), refused("The table holds"):
            function(table)


def test_the_score_of_a_long_table_holds_numbers_alone():
    long = pd.DataFrame({"pupil_id": "Alk", "subject_id": "maths", "number": [1, 2, 3], "score": ["7,5", "8", "9"]})
    with speaking("en"), refused("Column 'score' holds a number as text, '7,5'"):
        screen(long)
    with speaking("en"), refused("Column 'score' holds True"):
        screen(long.assign(score=[True, False, True]))


def test_a_masked_result_is_missing():
    masked = np.ma.masked_array([[60, 70, 999, 65]], mask=[[False, False, True, False]])
    assert screen(masked).loc[0, "points"] == 3


@pytest.mark.parametrize("function", OF_A_TABLE)
@pytest.mark.parametrize(
    "first", [range(1, 9), range(23, 31), range(1001, 1009), [40512, 40518, 40533, 40501, 40547, 40560, 40502, 40599]]
)
def test_a_column_without_a_name_that_numbers_the_pupils_is_refused(function, first):
    table = np.column_stack([list(first), a_class(8).to_numpy()])
    with speaking("en"), refused("Column 0 numbers the pupils"):
        function(table)
    with speaking("en"), refused("Column 'x' numbers the pupils"):
        function(pd.DataFrame(table, columns=["x", *TESTS]))
    function(table[:, 1:])


def test_a_hard_test_and_a_long_scale_are_no_numbers_of_pupils():
    table = a_class(8).to_numpy()
    hard, high = table.copy(), table.copy()
    hard[:, 3] -= 55
    high[:, 11] *= 5  # whole, different perhaps, but not far above
    for results in (hard, high, table - 70):
        assert len(screen(results)) == 8


def test_probabilities_are_numbers():
    for wrong in (["0.5"], [True], "0.5", [[0.1, "x"]]):
        with speaking("en"), refused("The table holds"):
            best_answer(wrong, AnswerCosts())
    assert best_answer(0.9) == "decline"


def test_what_belongs_to_the_rows_has_their_order():
    table = a_class()
    classes = pd.Series(["a", "a", "b"], index=table.index)
    for call in (
        lambda: without_class_effect(table, classes.iloc[::-1]),
        lambda: decline_posterior(table, wobble_sd=pd.Series([8.0, 9, 10], index=table.index[::-1])),
        lambda: cohen_kappa(classes, classes.iloc[::-1]),
    ):
        with speaking("en"), refused("the same labels in another order"):
            call()
    pd.testing.assert_frame_equal(without_class_effect(table, classes), without_class_effect(table, ["a", "a", "b"]))
    assert cohen_kappa(classes, classes.reset_index(drop=True)).observed == 1  # other labels: by place
    with speaking("en"), refused("Name one class for each of the 3 rows"):
        without_class_effect(table, ["a", None, "b"])


@pytest.mark.parametrize("rule", [hand_rule_answers, count_rule_answers])
def test_the_rules_of_many_series_read_them_alike(rule):
    table = a_class()
    assert len(rule(table.iloc[:, :9], table.iloc[:, 9:])) == 3
    with speaking("en"), refused("holds a number as text"):
        rule(table.iloc[:, :9].assign(**{"Toets 4": ["7,5", "8", "9"]}), table.iloc[:, 9:])


# Their kind

scores = st.one_of(st.none(), st.integers(0, 100), st.floats(0, 100).map(lambda number: round(number, 1)))
tables = st.integers(3, 12).flatmap(
    lambda points: st.lists(st.lists(scores, min_size=points, max_size=points), min_size=1, max_size=5)
)
names = st.sampled_from(
    [
        range(1, 13),
        range(12),
        TESTS,
        pd.date_range("2025-09-01", periods=12, freq="21D"),
        list("abcdefghijkl"),
        ["sep", "okt", "nov", "dec", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug"],
        ["Examen", *TESTS[:11]],
    ]
)


@given(tables, names)
def test_a_table_of_results_passes_whatever_form_it_has(table, columns):
    plain = recent_changes(table)
    frame = pd.DataFrame(table, columns=list(columns)[: len(table[0])], dtype=float)
    for way in (frame, frame.astype("Float64"), frame.astype(object), np.array(table, dtype=float)):
        pd.testing.assert_frame_equal(recent_changes(way), plain)
    for row, values in zip(plain.itertuples(), table, strict=True):
        assert row.points == sum(value is not None for value in values)


@given(tables, st.data())
def test_one_wrong_cell_is_always_found(table, data):
    row = data.draw(st.integers(0, len(table) - 1))
    column = data.draw(st.integers(0, len(table[0]) - 1))
    wrong = [list(values) for values in table]
    wrong[row][column] = data.draw(st.sampled_from(["7,5", "7.5", "abs", "", True, False, 2j]))
    frame = pd.DataFrame(wrong, columns=TESTS[: len(table[0])], dtype=object)
    with speaking("en"), refused("nothing but numbers and missing values"):
        screen(wrong)
    with speaking("en"), refused(f"Column '{TESTS[column]}' holds"):
        screen(frame)


@given(st.lists(st.integers(1, 100), min_size=3, max_size=12))
def test_grades_are_not_read_as_points(results):
    grades = [1 + value * 9 / 100 for value in results]
    with speaking("en"), refused("on another scale"):
        decline_posterior(grades)
    with speaking("en"), refused("on another scale"):
        screen([grades, grades], model=DeclineModel())
    of_grades = DeclineModel(level_mean=6.8, level_sd=1.14, wobble_sd=1.05, difficulty_sd=0.43)
    tens = decline_posterior([10 * grade for grade in grades]).probability if np.mean(grades) > 3 else None
    if tens is not None:
        assert decline_posterior(grades, of_grades).probability == pytest.approx(tens, abs=1e-9)
        assert process_limits(grades).centre == pytest.approx(np.mean(grades))
