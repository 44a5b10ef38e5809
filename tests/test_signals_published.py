"""Simulations with a fixed seed, against published run lengths and the shares that the course names."""

import numpy as np
import pytest

from datawijs.signals import (
    RULE_SETS,
    ProcessLimits,
    Rule,
    RuleSet,
    detection,
    false_alarm_share,
    has_signal,
    process_limits,
    recent_change,
)
from datawijs.signals.constants import LIMIT_FACTOR
from datawijs.signals.limits import mean_moving_range

KNOWN_LIMITS = ProcessLimits(lower=-3, centre=0, upper=3, moving_range_upper=3.686, trial=False)
THREE_SIGMA_ALONE = RuleSet((Rule("outside", 1, 1, beyond=1),), "W. A. Shewhart (1931)")
LONGEST_WINDOW = 8


def run_lengths(rules, *, shift, charts=1500):
    """Watch many charts with known limits, point by point, until each has its first signal."""
    random = np.random.default_rng(2026)
    lengths = np.zeros(charts, dtype=int)
    seen = np.zeros((charts, LONGEST_WINDOW))  # points on the centre count for no rule
    waiting = np.arange(charts)
    while len(waiting):
        seen = np.column_stack([seen[:, 1:], random.normal(shift, size=len(waiting))])
        lengths[waiting] += 1
        quiet = ~has_signal(seen, KNOWN_LIMITS, rules=rules)
        waiting, seen = waiting[quiet], seen[quiet]
    return lengths


@pytest.mark.parametrize(
    ("rules", "shift", "published"),
    [
        (THREE_SIGMA_ALONE, 0, 370.4),
        (THREE_SIGMA_ALONE, 1, 43.9),
        (RULE_SETS["western-electric"], 0, 91.75),
        (RULE_SETS["western-electric"], 1, 9.22),
    ],
    ids=["three sigma, no change", "three sigma, one sigma", "all four, no change", "all four, one sigma"],
)
def test_average_run_lengths_are_those_of_champ_and_woodall(rules, shift, published):
    # Technometrics 29 (1987), 393–399.
    lengths = run_lengths(rules, shift=shift)
    assert lengths.mean() == pytest.approx(published, abs=4 * lengths.std() / np.sqrt(len(lengths)))


@pytest.mark.parametrize(("points", "percent"), [(8, 3.5), (10, 5.3), (12, 7.2), (20, 14.9)])
def test_share_of_random_series_that_the_nhs_rules_flag(points, percent):
    assert 100 * false_alarm_share(points, screen=True) == pytest.approx(percent, abs=0.7)


@pytest.mark.parametrize(("points", "percent"), [(8, 2.0), (10, 3.3), (12, 4.7), (20, 11.8)])
def test_limits_without_screening_flag_fewer(points, percent):
    # Own simulation of 100,000 series: the printed shares above are those of screened limits.
    assert 100 * false_alarm_share(points) == pytest.approx(percent, abs=0.7)


@pytest.mark.parametrize(("drop", "percent"), [(0, 5.5), (1, 22.6), (2, 52.3)])
def test_four_new_results_below_the_limit_of_eight_earlier_ones(drop, percent):
    table = np.random.default_rng(5).normal(size=(20_000, 12))
    table[:, 8:] -= drop
    lower = table[:, :8].mean(axis=1) - LIMIT_FACTOR * mean_moving_range(table[:, :8])
    assert lower[0] == pytest.approx(process_limits(table[0], baseline=8).lower)
    share = (table[:, 8:].min(axis=1) < lower).mean()
    assert 100 * share == pytest.approx(percent, abs=1.2)


def test_chance_of_a_recent_drop_is_what_it_says():
    # Without any change the chance is uniform: a drop with a chance below 10 % occurs in 10 % of the series.
    chances = [recent_change(row).chance for row in np.random.default_rng(7).normal(60, 10, size=(4000, 12))]
    for level in (0.05, 0.1, 0.5):
        assert np.mean(np.array(chances) < level) == pytest.approx(level, abs=4 * np.sqrt(level * (1 - level) / 4000))


def test_last_three_against_earlier_is_a_good_habit():
    # 12 results, in half of the series a decline of 1–3 SD, begun 2–6 results ago; the threshold in the middle.
    random = np.random.default_rng(11)
    table = random.normal(size=(4000, 12))
    declined = np.arange(4000) < 2000
    for row in table[:2000]:
        row[-random.integers(2, 7) :] -= random.uniform(1, 3)
    drops = np.array([recent_change(row).drop for row in table])
    flagged = drops > np.median(drops)
    judged = detection(
        int((flagged & declined).sum()),
        int((~flagged & declined).sum()),
        int((flagged & ~declined).sum()),
        int((~flagged & ~declined).sum()),
    )
    assert judged.d_prime == pytest.approx(1.9, abs=0.25)
