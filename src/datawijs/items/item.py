"""An item: one pupil's results in one subject, to judge, with what is true, what can be known and how hard it is."""

from dataclasses import dataclass

import pandas as pd

from datawijs.items.evidence import Evidence


@dataclass(frozen=True, eq=False)
class Item:
    """One pupil of the fictional board, in one subject.

    What a reader sees: `name`, `class_name`, `subject_id`, `sector` ("primary", "secondary"), `scores` and `class_average`,
    both by number of the test (1–12; a missed test is NaN in `scores`).

    The truth: `onset` (number of the first test with the decline), `size_sd` (in units of the pupil's own wobble),
    `size_points`, `cause` (see `datawijs.board.cause_name`); all None where nothing is going on. `hard_test`: the number of a
    test that was clearly too hard for the whole class, None where none was.

    What can be known: `evidence`, by the reading that the course teaches; `posterior`, the ideal observer's probability that
    a decline has begun, when half of the items decline. `difficulty`: the share of simulated people who are wrong
    about the truth (0–1). `level`: the same in five steps, from 1 (plain) to 5 (hardly to be seen, or misleading).

    `key` names the item, the same on every machine. `raw`: whether the results are shown as they are, with the class beside
    them; else the class effect is taken off.
    """

    key: str
    name: str
    class_name: str
    subject_id: str
    sector: str
    scores: pd.Series
    class_average: pd.Series
    evidence: Evidence
    posterior: float
    difficulty: float
    level: int
    onset: int | None = None
    size_sd: float | None = None
    size_points: float | None = None
    cause: str | None = None
    hard_test: int | None = None
    raw: bool = False

    @property
    def declines(self) -> bool:
        return self.onset is not None

    @property
    def since(self) -> int:
        """How many tests there were since the decline began, that one included; 0 where there is none."""
        return 0 if self.onset is None else len(self.scores) + 1 - self.onset
