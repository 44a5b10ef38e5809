"""Classes of which we know who declines, and what one alarm rule makes of them.

The rule is one a team can say aloud: *a pupil is on the list when the last three results lie, on average, so many wobbles
below the pupil's own earlier average*. A wobble is the standard deviation of that pupil's earlier results. The rule is the
`drop` of `datawijs.signals.recent_change`, computed here for thousands of series at once.

The classes are drawn, not taken from a school: 25 pupils, 12 tests, four pupils with a real decline. Four is more than most
classes have; with fewer there would be too little to catch. Sizes and onsets are those of the course's other exercises:
1 to 3 wobbles, begun two to six results ago.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from datawijs.board.truth import (
    CLASS_SD,
    DECLINE_SD,
    DIFFICULTY_SD,
    MEAN_LEVEL,
    PUPIL_SD,
    SUBJECT_SD,
    WOBBLE_SD,
    WOBBLE_SPREAD,
)
from datawijs.signals.constants import RECENT

PUPILS = 25
TESTS = 12
LAST = RECENT
DECLINING = 4
HEALTHY = PUPILS - DECLINING
SUBJECTS = 3  # the pupil declines in the first; nothing happens in the others
DECLINE_AGE = (2, 6)  # results since the decline began

# Levels, wobble and tests' difficulty are those of the fictional board, which argues them.
LEVEL_SD = float(np.hypot(np.hypot(CLASS_SD, PUPIL_SD), SUBJECT_SD))

THRESHOLDS = tuple(step / 4 for step in range(11))  # 0 to 2.5 wobbles

# Our choice, stated to the learner: what one name on the list costs.
MINUTES_PER_PUPIL = 30  # fifteen to look and prepare, fifteen to talk
WEEKS_PER_LIST = 3  # a new list after every test; about twelve tests in a school year


@dataclass(frozen=True)
class Classes:
    """Drawn classes with their truth.

    `scores`: one row per class, pupil, subject and number, with `score` (0–100). `pupils`: one row per class and pupil, with
    `declines` (the truth), `drop` (of the first subject, in wobbles) and `drop_any` (the largest of all subjects).
    """

    scores: pd.DataFrame
    pupils: pd.DataFrame


def draw_classes(count: int, seed: int) -> Classes:
    """Draw `count` classes. The same seed gives the same classes."""
    rng = np.random.default_rng(seed)
    per_pupil = (count, PUPILS, 1, 1)
    level = rng.normal(MEAN_LEVEL, LEVEL_SD, per_pupil)
    wobble = WOBBLE_SD * np.exp(WOBBLE_SPREAD * rng.normal(size=per_pupil) - WOBBLE_SPREAD**2)
    difficulty = rng.normal(0, DIFFICULTY_SD, (count, 1, SUBJECTS, TESTS))
    declines = _choose_declining(rng, count)
    fall = _fall(rng, declines) * wobble[..., 0, 0, None]
    scores = level + difficulty + wobble * rng.normal(size=(count, PUPILS, SUBJECTS, TESTS))
    scores[:, :, 0, :] -= fall
    scores = scores.clip(0, 100).round(1)
    return _tables(scores, declines)


def _choose_declining(rng: np.random.Generator, count: int) -> np.ndarray:
    places = rng.permuted(np.tile(np.arange(PUPILS), (count, 1)), axis=1)
    return places < DECLINING


def _fall(rng: np.random.Generator, declines: np.ndarray) -> np.ndarray:
    """How far each result lies below what it would have been, in wobbles."""
    size = np.where(declines, rng.uniform(*DECLINE_SD, declines.shape), 0.0)
    age = rng.integers(DECLINE_AGE[0], DECLINE_AGE[1] + 1, declines.shape)
    begun = np.arange(TESTS) >= TESTS - age[..., None]
    return size[..., None] * begun


def _tables(scores: np.ndarray, declines: np.ndarray) -> Classes:
    index = pd.MultiIndex.from_product(
        [range(size) for size in scores.shape[:3]] + [range(1, TESTS + 1)],
        names=["class", "pupil", "subject", "number"],
    )
    long = pd.DataFrame({"score": scores.ravel()}, index=index).reset_index()
    drops = drop_of_last(long).unstack("subject").round(2)  # so that list and table agree to the last digit shown
    pupils = pd.DataFrame({"declines": declines.ravel(), "drop": drops[0], "drop_any": drops.max(axis=1)})
    return Classes(long, pupils.reset_index())


def drop_of_last(scores: pd.DataFrame) -> pd.Series:
    """Return, per class, pupil and subject, how many wobbles the last three results lie below the earlier ones."""
    keys = ["class", "pupil", "subject"]
    earlier = scores[scores["number"] <= TESTS - LAST].groupby(keys)["score"]
    last = scores[scores["number"] > TESTS - LAST].groupby(keys)["score"]
    return (earlier.mean() - last.mean()) / earlier.std()


def outcomes(pupils: pd.DataFrame, *, drop: str = "drop") -> pd.DataFrame:
    """Return what every threshold does in every class: one row per class and threshold, with `caught`, `missed`,
    `false_alarms`, `left_alone` and `on_list` (numbers of pupils).
    """
    parts = []
    for threshold in THRESHOLDS:
        listed = pupils[drop] >= threshold
        marks = pd.DataFrame(
            {
                "class": pupils["class"],
                "caught": listed & pupils["declines"],
                "missed": ~listed & pupils["declines"],
                "false_alarms": listed & ~pupils["declines"],
                "left_alone": ~listed & ~pupils["declines"],
                "on_list": listed,
            }
        )
        parts.append(marks.groupby("class").sum().assign(threshold=threshold).reset_index())
    return pd.concat(parts, ignore_index=True)


def minutes_per_week(on_list: float) -> float:
    """Return the minutes a week that a list of `on_list` pupils asks for, by the course's stated choice."""
    return on_list * MINUTES_PER_PUPIL / WEEKS_PER_LIST
