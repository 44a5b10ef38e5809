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

READING = ("main-idea", "reference-words", "conclusions", "text-structure", "vocabulary")
SPELLING = ("open-and-closed-syllables", "verb-endings", "plurals", "loan-words", "capitals")
# By the groep or leerjaar in which they begin: percentages are taught from groep 7 on.
GOALS = {
    "primary": {
        3: {
            "maths": ("number-line", "adding", "money", "measuring", "telling-time"),
            "spelling": ("open-and-closed-syllables", "diminutives", "plurals", "compound-words", "capitals"),
            "reading": READING,
        },
        5: {
            "maths": ("tables", "fractions", "column-arithmetic", "measuring", "telling-time"),
            "spelling": SPELLING,
            "reading": READING,
        },
        7: {
            "maths": ("tables", "fractions", "percentages", "measuring", "telling-time"),
            "spelling": SPELLING,
            "reading": READING,
        },
    },
    "secondary": {
        1: {
            "maths": ("equations", "functions", "geometry", "statistics", "proof"),
            "dutch": ("summarising", "arguing", "verb-spelling", "literature", "presenting"),
            "french": ("listening", "vocabulary", "past-tense", "conversation", "letter-writing"),
        },
    },
}


def make_goals(sector: str, levels: Columns, years: np.ndarray, rng: Generator) -> Columns:
    """Return the goals of one school: pupil_id, subject_id, goal, status ("reached", "growing" or "stuck").

    levels: as `with_declines` returns them. years: the groep or leerjaar of each row of it.
    """
    goals = [_goals(sector, subject, year) for subject, year in zip(levels["subject_id"], years, strict=True)]
    each = len(goals[0])
    level = levels["level"] - levels["size_points"]
    grip = level[:, None] + GOAL_SD * rng.standard_normal((count(levels), each))
    status = np.select([grip >= REACHED_FROM, grip < STUCK_BELOW], [REACHED, STUCK], GROWING)
    return {
        "pupil_id": levels["pupil_id"].repeat(each),
        "subject_id": levels["subject_id"].repeat(each),
        "goal": texts([goal for of_row in goals for goal in of_row]),
        "status": chosen(STATUSES, status.ravel()),
    }


def _goals(sector: str, subject: str, year: int) -> tuple[str, ...]:
    begun = max(first for first in GOALS[sector] if first <= year)
    return GOALS[sector][begun][subject]
