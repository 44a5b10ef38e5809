"""How plans are judged, in a real browser: a good plan, the plans that go wrong as people's plans do, and any plan at all."""

import random

import pytest
from year_plans import GOOD, plan_of

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import YearPlan
from datawijs.widgets.exercise import own_script, shared_script

JUDGE = """([source, content, language, plans]) => {
    const judge = new Function(`${source}; return judgedPlan`)();
    return plans.map((plan) => judge({ content, language }, plan).map(({ principle, state, said, pieces }) =>
        [principle.key, { state, said, pieces }]));
}"""


@pytest.fixture
def judge(new_page):
    """Return a function that judges plans: [{principle: {state, said, pieces}}]."""
    page = new_page(language="en")

    def judged(*plans, language="en") -> list[dict]:
        with speaking(language):
            content = YearPlan("year").content
        source = shared_script() + own_script("year_plan")
        return [dict(found) for found in page.evaluate(JUDGE, [source, content, language, list(plans)])]

    return judged


def broken(found: dict) -> dict[str, list[str]]:
    """What is said of each broken principle."""
    return {key: one["said"] for key, one in found.items() if one["state"] == "broken"}


# What people will do, the one principle that it breaks, and what they should read.
WRONG = {
    "return days before anybody used it": (
        {"beginner_2": "late sep"},
        "use-between",
        "The start of the beginner training and the first return day both fall in late September. Nobody has "
        "used anything yet",
    ),
    "return days when all is forgotten": (
        {"beginner_4": "late jan", "advanced": "early apr"},
        "use-between",
        "Between the second return day (late November) and the close of the beginner training (late January)",
    ),
    "the close before the return day": (
        {"beginner_3": "early jan", "beginner_4": "late nov", "agreements": "early mar"},
        "use-between",
        "The close of the beginner training (late November) comes before the second return day (early January).",
    ),
    "training before there is anything to read": (
        {"beginner_1": "early sep", "beginner_2": "early oct", "beginner_3": "early nov", "beginner_4": "early dec"},
        "something-to-read",
        "hardly anything to read yet at the start of the beginner training (early September)",
    ),
    "the advanced training at once": (
        {"advanced": "late jan", "intervision_2": "early feb"},
        "use-before-advanced",
        "follows within a month after the close",
    ),
    "analysis when the discussions are over": (
        {"analysis": "early jun"},
        "analysis-in-time",
        "You plan the training in analysis (early June). Little of the school year is left",
    ),
    "intervision without a case of one's own": (
        {"intervision_1": "early oct"},
        "own-cases",
        "Intervision 1 (early October) comes before the first return day (late October): nobody has a case",
    ),
    "intervision in a row": (
        {"intervision_3": "late apr"},
        "intervision-spread",
        "Between intervision 3 (late April) and intervision 4 (early May) lies less than a month.",
    ),
    "facilitator from outside all year": (
        {"leaders": ("outside",) * 4},
        "fading",
        "The facilitator from outside leads all year.",
    ),
    "together all year": (
        {"leaders": ("both",) * 4},
        "fading",
        "At the last intervision somebody from outside still shares the lead.",
    ),
    "handed over and taken back": (
        {"leaders": ("outside", "both", "coach", "both")},
        "fading",
        "Once handed over, it goes back",
    ),
    "handed over at once": ({"leaders": ("outside", "outside", "coach", "coach")}, "fading", "in one step"),
    "half-days for coaches in one go": (
        {"coaches_3": "early dec"},
        "coaches-practise",
        "Half-day 2 for the coaches and half-day 3 for the coaches both fall in early December.",
    ),
    "a coach who leads before having learnt it": (
        {
            "coaches_3": "early apr",
            "coaches_4": "late apr",
            "coaches_2": "early feb",
            "coaches_1": "early dec",
            "pupils": "late jan",
        },
        "coaches-ready",
        "The school's own coach leads intervision 3 (late March) alone, before or in the same weeks as half-day 3",
    ),
    "a coach who leads in the weeks of learning it": (
        {"coaches_1": "early dec", "coaches_2": "late feb", "coaches_3": "late mar", "coaches_4": "late apr"},
        "coaches-ready",
        "leads intervision 3 (late March) alone, before or in the same weeks as half-day 3 for the coaches (late March).",
    ),
    "pupils asked when all is fixed": (
        {"pupils": "early apr"},
        "pupils-first",
        "Fixing the agreements comes first (early March), and the pupil workshop only after it (early April).",
    ),
    "pupils asked in the week of fixing": (
        {"pupils": "early mar", "coaches_4": "late feb"},
        "pupils-first",
        "The pupil workshop and fixing the agreements fall in the same weeks (early March).",
    ),
    "agreements that nobody could try": (
        {"agreements": "late apr"},
        "agreements-tried",
        "Between fixing the agreements (late April) and the survey (early May) lie less than six weeks.",
    ),
    "agreements before the first version": (
        {"agreements": "early nov", "pupils": "early oct", "analysis": "early dec"},
        "agreements-tried",
        "Fixing the agreements (early November) comes before the second return day (late November)",
    ),
    "evaluation after choosing what changes": (
        {"survey": "early jun"},
        "evaluate-first",
        "You plan choosing what changes late May and the survey only early June.",
    ),
    "no time to read the answers": (
        {"survey": "late may"},
        "evaluate-first",
        "The survey and choosing what changes fall in the same weeks.",
    ),
    "choosing before much of the year is over": (
        {"intervision_3": "early jun", "intervision_4": "out"},
        "choose-in-time",
        "Choosing what changes (late May) comes before intervision 3 (early June)",
    ),
    "a meeting at Christmas": (
        {"coaches_2": "late dec"},
        "quiet",
        "In busy or empty weeks: half-day 2 for the coaches (late December).",
    ),
    "no survey": ({"survey": "out"}, "whole", "You leave out the survey. Next year's offer will then be this year's"),
    "one talk instead of a training": (
        {"beginner_2": "out", "beginner_3": "out"},
        "whole",
        "You leave out the first return day and the second return day.",
    ),
}


