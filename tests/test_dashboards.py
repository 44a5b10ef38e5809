"""The views say in words and in a table what they draw, in both languages, and can stand together on a page."""

import hashlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from dashboard_views import VIEWS, the_board, view, with_scores

from datawijs import dashboards
from datawijs.design import DARK, LIGHT
from datawijs.language import decimal, speaking
from datawijs.signals import process_limits

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = ("nl", "en")


@cache
def html(name, language="nl"):
    return view(name, language)._repr_html_()


# The words


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            "begint op 50,0 (toets 1) en eindigt op 61,5 (toets 12). Laagste: 30,0 (toets 4). Hoogste: 90,5 (toets 6 en "
            "toets 7). Ontbreekt: toets 2, toets 3 en toets 11.",
        ),
        (
            "en",
            "starts at 50.0 (test 1), ends at 61.5 (test 12). Lowest: 30.0 (test 4). Highest: 90.5 (test 6 and test 7). "
            "Missing: test 2, test 3 and test 11.",
        ),
    ],
)
def test_words_name_start_end_lowest_highest_and_missing(language, expected):
    gap = np.nan
    board = with_scores(lambda _scores: [50, gap, gap, 30, 60, 90.5, 90.5, 70, 65, 60, gap, 61.5])
    with speaking(language):
        words = dashboards.pupil_results(board, "P0001", "maths").alternative
    assert words == f"Barmsijs: {expected}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_class_are_those_of_its_scores(language):
    results = the_board().results
    rows = results[(results["class_id"] == "S01-5A") & (results["subject_id"] == "reading")]
    average = rows.groupby("number")["score"].mean()
    words = view("class_results", language).alternative
    with speaking(language):
        for value in (average.iloc[0], average.iloc[-1], average.min(), average.max()):
            assert decimal(value) in words
        assert str(len(rows)) in words
        assert str(rows["score"].isna().sum()) in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["school_results", "school_absences", "school_activity"])
def test_words_of_a_school_name_every_class_with_its_average(name, language):
    table = view(name, language).table
    words = view(name, language).alternative
    with speaking(language):
        for row in table.itertuples(index=False):
            assert row[0] in words
            assert decimal(row[2]) in words


def test_words_of_one_pupils_absences_add_up():
    absences = the_board().absences
    pupil_id = absences.groupby("pupil_id")["half_days"].sum().idxmax()
    own = absences[absences["pupil_id"] == pupil_id].set_index("week")["half_days"]
    with speaking("en"):
        words = dashboards.pupil_absences(the_board(), pupil_id).alternative
    assert f"In total {own.sum()} in {len(own)} weeks." in words
    assert f"Highest: {own.max()} (" in words
    assert f"{own.idxmax().day} {own.idxmax():%b}" in words


def test_many_equal_weeks_are_counted_not_listed():
    board = the_board()
    none = replace(board, absences=board.absences.assign(half_days=0))
    with speaking("en"):
        words = dashboards.pupil_absences(none, "P0001").alternative
    assert "Lowest: 0 (40 times). Highest: 0 (40 times)." in words


@pytest.mark.parametrize("name", VIEWS)
def test_words_never_tell_the_truth_behind_the_data(name):
    board = the_board()
    hidden = replace(board, truth=None)
    with speaking("en"):
        assert getattr(dashboards, name)(hidden, *VIEWS[name]).alternative == view(name, "en").alternative
    judgement = r"declin|worr|signal|noise|alarm|drop|daling|zorg|signaal|ruis|achteruit"
    for language in LANGUAGES:
        assert not re.search(judgement, view(name, language).alternative, re.IGNORECASE)


def test_limits_in_words_are_the_process_limits_and_say_when_they_are_trial():
    scores = the_board().series("P0001", "maths").dropna()
    limits = process_limits(scores)
    shown = view("pupil_results", "en", show_limits=True)
    for edge in (limits.lower, limits.centre, limits.upper):
        assert f"{edge:.1f}" in shown.alternative
    assert "trial" not in shown.alternative
    with speaking("en"):
        fewer = dashboards.pupil_results(
            with_scores(lambda scores: scores.where(np.arange(12) > 1)), "P0001", "maths", show_limits=True
        )
    assert "These are trial limits, from 10 scores." in fewer.alternative


