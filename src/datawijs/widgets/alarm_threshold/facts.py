"""The facts that the words of "Alarm threshold" tell. Every number in a sentence is computed from the drawn classes."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from datawijs.language import rounded, told_difference
from datawijs.widgets.alarm_threshold.classes import (
    DECLINING,
    HEALTHY,
    LAST,
    MINUTES_PER_PUPIL,
    PUPILS,
    TESTS,
    THRESHOLDS,
    WEEKS_PER_LIST,
    minutes_per_week,
)
from datawijs.words import Fact, Number

CLASSES = 200
GUESS_AT = 1.0  # the threshold of the two guesses; their words name it
MINUTES_AVAILABLE = 40  # a week: the stake "little time"
TO_CATCH = 0.8  # of the pupils who decline: the stake "much to lose"


@dataclass(frozen=True)
class Tally:
    """What the rule does: `here` in the one class that is shown, `mean` on average over all drawn classes, `mean_any` likewise
    when three subjects are watched. Each is a table with a row per threshold."""

    here: pd.DataFrame
    mean: pd.DataFrame
    mean_any: pd.DataFrame


def best_for_little_time(mean: pd.DataFrame) -> int:
    """Return the place of the lowest threshold whose list, on average, fits the time available."""
    return int(np.argmax(minutes_per_week(mean["on_list"].to_numpy()) <= MINUTES_AVAILABLE))


def best_for_much_to_lose(mean: pd.DataFrame) -> int:
    """Return the place of the highest threshold that, on average, catches enough of the pupils who decline."""
    return int(np.flatnonzero(mean["caught"].to_numpy() >= TO_CATCH * DECLINING)[-1])


def chosen_facts() -> dict[str, Fact]:
    """Return the facts that we chose; they are the same for every seed."""
    return {
        "pupils": PUPILS,
        "tests": TESTS,
        "last": LAST,
        "declining": DECLINING,
        "healthy": HEALTHY,
        "classes": CLASSES,
        "minutes_each": MINUTES_PER_PUPIL,
        "weeks": WEEKS_PER_LIST,
        "minutes_available": MINUTES_AVAILABLE,
        "share": rounded(TO_CATCH * 10),
    }


def counted_facts(tally: Tally, pupils: pd.DataFrame) -> dict[str, Fact]:
    """Return what was counted: `…_here` in the class that is shown, whose pupils these are, the others on average."""
    guess, zero = tally.mean.loc[GUESS_AT], tally.mean.iloc[0]
    return {
        "false_here": tally.here.loc[GUESS_AT, "false_alarms"],
        "caught_here": tally.here.loc[GUESS_AT, "caught"],
        "weakest": Number(pupils.loc[pupils["declines"], "drop"].min(), 2),
        "strongest": Number(pupils.loc[~pupils["declines"], "drop"].max(), 2),
        "false_mean": Number(guess["false_alarms"], 1),
        "caught_mean": Number(guess["caught"], 1),
        "missed_mean": Number(guess["missed"], 1),
        "false_three": Number(tally.mean_any.loc[GUESS_AT, "false_alarms"], 1),
        "listed_at_zero": Number(zero["on_list"], 1),
        "missed_at_zero": Number(zero["missed"], 1),
        "missed_in_time": Number(tally.mean["missed"].iloc[best_for_little_time(tally.mean)], 1),
        **_agreed(tally.mean),
    }


def _agreed(mean: pd.DataFrame) -> dict[str, Fact]:
    """At the threshold that fits where there is much to lose. Of those on the list, how many decline? (not: of those who
    decline, how many are on the list?)"""
    place = best_for_much_to_lose(mean)
    row = mean.iloc[place]
    hit_rate, alarm_rate = row["caught"] / DECLINING, row["false_alarms"] / HEALTHY
    caught, listed = rounded(row["caught"], 1), rounded(row["on_list"], 1)  # as told, beside the share that they make
    return {
        "threshold_agreed": Number(THRESHOLDS[place], 2),
        "minutes_agreed": Number(minutes_per_week(row["on_list"])),
        "caught_agreed": Number(caught, 1),
        "false_agreed": Number(told_difference(listed, caught, 1), 1),
        "listed_agreed": Number(listed, 1),
        "true_in_hundred": Number(100 * caught / listed),
        "caught_in_hundred": Number(100 * caught / DECLINING),
        "left_in_hundred": Number(100 * (1 - alarm_rate)),
        # with one declining pupil in the class
        "rarer_in_hundred": Number(100 * hit_rate / (hit_rate + (PUPILS - 1) * alarm_rate)),
    }
