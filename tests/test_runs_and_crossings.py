"""Anhøj's rules: the published limits, and the exact chance of a false signal by counting every order."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import runs_and_crossings
from datawijs.signals.runs_and_crossings import usual_crossings, usual_longest_run

# Anhøj & Olesen 2014, table of limits: useful values → (longest run, fewest crossings)
PUBLISHED = {
    10: (6, 2), 11: (6, 2), 12: (7, 3), 13: (7, 3), 14: (7, 4), 15: (7, 4), 16: (7, 4), 17: (7, 5), 18: (7, 5),
    19: (7, 6), 20: (7, 6), 21: (7, 6), 22: (7, 7), 23: (8, 7), 24: (8, 8),
}  # fmt: skip


@pytest.mark.parametrize("useful", PUBLISHED)
def test_limits_are_the_published_ones(useful):
    assert (usual_longest_run(useful), usual_crossings(useful)) == PUBLISHED[useful]


@pytest.mark.parametrize(("first", "limit"), [(12, 7), (23, 8), (46, 9), (91, 10)])
def test_the_longest_run_grows_where_the_published_table_says(first, limit):
    assert [usual_longest_run(useful) for useful in (first - 1, first)] == [limit - 1, limit]


def test_runs_and_crossings_are_counted():
    found = runs_and_crossings([1, 1, 9, 9, 9, 5, 1, 9, 1, 1, 9])  # median 5, one value on it
    assert (found.centre, found.useful) == (5, 10)
    assert (found.longest_run, found.crossings) == (3, 5)
    assert not found.signal
    assert not found.trial


def test_a_series_that_falls_in_two_halves_has_a_signal():
    found = runs_and_crossings([8, 9, 8, 7, 9, 8, 2, 3, 1, 2, 3, 2])
    assert (found.longest_run, found.crossings) == (6, 1)
    assert found.signal


def test_a_long_run_alone_is_a_signal_too():
    values = [1] * 8 + [-1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, -1]
    found = runs_and_crossings(values, centre=0)
    assert found.crossings >= found.fewest_usual_crossings
    assert found.longest_run == 8 > found.longest_usual_run
    assert found.signal


@pytest.mark.parametrize("points", [8, 10, 12])
def test_chance_is_that_of_all_orders(points):
    half = points // 2
    signals = []
    for places in combinations(range(points), half):
        values = np.zeros(points)
        values[list(places)] = 1
        signals.append(runs_and_crossings(values).signal)
    assert runs_and_crossings(list(range(points))).chance == pytest.approx(np.mean(signals))


def test_chance_around_a_given_centre_is_that_of_all_tosses():
    signals = [runs_and_crossings(tosses, centre=0).signal for tosses in product([-1, 1], repeat=11)]
    assert runs_and_crossings(range(1, 12), centre=0).chance == pytest.approx(np.mean(signals))


def test_chance_is_that_of_random_series():
    random = np.random.default_rng(6)
    found = [runs_and_crossings(values) for values in random.normal(size=(2000, 24))]
    chance = found[0].chance
    share = np.mean([each.signal for each in found])
    assert share == pytest.approx(chance, abs=4 * np.sqrt(chance * (1 - chance) / 2000))


@pytest.mark.parametrize("useful", range(1, 10))
def test_fewer_than_ten_useful_values_are_a_trial(useful):
    assert runs_and_crossings(range(1, useful + 1), centre=0).trial


series = st.lists(st.integers(-20, 20), min_size=3, max_size=40).filter(lambda values: len(set(values)) > 1)


@given(series, st.integers(-50, 50), st.sampled_from([1, 2, 8]))
@settings(deadline=None)
def test_shift_and_scale_make_no_difference(values, shift, scale):
    before, after = runs_and_crossings(values), runs_and_crossings([scale * value + shift for value in values])
    assert after.longest_run == before.longest_run
    assert after.crossings == before.crossings
    assert (after.signal, after.chance) == (before.signal, before.chance)


@given(series)
@settings(deadline=None)
def test_mirror_image_and_backwards_are_the_same(values):
    before = runs_and_crossings(values)
    for other in ([-value for value in values], values[::-1]):
        after = runs_and_crossings(other)
        assert (after.longest_run, after.crossings, after.signal) == (
            before.longest_run,
            before.crossings,
            before.signal,
        )
        assert after.chance == pytest.approx(before.chance)


@given(series)
@settings(deadline=None)
def test_runs_and_crossings_fit_together(values):
    found = runs_and_crossings(values)
    assert 0 <= found.chance <= 1
    assert found.crossings + found.longest_run <= found.useful
    assert found.longest_run * (found.crossings + 1) >= found.useful


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: runs_and_crossings([4, 4, 4]), "All values lie on the centre"),
        (lambda: runs_and_crossings([]), "too few points"),
        (lambda: runs_and_crossings([1, None]), "Value 2 of 2 is missing"),
        (lambda: runs_and_crossings([1, 2], centre="median"), "centre must be an ordinary number"),
    ],
)
def test_what_cannot_be_used_is_named(call, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        call()
