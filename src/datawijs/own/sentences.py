"""Put words to what was understood of a file, to what has to be asked, and to what can't be read."""

from collections.abc import Mapping

from datawijs.language import decimal
from datawijs.own.decision import Decision, Question, Told
from datawijs.words import Number, read_words

MEANS = "mean"  # what a fact of a group begins with that has a decimal


def said(told: Decision) -> str:
    """Return the sentence of a decision or a question, in the language in use."""
    kind = "questions" if isinstance(told, Question) else "decisions"
    return read_words(__file__).say(kind, told.key, **told.facts)


class Explained:
    """Something read, with what was `decided` on the way and what is still `asked`, each also as a sentence."""

    decided: list[Decision]
    asked: list[Question]

    @property
    def decisions(self) -> list[str]:
        return [said(decision) for decision in self.decided]

    @property
    def questions(self) -> list[str]:
        return [said(question) for question in self.asked]


def problem(key: str, **facts: Told) -> ValueError:
    """Return the error that says what is wrong and what to do, in the language in use."""
    return ValueError(read_words(__file__).say("problems", key, **facts))


def quoted(text: str) -> str:
    """Return what stands in a file between quotation marks, so that it can end a sentence."""
    return f"‘{text}’"


def told_of_group(key: str, facts: Mapping[str, float | list[float]]) -> str:
    """Return a sentence about a group, in the language in use; means and points with one decimal."""
    told = {
        name: [decimal(one, 1) for one in fact]
        if isinstance(fact, list)
        else Number(fact, 1)
        if name.startswith(MEANS)
        else int(fact)
        for name, fact in facts.items()
    }
    return read_words(__file__).say("group", key, **told)


def topic(key: str) -> str:
    """Return a question for a meeting about a group, in the language in use."""
    return read_words(__file__).say("talk", key)