# The table


def test_table_of_a_pupil_holds_the_scores_class_average_and_limits():
    board = the_board()
    table = view("pupil_results", "en", show_limits=True, show_class=True).table
    assert list(table) == [
        "test number",
        "date",
        "score",
        "Class average",
        "average of the pupil",
        "lower limit",
        "upper limit",
    ]
    assert table["score"].tolist() == board.series("P0001", "maths").tolist()
    assert table["Class average"].tolist() == board.class_average("S01-5A", "maths").tolist()
    assert table["upper limit"].unique().tolist() == [process_limits(board.series("P0001", "maths")).upper]


def test_table_of_a_class_holds_every_score_and_the_average():
    board = the_board()
    table = view("class_results", "en").table
    pupils = board.pupils[board.pupils["class_id"] == "S01-5A"]
    assert table["pupil"].tolist() == [*pupils["name"], "Class average"]
    for place, pupil_id in enumerate(pupils["pupil_id"]):
        np.testing.assert_array_equal(table.iloc[place, 1:].astype(float), board.series(pupil_id, "reading"))
    np.testing.assert_allclose(table.iloc[-1, 1:].astype(float), board.class_average("S01-5A", "reading"))


def test_table_of_a_year_holds_every_class():
    board = the_board()
    table = view("year_results", "en").table
    assert list(table) == ["test number", "Class 3A", "Class 3B"]
    for name in ("3A", "3B"):
        np.testing.assert_allclose(table[f"Class {name}"], board.class_average(f"S02-{name}", "french"))


def test_table_of_a_school_holds_every_class():
    board = the_board()
    table = view("school_absences", "en").table.set_index("class")
    totals = board.absences.groupby(["class_id", "pupil_id"])["half_days"].sum()
    assert list(table.index) == ["Groep 5A", "Groep 5/6B", "Groep 7A", "Groep 8A"]
    assert table.loc["Groep 7A", "pupils"] == len(totals["S01-7A"])
    assert table.loc["Groep 7A"].tolist()[1:] == [
        totals["S01-7A"].mean(),
        totals["S01-7A"].min(),
        totals["S01-7A"].max(),
    ]


def test_table_of_a_pupils_activity_holds_every_week():
    activity = the_board().activity
    own = activity[activity["pupil_id"] == "P0100"]
    table = view("pupil_activity", "en").table
    assert table["week from"].tolist() == own["week"].tolist()
    assert table["log-ins a week"].tolist() == own["logins"].tolist()
    assert table["planner views a week"].tolist() == own["planner_views"].tolist()


def test_table_of_a_class_gives_average_middle_half_and_how_many():
    activity = the_board().activity
    weeks = activity[activity["class_id"] == "S02-3A"].groupby("week")["logins"]
    table = view("class_activity", "en").table
    np.testing.assert_allclose(table["log-ins a week, per pupil"], weeks.mean())
    np.testing.assert_allclose(table["log-ins: middle half, from"], weeks.quantile(0.25))
    np.testing.assert_allclose(table["log-ins: middle half, to"], weeks.quantile(0.75))
    assert table["log-ins: pupils above 0"].tolist() == weeks.apply(lambda logins: (logins > 0).sum()).tolist()


# The figure draws these numbers


def test_figure_of_a_pupil_draws_the_scores_and_leaves_a_gap():
    gap = np.nan
    scores = [50, gap, 40, 30, 60, 90.5, 90.5, 70, 65, 60, gap, 61.5]
    shown = dashboards.pupil_results(with_scores(lambda _scores: scores), "P0001", "maths")
    line, _lane, crosses = shown.figure.axes[0].lines
    np.testing.assert_array_equal(line.get_ydata(), scores)
    assert crosses.get_xdata().tolist() == [2, 11]
    assert shown.figure.axes[0].get_ylim() == (0, 100)


