"""What stood on the dashboard when a story begins, taken from the fictional board.

Each story asks for a kind of series, on which the line says what the story calls sensible: whoever follows the rule is never in
the wrong. The pupil is looked for by that description and not by name, so that the numbers in the
story are the board's own, whatever the board becomes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from typing import Any

import pandas as pd

from datawijs.board import Board, class_name, make_board, subject_name
from datawijs.items import Evidence, evidence
from datawijs.items.evidence import DECLINE, NOISE
from datawijs.language import told_difference
from datawijs.signals.hand_rule import FEWEST_TO_COMPARE
from datawijs.words import Fact, Number

RECENT = 3  # the last results that are held against all before them
LANGUAGES_TAUGHT = ("dutch", "french")  # written with a capital, also in the middle of a sentence
BOARDS = (2, 8, 17)  # schools: more only when the smaller board has no such pupil

# Our choice of what makes a telling case, on top of the answer of the line: in points, or in standard deviations of the pupil's
# own results, after taking off the class average.
LOW_SD, ORDINARY_SD = -1.4, 0.8
SINGLE_DROP_POINTS = 18
USUAL_POINTS = (55, 82)  # of the pupil with one low result: neither a struggling pupil nor a star
HARD_TEST_POINTS = 9
CALM_CLASS_POINTS = 4
ORANGE_POINTS = 12  # a dashboard that colours a name this far below the own average colours wobble, most of the time
FIRST_WITH_A_LINE = RECENT + FEWEST_TO_COMPARE
FIRST_COLOURED = 4  # with fewer than three results before it there is no average to speak of
TIMES_COLOURED = 3
PASS_POINTS = 50  # half of the points, the pass mark in Flemish schools


@dataclass(frozen=True)
class Coloured:
    """How often a dashboard that colours every dip did so, in a class where nobody really declines.

    `tests` are those after which the pupil of the story was coloured. `names` is how many in the class were after the last
    known test, `times` how often somebody was before it, and `rose` how often that pupil's next result was higher.
    """

    tests: tuple[int, ...]
    names: int
    times: int
    rose: int

    def facts(self) -> dict[str, Fact]:
        """Return what the words of a story may tell of the coloured names; `orange_before` leaves out the last test."""
        tests = [str(number) for number in self.tests]
        return {
            "orange_points": ORANGE_POINTS,
            "orange_names": self.names,
            "orange_tests": tests,
            "orange_before": tests[:-1],
            "orange_times": self.times,
            "orange_rose": self.rose,
        }


@dataclass(frozen=True)
class Signal:
    """One series at the moment at which somebody looks at it.

    `scores` and `class_average` run over the whole year by the number of the test; `now` is the number of the last test that is
    known when the story begins. `onset`, `size_points` and `cause` are None where nothing is going on. `count` pupils of the
    class took that test, of whom `lower` scored lower than on average before it and `failed` below the pass mark; `size`
    counts those who missed it too.
    """

    name: str
    class_name: str
    subject_id: str
    sector: str
    scores: pd.Series
    class_average: pd.Series
    now: int
    lower: int
    count: int
    failed: int
    size: int
    onset: int | None = None
    size_points: float | None = None
    cause: str | None = None
    coloured: Coloured | None = None

    @property
    def subject(self) -> str:
        """The name of the subject as it stands in the middle of a sentence."""
        name = subject_name(self.subject_id, self.sector)
        return name if self.subject_id in LANGUAGES_TAUGHT else name.lower()

    @property
    def evidence(self) -> Evidence:
        """What the line says at that moment."""
        return evidence(self.scores.loc[: self.now], self.class_average.loc[: self.now])

    def facts(self) -> dict[str, Fact]:
        """Return what the words of a story may tell of its signal.

        `last`, `next` and `second_next` are single results; `before` is the average before the last one, `earlier` that
        before the last three, which are `recent`. `class_…` says the same of the class. `single_drop` and `class_drop` are
        from `before` to `last`, as told; `drop` is from `earlier` to `recent` after taking off the class average. With so many
        earlier results and nothing going on, chance puts all last three below the line in at most `all_below` of 100 pupils,
        and one at most in at least `one_below`.
        """
        scores, average = self.scores.loc[: self.now], self.class_average.loc[: self.now]
        own = scores - average
        chances = self.evidence.rule.chances
        return {
            "name": self.name,
            "group": class_name(self.class_name, self.sector),
            "subject": self.subject,
            "now": self.now,
            "last": Number(scores.iloc[-1]),
            "class_last": Number(average.iloc[-1]),
            "earlier": Number(scores.iloc[:-RECENT].mean()),
            "recent": Number(scores.iloc[-RECENT:].mean()),
            "before": Number(scores.iloc[:-1].mean()),
            "class_before": Number(average.iloc[:-1].mean()),
            "class_drop": Number(told_difference(average.iloc[:-1].mean(), average.iloc[-1])),
            "single_drop": Number(told_difference(scores.iloc[:-1].mean(), scores.iloc[-1])),
            "drop": Number(own.iloc[:-RECENT].mean() - own.iloc[-RECENT:].mean()),
            "all_below": ceil(100 * chances.decline),
            "one_below": floor(100 * (1 - chances.alarm)),
            "next": Number(self.scores[self.now + 1]),
            "second_next": Number(self.scores[self.now + 2]),
            "class_next": Number(self.class_average[self.now + 1]),
            "lower": self.lower,
            "count": self.count,
            "failed": self.failed,
            "size": self.size,
            "others": self.size - 1,
            **self._decline_facts(),
            **(self.coloured.facts() if self.coloured else {}),
        }

    def _decline_facts(self) -> dict[str, Fact]:
        if self.onset is None or self.size_points is None:
            return {}
        return {"onset": self.onset, "points": Number(self.size_points)}


@cache
def real_decline() -> Signal:
    """Return a pupil in primary school with worries at home whose last three results show it."""
    return _first(_declines)


@cache
def false_alarm() -> Signal:
    """Return a pupil in secondary school with nothing going on and one low result, after which all is as before."""
    return _first(_single_low_results)


@cache
def every_dip() -> Signal:
    """Return a pupil in primary school who wobbles, in a class without declines, coloured three times by the dashboard."""
    return _first(_wobbles)


@cache
def hard_test() -> Signal:
    """Return a pupil who fell far on a test that was hard for a class in secondary school where nobody really declines."""
    return _first(_hard_tests)


def _first(look: Callable[["_Tables"], Iterator[tuple[float, Signal]]]) -> Signal:
    for schools in BOARDS:
        found = sorted(look(_Tables(make_board(schools=schools))), key=lambda pair: pair[0])
        if found:
            return found[0][1]
    raise LookupError(f"No series on the board fits {look.__name__}.")


class _Tables:
    """The board's results, ready to look through."""

    def __init__(self, board: Board):
        results = board.results
        classes = board.classes.merge(board.schools[["school_id", "sector"]], on="school_id").set_index("class_id")
        self.pupils = board.pupils.set_index("pupil_id").join(
            classes[["name", "sector"]].rename(columns={"name": "class_name"}), on="class_id"
        )
        self.scores = results.pivot(index=["pupil_id", "subject_id"], columns="number", values="score")
        self.averages = results.pivot_table(index=["class_id", "subject_id"], columns="number", values="score")
        self.declines = board.truth.declines.set_index(["pupil_id", "subject_id"])
        self.complete = self.scores.dropna().index
        self.calm = self.complete[~self.complete.get_level_values("pupil_id").isin(board.truth.declines["pupil_id"])]
        self.classes = classes

    def signal(self, key: tuple[str, str], now: int, **truth: Any) -> Signal:
        pupil_id, subject_id = key
        pupil = self.pupils.loc[pupil_id]
        members = self.pupils.index[self.pupils["class_id"] == pupil["class_id"]]
        beside = self.scores.loc[self.scores.index.isin([(member, subject_id) for member in members])]
        there = beside[beside[now].notna()]
        lower = (there[now] < there.loc[:, : now - 1].mean(axis=1)).sum()
        return Signal(
            name=pupil["name"],
            class_name=pupil["class_name"],
            subject_id=subject_id,
            sector=pupil["sector"],
            scores=self.scores.loc[key],
            class_average=self.averages.loc[pupil["class_id"], subject_id],
            now=now,
            lower=int(lower),
            count=len(there),
            failed=int((there[now] < PASS_POINTS).sum()),
            size=len(members),
            **truth,
        )

    def own(self, key: tuple[str, str]) -> pd.Series:
        """A pupil's results after taking off the class average, which removes how hard each test was."""
        return self.scores.loc[key] - self.average(key)

    def average(self, key: tuple[str, str]) -> pd.Series:
        """The averages of the pupil's class."""
        average: pd.Series = self.averages.loc[self.pupils.loc[key[0], "class_id"], key[1]]
        return average

    def evidence(self, key: tuple[str, str], now: int) -> Evidence:
        """What the line says of a pupil when test number `now` is the last that is known."""
        return evidence(self.scores.loc[key].loc[:now], self.average(key).loc[:now])


