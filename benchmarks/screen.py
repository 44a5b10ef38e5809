"""How much faster is `screen` than pandas groupby().apply() of the one-series functions?

    python benchmarks/screen.py [series]

Both answer the same for each series of 12 results: limits, signals, chance of a decline. One million series go through
`screen`; groupby().apply() gets a sample of them, because all would take an hour, and its time is scaled up by the number of
series (it grows with that number, so this is fair; making the long table is not counted).
"""

import sys
from time import perf_counter

import numpy as np
import pandas as pd

from datawijs.signals import DeclineModel, decline_posterior, find_signals, process_limits, screen

SERIES, SAMPLE, POINTS, MISSING = 1_000_000, 1_000, 12, 0.05
MODEL = DeclineModel()


def one_series(results: pd.DataFrame, with_posterior: bool) -> pd.Series:
    """What a notebook without `screen` would do for one pupil in one subject."""
    there = results["score"].dropna()
    limits = process_limits(there)
    signals = find_signals(there, limits)
    row = {"lower": limits.lower, "centre": limits.centre, "upper": limits.upper, "signal": len(signals) > 0}
    if with_posterior:
        row["decline"] = decline_posterior(results["score"].to_numpy(), MODEL).probability[0]
    return pd.Series(row)


def seconds(work) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def main(series: int) -> None:
    random = np.random.default_rng(2026)
    table = random.normal(68, 12, size=(series, POINTS))
    table[random.random(table.shape) < MISSING] = np.nan
    sample = min(SAMPLE, series)
    long = pd.DataFrame(
        {"series": np.repeat(np.arange(sample), POINTS), "score": table[:sample].ravel()},
        index=np.tile(np.arange(1, POINTS + 1), sample),
    )
    for with_posterior in (False, True):
        model = MODEL if with_posterior else None
        at_once = seconds(lambda model=model: screen(table, model=model))
        by_one = seconds(lambda flag=with_posterior: long.groupby("series").apply(one_series, flag))
        scaled = by_one / sample * series
        what = "limits, rules, posterior" if with_posterior else "limits and rules"
        print(f"{what}: screen {at_once:.1f} s for {series:,} series")
        print(
            f"  groupby().apply() {by_one:.1f} s for {sample:,}, so {scaled:,.0f} s for all; ratio {scaled / at_once:,.0f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SERIES)
