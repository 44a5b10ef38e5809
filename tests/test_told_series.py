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
