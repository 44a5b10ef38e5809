"""Assemble the two forms, and write them to forms.json: `python -m datawijs.items.assemble_forms`.

What a form is, stands in `forms`. The pairs of twins to choose from are two items with the same answer, of two pupils who
decline since equally long or don't decline, on which all simulated people are about equally often right. Which pairs, an
integer program decides (see `assembly`): every habit of reading raises equally many alarms on both forms, right and wrong
ones, about as many as in the large sample, and gives equally many supported answers; so do the simulated people of all three
kinds (`seeing`), from the least noise to the most, from eager to reluctant, to within PEOPLE_WITHIN. Of all such pairs of
forms it takes the one that tells the people apart best, or one nearly as good.

It takes minutes, and another version of the solver may find other forms that are as good. So the forms are kept, and only
change on purpose; a test holds those that are kept against all that is asked here.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from datawijs.items.assembly import Assembly
from datawijs.items.best_reader import best_reader_answers
from datawijs.items.evidence import DECLINE, EARLY, NOISE
from datawijs.items.forms import (
    ANSWERS_OF,
    CLEAR,
    FORM_SEEDS,
    FORMS,
    FORMS_FILE,
    HARD_TESTS,
    LARGE,
    LARGE_ONES,
    MOST_OF_HABITS,
    OF_EACH_KIND,
    OF_EACH_ONSET,
    PEOPLE_WITHIN,
    RATES_WITHIN,
    RAW,
)
from datawijs.items.pool import Pool, pool_of, pools_together
from datawijs.items.raw_reading import can_be_raw, misleads_raw
from datawijs.items.readers import HABITS, answers, count_answers
from datawijs.items.reference import rates, reference_sample
from datawijs.items.score import supported
from datawijs.items.seeing import beside_the_line, counting, eyeing, weighing

QUIET_CANDIDATES = 100  # with each answer, drawn from hundreds: plenty to choose from, and quick
TWINS_OF_EACH = 2  # how many of the items that are most alike may be its twin


def assembled() -> list[list[dict[str, Any]]]:
    """Return both forms, each a list of its items in the order of the test: key, twin (a number that it shares with its twin)
    and raw (whether it is shown raw). Raises RuntimeError when no two forms are what they should be."""
    pools = _chosen(_pairs(_candidates()))
    raw = _raw(pools)
    return [
        [{"key": str(pool.facts["key"][place]), "twin": int(place), "raw": bool(raw[place])} for place in order]
        for pool, order in zip(pools, _orders(pools), strict=True)
    ]


def _chosen(pairs: "_Pairs") -> list[Pool]:
    program = Assembly(len(pairs))
    _fill_cells(program, pairs)
    _nobody_twice(program, pairs)
    _same_for_habits(program, pairs)
    _same_for_people(program, pairs)
    found = program.choose(_telling(pairs))
    if found is None:
        raise RuntimeError("The boards of FORM_SEEDS have no two parallel forms; take others.")
    return [pairs.pool.take(side[found[0]]) for side in pairs.sides]


def _raw(pools: list[Pool]) -> np.ndarray:
    """Which places hold the items that are shown raw: twins are both, or neither. Drawn by lot."""
    random = np.random.default_rng(FORM_SEEDS)
    fit = np.logical_and(*(can_be_raw(pool.cases) for pool in pools))
    misled = np.logical_and(*(misleads_raw(pool.cases) for pool in pools))
    best, raw = supported(pools[0].cases), np.zeros(len(pools[0]), dtype=bool)
    for answer, count in RAW.items():
        able = np.flatnonzero((best == answer) & (misled if answer == NOISE else fit))
        raw[random.choice(able, count, replace=False)] = True
    return raw


def _orders(pools: list[Pool]) -> list[np.ndarray]:
    """The order of each form, drawn by lot. Who remembers of one form only which places were declines is right on half of the
    other."""
    random = np.random.default_rng(FORM_SEEDS)
    first, second = (pool.cases.declines for pool in pools)
    order = random.permutation(len(first))
    other = random.permutation(len(second))
    while (first[order] == second[other]).sum() != len(first) // 2:
        other = random.permutation(len(second))
    return [order, other]


def _candidates() -> Pool:
    """The items of the boards that can be in a form: all declines, and with each answer some of the others, of each pupil
    one."""
    pool = pools_together(*(pool_of(seed) for seed in FORM_SEEDS))
    pool = pool.take(_fit(pool))
    declines, best, misleads = pool.cases.declines, supported(pool.cases), misleads_raw(pool.cases)
    random = np.random.default_rng(FORM_SEEDS)
    order = random.permutation(len(pool))
    order = order[np.argsort(~declines[order], kind="stable")]  # declines first, so that they keep their pupils
    first = order[~pool.facts["pupil_id"].iloc[order].duplicated().to_numpy()]
    drawn = [first[declines[first]]]
    for answer in (NOISE, EARLY):
        for misled in (True, False):
            drawn.append(first[(~declines & (best == answer) & (misleads == misled))[first]][:QUIET_CANDIDATES])
    return pool.take(np.sort(np.concatenate(drawn)))


def _fit(pool: Pool) -> np.ndarray:
    """Whether all who read well agree on an item, and an eye can see it."""
    best = supported(pool.cases)
    agreed = (best == count_answers(pool.cases)) & (best == best_reader_answers(pool.cases))
    fit: np.ndarray = agreed & (np.abs(beside_the_line(pool)).min(axis=1) >= CLEAR)
    return fit


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Pairs of twins: of `pool` the rows `sides[0]` for form A, and `sides[1]` for form B. Each pair is there both ways
    round."""

    pool: Pool
    sides: tuple[np.ndarray, np.ndarray]

    def __len__(self) -> int:
        return len(self.sides[0])

    def of_each(self, values: np.ndarray) -> Iterator[np.ndarray]:
        """The values of the items, for form A and for form B."""
        return (values[..., side] for side in self.sides)

    def difference(self, values: np.ndarray) -> np.ndarray:
        """By how much A is higher than B."""
        first, second = self.of_each(np.asarray(values, dtype=float))
        higher: np.ndarray = first - second
        return higher


