"""The facts that the words of "Moving target" tell. Every number in a sentence is computed from the drawn years."""

from datawijs.language import rounded
from datawijs.widgets.moving_target.years import MARGIN, MONTHS, Years
from datawijs.words import Fact, Number

LARGE_FALL = 15  # places, in the answer that is right


def facts(shown: Years, behind: Years, pace: Years) -> dict[str, Fact]:
    """Return what happens to the pupil whose year is shown, and to two large groups of pupils: those who fall behind and
    those who keep pace."""
    start, june = int(shown.ability[0, 0]), int(shown.ability[0, -1])
    return {
        "margin": MARGIN,
        "months": MONTHS,
        "large": LARGE_FALL,
        "start": start,
        "june": june,
        "fall": start - june,
        "step": rounded((start - june) / MONTHS),
        "misses": int((~shown.on_target(shown.september_target)).sum()),
        "count": len(behind.ability),
        "always": int(behind.on_target(behind.monthly_target).all(axis=1).sum()),
        "reached_behind": Number(_months_reached(behind), 1),
        "reached_pace": Number(_months_reached(pace), 1),
        "missed_behind": _missed_in_june(behind),
        "missed_pace": _missed_in_june(pace),
        "missed_without_margin": Number(_months_missed_without_margin(pace), 1),
    }


def _months_reached(years: Years) -> float:
    """In how many months of the year a pupil is on target on average, when the target is reset monthly."""
    return float(years.on_target(years.monthly_target).sum(axis=1).mean())


def _missed_in_june(years: Years) -> int:
    """How many pupils are below September's target in June, when it is kept."""
    return int((~years.on_target(years.september_target)[:, -1]).sum())


def _months_missed_without_margin(years: Years) -> float:
    """In how many months a pupil ends below the monthly target on average, if not one place lower is allowed."""
    return float((years.ability[:, 1:] < years.monthly_target).sum(axis=1).mean())
