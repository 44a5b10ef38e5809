"""Simulated people: the ideal observer with internal noise, more in one person than in another.

A person weighs the same evidence as the ideal observer, the log-odds of a decline, but not the same way each time: on every
item a normal error comes on top, of standard deviation `noise`, and the answer is "decline" when the sum is above zero. So the
chance of a right answer is Φ(evidence for the truth / noise). It is the plainest model of an imperfect judge (Green and Swets
1966; Burgess and Colborne 1988 on internal noise). Who judges by a wrong habit is another reader (see `readers`).

How much noise do people have? Our choice, since nobody has measured teachers at this: five sizes, each four times the one
before, equally common. With the least they are right as often as the ideal observer, with the most they hardly do better than
guessing. So wide a group is what the forms are for: before and after a training, beginners and old hands together.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

NOISE_SIZES = (0.25, 1.0, 4.0, 16.0, 64.0)  # in log-odds


def chance_right(odds: np.ndarray, declines: np.ndarray, noise: ArrayLike = NOISE_SIZES) -> np.ndarray:
    """Return the chance that each person (row, by the noise) is right on each item (column).

    `odds`: the ideal observer's log-odds of a decline; `declines`: the truth.
    """
    for_truth = np.where(declines, odds, -np.asarray(odds))
    chance: np.ndarray = ndtr(np.multiply.outer(1 / np.asarray(noise, dtype=float), for_truth))
    return chance


def difficulty(odds: np.ndarray, declines: np.ndarray) -> np.ndarray:
    """Return for each item the share of the people who are wrong on it: exactly, as an average of their chances."""
    wrong: np.ndarray = 1 - chance_right(odds, declines).mean(axis=0)
    return wrong
