"""The world as the ideal observer knows it: how a series of results comes about, with or without a decline."""

from dataclasses import dataclass, fields, replace
from math import exp, sqrt

import numpy as np

from datawijs.language import _, decimal
from datawijs.signals.arguments import read_count, read_share
from datawijs.signals.series import read_number


@dataclass(frozen=True)
class DeclineModel:
    """Each result is the pupil's level, minus the difficulty of the test, minus the decline once begun, plus wobble.

    `level_mean`, `level_sd`: levels are normal with this mean and spread, in points.
    `wobble_sd`: how far one pupil's results scatter, in points; independent from test to test and normal.
    `wobble_spread`: how much pupils differ in that. 0: all wobble alike, by exactly `wobble_sd`. Otherwise a pupil's own
    wobble is lognormal with this spread of its logarithm, and `wobble_sd` is the root mean square over pupils.
    `difficulty_sd`: what is still unknown of each test's difficulty, in points: 0 when difficulties are known and taken
    off, `with_class_of(pupils)` when they were estimated from the class, the full spread when nothing was done.
    `prevalence`: the share of series in which a decline begins at all.
    `onsets`: the first and the last test (counted from 1) at which it may begin, all equally likely.
    `size_sd`: the smallest and the largest decline, in units of the pupil's own wobble, all sizes equally likely. Sudden
    and lasting: from its onset on, every result is lower by the same amount.

    The defaults are the constants of the fictional board, with its difficulties still in the results; one series in ten
    declines (our choice: the board lets one *pupil* in ten decline, in one subject). Raises ValueError for impossible ones.
    """

    level_mean: float = 68.0
    level_sd: float = 11.4
    wobble_sd: float = 10.5
    wobble_spread: float = 0.15
    difficulty_sd: float = 4.3
    prevalence: float = 0.1
    onsets: tuple[int, int] = (4, 11)
    size_sd: tuple[float, float] = (1.0, 3.0)

    def __post_init__(self) -> None:
        for field in fields(self):  # in plain numbers: squares of numpy's own small integers overflow
            if field.type in (float, "float"):
                object.__setattr__(self, field.name, read_number(getattr(self, field.name), field.name))
        read_share(self.prevalence, "prevalence")
        if self.wobble_sd <= 0:
            raise ValueError(_("The wobble must be above 0, not {value}.").format(value=decimal(self.wobble_sd, 2)))
        for name in ("level_sd", "wobble_spread", "difficulty_sd"):
            if getattr(self, name) < 0:
                raise ValueError(_("{name} can't be below 0.").format(name=name))
        onsets = [read_count(onset, "onsets", at_least=1) for onset in self.onsets]
        sizes = [read_number(size, "size_sd") for size in self.size_sd]
        _check_range("onsets", onsets)
        _check_range("size_sd", sizes)
        object.__setattr__(self, "onsets", tuple(onsets))
        object.__setattr__(self, "size_sd", tuple(sizes))

    def with_class_of(self, pupils: int) -> "DeclineModel":
        """Return the model for results from which `without_class_effect` took the difficulty off, in classes of so many.

        The average of the others wobbles too: wobble / √(pupils − 1) stays unknown.
        """
        pupils = read_count(pupils, "pupils", at_least=2)
        return replace(self, difficulty_sd=self.wobble_sd / sqrt(pupils - 1))

    @property
    def possible_onsets(self) -> np.ndarray:
        """The tests at which a decline may begin, counted from 1."""
        return np.arange(self.onsets[0], self.onsets[1] + 1)

    @property
    def median_wobble(self) -> float:
        """The wobble that half of the pupils exceed."""
        return self.wobble_sd * exp(-(self.wobble_spread**2))


def _check_range(name: str, values: list[int] | list[float]) -> None:
    if len(values) != 2 or values[0] > values[1]:
        raise ValueError(_("{name} must be two numbers, the smallest first.").format(name=name))
