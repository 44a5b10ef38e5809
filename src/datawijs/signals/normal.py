"""The density of the normal distribution.

SciPy's special functions have the rest (ndtr, ndtri). `scipy.stats` has this too, but importing it takes longer than all that
most exercises do.
"""

from math import pi, sqrt

import numpy as np


def normal_density(z):
    """Return the density of the standard normal distribution at `z`, a number or an array."""
    z = np.asarray(z, dtype=float)
    return np.exp(-(z**2) / 2) / sqrt(2 * pi)
