"""The sentences of Class list: what is true of each pupil, what there was to see, and what a list can and can't do."""

from collections.abc import Callable
from typing import Any

from datawijs.board import cause_name, subject_name
from datawijs.board.truth import CAUSES
from datawijs.language import _, decimal, ngettext
from datawijs.widgets.class_list.cases import (
    FLAGGED,
    HARD_TEST,
    HIDDEN,
    LOW_LEVEL,
    ONE_RESULT,
    ORDINARY,
    SEEN,
    UNLUCKY,
    Case,
)
from datawijs.widgets.class_list.classes import PUPILS, SUBJECTS, TESTS
from datawijs.widgets.class_list.readings import EARLIER

SOFT_HYPHEN = "\u00ad"
LANGUAGES = {"dutch", "french", "english"}  # these keep their capital

Sentence = Callable[[Case, str, list[str]], str]  # about a case, the pupil's name and the names of the subjects


def subjects(sector: str) -> list[dict[str, str]]:
    """Return the eight subjects of a class: `key` (the same in every language), `name`, `within` (the name
    within a sentence), `short` (in three letters), and `head` (with soft hyphens, for a narrow column)."""
    # a hyphen shows where the word may be broken
    if sector == "primary":
        named = {
            "maths": (subject_name("maths", sector), _("Ari"), _("Arith-metic")),
            "spelling": (subject_name("spelling"), _("Spe"), _("Spel-ling")),
            "reading": (subject_name("reading"), _("Rea"), _("Read-ing")),
            "fluency": (_("Reading fluency"), _("Flu"), _("Read-ing fluen-cy")),
            "vocabulary": (_("Vocabulary"), _("Voc"), _("Vocab-ulary")),
            "language": (_("Language"), _("Lan"), _("Lan-guage")),
            "english": (_("English"), _("Eng"), _("Eng-lish")),
            "world": (_("World studies"), _("Wor"), _("World stud-ies")),
        }
    else:
        named = {
            "maths": (subject_name("maths", sector), _("Mat"), _("Mathe-matics")),
            "dutch": (subject_name("dutch"), _("Dut"), _("Dut-ch")),
            "french": (subject_name("french"), _("Fre"), _("French")),
            "english": (_("English"), _("Eng"), _("Eng-lish")),
            "history": (_("History"), _("His"), _("His-tory")),
            "geography": (_("Geography"), _("Geo"), _("Geo-graphy")),
            "science": (_("Science"), _("Sci"), _("Sci-ence")),
            "technology": (_("Technology"), _("Tec"), _("Techno-logy")),
        }
    return [
        {
            "key": key,
            "name": name,
            "within": name if key in LANGUAGES else name[:1].lower() + name[1:],
            "short": short,
            "head": head.replace("-", SOFT_HYPHEN),
        }
        for key, (name, short, head) in named.items()
    ]


# ---- one pupil -------------------------------------------------------------------------------------------------------


def picked_words(case: Case, name: str, named: list[str], false_flags: float) -> dict[str, Any]:
    """Return what to say when the learner invited this pupil: `tone` ("right", "note", "other"), `heading` and `text`
    (sentences). `named`: the names of the subjects; `false_flags`: how many of all series chance alone flags."""
    told: dict[str, tuple[str, str, list[Sentence]]] = {
        SEEN: ("right", _("{name}: well chosen"), [_truth, _shown, _rules_on_decline]),
        HIDDEN: ("note", _("{name}: a real decline, with some luck"), [_truth, _hardly_shown, _rules_on_decline]),
        UNLUCKY: ("note", _("{name}: well chosen, though nothing is going on"), [_by_chance]),
        HARD_TEST: ("other", _("{name}: false alarm, the test was hard"), [_hard_test]),
        ONE_RESULT: ("other", _("{name}: false alarm, one low result"), [_one_result]),
        FLAGGED: ("other", _("{name}: false alarm"), [_last_three]),
        LOW_LEVEL: ("other", _("{name}: a low level, no decline"), [_low_level]),
        ORDINARY: ("other", _("{name}: nothing is going on"), [_ordinary]),
    }
    tone, heading, sentences = told[case.kind]
    text = [sentence(case, name, named) for sentence in sentences]
    if case.flagged and not case.declines:
        text.append(_false_flag(case, named, false_flags))
    return {"tone": tone, "heading": heading.format(name=name), "text": text}


