"""Pupils: classes full of birds."""

from collections.abc import Iterator

import pandas as pd
from numpy.random import Generator

from datawijs.board.names import BIRDS

# Our choice, close to an ordinary class in both countries, and small enough to show that an average of so few pupils wobbles.
SMALLEST_CLASS, LARGEST_CLASS = 22, 26

# A second Kievit in a school is "Kievit B.", as in any class list.
INITIALS = ("", " B.", " D.")


def make_pupils(classes: pd.DataFrame, first: int, sizes: Generator, names: Generator) -> pd.DataFrame:
    """Return the pupils of one school: pupil_id, class_id, name; numbered from `first`, in alphabetical order by class.

    A name occurs once in a school.
    """
    return _fill(classes, first, sizes, _birds(names, INITIALS))


def make_leavers(classes: pd.DataFrame, first: int, initial: str, sizes: Generator, names: Generator) -> pd.DataFrame:
    """Return the pupils of `classes` who have left the school since; all their names bear `initial`."""
    return _fill(classes, first, sizes, _birds(names, (initial,)))


def _fill(classes: pd.DataFrame, first: int, sizes: Generator, birds: Iterator[str]) -> pd.DataFrame:
    counts = sizes.integers(SMALLEST_CLASS, LARGEST_CLASS, size=len(classes), endpoint=True)
    rows = []
    for class_id, count in zip(classes["class_id"], counts, strict=True):
        rows += [(class_id, name) for name in sorted(next(birds) for _pupil in range(count))]
    pupils = pd.DataFrame(rows, columns=["class_id", "name"])
    pupils.insert(0, "pupil_id", [f"P{number:04d}" for number in range(first, first + len(pupils))])
    return pupils


def _birds(names: Generator, initials: tuple[str, ...]) -> Iterator[str]:
    for initial in initials:
        yield from (BIRDS[bird] + initial for bird in names.permutation(len(BIRDS)))
