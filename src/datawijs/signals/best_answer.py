"""Noise, too early to tell, or a decline: the answer with the lowest expected cost."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike

from datawijs.language import _
from datawijs.signals.series import read_number
from datawijs.signals.series_table import read_array

NOISE, EARLY, DECLINE = ANSWERS = ("noise", "early", "decline")


@dataclass(frozen=True)
class AnswerCosts:
    """What each answer costs when it is not the whole truth; being right at once costs nothing. Our choice, to be changed.

    The unit is the price of keeping an eye on one pupil until the next test, when nothing is going on (`watched_in_vain`).
    `late`, 3: saying "too early" when a decline has begun; help comes one test later. `false_alarm`, 6: saying "decline"
    when nothing is going on; a talk, a plan and a worried pupil and family, for nothing. `missed`, 10: saying "noise" when
    a decline has begun; months may pass before anybody looks again.

    So "noise" is best below a chance of 1/8, "decline" above 5/8, "too early" in between. Three times dearer false alarms
    would move the last to 17/20.
    """

    watched_in_vain: float = 1.0
    late: float = 3.0
    false_alarm: float = 6.0
    missed: float = 10.0

    def __post_init__(self) -> None:
        for field in fields(self):
            if read_number(getattr(self, field.name), field.name) < 0:
                raise ValueError(_("{name} can't be below 0.").format(name=field.name))


def expected_costs(probability: ArrayLike, costs: AnswerCosts | None = None) -> np.ndarray:
    """Return what each answer costs on average, given the probability that a decline has begun; shape (…, 3) in the order
    noise, early, decline. Raises ValueError for probabilities outside 0–1."""
    costs = AnswerCosts() if costs is None else costs
    p = read_array(probability)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError(_("A probability lies between 0 and 1."))
    noise = p * costs.missed
    early = (1 - p) * costs.watched_in_vain + p * costs.late
    return np.stack([noise, early, (1 - p) * costs.false_alarm], axis=-1)


def best_answer(probability: ArrayLike, costs: AnswerCosts | None = None) -> np.ndarray | str:
    """Return "noise", "early" or "decline", whichever has the lowest expected cost; an array for an array.

    Where two cost the same, the calmer one. Raises ValueError for probabilities outside 0–1.
    """
    answers = np.array(ANSWERS)[expected_costs(probability, costs).argmin(axis=-1)]
    return answers if np.ndim(answers) else str(answers)
