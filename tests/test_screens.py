"""Screens that we draw: whose they aren't, the same in words, and what each of them has to show for its page."""

import re

import pytest
from bs4 import BeautifulSoup

from datawijs.board import make_board
from datawijs.language import LANGUAGES, decimal, speaking
from datawijs.screens import (
    group_card,
    half_yearly,
    marks_book,
    mastery,
    method_tests,
    norm_level,
    points_book,
    practice_band,
    school_dashboard,
    transfer_test,
    year_table,
)
from datawijs.screens.levels import level_at, level_borders
from datawijs.screens.marks_book import BOOK
from datawijs.screens.mastery import GOALS
from datawijs.screens.norm_level import TAKEN
from datawijs.screens.once import COHORTS
from datawijs.screens.points_book import BOOK as POINTS
from datawijs.signals import standard_error_of_average


@pytest.fixture(scope="module")
def boards():
    return {"years": make_board(years=3), "year": make_board()}


SCREENS = {
    "half-yearly": lambda boards: half_yearly(boards["years"]),
    "year-table": lambda boards: year_table(boards["years"]),
    "norm-level": lambda _boards: norm_level(),
    "group-card": lambda boards: group_card(boards["year"]),
    "practice-band": lambda boards: practice_band(boards["year"]),
    "mastery": lambda _boards: mastery(taught=70),
    "method-tests": lambda boards: method_tests(boards["year"]),
    "marks-book": lambda _boards: marks_book(),
    "points-book": lambda _boards: points_book(),
    "transfer-test": lambda _boards: transfer_test(),
    "school-dashboard": lambda _boards: school_dashboard(),
}


def drawn(screen) -> BeautifulSoup:
    return BeautifulSoup(screen._repr_html_(), "html.parser")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_it_says_that_it_is_ours_and_tells_in_words_what_it_shows(name, language, boards):
    with speaking(language):
        screen = SCREENS[name](boards)
    shown = drawn(screen)
    assert shown.figure["lang"] == language
    ours = shown.select_one(".dw-screen-ours").text
    assert ours.startswith({"nl": "Onze eigen tekening", "en": "Our own drawing"}[language])
    assert (screen.like is None) or screen.like in ours
    assert shown.select_one("details p").text == screen.alternative
    for row in shown.select("tbody tr"):  # every value of a table is told in the words below it
        for cell in row.select("th, td"):
            value = cell.text.strip().removesuffix("%").strip()
            assert value.strip("–×") == "" or value in screen.alternative or "×" in value, (name, value)
    for svg in shown.select("svg"):
        assert svg["role"] == "img"
        assert svg["aria-label"] == screen.title


@pytest.mark.parametrize("name", SCREENS)
def test_a_place_says_where_it_is_and_no_colour_is_our_own(name, boards):
    screen = SCREENS[name](boards)
    for place in drawn(screen).select("[data-place]"):
        assert place["data-place-name"]
    assert not re.findall(r"#[0-9a-f]{3,6}\b", screen.body)


def test_a_level_is_a_fifth_of_the_pupils_of_that_year():
    low, *_middle, high = level_borders("maths", 6, "M")
    assert [level_at(score, "maths", 6, "M") for score in (low - 1, low + 1, high - 1, high + 1)] == [
        "V",
        "IV",
        "II",
        "I",
    ]
    assert level_borders("maths", 6, "E")[0] > low  # the scale grows


def test_the_last_level_is_one_lower_and_its_border_lies_within_the_interval(boards):
    facts = half_yearly(boards["years"]).facts
    assert facts["lower"] < facts["border"] < facts["upper"]
    assert [facts["before"], facts["now"]] in [["I", "II"], ["II", "III"], ["III", "IV"], ["IV", "V"]]


def test_only_the_norm_changes():
    shown = drawn(norm_level())
    levels = [[cell.text for cell in row.select("td")][-2:] for row in shown.select("tbody tr")]
    by_test, corrected = zip(*levels, strict=True)
    assert len(set(corrected)) == 1
    assert set(by_test[:-1]) == set(corrected)
    assert by_test[-1] != corrected[-1]
    assert TAKEN[-1].test_year == TAKEN[-1].year - 1


def test_half_of_the_targets_are_reached_while_the_place_falls_a_band(boards):
    facts = practice_band(boards["year"]).facts
    assert 2 * facts["reached"] >= facts["months"]
    assert facts["first"] - facts["last"] >= 20


def test_the_colours_change_with_the_setting_alone():
    early, late = mastery(taught=70), mastery(taught=95)
    label = ".dw-screen-label"
    looks = [[one.text for one in drawn(screen).select(label)] for screen in (early, late)]
    assert looks[0] != looks[1]
    bars = [[one.text for one in drawn(screen).select("td .dw-screen-value")] for screen in (early, late)]
    assert bars[0] == bars[1]
    begun = [average for average in GOALS.values() if average]
    assert early.facts["begun"].value == sum(begun) / len(begun) > early.facts["all"].value


def test_colours_fall_while_the_line_says_noise(boards):
    facts = method_tests(boards["year"]).facts
    assert facts["below"] <= 1
    looks = [one.text for one in drawn(method_tests(boards["year"])).select(".dw-screen-label")]
    assert looks[-4] == "goed"
    assert "goed" not in looks[-3:]


def test_the_average_in_the_book_of_marks_is_that_of_its_rows():
    resits = {one.number for one in BOOK if one.what == "resit"}
    counting = [one for one in BOOK if one.weight and not (one.what == "test" and one.number in resits)]
    average = sum(one.weight * one.mark for one in counting) / sum(one.weight for one in counting)
    assert decimal(BOOK[0].mark) == decimal(average)
    assert marks_book().facts["tests"] == "4,9, 6,3 en 5,8"


def test_the_order_of_the_book_of_points_is_not_that_of_the_tests():
    assert [one.visible for one in POINTS] == sorted((one.visible for one in POINTS), reverse=True)
    assert [one.taken for one in POINTS] != sorted((one.taken for one in POINTS), reverse=True)
    facts = points_book().facts
    assert len({facts["by_test"], facts["by_screen"], facts["top"]}) == 3


def test_two_years_of_a_school_differ_as_much_as_chance_does():
    facts = school_dashboard().facts
    before, now = (standard_error_of_average(one.pupils, sd=10) for one in COHORTS)
    assert facts["error"] == round((before**2 + now**2) ** 0.5)
    assert facts["drop"] <= 2 * facts["error"]
