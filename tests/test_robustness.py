"""What each way of reading is worth where the world isn't as the items have it."""

import numpy as np
import pytest

from datawijs.items.pool import pool_of
from datawijs.items.reference import plant
from datawijs.items.robustness import AS_TAUGHT, SEED, alarms_right, robustness_report

PAIRS = 1500  # a standard error of about 0.05 in d′


@pytest.fixture(scope="module")
def report():
    return robustness_report(PAIRS)


def test_the_line_and_the_count_hold_beside_every_habit(report):
    """From three tests after the decline on: two are too few for either."""
    shares = report.xs("of_ideal", axis=1, level="measure")
    habits = shares[["drops", "below", "colours", "limits"]].max(axis=1)
    sudden = shares.index.isin([("sudden", since) for since in (3, 4, 5)])
    assert (shares.loc[sudden, "counted"] > habits[sudden] + 0.15).all()
    assert (shares.loc[sudden, "taught"] > habits[sudden] + 0.1).all()
    rougher = shares.index.get_level_values("kind").isin(["memory", "growth", "tails", "lifelike"])
    assert (shares.loc[rougher, "taught"] > habits[rougher] + 0.05).all()


def test_one_pupil_in_ten_is_three_series_in_a_hundred(report):
    right = alarms_right(PAIRS)
    line = report.loc[(AS_TAUGHT, 0), "taught"]
    for name, share in (("series", 0.1), ("pupils", 0.1 / 3)):
        expected = share * line["hits"] / (share * line["hits"] + (1 - share) * line["false_alarms"])
        assert right.loc["taught", name] == pytest.approx(expected)
    assert right.loc["taught", "pupils"] < 0.16 < 0.25 < right.loc["taught", "series"]


def test_memory_makes_alarms_more_common(report):
    false_alarms = report.xs("false_alarms", axis=1, level="measure")
    for reader in ("taught", "strict", "counted"):
        assert false_alarms.loc[("memory", 0), reader] > false_alarms.loc[(AS_TAUGHT, 0), reader]
        assert false_alarms.loc[("sudden", 2), reader] == false_alarms.loc[(AS_TAUGHT, 0), reader]


def test_a_gradual_decline_ends_where_a_sudden_one_begins():
    pool = pool_of(SEED)
    quiet = pool.take(np.flatnonzero(~pool.cases.declines)[:200])
    sudden, gradual = (
        plant(quiet, np.random.default_rng(5), onsets=(9, 9), gradual=gradual) for gradual in (False, True)
    )
    lost = [quiet.cases.scores - cases.scores for cases in (sudden, gradual)]
    inside = (sudden.scores > 0).all(axis=1)  # nobody at the end of the scale
    for of_one in lost:
        assert (of_one[:, :8][~np.isnan(of_one[:, :8])] == 0).all()
    assert lost[1][inside, -1] == pytest.approx(lost[0][inside, -1], abs=0.06, nan_ok=True)
    quarter = lost[1][inside, 8] / lost[0][inside, 8]
    assert quarter[~np.isnan(quarter)] == pytest.approx(0.25, abs=0.02)
