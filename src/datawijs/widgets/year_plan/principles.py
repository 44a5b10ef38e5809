"""What makes a year's plan a cycle: the principles, why each matters, and whose they are.

A principle is the idea of a source ("article": Stichting Klasse, PO-Raad and Kennisnet, 2016; "study": the Flemish study of
Smartschool Analytics) or the course's own ("choice"). The numbers of weeks and meetings are always our choice.
"""

from dataclasses import dataclass
from itertools import pairwise

from datawijs.language import _
from datawijs.widgets.year_plan.checks import Apart, Check, Crowded, Fading, LedAfter, Needed, Outside
from datawijs.widgets.year_plan.pieces import COACH_DAYS, INTERVISIONS
from datawijs.widgets.year_plan.school_year import QUIET, moment

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
    return {
        "article": _("From Stichting Klasse (PO-Raad and Kennisnet, 2016). How many weeks or meetings is our choice."),
        "study": _("After the Flemish study of Smartschool Analytics. How many weeks is our choice."),
        "choice": _("Our choice."),
    }


def principles(all_pieces: tuple[str, ...]) -> tuple[Principle, ...]:
    """Return the principles in the order of the cycle, in the language in use; `all_pieces` are the keys of the offer."""
    return (
        _whole(),
        _something_to_read(),
        _use_between(),
        _use_before_advanced(),
        _analysis_in_time(),
        _own_cases(),
        _intervision_spread(),
        _fading(),
        _coaches_practise(),
        _coaches_ready(),
        _pupils_first(),
        _agreements_tried(),
        _evaluate_first(),
        _choose_in_time(),
        _quiet(all_pieces),
        _step_by_step(),
    )


def _whole() -> Principle:
    return Principle(
        "whole",
        _("The circle is closed"),
        _(
            "Train, use, evaluate, and change the next round by what you found: only together do these make a "
            "cycle. At "
            "Stichting Klasse a survey changed what was offered the year after."
        ),
        "article",
        (
            Needed(
                ("beginner-1", "beginner-2", "beginner-3", "beginner-4"),
                _("You leave out {which}. Then the training is a talk instead of practising and coming back."),
            ),
            Needed(
                ("survey", "choosing"),
                _("You leave out {which}. Next year's offer will then be this year's, whether it worked or not."),
            ),
        ),
    )


def _something_to_read() -> Principle:
    too_early = tuple(range(moment("late sep")))
    return Principle(
        "something-to-read",
        _("Something to read first"),
        _(
            "A dashboard without results is an empty screen. After four to six weeks of school there are a few "
            "results for "
            "each pupil, and participants can try at once in their own class what they learnt."
        ),
        "choice",
        (
            Outside(
                ("beginner-1", "analysis"),
                too_early,
                _("In your plan there is hardly anything to read yet at {which}."),
            ),
        ),
    )


def _use_between() -> Principle:
    before = _("{then} ({when_then}) comes before {first} ({when_first}).")
    soon = _(
        "{first} and {then} both fall in {when_then}. Nobody has used anything yet, so there is nothing to "
        "come back with."
    )
    late = _(
        "Between {first} ({when_first}) and {then} ({when_then}) lie more than four weeks of school. Much is "
        "forgotten by then."
    )
    meetings = ("beginner-1", "beginner-2", "beginner-3", "beginner-4")
    return Principle(
        "use-between",
        _("Use between the meetings"),
        _(
            "Between two meetings everyone does one small thing in the own class. That is what a return day is "
            "about. Two to "
            "four weeks are enough to try it, and short enough to remember how it went."
        ),
        "article",
        tuple(
            Apart(first, then, least=1, most=2, before=before, soon=soon, late=late)
            for first, then in pairwise(meetings)
        ),
    )


def _use_before_advanced() -> Principle:
    return Principle(
        "use-before-advanced",
        _("First do it, then go further"),
        _(
            "The advanced training starts from questions out of one's own practice. In a first year those only "
            "come after some "
            "weeks of doing. Elsewhere it may be sooner: at Stichting Klasse people themselves chose the level they "
            "started at."
        ),
        "choice",
        (
            Apart(
                "beginner-4",
                "advanced",
                least=2,
                before=_(
                    "{then} ({when_then}) comes before {first} ({when_first}). For twelve beginners that is the second "
                    "step "
                    "before the first."
                ),
                soon=_(
                    "{then} ({when_then}) follows within a month after {first}. There are hardly any questions from "
                    "practice by then: give "
                    "it at least a month."
                ),
            ),
        ),
    )


