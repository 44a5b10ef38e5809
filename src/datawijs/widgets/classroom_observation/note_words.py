"""Words in a note that may be a judgement or a reason that somebody filled in.

A list of words understands nothing: it asks a question and never says that a note is wrong. What was said aloud may hold any
word, so the front end leaves out what stands between quotation marks.
"""

from datawijs.words import read_words


def note_words() -> dict[str, list[str]]:
    """Return the words to ask about, by kind ("judging", "motive"), in the language in use."""
    return {kind: words.split() for kind, words in read_words(__file__).sentences("note_words").items()}
