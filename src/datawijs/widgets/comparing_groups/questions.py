"""What the exercise "Comparing groups" asks under a pair: only chance, or a real difference?"""

from dataclasses import replace

from datawijs.widgets.comparing_groups.facts import pair_facts
from datawijs.widgets.comparing_groups.groups import Pair, real_in_share
from datawijs.widgets.question import Question
from datawijs.widgets.worded_question import question
from datawijs.words import Words

CLEAR = (
    2 / 3
)  # averages show it well when at least so many of the pairs that lie as far apart are of this kind: our choice


def pair_question(words: Words, number: int, pair: Pair) -> Question:
    """Return the question under one pair."""
    told_right, told_wrong = _told(pair)
    facts = {
        **pair_facts(number, pair),
        "chance_answer": words.say("ui", "chance"),
        "real_answer": words.say("ui", "real"),
        "told_right": words.say("told", told_right),
        "told_wrong": words.say("told", told_wrong),
    }
    return replace(question(words, "real-pair" if pair.real else "chance-pair", facts), key=f"pair-{number}")


def _told(pair: Pair) -> tuple[str, str]:
    """The keys of what to say to whoever was right, and to whoever was not."""
    real = real_in_share(pair.difference)
    of_its_kind = real if pair.real else 1 - real
    likely = of_its_kind >= 1 / 2
    right = "shown" if of_its_kind >= CLEAR else "unsure"
    if pair.real:
        return right, "real-shown" if likely else "real-hidden"
    return right, "chance-usual" if likely else "chance-unlucky"
