"""The item bank: 120 items to practise with, at five levels of difficulty, on every level half of them declines."""

from functools import lru_cache

import numpy as np

from datawijs.items.assembly import Assembly
from datawijs.items.difficulty import LEVELS, level_of
from datawijs.items.forms import FORM_SEEDS
from datawijs.items.item import Item
from datawijs.items.make_item import make_items
from datawijs.items.pool import Pool, pool_of, pools_together, thinned
from datawijs.items.readers import answers
from datawijs.items.reference import rates, reference_sample
from datawijs.language import _

PER_LEVEL = 12  # of each kind
QUIET_CANDIDATES = 40  # for each level
HARD_TESTS = (0.4, 0.6)  # the share of either kind with a test that was clearly too hard for the whole class
# How many alarms fewer and more of 60 than in the large sample, for hits and for false alarms: rounded to the nearest, except
# where two readers are close together. There the taught reading is rounded for the better and the ideal observer for the
# worse, so that the bank doesn't understate what the taught reading is worth.
NEAREST, UP, DOWN = (0.5, 0.5), (0, 1), (1, 0)
ROUNDED = {"taught": (UP, DOWN), "ideal": (DOWN, UP)}
MOST_BOARDS = 3
BANKS_KEPT = 4
NEXT_BOARD = 100_000  # from the seed of one board to the seed of the next


def item_bank(seed: int = 1) -> tuple[Item, ...]:
    """Return 120 items: on each of five levels 12 pupils who decline and 12 with nothing going on, easiest first.

    The same seed gives the same items. They are drawn by lot from the fictional board with that seed (and from others where it
    has too few declines of a kind), under the condition that every reader of `READERS` raises as many alarms in them, right
    and wrong ones, as in the large sample (`reference_sample`), to within one of sixty. No pupil comes twice, and nobody from
    the two test forms comes at all.

    Raises ValueError for a seed that can't be used.
    """
    return _items(seed)  # remembered by its seed, whether that was given or not


def bank_pool(seed: int = 1) -> Pool:
    """Return the items of the bank as part of the pool, in the same order. Raises ValueError as `item_bank` does."""
    return _pool(seed)


@lru_cache(maxsize=BANKS_KEPT)
def _items(seed: int) -> tuple[Item, ...]:
    pool = _pool(seed)
    return make_items(pool, range(len(pool)))


@lru_cache(maxsize=BANKS_KEPT)
def _pool(seed: int) -> Pool:
    if seed in FORM_SEEDS:
        raise ValueError(
            _("The boards with seed {seed} are kept for the test forms; take another seed.").format(seed=seed)
        )
    pools: list[Pool] = []
    for number in range(MOST_BOARDS):
        pools.append(pool_of(seed + number * NEXT_BOARD))
        pool = pools_together(*pools)
        rows = _choose(pool, seed)
        if rows is not None:
            return pool.take(rows)
    raise ValueError(_("The boards of seed {seed} have too few pupils of a kind; take another seed.").format(seed=seed))


def _choose(pool: Pool, seed: int) -> np.ndarray | None:
    """The rows of the items, easiest first; None when the pool has too few of a kind."""
    random = np.random.default_rng(seed)
    candidates = thinned(pool, QUIET_CANDIDATES, random)
    few = pool.take(candidates)
    declines, levels = few.cases.declines, level_of(few.difficulty)
    hard, count = few.facts["hard_test"].notna().to_numpy(), PER_LEVEL * len(LEVELS)
    program = Assembly(len(few))
    for kind in (declines, ~declines):
        for level in LEVELS:
            program.limit(kind & (levels == level), PER_LEVEL, PER_LEVEL)
        program.limit(kind & hard, *(count * share for share in HARD_TESTS))
    expected = rates(reference_sample(seed))
    for reader, said in answers(few.cases).items():
        rounded = ROUNDED.get(reader, (NEAREST, NEAREST))
        for kind, rate, (fewer, more) in zip((declines, ~declines), expected[reader], rounded, strict=True):
            program.limit(kind & said, count * rate - fewer, count * rate + more)
    found = program.choose(random.random(len(few)))  # by lot
    return None if found is None else candidates[found[0][np.argsort(few.difficulty[found[0]], kind="stable")]]
