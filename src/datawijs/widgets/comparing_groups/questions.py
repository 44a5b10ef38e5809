"""What the exercise "Comparing groups" asks under a pair: only chance, or a real difference?"""

from dataclasses import replace

from datawijs.widgets.comparing_groups.facts import pair_facts
from datawijs.widgets.comparing_groups.groups import Pair, chance_of
from datawijs.widgets.question import Question
from datawijs.widgets.worded_question import question
from datawijs.words import Words

SURPRISING = 0.05  # a pair from one population that differs more than chance does in so few cases is called bad luck


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
    surprising = chance_of(pair.difference) <= SURPRISING
    if pair.real:
        return ("shown", "real-shown") if surprising else ("unsure", "real-hidden")
    return ("unsure", "chance-unlucky") if surprising else ("shown", "chance-usual")
