"""Pupils: a class full of birds."""

import pandas as pd
from numpy.random import Generator

from datawijs.board.names import BIRDS

# Our choice, close to an ordinary class in both countries, and small enough to show that an average of so few pupils wobbles.
SMALLEST_CLASS, LARGEST_CLASS = 22, 26


def make_pupils(classes: pd.DataFrame, first: int, sizes: Generator, names: Generator) -> pd.DataFrame:
    """Return the pupils of one school: pupil_id, class_id, name; numbered from `first`, in alphabetical order by class.

    A name occurs once in a school.
    """
    counts = sizes.integers(SMALLEST_CLASS, LARGEST_CLASS, size=len(classes), endpoint=True)
    birds = names.permutation(len(BIRDS))
    rows = []
    for class_id, count in zip(classes["class_id"], counts, strict=True):
        chosen, birds = birds[:count], birds[count:]
        rows += [(class_id, name) for name in sorted(BIRDS[bird] for bird in chosen)]
    pupils = pd.DataFrame(rows, columns=["class_id", "name"])
    pupils.insert(0, "pupil_id", [f"P{number:04d}" for number in range(first, first + len(pupils))])
    return pupils
