"""The facts that the words of "Grouping" tell. Every number in a sentence is counted over many classes or computed."""

from functools import cache

from datawijs.widgets.grouping.classes import ALIKE, GOALS, LOOKS, PUPILS, RELIABILITY, SIZE, SIZES, USUAL_ALIKE
from datawijs.widgets.grouping.outcomes import (
    CLASSES,
    at_one_goal,
    by_looks_of,
    by_lot,
    by_subject_test,
    ever_extended,
    in_a_year,
    needing_extended,
    reached,
    touching_middle,
)
from datawijs.words import Fact, Number

STANDARDISED = 0.9  # reliability of a test of the whole subject (Frisbie 1988; see `classes`)
TEACHER_MADE = 0.5  # usual for a test that teachers make (the same)
ONE, MOST = LOOKS[0], LOOKS[-1]


@cache
def facts() -> dict[str, Fact]:
    """Return the facts that don't depend on the classes shown; where nothing else is said, pupils in another group than
    fits."""
    small, strongest = SIZES[0], ALIKE[-1]
    one = at_one_goal(ONE)
    ever, always = ever_extended()
    return {
        "pupils": PUPILS,
        "size": SIZE,
        "small": small,
        "goals": GOALS,
        "classes": CLASSES,
        "looks": MOST,
        "alike": Number(USUAL_ALIKE, 1),
        "strongest": Number(strongest, 1),
        "reliability": Number(RELIABILITY, 2),
        "teacher_made": Number(TEACHER_MADE, 2),
        "standardised": Number(STANDARDISED, 2),
        "lots": Number(by_lot()),
        # at one goal
        "about": Number(one.mean),
        "low": Number(one.low),
        "high": Number(one.high),
        "one_look": Number(one.mean, 1),
        "two_looks": Number(at_one_goal(ONE + 1).mean, 1),
        "most_looks": Number(at_one_goal(MOST).mean, 1),
        "small_groups": Number(at_one_goal(ONE, small).mean, 1),
        "weak": Number(by_looks_of(TEACHER_MADE, ONE).mean, 1),
        "weak_twice": Number(by_looks_of(TEACHER_MADE, ONE + 1).mean, 1),
        # per goal, over a year: groups formed once from most looks, once from a test of the subject, or anew at each goal
        "fixed": Number(in_a_year(1, MOST).mean, 1),
        "broad": Number(by_subject_test(STANDARDISED).mean, 1),
        "fresh": Number(in_a_year(GOALS, ONE).mean, 1),
        "fixed_strongest": Number(in_a_year(1, MOST, strongest).mean, 1),
        "broad_strongest": Number(by_subject_test(STANDARDISED, strongest).mean, 1),
        "fresh_strongest": Number(in_a_year(GOALS, ONE, strongest).mean, 1),
        # pupils who need extended instruction: at one goal or more, at all of them, and in 100 by their place on one test
        "ever": Number(ever),
        "always": Number(always),
        "fewest_ever": Number(ever_extended(strongest)[0]),
        "most_ever": Number(ever_extended(ALIKE[0])[0]),
        "just_below": _in_hundred(needing_extended(SIZE - 1)),
        "just_above": _in_hundred(needing_extended(SIZE)),
        "lowest_score": _in_hundred(needing_extended(0)),
        # of them, who get it
        "belong": Number(reached(ONE)),
        "found": _in_hundred(reached(ONE) / SIZE),
        "found_small": _in_hundred(reached(ONE, small) / small),
        # of those in another group than fits, who stand one group away
        "one_away": _in_hundred(touching_middle(ONE)),
    }


def _in_hundred(share: float) -> Number:
    return Number(100 * share)
