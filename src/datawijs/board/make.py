"""Make a board from a seed."""

import operator
from collections.abc import Callable
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board.ability import ability_by_month, growth_table
from datawijs.board.absences import make_absences
from datawijs.board.activity import make_activity
from datawijs.board.attests import attest_table
from datawijs.board.board import Board
from datawijs.board.columns import Columns, as_table, count, repeated, take
from datawijs.board.goals import make_goals
from datawijs.board.history import AtSchool, Draw, a_year_earlier, this_year, with_declines
from datawijs.board.practice import make_practice
from datawijs.board.results import make_results
from datawijs.board.school_year import SCHOOL_YEARS
from datawijs.board.schools import CLASSES, COUNTRIES, MOST_SCHOOLS, SUBJECTS, make_school, make_subjects
from datawijs.board.season import season_of
from datawijs.board.slides import lost_by_month, make_slides
from datawijs.board.standard_tests import make_standard_tests
from datawijs.board.streams import stream
from datawijs.board.tables import board_tables, truth_tables
from datawijs.board.tests import make_tests
from datawijs.board.truth import Truth, make_declines, make_difficulty
from datawijs.board.wobble import PLAIN, Wobble
from datawijs.language import _

Tables = dict[str, Columns]


def make_board(
    seed: int = 2026, schools: int = 2, *, years: int = 1, size: str = "small", wobble: Wobble = PLAIN
) -> Board:
    """Make a fictional board of `schools` schools (1–17), Dutch primary and Flemish secondary by turns.

    years: how many school years (1–3), of which 2025–2026 is the last. Pupils move up a class each year.
    size: "small", four classes a school; or "whole", ten of them, so that 17 schools are a board of about 4,000 pupils.

    wobble: the shape of the noise in the results; the course shows the plain one (see `datawijs.board.wobble`).

    The same `seed` (a whole number, 0 or more) gives the same board on any machine. More schools leave the earlier ones as
    they were, and more years leave the later ones as they were. Raises ValueError for anything else.
    """
    seed, schools, years = _checked_seed(seed), _checked_schools(schools), _checked_years(years)
    return _copied(_made(seed, schools, years, _checked_size(size), wobble))


def _copied(board: Board) -> Board:
    """Return a board of the same tables, which its owner may change."""
    truth = replace(board.truth, **_copied_tables(board.truth))
    return replace(board, **_copied_tables(board), truth=truth)


def _copied_tables(of: Board | Truth) -> dict[str, pd.DataFrame]:
    tables = {field.name: getattr(of, field.name) for field in fields(of)}
    return {name: table.copy() for name, table in tables.items() if isinstance(table, pd.DataFrame)}


@lru_cache(maxsize=2)  # the one that nearly every page shows, and one beside it; a large one takes tens of megabytes
def _made(seed: int, schools: int, years: int, size: str, wobble: Wobble) -> Board:
    parts: list[Tables] = []
    first_pupil = 1
    for number in range(1, schools + 1):
        made, pupils = _make_school(seed, number, first_pupil, years, size, wobble)
        parts += made
        first_pupil += pupils
    tables = {
        name: as_table([part[name] for part in parts if name in part], columns) for name, columns in _columns().items()
    }
    truth = Truth(**{field.name: tables.pop(field.name) for field in fields(Truth)})
    sectors = tuple(tables["schools"]["sector"].unique())
    return Board(**(tables | {"subjects": make_subjects(sectors)}), truth=truth)


def _columns() -> dict[str, tuple[str, ...]]:
    return {table.name: table.columns for table in (*board_tables(), *truth_tables())}


def _make_school(
    seed: int, number: int, first_pupil: int, years: int, size: str, wobble: Wobble
) -> tuple[list[Tables], int]:
    """Make the tables of one school, one part a year and the latest first; and count its pupils of this year."""

    def draw(purpose: str, years_ago: int) -> np.random.Generator:
        return stream(seed, number, purpose, years_ago)

    school = make_school(number)
    at_school = this_year(school["school_id"][0], school["sector"][0], size, first_pupil, draw)
    parts, known, pupils = [], set(), count(at_school.pupils)
    for years_ago in range(years):
        tables, lost = _make_year(at_school, draw, wobble)
        new = np.array([pupil_id not in known for pupil_id in at_school.pupils["pupil_id"]])
        known |= set(at_school.pupils["pupil_id"])
        parts.append(tables | {"pupils": take(at_school.pupils, new)})
        if years_ago + 1 < years:
            at_school = a_year_earlier(at_school, size, lost, draw)
    parts[0]["schools"] = school
    return parts, pupils


