"""What is told of a series in words: places whose values read alike are alike."""

import pandas as pd
import pytest

from datawijs.dashboards.words import told
from datawijs.language import speaking


@pytest.mark.parametrize(
    ("values", "lowest", "highest"),
    [
        ([67.04, 70.0, 66.96, 68.0], "Lowest: 67.0 (test 1 and test 3).", "Highest: 70.0 (test 2)."),
        ([70.04, 66.0, 69.96, 68.0], "Lowest: 66.0 (test 2).", "Highest: 70.0 (test 1 and test 3)."),
        ([67.04, 70.0, 66.94, 68.0], "Lowest: 66.9 (test 3).", "Highest: 70.0 (test 2)."),
    ],
)
def test_what_reads_alike_is_told_alike(values, lowest, highest):
    series = pd.Series(values, index=range(1, len(values) + 1))
    with speaking("en"):
        said = told("Class", series, lambda number: f"test {number}")
    assert lowest in said
    assert highest in said


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([60.0, 70.0, 50.0, 55.0], "starts at 60.0 (test 1), ends at 55.0 (test 4). Lowest: 50.0 (test 3)."),
        ([None, 60.0, 70.0, 50.0], "starts at 60.0 (test 2), ends at 50.0 (test 4). Lowest: 50.0 (test 4)."),
        ([60.0, 70.0, 50.0, None], "starts at 60.0 (test 1), ends at 50.0 (test 3). Lowest: 50.0 (test 3)."),
        ([None, None, 60.0, None], "starts at 60.0 (test 3), ends at 60.0 (test 3). Lowest: 60.0 (test 3)."),
    ],
)
def test_a_series_starts_and_ends_where_a_result_is(values, words):
    series = pd.Series(values, index=range(1, len(values) + 1), dtype=float)
    with speaking("en"):
        said = told("Class", series, lambda number: f"test {number}")
    assert said.startswith(f"Class: {words}")
    assert ("Missing: " in said) == (None in values)
