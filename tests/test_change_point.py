"""The best place to split a series, and how often chance would offer one as good."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datawijs.language import speaking
from datawijs.signals import change_point

# Annual flow of the Nile at Aswan, 1871–1970, in 10⁸ m³ (Cobb, Biometrika 65 (1978), 243–251)
NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
    1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
    831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
    845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
    918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]  # fmt: skip


def test_the_nile_fell_after_1898():
    found = change_point(pd.Series(NILE, index=range(1871, 1971)))
    assert found.first == 1899
    assert (found.before, found.after) == pytest.approx((1097.75, 849.97), abs=0.005)
    assert found.chance == pytest.approx(1 / 2000)


def test_it_is_the_split_with_the_smallest_sum_of_squares():
    values = np.random.default_rng(4).normal(size=15)
    total = ((values - values.mean()) ** 2).sum()
    left = [
        sum(((part - part.mean()) ** 2).sum() for part in (values[:split], values[split:])) for split in range(1, 15)
    ]
    found = change_point(values)
    assert found.first == np.argmin(left) + 1
    assert found.explained == pytest.approx(1 - min(left) / total)


def test_chance_is_what_it_says():
    chances = [change_point(row, shuffles=199).chance for row in np.random.default_rng(7).normal(size=(600, 12))]
    for level in (0.05, 0.2, 0.5):
        assert np.mean(np.array(chances) <= level) == pytest.approx(level, abs=4 * np.sqrt(level * (1 - level) / 600))


def test_chance_of_a_small_series_is_that_of_all_orders():
    # 3 low and 3 high: of the 20 orders two split perfectly.
    assert change_point([1, 1, 1, 2, 2, 2], shuffles=9999).chance == pytest.approx(0.1, abs=0.012)


whole = st.lists(st.integers(-20, 20), min_size=4, max_size=15).filter(lambda values: len(set(values)) > 1)


@given(whole, st.integers(-50, 50), st.sampled_from([1, 2, 4, -1]))
@settings(deadline=None, max_examples=50)
def test_shift_scale_and_mirror_image(values, shift, scale):
    before = change_point(values, shuffles=99)
    after = change_point([scale * value + shift for value in values], shuffles=99)
    assert after.explained == pytest.approx(before.explained)
    assert after.chance == pytest.approx(before.chance)
    if after.first == before.first:  # two places may be equally good
        assert after.before == pytest.approx(scale * before.before + shift)


@given(whole)
@settings(deadline=None, max_examples=50)
def test_backwards_it_explains_as_much(values):
    assert change_point(values[::-1], shuffles=99).explained == pytest.approx(
        change_point(values, shuffles=99).explained
    )


def test_the_same_seed_gives_the_same_chance():
    values = [5, 6, 5, 7, 4, 3, 4, 5]
    assert change_point(values) == change_point(values)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: change_point([1, 2, 3]), "too few points: 3. At least 4"),
        (lambda: change_point([2, 2, 2, 2]), "All values are 2"),
        (lambda: change_point([1, 2, None, 4]), "Value 3 of 4 is missing"),
        (lambda: change_point([1, 2, 3, 4], shuffles=10), "shuffles must be a whole number, 99 or more"),
    ],
)
def test_what_cannot_be_used_is_named(call, sentence):
    with speaking("en"), pytest.raises(ValueError, match=sentence):
        call()