def missed_words(case: Case, name: str, named: list[str]) -> dict[str, Any]:
    """Return what to say when the learner didn't invite a pupil who declines."""
    if case.kind == SEEN:
        heading, seen = _("{name}: missed, and there was something to see"), _shown
    else:
        heading, seen = _("{name}: missed, and hard to see"), _hidden
    text = [sentence(case, name, named) for sentence in (_truth, seen, _rules_on_decline)]
    return {"tone": "other" if case.kind == SEEN else "note", "heading": heading.format(name=name), "text": text}


def _truth(case: Case, name: str, named: list[str]) -> str:
    assert case.points is not None and case.cause is not None  # every pupil who declines has both
    return _(
        "From test {onset} on, {name} really scores about {points} points lower in {subject}, because of {cause}."
    ).format(
        onset=case.onset,
        name=name,
        points=decimal(case.points, 0),
        subject=named[case.subject],
        cause=cause_name(CAUSES[case.cause]),
    )


def _last_three(case: Case, _name: str, named: list[str]) -> str:
    """Where the last three results lie, with what the tests did to the whole class taken off."""
    if case.drop < 0.05:
        return _("In {subject} the last three results together are not lower than the earlier ones.").format(
            subject=named[case.subject]
        )
    return _(
        "In {subject} the last three results together lie {drop} times the own wobble below the earlier ones."
    ).format(subject=named[case.subject], drop=decimal(case.drop))


def _shown(case: Case, name: str, named: list[str]) -> str:
    return " ".join(
        (
            _last_three(case, name, named),
            _("Who knows how these results came about, gives a decline a chance of {percent} in 100.").format(
                percent=_percent(case.chance)
            ),
        )
    )


def _hardly_shown(case: Case, name: str, named: list[str]) -> str:
    return f"{_last_three(case, name, named)} {_stand_out_more(case)}"


def _hidden(case: Case, name: str, named: list[str]) -> str:
    more = _("So a list never replaces what you notice in the lesson.")
    return f"{_last_three(case, name, named)} {_stand_out_more(case)} {more}"


def _stand_out_more(case: Case) -> str:
    return ngettext(
        "{count} pupil of this class stands out more.", "{count} pupils of this class stand out more.", case.before
    ).format(count=case.before)


def _rules_on_decline(case: Case, name: str, named: list[str]) -> str:
    if case.subject in case.flagged:
        return _("The common rules put a flag there as well.")
    return _("The common rules put no flag there.")


def _by_chance(case: Case, name: str, named: list[str]) -> str:
    return " ".join(
        (
            _last_three(case, name, named),
            _(
                "The best possible reader would have invited {name} too, with a chance of {percent} in 100. Yet nothing is "
                "going on: in {series} series chance alone makes such a drop somewhere. So open the talk with a question, and "
                "not with a conclusion."
            ).format(name=name, percent=_percent(case.chance), series=PUPILS * SUBJECTS),
        )
    )


def _hard_test(case: Case, name: str, named: list[str]) -> str:
    return " ".join(
        (
            _latest(case, named),
            _(
                "But that test was hard for everybody: the class average was {points} points lower than usual. {name} goes "
                "down with the class, not away from it."
            ).format(points=decimal(case.hard_by, 0), name=name),
        )
    )


def _one_result(case: Case, name: str, named: list[str]) -> str:
    little = _("One low result says little; after the next one you know more.")
    return f"{_latest(case, named)} {_last_three(case, name, named)} {little}"


