"""The density of the normal distribution.

SciPy's special functions have the rest (ndtr, ndtri). `scipy.stats` has this too, but importing it takes longer than all that
most exercises do.
"""

from math import pi, sqrt

import numpy as np
from numpy.typing import ArrayLike


def normal_density(z: ArrayLike) -> np.ndarray:
    """Return the density of the standard normal distribution at `z`, a number or an array."""
    density: np.ndarray = np.exp(-(np.asarray(z, dtype=float) ** 2) / 2) / sqrt(2 * pi)
    return density
