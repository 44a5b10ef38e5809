"""The categories of the observation form: what a teacher does after looking at a dashboard.

The keys are kept with the answers and stand on the paper form too; they never change.
"""

from dataclasses import dataclass

from datawijs.words import read_words

KEYS = ("look", "check", "talk", "instruct", "adapt", "note", "wait", "none")


@dataclass(frozen=True)
class Category:
    """One kind of action. `meaning` says in a line when an observer chooses it."""

    key: str
    name: str
    meaning: str


def categories() -> tuple[Category, ...]:
    """Return the categories in the order of the form, in the language in use."""
    words = read_words(__file__)
    return tuple(Category(key, words.say("categories", key), words.why("categories", key)) for key in KEYS)
