"""The pool: every pupil and subject of a fictional board that can be an item."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from datawijs.board import PLAIN, Board, Wobble, make_board
from datawijs.board.schools import MOST_SCHOOLS
from datawijs.items.cases import Cases, together
from datawijs.items.difficulty import LEVELS, difficulty, level_of
from datawijs.items.ideal import ONSETS, log_odds
from datawijs.signals import without_class_effect

FEWEST_RESULTS = 9  # of 12; with fewer there is too little to compare with
# A test counts as clearly too hard for the class when it was this much harder than the class's tests are on average: our
# choice, just below the smallest hard test of the board (9 points) and seldom reached by any other.
HARD_TEST = 8.0
SERIES = ["pupil_id", "subject_id"]
BOARDS_KEPT = 4


@dataclass(frozen=True, eq=False)
class Pool:
    """`cases`: the arrays that readers go through. `odds`: the ideal observer's log-odds of a decline. `difficulty`: the share
    of the simulated people who are wrong. `facts`: one row a case, in the same order, with columns key, pupil_id, name,
    class_name, subject_id, sector, wobble_sd, onset, size_sd, size_points, cause (missing where nothing is going on) and
    hard_test (missing where no test was clearly too hard for the class)."""

    cases: Cases
    odds: np.ndarray
    difficulty: np.ndarray
    facts: pd.DataFrame

    def __len__(self) -> int:
        return len(self.cases)

    def take(self, rows: np.ndarray) -> "Pool":
        """Return some of the pool: row numbers, or true and false for each."""
        facts = self.facts.iloc[np.arange(len(self))[rows]].reset_index(drop=True)
        return Pool(self.cases.take(rows), self.odds[rows], self.difficulty[rows], facts)


def pools_together(*pools: Pool) -> Pool:
    """Return several pools as one."""
    return Pool(
        together(*(pool.cases for pool in pools)),
        np.concatenate([pool.odds for pool in pools]),
        np.concatenate([pool.difficulty for pool in pools]),
        pd.concat([pool.facts for pool in pools], ignore_index=True),
    )


def thinned(pool: Pool, per_level: int, random: np.random.Generator) -> np.ndarray:
    """Return the rows of all declines, and on each level of difficulty of so many pupils with nothing going on, drawn by
    lot. Each pupil is drawn in one subject at most, and none who declines in another."""
    declines, pupils = pool.cases.declines, pool.facts["key"].str.rpartition("-")[0]
    order = random.permutation(len(pool))
    order = order[np.argsort(~declines[order], kind="stable")]  # declines first, so that they keep their pupils
    first = order[~pupils.iloc[order].duplicated().to_numpy()]
    quiet, levels = first[~declines[first]], level_of(pool.difficulty)
    kept = [quiet[levels[quiet] == level][:per_level] for level in LEVELS]
    return np.sort(np.concatenate([np.flatnonzero(declines), *kept]))


@lru_cache(maxsize=BOARDS_KEPT)
def pool_of(seed: int, wobble: Wobble = PLAIN) -> Pool:
    """Return the pool of the board of 17 schools with this seed, whose results scatter as `wobble` says.

    Left out are pupils who missed more than three tests, and declines that began too early or too late to be an item.
    """
    board = make_board(seed=seed, schools=MOST_SCHOOLS, wobble=wobble)
    table = board.results.pivot(index=["class_id", *SERIES], columns="number", values="score")
    facts = _facts(board, table, seed)
    within = facts["onset"].isna() | facts["onset"].between(*ONSETS)
    chosen = (within & (table.notna().sum(axis=1).to_numpy() >= FEWEST_RESULTS)).to_numpy()
    cases = _cases(table, facts).take(chosen)
    odds = log_odds(cases)
    return Pool(cases, odds, difficulty(odds, cases.declines), facts[chosen].reset_index(drop=True))


def _cases(table: pd.DataFrame, facts: pd.DataFrame) -> Cases:
    of_class = table.groupby(level=["class_id", "subject_id"])
    corrected: pd.DataFrame = without_class_effect(table, of_class.ngroup().to_numpy())
    return Cases(
        scores=table.to_numpy(),
        class_average=of_class.transform("mean").to_numpy(),
        corrected=corrected.to_numpy(),
        pupils=of_class[table.columns[0]].transform("size").to_numpy(),
        onset=facts["onset"].fillna(0).to_numpy(dtype=int),
        size_sd=facts["size_sd"].fillna(0).to_numpy(dtype=float),
    )


def _facts(board: Board, table: pd.DataFrame, seed: int) -> pd.DataFrame:
    classes = board.classes.rename(columns={"name": "class_name"})[["class_id", "class_name", "school_id"]]
    levels = board.truth.levels[[*SERIES, "wobble_sd"]]
    facts = table.index.to_frame(index=False)
    for other, on in [
        (classes, "class_id"),
        (board.schools[["school_id", "sector"]], "school_id"),
        (board.pupils[["pupil_id", "name"]], "pupil_id"),
        (levels, SERIES),
        (board.truth.declines, SERIES),
        (_hard_tests(board), ["class_id", "subject_id"]),
    ]:
        facts = facts.merge(other, how="left", on=on, validate="many_to_one")
    facts["key"] = f"{seed}-" + facts["pupil_id"] + "-" + facts["subject_id"]
    return facts


def _hard_tests(board: Board) -> pd.DataFrame:
    """Return the hardest test of each class and subject where it was clearly too hard: class_id, subject_id, hard_test."""
    series = ["class_id", "subject_id"]
    tests = board.tests.merge(board.truth.difficulty, on="test_id").rename(columns={"number": "hard_test"})
    tests["harder"] = tests["difficulty"] - tests.groupby(series)["difficulty"].transform("mean")
    hardest = tests.sort_values("harder", ascending=False, kind="stable").drop_duplicates(series)
    return hardest.loc[hardest["harder"] >= HARD_TEST, [*series, "hard_test"]]
