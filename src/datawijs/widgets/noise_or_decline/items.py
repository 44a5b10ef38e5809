"""Draw pupils for Noise or decline from the fictional board, whose truth is known.

Half of the pupils really decline. Not at random: each place in a round asks for a kind of case, so that every learner meets the
traps that matter (a single low result, a test that was hard for the whole class, a dip that recovers, a result that is missing)
and declines from plain to invisible. In one of three rounds chance alone puts all last three below the line, in 1 of the 18
pupils with nothing going on: about as often as it does for any pupil.

The last pupils of the last round are shown raw, as a dashboard and a part of the tests show them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import Board, make_board
from datawijs.board.schools import MOST_SCHOOLS
from datawijs.items.evidence import DECLINE, EARLY, Evidence, evidence
from datawijs.language import _
from datawijs.widgets.beside_the_line import plainness
from datawijs.widgets.cases import case_of_noise
from datawijs.widgets.raw_chart import can_be_raw, misleads_raw

# Declines that began two to six tests ago: earlier ones have become the pupil's new normal, later ones are one low result.
ONSETS = range(7, 12)
FEWEST_RESULTS = 9  # of 12; with fewer there is too little to compare with
PLAIN_WOBBLES = 0.5  # a decline is plain when all last three lie at least so far below the line; our choice

# What each place in a round asks for; a shorter round takes the first places, so that even the shortest has each best answer
# once. Then all are shuffled.
PLACES = (
    "plain decline",
    "single low result",
    "doubtful drop",
    "visible decline",
    "hard test",
    "doubtful decline",
    "recovered dip",
    "plain decline",
    "ordinary wobble",
    "visible decline",
    "missed test",
    "hidden decline",
)
ROUNDS = 3
RAW_SHARE = 3  # of the last round one in three is shown raw
# In the last round chance takes the place of an ordinary wobble, and the hard test is one that misleads whoever leaves it in.
IN_THE_LAST_ROUND = {"ordinary wobble": "unlucky drop", "hard test": "misleading test"}


@dataclass(frozen=True)
class Item:
    """One pupil to judge: scores and class average by the number of the test, what the evidence supports, and the truth.

    `case` is the place it was drawn for; `onset`, `size_points` and `cause` are None where nothing is going on. `raw`: whether
    the results are shown as they are, with the class beside them.
    """

    name: str
    class_name: str
    subject_id: str
    sector: str
    scores: pd.Series
    class_average: pd.Series
    evidence: Evidence
    case: str
    onset: int | None = None
    size_points: float | None = None
    cause: str | None = None
    raw: bool = False

    @property
    def declines(self) -> bool:
        return self.onset is not None


@cache
def draw_rounds(items: int = 12, seed: int = 1) -> tuple[tuple[Item, ...], ...]:
    """Return three rounds of `items` pupils (3 to 12); no pupil comes twice. The same seed gives the same rounds.

    Raises ValueError for another number of items.
    """
    if isinstance(items, bool) or not isinstance(items, int) or not 3 <= items <= len(PLACES):
        raise ValueError(_("A round has 3 to {most} pupils, not {items!r}.").format(most=len(PLACES), items=items))
    for schools in (8, MOST_SCHOOLS):  # the whole board only where a case is rare in this seed
        rounds = _fill_rounds(make_board(seed=seed, schools=schools), items, np.random.default_rng(seed))
        if rounds is not None:
            return rounds
    raise ValueError(
        _("The board of seed {seed} has too few pupils of every kind for this exercise; take another seed.").format(
            seed=seed
        )
    )


def _fill_rounds(board: Board, items: int, rng: np.random.Generator) -> tuple[tuple[Item, ...], ...] | None:
    """Give every place of every round its pupil; None when the board has too few."""
    places = [(number, case) for number in range(ROUNDS) for case in _cases(number, items)]
    rounds: list[list[Item]] = [[] for _round in range(ROUNDS)]
    used: set[str] = set()
    for item in _candidates(board, rng):
        place = next((place for place in places if place[1] == item.case), None)
        if place is None or item.name in used:
            continue
        places.remove(place)
        used.add(item.name)
        rounds[place[0]].append(item)
        if not places:
            *first, last = [[chosen[order] for order in rng.permutation(items)] for chosen in rounds]
            return (*map(tuple, first), _raw_at_the_end(last))
    return None


def _raw_at_the_end(items: list[Item]) -> tuple[Item, ...]:
    """One in three of the items shown raw, after the others: first of all those who mislead whoever leaves out the step."""
    able = sorted(filter(can_be_raw, items), key=misleads_raw, reverse=True)[: len(items) // RAW_SHARE]
    names = {item.name for item in able}
    raw = [replace(item, raw=True) for item in items if item.name in names]
    return (*(item for item in items if item.name not in names), *raw)


def _cases(round_number: int, items: int) -> list[str]:
    others = IN_THE_LAST_ROUND if round_number == ROUNDS - 1 else {}
    return [others.get(case, case) for case in PLACES[:items]]


def _candidates(board: Board, rng: np.random.Generator) -> Iterator[Item]:
    """All pupils that make a case, in an order drawn by `rng`: first those who decline, then the others."""
    facts = _facts(board).to_dict("index")
    series = board.results.pivot(index=["pupil_id", "subject_id"], columns="number", values="score")
    averages = board.results.pivot_table(index=["class_id", "subject_id"], columns="number", values="score")
    declines = board.truth.declines.set_index(["pupil_id", "subject_id"])
    undisturbed = series.index.difference(declines.index)
    declines = declines[declines["onset"].isin(ONSETS)]
    # a place is found once: looking up labels of two levels takes longer than judging the results
    row, row_of_class = ({key: place for place, key in enumerate(table.index)} for table in (series, averages))
    enough, truths = (series.notna().sum(axis=1) >= FEWEST_RESULTS).to_numpy(), declines.to_dict("index")
    for key in [*rng.permutation(declines.index), *rng.permutation(undisturbed)]:
        pupil_id, subject_id = key
        if not enough[row[key]]:
            continue
        pupil = facts[pupil_id]
        scores, average = series.iloc[row[key]], averages.iloc[row_of_class[pupil["class_id"], subject_id]]
        shown = evidence(scores, average)
        truth = truths.get(key)
        case = case_of_noise(scores, average, shown) if truth is None else _case_of_decline(shown)
        if case is None:
            continue
        item = Item(
            name=pupil["name"],
            class_name=pupil["class_name"],
            subject_id=subject_id,
            sector=pupil["sector"],
            scores=scores,
            class_average=average,
            evidence=shown,
            case=case,
            **({} if truth is None else _what_happened(truth)),
        )
        yield replace(item, case="misleading test") if case == "hard test" and _misleads(item) else item


def _misleads(item: Item) -> bool:
    return misleads_raw(item) and can_be_raw(item)


def _facts(board: Board) -> pd.DataFrame:
    classes = board.classes.rename(columns={"name": "class_name"}).drop(columns="year")
    schools = board.schools[["school_id", "sector"]]
    return board.pupils.merge(classes, on="class_id").merge(schools, on="school_id").set_index("pupil_id")


def _what_happened(truth: dict[str, Any]) -> dict[str, Any]:
    return {
        "onset": int(truth["onset"]),
        "size_points": float(truth["size_points"]),
        "cause": truth["cause"],
    }


def _case_of_decline(shown: Evidence) -> str:
    if shown.best == DECLINE:
        return "plain decline" if plainness(shown) >= PLAIN_WOBBLES else "visible decline"
    return "doubtful decline" if shown.best == EARLY else "hidden decline"
