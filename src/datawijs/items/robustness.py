"""What each way of reading is worth where the world isn't as the items have it: other onsets, slow declines, rough series.

The ideal observer stays the one of the items, who knows how those come about. In a rougher world it is no longer the best that
could be done, so a share of it says how a reading holds beside that one reader, and not beside the best possible.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from datawijs.board import LIFELIKE, PLAIN, Wobble
from datawijs.items.cases import Cases, together
from datawijs.items.ideal import ONSETS
from datawijs.items.measures import measures
from datawijs.items.pool import pool_of
from datawijs.items.reference import plant
from datawijs.signals import predictive_value

SEED = 20_003  # a board that neither the forms nor the practice come from
PAIRS = 4000
TESTS = 12
GUESSES_AND_PEOPLE = ("guesses", "noise")
SERIES_A_PUPIL = 3  # subjects: one pupil in ten who declines in one of them is one series in thirty
ONE_IN_TEN = 0.1


@dataclass(frozen=True)
class World:
    """`since`: how many tests there were since a decline began, at least and at most; `gradual`: in equal steps instead of at
    once; `wobble`: how results scatter."""

    since: tuple[int, int] = (TESTS + 1 - ONSETS[1], TESTS + 1 - ONSETS[0])
    gradual: bool = False
    wobble: Wobble = PLAIN


AS_TAUGHT = "as taught"
ROUGHER = {
    "memory": Wobble(memory=LIFELIKE.memory),
    "growth": Wobble(growth=LIFELIKE.growth),
    "tails": Wobble(tails=LIFELIKE.tails),
    "lifelike": LIFELIKE,
}


def worlds() -> Iterator[tuple[tuple[str, int], World]]:
    """Yield each world with its kind and, where it has one, how many tests ago declines began (0: as the items have it)."""
    yield (AS_TAUGHT, 0), World()
    first, last = World().since
    for gradual, kind in ((False, "sudden"), (True, "gradual")):
        for since in range(first, last + 1):
            yield (kind, since), World(since=(since, since), gradual=gradual)
    for kind, wobble in ROUGHER.items():
        yield (kind, 0), World(wobble=wobble)


def robustness_report(pairs: int = PAIRS) -> pd.DataFrame:
    """Return what each reader (columns: reader, measure) reaches in each world (rows: kind, since).

    Measures: `d_prime`, its share of the ideal observer's (`of_ideal`), and `hits` and `false_alarms` as shares, all on `pairs`
    pupils without a decline and as many with one.

    In worlds that differ in their declines alone false alarms are the same, and so are the pupils.
    """
    return _report(pairs)  # remembered by the number, whether that was given or not


@cache
def _report(pairs: int) -> pd.DataFrame:
    rows = {world: _measured(_sample(described, pairs)) for world, described in worlds()}
    table = pd.DataFrame({world: found.stack() for world, found in rows.items()}).T
    table.index.names, table.columns.names = ["kind", "since"], ["reader", "measure"]
    return table


def _measured(cases: Cases) -> pd.DataFrame:
    found = measures(cases)
    readers = [name for name in found.index if not str(name).startswith(GUESSES_AND_PEOPLE)]
    found = found.loc[readers, ["d_prime", "hits", "false_alarms"]]
    return found.assign(of_ideal=found["d_prime"] / found.loc["ideal", "d_prime"])


def _sample(world: World, pairs: int) -> Cases:
    """Pupils with nothing going on, and the same with a decline."""
    pool = pool_of(SEED, world.wobble)
    random = np.random.default_rng(SEED)
    rows = np.flatnonzero(~pool.cases.declines)
    quiet = pool.take(np.sort(random.choice(rows, min(pairs, len(rows)), replace=False)))
    onsets = (TESTS + 1 - world.since[1], TESTS + 1 - world.since[0])
    return together(quiet.cases, plant(quiet, random, onsets=onsets, gradual=world.gradual))


def alarms_right(pairs: int = PAIRS) -> pd.DataFrame:
    """Return for each reader which share of its alarms is right, by how common declines are: one series in ten, or one pupil in
    ten who declines in one of three subjects (columns `series`, `pupils`)."""
    of_readers = robustness_report(pairs).loc[(AS_TAUGHT, 0)].unstack("measure")
    shares = {"series": ONE_IN_TEN, "pupils": ONE_IN_TEN / SERIES_A_PUPIL}
    return pd.DataFrame(
        {
            name: [
                predictive_value(share, hits, 1 - false_alarms)
                for hits, false_alarms in zip(of_readers["hits"], of_readers["false_alarms"], strict=True)
            ]
            for name, share in shares.items()
        },
        index=of_readers.index,
    )