def _analysis_in_time() -> Principle:
    return Principle(
        "analysis-in-time",
        _("Analysis before the discussions"),
        _(
            "Who leads group discussions or class councils learns in this training how to prepare them. That "
            "only helps if "
            "such a round is still to come. In many schools the last big one is in spring."
        ),
        "choice",
        (
            Outside(
                ("analysis",),
                tuple(range(moment("early apr"), moment("late jun") + 1)),
                _(
                    "You plan {which}. Most discussions of this year are over by then; what was learnt waits until "
                    "autumn."
                ),
            ),
        ),
    )


def _own_cases() -> Principle:
    return Principle(
        "own-cases",
        _("Intervision with cases of one's own"),
        _(
            "In intervision colleagues look at a case of one of them. A case of one's own comes from doing: "
            "after the first "
            "return day everybody has tried something in class."
        ),
        "choice",
        (
            Apart(
                "beginner-2",
                "intervision-1",
                least=1,
                before=_(
                    "{then} ({when_then}) comes before {first} ({when_first}): nobody has a case of their own yet."
                ),
                soon=_(
                    "{then} is in the same weeks as {first} ({when_first}). Give people some weeks to come across a "
                    "case."
                ),
            ),
        ),
    )


def _intervision_spread() -> Principle:
    before = _("{then} ({when_then}) comes before {first} ({when_first}).")
    soon = _("Between {first} ({when_first}) and {then} ({when_then}) lies less than a month.")
    return Principle(
        "intervision-spread",
        _("Intervision over the whole year"),
        _(
            "Each intervision ends with an intention. Trying it, and seeing what comes of it, takes a month at "
            "least; the next "
            "intervision begins with that. Four times in a row is a course; four times in a year becomes a habit."
        ),
        "choice",
        tuple(Apart(first, then, least=2, before=before, soon=soon) for first, then in pairwise(INTERVISIONS)),
    )


def _fading() -> Principle:
    return Principle(
        "fading",
        _("The facilitator from outside fades out"),
        _(
            "In the course of the year the part of the facilitator from outside became smaller, and the school's "
            "own coaches "
            "took over. First see how it is done, then do it together, then alone: so it goes on when nobody "
            "comes from "
            "outside any more."
        ),
        "article",
        (
            Fading(
                INTERVISIONS,
                outside_all_year=_(
                    "The facilitator from outside leads all year. It is comfortable, and it stops on the day that the "
                    "facilitator goes."
                ),
                coach_from_start=_(
                    "The school's own coach leads alone from the first time, without having seen it done. Let somebody "
                    "from outside "
                    "begin, or both together."
                ),
                not_over=_(
                    "At the last intervision somebody from outside still leads along. When does the coach do it alone?"
                ),
                back=_(
                    "Once handed over, it goes back to the facilitator from outside. That tells a coach: you can't do "
                    "it."
                ),
                at_once=_(
                    "It goes from outside to the school's own coach in one step. One time together in between gives the "
                    "coach somebody "
                    "to fall back on, and a talk afterwards."
                ),
            ),
        ),
    )


def _coaches_practise() -> Principle:
    before = _("{then} ({when_then}) comes before {first} ({when_first}).")
    soon = _(
        "{first} and {then} both fall in {when_then}. A coach can't visit a class or talk with a colleague in between."
    )
    late = _("Between {first} ({when_first}) and {then} ({when_then}) lie more than two months of school.")
    return Principle(
        "coaches-practise",
        _("Coaches practise in between as well"),
        _(
            "One learns coaching by doing it: a visit to a class, a talk afterwards, and then back to the group "
            "with what was "
            "hard. Two weeks to two months between half-days leaves room for that."
        ),
        "choice",
        tuple(
            Apart(first, then, least=1, most=4, before=before, soon=soon, late=late)
            for first, then in pairwise(COACH_DAYS)
        ),
    )


def _coaches_ready() -> Principle:
    return Principle(
        "coaches-ready",
        _("Who leads has learnt how"),
        _(
            "In the third half-day coaches practise the talk with a colleague, in the fourth they learn to read "
            "the results "
            "of a group and to choose what changes. First learn it, then carry it alone."
        ),
        "choice",
        (
            LedAfter(
                INTERVISIONS,
                "coaches-3",
                _("The school's own coach leads {which} alone, before or in the same weeks as {first} ({when_first})."),
            ),
            Apart(
                "coaches-4",
                "choosing",
                least=1,
                before=_(
                    "{then} ({when_then}) comes before {first} ({when_first}), in which coaches learn how to do that."
                ),
                soon=_("{first} and {then} fall in the same weeks. Then the coaches can't prepare the choice."),
            ),
        ),
    )


