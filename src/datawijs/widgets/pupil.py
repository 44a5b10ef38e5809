"""A pupil whose results are judged: what an exercise shows of one, and the sentences around it.

`shared/pupil.js` shows the pupil, asks, and explains. A pupil takes some 350 bytes of a page, so sentences about pupils are
templates (`pupil_words`), which the JavaScript fills.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Protocol

import pandas as pd

from datawijs.board import cause_name, subject_name
from datawijs.items.evidence import NOISE, Evidence
from datawijs.language import _, ngettext
from datawijs.signals import ANSWERS, process_limits
from datawijs.signals.constants import RECENT
from datawijs.widgets.cases import case_of_noise
from datawijs.widgets.reasons import reasons

FORMS = {"one": 1, "many": 2}  # a sentence for one, and one for more


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


def pupil_content(item: PupilToJudge) -> dict[str, Any]:
    """Return what the front end shows of one item (of the item bank, or of Noise or decline).

    `scores` and `class` (the class average) in tenths of a point, None where a test was missed; `centre` and `range` come from
    all results but the last three; `best`: the place of the answer that the results support, among noise, early, decline. Only
    where there is one: `chance`, how many of 100 pupils with nothing going on show such a drop; `onset`, `points` and `cause`
    of the decline; `notice`, what there is to see (see `_notice`).
    """
    limits = process_limits(item.scores.dropna().iloc[:-RECENT])
    found = item.evidence
    content = {
        "name": item.name,
        "title": pupil_title(item),
        "scores": _tenths(item.scores),
        "class": _tenths(item.class_average),
        "centre": round(limits.centre, 1),
        "range": [round(max(limits.lower, 0), 1), round(min(limits.upper, 100), 1)],  # the scale ends at 0 and 100
        "best": ANSWERS.index(found.best),
        "chance": round(100 * found.chance) if found.drop > 0 else None,
        "onset": item.onset,
        "points": None if item.size_points is None else round(item.size_points),
        "cause": None if item.cause is None else cause_name(item.cause),
        "notice": _notice(item),
    }
    return {name: value for name, value in content.items() if value is not None}


def _tenths(points: pd.Series) -> list[int | None]:
    return [None if pd.isna(value) else round(10 * value) for value in points]


def pupil_title(item: PupilToJudge) -> str:
    """Return who this is and what the results are of."""
    return _("{name} · {subject} · class {class_name}").format(
        name=item.name, subject=subject_name(item.subject_id, item.sector), class_name=item.class_name
    )


def _notice(item: PupilToJudge) -> list[str | int] | None:
    """What there is to notice in this series, with the numbers that its sentence needs; None where nothing stands out."""
    quiet = not item.declines and item.evidence.best == NOISE
    case = case_of_noise(item.scores, item.class_average, item.evidence) if quiet else None
    if case == "single low result":
        return ["single"]
    if case == "hard test":
        number = item.class_average.iloc[-RECENT:].idxmin()
        usual = item.class_average.drop(number).mean()
        return ["hard", int(number), round(usual - item.class_average[number])]
    if case == "recovered dip":
        return ["dip", int(item.scores.idxmin())]
    missing = item.scores.index[item.scores.isna()]
    return ["gap", *map(int, missing)] if len(missing) else None


def edition_of(*groups: Iterable[PupilToJudge]) -> str:
    """Return a fingerprint of the results in these groups of items: answers to others don't belong to these."""
    series = [[item.scores.round(1).fillna(-1).tolist() for item in items] for items in groups]
    return hashlib.sha256(json.dumps(series).encode()).hexdigest()[:12]


def pupil_words() -> dict[str, str]:
    """Return the sentences that `shared/pupil.js` fills and shows, in the language in use."""
    return {
        **reasons(),
        **_sentences_about_a_pupil(),
        "pupil_of": _("Pupil {number} of {all}"),
        "overlays": _("Show in the chart"),
        "average": _("own average"),
        "range": _("usual range"),
        "class": _("class average"),
        "range_note": _(
            "Own average and usual range come from the {count} results before the last three. With fewer than 12 results "
            "these are trial limits: they still shift with each new result."
        ),
        "question": _("What do the latest results of {name} tell you?"),
        "noise": _("Noise"),
        "noise_note": _("ordinary ups and downs, no reason to act"),
        "early": _("Too early to tell"),
        "early_note": _("look again after the next test"),
        "decline": _("Real decline"),
        "decline_note": _("time for a talk with this pupil"),
        "answer": _("Answer"),
        "choose_first": _("Choose one of the three answers first."),
        "you": _("You said"),
        "results_say": _("The results support"),
        "truth": _("What really happened"),
        "well": _("Well judged"),
        "unlucky": _("Well judged, though it turned out differently"),
        "lucky": _("It turned out right, but you could not know"),
        "elsewhere": _("The results point another way"),
        "part_of_decline": _("after the decline began"),
        "test": _("test"),
        "missed_label": _("missed"),
        "next": _("Next pupil"),
        "to_result": _("See how you did"),
        "review": _("Pupil by pupil"),
        "review_line": _("{title}: you said “{answer}”"),
        "review_best": _("as the results support"),
        "review_other": _("the results support “{best}”"),
    }


def _sentences_about_a_pupil() -> dict[str, str]:
    return {
        "truth_noise": _(
            "Nothing is going on with {name}: the ups and downs are chance, and the difficulty of the tests."
        ),
        "truth_decline": _(
            "From test {onset} on, {name} really scores about {points} points lower, because of {cause}."
        ),
        "chance_none": _("Compared with the class, the last three results are not lower than the earlier ones."),
        "chance_rare": _(
            "Chance: of 100 pupils with nothing going on, not even 1 shows a drop this large in the last three results."
        ),
        **{f"chance_{form}": _chance_in_hundred(count) for form, count in FORMS.items()},
        "notice_single": _(
            "Only the last result is low. One result by itself says little; the next one tells you more."
        ),
        "notice_hard": _(
            "Test {number} was hard for everybody: the class average is {points} points lower there than on the other "
            "tests. {name} goes down with the class, not away from it."
        ),
        "notice_dip": _(
            "Test {number} was low, and after it the results lie where they always lay. That is what usually happens "
            "after an unusual result, also when nobody does anything."
        ),
        **{f"notice_gap_{form}": _missing_results(count) for form, count in FORMS.items()},
    }


def _chance_in_hundred(count: int) -> str:
    return ngettext(
        "Chance: of 100 pupils with nothing going on, about {count} shows a drop this large in the last three results.",
        "Chance: of 100 pupils with nothing going on, about {count} show a drop this large in the last three results.",
        count,
    )


def _missing_results(count: int) -> str:
    return ngettext(
        "Result {numbers} is missing. A gap says nothing about the level; it is a reason to ask why.",
        "Results {numbers} are missing. A gap says nothing about the level; it is a reason to ask why.",
        count,
    )
