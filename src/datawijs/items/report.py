"""What the items measure: how well each kind of reader does on them, how well they tell people apart, and what a score can
show.

All of it is computed from the fictional board each time; nothing is stored but which items are in the forms.
"""

from collections.abc import Sequence
from functools import cache
from math import hypot

import numpy as np
import pandas as pd

from datawijs.items.cases import Cases, together
from datawijs.items.forms import FORM_SEEDS, FORMS, form_pool
from datawijs.items.measures import d_prime_error, ideal_d_prime_at, measures
from datawijs.items.people import PEOPLE, Person
from datawijs.items.reference import reference_sample
from datawijs.items.reliability import expected_kr20
from datawijs.items.score import truth_score
from datawijs.items.seeing import DOCUMENTED, SHARPEST, weighing
from datawijs.signals import detectable_difference, predictive_value
from datawijs.signals.constants import CONFIDENCE

IN_A_CLASS = 0.1  # the share of pupils who decline, where the alarms are judged
SAMPLED = 2  # boards: more would make the report slower, and hardly surer
ORDERS = 2  # half of a group begins with A, half with B: so the report estimates two means


@cache
def large_sample() -> Cases:
    """Return the cases that the report measures readers on: those of two of the boards that the forms come from."""
    return together(*(reference_sample(seed) for seed in FORM_SEEDS[:SAMPLED]))


@cache
def reader_report() -> pd.DataFrame:
    """Return how well each reader does, one row a reader: those of `READERS`, "guesses" and people ("noise 0.25" …).

    On the large sample, in which half of the cases decline: `supported` (the one score, a share), `hits`, `false_alarms` and
    `right` against the truth (shares), `d_prime` and its standard error `d_prime_error`; `of_ideal`, that d′ divided by the
    ideal observer's; `d_prime_ratio`, likewise, but by that of an ideal observer who raises as many false alarms;
    `alarms_right`, which share of the alarms would be right where one series in ten declines. On each form: `supported_A`,
    `d_prime_A` and so on; for people and guesses what is expected.

    Why `d_prime_ratio`? The ideal observer's own d′ depends on how readily it raises an alarm, because declines differ more
    among each other than noise does. At the same share of false alarms nobody has more hits than the ideal observer (Neyman
    and Pearson 1933), so there the two compare like with like. It is a ratio of d′; efficiency, as psychophysics has it, is
    its square.
    """
    sample = large_sample()
    report = measures(sample)
    declines = sample.declines
    report["d_prime_error"] = d_prime_error(report["hits"], report["false_alarms"], declines)
    report["of_ideal"] = report["d_prime"] / report.loc["ideal", "d_prime"]
    report["d_prime_ratio"] = report["d_prime"] / ideal_d_prime_at(report["false_alarms"], sample)
    report["alarms_right"] = [
        predictive_value(IN_A_CLASS, hits, 1 - false_alarms)
        for hits, false_alarms in zip(report["hits"], report["false_alarms"], strict=True)
    ]
    for name in FORMS:
        on_form = measures(form_pool(name).cases)[["supported", "d_prime"]]
        report = report.join(on_form.add_suffix(f"_{name}"))
    return report.rename_axis("reader")


def form_truth_score(name: str) -> int:
    """Return how many of its answers the results support of somebody who knows the truth and says "decline" or "noise" by
    it."""
    return truth_score(form_pool(name).cases)


def form_reliability(name: str, people: Sequence[Person] = PEOPLE) -> float:
    """Return KR-20 of form "A" or "B" for endlessly many people, in equal numbers of each of these.

    Right is an answer that the results support. The people are simulated, and the forms were chosen to tell exactly these
    people apart: of others, and of real ones, it is at best an estimate.
    """
    return expected_kr20(weighing(form_pool(name), people))


def largest_difference() -> float:
    """Return by how many answers the expected scores on A and B differ at most, of all simulated people: those of the report
    and those who see sharpest, whatever they look at and however they lean."""
    return max(
        float(np.abs(np.subtract(*(way(form_pool(name), people).sum(axis=1) for name in FORMS))).max())
        for of_ways in (DOCUMENTED, SHARPEST)
        for way, people in of_ways.items()
    )


def score_error(name: str, person: Person) -> float:
    """Return the standard error of this person's score on a form, in answers: what remains of luck, when the person and the
    items stay the same."""
    chances = weighing(form_pool(name), [person])[0]
    return float(np.sqrt((chances * (1 - chances)).sum()))


def smallest_change(person: Person) -> int:
    """Return from how many answers on a difference between this person's scores on A and B, either way, is more than chance:
    the two lie so far apart by chance alone in less than 5 % of the times. Exact, from the chance of every score."""
    first, second = (_score_chances(weighing(form_pool(name), [person])[0]) for name in FORMS)
    differences = np.convolve(first, second[::-1])  # from −items to items
    size = np.abs(np.arange(len(differences)) - (len(second) - 1))
    return next(least for least in range(1, len(first)) if differences[size >= least].sum() < 1 - CONFIDENCE)


def detectable_change(people: int, person: Person) -> float:
    """Return which mean change a group of `people` like this person, half of whom began with A, shows with a power of 80 %, by
    the t test that the report of a group uses; in answers. What people differ in, and in how much they learn, comes on top."""
    sd = hypot(*(score_error(name, person) for name in FORMS))
    return detectable_difference(people, sd=sd, means=ORDERS)


def _score_chances(chances: np.ndarray) -> np.ndarray:
    """The chance of each score from 0 to all, for these chances of a right answer."""
    scores = np.ones(1)
    for chance in chances:
        scores = np.convolve(scores, [1 - chance, chance])
    return scores
