"""The ground truth: what the makers of the board know and its readers don't.

A score is the pupil's level in the subject, minus how much harder than usual the test was, minus the decline if one has
begun, plus the pupil's ordinary wobble. Everything but the wobble stands here.

How large is each? The yardstick is the Open University's learning analytics data (OULAD; Kuzilek, Hlosta and Zdrahal 2017,
doi 10.1038/sdata.2017.171), module DDD in two years, scores 0–100: standard deviation between students 11.8 and 10.9, within
a student after taking off the difficulty of the assignment 10.6 and 10.7, of the difficulty 4.8 and 2.8, and no positive
autocorrelation. Those are adults at a distance university: a yardstick, not a law. It says what matters here: one pupil's
wobble is as large as the differences between pupils.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from datawijs.board.columns import Columns, chosen, count, repeated, texts
from datawijs.board.tests import TESTS_A_YEAR, first_test

# Our choice: an ordinary result is a good two out of three, and few scores meet the ends of the scale.
MEAN_LEVEL = 68.0
LEVELS_BETWEEN = (20.0, 97.0)  # nobody is always right, or never

# Between pupils: together sqrt(3² + 8² + 7.6²) = 11.4 points, as in OULAD. The parts are our choice: classes differ a little,
# and a pupil who is good at one subject tends to be good at another (correlation about .55), but not always.
CLASS_SD, PUPIL_SD, SUBJECT_SD = 3.0, 8.0, 7.6

# Within a pupil: 10.5 points (root mean square), as in OULAD. That some pupils wobble more than others is our choice: two out
# of three lie between 9 and 12 points. No autocorrelation: the wobble of one test says nothing about the next.
WOBBLE_SD, WOBBLE_SPREAD = 10.5, 0.15

# Tests differ by 3.5 points; in half of the series one test was clearly too hard for everybody, by 9 to 15 points (our choice,
# so that there is a class-wide dip to recognise). With the season (`datawijs.board.season`) together about 4.3 points, within
# the 2.8–4.8 of OULAD.
DIFFICULTY_SD, HARD_TEST_CHANCE, HARD_TEST_POINTS = 3.5, 0.5, (9.0, 15.0)

# One pupil in ten, in one subject: our choice, rare enough that most drops are noise and frequent enough to meet some.
# Sudden and lasting, of 1 to 3 times the pupil's own wobble: smaller can't be seen in a year by anyone, larger by everyone.
# From the fourth test on, so that there is a "before", and at the latest at the eleventh, when it is too early to tell.
DECLINE_CHANCE, DECLINE_SD, DECLINE_ONSET = 0.1, (1.0, 3.0), (4, 11)

# Our choice; no cause is more likely than another, since scores alone can't tell causes apart.
CAUSES = ("absence", "home", "motivation", "knowledge-gap")


@dataclass(frozen=True, eq=False)
class Truth:
    """What really happened. Everything else in the scores is noise.

    declines: pupil_id, school_year, subject_id, onset (number of the first affected test), onset_date (of that test), size_sd
    (in units of the pupil's own wobble), size_points, cause (see `CAUSES`).
    difficulty: test_id, difficulty (points taken off everybody's score; negative is an easy test), season (the part of it that
    the season explains).
    levels: pupil_id, school_year, subject_id, level (expected score on a test of ordinary difficulty, before any decline),
    wobble_sd.
    growth: primary only. pupil_id, school_year, subject_id, moment ("M" or "E"), ability (the true one, on the scale of the
    standardised tests; see `datawijs.board.ability`).
    slides: primary only. pupil_id, school_year, subject_id, month (the first), per_month (points of ability lost each month
    from then on; see `datawijs.board.slides`). They show in practice and standardised tests, not in the results.
    """

    declines: pd.DataFrame
    difficulty: pd.DataFrame
    levels: pd.DataFrame
    growth: pd.DataFrame
    slides: pd.DataFrame


def make_levels(pupils: Columns, subjects: tuple[str, ...], rng: Generator) -> Columns:
    """Draw the level and the wobble of every pupil of one school in every subject: one row a pupil and subject."""
    classes, class_number = np.unique(pupils["class_id"], return_inverse=True)
    shape = (count(pupils), len(subjects))
    of_class = CLASS_SD * rng.standard_normal((len(classes), len(subjects)))[class_number]
    of_pupil = PUPIL_SD * rng.standard_normal((count(pupils), 1))
    of_subject = SUBJECT_SD * rng.standard_normal(shape)
    level = MEAN_LEVEL + of_class + of_pupil + of_subject
    # minus the squared spread, so that the root mean square of the wobble is WOBBLE_SD
    wobble = WOBBLE_SD * np.exp(WOBBLE_SPREAD * rng.standard_normal(shape) - WOBBLE_SPREAD**2)
    return {
        "pupil_id": pupils["pupil_id"].repeat(len(subjects)),
        "subject_id": np.tile(texts(subjects), count(pupils)),
        # rounded here, so that the scores are made from exactly what the truth says
        "level": level.clip(*LEVELS_BETWEEN).round(1).ravel(),
        "wobble_sd": wobble.round(1).ravel(),
    }


def make_difficulty(tests: Columns, season: np.ndarray, rng: Generator) -> Columns:
    """Draw how much harder than usual each test of one school is; `season`: points that the season adds to each."""
    series = count(tests) // TESTS_A_YEAR
    difficulty = DIFFICULTY_SD * rng.standard_normal((series, TESTS_A_YEAR))
    has_hard_test = rng.random(series) < HARD_TEST_CHANCE
    hard_test = rng.integers(TESTS_A_YEAR, size=series)
    difficulty[np.arange(series), hard_test] += has_hard_test * rng.uniform(*HARD_TEST_POINTS, size=series)
    together = (difficulty.round(1).ravel() + season).round(1)
    return {"test_id": tests["test_id"], "difficulty": together, "season": season}


def make_declines(pupils: Columns, tests: Columns, levels: Columns, rng: Generator) -> Columns:
    """Draw who declines, in which subject, from which test, by how much and why."""
    everybody, subjects = count(pupils), count(levels) // count(pupils)
    # drawn for everybody, so that one decline more or less doesn't change those of the others
    subject = rng.integers(subjects, size=everybody)
    onset = rng.integers(*DECLINE_ONSET, size=everybody, endpoint=True)
    size_sd = rng.uniform(*DECLINE_SD, size=everybody).round(1)
    cause = rng.integers(len(CAUSES), size=everybody)
    who = np.flatnonzero(rng.random(everybody) < DECLINE_CHANCE)
    series, size_sd = who * subjects + subject[who], size_sd[who]
    affected = (first_test(pupils, tests) + subject * TESTS_A_YEAR + onset - 1)[who]
    return {
        "pupil_id": pupils["pupil_id"][who],
        "school_year": repeated(tests["school_year"][0], len(who)),
        "subject_id": levels["subject_id"][series],
        "onset": onset[who],
        "onset_date": tests["date"][affected],
        "size_sd": size_sd,
        "size_points": (size_sd * levels["wobble_sd"][series]).round(1),
        "cause": chosen(CAUSES, cause[who]),
    }
