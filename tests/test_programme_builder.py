"""What a proposal for the next round must hold."""

import pytest

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets.programme_builder.proposal import Proposal

GOOD = {
    "key": "compare-first",
    "part": "train",
    "change": "Give comparing more time.",
    "because": "9 of 14 chose the class average.",
    "strength": "clear",
}


def test_a_good_proposal_is_taken():
    assert Proposal(**GOOD).key == "compare-first"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "wrong",
    [{"key": "Compare first"}, {"part": "next"}, {"strength": "sure"}, {"change": " "}, {"because": ""}],
)
def test_a_proposal_that_cannot_be_used_is_refused_in_words(language, wrong):
    with speaking(language), pytest.raises(ValueError, match="train, use, evaluate") as refused:
        Proposal(**{**GOOD, **wrong})
    assert ("can't be used" if language == "en" else "niet bruikbaar") in str(refused.value)
