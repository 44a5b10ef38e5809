"""The area under the ROC curve of ratings, and its standard error, against what was published."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import rated_apart

# Hanley and McNeil 1982, table I: ratings of computed tomograms, from "definitely normal" (1) to "definitely abnormal" (5)
NORMAL, ABNORMAL = ([33, 6, 6, 11, 2], [3, 2, 2, 11, 33])


def ratings(counts) -> np.ndarray:
    return np.repeat(np.arange(1, len(counts) + 1), counts)


def test_the_tomograms_of_hanley_and_mcneil():
    """The area in their table II is .893; .0307 is DeLong's standard error of it, as Stata's manual prints it (roctab)."""
    found = rated_apart(ratings(NORMAL), ratings(ABNORMAL))
    assert found.area == pytest.approx(0.8932, abs=5e-5)
    assert found.error == pytest.approx(0.0307, abs=5e-5)


def test_the_error_is_how_much_the_area_scatters():
    random = np.random.default_rng(4)
    low, high = (random.choice(5, (4000, 60), p=np.array(counts) / sum(counts)) for counts in (NORMAL, ABNORMAL))
    found = [rated_apart(one, other) for one, other in zip(low, high, strict=True)]
    assert np.mean([one.error for one in found]) == pytest.approx(np.std([one.area for one in found]), rel=0.05)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12), st.lists(st.integers(0, 4), min_size=2, max_size=12))
def test_the_area_counts_pairs(low, high):
    pairs = [(one > other) + (one == other) / 2 for one in high for other in low]
    assert rated_apart(low, high).area == pytest.approx(np.mean(pairs))
    turned = rated_apart(high, low)
    assert turned.area == pytest.approx(1 - np.mean(pairs))
    assert turned.error == pytest.approx(rated_apart(low, high).error)


def test_only_the_order_of_ratings_counts():
    low, high = np.array([1, 2, 2, 3]), np.array([2, 3, 3, 5])
    assert rated_apart(np.exp(low), np.exp(high)) == rated_apart(low, high)


def test_who_tells_all_apart_and_who_guesses():
    assert (rated_apart([1, 1, 2], [3, 4]).area, rated_apart([1, 1, 2], [3, 4]).error) == (1, 0)
    assert rated_apart([1, 2, 3], [1, 2, 3]).area == 0.5


@pytest.mark.parametrize(("low", "high"), [([1], [1, 2]), ([1, 2], [3])])
def test_one_of_a_kind_is_too_few(low, high):
    with speaking("en"), pytest.raises(ValueError, match="two ratings of either kind"):
        rated_apart(low, high)
