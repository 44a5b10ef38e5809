"""What a group can show, against published values and by drawing groups."""

import numpy as np
import pytest
from scipy.stats import t

from datawijs.signals import detectable_difference


@pytest.mark.parametrize(("people", "size"), [(34, 0.5), (15, 0.78), (90, 0.3)])
def test_how_many_people_it_takes_to_show_a_size(people, size):
    """Cohen's d of pairs at 5 %, two-sided, with a power of 80 %: 34 pairs for .5, 15 for .8, 90 for .3 (G*Power 3.1)."""
    assert detectable_difference(people) <= size + 0.005
    assert detectable_difference(people - 1) > size - 0.005


@pytest.mark.parametrize(("people", "means"), [(10, 1), (10, 2), (20, 2)])
def test_it_is_found_in_four_of_five_groups(people, means):
    random = np.random.default_rng(2)
    change = detectable_difference(people, sd=3.0, means=means)
    halves = np.split(change + 3 * random.standard_normal((50_000, people)), means, axis=1)
    error = np.sqrt(np.mean([half.var(axis=1, ddof=1) for half in halves], axis=0) / people)
    found = np.mean([half.mean(axis=1) for half in halves], axis=0) / error > t.ppf(0.975, people - means)
    assert found.mean() == pytest.approx(0.8, abs=0.006)


def test_more_people_show_less_and_more_power_takes_more():
    sizes = [detectable_difference(people, means=2) for people in (10, 12, 20, 30)]
    assert sizes == sorted(sizes, reverse=True)
    assert detectable_difference(20, power=0.9) > detectable_difference(20) > detectable_difference(20, power=0.5)
    assert detectable_difference(20, sd=2.5) == pytest.approx(2.5 * detectable_difference(20))


def test_too_few_people_are_refused():
    assert detectable_difference(3) > 2
    for people, means in ((2, 1), (3, 2)):
        with pytest.raises(ValueError, match="people"):
            detectable_difference(people, means=means)
