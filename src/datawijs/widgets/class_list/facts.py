"""The facts that the words of "Class list" tell. Every number in a sentence is computed here."""

from datawijs.board import cause_name
from datawijs.board.truth import CAUSES
from datawijs.language import rounded
from datawijs.signals.hand_rule import line_place
from datawijs.widgets.class_list.cases import Case
from datawijs.widgets.class_list.classes import PUPILS, SUBJECTS, TESTS
from datawijs.widgets.class_list.readings import EARLIER, nobody_by_lot
from datawijs.words import Fact, Number

ALMOST_CERTAIN = 99  # in 100: no list makes certain


def facts() -> dict[str, Fact]:
    """Return what holds for every class."""
    return {
        "pupils": PUPILS,
        "subjects": SUBJECTS,
        "tests": TESTS,
        "earlier": EARLIER,
        "series": PUPILS * SUBJECTS,
    }


def pupil_facts(case: Case, name: str, subjects: list[str], expected: float) -> dict[str, Fact]:
    """Return the facts of one pupil. `subjects`: their names; `expected`: how many of all series chance alone flags."""
    told: dict[str, Fact] = {
        "name": name,
        "subject": subjects[case.subject],
        "below": case.below,
        "drop": Number(case.drop, 1),
        "chance": min(rounded(100 * case.chance), ALMOST_CERTAIN),
        "before": case.before,
        "latest": Number(case.latest),
        "lower": Number(-case.change),
        "harder": Number(case.hard_by),
        "level": Number(case.level),
        "former": Number(case.former_level),
        "flagged": [subjects[place] for place in case.flagged],
        "flags_by_chance": Number(expected),
    }
    if case.onset is None or case.points is None or case.cause is None:  # no decline has none of them
        return told
    return {**told, "onset": case.onset, "points": Number(case.points), "cause": cause_name(CAUSES[case.cause])}


def flag_facts(flags: int, right: int, expected: float, usually_false: float, classes: int) -> dict[str, Fact]:
    """Return what became of the flags of a class: `flags` in all, `right` of them on a decline. `expected`: how many chance
    alone puts on such a list; `usually_false`: how many were false in each of `classes` classes."""
    return {
        "flags": flags,
        "right": right,
        "false": flags - right,
        "expected": Number(expected, 1),
        "usually_false": Number(usually_false, 1),
        "classes": classes,
    }


def lot_facts(finds: float, declining: int) -> dict[str, Fact]:
    """Return what drawing lots would do in a class in which `declining` pupils decline: it `finds` so many on average."""
    return {"lot_finds": Number(finds, 1), "declining": declining, "nobody": rounded(100 * nobody_by_lot(declining))}


def lesson_facts(average: dict[str, float], all_below: float) -> dict[str, Fact]:
    """Return what to take along; `average`: what each way of choosing finds on average, and `all` who decline; `all_below`: how
    many of a class have all last three results below the line in some subject."""
    return {
        "all_below": Number(all_below),
        "place": line_place(EARLIER),
        "three_find": Number(average["recent"], 1),
        "decline": Number(average["all"], 1),
        "lots_find": Number(average["by_lot"], 1),
        "best_finds": Number(average["best"], 1),
    }