def _latest(case: Case, named: list[str]) -> str:
    return _(
        "What stands out is the latest result in {subject}: {score}, which is {points} points below the average."
    ).format(subject=named[case.subject], score=decimal(case.latest, 0), points=decimal(-case.change, 0))


def _low_level(case: Case, name: str, named: list[str]) -> str:
    return _(
        "{name} scores {level} on average now, and scored {former} before. That is low, but it was so all year: a level, "
        "and no decline. There may be good reason for a talk, but then about something else."
    ).format(name=name, level=decimal(case.level, 0), former=decimal(case.former_level, 0))


def _ordinary(case: Case, name: str, named: list[str]) -> str:
    return " ".join(
        (
            _last_three(case, name, named),
            _(
                "That is the largest dip of {name}. With eight subjects there is nearly always one that goes less well."
            ).format(name=name),
        )
    )


def _false_flag(case: Case, named: list[str], false_flags: float) -> str:
    return ngettext(
        "The flag in {subjects} is a false alarm. Chance alone flags about {expected} of {series} series.",
        "The flags in {subjects} are false alarms. Chance alone flags about {expected} of {series} series.",
        len(case.flagged),
    ).format(
        subjects=", ".join(named[place] for place in case.flagged),
        expected=decimal(false_flags, 0),
        series=PUPILS * SUBJECTS,
    )


def _percent(chance: float) -> int:
    return min(round(100 * chance), 99)


# ---- the whole list --------------------------------------------------------------------------------------------------


def flags_words(flags: int, right: int, expected: float, average: float, classes: int) -> str:
    """Return what became of the flags of a class: `flags` in all, `right` of them on a decline. `expected`: how many chance
    alone puts on such a list; `average`: how many were false in each of `classes` classes."""
    counted = ngettext(
        "The common rules put {flags} flag on this list.", "The common rules put {flags} flags on this list.", flags
    ).format(flags=flags)
    on_decline = ngettext(
        "{right} of them stands at a real decline; the other {false} are false alarms.",
        "{right} of them stand at a real decline; the other {false} are false alarms.",
        right,
    ).format(right=right, false=flags - right)
    return " ".join(
        (
            counted,
            on_decline,
            _(
                "That is no accident. If nothing at all is going on, chance alone puts about {expected} flags on a list of "
                "{series} series. In our {classes} classes there were {average} false flags on average: hard tests add some."
            ).format(expected=decimal(expected), series=PUPILS * SUBJECTS, classes=classes, average=decimal(average)),
        )
    )


def lot_words(average: float, nobody: float, declining: int) -> str:
    """Return what drawing lots would do in a class in which `declining` pupils decline."""
    return _(
        "Four names drawn by lot find {average} of the {declining} on average, and in {nobody} of 100 draws nobody."
    ).format(average=decimal(average), declining=declining, nobody=round(100 * nobody))


def lesson_words(average: dict[str, str]) -> str:
    """Return what to take along; `average`: what each way of choosing finds on average, and `all` who decline."""
    return _(
        "What helps least: one low result, a low level, a flag. What helps most: three recent results that together lie below "
        "what this pupil usually does, and further down than the class went. Read like that, four invitations find {recent} of "
        "the {all} on average; lots find {by_lot}. Even the best possible reader finds no more than {best}: a list can't show "
        "everything. A colleague who looks and listens in the lesson sees what the list doesn't show."
    ).format(**average)


