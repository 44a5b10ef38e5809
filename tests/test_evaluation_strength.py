"""How sure each kind of proposal is: "clear" when the whole interval lies on one side of the line that counts, never before.

Every kind is held just inside, across and on the wrong side of its own line. The intervals are computed here anew.
"""

import pandas as pd
import pytest
from fictional_exports import AFTER, RIGHT, WRONG, export, group_of, took
from scipy.stats import binomtest, t

from datawijs.evaluation import Group, misconceptions, next_round, proposals, read_files, report
from datawijs.evaluation.calibration import Calibration
from datawijs.evaluation.form_change import Changed, Changes, FormChange
from datawijs.evaluation.shares import Interval
from datawijs.language import speaking
from datawijs.widgets import ShortCheck, Statement

NOBODY = group_of()


def strengths(group: Group) -> dict[str, str]:
    return {proposal.key: proposal.strength for proposal in proposals(group)}


def wilson(count: int, people: int) -> tuple[float, float]:
    interval = binomtest(count, people).proportion_ci(method="wilson")
    return interval.low, interval.high


def after_with(*firsts: tuple[int, dict]) -> Group:
    """So many people with these answers after the training, all of them with everything right before it."""
    return group_of(*(took(before=RIGHT, after={**RIGHT, **first}) for count, first in firsts for _ in range(count)))


# answers and questions


@pytest.mark.parametrize(
    ("wrong", "people", "strength"), [(4, 12, None), (5, 12, "early"), (7, 12, "early"), (8, 12, "clear")]
)
def test_a_wrong_answer_stands_out_above_a_third(wrong, people, strength):
    group = after_with((wrong, {"which": 1}), (people - wrong, {}))
    assert strengths(group).get(f"wrong-{AFTER}-which") == strength
    assert strength is None or (strength == "clear") == (wilson(wrong, people)[0] > 1 / 3)
    assert misconceptions(group)["clear"].tolist() == [strength == "clear"] * bool(strength)
    with speaking("en"):
        told = report.wrong_answers(group, after=True)
    assert ("Clearly more than a third." in told) == (strength == "clear")
    assert ("Too early to tell." in told) == (strength == "early")


@pytest.mark.parametrize(("wrong", "strength"), [(6, None), (7, "early"), (9, "early"), (10, "clear")])
def test_of_two_options_only_more_than_half_stands_out(wrong, strength):
    group = after_with((wrong, {"who": 0}), (12 - wrong, {}))
    assert strengths(group).get(f"wrong-{AFTER}-who") == strength
    assert strength is None or (strength == "clear") == (wilson(wrong, 12)[0] > 1 / 2)


@pytest.mark.parametrize(("right", "people", "strength"), [(4, 12, "early"), (20, 60, "clear"), (6, 12, None)])
def test_a_question_is_hard_below_a_half(right, people, strength):
    """The wrong answers are divided, so that none of them stands out by itself."""
    first = (people - right) // 2
    group = after_with((right, {}), (first, {"which": 1}), (people - right - first, {"which": 2}))
    assert strengths(group).get(f"hard-{AFTER}-which") == strength
    assert strength is None or (strength == "clear") == (wilson(right, people)[1] < 1 / 2)


def test_a_question_with_one_wrong_answer_that_stands_out_is_not_called_hard_as_well():
    assert f"hard-{AFTER}-which" not in strengths(after_with((10, {"which": 1}), (2, {})))


@pytest.mark.parametrize(("right", "told"), [(12, True), (11, False)])
def test_less_time_only_for_what_clearly_more_than_three_quarters_could_do(right, told):
    people = [took(before=RIGHT if place < right else WRONG, after=RIGHT) for place in range(12)]
    found = strengths(group_of(*people))
    assert (wilson(right, 12)[0] > 3 / 4) == told
    assert found.get("shorten") == ("clear" if told else None)


# before and after


def changed_by(*differences: int) -> Group:
    """People of whom each has so many more right after than before."""
    keys = list(RIGHT)
    people = []
    for difference in differences:
        flipped = {key: WRONG[key] for key in keys[: abs(difference)]}
        worse = {**RIGHT, **flipped}
        people.append(took(before=worse, after=RIGHT) if difference > 0 else took(before=RIGHT, after=worse))
    return group_of(*people)


@pytest.mark.parametrize(
    ("differences", "key"),
    [
        ([1] * 6 + [0] * 6, "keep"),
        ([1] * 2 + [0] * 10, "measure-again"),
        ([1] * 6 + [-1] * 6, "measure-again"),
        ([-1] * 2 + [0] * 10, "measure-again"),
        ([-1] * 6 + [0] * 6, "less-right"),
    ],
)
def test_a_change_is_clear_when_its_whole_interval_is_on_one_side_of_nothing(differences, key):
    group = changed_by(*differences)
    found = strengths(group)
    values = pd.Series(differences)
    reach = t.ppf(0.975, len(values) - 1) * values.std() / len(values) ** 0.5
    side = "keep" if values.mean() - reach > 0 else "less-right" if values.mean() + reach < 0 else "measure-again"
    assert side == key
    assert [name for name in ("keep", "less-right", "measure-again") if name in found] == [key]
    assert found[key] == ("early" if key == "measure-again" else "clear")
    with speaking("en"):
        told = report.change_in_words(group)
    assert ("That may well be chance." in told) == (key == "measure-again")
    assert ("Chance alone hardly makes that." in told) == (key != "measure-again")


