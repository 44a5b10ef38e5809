"""Practice goals, as practice software shows them at the end of the year: reached, growing or stuck.

A goal's status follows from the pupil's level at the end of the year (after a decline) and from how the pupil and this goal
happen to get along, which is as large as the difference between pupils (SD 11, our choice). The limits are our choice too:
over all pupils about six goals in ten are reached and one in ten is stuck.
"""

import numpy as np
import pandas as pd
from numpy.random import Generator

from datawijs.board.texts import chosen

STATUSES = ("reached", "growing", "stuck")
REACHED, GROWING, STUCK = range(len(STATUSES))
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


def make_goals(sector: str, levels: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """Return the goals of one school: pupil_id, subject_id, goal, status ("reached", "growing" or "stuck").

    levels: as `with_declines` returns them.
    """
    goals = tuple(goal for of_subject in GOALS[sector].values() for goal in of_subject)
    each = len(goals) // len(GOALS[sector])
    level = levels["level"].to_numpy() - levels["size_points"].to_numpy()
    grip = level[:, None] + GOAL_SD * rng.standard_normal((len(levels), each))
    status = np.select([grip >= REACHED_FROM, grip < STUCK_BELOW], [REACHED, STUCK], GROWING)
    row = np.repeat(np.arange(len(levels)), each)
    return pd.DataFrame(
        {
            "pupil_id": levels["pupil_id"].array.take(row),
            "subject_id": levels["subject_id"].array.take(row),
            # levels have the subjects in the order of GOALS
            "goal": chosen(goals, np.arange(len(row)) % len(goals)),
            "status": chosen(STATUSES, status.ravel()),
        }
    )
