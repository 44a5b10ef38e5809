"""What the exercise "Comparing groups" asks under a pair: what do these averages show?

An answer is right when the averages support it, whatever the truth is, which is told apart.
"""

from dataclasses import replace

from datawijs.widgets.comparing_groups.facts import pair_facts
from datawijs.widgets.comparing_groups.groups import Pair
from datawijs.widgets.question import Question
from datawijs.widgets.worded_question import question
from datawijs.words import Words


def pair_question(words: Words, number: int, pair: Pair) -> Question:
    """Return the question under one pair."""
    facts = {**pair_facts(number, pair), "truth": words.say("truth", _truth(pair))}
    return replace(question(words, f"{pair.supported}-pair", facts), key=f"pair-{number}")


def _truth(pair: Pair) -> str:
    """The key of what is true of a pair: said in another way where the averages point the other way."""
    if pair.real:
        return "real-hidden" if pair.supported == "chance" else "real"
    return "chance-unlucky" if pair.supported == "real" else "chance"
