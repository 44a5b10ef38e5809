"""Absences: half-days missed in each school week.

Mostly nothing, now and then an ordinary illness, more often in winter, and a few pupils far more than the others. Only where
a decline has absence as its cause do the weeks around its beginning look different; every other pattern in this table is
noise. All numbers are our choice: together about 4 % of the half-days, and no source was used for them.
"""

import numpy as np
import pandas as pd
from numpy.random import Generator

from datawijs.board.columns import Columns, count, places, repeated
from datawijs.board.school_year import half_days_open

SPELL_CHANCE = 0.08  # of an illness that begins in a week, for an average pupil in autumn or spring
WINTER_MONTHS, WINTER_FACTOR = (12, 1, 2), 1.6
PUPIL_SHAPE = 1.5  # gamma shape of the differences between pupils: a few have most of the absences
SPELL_HALF_DAYS = (1, 2, 2, 2, 4, 4, 6, 10)  # a dentist, a day, two days, a week: each equally likely

# An absence that starts a decline: from three weeks before the first lower test to two weeks after it.
LINKED_WEEKS, LINKED_CHANCE, LINKED_HALF_DAYS = (-3, 2), 0.6, (2, 6)


def make_absences(pupils: Columns, declines: Columns, country: str, school_year: str, rng: Generator) -> Columns:
    """Return the absences of one school in one year: pupil_id, class_id, school_year, week (Monday), half_days.

    One row a pupil and school week.
    """
    open_half_days = half_days_open(country, school_year)
    weeks = open_half_days.index
    half_days = _illness(count(pupils), weeks, rng) + _linked(pupils, declines, weeks, rng)
    half_days = np.minimum(half_days, open_half_days.to_numpy())
    return {
        "pupil_id": pupils["pupil_id"].repeat(len(weeks)),
        "class_id": pupils["class_id"].repeat(len(weeks)),
        "school_year": repeated(school_year, half_days.size),
        "week": np.tile(weeks.to_numpy(), count(pupils)),
        "half_days": half_days.ravel(),
    }


def _illness(pupils: int, weeks: pd.DatetimeIndex, rng: Generator) -> np.ndarray:
    often = rng.gamma(PUPIL_SHAPE, 1 / PUPIL_SHAPE, size=(pupils, 1))
    season = np.where(weeks.month.isin(WINTER_MONTHS), WINTER_FACTOR, 1.0)
    ill = rng.random((pupils, len(weeks))) < SPELL_CHANCE * often * season
    length = np.array(SPELL_HALF_DAYS)[rng.integers(len(SPELL_HALF_DAYS), size=ill.shape)]
    half_days: np.ndarray = ill * length
    return half_days


def _linked(pupils: Columns, declines: Columns, weeks: pd.DatetimeIndex, rng: Generator) -> np.ndarray:
    # drawn for everybody, so that one decline more or less doesn't change the absences of the others
    absent = rng.random((count(pupils), len(weeks))) < LINKED_CHANCE
    length = rng.integers(*LINKED_HALF_DAYS, size=absent.shape, endpoint=True)
    caused = declines["cause"] == "absence"
    onset = np.full(count(pupils), np.datetime64("NaT", "D"))
    onset[places(declines["pupil_id"][caused], pupils["pupil_id"])] = declines["onset_date"][caused]
    days = (weeks.to_numpy(dtype="datetime64[D]") - onset[:, None]) / np.timedelta64(7, "D")
    near = (days > LINKED_WEEKS[0] - 1) & (days <= LINKED_WEEKS[1])  # never true where there is no onset (NaT)
    half_days: np.ndarray = near * absent * length
    return half_days
