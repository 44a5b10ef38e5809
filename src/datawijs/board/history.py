"""Looking back: who was at a school in an earlier year, in which class, and how able they were then.

The board is made from this year backwards, so that earlier years leave this one as it is. Classes stay together and are a year
younger; whoever got a C was with the older ones; a whole school also had the pupils who have left since. A small school is its
four classes followed back, without those who left.

Levels of one pupil in two years correlate .93, our choice: the place that a pupil has among others changes slowly. After a
decline half is made up by the next year, also our choice: another teacher, another book, and some help.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from datawijs.board import attests as councils
from datawijs.board.ability import LEVEL_SD, Aptitude, earlier_aptitude, first_aptitude
from datawijs.board.columns import Columns, count, joined, places, repeated, take, texts
from datawijs.board.directions import make_directions
from datawijs.board.pupils import make_leavers, make_pupils
from datawijs.board.school_year import SCHOOL_YEARS
from datawijs.board.schools import (
    CLASSES,
    FIRST_YEAR,
    LAST_YEAR,
    SUBJECTS,
    a_year_younger,
    class_id,
    lowest_year,
    make_classes,
)
from datawijs.board.truth import LEVELS_BETWEEN, MEAN_LEVEL, make_levels

LEVEL_MEMORY = 0.93
LASTING_SHARE = 0.5  # of a decline in an earlier year

# Leavers are numbered far from the others, so that a pupil keeps the same number on a larger board.
FIRST_LEAVER, LEAVERS_A_SCHOOL, LEAVERS_A_YEAR = 5001, 60, 30
LEAVER_INITIALS = ("", " H.", " M.")

Draw = Callable[[str, int], Generator]  # purpose, years ago


@dataclass(frozen=True)
class AtSchool:
    """Who was at one school in one school year. Arrays and `levels` are in the order of `pupils`.

    classes: class_id, school_id, school_year, name, year. pupils: pupil_id, class_id, name, year (the pupil's own groep or
    leerjaar), direction ("" in primary school). levels: pupil_id, subject_id, level, wobble_sd; without what a decline of that
    year adds. aptitude: see `Aptitude`. attests: at the end of the year. before: the same pupils a year earlier.
    """

    sector: str
    years_ago: int
    classes: Columns
    pupils: Columns
    levels: Columns
    aptitude: Aptitude
    attests: np.ndarray
    before: "YearBefore"

    @property
    def school_year(self) -> str:
        """The school year, such as "2025-2026"."""
        return SCHOOL_YEARS[self.years_ago]


@dataclass(frozen=True)
class YearBefore:
    """What the year before was for the pupils of a year: their levels then, and who got a C and takes the year again."""

    levels: Columns
    thought: np.ndarray
    repeats: np.ndarray


def this_year(school_id: str, sector: str, size: str, first_pupil: int, draw: Draw) -> AtSchool:
    """Draw the pupils of a school in the year that is now on the board."""
    classes, subjects = make_classes(school_id, CLASSES[size][sector]), SUBJECTS[sector]
    pupils = make_pupils(classes, first_pupil, draw("class sizes", 0), draw("names", 0))
    levels = make_levels(pupils, subjects, draw("levels", 0))
    aptitude = first_aptitude(count(pupils), len(subjects), draw("aptitude", 0))
    pupils = _with_own_year_and_direction(pupils, classes, sector, 0, draw)
    attests = repeated("", count(pupils))
    if sector == "secondary":
        noise = draw("councils", 0).standard_normal(count(pupils))
        thought = councils.impression(_matrix(levels, sector), noise)
        attests = councils.decide(thought, pupils, _letters(_class_names(pupils, classes)))
    before = _year_before(pupils, classes, levels, sector, size, 1, draw)
    return AtSchool(sector, 0, classes, pupils, levels, aptitude, attests, before)


def a_year_earlier(later: AtSchool, size: str, lost: np.ndarray, draw: Draw) -> AtSchool:
    """Return the same school one year earlier; lost: what each pupil lost in each subject in the later year (see `slides`)."""
    years_ago, sector = later.years_ago + 1, later.sector
    classes = _earlier_classes(later.classes, sector, size, years_ago)
    kept = later.before.repeats | (later.pupils["year"] > FIRST_YEAR[sector])
    pupils, attests = _earlier_pupils(later, years_ago, draw)
    pupils, attests = take(pupils, kept), attests[kept]
    levels = take(later.before.levels, kept.repeat(len(SUBJECTS[sector])))
    aptitude = earlier_aptitude(later.aptitude, lost, draw("ability changes", years_ago)).of(kept)
    if size == "whole":
        left = take(classes, classes["year"] == LAST_YEAR[sector])
        leavers, their_levels, their_aptitude = _leavers(left, sector, years_ago, draw)
        pupils, levels = joined([pupils, leavers], pupils), joined([levels, their_levels], levels)
        attests = np.append(attests, repeated("A" if sector == "secondary" else "", count(leavers)))
        aptitude = aptitude.beside(their_aptitude)
    before = _year_before(pupils, classes, levels, sector, size, years_ago + 1, draw)
    return AtSchool(sector, years_ago, classes, pupils, levels, aptitude, attests, before)


def with_declines(levels: Columns, declines: Columns, subjects: tuple[str, ...], years_ago: int) -> Columns:
    """Return the levels of a year before its declines: in an earlier year higher, as half of a decline lasts.

    Beside each stands the decline that follows: `onset` and `size_points`, infinity and 0 where there is none.
    """
    pupil = places(declines["pupil_id"], levels["pupil_id"][:: len(subjects)])
    series = pupil * len(subjects) + places(declines["subject_id"], subjects)
    onset, size = np.full(count(levels), np.inf), np.zeros(count(levels))
    onset[series], size[series] = declines["onset"], declines["size_points"]
    level = levels["level"]
    if years_ago:
        level = (level + LASTING_SHARE * size).clip(*LEVELS_BETWEEN).round(1)
    return levels | {"level": level, "onset": onset, "size_points": size}


def _with_own_year_and_direction(pupils: Columns, classes: Columns, sector: str, years_ago: int, draw: Draw) -> Columns:
    names = _class_names(pupils, classes)
    year = np.array([lowest_year(name) for name in names])
    if sector == "primary":
        # half of a combination class is a year older
        combined = np.array(["/" in name for name in names])
        year[combined] += draw("own years", years_ago).permutation(combined.sum()) % 2
        return pupils | {"year": year, "direction": repeated("", count(pupils))}
    directions = make_directions(year, _letters(names), draw("directions", years_ago))
    return pupils | {"year": year, "direction": directions}


def _class_names(pupils: Columns, classes: Columns) -> np.ndarray:
    place: np.ndarray = classes["name"][places(pupils["class_id"], classes["class_id"])]
    return place


def _letters(class_names: np.ndarray) -> list[str]:
    return [name[-1] for name in class_names]


def _earlier_classes(classes: Columns, sector: str, size: str, years_ago: int) -> Columns:
    names = [a_year_younger(name) for name in classes["name"] if lowest_year(name) > FIRST_YEAR[sector]]
    if size == "whole":
        names.append(f"{LAST_YEAR[sector]}A")  # who has left since
    return make_classes(classes["school_id"][0], tuple(names), SCHOOL_YEARS[years_ago])


def _year_before(
    pupils: Columns, classes: Columns, levels: Columns, sector: str, size: str, years_ago: int, draw: Draw
) -> YearBefore:
    earlier = _earlier_levels(levels, draw("level changes", years_ago))
    if sector == "primary":  # our choice: nobody takes a year again in primary school
        return YearBefore(earlier, np.zeros(count(pupils)), np.zeros(count(pupils), dtype=bool))
    noise = draw("councils", years_ago).standard_normal(count(pupils))
    thought = councils.impression(_matrix(earlier, sector), noise)
    there = {a_year_younger(name) for name in classes["name"]} | (
        {f"{LAST_YEAR[sector]}A"} if size == "whole" else set()
    )
    own_class_was_there = np.array([name in there for name in _class_names(pupils, classes)])
    repeats = councils.fails(thought, pupils["direction"]) & own_class_was_there
    return YearBefore(earlier, thought, repeats)


def _earlier_levels(levels: Columns, rng: Generator) -> Columns:
    moved = LEVEL_SD * np.sqrt(1 - LEVEL_MEMORY**2) * rng.standard_normal(count(levels))
    level = MEAN_LEVEL + LEVEL_MEMORY * (levels["level"] - MEAN_LEVEL) + moved
    return levels | {"level": level.clip(*LEVELS_BETWEEN).round(1)}


def _earlier_pupils(later: AtSchool, years_ago: int, draw: Draw) -> tuple[Columns, np.ndarray]:
    """The pupils of the later year with their class, year and direction a year earlier, and the attest they got then."""
    repeats, pupils = later.before.repeats, later.pupils
    name = _class_names(pupils, later.classes)
    school_id, school_year = later.classes["school_id"][0], SCHOOL_YEARS[years_ago]
    names = [own if again else a_year_younger(own) for own, again in zip(name, repeats, strict=True)]
    earlier = pupils | {
        "class_id": texts(class_id(school_id, own, school_year) for own in names),
        "year": np.where(repeats, pupils["year"], pupils["year"] - 1),
    }
    if later.sector == "primary":
        return earlier, repeated("", count(pupils))
    direction, attests = councils.look_back(
        later.before.thought, repeats, pupils, _letters(name), draw("directions", years_ago)
    )
    return earlier | {"direction": direction}, attests


def _leavers(classes: Columns, sector: str, years_ago: int, draw: Draw) -> tuple[Columns, Columns, Aptitude]:
    school = int(classes["school_id"][0][1:])
    first = FIRST_LEAVER + LEAVERS_A_SCHOOL * (school - 1) + LEAVERS_A_YEAR * (years_ago - 1)
    pupils = make_leavers(
        classes, first, LEAVER_INITIALS[years_ago], draw("class sizes", years_ago), draw("names", years_ago)
    )
    levels = make_levels(pupils, SUBJECTS[sector], draw("levels", years_ago))
    aptitude = first_aptitude(count(pupils), len(SUBJECTS[sector]), draw("aptitude", years_ago))
    return _with_own_year_and_direction(pupils, classes, sector, years_ago, draw), levels, aptitude


def _matrix(levels: Columns, sector: str) -> np.ndarray:
    return levels["level"].reshape(-1, len(SUBJECTS[sector]))
