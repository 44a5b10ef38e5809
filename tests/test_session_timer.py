"""The phases of a timer: what an author may ask, the three protocols, and the table of how the time went."""

import pytest

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import SessionTimer, protocol


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("incident", [5, 10, 5, 15, 10, 10, 10]),
        ("five-step", [10, 20, 15, 20, 10]),
        ("gossip", [5, 15, 15, 15, 10]),
    ],
)
def test_the_protocols_keep_their_times_in_both_languages(name, minutes, language):
    with speaking(language):
        phases = protocol(name)
    assert [phase.minutes for phase in phases] == minutes
    assert all(phase.name and len(phase.what_to_do) > 30 for phase in phases)
    assert len({phase.name for phase in phases}) == len(phases)


def test_the_incident_method_takes_65_minutes():
    assert sum(phase.minutes for phase in protocol("incident")) == 65


@pytest.mark.parametrize(
    ("phases", "problem"),
    [
        ([], "needs phases"),
        ("incident", "needs phases"),
        ([("One", 5)], "Phase 1 is not"),
        ([7], "Phase 1 is not"),
        ([("One", 5, "x"), (" ", 5, "x")], "Phase 2 needs a name"),
        ([("One", 0, "x")], "from 1 to 180"),
        ([("One", 2.5, "x")], "from 1 to 180"),
        ([("One", True, "x")], "from 1 to 180"),
        ([("One", "5", "x")], "from 1 to 180"),
        ([("One", 181, "x")], "“One” takes a whole number"),
    ],
)
def test_an_authors_mistake_is_told_in_words(phases, problem):
    with speaking("en"), pytest.raises(ValueError, match=problem):
        SessionTimer("timer", phases)


def test_an_unknown_protocol_names_the_known_ones():
    with speaking("en"), pytest.raises(ValueError, match="incident, five-step, gossip"):
        protocol("socratic")


def test_the_result_tells_how_the_time_went():
    timer = SessionTimer("timer", [("One", 5, "x"), ("Two", 10, "y")])
    assert timer.result[["planned", "minutes", "spent"]].to_numpy().tolist() == [[5, 5, 0], [10, 10, 0]]
    timer.answers = {"saved": 1, "given": {"phase": 1, "minutes": {"1": 8}, "spent": {"0": 330_000}}}
    assert timer.result.to_dict("records") == [
        {"phase": 1, "name": "One", "planned": 5, "minutes": 5, "spent": 5.5},
        {"phase": 2, "name": "Two", "planned": 10, "minutes": 8, "spent": 0},
    ]
