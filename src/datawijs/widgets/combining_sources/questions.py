"""What the exercise "Combining sources" asks about a pupil.

About each source: what does it say by itself? Then: how do the sources fit together? And: what do you do?
"""

from dataclasses import replace

from datawijs.widgets.combining_sources.facts import case_words
from datawijs.widgets.combining_sources.pupils import Case
from datawijs.widgets.question import Question
from datawijs.widgets.worded_question import question

SOURCES = ("practice", "tests", "absences")

# What each source says, by kind of pupil: its question is asked of all pupils of whom it says the same.
SAYS = {
    "slide": {"practice": "falls", "tests": "steady", "absences": "few"},
    "sudden": {"practice": "steady", "tests": "fall", "absences": "few"},
    "silent": {"practice": "steady", "tests": "missing", "absences": "many"},
}


def source_questions(case: Case) -> dict[str, Question]:
    """Return what is asked about each source."""
    words, says = case_words(case), SAYS[case.key]
    return {
        source: replace(question(words, f"{source}-{says[source]}"), key=f"{case.key}-{source}") for source in SOURCES
    }


def together_question(case: Case) -> Question:
    """Return how the sources fit together: where they contradict, or only seem to agree."""
    return question(case_words(case), f"{case.key}-together")


def decision_question(case: Case) -> Question:
    """Return what the reader does now: wait, look closer, or talk."""
    return question(case_words(case), f"{case.key}-decision")