# what they argue with


@pytest.mark.parametrize(
    ("group", "key", "change", "because"),
    [
        (
            after_with((4, {}), (4, {"which": 1}), (4, {"which": 2})),
            f"hard-{AFTER}-which",
            "Take more time for what question 1 of “After” asks.",
            "4 of 12 people had it right at once (33 %; for people like these between 14 % and 61 %). No",
        ),
        (
            after_with((12, {})),
            "shorten",
            "Take less time for what people can do already: 1, 2, 3, 4 of “Before”.",
            "Before the training 12 of 12 people or more had these questions right at once (100 %; for",
        ),
        (
            changed_by(*[1] * 6, *[0] * 6),
            "keep",
            "Change one or two things, and leave the rest as it is.",
            "On average 12 people went from 3.5 to 4.0 of 4 right (a gain of 0.2 to 0.8). ",
        ),
        (
            changed_by(*[-1] * 6, *[0] * 6),
            "less-right",
            "Find out with the group what made the second test go less well, before you change the training.",
            "On average 12 people went from 4.0 to 3.5 of 4 right (a difference of −0.8 to −0.2). ",
        ),
    ],
    ids=["hard", "shorten", "keep", "less-right"],
)
def test_a_proposal_names_its_questions_and_its_numbers_in_the_right_order(group, key, change, because):
    with speaking("en"):
        found = {proposal.key: proposal for proposal in proposals(group)}[key]
    assert found.change == change
    assert found.because.replace("\u202f", " ").replace("\xa0", " ").startswith(because)


# how sure, and judging


def sureness(low: float, centre: float, high: float) -> Calibration:
    return Calibration(12, 70 + centre, 70, Interval(centre, low, high), pd.DataFrame())


@pytest.mark.parametrize(
    ("interval", "key", "strength", "verdict"),
    [
        ((1, 12, 23), "too-sure", "clear", "They were surer than they were right."),
        ((-1, 12, 25), "too-sure", "early", "So far that fits"),
        ((1, 4, 7), None, None, "They were surer than they were right."),
        ((-7, -4, -1), None, None, "They knew more than they thought."),
        ((-23, -12, -1), "not-sure-enough", "clear", "They knew more than they thought."),
        ((-25, -12, 1), "not-sure-enough", "early", "So far that fits"),
    ],
)
def test_being_too_sure_is_told_from_five_points_on(interval, key, strength, verdict, monkeypatch):
    for module in (next_round, report):
        monkeypatch.setattr(
            module, "calibration", lambda _group, moment: sureness(*interval) if moment == "after" else None
        )
    found = strengths(NOBODY)
    assert [name for name in ("too-sure", "not-sure-enough") if name in found] == ([key] if key else [])
    assert key is None or found[key] == strength
    with speaking("en"):
        assert verdict in report.calibration_in_words(NOBODY)


def judged(alarms_without: list[float], alarms_with: list[float]) -> pd.DataFrame:
    """For each person: of 20 pupils without a decline in the results, and of 20 with one, the share where one was seen."""
    rows = [
        {"person": person, "best": best, "alarm": place < round(20 * share)}
        for best, shares in ((0, alarms_without), (2, alarms_with))
        for person, share in enumerate(shares)
        for place in range(20)
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("shares", "strength"),
    [
        ([0.25] * 12, None),
        ([0.2, 0.4] * 6, "early"),  # 0.3 on average, with an interval that begins at 0.23
        ([0.3, 0.4] * 6, "clear"),
    ],
)
@pytest.mark.parametrize("key", ["false-alarms", "misses"])
def test_slips_are_many_from_a_quarter_on(shares, strength, key, monkeypatch):
    low = pd.Series(shares).mean() - t.ppf(0.975, 11) * pd.Series(shares).std() / 12**0.5
    assert strength is None or (low > 0.25) == (strength == "clear")
    quiet, seen = (shares, [1.0] * 12) if key == "false-alarms" else ([0.0] * 12, [1 - share for share in shares])
    monkeypatch.setattr(next_round, "judgements", lambda _group, _moment: judged(quiet, seen))
    found = strengths(NOBODY)
    assert {name: found[name] for name in ("false-alarms", "misses") if name in found} == (
        {key: strength} if strength else {}
    )


@pytest.mark.parametrize(
    ("interval", "words"),
    [((0.2, 1.4), "more than chance"), ((-1.4, -0.2), "more than chance"), ((-0.2, 1.4), "may well")],
)
def test_a_change_of_forms_is_chance_unless_its_interval_leaves_nothing_out(interval, words, monkeypatch):
    low, high = interval
    difference = Interval((low + high) / 2, low, high)
    monkeypatch.setattr(report, "form_change", lambda _group: changed(difference))
    with speaking("en"):
        told = report.forms_in_words(NOBODY)
    assert words in told
    assert "In the first test they called 50 % of the real declines a decline, in the second 60 %." in told
    assert "with 30 % in the first test, and with 20 % in the second." in told
    assert "in 70 of 100 such pairs" in told and "and in 80 in the second (a difference between 4 and 16)" in told