def test_figure_of_a_class_draws_a_dot_for_every_score():
    dots = view("class_results").figure.axes[0].collections[0].get_offsets()
    scores = view("class_results").table.iloc[:-1, 1:].to_numpy().T.ravel()
    np.testing.assert_allclose(dots[:, 1], scores[~np.isnan(scores)])


def test_labels_of_the_classes_stand_beside_their_own_class():
    shown = view("school_results", "en")
    (axis,) = shown.figure.axes
    beside = {round(text.xy[1], 3): text.get_text() for text in axis.texts}
    names = [label.get_text() for label in axis.get_yticklabels()]
    lowest, highest = axis.get_ylim()
    for place, name in enumerate(names):
        height = round((place - lowest) / (highest - lowest), 3)
        average = shown.table.set_index("class").loc[name, "average score"]
        assert beside[height] == f"{average:.1f}"


# The page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_html_is_well_formed_and_named_for_a_screen_reader(name, language):
    shown = view(name, language)
    figure = ElementTree.fromstring(html(name, language))
    assert (figure.tag, figure.get("lang")) == ("figure", language)
    assert figure.find("figcaption").text == shown.title
    assert figure[0].tag == "figcaption"
    svg = figure.find(f"{SVG}svg")
    assert svg.get("role") == "img"
    assert shown.title in svg.get("aria-label")
    assert figure.find("details/p").text == shown.alternative


@pytest.mark.parametrize("name", VIEWS)
def test_html_table_is_the_table_with_scoped_headers(name):
    table = view(name, "en").table
    figure = ElementTree.fromstring(html(name, "en"))
    assert [head.text for head in figure.findall(".//thead//th")] == list(table)
    assert {head.get("scope") for head in figure.findall(".//thead//th")} == {"col"}
    rows = figure.findall(".//tbody/tr")
    assert len(rows) == len(table)
    for row, cells in zip(rows, table.itertuples(index=False), strict=True):
        assert row[0].tag == "th" and row[0].get("scope") == "row"
        for shown, cell in zip(row, cells, strict=True):
            if isinstance(cell, float):
                tenths = Decimal(str(cell)).quantize(Decimal("0.1"), ROUND_HALF_UP) if np.isfinite(cell) else "missing"
                assert shown.text == str(tenths).replace("-", "−")


def test_dutch_table_has_a_decimal_comma_and_dutch_days():
    cells = [cell.text for cell in ElementTree.fromstring(html("pupil_results")).findall(".//tbody/tr/td")]
    assert cells[:2] == ["10 sep", "67,0"]
    assert "10 okt" in cells


def test_ids_are_unique_on_a_page_and_every_reference_finds_its_own():
    page = [html(name, language) for name in VIEWS for language in LANGUAGES]
    all_ids = []
    for one in page:
        ids = re.findall(r'\bid="([^"]+)"', one)
        assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', one)) <= set(ids)
        all_ids += ids
    assert len(all_ids) == len(set(all_ids)) > 0


