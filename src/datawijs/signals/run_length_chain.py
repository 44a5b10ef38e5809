"""From states to chances: the steps between the states of a rule set when points come from a normal distribution.

Without a trend rule this is the Markov chain of Champ & Woodall (1987) and exact: the chance of each step is the area of a
zone. A trend also asks where in its zone the last point lies, which is a number and not a state. The run length is then a
smooth function of that number, the solution of an integral equation (as in Crowder, Technometrics 29 (1987), 401–407).
Measured as a share u of the normal distribution below the point, the equation has no weight and its solution is built from
exponentials of u, so a polynomial through a few points of each zone holds it to rounding error. The integrals run up to
the last point and on from there, each of them exactly for the polynomial.
"""

import numpy as np
from numpy.polynomial import legendre
from scipy.sparse import csr_array
from scipy.special import ndtr

from datawijs.signals.run_length_states import FALLING, NO_MATTER, RISING, StateTable

SIGMAS_TO_LIMIT = 3
# Points in each zone, with a trend rule: three give run lengths to twelve digits already, and a test doubles these.
NODES = 6


def quiet_steps(table: StateTable, shift: float, nodes: int = NODES) -> csr_array:
    """Return the chances of going from one state to another without a signal, when every point has mean `shift` (in sigma).

    Row 0 is the start. With a trend rule each state but the start stands `nodes` times, once for each place that the last
    point may have in its zone. The square matrix is sparse.
    """
    with_places = any(direction != NO_MATTER for _state, _zone, direction in table.following)
    count = nodes if with_places else 1
    widths = _zone_chances(table.edges, shift)
    weights, up_to = _integrals(count)
    first = np.concatenate([[0], 1 + count * np.arange(len(table.states) - 1)])

    rows, columns, chances = [], [], []
    for (state, zone, direction), after in table.following.items():
        if after is None or widths[zone] == 0:
            continue
        own_rows = first[state] + np.arange(1 if state == 0 else count)
        own_columns = first[after] + np.arange(count)
        same_zone = table.states[state].zone == zone
        block = _block(len(own_rows), weights, up_to, direction if same_zone else NO_MATTER) * widths[zone]
        rows.append(np.repeat(own_rows, count))
        columns.append(np.tile(own_columns, len(own_rows)))
        chances.append(block.ravel())
    size = 1 + count * (len(table.states) - 1)
    if not rows:
        return csr_array((size, size))
    return csr_array((np.concatenate(chances), (np.concatenate(rows), np.concatenate(columns))), shape=(size, size))


def _zone_chances(edges: tuple[float, ...], shift: float) -> np.ndarray:
    """The chance of each zone, from whichever tail keeps its digits."""
    borders = np.concatenate([[-np.inf], SIGMAS_TO_LIMIT * np.array(edges) - shift, [np.inf]])
    low, high = borders[:-1], borders[1:]
    upper = low > 0
    chances: np.ndarray = np.where(upper, ndtr(-low) - ndtr(-high), ndtr(high) - ndtr(low))
    return chances


def _block(rows: int, weights: np.ndarray, up_to: np.ndarray, direction: int) -> np.ndarray:
    """How the places of the next zone weigh, for each place of this one: all of the zone, or the part that way."""
    whole = np.broadcast_to(weights, (rows, len(weights)))
    if direction == FALLING:
        return up_to
    return whole - up_to if direction == RISING else whole


def _integrals(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Gauss–Legendre weights on [0, 1], and the weights of the integral from 0 up to each of the places."""
    places, weights = legendre.leggauss(count)
    # f = Σ c_k P_k with c_k = (2k + 1)/2 · Σ_j w_j P_k(x_j) f_j, and each P_k integrated from −1 to the place.
    degrees = np.arange(count)
    coefficients = (degrees[:, np.newaxis] + 0.5) * (legendre.legvander(places, count - 1) * weights[:, np.newaxis]).T
    integrals = np.array([legendre.legval(places, legendre.legint(row, lbnd=-1)) for row in np.eye(count)])
    return weights / 2, integrals.T @ coefficients / 2
