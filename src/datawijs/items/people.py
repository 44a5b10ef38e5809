"""Simulated people: they weigh the right evidence, but see it through noise, and draw the borders between the answers well or
not.

A person weighs the same evidence as the ideal observer, the log-odds of a decline. On every item a normal error of standard
deviation `noise` comes on top, and the sum is sorted by two borders: below the first "noise", above the second "decline", in
between "too early to tell". Both borders lie `bias` too high in who is reluctant, too low (below 0) in who is eager. It is the
plainest model of an imperfect judge who sorts into ordered answers (Green and Swets 1966; Burgess and Colborne 1988 on internal
noise). Who judges by a wrong habit is another reader (see `readers`).

Which people are there? Our choice, since nobody has measured teachers at this, and made before the forms were assembled: five
amounts of noise, each four times the one before, with each of three biases, all equally common. With the least noise people
see what the ideal observer sees, with the most they hardly do better than guessing. The biases are about as large as what
chance makes of the log-odds of pupils with nothing going on (their standard deviation is 1.8). So wide a group is what the
forms are for: before and after a training, beginners and old hands together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from datawijs.signals import ANSWERS

NOISE_SIZES = (0.25, 1.0, 4.0, 16.0, 64.0)  # in log-odds
EAGER, RELUCTANT = -2.0, 2.0  # likewise
BIASES = (EAGER, 0.0, RELUCTANT)


@dataclass(frozen=True)
class Person:
    """Somebody who sees the evidence with this `noise`, and puts both borders this much too high (`bias`), in its units."""

    noise: float
    bias: float = 0.0


PEOPLE = tuple(Person(noise, bias) for bias in BIASES for noise in NOISE_SIZES)


def answer_chances(evidence: np.ndarray, borders: tuple[float, float], people: Sequence[Person] = PEOPLE) -> np.ndarray:
    """Return how likely each person gives each answer on each item: people × items × answers, in the order of ANSWERS.

    `evidence`: for each item how strongly its results speak for a decline. `borders`: where "too early" begins for who has no
    bias, and where "decline" does, in the same units.
    """
    noise, bias = (np.array([getattr(person, name) for person in people])[:, np.newaxis] for name in ("noise", "bias"))
    below_early, below_decline = (ndtr((border + bias - evidence) / noise) for border in borders)
    return np.stack([below_early, below_decline - below_early, 1 - below_decline], axis=-1)


def chance_supported(
    evidence: np.ndarray, borders: tuple[float, float], supported: np.ndarray, people: Sequence[Person] = PEOPLE
) -> np.ndarray:
    """Return how likely each person (row) gives the answer that the results support (`supported`) on each item (column)."""
    given = answer_chances(evidence, borders, people)
    place = np.array([ANSWERS.index(answer) for answer in supported])
    chances: np.ndarray = given[:, np.arange(len(place)), place]
    return chances