@pytest.mark.parametrize(
    ("early", "decline", "words"),
    [
        (0.5, -0.5, ["they laid both borders about where the line lays them"]),
        (0.7, 0, ["they said “noise” longer than the line does"]),
        (-0.7, 0.7, ["they left “noise” sooner than the line does", "said “real decline” later than the line does"]),
        (0, -0.7, ["said “real decline” sooner than the line does"]),
    ],
)
def test_a_border_is_told_when_it_lies_elsewhere_than_the_lines(early, decline, words, monkeypatch):
    monkeypatch.setattr(report, "form_change", lambda _group: changed(Interval(1, 0, 2), early, decline))
    with speaking("en"):
        told = report.forms_in_words(NOBODY)
    assert [one for one in BORDERS if one in told] == words


BORDERS = [
    "they laid both borders about where the line lays them",
    "they said “noise” longer than the line does",
    "they left “noise” sooner than the line does",
    "said “real decline” later than the line does",
    "said “real decline” sooner than the line does",
]


def changed(difference: Interval, early: float = 0, decline: float = 0) -> FormChange:
    some = Interval(0, -1, 1)
    changes = Changes(
        supported=Changed(10, 11, difference),
        hits=Changed(50, 60, some),
        false_alarms=Changed(30, 20, some),
        area=Changed(0.7, 0.8, Interval(0.1, 0.04, 0.16)),
        early_border=Changed(0, early, some),
        decline_border=Changed(0, decline, some),
    )
    return FormChange(12, (6, 6), only_one=0, questions=20, changes=changes)


# the survey

STATEMENTS = {
    "use": "use",
    "satisfied": "train",
    "need": "train",
    "bottleneck": "use",
}  # where a proposal about it belongs


def surveyed(agreeing: dict[str, int], people: int = 12) -> Group:
    asked = ShortCheck("themes", [Statement(f"About {theme}.", key=f"{theme}-it") for theme in STATEMENTS])
    shapes = {one["key"]: one["shape"] for one in asked.content["questions"]}
    files = []
    for person in range(people):
        chosen = {f"{theme}-it": 3 if person < count else 1 for theme, count in agreeing.items()}
        given = {key: {"shape": shapes[key], "first": step, "last": step, "tries": 1} for key, step in chosen.items()}
        files.append(export({"themes": given}, saved=person + 1))
    return Group(read_files(files), {"themes": asked})


@pytest.mark.parametrize(
    ("agreeing", "lacking", "wanted"),
    [(1, "clear", None), (3, "early", None), (6, None, None), (9, None, "early"), (11, None, "clear")],
)
def test_a_statement_is_taken_up_on_one_side_of_a_half(agreeing, lacking, wanted):
    """Of what people used and how satisfied they are: where few agree. Of what they need and where they get stuck: where
    many do."""
    found = {proposal.key: proposal for proposal in proposals(surveyed(dict.fromkeys(STATEMENTS, agreeing)))}
    low, high = wilson(agreeing, 12)
    for theme, part in STATEMENTS.items():
        strength = lacking if theme in ("use", "satisfied") else wanted
        proposal = found.get(f"survey-themes-{theme}-it")
        assert (proposal.strength if proposal else None) == strength
        if proposal:
            assert proposal.part == part
            assert (strength == "clear") == (high < 0.5 if theme in ("use", "satisfied") else low > 0.5)


# all together


def test_what_is_missing_and_what_is_mostly_early_is_never_clear():
    found = strengths(group_of(*[took(after={**RIGHT, "which": 1})] * 5, *[took(after=RIGHT)] * 7))
    assert found["ask-for-files"] == found["two-groups"] == "early"


def test_proposals_come_in_the_order_of_the_cycle_and_what_is_clear_first():
    people = [
        took(before=RIGHT, after={**RIGHT, "which": 1, **({"many": WRONG["many"]} if place < 6 else {})}, survey=survey)
        for place in range(12)
        for survey in [{"use-it": 1 if place < 9 else 3, "need-more": 3 if place < 9 else 1}]
    ]
    found = proposals(group_of(*people))
    order = [(("train", "use", "evaluate").index(one.part), ("clear", "early").index(one.strength)) for one in found]
    assert order == sorted(order)
    assert len(set(order)) >= 4
    assert len({one.key for one in found}) == len(found)


def test_at_most_three_of_a_kind():
    asked = {key: WRONG[key] for key in RIGHT}
    found = strengths(group_of(*[took(before=RIGHT, after=asked)] * 12))
    assert sum(key.startswith("wrong-") for key in found) == 3


def test_what_was_wrong_before_the_training_is_no_reason_to_change_it():
    found = strengths(group_of(*[took(before=WRONG, after=RIGHT)] * 12))
    assert not any(key.startswith(("wrong-", "hard-")) for key in found)
