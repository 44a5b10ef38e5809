"""How a pupil's results scatter from test to test: plainly, or as lifelike as public series of marks are.

On the board as the course shows it, the wobble of one test says nothing about the next, nobody grows away from the class, and
far outliers are as rare as under a normal curve. Real series are not so kind. `LIFELIKE` is an option, to see what a way of
reading is worth where the model is wrong; its sizes come from public data, recomputed by `benchmarks/public_series.py`:

- `egsingle` (R package mlmRev), a US panel of maths scores, 835 children with five consecutive years. After taking off year,
  child and each child's own slope, what is left correlates .3 from one year to the next, has an excess kurtosis of 1.2, and
  slopes differ by .3 of that wobble a year. The four-year stretches give .14 to .21, 1.1 to 1.2 and .31 to .35.
- `exam_grades` (R package openintro), three exams of 232 students in one course, scores 0–100: within a student 9.9 points
  after taking off the exam, which is as large as the differences between students, without any memory; excess kurtosis .3.

Years of a panel and exams at one university are no tests of a class: a yardstick, not a law.
"""

from dataclasses import dataclass, fields
from math import inf, isinf, sqrt

import numpy as np
from numpy.random import Generator

from datawijs.language import _

FEWEST_DEGREES = 2  # below it Student's t has no spread


@dataclass(frozen=True)
class Wobble:
    """The shape of the wobble; its size is each pupil's own `wobble_sd`, whatever the shape.

    memory : how much the wobble of one test correlates with that of the next (0 up to 1).
    tails : degrees of freedom of Student's t, from which the wobble is drawn; infinite is the normal curve, fewer make far
        outliers more common.
    growth : how much pupils differ in what a year brings them against their class (standard deviation, in own wobbles).

    Raises ValueError for values that can't be.
    """

    memory: float = 0.0
    tails: float = inf
    growth: float = 0.0

    def __post_init__(self) -> None:
        fits = {"memory": 0 <= self.memory < 1, "tails": self.tails > FEWEST_DEGREES, "growth": 0 <= self.growth < inf}
        for field in fields(self):
            if not fits[field.name]:
                raise ValueError(
                    _("{value} can't be the {name} of a wobble.").format(
                        name=field.name, value=getattr(self, field.name)
                    )
                )


PLAIN = Wobble()
LIFELIKE = Wobble(memory=0.2, tails=8.0, growth=0.3)


def draw_wobble(series: int, tests: int, wobble: Wobble, rng: Generator) -> np.ndarray:
    """Draw the wobble of many series, in units of each pupil's own: series × tests, standard deviation 1 without the growth.

    Growth is centred on the middle of the year, so that levels stay what they are.
    """
    drawn = _independent(series * tests, wobble.tails, rng).reshape(series, tests)
    for test in range(1, tests):  # the first is as spread as all others, so the spread stays the same over the year
        drawn[:, test] = wobble.memory * drawn[:, test - 1] + sqrt(1 - wobble.memory**2) * drawn[:, test]
    if wobble.growth:
        year = np.linspace(-0.5, 0.5, tests)
        drawn += wobble.growth * rng.standard_normal((series, 1)) * year
    return drawn


def _independent(count: int, tails: float, rng: Generator) -> np.ndarray:
    if isinf(tails):
        return rng.standard_normal(count)
    return rng.standard_t(tails, count) / sqrt(tails / (tails - 2))
