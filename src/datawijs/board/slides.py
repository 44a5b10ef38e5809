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
from datawijs.board.school_year import months
from datawijs.board.texts import chosen

SLIDE_CHANCE, SLIDE_PER_MONTH, FIRST_MONTHS = 1 / 15, 2.0, (1, 3)


def make_slides(pupils: pd.DataFrame, subjects: tuple[str, ...], school_year: str, rng: Generator) -> pd.DataFrame:
    """Draw who slides, in which subject and from which month: pupil_id, school_year, subject_id, month, per_month."""
    count = len(pupils)
    first = rng.integers(*FIRST_MONTHS, size=count, endpoint=True)
    subject = rng.integers(len(subjects), size=count)
    who = np.flatnonzero(rng.random(count) < SLIDE_CHANCE)
    return pd.DataFrame(
        {
            "pupil_id": pupils["pupil_id"].array.take(who),
            "school_year": school_year,
            "subject_id": chosen(subjects, subject[who]),
            "month": months(school_year)[first[who]],
            "per_month": SLIDE_PER_MONTH,
        }
    )


def lost_by_month(
    pupils: pd.DataFrame, subjects: tuple[str, ...], slides: pd.DataFrame, declines: pd.DataFrame, school_year: str
) -> np.ndarray:
    """Return what slides and sudden declines have taken off the ability at the end of each month, in standard deviations.

    Pupils × subjects × months; zero before anything happens.
    """
    begin = months(school_year)
    end = begin + pd.offsets.MonthEnd(0)
    lost = np.zeros((len(pupils), len(subjects), MONTHS))
    row, column = pd.Index(pupils["pupil_id"]), pd.Index(subjects)
    passed = (begin.to_numpy() >= slides["month"].to_numpy()[:, None]).cumsum(axis=1)
    np.add.at(
        lost,
        (row.get_indexer(slides["pupil_id"]), column.get_indexer(slides["subject_id"])),
        passed * slides["per_month"].to_numpy()[:, None] / ABILITY_SD,
    )
    begun = end.to_numpy() >= declines["onset_date"].to_numpy()[:, None]
    np.add.at(
        lost,
        (row.get_indexer(declines["pupil_id"]), column.get_indexer(declines["subject_id"])),
        begun * DECLINE_WEIGHT * declines["size_points"].to_numpy()[:, None] / LEVEL_SD,
    )
    return lost