def _make_year(at_school: AtSchool, draw: Draw, wobble: Wobble) -> tuple[Tables, np.ndarray]:
    """Make the tables of one school in one year, and what each pupil lost of each subject's ability in it."""
    school_year, sector, pupils = at_school.school_year, at_school.sector, at_school.pupils
    country, subjects = COUNTRIES[sector], SUBJECTS[sector]

    def drawn(purpose: str) -> np.random.Generator:
        return draw(purpose, at_school.years_ago)

    tests = make_tests(at_school.classes, subjects, country, school_year, drawn("dates"))
    difficulty = make_difficulty(tests, season_of(tests, country, school_year), drawn("difficulty"))
    declines = make_declines(pupils, tests, at_school.levels, drawn("declines"))
    levels = with_declines(at_school.levels, declines, subjects, at_school.years_ago)
    levels["school_year"] = repeated(school_year, count(levels))
    absences = make_absences(pupils, declines, country, school_year, drawn("absences"))
    scores, missed = drawn("scores"), drawn("missed")
    tables = {
        "classes": at_school.classes,
        "enrolments": pupils
        | {
            "school_year": repeated(school_year, count(pupils)),
            "repeats": at_school.before.repeats,
        },
        "tests": tests,
        "results": make_results(pupils, tests, levels, difficulty, absences, country, scores, missed, wobble),
        "absences": absences,
        "activity": make_activity(pupils, tests, absences, country, school_year, drawn("activity")),
        "declines": declines,
        "difficulty": difficulty,
        "levels": levels,
    }
    if at_school.years_ago == 0:
        tables["goals"] = make_goals(sector, levels, _years(levels, pupils, at_school.classes), drawn("goals"))
    if sector == "secondary":
        tables["attests"] = attest_table(pupils, school_year, at_school.attests)
        return tables, np.zeros((count(pupils), len(subjects)))
    slides = make_slides(pupils, subjects, school_year, drawn("slides"))
    return _with_ability(tables | {"slides": slides}, at_school, drawn)


def _years(levels: Columns, pupils: Columns, classes: Columns) -> np.ndarray:
    """The groep or leerjaar of each row of `levels`."""
    of_class = dict(zip(classes["class_id"], classes["year"], strict=True))
    of_pupil = {pupil: of_class[its] for pupil, its in zip(pupils["pupil_id"], pupils["class_id"], strict=True)}
    return np.array([of_pupil[pupil] for pupil in levels["pupil_id"]])


def _with_ability(
    tables: Tables, at_school: AtSchool, drawn: Callable[[str], np.random.Generator]
) -> tuple[Tables, np.ndarray]:
    """Add what a primary school has besides: standardised tests and practice, and the true growth behind them."""
    pupils, subjects, school_year = at_school.pupils, SUBJECTS[at_school.sector], at_school.school_year
    country = COUNTRIES[at_school.sector]
    lost = lost_by_month(pupils, subjects, tables["slides"], tables["declines"], school_year)
    lost_in_year = lost[..., -1] if at_school.years_ago else np.zeros(lost.shape[:2])
    levels = at_school.levels["level"].reshape(count(pupils), len(subjects))
    # in an earlier year pupils begin as much higher as they will lose, so that they end where the next year begins
    ability = ability_by_month(pupils, subjects, levels, at_school.aptitude, lost - lost_in_year[..., None])
    dates, scores = drawn("standard test dates"), drawn("standard tests")
    more = {
        "standard_tests": make_standard_tests(pupils, subjects, ability, country, school_year, dates, scores),
        "practice": make_practice(pupils, subjects, ability, school_year, drawn("practice")),
        "growth": growth_table(pupils, subjects, school_year, ability),
    }
    return tables | more, lost_in_year


def _checked_seed(seed: int) -> int:
    whole = _whole_number(seed)
    if whole is None or whole < 0:
        raise ValueError(_("A seed is a whole number, 0 or more, such as 2026; this is {seed!r}.").format(seed=seed))
    return whole


def _checked_schools(schools: int) -> int:
    whole = _whole_number(schools)
    if whole is None or not 1 <= whole <= MOST_SCHOOLS:
        raise ValueError(
            _("A board has 1 to {most} schools, a whole number; this is {schools!r}.").format(
                most=MOST_SCHOOLS, schools=schools
            )
        )
    return whole


def _checked_years(years: int) -> int:
    whole = _whole_number(years)
    if whole is None or not 1 <= whole <= len(SCHOOL_YEARS):
        raise ValueError(
            _("A board has 1 to {most} school years, a whole number; this is {years!r}.").format(
                most=len(SCHOOL_YEARS), years=years
            )
        )
    return whole


def _checked_size(size: str) -> str:
    if not isinstance(size, str) or size not in CLASSES:
        raise ValueError(
            _("The size of a board is one of: {known}; this is {size!r}.").format(known=", ".join(CLASSES), size=size)
        )
    return size


def _whole_number(value: Any) -> int | None:
    """Return `value` as an int when it is a whole number (numpy's too), None otherwise; True is no number of schools."""
    if isinstance(value, bool):
        return None
    try:
        return operator.index(value)
    except TypeError:
        return None
