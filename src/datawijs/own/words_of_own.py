"""The sentences about a file of one's own, for the page, which fills them in."""

from datawijs.words import later, read_words
from datawijs.words.facts import gaps

PARTS = ("decisions", "questions", "problems", "group", "talk")


def sentences_of_own() -> dict[str, dict[str, str]]:
    """Return the sentences of each part by their key, in the language in use, their gaps unfilled."""
    words = read_words(__file__)
    told = {part: {name for item in words.unfilled(part).lists for name in gaps(item.text.text)} for part in PARTS}
    return {part: words.sentences(part, later(*told[part])) for part in PARTS}
