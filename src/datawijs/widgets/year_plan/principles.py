"""What makes a year's plan a cycle: the principles, why each matters, and whose they are.

A principle is the idea of a source ("article": Stichting Klasse, PO-Raad and Kennisnet, 2016; "study": the Flemish study of
Smartschool Analytics) or the course's own ("choice"). The numbers of weeks and meetings are always our choice.
"""

from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from datawijs.widgets.year_plan.checks import Apart, Check, Crowded, Fading, LedAfter, Needed, Outside, worded
from datawijs.widgets.year_plan.pieces import BEGINNER, COACH_DAYS, INTERVISIONS
from datawijs.widgets.year_plan.school_year import QUIET, moment
from datawijs.words import later, read_words

MOST_A_MONTH = 3  # pieces of the offer in one month: our choice
SOURCES = ("article", "study", "choice")


@dataclass(frozen=True)
class Principle:
    """One principle. It is broken as soon as one of its checks is."""

    key: str
    heading: str
    why: str
    source: str
    checks: tuple[Check, ...]


def source_names() -> dict[str, str]:
    """Return how a principle's source is named."""
    return read_words(__file__).sentences("sources")


def principles(all_pieces: tuple[str, ...]) -> tuple[Principle, ...]:
    """Return the principles in the order of the cycle, in the language in use; `all_pieces` are the keys of the offer."""
    words = read_words(__file__).knowing(later("first", "then", "when_first", "when_then", "which")).part("principles")
    checks = _checks(all_pieces)
    return tuple(
        Principle(
            block.key,
            block.title or "",
            block.paragraphs[0],
            block.settings["source"],
            tuple(worded(check, partial(words.say, block.key)) for check in checks[block.key]),
        )
        for block in words.blocks()
    )


def _checks(all_pieces: tuple[str, ...]) -> dict[str, tuple[Check, ...]]:
    """What is asked of a plan for each principle; the time between two pieces is in halves of a month."""
    return {
        "whole": (
            Needed(BEGINNER, said="training"),
            Needed(("survey", "choosing"), said="evaluation"),
        ),
        "something-to-read": (Outside(("beginner-1", "analysis"), tuple(range(moment("late sep")))),),
        "use-between": _one_by_one(BEGINNER, least=1, most=2, late="late"),
        "use-before-advanced": (Apart("beginner-4", "advanced", least=2),),
        "analysis-in-time": (Outside(("analysis",), tuple(range(moment("early apr"), moment("late jun") + 1))),),
        "own-cases": (Apart("beginner-2", "intervision-1", least=1),),
        "intervision-spread": _one_by_one(INTERVISIONS, least=2),
        "fading": (Fading(INTERVISIONS),),
        "coaches-practise": _one_by_one(COACH_DAYS, least=1, most=4, late="late"),
        "coaches-ready": (
            LedAfter(INTERVISIONS, learnt="coaches-3"),
            Apart("coaches-4", "choosing", least=1),
        ),
        "pupils-first": (Apart("pupils", "agreements", least=1),),
        "agreements-tried": (
            Apart("beginner-3", "agreements", least=1, before="version-before", soon="version-soon"),
            Apart("agreements", "survey", least=3, before="survey-before", soon="survey-soon"),
        ),
        "evaluate-first": (
            Apart("beginner-4", "survey", least=0, before="not-over", soon=""),
            Apart("survey", "choosing", least=1, most=4, late="late"),
        ),
        "choose-in-time": (
            Outside(("choosing",), (moment("late jun"),)),
            Apart("intervision-3", "choosing", least=0, soon=""),
        ),
        "quiet": (Outside(all_pieces, QUIET),),
        "step-by-step": (Crowded(MOST_A_MONTH),),
    }


def _one_by_one(pieces: tuple[str, ...], *, least: int, most: int | None = None, late: str = "") -> tuple[Check, ...]:
    return tuple(Apart(first, then, least=least, most=most, late=late) for first, then in pairwise(pieces))