def _pupils_first() -> Principle:
    return Principle(
        "pupils-first",
        _("Pupils first, then fix"),
        _(
            "In the Flemish study 44 of 75 pupils wanted a say in how such a tool is used. A say counts for something "
            "when the decision is still open. Who is asked after that has nothing left to say."
        ),
        "study",
        (
            Apart(
                "pupils",
                "agreements",
                least=1,
                before=_(
                    "{then} comes first ({when_then}), and {first} only after it ({when_first}). What could pupils still "
                    "change?"
                ),
                soon=_(
                    "{first} and {then} fall in the same weeks ({when_then}). Who still has time to do something with "
                    "what pupils say?"
                ),
            ),
        ),
    )


def _agreements_tried() -> Principle:
    return Principle(
        "agreements-tried",
        _("Agreements grow from doing"),
        _(
            "On the second return day participants write a first version. Who fixes agreements earlier agrees on "
            "something "
            "that nobody has done yet. And an agreement needs some six weeks of trying before you can ask "
            "whether it works."
        ),
        "choice",
        (
            Apart(
                "beginner-3",
                "agreements",
                least=1,
                before=_("{then} ({when_then}) comes before {first} ({when_first}), where the first version is made."),
                soon=_(
                    "{first} and {then} fall in the same weeks. The team should be able to sleep on the first version."
                ),
            ),
            Apart(
                "agreements",
                "survey",
                least=3,
                before=_(
                    "{then} ({when_then}) comes before {first} ({when_first}): it can't ask yet how agreements turn "
                    "out."
                ),
                soon=_(
                    "Between {first} ({when_first}) and {then} ({when_then}) lie less than six weeks. Then the survey "
                    "measures "
                    "intentions, not experiences."
                ),
            ),
        ),
    )


def _evaluate_first() -> Principle:
    return Principle(
        "evaluate-first",
        _("First look back, then choose"),
        _(
            "Who chooses first and evaluates later doesn't evaluate any more: the survey then only serves to "
            "agree with the "
            "choice. The other way round, results can still surprise you."
        ),
        "article",
        (
            Apart(
                "beginner-4",
                "survey",
                least=0,
                before=_(
                    "{then} ({when_then}) comes before {first} ({when_first}): people judge something that isn't over."
                ),
                soon="",
            ),
            Apart(
                "survey",
                "choosing",
                least=1,
                most=4,
                before=_(
                    "You plan {then} {when_then} and {first} only {when_first}. The answers come too late for the "
                    "choice."
                ),
                soon=_(
                    "{first} and {then} fall in the same weeks. Answers have to be read, by more than one person: allow "
                    "two weeks."
                ),
                late=_(
                    "Between {first} ({when_first}) and {then} ({when_then}) lie more than two months. Who filled it in "
                    "never "
                    "hears what came of it, and won't fill in the next one."
                ),
            ),
        ),
    )


def _choose_in_time() -> Principle:
    return Principle(
        "choose-in-time",
        _("Choose when it can still be arranged"),
        _(
            "What changes next year needs dates, rooms and hours, and those are given out before the summer. And "
            "the choice "
            "is about this year, so enough of this year has to be over."
        ),
        "choice",
        (
            Outside(
                ("choosing",),
                (moment("late jun"),),
                _("You plan {which}. Next year's timetable is made by then."),
            ),
            Apart(
                "intervision-3",
                "choosing",
                least=0,
                before=_(
                    "{then} ({when_then}) comes before {first} ({when_first}): too little of the year to choose by."
                ),
                soon="",
            ),
        ),
    )


def _quiet(all_pieces: tuple[str, ...]) -> Principle:
    return Principle(
        "quiet",
        _("Not when nobody has a hand free"),
        _(
            "In the first weeks, at Christmas and in the last weeks of June, a school has other things on its "
            "mind. Who comes "
            "to a meeting then has the head elsewhere. Your own school may have other busy weeks: write those "
            "down in the plan."
        ),
        "choice",
        (Outside(all_pieces, QUIET, _("In busy or empty weeks: {which}.")),),
    )


def _step_by_step() -> Principle:
    return Principle(
        "step-by-step",
        _("Step by step"),
        _(
            "Stichting Klasse took three school years to introduce digital materials, and calls it a growth "
            "path. So spread "
            "the offer: at most three pieces a month. What doesn't fit may wait for next year."
        ),
        "article",
        (
            Crowded(
                MOST_A_MONTH,
                _("Too much at once: {which}. What one meeting asks for can't be tried before the next one comes."),
            ),
        ),
    )
