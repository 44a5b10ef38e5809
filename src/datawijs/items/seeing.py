"""How simulated people may see the results: three models, so that what the forms are worth hangs on none of them alone.

*Weighing*: somebody sees how strongly all results together speak for a decline (the ideal observer's log-odds), with noise.
*Counting*: somebody sees the count, as a normal score, with noise. *Eyeing*: somebody looks where each of the last three
results lies beside the line, each with noise of its own, and answers by how many seem to lie below it.
"""

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtr, ndtri

from datawijs.items.best_reader import borders
from datawijs.items.people import PEOPLE, Person, chance_supported
from datawijs.items.pool import Pool
from datawijs.items.readers import without_class
from datawijs.items.score import supported
from datawijs.signals import ANSWERS, line_place
from datawijs.signals.constants import RECENT
from datawijs.signals.count_rule import POSSIBLE_CHANCE, RARE_CHANCE, count_chances
from datawijs.signals.hand_rule import FEWEST_TO_DECIDE

# For counting and eyeing; in standard deviations of what chance makes of the count, and of the pupil's own wobble.
SHARP_TO_DIM = tuple(Person(noise, bias) for bias in (-1.0, 0.0, 1.0) for noise in (0.1, 0.2, 0.5, 1.0, 2.0))
COUNT_BORDERS = (float(-ndtri(POSSIBLE_CHANCE)), float(-ndtri(RARE_CHANCE)))


def weighing(pool: Pool, people: Sequence[Person] = PEOPLE) -> np.ndarray:
    """Return the chance that each of the people (row) gives the supported answer on each item (column), weighing."""
    return chance_supported(pool.odds, borders(), supported(pool.cases), people)


def counting(pool: Pool, people: Sequence[Person] = SHARP_TO_DIM) -> np.ndarray:
    """Return the same, counting. The normal score of a count is that of the middle of its share of chance (mid-p)."""
    earlier, last = without_class(pool.cases)
    counts = (earlier[:, :, np.newaxis] <= last[:, np.newaxis, :]).sum(axis=(1, 2))
    sizes, scores = (~np.isnan(earlier)).sum(axis=1), np.empty(len(counts))
    for size in np.unique(sizes):
        at_most = count_chances(int(size), RECENT)
        middle = at_most - np.diff(at_most, prepend=0) / 2
        scores[sizes == size] = -ndtri(middle[counts[sizes == size]])
    return chance_supported(scores, COUNT_BORDERS, supported(pool.cases), people)


def eyeing(pool: Pool, people: Sequence[Person] = SHARP_TO_DIM) -> np.ndarray:
    """Return the same, eyeing: in who is reluctant a result has to lie so much lower before it seems to lie below the line."""
    below = -beside_the_line(pool) / pool.facts["wobble_sd"].to_numpy()[:, np.newaxis]
    place = np.array([ANSWERS.index(answer) for answer in supported(pool.cases)])
    earlier, _last = without_class(pool.cases)
    decides = (~np.isnan(earlier)).sum(axis=1) >= FEWEST_TO_DECIDE
    chances = []
    for person in people:
        seems = ndtr((below - person.bias) / person.noise)
        three = seems.prod(axis=1)
        turns = [
            np.roll(seems, turn, axis=1) for turn in range(RECENT)
        ]  # each of the three is the one above the line once
        two = np.sum([turn[:, 1:].prod(axis=1) * (1 - turn[:, 0]) for turn in turns], axis=0)
        decline = np.where(decides, three, 0)
        given = np.stack([1 - two - three, two + three - decline, decline], axis=-1)
        chances.append(given[np.arange(len(place)), place])
    return np.stack(chances)


def beside_the_line(pool: Pool) -> np.ndarray:
    """Return how many points each of the last three results (column) lies above the line of its case (row): below 0 is
    below."""
    earlier, last = without_class(pool.cases)
    sizes = (~np.isnan(earlier)).sum(axis=1)
    places = np.array([line_place(int(size)) for size in sizes])
    lines = np.sort(earlier, axis=1)[np.arange(len(earlier)), places - 1]
    above: np.ndarray = last - lines[:, np.newaxis]
    return above


def leaning(people: Sequence[Person], noise: float, step: float) -> tuple[Person, ...]:
    """Return people with this noise and every bias, in steps, from the least to the greatest bias of `people`."""
    biases = [person.bias for person in people]
    return tuple(Person(noise, float(bias)) for bias in np.arange(min(biases), max(biases) + step / 2, step))


# Whom the forms are held against: the people of the reports; and those who see sharpest, with every leaning in between. More
# noise only blurs over the leanings what shows in them, so they stand for all.
DOCUMENTED = {weighing: PEOPLE, counting: SHARP_TO_DIM, eyeing: SHARP_TO_DIM}
LEAST_NOISE = 0.05
SHARPEST = {way: leaning(people, LEAST_NOISE, step=LEAST_NOISE) for way, people in DOCUMENTED.items()}