def _declines(tables: _Tables) -> Iterator[tuple[float, Signal]]:
    for key, truth in tables.declines.loc[tables.declines.index.isin(tables.complete)].iterrows():
        now = int(truth["onset"]) + 2
        if tables.pupils.loc[key[0], "sector"] != "primary" or truth["cause"] != "home" or not 9 <= now <= 10:
            continue
        rises = tables.scores.loc[key][now + 1] > tables.scores.loc[key][now]  # so that “it helped!” lies near
        if tables.evidence(key, now).best == DECLINE and rises:
            own = tables.own(key)
            drop = own.loc[: now - RECENT].mean() - own.loc[now - RECENT + 1 : now].mean()
            facts = {"onset": int(truth["onset"]), "size_points": float(truth["size_points"]), "cause": "home"}
            yield -drop, tables.signal(key, now, **facts)


def _single_low_results(tables: _Tables) -> Iterator[tuple[float, Signal]]:
    for key in tables.calm:
        if tables.pupils.loc[key[0], "sector"] != "secondary":
            continue
        own, scores = tables.own(key), tables.scores.loc[key]
        average = scores - own
        for now in (8, 9, 10):
            before = own.loc[: now - 1]
            away = (own - before.mean()) / before.std()
            drop = scores.loc[: now - 1].mean() - scores[now]
            if (
                away[now] < LOW_SD
                and (away.loc[now - 2 : now - 1].abs() < ORDINARY_SD).all()
                and (away.loc[now + 1 : now + 2].abs() < ORDINARY_SD).all()
                and drop > SINGLE_DROP_POINTS
                and USUAL_POINTS[0] < scores.loc[: now - 1].mean() < USUAL_POINTS[1]
                and average[now] > average.loc[: now - 1].mean() - CALM_CLASS_POINTS
                and _is_noise(tables, key, now, below=1)
            ):
                after = scores.loc[now + 1 : now + 2].mean()
                yield abs(after - scores.loc[: now - 1].mean()), tables.signal(key, now)


