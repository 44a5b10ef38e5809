"""A pupil whose results are judged: what an exercise shows of one, and the sentences around it.

`shared/pupil.js` shows the pupil, asks, and explains. A pupil takes some 350 bytes of a page, so sentences about pupils are
templates (`pupil_words`), which the JavaScript fills.
"""

import hashlib
import json
from collections.abc import Iterable
from math import ceil, floor
from typing import Any, Protocol

import pandas as pd

from datawijs.board import cause_name, class_name, subject_name
from datawijs.items.evidence import NOISE, Evidence, earlier_and_last
from datawijs.language import rounded
from datawijs.signals import ANSWERS, class_losses
from datawijs.signals.constants import RECENT
from datawijs.widgets.beside_the_line import chance_of
from datawijs.widgets.cases import case_of_noise
from datawijs.widgets.shared_words import shared_sentences, shared_words

# what the front end fills in; `gaps` only counts the missing results
FILLED = (
    *("number", "all", "count", "name", "onset", "points", "cause", "numbers", "gaps"),
    *("title", "answer", "best", "place", "line", "below", "others", "value", "side"),
)


class PupilToJudge(Protocol):
    """What an item of the item bank and one of Noise or decline both have: what a reader sees, and the truth."""

    @property
    def name(self) -> str: ...
    @property
    def class_name(self) -> str: ...
    @property
    def subject_id(self) -> str: ...
    @property
    def sector(self) -> str: ...
    @property
    def scores(self) -> pd.Series: ...
    @property
    def class_average(self) -> pd.Series: ...
    @property
    def evidence(self) -> Evidence: ...
    @property
    def onset(self) -> int | None: ...
    @property
    def size_points(self) -> float | None: ...
    @property
    def cause(self) -> str | None: ...
    @property
    def declines(self) -> bool: ...
    @property
    def raw(self) -> bool:
        """Whether the results are shown as they are, with the class beside them."""
        ...


def pupil_content(item: PupilToJudge) -> dict[str, Any]:
    """Return what the front end shows of one item (of the item bank, or of Noise or decline).

    In tenths of a point: `scores`, None where a test was missed; `usual`, the class average over all tests, and `effect`, how
    far above that the class scored on each; so `scores` minus `effect` is what is judged. `line`: where the line lies.

    `best`: the place of the answer that the line gives, among noise, early, decline. `chance`: in how many of 100 pupils with
    nothing going on chance gives that answer or a stronger one, at most; of noise, that answer, at least.

    Only where there is one: `lost`, of a pupil who is shown raw: how much the class lost on each of the last three tests, to be
    given back before they are held against the line of the raw results; `onset`, `points` and `cause` of the decline;
    `notice`, what there is to see (see `_notice`).
    """
    found = item.evidence
    content = {
        "name": item.name,
        "title": pupil_title(item),
        **_results(item),
        "best": ANSWERS.index(found.best),
        "chance": _in_hundred(found),
        "onset": item.onset,
        "points": None if item.size_points is None else rounded(item.size_points),
        "cause": None if item.cause is None else cause_name(item.cause),
        "notice": _notice(item),
    }
    return {name: value for name, value in content.items() if value is not None}


def _results(item: PupilToJudge) -> dict[str, Any]:
    """What is shown of the results: the same in every language."""
    found, usual = item.evidence, item.class_average.mean()
    effect = (item.scores - found.corrected).fillna(item.class_average - usual)
    shown = {"scores": _tenths(item.scores), "usual": round(10 * usual), "effect": _tenths(effect)}
    if not item.raw:
        return {**shown, "line": round(10 * found.rule.line)}
    earlier, last = earlier_and_last(item.scores)
    lost = -class_losses(item.class_average, earlier.index, last.index)
    return {**shown, "lost": _tenths(lost), "line": round(10 * found.stepped.line)}


def _in_hundred(found: Evidence) -> int:
    if found.best == NOISE:
        return floor(100 * (1 - found.rule.chances.alarm))
    return ceil(100 * chance_of(found.rule))


def _tenths(points: pd.Series) -> list[int | None]:
    return [None if pd.isna(value) else round(10 * value) for value in points]


def pupil_title(item: PupilToJudge) -> str:
    """Return who this is and what the results are of."""
    subject = subject_name(item.subject_id, item.sector)
    called = class_name(item.class_name, item.sector)
    return shared_words().say("who", "pupil", name=item.name, subject=subject, class_name=called)


def _notice(item: PupilToJudge) -> list[str | int] | None:
    """What there is to notice in this series, with the numbers that its sentence needs; None where nothing stands out."""
    quiet = not item.declines and item.evidence.best == NOISE
    case = case_of_noise(item.scores, item.class_average, item.evidence) if quiet else None
    if case == "single low result":
        return ["single"]
    if case == "hard test":
        number = item.class_average.iloc[-RECENT:].idxmin()
        usual = item.class_average.drop(number).mean()
        return ["hard", int(number), rounded(usual - item.class_average[number])]
    if case == "recovered dip":
        return ["dip", int(item.scores.idxmin())]
    missing = item.scores.index[item.scores.isna()]
    return ["gap", *map(int, missing)] if len(missing) else None


def edition_of(*groups: Iterable[PupilToJudge]) -> str:
    """Return a fingerprint of what these groups of items show and of the answers that count as right: answers to others don't
    belong to these."""
    shown = [[[_results(item), item.evidence.best] for item in items] for items in groups]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:12]


def pupil_words() -> dict[str, str]:
    """Return the sentences that `shared/pupil.js` fills and shows, in the language in use."""
    return {**reasons(), **shared_sentences("pupil", *FILLED)}


def reasons() -> dict[str, str]:
    """Return why an answer was wise or not, as "why_<truth>_<best>_<answer>".

    Three things are kept apart on purpose: what really happened, what the results could show, and what the learner answered.
    A good decision can turn out badly and a poor one well, and only the decision can be learnt.
    """
    return {
        f"why_{block.key}_{item.key}": item.text
        for block in shared_words().part("reasons").blocks()
        for item in block.items
    }
