"""What Class list tells of a pupil and of the subjects: which sentences, in which order. They stand in `words/`."""

from typing import Any

from datawijs.board import subject_name
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
from datawijs.widgets.class_list.facts import pupil_facts
from datawijs.words import Words, later

SOFT_HYPHEN = "\u00ad"
LANGUAGES = {"dutch", "french", "english"}  # these keep their capital
# subjects that have a name in the whole course
OF_THE_BOARD = {"primary": ("maths", "spelling", "reading"), "secondary": ("maths", "dutch", "french")}

TONES = {SEEN: "right", HIDDEN: "note", UNLUCKY: "note"}  # of a pupil who was invited; any other is "other"

# what the front end fills in
COUNTED = ("all", "classes", "count", "declining", "found", "more", "number", "onset", "pupils", "recent", "subjects")
NAMED = ("class", "class_name", "last", "mean", "name", "names", "order", "subject", "values")


def subjects(words: Words, sector: str) -> list[dict[str, str]]:
    """Return the eight subjects of a class: `key` (the same in every language), `name`, `within` (the name
    within a sentence), `short` (in three letters), and `head` (with soft hyphens, for a narrow column)."""
    of_the_board = {key: subject_name(key, sector) for key in OF_THE_BOARD[sector]}
    taught = []
    for item in words.block(sector, of_the_board).items:
        key, (name, short, head) = item.key or "", item.paragraphs
        within = name if key in LANGUAGES else name[:1].lower() + name[1:]
        taught.append(
            {"key": key, "name": name, "within": within, "short": short, "head": head.replace("-", SOFT_HYPHEN)}
        )
    return taught


def pupil_words(words: Words, case: Case, name: str, named: list[str], expected: float) -> dict[str, Any]:
    """Return what to say when the learner `picked` this pupil or `missed` it (None where nothing is missed): `tone` ("right",
    "note", "other"), `heading` and `text` (paragraphs). `named`: the names of the subjects; `expected`: how many of all
    series chance alone flags."""
    about = words.part("pupil").knowing(pupil_facts(case, name, named, expected))
    missed_tone = "other" if case.kind == SEEN else "note"
    return {
        "picked": _said(about, "picked", case, TONES.get(case.kind, "other"), _when_picked(case)),
        "missed": _said(about, "missed", case, missed_tone, _when_missed(case)) if case.declines else None,
    }


def _said(about: Words, when: str, case: Case, tone: str, paragraphs: list[tuple[str, ...]]) -> dict[str, Any]:
    text = [" ".join(about.say("told", key) for key in keys) for keys in paragraphs]
    return {"tone": tone, "heading": about.say(when, case.kind), "text": text}


def _when_picked(case: Case) -> list[tuple[str, ...]]:
    """The keys of the sentences, by paragraph."""
    three = _three(case)
    told: dict[str, list[tuple[str, ...]]] = {
        SEEN: [("truth",), (three, "chance"), (_rules(case),)],
        HIDDEN: [("truth",), (three, "stand-out-more"), (_rules(case),)],
        UNLUCKY: [(three, "by-chance")],
        HARD_TEST: [("latest", "hard-for-all")],
        ONE_RESULT: [("latest", three, "one-result")],
        FLAGGED: [(three,)],
        LOW_LEVEL: [("low-level",)],
        ORDINARY: [(three, "largest-dip")],
    }
    false_flags = [("false-flags",)] if case.flagged and not case.declines else []
    return [*told[case.kind], *false_flags]


def _when_missed(case: Case) -> list[tuple[str, ...]]:
    if case.kind == SEEN:
        return _when_picked(case)
    return [("truth",), (_three(case), "stand-out-more", "look-yourself"), (_rules(case),)]


def _three(case: Case) -> str:
    """Where the last three results lie, with what the tests did to the whole class taken off."""
    if case.below == 0:
        return "none-below"
    return "some-below" if case.drop < 0.05 else "some-below-lower"


def _rules(case: Case) -> str:
    return "flag-there" if case.subject in case.flagged else "no-flag-there"


def screen_words(words: Words) -> dict[str, str]:
    """Return all sentences that don't belong to one pupil or class."""
    return {
        **words.sentences("ui", later(*COUNTED, *NAMED)),
        "intro": words.text("card"),
        "how_to_read": words.text("reading-aid"),
        "flags_heading": words.title("flags"),
        "lesson_heading": words.title("lesson"),
    }
