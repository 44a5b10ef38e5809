"""Cohen's kappa agrees with published tables, and its interval with what it promises, also for ten moments."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import cohen_kappa


def observers(table):
    """The two lists of categories behind a table of counts: rows are the one observer, columns the other."""
    one, other = [], []
    for row, counts in enumerate(table):
        for column, count in enumerate(counts):
            one += [row] * count
            other += [column] * count
    return one, other


@pytest.mark.parametrize(
    ("table", "printed", "digits"),
    [
        # Kaptein & van den Heuvel, Statistics for Data Scientists (2022), table 6.1
        ([[20, 5], [10, 65]], 0.625, 3),
        # Bonett's R package statpsych, example of ci.kappa
        ([[31, 12], [4, 58]], 0.6756757, 7),
        # Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions (2003), table 18.1: three diagnoses, 100 patients
        ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.676, 3),
    ],
)
def test_published_tables(table, printed, digits):
    assert cohen_kappa(*observers(table)).kappa == pytest.approx(printed, abs=0.5 * 10**-digits)


def test_a_table_by_hand():
    # Ten moments, nine alike; one used a, b, c 5, 3, 2 times, the other 4, 4, 2 times: .20 + .12 + .04 = .36 by chance.
    found = cohen_kappa(
        ["a", "a", "a", "a", "a", "b", "b", "b", "c", "c"], ["a", "a", "a", "a", "b", "b", "b", "b", "c", "c"]
    )
    assert (found.count, found.same) == (10, 9)
    assert found.observed == pytest.approx(0.9)
    assert found.expected == pytest.approx(0.36)
    assert found.kappa == pytest.approx(0.54 / 0.64)
    # Wilson's interval for 9 of 10, as tables print it: .596 to .982
    assert found.lower == pytest.approx((0.596 - 0.36) / 0.64, abs=0.001)
    assert found.upper == pytest.approx((0.982 - 0.36) / 0.64, abs=0.001)


def test_full_agreement_in_ten_moments_is_still_uncertain():
    found = cohen_kappa(list("abcdeabcde"), list("abcdeabcde"))
    assert found.kappa == found.upper == 1
    assert found.lower < 0.7


def test_as_often_as_chance_is_nought_and_less_often_is_below():
    assert cohen_kappa(*observers([[25, 25], [25, 25]])).kappa == pytest.approx(0)
    assert cohen_kappa([1, 2, 1, 2], [2, 1, 2, 1]).kappa == pytest.approx(-1)


def test_one_that_always_notes_the_same_agrees_by_chance_only():
    assert cohen_kappa(["look"] * 4, ["look", "talk", "look", "note"]).kappa == pytest.approx(0)


@pytest.mark.parametrize(("count", "true"), [(10, 0.3), (10, 0.7), (10, 0.9), (40, 0.5)])
def test_the_interval_holds_the_true_kappa_as_often_as_it_says(count, true):
    # The other copies a share `true` of the categories and draws the rest as often as they occur: then κ is that share.
    random = np.random.default_rng(7)
    often = random.dirichlet(np.full(8, 2.0))
    rounds = 600
    held = 0
    for _round in range(rounds):
        one = random.choice(8, count, p=often)
        other = np.where(random.random(count) < true, one, random.choice(8, count, p=often))
        found = cohen_kappa(one, other)
        held += found.lower <= true <= found.upper
    assert held / rounds == pytest.approx(0.955, abs=0.03)


categories = st.lists(st.sampled_from("abcd"), min_size=4, max_size=30)


@given(categories, st.randoms())
def test_neither_the_order_of_observers_nor_that_of_moments_matters(one, random):
    one = [*one, "a", "b"]
    other = random.sample(one, len(one))
    there, back = cohen_kappa(one, other), cohen_kappa(other, one)
    assert (there.kappa, there.lower) == pytest.approx((back.kappa, back.lower))
    mixed = random.sample(list(zip(one, other, strict=True)), len(one))
    assert cohen_kappa(*zip(*mixed, strict=True)).kappa == pytest.approx(there.kappa)
    assert there.lower <= there.kappa + 1e-12 and there.kappa <= there.upper + 1e-12


def test_series_of_pandas_are_read():
    assert cohen_kappa(pd.Series(["a", "b"], dtype="string"), pd.Series(["a", "b"])).same == 2


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        (["a", "b"], ["a"], "one has 2, the other 1"),
        ([], [], "no moments"),
        (["a", None], ["a", "b"], "Moment 2 has no category"),
        (["a", "b"], [float("nan"), "b"], "Moment 1 has no category"),
        (pd.Series(["a", None], dtype="string"), ["a", "b"], "Moment 2 has no category"),
        (["a", "a"], ["a", "a"], "one and the same category"),
        ("abc", "abc", "text, not a list"),
    ],
)
def test_what_cannot_be_compared_is_named(one, other, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        cohen_kappa(one, other)
