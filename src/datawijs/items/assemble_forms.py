"""Assemble the two forms, and write them to forms.json: `python -m datawijs.items.assemble_forms`.

What a form is, stands in `forms`. The pairs of twins to choose from are two items with the same answer that the sharpest
simulated people see most alike: people who see almost without noise, eager or reluctant, whatever they look at (`seeing`). Most
twins both decline, or neither does; but what looks the same may have come about in another way. Which pairs, an integer program
decides (see `assembly`). Both forms hold as many items of each kind. Every habit of reading raises equally many alarms on both,
right and wrong ones, about as many as in the large sample, and gives equally many supported answers. And everybody has the same
expected score on both to within PEOPLE_WITHIN, however sharply they see and however they lean. Of all such pairs of forms it
takes the one that tells the people apart best, or one nearly as good.

It takes a minute or two, and another version of the solver may find other forms that are as good. So the forms are kept, and
only change on purpose; a test holds those that are kept against all that is asked here.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial.distance import cdist

from datawijs.items.assembly import Assembly
from datawijs.items.best_reader import best_reader_answers, borders
from datawijs.items.evidence import DECLINE, NOISE
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
from datawijs.items.people import EAGER
from datawijs.items.pool import Pool, pool_of, pools_together
from datawijs.items.raw_reading import can_be_raw, misleads_raw
from datawijs.items.readers import HABITS, answers, count_answers
from datawijs.items.reference import rates, reference_sample
from datawijs.items.score import supported
from datawijs.items.seeing import DOCUMENTED, SHARPEST, beside_the_line, weighing
from datawijs.signals import ANSWERS

TELLING = 0.95  # of what the most telling item with that answer tells: others of which there are thousands can do without less
# What unlike twins cost, as a square, beside what they tell: so twins are alike where it costs hardly any reliability, and
# seldom have to be set right by others. That saves much time.
UNLIKE = 3.0
MOST_UNLIKE = 0.65  # in the chance of a supported answer, for whoever of the sharpest people differs most
GOOD_ENOUGH = 0.06  # how much less than the best choice: hardly any reliability, and much time
TWINS_OF_EACH = 3  # how many of the declines that are most alike may be its twin, and how many of the others
MOST_ALIKE = 200  # pairs of each kind of which there are thousands: plenty to choose from, and quick
NEGLIGIBLE = 0.001  # differences between twins that the program needn't weigh: all twenty make 0.02 at most


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
    telling = np.sum([*pairs.of_each(_telling(pairs.pool))], axis=0)
    found = program.choose(telling - UNLIKE * _unlike(pairs) ** 2, GOOD_ENOUGH)
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
    """The items of the boards that can be in a form: all declines, and of the others those that tell people apart."""
    pool = pools_together(*(_fit_of_board(seed) for seed in FORM_SEEDS))
    best, telling = supported(pool.cases), _telling(pool)
    enough = {answer: TELLING * telling[best == answer].max() for answer in ANSWERS}
    tells = telling >= np.array([enough[answer] for answer in best])
    return pool.take(pool.cases.declines | (tells & (best != DECLINE)))


def _fit_of_board(seed: int) -> Pool:
    pool = pool_of(seed)
    return pool.take(_fit(pool))


def _fit(pool: Pool) -> np.ndarray:
    """Whether all who read well agree on an item, an eye can see it, and who is eager enough is wrong where it is noise: else
    it would tell nobody's leaning."""
    best = supported(pool.cases)
    agreed = (best == count_answers(pool.cases)) & (best == best_reader_answers(pool.cases))
    plain = (best == NOISE) & (pool.odds < borders()[0] + EAGER)
    fit: np.ndarray = agreed & ~plain & (np.abs(beside_the_line(pool)).min(axis=1) >= CLEAR)
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
    """Pair each item with those of the same cell that the sharpest people see most alike. Of pairs without a decline, keep
    those that are most alike."""
    cells, declines = _cells(pool), pool.cases.declines
    seen = np.concatenate([way(pool, people) for way, people in SHARPEST.items()]).T.astype(np.float32)
    found: set[tuple[int, int]] = set()
    for cell in np.unique(cells):
        for kinds in ((True, True), (True, False), (False, False)):
            ones, others = (np.flatnonzero((cells == cell) & (declines == kind)) for kind in kinds)
            apart = cdist(seen[ones], seen[others], "chebyshev")
            apart[ones[:, np.newaxis] == others] = np.inf
            alike = _most_alike(apart, None if any(kinds) else MOST_ALIKE)
            found |= {(int(ones[one]), int(others[other])) for one, other in alike}
    first, second = np.array(sorted(found | {(other, one) for one, other in found})).T
    return _Pairs(pool, (first, second))