def _pairs(pool: Pool) -> _Pairs:
    """Pair each item with those that are most like it, of the same cell."""
    cells, seen = _cells(pool), np.concatenate([weighing(pool), counting(pool), eyeing(pool)])
    found: set[tuple[int, int]] = set()
    for cell in np.unique(cells):
        rows = np.flatnonzero(cells == cell)
        apart = np.abs(seen[:, rows, np.newaxis] - seen[:, np.newaxis, rows]).mean(axis=0)
        np.fill_diagonal(apart, np.inf)
        for one, nearest in zip(rows, np.argsort(apart, axis=1, kind="stable"), strict=True):
            twins = rows[nearest[: min(TWINS_OF_EACH, len(rows) - 1)]]
            found |= {(int(one), int(other)) for other in twins} | {(int(other), int(one)) for other in twins}
    first, second = np.array(sorted(found)).T
    return _Pairs(pool, (first, second))


def _cells(pool: Pool) -> np.ndarray:
    """The cell of each item: twins share their answer, since when they decline, and what reading them raw does."""
    raw = can_be_raw(pool.cases).astype(int) + misleads_raw(pool.cases)
    keys = [*zip(supported(pool.cases), pool.cases.since, raw, strict=True)]
    return np.array([f"{answer} {since} {how}" for answer, since, how in keys])


def _fill_cells(program: Assembly, pairs: _Pairs) -> None:
    cases, best = pairs.pool.cases, supported(pairs.pool.cases)
    hard = pairs.pool.facts["hard_test"].notna().to_numpy()
    first = pairs.sides[0]  # what twins share, either of them tells
    for kind, counts in ANSWERS_OF.items():
        for answer, count in counts.items():
            program.limit(((cases.declines == kind) & (best == answer))[first], count, count)
        for side in pairs.of_each((cases.declines == kind) & hard):
            program.limit(side, HARD_TESTS, HARD_TESTS)
    for since in np.unique(cases.since[cases.declines]):
        program.limit((cases.since == since)[first], OF_EACH_ONSET, OF_EACH_ONSET)
    for side in pairs.of_each(cases.declines & (cases.size_sd >= LARGE)):
        program.limit(side, LARGE_ONES, LARGE_ONES)
    for answer, count in RAW.items():
        fit = misleads_raw(cases) if answer == NOISE else can_be_raw(cases)
        program.limit((fit & (best == answer))[first], count, sum(of[answer] for of in ANSWERS_OF.values()))


def _nobody_twice(program: Assembly, pairs: _Pairs) -> None:
    """No item twice, and no name twice in a form, so that nobody wonders whether it is the same pupil."""
    first, second = pairs.sides
    for item in np.unique(first):
        program.limit((first == item) | (second == item), 0, 1)
    names = pairs.pool.facts["name"]
    for name in names[names.duplicated()].unique():
        for side in pairs.of_each((names == name).to_numpy()):
            program.limit(side, 0, 1)


def _same_for_habits(program: Assembly, pairs: _Pairs) -> None:
    cases, best = pairs.pool.cases, supported(pairs.pool.cases)
    expected, said = rates(reference_sample(FORM_SEEDS[0])), answers(pairs.pool.cases)
    for habit in HABITS:
        right = np.where(said[habit], DECLINE, NOISE) == best
        program.limit(pairs.difference(right), 0, 0)
        program.limit(next(pairs.of_each(right)), 0, MOST_OF_HABITS)
        for kind, rate in zip((cases.declines, ~cases.declines), expected[habit], strict=True):
            alarms, about = kind & said[habit], round(OF_EACH_KIND * rate)
            program.limit(pairs.difference(alarms), 0, 0)
            program.limit(next(pairs.of_each(alarms)), about - RATES_WITHIN, about + RATES_WITHIN)
    for kind in (cases.declines, ~cases.declines):
        program.limit(pairs.difference(kind & said["ideal"]), 0, 0)


def _same_for_people(program: Assembly, pairs: _Pairs) -> None:
    pool = pairs.pool
    for chances in np.concatenate([weighing(pool), counting(pool), eyeing(pool)]):
        program.limit(pairs.difference(chances), -PEOPLE_WITHIN, PEOPLE_WITHIN)


def _telling(pairs: _Pairs) -> np.ndarray:
    """How well each pair tells the people apart: the covariance of the chance of a supported answer with ability.

    As ability counts how many answers a person gives that are supported, on average. The sum over a form is what its
    reliability (KR-20) grows with.
    """
    chances = weighing(pairs.pool)
    ability = chances.mean(axis=1)
    first, second = pairs.of_each((ability - ability.mean()) @ chances / len(ability))
    telling: np.ndarray = first + second
    return telling


if __name__ == "__main__":
    forms = dict(zip(FORMS, assembled(), strict=True))
    FORMS_FILE.write_text(json.dumps(forms, indent=1) + "\n", encoding="utf-8")