def _hard_tests(tables: _Tables) -> Iterator[tuple[float, Signal]]:
    for (class_id, subject_id), average in tables.averages.iterrows():
        members = tables.pupils.index[tables.pupils["class_id"] == class_id]
        declines = [key for key in tables.declines.index if key[0] in members and key[1] == subject_id]
        if tables.classes.loc[class_id, "sector"] != "secondary" or declines:
            continue
        for now in range(FIRST_WITH_A_LINE, 11):
            usual = average.loc[: now - 1].mean()
            dip = usual - average[now]
            back = abs(average[now + 1] - usual) < 2 * CALM_CLASS_POINTS
            keys = [key for key in tables.calm if key[0] in members and key[1] == subject_id]
            if dip < HARD_TEST_POINTS or not back or not keys:
                continue
            furthest = max(
                keys, key=lambda key: tables.scores.loc[key].loc[: now - 1].mean() - tables.scores.loc[key][now]
            )
            if _is_noise(tables, furthest, now):
                yield -dip, tables.signal(furthest, now)


def _wobbles(tables: _Tables) -> Iterator[tuple[float, Signal]]:
    for (class_id, subject_id), average in tables.averages.iterrows():
        members = tables.pupils.index[tables.pupils["class_id"] == class_id]
        keys = [key for key in tables.scores.index if key[0] in members and key[1] == subject_id]
        if tables.classes.loc[class_id, "sector"] != "primary" or tables.declines.index.intersection(keys).size:
            continue
        results = tables.scores.loc[keys]
        coloured = results.T.expanding().mean().shift().T - results >= ORANGE_POINTS
        coloured.loc[:, : FIRST_COLOURED - 1] = False
        rose = results.shift(-1, axis=1) > results
        for now in range(8, 11):
            earlier = coloured.loc[:, : now - 1]
            known = results.loc[:, :now]
            higher = known.bfill(axis=1).shift(-1, axis=1) > known  # the next result, also after a missed test
            helped = (rose.loc[:, : now - 1] | ~coloured.loc[:, : now - 1]).all(
                axis=1
            )  # every dip was followed by a rise
            often = coloured.loc[:, :now].sum(axis=1) == TIMES_COLOURED
            for key in results.index[often & helped & coloured[now] & rose[now]].intersection(tables.calm):
                if not _is_noise(tables, key, now):
                    continue
                found = Coloured(
                    tests=tuple(int(number) for number in coloured.columns[coloured.loc[key]] if number <= now),
                    names=int(coloured[now].sum()),
                    times=int(earlier.sum().sum()),
                    rose=int((earlier & higher.loc[:, : now - 1]).sum().sum()),
                )
                yield average.loc[:now].std(), tables.signal(key, now, coloured=found)


def _is_noise(tables: _Tables, key: tuple[str, str], now: int, *, below: int | None = None) -> bool:
    """Whether the line calls it noise, also on the results as they are once the class's loss is given back; `below`: with so
    many of the last three below it."""
    found = tables.evidence(key, now)
    counted = below is None or found.rule.count == below
    return counted and {found.rule.answer, found.stepped.answer} == {NOISE}
