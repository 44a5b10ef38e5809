"""Labels beside a chart stand apart, each as near as can be to what it belongs to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression

from datawijs.dashboards.style import _apart, _rising

HEIGHTS = st.lists(st.floats(-1, 2), min_size=1, max_size=8)


@given(HEIGHTS)
def test_what_rises_is_what_scipy_finds(values):
    assert _rising(values) == pytest.approx(isotonic_regression(values).x.tolist(), abs=1e-12)


@given(HEIGHTS, st.floats(0.01, 0.1))
def test_labels_keep_their_order_and_a_gap(heights, gap):
    placed = np.array(_apart(heights, gap))[np.argsort(heights, kind="stable")]
    assert np.diff(placed).min(initial=1) >= gap - 1e-12
    assert placed.min() >= 0


def test_without_labels_there_is_nothing_to_place():
    assert _apart([], 0.1) == []


def test_labels_that_stand_apart_stay_where_they_are():
    assert _apart([0.8, 0.1, 0.5], 0.05) == pytest.approx([0.8, 0.1, 0.5])
