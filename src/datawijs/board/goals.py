"""Practice goals, as practice software shows them at the end of the year: reached, growing or stuck.

A goal's status follows from the pupil's level at the end of the year (after a decline) and from how the pupil and this goal
happen to get along, which is as large as the difference between pupils (SD 11, our choice). The limits are our choice too:
over all pupils about six goals in ten are reached and one in ten is stuck.
"""

import numpy as np
from numpy.random import Generator

from datawijs.board.columns import Columns, chosen, count, texts

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


def make_goals(sector: str, levels: Columns, rng: Generator) -> Columns:
    """Return the goals of one school: pupil_id, subject_id, goal, status ("reached", "growing" or "stuck").

    levels: as `with_declines` returns them.
    """
    goals = [goal for of_subject in GOALS[sector].values() for goal in of_subject]
    each = len(goals) // len(GOALS[sector])
    level = levels["level"] - levels["size_points"]
    grip = level[:, None] + GOAL_SD * rng.standard_normal((count(levels), each))
    status = np.select([grip >= REACHED_FROM, grip < STUCK_BELOW], [REACHED, STUCK], GROWING)
    return {
        "pupil_id": levels["pupil_id"].repeat(each),
        "subject_id": levels["subject_id"].repeat(each),
        # levels have the subjects in the order of GOALS
        "goal": np.tile(texts(goals), status.size // len(goals)),
        "status": chosen(STATUSES, status.ravel()),
    }
