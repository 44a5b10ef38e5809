"""What a proposal for the next round must hold, and the table of what a coach made of them."""

import pytest

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import ProgrammeBuilder
from datawijs.widgets.programme_builder.proposal import PARTS, STRENGTHS, Proposal

GOOD = {
    "key": "compare-first",
    "part": "train",
    "change": "Give comparing more time.",
    "because": "9 of 14 chose the class average.",
    "strength": "clear",
}
SHORTEN = Proposal("shorten", "train", "Take less time for the buttons.", "14 of 14 knew them.", "early")
WEEKLY = Proposal("weekly", "use", "Agree on a day for the dashboard.", "5 of 14 looked weekly.", "early")
# As a coach left it, when the proposals were others.
GIVEN = {
    "taken": {"gone": True, "compare-first": True, "weekly": True},
    "texts": {"gone": "Practise in pairs.", "weekly": "  ", "shorten": "Not chosen."},
    "seen": {"gone": {**GOOD, "key": "gone", "change": "Practise more.", "strength": "early"}},
    "own": {"train": "Start later.\n\n Coffee first. ", "evaluate": "Ask in January."},
    "order": {"train": ["own Coffee first.", "gone", "no-such"]},
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_proposals_never_share_a_key(language):
    with speaking(language), pytest.raises(ValueError, match="'compare-first'") as refused:
        ProgrammeBuilder("next", [Proposal(**GOOD), WEEKLY, Proposal(**GOOD)])
    assert ("Two proposals" if language == "en" else "Twee voorstellen") in str(refused.value)


def test_every_part_and_strength_has_its_words():
    with speaking("en"):
        content = ProgrammeBuilder("next", []).content
    assert [part["key"] for part in content["parts"]] == list(PARTS)
    assert list(content["strengths"]) == list(STRENGTHS)
    assert content["proposals"] == []


def test_the_result_is_the_document_in_the_order_of_the_coach():
    builder = ProgrammeBuilder("next", [Proposal(**GOOD), SHORTEN, WEEKLY])
    assert builder.result.empty
    builder.answers = {"saved": 1, "given": GIVEN}
    rows = builder.result
    assert rows["change"].tolist() == [
        "Coffee first.",
        "Practise in pairs.",
        "Give comparing more time.",
        "Start later.",
        "Agree on a day for the dashboard.",
        "Ask in January.",
    ]
    assert rows["part"].tolist() == ["train"] * 4 + ["use", "evaluate"]
    assert rows["key"].dropna().tolist() == ["gone", "compare-first", "weekly"]
    assert rows["strength"].dropna().tolist() == ["early", "clear", "early"]
    assert rows["reworded"].tolist() == [True, True, False, True, False, True]
    assert rows["earlier"].tolist() == [False, True, False, False, False, False]


@pytest.mark.parametrize(
    "given",
    [
        {"taken": [], "texts": "x", "seen": 3, "own": ["a"], "order": None},
        {"taken": {"gone": True}, "seen": {"gone": {"part": "train"}}, "own": {"train": 5}, "order": {"train": 2}},
        {"taken": {"gone": True}, "seen": {"gone": {**GOOD, "part": "next"}}},
    ],
)
def test_a_file_that_makes_no_sense_gives_an_empty_table(given):
    builder = ProgrammeBuilder("round", [SHORTEN])
    builder.answers = {"saved": 1, "given": given}
    assert builder.result.empty


def test_words_that_are_no_text_leave_the_proposal_as_it_was():
    builder = ProgrammeBuilder("round", [SHORTEN])
    builder.answers = {"saved": 1, "given": {"taken": {"shorten": True}, "texts": {"shorten": 7}}}
    assert builder.result["change"].tolist() == [SHORTEN.change]
