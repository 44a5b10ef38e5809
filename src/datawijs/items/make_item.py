"""Make items from rows of the pool."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from datawijs.items.difficulty import level_of
from datawijs.items.evidence import evidence
from datawijs.items.ideal import probability
from datawijs.items.item import Item
from datawijs.items.pool import Pool


def make_items(pool: Pool, rows: Iterable[int]) -> tuple[Item, ...]:
    """Return the items of these rows of the pool, in that order."""
    rows = [int(row) for row in rows]
    return tuple(_make_item(pool, row, facts) for row, facts in zip(rows, _facts(pool, rows), strict=True))


def _facts(pool: Pool, rows: list[int]) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = pool.facts.iloc[rows].to_dict("records")
    return facts


def _make_item(pool: Pool, row: int, facts: dict[str, Any]) -> Item:
    scores, class_average = (_by_number(values[row]) for values in (pool.cases.scores, pool.cases.class_average))
    return Item(
        **{name: facts[name] for name in ("key", "name", "class_name", "subject_id", "sector")},
        scores=scores,
        class_average=class_average,
        evidence=evidence(scores, class_average),
        posterior=float(probability(pool.odds[row])),
        difficulty=float(pool.difficulty[row]),
        level=int(level_of(pool.difficulty[row])),
        hard_test=None if pd.isna(facts["hard_test"]) else int(facts["hard_test"]),
        **({} if pd.isna(facts["onset"]) else _what_happened(facts)),
    )


def _by_number(values: np.ndarray) -> pd.Series:
    return pd.Series(values, index=pd.RangeIndex(1, len(values) + 1, name="number"))


def _what_happened(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "onset": int(facts["onset"]),
        "size_sd": float(facts["size_sd"]),
        "size_points": float(facts["size_points"]),
        "cause": facts["cause"],
    }
