"""Practice software in primary school: once a month an ability, its place among all pupils, and a target.

Like the adaptive software that Dutch primary schools use, and not a copy of any. All numbers here are our choice.

ability: the true one (`datawijs.board.ability`) with a small error, as it rests on hundreds of exercises.
percentile: the share of pupils of the same year and month in the country who stand lower; band 1 to 5 is a fifth each, 5 the
highest. It says where a pupil *stands*.
growth: ability minus that of the month before. It says how a pupil *moves*: in band 1 one may grow as fast as in band 5.
target: what the pupil must reach this month. It is reset each month to where the pupil stood, so whoever slides a little each
month starts from a lower target each month, and is still on target in about half of the months, others in two of three: nobody
sees that difference in ten months of one pupil. It only shows against a target that doesn't move along: what the pupil could do
in September and the usual growth since (see `datawijs.board.slides`).
"""

import numpy as np
from numpy.random import Generator
from scipy.special import ndtr

from datawijs.board.ability import ABILITY_SD, MONTHS, usual_ability
from datawijs.board.columns import Columns, count, repeated, texts
from datawijs.board.school_year import months

PRACTICE_ERROR = 3.0  # points; the spread between pupils is 25
BANDS = (1, 2, 3, 4, 5)


def make_practice(
    pupils: Columns, subjects: tuple[str, ...], ability: np.ndarray, school_year: str, rng: Generator
) -> Columns:
    """Return the practice of one school in one year, one row a pupil, subject and month (its first day); see above.

    ability: the true one, pupils × subjects × months.
    """
    month, years = np.arange(MONTHS), pupils["year"]
    usual = np.stack([usual_ability(subject, years[:, None], month) for subject in subjects], axis=1)
    error = PRACTICE_ERROR * rng.standard_normal((count(pupils), len(subjects), 1 + MONTHS))
    shown = (ability + error[..., 1:]).round(1)
    month_of_growth = usual[..., 1:2] - usual[..., :1]
    placed = (ability[..., :1] - month_of_growth + error[..., :1]).round(1)  # at the start of the year
    before = np.concatenate([placed, shown[..., :-1]], axis=-1)
    spread = np.hypot(ABILITY_SD, PRACTICE_ERROR)
    percentile = (100 * ndtr((shown - usual) / spread)).round(0).astype(int)
    each = len(subjects) * MONTHS
    return {
        "pupil_id": pupils["pupil_id"].repeat(each),
        "class_id": pupils["class_id"].repeat(each),
        "school_year": repeated(school_year, shown.size),
        "subject_id": np.tile(texts(subjects).repeat(MONTHS), count(pupils)),
        "month": np.tile(months(school_year).to_numpy(), count(pupils) * len(subjects)),
        "ability": shown.ravel(),
        "percentile": percentile.ravel(),
        "band": (percentile // 20 + 1).clip(max=BANDS[-1]).ravel(),
        "growth": (shown - before).round(1).ravel(),
        "target": before.ravel(),
        "on_target": (shown >= before).ravel(),
    }