def test_a_good_plan_keeps_every_principle(judge):
    (found,) = judge(plan_of())
    assert len(found) == 16
    assert {one["state"] for one in found.values()} == {"kept"}


def test_plans_go_wrong_in_words_as_expected(judge):
    found = judge(*(plan_of(**change) for change, _principle, _said in WRONG.values()))
    for (name, (_change, principle, said)), one in zip(WRONG.items(), found, strict=True):
        assert list(broken(one)) == [principle], name
        assert said in " ".join(broken(one)[principle]), name


def test_everything_in_january_breaks_nearly_everything(judge):
    (found,) = judge(plan_of(**{key: "late jan" for key in GOOD}))
    said = broken(found)
    assert said["step-by-step"] == [
        "Too much at once: January (18). What one meeting asks for can't be tried before the next one comes."
    ]
    assert {"use-between", "intervision-spread", "coaches-practise", "pupils-first", "evaluate-first"} <= set(said)


def test_a_coach_who_leads_alone_from_the_start_has_not_seen_it_done(judge):
    (found,) = judge(plan_of(leaders=("coach",) * 4))
    assert set(broken(found)) == {"fading", "coaches-ready"}
    (said,) = broken(found)["fading"]
    assert said.startswith("The school's own coach leads alone from the first time")


def test_choosing_in_the_last_weeks_is_too_late(judge):
    (found,) = judge(plan_of(choosing="late jun"))
    assert set(broken(found)) == {"choose-in-time", "quiet"}


def test_an_empty_plan_is_too_early_to_tell(judge):
    (found,) = judge({"plan": {}, "leads": {}})
    assert {one["state"] for one in found.values()} == {"open"}


def test_what_is_missing_is_no_mistake_until_it_is_planned(judge):
    undecided, nobody_leads = judge(plan_of(survey=None), plan_of(leaders=("outside", "both", None, "coach")))
    open_ones = {key for key, one in undecided.items() if one["state"] == "open"}
    assert open_ones == {"whole", "agreements-tried", "evaluate-first", "quiet", "step-by-step"}
    assert {key for key, one in nobody_leads.items() if one["state"] == "open"} == {"fading", "coaches-ready"}
    assert not broken(undecided) | broken(nobody_leads)


def test_what_waits_for_another_year_is_not_asked_about(judge):
    coaches = {f"coaches_{number}": "out" for number in (1, 2, 3, 4)}
    intervisions = {f"intervision_{number}": "out" for number in (1, 2, 3, 4)}
    (found,) = judge(plan_of(advanced="out", analysis="out", pupils="out", **coaches, **intervisions))
    assert not broken(found)
    gone = {"use-before-advanced", "analysis-in-time", "own-cases", "intervision-spread", "fading", "pupils-first"}
    assert set(found).isdisjoint(gone | {"coaches-practise", "coaches-ready"})


def test_the_draft_can_be_mended_and_is_not_wrong_in_everything(judge):
    (found,) = judge(YearPlan("year").content["draft"])
    said = broken(found)
    assert {"use-between", "fading", "pupils-first", "evaluate-first", "quiet", "step-by-step"} <= set(said)
    assert len(found) - len(said) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_plan_at_all_is_judged_in_whole_sentences(judge, language):
    chance = random.Random(4)
    places = [None, "out", *range(22)]
    plans = []
    for _plan in range(300):
        drawn = {key: chance.choice(places) for key in GOOD}
        leads = {f"intervision-{number}": chance.choice(["outside", "both", "coach"]) for number in (1, 2, 3, 4)}
        plans.append({"plan": {key: place for key, place in drawn.items() if place is not None}, "leads": leads})
    for found in judge(*plans, language=language):
        for one in found.values():
            assert one["state"] in ("kept", "broken", "open")
            assert bool(one["said"]) == (one["state"] == "broken") == bool(one["pieces"])
            for sentence in one["said"]:
                assert "{" not in sentence and "undefined" not in sentence
                assert sentence[0].isupper() and sentence.endswith((".", "?"))
