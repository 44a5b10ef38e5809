"""School years of practice in which we know who falls behind, and what two targets make of them.

The scale is that of practice software: skill grows, and *ability* tells where a pupil stands among all pupils of that year
(of 100, how many stand lower). Whoever grows more slowly than the others sinks, and yet gains skill every month.

Two targets. The *monthly* one is set anew on the first of each month to the ability of that day; a pupil is on target who
ends the month at most `MARGIN` below it. The *September* one is set once. Both are judged on the whole numbers that the
reader sees, so that everyone can check them.

All sizes are our own choice, and stated to the learner where they matter. Peers gain a standard deviation in the year, as
on nationally normed tests of reading and maths around grade 2; later years gain less (Hill, Bloom, Black and Lipsey, Child
Development Perspectives 2 (2008), 172–177). The pupil who falls behind gains half of that. Months differ, also for pupils
who keep pace, and a month's practice measures with an error.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

MONTHS = 10  # September to June
SKILL_SD = 100.0  # between pupils of one year: this makes the scale
PEER_GROWTH, SLOW_GROWTH = 10.0, 5.0  # points of skill a month
GROWTH_SD = 4.0  # one month's growth, around that
ERROR_SD = 2.0  # of the skill as measured
START_SKILL = 60.0  # above the average of the peers, at the start of the year
START_OF_SCALE = 500.0  # the average of the peers then: no meaning but "three digits"
MARGIN = 5  # of the 100 places, that count as still on target


@dataclass(frozen=True)
class Years:
    """Drawn years, one a row. `skill`: as measured, at the start and after each month (MONTHS + 1 columns). `ability`: the
    same, as places among 100 pupils."""

    skill: np.ndarray
    ability: np.ndarray

    @property
    def growth(self) -> np.ndarray:
        """The skill gained in each month."""
        return np.diff(self.skill, axis=1)

    @property
    def monthly_target(self) -> np.ndarray:
        """The target of each month when it is reset: where the pupil stood on its first day."""
        return self.ability[:, :-1]

    @property
    def september_target(self) -> np.ndarray:
        """The target of each month when September's is kept."""
        return np.repeat(self.ability[:, :1], MONTHS, axis=1)

    def on_target(self, target: np.ndarray) -> np.ndarray:
        """Whether each month ends at most `MARGIN` below `target`."""
        return self.ability[:, 1:] >= target - MARGIN


def draw_years(count: int, growth: float, rng: np.random.Generator) -> Years:
    """Draw `count` years of pupils who gain `growth` points of skill a month on average."""
    gained = rng.normal(growth, GROWTH_SD, (count, MONTHS)).cumsum(axis=1)
    true = START_SKILL + np.hstack([np.zeros((count, 1)), gained])
    above_peers = true + rng.normal(0, ERROR_SD, true.shape) - PEER_GROWTH * np.arange(MONTHS + 1)
    ability = (100 * ndtr(above_peers / SKILL_SD)).round().astype(int)
    skill = START_OF_SCALE + above_peers + PEER_GROWTH * np.arange(MONTHS + 1)
    return Years(skill.round().astype(int), ability)


def typical_year(years: Years) -> int:
    """Return the row nearest to the average year, among those with growth and a monthly target reached in every month.

    Nearest: the smallest sum of squared distances in ability. The learner is told how many years are on target all along.
    """
    distance = ((years.ability - years.ability.mean(axis=0)) ** 2).sum(axis=1).astype(float)
    always = years.on_target(years.monthly_target).all(axis=1) & (years.growth > 0).all(axis=1)
    return int(np.where(always, distance, np.inf).argmin())
