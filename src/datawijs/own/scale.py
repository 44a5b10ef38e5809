"""Which scale marks are on: points become percent where their maximum is known, and mixed scales are asked about."""

from collections.abc import Sequence

from datawijs.own.cell import Mark
from datawijs.own.decision import Notes
from datawijs.own.rules import RULES, has_words
from datawijs.own.sentences import quoted

PERCENT, TO_TEN, PERCENTILE, GROWING, POINTS = "percent", "to-ten", "percentile", "growing", "points"
ALL_ONE_SCALE = "one-scale"
TEN, HUNDRED = 10, 100


def on_one_scale(
    marks: Sequence[Mark], heading: str, half_years: bool, notes: Notes, answers: dict[str, str]
) -> tuple[list[float], str]:
    """Return the scores and their scale.

    "percent", of a maximum; "to-ten"; "percentile", a place among others; "growing", an ability that grows over the years, by
    its heading or because its moments are half-years; "points", any other.
    """
    with_maximum = [mark for mark in marks if mark.maximum is not None]
    if with_maximum:
        if len(with_maximum) < len(marks) and answers.get("scale") != ALL_ONE_SCALE:
            bare = next(mark for mark in marks if mark.maximum is None)
            notes.ask("maximum", (ALL_ONE_SCALE,), mark=quoted(bare.text))
        if any(mark.maximum != HUNDRED for mark in with_maximum):
            notes.decide("percent_of_maximum")
        return [mark.value if mark.percent is None else mark.percent for mark in marks], PERCENT
    values = [mark.value for mark in marks]
    if all(0 <= value <= 1 for value in values) and any(value % 1 for value in values):
        notes.decide("shares")  # how spreadsheets keep percentages
        return [HUNDRED * value for value in values], PERCENT
    if half_years or has_words(heading, RULES["growing"]):
        return values, GROWING
    if has_words(heading, RULES["percentile"]):
        return values, PERCENTILE
    _ask_about_two_scales(marks, notes, answers)
    if all(0 <= value <= TEN for value in values):
        return values, TO_TEN
    return values, POINTS


def _ask_about_two_scales(marks: Sequence[Mark], notes: Notes, answers: dict[str, str]) -> None:
    """Ask where some are at most 10 and all others more than twice as much as those."""
    border, times = RULES["two_scales"]["low"], RULES["two_scales"]["times"]
    low = [mark for mark in marks if mark.value <= border]
    high = [mark for mark in marks if mark.value > border]
    if not low or not high or answers.get("scale") == ALL_ONE_SCALE:
        return
    top, bottom = max(low, key=lambda mark: mark.value), min(high, key=lambda mark: mark.value)
    if bottom.value > times * top.value:
        notes.ask("two_scales", (ALL_ONE_SCALE,), low=quoted(top.text), high=quoted(bottom.text))
