"""Cases: many pupils' results side by side, with the truth, as arrays that readers go through at once."""

from dataclasses import dataclass, fields

import numpy as np


@dataclass(frozen=True, eq=False)
class Cases:
    """One row a case (a pupil in one subject), in all arrays alike.

    `scores`, `class_average`: what a reader sees, cases × tests, NaN where the pupil missed a test. `corrected`: the scores
    with the difficulty of each test taken off, as far as the classmates' results tell it. `pupils`: how many are in the class.
    `onset`: the first test with the decline, counted from 1, and 0 where nothing is going on. `size_sd`: how large the decline
    is, in units of the pupil's own wobble, and 0 where there is none.
    """

    scores: np.ndarray
    class_average: np.ndarray
    corrected: np.ndarray
    pupils: np.ndarray
    onset: np.ndarray
    size_sd: np.ndarray

    def __len__(self) -> int:
        return len(self.scores)

    @property
    def declines(self) -> np.ndarray:
        """The truth: for each case whether a decline has begun."""
        return self.onset > 0

    @property
    def since(self) -> np.ndarray:
        """How many tests there were since the decline began, that one included; 0 where there is none."""
        return np.where(self.declines, self.scores.shape[1] + 1 - self.onset, 0)

    def take(self, rows: np.ndarray) -> "Cases":
        """Return some of the cases: row numbers, or true and false for each."""
        return Cases(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


def together(*parts: Cases) -> Cases:
    """Return the cases of all parts, one part after the other."""
    return Cases(
        **{field.name: np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Cases)}
    )
