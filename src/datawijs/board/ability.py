"""Ability in primary school: what a pupil can do in a subject, on one scale from groep 3 to 8.

Marks compare pupils with what their class was just taught and stay where they are over the years; ability grows. The scale is
our own: 100 is the average in the middle of groep 3 (M3), and pupils of one age differ by 25 points (standard deviation).

Growth slows down with age. In US norm samples pupils gained 1.03, .89, .52, .56 and .41 standard deviations in maths from
grade to grade between grades 1 and 6, and .97, .60, .36, .40 and .32 in reading (Bloom, Hill, Black and Lipsey 2008, Journal
of Research on Educational Effectiveness 1(4), 289–328); their grade 1 is our groep 3. Spelling halfway between: our choice.

And it is bumpy. In a US maths panel of 1,721 children 14.5 % of consecutive yearly changes were negative, though children
hardly unlearn maths: true growth differs between pupils and years, and each score has its error. The sizes below are our
choice, such that about as many changes from one year's standardised test to the next are negative here, in maths.
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.random import Generator

from datawijs.board.columns import Columns, count, repeated, texts
from datawijs.board.truth import CLASS_SD, MEAN_LEVEL, PUPIL_SD, SUBJECT_SD

SCALE_START, ABILITY_SD = 100.0, 25.0
LEVEL_SD = float(np.sqrt(CLASS_SD**2 + PUPIL_SD**2 + SUBJECT_SD**2))
# In standard deviations, from the middle of groep 3 to that of groep 4, and so on.
YEARLY_GROWTH: dict[str, tuple[float, ...]] = {
    "maths": (1.03, 0.89, 0.52, 0.56, 0.41),
    "reading": (0.97, 0.60, 0.36, 0.40, 0.32),
}
YEARLY_GROWTH["spelling"] = tuple(
    (one + other) / 2 for one, other in zip(YEARLY_GROWTH["maths"], YEARLY_GROWTH["reading"], strict=True)
)

# Who is good at the tests of the class is mostly able too, but not always: correlation .8. Of the rest most is lasting, and
# some comes and goes: correlation .7 from one half-year to the next. The three squares add up to 1. Our choice.
LEVEL_WEIGHT, LASTING_WEIGHT, PASSING_WEIGHT, PASSING_MEMORY = 0.8, 0.55, 0.24, 0.7

# A sudden decline in the marks: what was learned before is not lost. A quarter of it reaches the ability (our choice).
DECLINE_WEIGHT = 0.25

MONTHS = 10  # September to June; M is tested at the end of the fifth, E in the last
M_MONTH, E_MONTH = 4, 9
MOMENTS = {"M": M_MONTH, "E": E_MONTH}


@dataclass(frozen=True)
class Aptitude:
    """What makes pupils more or less able than their marks tell. Arrays: one row a pupil, one column a subject.

    lasting: the part that stays. middle, end: the part that comes and goes, in the middle and at the end of the year.
    later_drop: what will be lost in later years and is therefore still there (in standard deviations).
    """

    lasting: np.ndarray
    middle: np.ndarray
    end: np.ndarray
    later_drop: np.ndarray

    def of(self, pupils: np.ndarray) -> "Aptitude":
        """Return the aptitude of some pupils: a mask or their row numbers."""
        return Aptitude(*(getattr(self, field.name)[pupils] for field in fields(self)))

    def beside(self, others: "Aptitude") -> "Aptitude":
        """Return the aptitude of these pupils and, after them, of others."""
        return Aptitude(
            *(np.concatenate([getattr(one, field.name) for one in (self, others)]) for field in fields(self))
        )


def first_aptitude(pupils: int, subjects: int, rng: Generator) -> Aptitude:
    """Draw the aptitude of pupils in their last year on the board."""
    lasting, end, step = rng.standard_normal((3, pupils, subjects))
    return Aptitude(lasting, _step(end, step), end, np.zeros((pupils, subjects)))


def earlier_aptitude(later: Aptitude, drop: np.ndarray, rng: Generator) -> Aptitude:
    """Draw the aptitude of the same pupils a year earlier; drop: what they lost in the later year."""
    one_step, other_step = rng.standard_normal((2, *later.lasting.shape))
    end = _step(later.middle, one_step)
    return Aptitude(later.lasting, _step(end, other_step), end, later.later_drop + drop)


def _step(deviation: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """Half a year away, forwards or backwards in time."""
    step: np.ndarray = PASSING_MEMORY * deviation + np.sqrt(1 - PASSING_MEMORY**2) * noise
    return step


def usual_ability(subject_id: str, year: np.ndarray, month: np.ndarray) -> np.ndarray:
    """Return the average ability of pupils of a `year` (groep) at the end of a `month` (0 is September, 9 is June)."""
    growth = YEARLY_GROWTH[subject_id]
    # the same pace before the first and after the last known point
    middles = np.concatenate([[-growth[0], 0.0], np.cumsum([*growth, growth[-1]])])
    position = np.asarray(year) + (np.asarray(month) - M_MONTH) / MONTHS
    ability: np.ndarray = SCALE_START + ABILITY_SD * np.interp(position, np.arange(2, 2 + len(middles)), middles)
    return ability


def ability_by_month(
    pupils: Columns, subjects: tuple[str, ...], levels: np.ndarray, aptitude: Aptitude, lost: np.ndarray
) -> np.ndarray:
    """Return the true ability, in points: pupils × subjects × months.

    levels: as in the truth, one row a pupil, one column a subject. lost: what has been lost so far in this year, in standard
    deviations; pupils × subjects × months.
    """
    month = np.arange(MONTHS)
    years = pupils["year"]
    usual = np.stack([usual_ability(subject, years[:, None], month) for subject in subjects], axis=1)
    standing = LEVEL_WEIGHT * (levels - MEAN_LEVEL) / LEVEL_SD + LASTING_WEIGHT * aptitude.lasting + aptitude.later_drop
    towards_end = np.clip((month - M_MONTH) / (E_MONTH - M_MONTH), 0, 1)
    passing = aptitude.middle[..., None] + (aptitude.end - aptitude.middle)[..., None] * towards_end
    ability: np.ndarray = usual + ABILITY_SD * (standing[..., None] + PASSING_WEIGHT * passing - lost)
    return ability


def growth_table(pupils: Columns, subjects: tuple[str, ...], school_year: str, ability: np.ndarray) -> Columns:
    """Return the true ability in the middle and at the end of one year: pupil_id, school_year, subject_id, moment, ability."""
    at_moments = ability[:, :, list(MOMENTS.values())].round(1)
    return {
        "pupil_id": pupils["pupil_id"].repeat(len(subjects) * len(MOMENTS)),
        "school_year": repeated(school_year, at_moments.size),
        "subject_id": np.tile(texts(subjects).repeat(len(MOMENTS)), count(pupils)),
        "moment": np.tile(texts(MOMENTS), count(pupils) * len(subjects)),
        "ability": at_moments.ravel(),
    }
