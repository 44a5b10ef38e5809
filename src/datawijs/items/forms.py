"""Two parallel test forms, A and B, for before and after a training.

Each has 20 items, 10 declines and 10 pupils with nothing going on. On all of them the line, the count and the best reader give
the same answer, so that whoever reads well is right; and without the class effect none of the last three results lies so near
the line that an eye can't tell on which side. In half of either kind one test was clearly too hard for the whole class. Some of
the items are shown raw, with the class beside them.

The forms are made of twins: two items with the same answer whose results speak for it so nearly alike that also who sees
almost without noise is about equally often right on both, however eager or reluctant. How they were chosen, stands in
`assemble_forms`, which writes forms.json.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from datawijs.items.evidence import DECLINE, EARLY, NOISE
from datawijs.items.item import Item
from datawijs.items.make_item import make_items
from datawijs.items.pool import Pool, pool_of, pools_together
from datawijs.language import _

FORMS = ("A", "B")
FORM_SEEDS = (
    20_001,
    20_002,
    20_004,
    20_005,
    20_006,
    20_007,
)  # boards for the forms alone: nobody has practised with their pupils
FORMS_FILE = Path(__file__).with_name("forms.json")

OF_EACH_KIND = 10
# How many items have which answer, among the declines and among the others. Of the declines of the large sample two in ten look
# like noise; one is enough to say that not every decline can be seen, since on such an item knowing how to read doesn't pay.
ANSWERS_OF = {True: {NOISE: 1, EARLY: 1, DECLINE: 8}, False: {NOISE: 7, EARLY: 3, DECLINE: 0}}
OF_EACH_ONSET = 2  # declines that began two, three, four, five and six tests ago
LARGE = 2.0  # wobbles: the middle of the sizes that the board draws
LARGE_ONES = 5
HARD_TESTS = 5
RAW = {DECLINE: 3, EARLY: 1, NOISE: 2}  # by answer; on those with "noise" who leaves out the step is misled
CLEAR = 1.0  # points from the line, for each of the last three: less can't be seen on a chart

RATES_WITHIN = 1  # of 10, from the large sample: hits and false alarms of a habit
MOST_OF_HABITS = 12  # supported answers of 20
PEOPLE_WITHIN = 0.37  # supported answers of 20: less than two percentage points


@cache
def form(name: str) -> tuple[Item, ...]:
    """Return the 20 items of form "A" or "B", in the order of the test. Raises ValueError for another name."""
    kept, pool = _kept(name), form_pool(name)
    items = make_items(pool, [item["twin"] for item in kept])
    return tuple(replace(item, raw=of_form["raw"]) for item, of_form in zip(items, kept, strict=True))


@cache
def form_pool(name: str) -> Pool:
    """Return the items of a form as part of the pool, twins at the same place; `form` has them in the order of the test.

    Raises ValueError for another name than "A" and "B"."""
    kept, pool = _kept(name), _pool_of_both()
    row = {key: place for place, key in enumerate(pool.facts["key"])}
    return pool.take(np.array([row[item["key"]] for item in sorted(kept, key=lambda item: item["twin"])]))


@cache
def _pool_of_both() -> Pool:
    """The items of both forms, board by board: each board is made once, and most of it isn't kept."""
    keys = {item["key"] for name in FORMS for item in _kept(name)}
    of_boards = []
    for seed in sorted({int(key.partition("-")[0]) for key in keys}):
        pool = pool_of(seed)
        of_boards.append(pool.take(pool.facts["key"].isin(keys).to_numpy()))
    return pools_together(*of_boards)


def _kept(name: str) -> list[dict[str, Any]]:
    if name not in FORMS:
        raise ValueError(_("There are two forms, A and B; this is {name!r}.").format(name=name))
    kept: list[dict[str, Any]] = json.loads(FORMS_FILE.read_text(encoding="utf-8"))[name]
    return kept
