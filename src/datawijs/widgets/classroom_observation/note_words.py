"""Words in a note that may be a judgement or a reason that somebody filled in.

A list of words understands nothing: it asks a question and never says that a note is wrong. What was said aloud may hold any
word, so the front end leaves out what stands between quotation marks.
"""

from datawijs.language import current_language

_WORDS = {
    "nl": {
        "judging": (
            "goed slecht mooi jammer eindelijk gelukkig helaas fijn prima zwak sterk slordig onrustig rommelig netjes "
            "terecht onterecht vergeet vergat weinig teveel slechts amper keurig knap handig onhandig beter moeten"
        ),
        "motive": (
            "omdat want wil wilde denkt dacht vindt vond voelt voelde hoopt hoopte bedoelt bedoelde blijkbaar "
            "kennelijk waarschijnlijk misschien vermoedelijk onzeker zenuwachtig bang boos moe ongeduldig geïrriteerd"
        ),
    },
    "en": {
        "judging": (
            "good bad nice pity finally luckily sadly fine poor weak strong sloppy messy neatly rightly wrongly "
            "forgets forgot should only barely clever clumsy better worse"
        ),
        "motive": (
            "because wants wanted thinks thought feels felt hopes hoped means meant apparently probably perhaps maybe "
            "presumably unsure nervous afraid angry tired impatient annoyed"
        ),
    },
}


def note_words() -> dict[str, list[str]]:
    """Return the words to ask about, by kind ("judging", "motive"), in the language in use."""
    return {kind: words.split() for kind, words in _WORDS[current_language()].items()}
