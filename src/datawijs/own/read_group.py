"""A whole group, for who leads: how many pupils would stand out by chance, how many do, and what to talk about. No names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from pathlib import Path
from statistics import median
from typing import TypeAlias

import numpy as np
import pandas as pd

from datawijs.own.decision import Decision, Notes, Question, Told
from datawijs.own.entry import Entry, mark_of
from datawijs.own.file_rows import FileRows, rows_of
from datawijs.own.read_marks import ReadTable, Series, Wish, chosen, series_of, understood
from datawijs.own.rules import RULES
from datawijs.own.scale import GROWING, PERCENT, PERCENTILE, POINTS
from datawijs.own.sentences import Explained, told_of_group, topic
from datawijs.signals.best_answer import DECLINE, EARLY, NOISE
from datawijs.signals.constants import RECENT
from datawijs.signals.hand_rule import FEWEST_TO_COMPARE, hand_rule, hand_rule_chances

MOST_EARLIER: int = RULES["most_earlier"]  # about a school year and a half; older results say little about today
FEWEST = FEWEST_TO_COMPARE + RECENT
DECIMALS_OF_LOSSES = 6
NINETEEN_OF_TWENTY = 0.95
MOST_TOPICS = 4
COLUMNS = ["answer", "by_chance", "seen"]
Facts: TypeAlias = "dict[str, float | list[float]]"
_Totals: TypeAlias = "dict[tuple[str, str], tuple[float, int]]"


@dataclass(frozen=True, eq=False)
class OwnGroup(Explained):
    """What a file says of a whole group in one subject; of nobody by name, and of fewer than ten nothing.

    pupils : how many have a result. table : for each answer how many pupils would get it by chance, on average, if nothing
    changed for anybody, and how many do; empty where nothing is told. told : sentences that say so. talk : questions for the
    meeting about the group. decisions, questions, asked : as of `OwnMarks`; while something is asked, nothing is told.
    """

    pupils: int
    table: pd.DataFrame
    told: list[str]
    talk: list[str]
    decided: list[Decision]
    asked: list[Question]


def read_group(
    source: "str | Path | pd.DataFrame | list[list[object]]",
    subject: str | None = None,
    *,
    answers: Mapping[str, str] | None = None,
    put_back: Iterable[str] = (),
) -> OwnGroup:
    """Return what a class list or a year table says of its group: a pupil a row and a test a column, or a result a row.

    It is read as `read_marks` reads it, and each pupil is held against their own line, once what the others lost on a test was
    given back. Raises ValueError for a file that can't be read or holds no marks.
    """
    group = _group(rows_of(source), Wish(None, subject, dict(answers or {}), tuple(put_back)))
    summary = _Summary([], [], []) if group.notes.questions else summary_of(group)
    return OwnGroup(
        pupils=len(group.series),
        table=pd.DataFrame(summary.table, columns=COLUMNS),
        told=[told_of_group(key, facts) for key, facts in summary.told],
        talk=[topic(key) for key in summary.talk],
        decided=group.notes.decisions,
        asked=group.notes.questions,
    )


@dataclass
class _Group:
    """Of each pupil with a result the scores, beside what the others scored on those tests on average (None where too few did).
    `middles`: the middle result of the whole group on each test, of the tests of the pupil who took most."""

    scale: str = POINTS
    series: list[tuple[list[float], list[float | None]]] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)


@dataclass(frozen=True)
class _Summary:
    """Sentences by their keys and facts, topics by their keys, and a row for each answer."""

    told: list[tuple[str, Facts]]
    talk: list[str]
    table: list[tuple[str, float, int]]


def _group(file: FileRows, wish: Wish) -> _Group:
    read = understood(file, wish)
    subject = chosen(wish.subject, read.about("subject"), "subject", read.notes)
    about: dict[str, list[Entry]] = {}
    for entry in read.every:
        if entry.subject == subject:
            about.setdefault(entry.pupil, []).append(entry)
    return _with_averages(about, read, wish)


def _with_averages(about: dict[str, list[Entry]], read: ReadTable, wish: Wish) -> _Group:
    group, longest = _Group(notes=read.notes), Series([], [], [], [], POINTS)
    every = [entry for ours in about.values() for entry in ours]
    totals = {in_percent: _totals(every, in_percent) for in_percent in (True, False)}
    for ours in about.values():
        notes = Notes()
        one = series_of(ours, read, wish, notes)
        _add(group.notes, notes)
        if not one.counted:
            continue
        in_percent = one.scale == PERCENT
        group.series.append((one.scores, _beside(one, totals[in_percent], _totals(ours, in_percent))))
        if one.scale in (GROWING, PERCENTILE):
            group.scale = one.scale
        if len(one.counted) > len(longest.counted):
            longest = one
    group.middles = _middles(longest, every)
    return group


def _add(notes: Notes, more: Notes) -> None:
    """Add what was noted of a pupil, each thing once: names and texts of all of them, and their counts added up."""
    for kept, new in ((notes.decisions, more.decisions), (notes.questions, more.questions)):
        for one in new:
            place = next((place for place, before in enumerate(kept) if before.key == one.key), None)
            if place is None:
                kept.append(one)  # type: ignore[arg-type]
            else:
                kept[place] = replace(kept[place], facts=_both(kept[place].facts, one.facts))  # type: ignore[call-overload]


def _both(facts: dict[str, Told], more: dict[str, Told]) -> dict[str, Told]:
    both: dict[str, Told] = {}
    for name, fact in facts.items():
        other = more.get(name)
        if isinstance(fact, list) and isinstance(other, list):
            both[name] = list(dict.fromkeys([*fact, *other]))
        else:
            both[name] = fact + other if isinstance(fact, int) and isinstance(other, int) else fact
    return both


def _totals(entries: Iterable[Entry], in_percent: bool) -> _Totals:
    totals: _Totals = {}
    for entry in entries:
        value = _value(entry, in_percent)
        if value is not None:
            total, count = totals.get((entry.date, entry.label), (0.0, 0))
            totals[entry.date, entry.label] = (total + value, count + 1)
    return totals


def _beside(one: Series, every: _Totals, own: _Totals) -> list[float | None]:
    averages: list[float | None] = []
    for entry in one.counted:
        (total, count), (mine, of_mine) = (of.get((entry.date, entry.label), (0.0, 0)) for of in (every, own))
        others = count - of_mine
        averages.append((total - mine) / others if others >= RULES["fewest_in_a_class"] else None)
    return averages


def _middles(one: Series, every: Sequence[Entry]) -> list[float]:
    """The middle results of the group on one pupil's tests, where enough took them: a few who fall don't move them."""
    values: dict[tuple[str, str], list[float]] = {(entry.date, entry.label): [] for entry in one.counted}
    for entry in every:
        value = _value(entry, one.scale == PERCENT)
        if value is not None and (entry.date, entry.label) in values:
            values[entry.date, entry.label].append(value)
    found = (values[entry.date, entry.label] for entry in one.counted)
    return [median(of_test) for of_test in found if len(of_test) >= RULES["fewest_in_a_group"]]


def _value(entry: Entry, in_percent: bool) -> float | None:
    mark = mark_of(entry)
    return None if mark is None else mark.percent if in_percent else mark.value


def summary_of(group: _Group) -> _Summary:
    """Return what can be told of a group."""
    if group.scale in (GROWING, PERCENTILE):
        return _Summary([(f"no_line_{group.scale}", {})], [], [])
    judged = [one for scores, averages in group.series if (one := _judged(scores, averages)) is not None]
    if len(judged) < RULES["fewest_in_a_group"]:
        return _Summary([("too_small", {"fewest": RULES["fewest_in_a_group"]})], [], [])
    answers = [answer for answer, _earlier in judged]
    chances = [hand_rule_chances(earlier) for _answer, earlier in judged]
    decline, alarms = answers.count(DECLINE), len(answers) - answers.count(NOISE)
    of_declines, of_alarms = (how_many([getattr(one, kind) for one in chances]) for kind in ("decline", "alarm"))
    mean_decline, mean = (float(shares @ np.arange(len(shares))) for shares in (of_declines, of_alarms))
    verdict, often = _verdict(of_declines, of_alarms, decline, alarms)
    step = _step(group.middles)
    told: list[tuple[str, Facts]] = [
        ("counted", {"pupils": len(group.series), "counted": len(judged), "earlier": FEWEST_TO_COMPARE}),
        (
            "by_chance",
            {"counted": len(judged), "mean": mean, "mean_decline": mean_decline, "mean_early": mean - mean_decline},
        ),
        ("usual", {"high": _quantile(of_alarms, NINETEEN_OF_TWENTY)}),
        ("seen", {"alarms": alarms, "decline": decline, "early": alarms - decline}),
        (verdict, often),
        step,
    ]
    topics = [*(RULES["talk"]["step"] if step[0] == "step_line" else []), *RULES["talk"][verdict]]
    table = [
        (DECLINE, mean_decline, decline),
        (EARLY, mean - mean_decline, alarms - decline),
        (NOISE, len(judged) - mean, len(judged) - alarms),
    ]
    return _Summary(told, topics[:MOST_TOPICS], table)


def _judged(scores: Sequence[float], averages: Sequence[float | None]) -> tuple[str, int] | None:
    """What the line says of one pupil, and beside how many earlier results; None with too few, or all equal."""
    earlier = list(scores[:-RECENT])[-MOST_EARLIER:]
    if len(scores) < FEWEST or len(set(earlier)) == 1:
        return None
    lost = class_losses(averages)
    effect = None if lost is None else [-points for points in lost]
    return hand_rule(earlier, scores[-RECENT:], class_effect=effect).answer, len(earlier)


def class_losses(averages: Sequence[float | None]) -> list[float] | None:
    """Return by how many points averages of a class lay below their usual on each of the last three tests; None where those are
    missing, or all earlier ones."""
    last = [value for value in averages[-RECENT:] if value is not None]
    before = [value for value in averages[:-RECENT] if value is not None]
    if len(last) < RECENT or not before:
        return None
    usual = sum(before) / len(before)
    return [round(max(usual - value, 0), DECIMALS_OF_LOSSES) for value in last]


def _verdict(of_declines: np.ndarray, of_alarms: np.ndarray, decline: int, alarms: int) -> tuple[str, Facts]:
    """More than chance gives, fewer, or neither; of two counts the rarer one tells, so its chance is doubled."""
    rarest = float(min(of_declines[decline:].sum(), of_alarms[alarms:].sum()))
    if rarest <= RULES["rare"]:
        return "more", {"share": ceil(2 * 100 * rarest)}
    return ("fewer" if 1 - of_alarms[alarms + 1 :].sum() <= RULES["rare"] else "as_chance"), {}


def _step(middles: list[float]) -> tuple[str, Facts]:
    """Whether the group itself scored lower: its middle results against their own line."""
    if len(middles) < FEWEST:
        return "step_unknown", {}
    earlier = middles[:-RECENT][-MOST_EARLIER:]
    if hand_rule(earlier, middles[-RECENT:]).count < RECENT:
        return "step_none", {}
    return "step_line", {"points": list(class_losses(middles) or [])}


def how_many(chances: Sequence[float]) -> np.ndarray:
    """Return how likely each count is, from 0 up, where each pupil stands out with a chance of their own: exact.

    One pupil after the other is added (a Poisson binomial distribution).
    """
    shares = np.array([1.0])
    for chance in chances:
        shares = np.append(shares * (1 - chance), 0) + np.append(0, shares * chance)
    return shares


def _quantile(shares: np.ndarray, share: float) -> int:
    return int(np.searchsorted(np.cumsum(shares), share))
