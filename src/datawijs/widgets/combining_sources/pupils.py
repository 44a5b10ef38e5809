"""Three pupils of the fictional board with three sources each, of which we know the truth.

"slide"
    practice falls slowly, month after month; the tests and the absences show nothing. The board has a true slide.
"sudden"
    the tests fall for good; practice and absences show nothing. The board has a true decline, though the newest result is
    not the lowest.
"silent"
    tests are missing because of absences, and the newest result is low, so that the line says "too early". The board has
    nothing but ordinary wobble.

They are looked up on the board, so that the sources of each fit together as they do for any pupil there; the conditions
below ask that each source says plainly what it says. Which of the pupils that fit are shown, the seed chooses.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from datawijs.board import Board, make_board
from datawijs.items import Evidence, evidence

BOARD_SEED, SCHOOLS = 2026, 17
EDGE = 3  # months at either end of the year, taken together: one month is mostly wobble
PLACES = 15, 95  # at the start of the year: at the very ends there is nowhere to go, and the place itself stands out
FALL, STEADY = 12, 8  # places between the two ends: a plain fall, and no more than usual
FEW, MANY = 14, 18  # half-days of absence in the year: ordinary, and many
TIMES_USUAL = 1.5  # and then so many times what is usual in the class
LATE_TESTS = range(7, 12)  # among these tests two or more were missed
LOW, UP = 8, 3  # points: the newest result below the own average; above the lowest of the last three


@dataclass(frozen=True)
class Case:
    """One pupil in one subject, with all that is shown and known.

    practice: by month: percentile, on_target. scores and class_average: by number of the test. half_days: by week.
    steady_falls: the share of pupils without any decline whose place falls at least as far as this one's. steady_stays: the
    share of them whose place ends at most `STEADY` from where it began. usual_ticks: their months on target on average.
    class_half_days: the half-days of the middle pupil of the class.
    """

    key: str
    pupil_id: str
    subject_id: str
    name: str
    board: Board
    practice: pd.DataFrame
    scores: pd.Series
    class_average: pd.Series
    half_days: pd.Series
    steady_falls: float
    steady_stays: float
    usual_ticks: float
    class_half_days: float

    @property
    def places(self) -> tuple[float, float]:
        """The place in the first and in the last months of the year, on average."""
        percentile = self.practice["percentile"]
        return float(percentile.iloc[:EDGE].mean()), float(percentile.iloc[-EDGE:].mean())

    @property
    def ticks(self) -> int:
        """In how many months the target was reached."""
        return int(self.practice["on_target"].sum())

    @property
    def evidence(self) -> Evidence:
        """What the tests support."""
        return evidence(self.scores, self.class_average)

    @property
    def missed(self) -> list[int]:
        """The numbers of the tests that were missed."""
        return [int(number) for number in self.scores.index[self.scores.isna()]]

    @property
    def newest(self) -> float:
        return float(self.scores.dropna().iloc[-1])


@dataclass(frozen=True)
class _Tables:
    """The board's tables with one row for each pupil and subject of a primary school."""

    board: Board
    percentile: pd.DataFrame
    on_target: pd.DataFrame
    scores: pd.DataFrame
    averages: pd.DataFrame
    half_days: pd.Series
    usual_half_days: pd.Series
    class_of: pd.Series
    fall: pd.Series
    steady: pd.Index
    slides: pd.Index
    declines: pd.Index
    by_absence: pd.Index
    in_sight: pd.Series


@cache
def _tables() -> _Tables:
    board = make_board(BOARD_SEED, SCHOOLS)
    keys = ["pupil_id", "subject_id"]
    percentile = board.practice.pivot(index=keys, columns="month", values="percentile")
    slides = pd.MultiIndex.from_frame(board.truth.slides[keys])
    declines = pd.MultiIndex.from_frame(board.truth.declines[keys])
    half_days = board.absences.groupby("pupil_id")["half_days"].sum()
    class_of = board.pupils.set_index("pupil_id")["class_id"]
    by_absence = pd.MultiIndex.from_frame(board.truth.declines.query("cause == 'absence'")[keys])
    return _Tables(
        board=board,
        percentile=percentile,
        on_target=board.practice.pivot(index=keys, columns="month", values="on_target"),
        scores=board.results.pivot(index=keys, columns="number", values="score").loc[percentile.index],
        averages=board.results.groupby(["class_id", "subject_id", "number"])["score"].mean().unstack(),
        half_days=half_days,
        usual_half_days=half_days.groupby(class_of).transform("median"),
        class_of=class_of,
        fall=percentile.iloc[:, :EDGE].mean(axis=1) - percentile.iloc[:, -EDGE:].mean(axis=1),
        steady=percentile.index.difference(slides).difference(declines),
        slides=slides.intersection(percentile.index),
        declines=declines.intersection(percentile.index),
        by_absence=by_absence.intersection(percentile.index),
        in_sight=percentile.iloc[:, :EDGE].mean(axis=1).between(*PLACES),
    )


