"""What a card says of a number of judgements together, computed in Python: for the tests in a browser."""

from math import sqrt

from datawijs.items.evidence import ANSWERS
from datawijs.signals import detection, rated_apart
from datawijs.widgets.confidence import rating
from datawijs.widgets.judged_words import LEANINGS, judged_words

Z = 1.959964
SURE = 100  # where nobody is asked


def apart_and_borders(items, answers: list[int], sure: list[int] | None = None) -> list[str]:
    """The sentences about telling apart, and about the borders, in the language in use."""
    words, best = judged_words(), [ANSWERS.index(item.evidence.best) for item in items]
    own, line = (_apart(items, said, how) for said, how in ((answers, sure), (best, None)))
    declines = sum(item.declines for item in items)
    guessing = sqrt((len(items) + 1) / (12 * declines * (len(items) - declines)))
    if own.area >= line.area - line.error:
        meaning = words["apart_well"].replace("{line}", _hundred(line.area))
    elif own.area >= 0.5 + guessing:
        meaning = words["apart_clear" if own.area >= 0.5 + Z * guessing else "apart_little"]
    else:
        meaning = words["apart_none"]
    borders = [
        words[f"{name}_{'back' if higher > 0 else 'quick'}"]
        for name, place in (("early", 1), ("decline", 2))
        if abs(higher := _border(items, answers, place) - _border(items, best, place)) > LEANINGS[name]
    ]
    told = words["tell_apart"].replace("{share}", _hundred(own.area))
    return [told, meaning, " ".join(borders) or words["borders_even"]]


def _apart(items, answers, sure):
    ratings = [rating(answer, how) for answer, how in zip(answers, sure or [SURE] * len(items), strict=True)]
    kinds = [[one for one, item in zip(ratings, items, strict=True) if item.declines == kind] for kind in (False, True)]
    return rated_apart(*kinds)


def _border(items, answers, place) -> float:
    alarms = [[], []]
    for item, answer in zip(items, answers, strict=True):
        alarms[item.declines].append(answer >= place)
    quiet, declines = alarms
    return detection(sum(declines), len(declines) - sum(declines), sum(quiet), len(quiet) - sum(quiet)).bias


def _hundred(share: float) -> str:
    return str(int(100 * share + 0.5))  # as JavaScript rounds