def _most_alike(apart: np.ndarray, most: int | None) -> Iterator[tuple[int, int]]:
    """Yield row and column of the smallest few of each row, smallest first, no more than `most`, and none above
    MOST_UNLIKE."""
    nearest = np.argsort(apart, axis=1, kind="stable")[:, :TWINS_OF_EACH]
    rows, columns = np.repeat(np.arange(len(apart)), nearest.shape[1]), nearest.ravel()
    for place in np.argsort(apart[rows, columns], kind="stable")[:most]:
        if apart[rows[place], columns[place]] <= MOST_UNLIKE:
            yield rows[place], columns[place]


def _cells(pool: Pool) -> np.ndarray:
    """The cell of each item: twins share their answer, and whether who reads them raw without the step is misled."""
    return np.array(
        [f"{best} {misled}" for best, misled in zip(supported(pool.cases), misleads_raw(pool.cases), strict=True)]
    )


def _fill_cells(program: Assembly, pairs: _Pairs) -> None:
    cases, best = pairs.pool.cases, supported(pairs.pool.cases)
    hard = pairs.pool.facts["hard_test"].notna().to_numpy()
    for kind, counts in ANSWERS_OF.items():
        for answer, count in counts.items():
            _in_both(program, pairs, (cases.declines == kind) & (best == answer), count)
        _in_both(program, pairs, (cases.declines == kind) & hard, HARD_TESTS)
    for since in np.unique(cases.since[cases.declines]):
        _in_both(program, pairs, cases.since == since, OF_EACH_ONSET)
    _in_both(program, pairs, cases.declines & (cases.size_sd >= LARGE), LARGE_ONES)
    for answer, count in RAW.items():
        fit = misleads_raw(cases) if answer == NOISE else can_be_raw(cases)
        both = np.logical_and(*pairs.of_each(fit & (best == answer)))
        program.limit(both, count, sum(of[answer] for of in ANSWERS_OF.values()))


def _in_both(program: Assembly, pairs: _Pairs, which: np.ndarray, count: int) -> None:
    for side in pairs.of_each(which):
        program.limit(side, count, count)


def _nobody_twice(program: Assembly, pairs: _Pairs) -> None:
    """No pupil twice, and no name twice in a form, so that nobody wonders whether it is the same pupil."""
    pupils = pairs.pool.facts["key"].str.rpartition("-")[0].to_numpy()
    first, second = pairs.of_each(pupils)
    for pupil in np.unique(first):
        program.limit((first == pupil).astype(int) + (second == pupil), 0, 1)
    names = pairs.pool.facts["name"].to_numpy()
    for side in pairs.of_each(names):
        for name in np.unique(side):
            program.limit(side == name, 0, 1)


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
    for of_ways, waits in ((DOCUMENTED, False), (SHARPEST, True)):
        for way, people in of_ways.items():
            for chances in way(pairs.pool, people):
                apart = pairs.difference(chances)
                small = np.abs(apart) < NEGLIGIBLE
                program.limit(np.where(small, 0, apart), -PEOPLE_WITHIN, PEOPLE_WITHIN, waits=waits)


def _unlike(pairs: _Pairs) -> np.ndarray:
    """How differently somebody is right on the twins of each pair: whoever of the sharpest people differs most."""
    seen = np.concatenate([way(pairs.pool, people) for way, people in SHARPEST.items()])
    unlike: np.ndarray = np.abs(pairs.difference(seen)).max(axis=0)
    return unlike


def _telling(pool: Pool) -> np.ndarray:
    """How well each item tells the people apart: the covariance of the chance of a supported answer with ability.

    As ability counts how many answers a person gives that are supported, on average over items of each kind as a form has
    them. The sum over a form is what its reliability (KR-20) grows with.
    """
    chances, declines, best = weighing(pool), pool.cases.declines, supported(pool.cases)
    ability = sum(
        count * chances[:, (declines == kind) & (best == answer)].mean(axis=1)
        for kind, counts in ANSWERS_OF.items()
        for answer, count in counts.items()
        if count
    )
    telling: np.ndarray = (ability - np.mean(ability)) @ chances / chances.shape[0]
    return telling


if __name__ == "__main__":
    forms = dict(zip(FORMS, assembled(), strict=True))
    FORMS_FILE.write_text(json.dumps(forms, indent=1) + "\n", encoding="utf-8")
