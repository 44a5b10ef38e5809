"""Two parallel test forms, A and B, for before and after a training.

Each has 20 items, 10 declines and 10 pupils with nothing going on, in the same cells of one design. Declines: begun two to six
tests ago, small (below 2 of the pupil's own wobbles) or large, one item each. The others: so many on each level of difficulty.
In half of either kind one test was clearly too hard for the whole class.

Which items, an integer program decides (see `assembly`). On both forms every reader of `READERS` raises equally many alarms,
right and wrong ones, about as many as in the large sample; the simulated people expect the same number right, from the least
noise to the most; and twins, the items of one cell, are about equally hard. Of all pairs of forms that keep to this it takes
the one that tells the people apart best.
"""

from functools import cache

import numpy as np

from datawijs.items.assembly import Assembly
from datawijs.items.difficulty import LEVELS, level_of
from datawijs.items.item import Item
from datawijs.items.make_item import make_items
from datawijs.items.people import chance_right
from datawijs.items.pool import Pool, pool_of, pools_together, thinned
from datawijs.items.readers import answers
from datawijs.items.reference import rates, reference_sample
from datawijs.language import _

FORMS = ("A", "B")
FORM_SEEDS = (20_001, 20_002)  # boards for the forms alone: nobody has practised with their pupils
QUIET_CANDIDATES = 60  # for each level, drawn from hundreds: plenty to choose from, and quick

OF_EACH_KIND = 10
LARGE = 2.0  # wobbles: the middle of the sizes that the board draws
QUIET_PER_LEVEL = (2, 3, 3, 1, 1)  # about as they are among pupils with nothing going on, with both ends
DECLINES_PER_LEVEL = (0, 4)  # at least and at most: graded, yet free enough to tell people apart
HARD_TESTS = 5
TWINS_WITHIN = 0.06  # in difficulty
PEOPLE_WITHIN = 0.15  # items of 20, which is less than one percentage point

# What each reader gets right follows from the large sample, except for these two: hits and false alarms of 10. An item on which
# the best reader is wrong can't tell people apart, so a form has just one: it is a little plainer than the large sample.
SET = {"taught": (10, 2), "ideal": (10, 1)}


@cache
def form(name: str) -> tuple[Item, ...]:
    """Return the 20 items of form "A" or "B", in the order of the test. Raises ValueError for another name."""
    pool = form_pool(name)
    return make_items(pool, _orders()[FORMS.index(name)])


def form_pool(name: str) -> Pool:
    """Return the items of a form as part of the pool, twins at the same place; `form` has them in the order of the test.

    Raises ValueError for another name than "A" and "B"."""
    if name not in FORMS:
        raise ValueError(_("There are two forms, A and B; this is {name!r}.").format(name=name))
    return _assembled()[FORMS.index(name)]


@cache
def _assembled() -> list[Pool]:
    pool = _candidates()
    program = Assembly(len(pool), len(FORMS))
    _fill_cells(program, pool)
    _nobody_twice(program, pool)
    _same_answers(program, pool)
    _same_people(program, pool)
    found = program.choose(_telling(pool))
    if found is None:
        raise RuntimeError("The boards of FORM_SEEDS have no two parallel forms; take others.")
    return [pool.take(rows[np.lexsort((pool.difficulty[rows], _cells(pool)[rows]))]) for rows in found]


@cache
def _candidates() -> Pool:
    """All declines of the boards, and on each level some of the pupils with nothing going on."""
    pool = pools_together(*(pool_of(seed) for seed in FORM_SEEDS))
    return pool.take(thinned(pool, QUIET_CANDIDATES, np.random.default_rng(FORM_SEEDS)))


@cache
def _orders() -> list[np.ndarray]:
    """The order of each form, drawn by lot. Who remembers of one form only which places were declines is right on half of the
    other."""
    random = np.random.default_rng(FORM_SEEDS)
    first, second = (pool.cases.declines for pool in _assembled())
    order = random.permutation(len(first))
    other = random.permutation(len(second))
    while (first[order] == second[other]).sum() != len(first) // 2:
        other = random.permutation(len(second))
    return [order, other]


def _cells(pool: Pool) -> np.ndarray:
    """The cell of each case: since when and how much it declines (20 and up), or its level of difficulty (1–5)."""
    declines = 10 * pool.cases.since + (pool.cases.size_sd >= LARGE)
    return np.where(pool.cases.declines, declines, level_of(pool.difficulty))


def _fill_cells(program: Assembly, pool: Pool) -> None:
    cells, declines, hard = _cells(pool), pool.cases.declines, pool.facts["hard_test"].notna().to_numpy()
    for cell in np.unique(cells):
        count = QUIET_PER_LEVEL[cell - 1] if cell in LEVELS else 1
        program.limit(cells == cell, count, count)
        program.alike((cells == cell) * pool.difficulty, within=TWINS_WITHIN)
    for level in LEVELS:
        program.limit(declines & (level_of(pool.difficulty) == level), *DECLINES_PER_LEVEL)
    for kind in (declines, ~declines):
        program.limit(kind & hard, HARD_TESTS, HARD_TESTS)


def _nobody_twice(program: Assembly, pool: Pool) -> None:
    """No name twice in a form, so that nobody wonders whether it is the same pupil."""
    names = pool.facts["name"].to_numpy()
    for name in np.unique(names):
        program.limit(names == name, 0, 1)


def _same_answers(program: Assembly, pool: Pool) -> None:
    declines = pool.cases.declines
    expected = rates(reference_sample(FORM_SEEDS[0]))
    for reader, said in answers(pool.cases).items():
        wanted = SET.get(reader) or [round(OF_EACH_KIND * rate) for rate in expected[reader]]
        for kind, alarms in zip((declines, ~declines), wanted, strict=True):
            program.limit(kind & said, alarms, alarms)


def _same_people(program: Assembly, pool: Pool) -> None:
    quiet = ~pool.cases.declines
    for chances in _chances(pool):
        program.alike(chances, within=PEOPLE_WITHIN)
        # nobody above the ideal observer: a little noise must not gain by luck what the best reader has wrong
        program.limit(chances * quiet, 0, OF_EACH_KIND - SET["ideal"][1])


def _chances(pool: Pool) -> np.ndarray:
    return chance_right(pool.odds, pool.cases.declines)


def _telling(pool: Pool) -> np.ndarray:
    """How well each case tells the people apart: the covariance of the chance of a right answer with ability.

    As ability counts what a person gets right on average. The sum over a form is what its reliability (KR-20) grows with.
    """
    chances = _chances(pool)
    ability = chances.mean(axis=1)
    telling: np.ndarray = (ability - ability.mean()) @ chances / len(ability)
    return telling
