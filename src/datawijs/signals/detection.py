"""How well somebody tells real declines from noise: sensitivity and bias of a judge."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from datawijs.language import _


@dataclass(frozen=True)
class Detection:
    """`d_prime`: how well the two kinds are told apart; 0 is guessing. `bias`: the criterion c; above zero is holding
    back, below zero is crying wolf. The rates are the corrected ones that both are computed from."""

    d_prime: float
    bias: float
    hit_rate: float
    false_alarm_rate: float


def detection(hits: int, misses: int, false_alarms: int, correct_rejections: int) -> Detection:
    """Compute d′ = z(H) − z(F) and c = −½·(z(H) + z(F)) from four counts.

    Both rates are corrected by the log-linear rule, half a trial more on either side, so that 0 and 1 stay finite:
    H = (hits + ½) / (hits + misses + 1). It is applied always, not only where needed, which is the less biased way.

    Raises ValueError for anything but counts of 0 or more, and where there was no real decline, or none without one.

    Sources: Macmillan & Creelman, Detection Theory (2005); Hautus, Behavior Research Methods 27 (1995), 46–51.
    """
    hits, misses = _read_count("hits", hits), _read_count("misses", misses)
    false_alarms = _read_count("false_alarms", false_alarms)
    correct_rejections = _read_count("correct_rejections", correct_rejections)
    if hits + misses == 0 or false_alarms + correct_rejections == 0:
        raise ValueError(_("At least one series with a real decline and one without are needed."))
    hit_rate = (hits + 0.5) / (hits + misses + 1)
    false_alarm_rate = (false_alarms + 0.5) / (false_alarms + correct_rejections + 1)
    z_hit, z_false = float(ndtri(hit_rate)), float(ndtri(false_alarm_rate))
    return Detection(z_hit - z_false, -(z_hit + z_false) / 2, hit_rate, false_alarm_rate)


def _read_count(name: str, count: object) -> int:
    if not isinstance(count, (int, np.integer)) or isinstance(count, (bool, np.bool_)) or count < 0:
        raise ValueError(
            _("{name} must be a count: a whole number, 0 or more, not {value!r}.").format(name=name, value=count)
        )
    return int(count)  # sums of numpy's own small integers overflow
