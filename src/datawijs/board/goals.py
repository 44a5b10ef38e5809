"""Practice goals, as practice software shows them at the end of the year: reached, growing or stuck.

A goal's status follows from the pupil's level at the end of the year (after a decline) and from how the pupil and this goal
happen to get along, which is as large as the difference between pupils (SD 11, our choice). The limits are our choice too:
over all pupils about six goals in ten are reached and one in ten is stuck.
"""

import numpy as np
import pandas as pd
from numpy.random import Generator

STATUSES = ("reached", "growing", "stuck")
GOAL_SD = 11.0
REACHED_FROM, STUCK_BELOW = 64.0, 48.0

GOALS = {
    "primary": {
        "maths": ("tables", "fractions", "percentages", "measuring", "telling-time"),
        "spelling": ("open-and-closed-syllables", "verb-endings", "plurals", "loan-words", "capitals"),
        "reading": ("main-idea", "reference-words", "conclusions", "text-structure", "vocabulary"),
    },
    "secondary": {
        "maths": ("equations", "functions", "geometry", "statistics", "proof"),
        "dutch": ("summarising", "arguing", "verb-spelling", "literature", "presenting"),
        "french": ("listening", "vocabulary", "past-tense", "conversation", "letter-writing"),
    },
}


def make_goals(sector: str, levels: pd.DataFrame, declines: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """Return the goals of one school: pupil_id, subject_id, goal, status ("reached", "growing" or "stuck")."""
    series = ["pupil_id", "subject_id"]
    rows = levels.merge(declines[[*series, "size_points"]], how="left", on=series)
    level = (rows["level"] - rows["size_points"].fillna(0.0)).to_numpy()
    goals = np.array([GOALS[sector][subject] for subject in rows["subject_id"]])
    grip = level[:, None] + GOAL_SD * rng.standard_normal(goals.shape)
    status = np.select([grip >= REACHED_FROM, grip < STUCK_BELOW], ["reached", "stuck"], "growing")
    each = rows[["pupil_id", "subject_id"]].take(np.repeat(np.arange(len(rows)), goals.shape[1])).reset_index(drop=True)
    return each.assign(goal=goals.ravel(), status=status.ravel())
