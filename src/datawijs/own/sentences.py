"""Put words to what was understood of a file, to what has to be asked, and to what can't be read."""

from datawijs.own.decision import Decision, Question, Told
from datawijs.words import read_words


def said(told: Decision) -> str:
    """Return the sentence of a decision or a question, in the language in use."""
    kind = "questions" if isinstance(told, Question) else "decisions"
    return read_words(__file__).say(kind, told.key, **told.facts)


def problem(key: str, **facts: Told) -> ValueError:
    """Return the error that says what is wrong and what to do, in the language in use."""
    return ValueError(read_words(__file__).say("problems", key, **facts))


def quoted(text: str) -> str:
    """Return what stands in a file between quotation marks, so that it can end a sentence."""
    return f"‘{text}’"
