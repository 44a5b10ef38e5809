"""Standardised tests in primary school: an ability score with its interval, in the middle (M) and at the end (E) of the year.

Like the tests of a Dutch pupil monitoring system, and not a copy of one: the scale is our own (`datawijs.board.ability`).
In groep 8 there is no E, as a pupil takes another test then.

A score has an error. Its reliability is .90, what COTAN (2010) asks of a test on which important decisions about one pupil
rest: a standard error of measurement of 8.3 points beside 26 points between pupils, about half a year of growth. The interval
around the score is one of 90 % (our choice; reports differ, and say which). Because of the error a very low score was more
often bad luck than good luck: the lowest tenth of pupils stands nearer to the average on the next test, whatever anybody did.
(In a panel of 2,287 Dutch pupils the lowest tenth on a language test went from z −1.91 to z −1.38; here it moves less, as our
two tests are more alike than theirs.)

Very easy and very hard items run out: no score lies further than 2.5 standard deviations from the average of its moment. One
pupil in eighty meets that floor or ceiling. And one test in fifty is missing, as in any administration (our choice).

Level I is the highest fifth of pupils in the country and V the lowest. The bands A to E are the older ones: the highest three
quarters in A, B and C, then 15 % D and the lowest 10 % E. In this made-up country that is the normal distribution.
"""

from functools import cache

import numpy as np
from numpy.random import Generator
from scipy.special import ndtr

from datawijs.board.ability import ABILITY_SD, MOMENTS, usual_ability
from datawijs.board.columns import Columns, chosen, count, repeated, take, texts
from datawijs.board.school_year import monday_of, school_days, school_weeks
from datawijs.board.schools import LAST_YEAR

RELIABILITY = 0.90
SCORE_SD = ABILITY_SD / np.sqrt(RELIABILITY)
SEM = float(SCORE_SD * np.sqrt(1 - RELIABILITY))
INTERVAL, INTERVAL_SEMS = 0.90, 1.645
FURTHEST = 2.5
MISSED_CHANCE = 0.02
LEVELS = ("V", "IV", "III", "II", "I")  # a fifth of the country each, from low to high
LEVEL_LIMITS = (0.2, 0.4, 0.6, 0.8)
BANDS = ("E", "D", "C", "B", "A")
BAND_LIMITS = (0.10, 0.25, 0.50, 0.75)
FIRST_DAY = {"M": "01-20", "E": "06-01"}  # and in the two weeks from then


def make_standard_tests(
    pupils: Columns,
    subjects: tuple[str, ...],
    ability: np.ndarray,
    country: str,
    school_year: str,
    dates: Generator,
    rng: Generator,
) -> Columns:
    """Return the standardised tests of one school in one year, one row a pupil, subject and moment.

    ability: the true one, pupils × subjects × months. Score, lower, upper, level and band are
    missing where the pupil missed the test.
    """
    moments = tuple(MOMENTS)
    shape = (count(pupils), len(subjects), len(moments))
    true = ability[:, :, list(MOMENTS.values())]
    years = pupils["year"]
    usual = np.stack(
        [usual_ability(subject, years[:, None], np.array(list(MOMENTS.values()))) for subject in subjects], axis=1
    )
    deviation = (true + SEM * rng.standard_normal(shape) - usual) / SCORE_SD
    deviation = deviation.clip(-FURTHEST, FURTHEST)
    score = (usual + SCORE_SD * deviation).round(0)
    missed = rng.random(shape) < MISSED_CHANCE
    share, each = ndtr(deviation), len(subjects) * len(moments)
    scores = {
        "score": score,
        "lower": (score - INTERVAL_SEMS * SEM).round(0),
        "upper": (score + INTERVAL_SEMS * SEM).round(0),
        "level": chosen(LEVELS, np.searchsorted(LEVEL_LIMITS, share)),
        "band": chosen(BANDS, np.searchsorted(BAND_LIMITS, share)),
    }
    table = {
        "pupil_id": pupils["pupil_id"].repeat(each),
        "class_id": pupils["class_id"].repeat(each),
        "school_year": repeated(school_year, score.size),
        "year": years.repeat(each),
        "subject_id": np.tile(texts(subjects).repeat(len(moments)), count(pupils)),
        "moment": np.tile(texts(moments), count(pupils) * len(subjects)),
        "date": _dates(pupils, len(subjects), country, school_year, dates),
        **{name: np.where(missed, np.nan, of_all).ravel() for name, of_all in scores.items()},
    }
    return take(table, (table["year"] != LAST_YEAR["primary"]) | (table["moment"] != "E"))


def _dates(pupils: Columns, subjects: int, country: str, school_year: str, rng: Generator) -> np.ndarray:
    """A class takes a subject on one day, in the two weeks of testing; in the order of the rows."""
    classes, number = np.unique(pupils["class_id"], return_inverse=True)
    by_moment = []
    for first in FIRST_DAY.values():
        days = _test_days(f"{school_year[5:]}-{first}", country, school_year)
        by_moment.append(days[rng.integers(len(days), size=(len(classes), subjects))])
    return np.stack(by_moment, axis=-1)[number].ravel()


@cache
def _test_days(first: str, country: str, school_year: str) -> np.ndarray:
    weeks = school_weeks(country, school_year).to_numpy()
    from_then = weeks[weeks >= monday_of(np.array([first], dtype="datetime64[D]"))]
    return np.concatenate([school_days(week, country) for week in from_then[:2]])