@pytest.mark.parametrize("name", VIEWS)
def test_every_colour_follows_the_theme(name):
    page = html(name)
    outside = re.sub(r"var\(--dw-[a-z-]+, ?#[0-9a-f]{6}\)", "", page)
    outside = re.sub(r'(href="#|url\(#)[^")]+', "", outside)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgb|fill:\s*(black|white)", outside)
    for colour, fallback in re.findall(r"var\(--dw-([a-z-]+), ?(#[0-9a-f]{6})\)", page):
        assert fallback == LIGHT[colour]
        assert colour in DARK


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_small_and_asks_nobody_for_anything(name):
    page = html(name)
    assert len(page) < 50_000
    addresses = set(re.findall(r"https?://[^\"' <)]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_a_view_stays_in_the_language_it_was_made_in():
    with speaking("en"):
        made = dashboards.class_absences(the_board(), "S02-3B")
    with speaking("nl"):
        shown = made._repr_html_()
    assert shown == html("class_absences", "en")
    assert 'lang="en"' in shown and "0.5" in shown


def test_names_are_escaped():
    board = the_board()
    pupils = board.pupils.assign(name=board.pupils["name"].where(board.pupils["pupil_id"] != "P0001", '<b>"O" & co'))
    shown = dashboards.pupil_results(replace(board, pupils=pupils), "P0001", "maths")
    assert '<b>"O" & co' in ElementTree.fromstring(shown._repr_html_()).find("figcaption").text


def test_the_same_view_is_the_same_to_the_last_byte_in_another_process():
    code = (
        "from datawijs.board import make_board; from datawijs.dashboards import class_results;"
        "import hashlib; shown = class_results(make_board(), 'S01-5A', 'reading')._repr_html_();"
        "print(hashlib.sha256(shown.encode()).hexdigest())"
    )
    elsewhere = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert elsewhere == hashlib.sha256(html("class_results").encode()).hexdigest()


def test_drawing_leaves_the_readers_own_settings_and_figures_alone():
    from matplotlib import pyplot

    before, figures = dict(mpl.rcParams), pyplot.get_fignums()
    dashboards.school_activity(the_board(), "S01")._repr_html_()
    assert dict(mpl.rcParams) == before
    assert pyplot.get_fignums() == figures


# What can't be shown


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("pupil_results", ("P9999", "maths"), "no pupil 'P9999'"),
        ("pupil_results", ("P0001", "french"), "P0001 has no tests in 'french'. Choose one of: maths"),
        ("class_results", ("S01-9Z", "maths"), "no class 'S01-9Z'"),
        ("year_results", ("S09", 3, "maths"), "no school 'S09'"),
        ("year_results", ("S01", 2, "maths"), "School S01 has no year 2. Choose one of: 5, 7, 8"),
        ("year_results", ("S01", "5", "maths"), "School S01 has no year '5'"),
        ("school_results", ("S01", "french"), "has no tests in 'french'"),
        ("school_results", ("S09", "maths"), "no school 'S09'"),
        ("pupil_absences", ("P9999",), "no pupil"),
        ("class_absences", ("X",), "no class"),
        ("year_absences", ("S02", 9), "no year 9"),
        ("school_absences", ("X",), "no school"),
        ("pupil_activity", (None,), "no pupil None"),
        ("class_activity", ("",), "no class ''"),
        ("year_activity", ("S02", None), "no year None"),
        ("school_activity", (1,), "no school 1"),
    ],
)
def test_what_is_not_on_the_board_is_named(name, arguments, sentence):
    with speaking("en"), pytest.raises(ValueError, match=re.escape(sentence)):
        getattr(dashboards, name)(the_board(), *arguments)


def test_a_series_without_a_single_score_is_refused():
    board = with_scores(lambda scores: scores * np.nan)
    with speaking("en"), pytest.raises(ValueError, match="P0001 has no score in 'maths': there is nothing to show"):
        dashboards.pupil_results(board, "P0001", "maths")


def test_too_few_scores_for_limits_are_counted():
    board = with_scores(lambda scores: scores.where(np.arange(12) < 2))
    with speaking("en"), pytest.raises(ValueError, match="too few points: 2"):
        dashboards.pupil_results(board, "P0001", "maths", show_limits=True)
    assert dashboards.pupil_results(board, "P0001", "maths").table["score"].count() == 2


def test_a_pupil_without_weeks_is_refused():
    board = the_board()
    board = replace(board, absences=board.absences[board.absences["pupil_id"] != "P0001"])
    with speaking("en"), pytest.raises(ValueError, match="P0001 has no weeks with data"):
        dashboards.pupil_absences(board, "P0001")


def test_rows_out_of_order_are_put_in_the_order_of_time():
    board = the_board()
    mixed = replace(
        board,
        results=board.results.sample(frac=1, random_state=1),
        activity=board.activity.sample(frac=1, random_state=1),
    )
    for name in ("pupil_results", "class_results", "pupil_activity", "year_activity"):
        again = getattr(dashboards, name)(mixed, *VIEWS[name])
        assert again.alternative == view(name).alternative
        pd.testing.assert_frame_equal(again.table, view(name).table)
