"""What the items measure: how well each kind of reader does on them, and how well they tell people apart.

All of it is computed from the fictional board each time; nothing is stored.
"""

from functools import cache

import pandas as pd
from numpy.typing import ArrayLike

from datawijs.items.cases import Cases, together
from datawijs.items.forms import FORM_SEEDS, FORMS, form_pool
from datawijs.items.measures import d_prime_error, ideal_d_prime_at, measures
from datawijs.items.people import NOISE_SIZES, chance_right
from datawijs.items.reference import reference_sample
from datawijs.items.reliability import expected_kr20
from datawijs.signals import predictive_value

IN_A_CLASS = 0.1  # the share of pupils who decline, where the alarms are judged


@cache
def large_sample() -> Cases:
    """Return the cases that the report measures readers on: those of both boards that the forms come from."""
    return together(*(reference_sample(seed) for seed in FORM_SEEDS))


@cache
def reader_report() -> pd.DataFrame:
    """Return how well each reader does, one row a reader: those of `READERS`, "guesses" and people ("noise 0.25" …).

    On the large sample, in which half of the cases decline: `hits`, `false_alarms` and `right` (shares), `d_prime` and its
    standard error `d_prime_error`; `of_ideal`, that d′ as a share of the ideal observer's; `efficiency`, likewise, but of an
    ideal observer who raises as many false alarms; `alarms_right`, which share of the alarms would be right where one pupil
    in ten declines. On each form: `right_A`, `d_prime_A` and so on; for people and guesses what is expected.

    Why `efficiency`? The ideal observer's own d′ depends on how readily it raises an alarm, because declines differ more among
    each other than noise does. At the same share of false alarms nobody has more hits than the ideal observer (Neyman and
    Pearson 1933), so there the two compare like with like.
    """
    sample = large_sample()
    report = measures(sample)
    declines = sample.declines
    report["d_prime_error"] = d_prime_error(report["hits"], report["false_alarms"], declines)
    report["of_ideal"] = report["d_prime"] / report.loc["ideal", "d_prime"]
    report["efficiency"] = report["d_prime"] / ideal_d_prime_at(report["false_alarms"], sample)
    report["alarms_right"] = [
        predictive_value(IN_A_CLASS, hits, 1 - false_alarms)
        for hits, false_alarms in zip(report["hits"], report["false_alarms"], strict=True)
    ]
    for name in FORMS:
        on_form = measures(form_pool(name).cases)[["right", "d_prime"]]
        report = report.join(on_form.add_suffix(f"_{name}"))
    return report.rename_axis("reader")


def form_reliability(name: str, noise: ArrayLike = NOISE_SIZES) -> float:
    """Return KR-20 of form "A" or "B" for endlessly many people, in equal numbers of each of these amounts of noise."""
    pool = form_pool(name)
    return expected_kr20(chance_right(pool.odds, pool.cases.declines, noise))
