"""Pupils: classes full of birds."""

from collections.abc import Iterator

from numpy.random import Generator

from datawijs.board.columns import Columns, count, texts
from datawijs.board.names import BIRDS

# Our choice, close to an ordinary class in both countries, and small enough to show that an average of so few pupils wobbles.
SMALLEST_CLASS, LARGEST_CLASS = 22, 26

# A second Kievit in a school is "Kievit B.", as in any class list.
INITIALS = ("", " B.", " D.")


def make_pupils(classes: Columns, first: int, sizes: Generator, names: Generator) -> Columns:
    """Return the pupils of one school: pupil_id, class_id, name; numbered from `first`, in alphabetical order by class.

    A name occurs once in a school.
    """
    return _fill(classes, first, sizes, _birds(names, INITIALS))


def make_leavers(classes: Columns, first: int, initial: str, sizes: Generator, names: Generator) -> Columns:
    """Return the pupils of `classes` who have left the school since; all their names bear `initial`."""
    return _fill(classes, first, sizes, _birds(names, (initial,)))


def _fill(classes: Columns, first: int, sizes: Generator, birds: Iterator[str]) -> Columns:
    sizes_of_classes = sizes.integers(SMALLEST_CLASS, LARGEST_CLASS, size=count(classes), endpoint=True)
    names = [name for size in sizes_of_classes for name in sorted(next(birds) for _pupil in range(size))]
    return {
        "pupil_id": texts(f"P{number:04d}" for number in range(first, first + len(names))),
        "class_id": classes["class_id"].repeat(sizes_of_classes),
        "name": texts(names),
    }


def _birds(names: Generator, initials: tuple[str, ...]) -> Iterator[str]:
    for initial in initials:
        yield from (BIRDS[bird] + initial for bird in names.permutation(len(BIRDS)))
