"""Results come in the order of time, or their labels are refused in words: text that sorts by its letters, falls, doubles."""

import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import (
    change_point,
    class_average,
    count_rule,
    decline_posterior,
    find_signals,
    hand_rule,
    has_signal,
    process_limits,
    recent_change,
    recent_changes,
    runs_and_crossings,
    screen,
    without_class_effect,
)

SCORES = [4.1, 4.3, 4.0, 4.4, 7.1, 7.3, 6.9, 7.2, 7.0, 6.8, 7.3, 7.0]  # newest first
OF_ONE_SERIES = [recent_change, change_point, find_signals, process_limits, runs_and_crossings]
OF_A_TABLE = [screen, recent_changes, has_signal, decline_posterior]
MONTHS = ["sep", "okt", "nov", "dec", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug"]
SCHOOL_YEAR = pd.date_range("2025-09-03", periods=12, freq="14D")


def refused(sentence):
    return pytest.raises(ValueError, match=sentence)


def of_one_pupil(labels, scores=None):
    """A long table of one pupil, in the order of the labels."""
    scores = list(range(50, 50 + 2 * len(labels), 2)) if scores is None else scores
    return pd.DataFrame({"pupil": "Alk", "when": labels, "score": scores})


def screened(table):
    return screen(table, series="pupil", time="when")


# Text in a column of moments


@pytest.mark.parametrize(
    "labels",
    [
        SCHOOL_YEAR.strftime("%d-%m-%Y"),
        SCHOOL_YEAR.strftime("%d/%m/%y"),
        [f"Toets {number}" for number in range(1, 13)],
        MONTHS,
        [str(number) for number in range(1, 13)],
        ["2025-9-3", "2025-9-17", "2025-10-1"],  # almost as ISO has it, and sorted by its letters
        ["2024-2025", "2025-2026", "2026-2027"],
        ["begin", "midden", "einde"],
    ],
)
def test_moments_as_text_are_refused_with_what_to_make_of_them(labels):
    with speaking("en"), refused(r"holds text.*sorts by its letters.*pd.to_datetime\(table\['when'\], dayfirst=True\)"):
        screened(of_one_pupil(labels))
    with speaking("nl"), refused("bevat tekst"):
        recent_changes(of_one_pupil(labels), series="pupil", time="when")


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S+01:00"])
def test_dates_as_iso_has_them_pass_as_text_in_their_order(form):
    table = of_one_pupil(SCHOOL_YEAR.strftime(form)).sample(frac=1, random_state=1)
    found = screened(table)
    assert found.loc["Alk", "last"] == SCHOOL_YEAR[-1].strftime(form)
    assert found.loc["Alk", "direction"] == "up"


def test_months_as_iso_has_them_pass():
    labels = pd.period_range("2025-09", periods=12, freq="M").strftime("%Y-%m")
    assert screened(of_one_pupil(labels).iloc[::-1]).loc["Alk", "direction"] == "up"


def test_no_date_that_looks_like_one_passes():
    with speaking("en"), refused("'2025-13-01'"):
        screened(of_one_pupil(["2025-13-01", "2025-13-02", "2025-13-03"]))


def test_an_ordered_category_gives_the_order():
    months = pd.Categorical(MONTHS, categories=MONTHS, ordered=True)
    found = screened(of_one_pupil(months).sample(frac=1, random_state=2))
    assert found.loc["Alk", "direction"] == "up"
    assert found.loc["Alk", "last"] == "aug"


def test_a_category_without_order_is_read_as_what_it_holds():
    with speaking("en"), refused("holds text"):
        screened(of_one_pupil(pd.Categorical(MONTHS)))
    numbers = of_one_pupil(pd.Categorical(range(1, 13))).sample(frac=1, random_state=2)
    assert screened(numbers).loc["Alk", "direction"] == "up"


@pytest.mark.parametrize(
    "labels",
    [
        [1, 2, "examen"],
        [datetime.date(2025, 9, 3), "2025-09-17", "2025-10-01"],
        [1, 2, datetime.date(2025, 10, 1)],
    ],
)
def test_a_mix_has_no_order(labels):
    with speaking("en"), refused("mixes numbers, dates and texts"):
        screened(of_one_pupil(labels))
    with speaking("en"), refused("mix numbers, dates and texts"):
        process_limits(pd.Series([1, 2, 3], index=labels))
    with speaking("en"), refused("mix numbers, dates and texts"):
        screen(pd.DataFrame([[1, 2, 3]], columns=labels))


@pytest.mark.parametrize("labels", [[True, False, True], [(1, 2), (1, 3), (2, 1)]])
def test_what_has_no_order_is_no_time(labels):
    with speaking("en"), refused("neither numbers nor dates"):
        screened(of_one_pupil(labels))


@pytest.mark.parametrize(
    "labels",
    [list(range(1, 13)), [1.5 * number for number in range(12)], SCHOOL_YEAR, [day.date() for day in SCHOOL_YEAR]],
)
def test_numbers_and_dates_are_put_in_order(labels):
    table = of_one_pupil(labels).sample(frac=1, random_state=5)
    assert screened(table).loc["Alk", "direction"] == "up"


# The index of a Series


FALLING = [
    SCHOOL_YEAR[::-1],
    [day.date() for day in SCHOOL_YEAR[::-1]],
    SCHOOL_YEAR[::-1].to_period("W"),
    SCHOOL_YEAR[::-1].strftime("%Y-%m-%d"),
    SCHOOL_YEAR[::-1].strftime("%d-%m-%Y"),
    range(12, 0, -1),
    [float(number) for number in range(12, 0, -1)],
    [f"Toets {number}" for number in range(12, 0, -1)],
    MONTHS[::-1],
    pd.CategoricalIndex(MONTHS[::-1], categories=MONTHS, ordered=True),
]


@pytest.mark.parametrize("function", OF_ONE_SERIES)
@pytest.mark.parametrize("labels", FALLING, ids=lambda labels: str(labels[0]))
def test_newest_first_is_refused(function, labels):
    series = pd.Series(SCORES, index=labels)
    with speaking("en"), refused("aren't in the order of time.*sort_index"):
        function(series)
    function(series.iloc[::-1])


def test_what_newest_first_would_have_hidden():
    oldest_first = recent_change(pd.Series(SCORES, index=SCHOOL_YEAR[::-1]).sort_index())
    assert (oldest_first.drop, oldest_first.chance) == pytest.approx((2.9, 0.001), abs=0.05)
    assert recent_change(SCORES).drop < 0


@pytest.mark.parametrize("function", OF_ONE_SERIES)
def test_any_other_order_is_refused_too(function):
    mixed = pd.Series(SCORES[::-1], index=SCHOOL_YEAR).sample(frac=1, random_state=4)
    with speaking("en"), refused("comes after"):
        function(mixed)


@pytest.mark.parametrize("function", OF_ONE_SERIES)
@pytest.mark.parametrize("labels", [[1, 2, 3, 3, 4, 5], [*SCHOOL_YEAR[:3], SCHOOL_YEAR[2], *SCHOOL_YEAR[3:5]]])
def test_two_results_at_one_moment_are_refused(function, labels):
    with speaking("en"), refused("two results at the same moment"):
        function(pd.Series([1, 2, 3, 4, 5, 1], index=labels))


def test_row_numbers_get_the_way_out():
    with speaking("en"), refused(r"only row numbers.*reset_index\(drop=True\)"):
        process_limits(pd.Series([1, 2, 3], index=[9, 4, 2]))
    assert process_limits(pd.Series([1, 2, 3], index=[9, 4, 2]).reset_index(drop=True)) == process_limits([1, 2, 3])


@pytest.mark.parametrize(
    "labels",
    [
        ["a", "b", "c"],
        ["begin", "midden", "eind"],
        ["M5", "E5", "M6"],  # the text differs too
        ["nov", "dec", "jan"],  # the school year goes on
        ["November", "December", "January"],
        ["nov 2025", "dec 2025", "jan 2026"],
        ["week 51", "week 52", "week 1"],
        ["Q3 2025", "Q4 2025", "Q1 2026"],
        ["2024-2025", "2025-2026", "2026-2027"],
        ["17-12-2025", "31-12-2025", "14-1-2026"],
        ["12/17/2025", "12/31/2025", "1/14/2026"],  # with the month first
        ["17/12", "31/12", "14/1"],
        ["Toets 8", "Toets 9", "Toets 10"],
        ["Toets 8", "Toets 9", "examen"],
        ["Rekenen 2", "Taal 1", "Spelling 3"],
        ["2025-W51", "2025-W52", "2026-W01"],
        ["same", "same", "same"],
        pd.MultiIndex.from_tuples([("Alk", 8), ("Alk", 9), ("Alk", 10)]),
        pd.MultiIndex.from_tuples([(2025, 2), (2025, 3), (2026, 1)]),
        pd.Index([], dtype=object),
    ],
    ids=lambda labels: str(labels[0]) if len(labels) else "none",
)
def test_labels_in_their_order_or_of_no_time_pass(labels):
    if len(labels):
        assert process_limits(pd.Series([1, 2, 3], index=labels)) == process_limits([1, 2, 3])
        assert screen(pd.DataFrame([[1, 2, 3]], columns=labels))["points"].tolist() == [3]
    else:
        with speaking("en"), refused("too few points: 0"):
            process_limits(pd.Series([], index=labels, dtype=float))


@pytest.mark.parametrize(
    "labels",
    [
        sorted(f"Toets {number}" for number in range(1, 13)),
        sorted(MONTHS),
        sorted(SCHOOL_YEAR.strftime("%d-%m-%Y")),
        sorted(SCHOOL_YEAR.strftime("%d/%m")),
        sorted(map(str, range(1, 13))),
        pd.MultiIndex.from_tuples([("score", 1), ("score", 3), ("score", 2)]),
        ["jan 2026", "dec 2025", "nov 2025"],
    ],
    ids=lambda labels: str(labels[0]),
)
def test_columns_in_the_order_of_their_letters_are_refused(labels):
    table = pd.DataFrame(np.full((2, len(labels)), 60.0), columns=labels)
    for function in OF_A_TABLE:
        with speaking("en"), refused("aren't in the order of time"):
            function(table)


def test_a_pivoted_table_of_text_is_refused_and_one_of_numbers_passes():
    long = pd.concat([of_one_pupil([f"Toets {number}" for number in range(1, 13)])])
    with speaking("en"), refused("Toets 2 comes after Toets 12"):
        screen(long.pivot(index="pupil", columns="when", values="score"))
    numbered = long.assign(when=range(1, 13))
    assert screen(numbered.pivot(index="pupil", columns="when", values="score")).loc["Alk", "direction"] == "up"


def test_one_series_in_place_of_a_table_is_looked_at_too():
    series = pd.Series([60.0, 70, 65], index=[3, 2, 1])
    for function in (screen, recent_changes, decline_posterior):
        with speaking("en"), refused("aren't in the order of time"):
            function(series)


def test_the_last_results_come_after_the_earlier_ones():
    scores = pd.Series(SCORES[::-1], index=SCHOOL_YEAR)
    for rule in (hand_rule, count_rule):
        rule(scores.iloc[:-3], scores.iloc[-3:])
        rule(scores.iloc[:-3].reset_index(drop=True), scores.iloc[-3:].reset_index(drop=True))
        rule(scores.iloc[:-3].reset_index(drop=True), scores.iloc[-3:])
        rule(SCORES[:9], pd.Series(SCORES[9:], index=[2, 3, 4]))
        with speaking("en"), refused("aren't in the order of time"):
            rule(scores.iloc[3:], scores.iloc[:3])


def test_where_the_order_does_not_matter_none_is_asked():
    assert class_average(pd.Series([1, 2, 3], index=[3, 1, 2])) == class_average([1, 2, 3])
    table = pd.DataFrame([[1.0, 2, 3], [2, 4, 5]], columns=[3, 1, 2])
    assert (without_class_effect(table).columns == [3, 1, 2]).all()


# Their kind


moments = st.one_of(
    st.lists(st.integers(-50, 50), min_size=5, max_size=12, unique=True),
    st.lists(st.floats(-50, 50), min_size=5, max_size=12, unique=True),
    st.lists(st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 1, 1)), min_size=5, max_size=12, unique=True),
    st.lists(
        st.datetimes(datetime.datetime(2000, 1, 1), datetime.datetime(2040, 1, 1)), min_size=5, max_size=12, unique=True
    ),
)
written = st.sampled_from([lambda label: label, str, "Toets {}".format])


