"""The offer, the school year and the principles of the year plan, and the table of what was looked at."""

import re
from dataclasses import asdict

import pytest

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import YearPlan
from datawijs.widgets.year_plan import checks
from datawijs.widgets.year_plan.draft import draft
from datawijs.widgets.year_plan.pieces import LEADERS, leader_names, offers
from datawijs.widgets.year_plan.principles import SOURCES, principles, source_names
from datawijs.widgets.year_plan.school_year import HOLIDAY, MONTHS, QUIET, moment, months
from datawijs.words import read_words

KEYS = tuple(piece.key for offer in offers() for piece in offer.pieces)
# What a sentence may be filled with, by the kind of its check.
GAPS = {
    "apart": {"first", "then", "when_first", "when_then"},
    "outside": {"which"},
    "needed": {"which"},
    "crowded": {"which"},
    "fading": set(),
    "led_after": {"which", "first", "when_first"},
}


def test_the_offer_is_that_of_stichting_klasse_with_the_cycle_around_it():
    count = [len(offer.pieces) for offer in offers()]
    assert count == [4, 2, 4, 4, 4]  # beginner, further, intervision, coaches, around
    assert len(set(KEYS)) == len(KEYS) == 18


def test_the_year_runs_from_august_to_june():
    assert moment("early aug") == 0
    assert moment("late jun") == 2 * len(MONTHS) - 1
    assert moment("late dec") == HOLIDAY and HOLIDAY in QUIET
    assert [month.key for month in months()] == list(MONTHS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_principle_says_why_and_whose_it_is(language):
    with speaking(language):
        found, names = principles(KEYS), source_names()
    assert len({principle.key for principle in found}) == len({principle.heading for principle in found}) == 16
    assert set(names) == set(SOURCES)
    for principle in found:
        assert len(principle.why) > 100, principle.key
        assert "{" not in principle.why + principle.heading
        assert principle.source in SOURCES
        assert principle.checks


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_is_about_pieces_of_the_offer_and_has_its_words(language):
    with speaking(language):
        found = [check for principle in principles(KEYS) for check in principle.checks]
    for check in found:
        facts = asdict(check)
        about = [facts[name] for name in ("first", "then", "learnt") if name in facts] + list(facts.get("pieces", ()))
        assert set(about) <= set(KEYS)
        for name in ("before", "soon", "late", "said"):
            assert set(re.findall(r"\{(\w+)\}", facts.get(name, ""))) <= GAPS[check.kind], facts[name]
        if check.kind == "apart":
            assert check.before
            assert bool(check.soon) == (check.least > 0)  # right after each other is too soon, unless it may be
            assert bool(check.late) == (check.most is not None)


def test_every_sentence_of_a_principle_is_said_by_one_of_its_checks():
    words = read_words(checks.__file__).part("principles")
    for principle in principles(KEYS):
        said = {getattr(check, name, "") for check in principle.checks for name in checks.SAID}
        written = {item.text.text for item in words.unfilled(principle.key).items}
        assert said - {""} == written, principle.key


def test_the_draft_gives_every_piece_a_place():
    assert set(draft()["plan"]) == set(KEYS)
    assert set(draft()["leads"].values()) <= set(LEADERS) == set(leader_names())


def test_the_result_has_a_row_for_each_look_and_principle():
    plan = YearPlan("year")
    assert plan.result.empty
    plan.answers = {
        "saved": 1,
        "given": {
            "plan": {},
            "attempts": [
                {"plan": {}, "leads": {}, "states": {"fading": "broken", "quiet": "open", "no-such": "kept"}},
                {"plan": {}, "leads": {}, "states": {"fading": "kept"}},
            ],
        },
    }
    assert plan.result.values.tolist() == [[1, "fading", "broken"], [1, "quiet", "open"], [2, "fading", "kept"]]
    assert plan.result.columns.tolist() == ["attempt", "principle", "state"]


@pytest.mark.parametrize("attempts", [None, 3, "x", [4], [{"states": []}], [{"plan": {}}]])
def test_a_file_that_makes_no_sense_gives_an_empty_table(attempts):
    plan = YearPlan("year")
    plan.answers = {"saved": 1, "given": {"attempts": attempts}}
    assert plan.result.empty