def draw_cases(seed: int) -> tuple[Case, Case, Case]:
    """Return one pupil of each kind, all three different; the same seed gives the same pupils."""
    rng = np.random.default_rng(seed)
    cases: list[Case] = []
    for key, fitting in _fitting().items():
        free = [series for series in fitting if series[0] not in {case.pupil_id for case in cases}]
        cases.append(_case(key, free[int(rng.integers(len(free)))]))
    slide, sudden, silent = cases
    return slide, sudden, silent


@cache
def _fitting() -> dict[str, list[tuple[str, str]]]:
    """All pupils and subjects that fit each kind, in the order of the board."""
    tables = _tables()
    slid, declined = (set(index.get_level_values("pupil_id")) for index in (tables.slides, tables.declines))
    return {
        "slide": [
            one
            for one in tables.slides
            if tables.in_sight[one] and one[0] not in declined and _is_plain_slide(tables, one)
        ],
        "sudden": [
            one
            for one in tables.declines.difference(tables.by_absence)
            if tables.in_sight[one] and one[0] not in slid and _is_plain_decline(tables, one)
        ],
        "silent": [
            one
            for one in tables.steady
            if tables.in_sight[one] and one[0] not in slid | declined and _is_plain_silence(tables, one)
        ],
    }


def _is_plain_slide(tables: _Tables, one: tuple[str, str]) -> bool:
    scores = tables.scores.loc[one]
    return bool(
        tables.fall[one] >= FALL
        and tables.on_target.loc[one].iloc[-1]
        and tables.half_days[one[0]] <= FEW
        and scores.isna().sum() <= 1
        and _evidence(tables, one).best == "noise"
    )


def _is_plain_decline(tables: _Tables, one: tuple[str, str]) -> bool:
    scores = tables.scores.loc[one].dropna()
    return bool(
        abs(tables.fall[one]) <= STEADY
        and tables.half_days[one[0]] <= FEW
        and len(scores) >= len(tables.scores.columns) - 1
        and scores.iloc[-1] - scores.iloc[-3:].min() >= UP
        and _evidence(tables, one).best == "decline"
    )


def _is_plain_silence(tables: _Tables, one: tuple[str, str]) -> bool:
    scores = tables.scores.loc[one]
    return bool(
        scores[list(LATE_TESTS)].isna().sum() >= 2
        and scores.notna().iloc[-1]
        and scores.iloc[:-1].mean() - scores.iloc[-1] >= LOW
        and abs(tables.fall[one]) <= STEADY
        and tables.half_days[one[0]] >= max(MANY, TIMES_USUAL * tables.usual_half_days[one[0]])
        and _evidence(tables, one).best == "early"
    )


def _evidence(tables: _Tables, one: tuple[str, str]) -> Evidence:
    return evidence(tables.scores.loc[one], tables.averages.loc[(tables.class_of[one[0]], one[1])])


def _case(key: str, one: tuple[str, str]) -> Case:
    tables = _tables()
    pupil_id, subject_id = one
    class_id = tables.class_of[pupil_id]
    absences = tables.board.absences
    return Case(
        key=key,
        pupil_id=pupil_id,
        subject_id=subject_id,
        name=tables.board.pupils.set_index("pupil_id").loc[pupil_id, "name"],
        board=tables.board,
        practice=pd.DataFrame({"percentile": tables.percentile.loc[one], "on_target": tables.on_target.loc[one]}),
        scores=tables.scores.loc[one],
        class_average=tables.averages.loc[(class_id, subject_id)],
        half_days=absences[absences["pupil_id"] == pupil_id].set_index("week")["half_days"],
        steady_falls=float((tables.fall[tables.steady] >= tables.fall[one]).mean()),
        steady_stays=float((tables.fall[tables.steady].abs() <= STEADY).mean()),
        usual_ticks=float(tables.on_target.loc[tables.steady].sum(axis=1).mean()),
        class_half_days=float(tables.usual_half_days[pupil_id]),
    )