@given(moments, st.data())
def test_in_order_it_is_the_plain_computation_and_in_any_other_it_is_refused(labels, data):
    scores = data.draw(st.lists(st.integers(0, 100), min_size=len(labels), max_size=len(labels)))
    plain = process_limits(scores)
    assert process_limits(pd.Series(scores, index=sorted(labels))) == plain
    table = pd.DataFrame([scores, scores], columns=sorted(labels))
    pd.testing.assert_frame_equal(recent_changes(table), recent_changes([scores, scores]))
    order = data.draw(st.permutations(sorted(labels)).filter(lambda order: order != sorted(labels)))
    for function, given_ in (
        (find_signals, pd.Series(scores, index=order)),
        (screen, table.set_axis(order, axis="columns")),
    ):
        with speaking("en"), refused("aren't in the order of time"):
            function(given_)


@given(st.lists(st.integers(0, 999), min_size=3, max_size=12, unique=True), st.data())
def test_numbered_texts_are_ordered_by_their_number(numbers, data):
    name = data.draw(st.sampled_from(["Toets {}", "{}", "{}e toets", "T{}", "Blok-{} (rekenen)"]))
    labels = [name.format(number) for number in sorted(numbers)]
    scores = [float(number) for number in range(len(numbers))]
    assert process_limits(pd.Series(scores, index=labels)) == process_limits(scores)
    order = data.draw(st.permutations(labels).filter(lambda order: order != labels))
    with speaking("en"), refused("aren't in the order of time"):
        process_limits(pd.Series(scores, index=order))


@given(st.lists(st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 1, 1)), min_size=3, max_size=9, unique=True))
def test_a_long_table_gives_the_same_in_any_order_of_its_rows_or_refuses_its_text(days):
    table = of_one_pupil(sorted(days))
    plain = screened(table)
    iso = table.assign(when=[day.isoformat() for day in table["when"]])
    for way in (table, iso):
        found = screened(way.sample(frac=1, random_state=3))
        pd.testing.assert_frame_equal(found.drop(columns="last"), plain.drop(columns="last"))
    with speaking("en"), refused("sorts by its letters"):
        screened(table.assign(when=[f"{day:%d-%m-%Y}" for day in table["when"]]))
