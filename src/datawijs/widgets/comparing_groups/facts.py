"""The facts that the words of "Comparing groups" tell. Every number in a sentence is computed here."""

from datawijs.board.truth import MEAN_LEVEL
from datawijs.language import rounded
from datawijs.signals import standard_error_of_average
from datawijs.widgets.comparing_groups.groups import (
    DRAWS,
    ERROR,
    ERROR_IN_SD,
    LARGE,
    LEAST,
    PAIRS,
    PUPILS,
    REAL,
    SPREAD,
    Pair,
    best_reader,
    chance_of,
    clear_limits,
    explained,
    lower_wins,
    real_in_share,
    usual_difference,
)
from datawijs.words import Fact, Number

RISE = 4  # points, in the question about a new method


def facts() -> dict[str, Fact]:
    """Return what holds for all groups; chances and shares in 100, wobble in points where its name doesn't say otherwise."""
    double, fourfold = 2 * PUPILS, 4 * PUPILS
    chance_up_to, real_from = clear_limits()
    return {
        "pupils": PUPILS,
        "pairs": PAIRS,
        "draws": DRAWS,
        "least": LEAST,
        "pool_average": Number(MEAN_LEVEL),
        "spread": Number(SPREAD),
        "exact_spread": Number(SPREAD, 1),
        "error": Number(ERROR, 1),
        "error_in_sd": Number(ERROR_IN_SD, 2),
        "usual": Number(usual_difference(), 1),
        "usual_rounded": Number(usual_difference()),
        "large": LARGE,
        "large_by_chance": in_hundred(chance_of(LARGE)),
        "rise": RISE,
        "rise_by_chance": in_hundred(chance_of(RISE)),
        "double": double,
        "error_of_double": Number(standard_error_of_average(double), 2),
        "fourfold": fourfold,
        "error_of_fourfold": Number(standard_error_of_average(fourfold), 2),
        "real": Number(REAL, 1),
        "lower_wins": in_hundred(lower_wins()),
        "explained": in_hundred(explained()),
        "best_right": in_hundred(best_reader()[0]),
        "chance_up_to": Number(chance_up_to, 1),
        "real_from": Number(real_from, 1),
    }


def pair_facts(number: int, pair: Pair) -> dict[str, Fact]:
    """Return the facts of one pair; `really`: how many of 100 pairs as far apart really differ."""
    a, b = pair.averages
    return {
        "number": number,
        "a": Number(a, 1),
        "b": Number(b, 1),
        "difference": Number(pair.difference, 1),
        "really": in_hundred(real_in_share(pair.difference)),
    }


def in_hundred(share: float) -> int:
    """Return a share as a number of 100 cases."""
    return rounded(100 * share)
