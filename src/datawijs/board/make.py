"""Make a board from a seed."""

import operator
from dataclasses import fields

import pandas as pd

from datawijs.board.absences import make_absences
from datawijs.board.activity import make_activity
from datawijs.board.board import Board
from datawijs.board.goals import make_goals
from datawijs.board.pupils import make_pupils
from datawijs.board.results import make_results
from datawijs.board.schools import MOST_SCHOOLS, SUBJECTS, make_classes, make_school, make_subjects
from datawijs.board.streams import stream
from datawijs.board.tests import make_tests
from datawijs.board.truth import Truth, make_declines, make_difficulty, make_levels
from datawijs.language import _


def make_board(seed: int = 2026, schools: int = 2) -> Board:
    """Make a fictional board of `schools` schools (1–17), Dutch primary and Flemish secondary by turns.

    The same `seed` (a whole number, 0 or more) gives the same board on any machine, and more schools leave the earlier ones
    as they were. Raises ValueError for anything else.
    """
    seed, schools = _checked_seed(seed), _checked_schools(schools)
    parts: list[dict[str, pd.DataFrame]] = []
    first_pupil = 1
    for number in range(1, schools + 1):
        parts.append(_make_school(seed, number, first_pupil))
        first_pupil += len(parts[-1]["pupils"])
    tables = {name: pd.concat([part[name] for part in parts], ignore_index=True) for name in parts[0]}
    truth = Truth(**{field.name: tables.pop(field.name) for field in fields(Truth)})
    sectors = tuple(tables["schools"]["sector"].unique())
    return Board(subjects=make_subjects(sectors), truth=truth, **tables)


def _make_school(seed: int, number: int, first_pupil: int) -> dict[str, pd.DataFrame]:
    """Make the tables of one school and its part of the truth."""

    def draw(purpose: str):
        return stream(seed, number, purpose)

    school = make_school(number)
    school_id, sector, country = school.loc[0, ["school_id", "sector", "country"]]
    classes = make_classes(school_id, sector)
    pupils = make_pupils(classes, first_pupil, draw("class sizes"), draw("names"))
    tests = make_tests(classes, SUBJECTS[sector], country, draw("dates"))
    levels = make_levels(pupils, SUBJECTS[sector], draw("levels"))
    truth = Truth(
        declines=make_declines(pupils, tests, levels, draw("declines")),
        difficulty=make_difficulty(tests, draw("difficulty")),
        levels=levels,
    )
    absences = make_absences(pupils, truth.declines, country, draw("absences"))
    return {
        "schools": school,
        "classes": classes,
        "pupils": pupils,
        "tests": tests,
        "results": make_results(pupils, tests, truth, absences, country, draw("scores"), draw("missed")),
        "absences": absences,
        "activity": make_activity(pupils, tests, absences, country, draw("activity")),
        "goals": make_goals(sector, truth, draw("goals")),
        "declines": truth.declines,
        "difficulty": truth.difficulty,
        "levels": truth.levels,
    }


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


def _whole_number(value) -> int | None:
    """Return `value` as an int when it is a whole number (numpy's too), None otherwise; True is no number of schools."""
    if isinstance(value, bool):
        return None
    try:
        return operator.index(value)
    except TypeError:
        return None
