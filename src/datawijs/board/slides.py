"""Slides: slow declines, a little each month, that a target which moves along never shows.

One primary pupil in fifteen, in one subject, loses 2 points of ability each month (a twelfth of the spread between pupils)
against what is usual, from the second to fourth month of lessons until the summer: all our choice. In June that is half to
three quarters of that spread, clear to whoever looks back to September and lost in the noise from one month to the next.

A slide shows in practice and in the standardised tests. In the results on the tests of the class it doesn't, our choice: these
are about what was just taught, and their only declines are the sudden ones that the ideal observer knows.
"""

import numpy as np
import pandas as pd
from numpy.random import Generator

from datawijs.board.ability import ABILITY_SD, DECLINE_WEIGHT, LEVEL_SD, MONTHS
from datawijs.board.columns import Columns, chosen, count, places, repeated
from datawijs.board.school_year import months

SLIDE_CHANCE, SLIDE_PER_MONTH, FIRST_MONTHS = 1 / 15, 2.0, (1, 3)


def make_slides(pupils: Columns, subjects: tuple[str, ...], school_year: str, rng: Generator) -> Columns:
    """Draw who slides, in which subject and from which month: pupil_id, school_year, subject_id, month, per_month."""
    everybody = count(pupils)
    first = rng.integers(*FIRST_MONTHS, size=everybody, endpoint=True)
    subject = rng.integers(len(subjects), size=everybody)
    who = np.flatnonzero(rng.random(everybody) < SLIDE_CHANCE)
    return {
        "pupil_id": pupils["pupil_id"][who],
        "school_year": repeated(school_year, len(who)),
        "subject_id": chosen(subjects, subject[who]),
        "month": months(school_year).to_numpy()[first[who]],
        "per_month": np.full(len(who), SLIDE_PER_MONTH),
    }


def lost_by_month(
    pupils: Columns, subjects: tuple[str, ...], slides: Columns, declines: Columns, school_year: str
) -> np.ndarray:
    """Return what slides and sudden declines have taken off the ability at the end of each month, in standard deviations.

    Pupils × subjects × months; zero before anything happens.
    """
    begin = months(school_year)
    end = begin + pd.offsets.MonthEnd(0)
    lost = np.zeros((count(pupils), len(subjects), MONTHS))
    passed = (begin.to_numpy() >= slides["month"][:, None]).cumsum(axis=1)
    begun = end.to_numpy() >= declines["onset_date"][:, None]
    of_slides = passed * slides["per_month"][:, None] / ABILITY_SD
    of_declines = begun * DECLINE_WEIGHT * declines["size_points"][:, None] / LEVEL_SD
    for who, points in ((slides, of_slides), (declines, of_declines)):
        series = places(who["pupil_id"], pupils["pupil_id"]), places(who["subject_id"], subjects)
        np.add.at(lost, series, points)
    return lost