def words() -> dict[str, str]:
    """Return all sentences of this exercise that don't belong to one pupil or class."""
    return {
        "kind": _("Exercise: class list"),
        "intro": _(
            "{pupils} pupils, {subjects} subjects, {tests} tests in each: the list before a group discussion or a class "
            "council. In a few pupils the results really decline, in one subject. You have time for four conversations. Whom "
            "do you invite?"
        ).format(pupils=PUPILS, subjects=SUBJECTS, tests=TESTS),
        "made_up": _(
            "Pupils and results are made up. So we know afterwards what no school knows: who really declined."
        ),
        "class_of": _("Class {number} of {all}"),
        "how_to_read": _(
            "In each square: the latest result, and how many points it lies above or below the pupil's own earlier average. "
            "The small line shows all {tests} results around that average, which is dashed. Press a name to see the charts of "
            "that pupil."
        ).format(tests=TESTS),
        "caption": _("Class {name}: latest results of {pupils} pupils in {subjects} subjects"),
        "pupil": _("Pupil"),
        "invite": _("Invite {name}"),
        "charts_of": _("Charts of {name}"),
        "sort": _("Order of the list"),
        "sort_name": _("by name"),
        "sort_change": _("largest drop of the latest result first"),
        "sort_level": _("lowest latest results first"),
        "sort_flags": _("most flags downwards first"),
        "sort_subject": _("largest drop first in {subject}"),
        "sorted": _("The list is in a new order: {order}."),
        "flags": _("Show the flags of the common rules"),
        "flags_note": _(
            "A flag means that one of four common rules finds something in the whole series: a result outside the process "
            "limits, seven in a row on one side of the average, a trend of seven, or two of three close to a limit. The "
            "arrow says which way."
        ),
        "flag_down": _("flag, down"),
        "flag_up": _("flag, up"),
        "test": _("test"),
        "last_three": _("the last three results"),
        "class_average": _("class average"),
        "own_earlier": _("own average of the first {count} results").format(count=EARLIER),
        "mini": _(
            "{subject}: {values}. Average of the first {count}: {mean}; of the last {recent}: {last}. Class average on the "
            "last test: {class}."
        ),
        "series_table": _("All results of {name}"),
        "chosen_none": _("You haven't invited anybody yet."),
        "chosen": _("Invited ({count} of {all}): {names}"),
        "too_many": _(
            "There is time for {all} conversations. If you want to invite {name}, take somebody else off first."
        ),
        "too_few": _("There is time for {all} conversations. You can still invite {more}."),
        "reveal": _("Invite these four"),
        **_truth_words(),
    }


def _truth_words() -> dict[str, str]:
    return {
        "truth": _("Who really declined"),
        "found_none": _("Of the {declining} pupils who really decline, you invited none this time."),
        "found": _("You invited {found} of the {declining} pupils who really decline."),
        "your_four": _("The four you invited"),
        "missed": _("Whom you missed"),
        "missed_none": _("Nobody is missed: everyone who declines is among your four."),
        "compare": _("Other ways to choose four"),
        "compare_caption": _("How many of those who really decline are found?"),
        "way": _("Way to choose"),
        "here": _("In this class"),
        "average": _("On average over {classes} classes"),
        "of": _("{count} of {all}"),
        "you_row": _("You"),
        "by_lot": _("Drawing lots"),
        "lowest": _("The four with the lowest results"),
        "drop": _("The four largest drops of the latest result"),
        "flags_row": _("The four with most flags downwards"),
        "recent": _("The last three against the own earlier results, without what the test did to the whole class"),
        "best": _("The best possible reader, who knows how the results came about"),
        "typical": _(
            "This class is one of the three most typical of {classes} classes that we drew in the same way. The averages are "
            "over all of them."
        ),
        "flags_heading": _("What became of the flags"),
        "lesson_heading": _("To take along"),
        "wobble": _(
            "The own wobble: how far the results of this pupil usually lie from the pupil's own average (the standard "
            "deviation, over all subjects together). What a test did to the whole class is taken off first."
        ),
        "next_class": _("Try another class"),
        "again": _("This class again"),
        "the_list": _("The list, with the truth"),
        "declined_in": _("really declines in {subject}, from test {onset} on"),
        "nothing": _("nothing is going on"),
        "invited_mark": _("invited"),
        "since_decline": _("after the decline began"),
        "earlier": _("Your classes so far"),
        "round": _("Class"),
        "found_head": _("Found"),
    }
