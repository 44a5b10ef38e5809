"""Read the plain numbers that the functions of this room ask for, or say what is wrong with one."""

import numpy as np

from datawijs.language import _, decimal
from datawijs.signals.series import read_number


def read_count(value: object, name: str, *, at_least: int = 0) -> int:
    """Return a whole number of `at_least` or more, or raise ValueError with its name."""
    if not isinstance(value, (int, np.integer)) or isinstance(value, (bool, np.bool_)) or value < at_least:
        raise ValueError(
            _("{name} must be a whole number, {least} or more, not {value!r}.").format(
                name=name, least=at_least, value=value
            )
        )
    return int(value)


def read_share(value: object, name: str) -> float:
    """Return a share from 0 to 1 (0.05 for 5 %), or raise ValueError with its name."""
    share = read_number(value, name)
    if not 0 <= share <= 1:
        raise ValueError(
            _("{name} must be a share from 0 to 1, such as 0.05 for 5 percent, not {value}.").format(
                name=name, value=decimal(share, 2)
            )
        )
    return share


def read_confidence(value: object) -> float:
    """Return a confidence strictly between 0 and 1, or raise ValueError."""
    confidence = read_number(value, "confidence")
    if not 0 < confidence < 1:
        raise ValueError(
            _("The confidence must lie between 0 and 1, such as 0.95, not {value}.").format(
                value=decimal(confidence, 2)
            )
        )
    return confidence


def read_sd(value: object) -> float:
    """Return a spread above 0, or raise ValueError."""
    sd = read_number(value, "sd")
    if sd <= 0:
        raise ValueError(_("The spread sd must be above 0, not {value}.").format(value=decimal(sd, 2)))
    return sd


def read_reliability(value: object, *, perfect: bool = False) -> float:
    """Return a reliability of 0 up to 1, or raise ValueError. Exactly 1 only if `perfect`: some formulas need an error."""
    reliability = read_number(value, "reliability")
    if perfect and reliability == 1:
        return reliability
    if not 0 <= reliability < 1:
        raise ValueError(
            _("The reliability must be at least 0 and below 1, not {value}.").format(value=decimal(reliability, 2))
        )
    return reliability
