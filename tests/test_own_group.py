"""A whole group of one's own: what chance gives, what is seen, what to talk about; in Python and on the page the same."""

import json
import random
import subprocess
from itertools import product

import numpy as np
import pytest
from test_own_marks_alike import a_table, a_wish

from datawijs.language import speaking
from datawijs.own import read_group
from datawijs.own.file_rows import FileRows
from datawijs.own.read_group import _group, how_many, summary_of
from datawijs.own.read_marks import Wish
from datawijs.own.rules import RULES
from datawijs.signals.hand_rule import FEWEST_TO_COMPARE, FEWEST_TO_DECIDE, ONE_IN
from datawijs.widgets.exercise import BROUGHT, FOLDER

NAMES = [f"{first} Zandvliet-{last}" for first, last in product(["Ewoud", "Marijke", "Tibo"], "ABCDEFGHIJ")]
RUN = """
const fs = require("node:fs");
const { rules, limits, cases, script } = JSON.parse(fs.readFileSync(0, "utf8"));
const { groupInSteps, toldInSteps, atOnce } = new Function(script + "; return { groupInSteps, toldInSteps, atOnce };")();
const read = ({ rows, wish }) => {
  try {
    const group = atOnce(groupInSteps(rows, rules, wish));
    return { decided: group.decided, asked: group.asked, pupils: group.pupils, ...atOnce(toldInSteps(group, rules, limits)) };
  } catch (problem) {
    if (!problem.key) throw problem;
    return { problem: problem.key };
  }
};
process.stdout.write(JSON.stringify(cases.map(read)));
"""
LIMITS = {
    "recent": 3,
    "one_in": ONE_IN,
    "fewest_to_compare": FEWEST_TO_COMPARE,
    "fewest_to_decide": FEWEST_TO_DECIDE,
    "most_earlier": RULES["most_earlier"],
}


def a_class(marks):
    """A wide table of a class; `marks`: pupils × tests."""
    marks = np.round(np.asarray(marks), 1)
    head = ["Naam", *(f"Toets {test + 1}" for test in range(marks.shape[1]))]
    return [head, *([name, *map(str, row)] for name, row in zip(NAMES, marks.tolist(), strict=False))]


def quiet(pupils=24, tests=12, seed=1):
    return np.random.default_rng(seed).normal(70, 5, (pupils, tests))


def declining(pupils, count, seed=1):
    marks = quiet(pupils, seed=seed)
    marks[:count, -3:] -= 25
    return marks


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


class TestWhatChanceGives:
    def test_it_is_counted_exactly(self):
        chances = [0.1, 0.4, 0.25]
        every = np.zeros(4)
        for outcome in product([0, 1], repeat=3):
            every[sum(outcome)] += np.prod(
                [chance if one else 1 - chance for one, chance in zip(outcome, chances, strict=True)]
            )
        assert how_many(chances) == pytest.approx(every)

    def test_the_means_are_those_of_the_line(self):
        table = read_group(a_class(quiet())).table.set_index("answer")
        assert table.loc["decline", "by_chance"] == pytest.approx(
            24 * 10 / 220
        )  # nine earlier: C(5, 3) of C(12, 3) orders
        assert table.loc["noise", "by_chance"] == pytest.approx(24 * (1 - 52 / 220))
        assert table["seen"].sum() == 24

    def test_unchanged_groups_are_called_more_in_one_of_twenty_at_most(self):
        told = [
            summary_of(_group(FileRows(a_class(quiet(seed=seed))), Wish(None, None, {}, ()))) for seed in range(150)
        ]
        called = [key for one in told for key, _facts in one.told]
        assert called.count("as_chance") > 130
        assert max(called.count("more"), called.count("fewer")) <= 7


class TestWhatIsTold:
    def test_more_than_chance(self):
        group = read_group(a_class(declining(24, 7)))
        assert group.table.set_index("answer").loc["decline", "seen"] >= 7
        assert any(sentence.startswith("That is more than chance") for sentence in group.told)
        assert any(one.startswith("What do the pupils who stand out have in common") for one in group.talk)
        assert 3 <= len(group.talk) <= 4

    def test_as_many_as_chance(self):
        group = read_group(a_class(quiet()))
        assert any(sentence.startswith("That is no more than chance") for sentence in group.told)
        assert group.talk[0].startswith("Of whom do we know")

    def test_fewer_than_chance(self):
        group = read_group(a_class(quiet(pupils=30) + np.arange(12) * 8))
        assert any(sentence.startswith("That is fewer than chance") for sentence in group.told)

    def test_a_step_of_the_whole_group_is_given_back_and_told(self):
        marks = quiet()
        marks[:, -3:] -= 20
        group = read_group(a_class(marks))
        assert any(sentence.startswith("The group as a whole went down too") for sentence in group.told)
        assert group.talk[0].startswith("The whole group scored lower")
        seen = group.table.set_index("answer")["seen"]
        assert seen["decline"] <= 4

    def test_of_fewer_than_ten_nothing(self):
        group = read_group(a_class(declining(9, 5)))
        assert group.table.empty
        assert group.talk == []
        assert len(group.told) == 1
        assert "fewer than 10 pupils" in group.told[0]
        marks = declining(12, 5).tolist()
        few = [row if place < 9 else row[:6] + [float("nan")] * 6 for place, row in enumerate(marks)]
        assert read_group([*a_class(few)[:1], *([*row] for row in a_class(few)[1:])]).table.empty

    def test_of_scores_that_grow_no_line(self):
        rows = [["Naam", "Afname", "Vaardigheidsscore"]]
        for name in NAMES[:12]:
            rows += [[name, f"{part}{year}", str(40 + 5 * year)] for year in range(3, 8) for part in "ME"]
        group = read_group(rows)
        assert group.table.empty
        assert "should rise with age" in group.told[0]

    def test_long_tables_too_and_nothing_while_something_is_asked(self):
        wide = a_class(declining(24, 7))
        long = [["Naam", "Vak", "Toets", "Cijfer"]]
        for row in wide[1:]:
            long += [[row[0], "Rekenen", head, mark] for head, mark in zip(wide[0][1:], row[1:], strict=True)]
        assert read_group(long).told == read_group(wide).told
        twice = [*long, *([name, "Taal", *rest] for name, _subject, *rest in long[1:])]
        asked = read_group(twice)
        assert [one.key for one in asked.asked] == ["subject"]
        assert (asked.told, asked.talk) == ([], [])
        assert read_group(twice, "Taal").told == read_group(wide).told

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_no_name_and_no_order(self, language):
        with speaking(language):
            group = read_group([["Jaartabel van Ewoud Zandvliet"], *a_class(declining(24, 7))])
            told = " ".join([*group.told, *group.talk, *group.decisions, *group.questions, str(group.table)])
        assert "Zandvliet" not in told + repr(vars(group))


def compared(cases):
    script = "\n".join((FOLDER.parent / name).read_text(encoding="utf-8") for name in BROUGHT["own_marks"])
    done = subprocess.run(
        ["node", "-e", RUN],
        input=json.dumps({"rules": RULES, "limits": LIMITS, "cases": cases, "script": script}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages, verdicts = json.loads(done.stdout), set()
    for case, page in zip(cases, pages, strict=True):
        wish = Wish(None, None, case["wish"]["answers"], tuple(case["wish"]["putBack"]))
        try:
            group = _group(FileRows(case["rows"]), wish)
        except ValueError:
            assert "problem" in page, case
            continue
        summary = summary_of(group)
        assert page["decided"] == [json.loads(json.dumps(vars(one))) for one in group.notes.decisions], case
        assert page["asked"] == [json.loads(json.dumps(vars(one))) for one in group.notes.questions], case
        assert page["pupils"] == len(group.series)
        assert page["talk"] == summary.talk
        assert [one["key"] for one in page["told"]] == [key for key, _facts in summary.told], case
        for one, (_key, facts) in zip(page["told"], summary.told, strict=True):
            assert set(one["facts"]) == set(facts)
            for name, fact in facts.items():
                assert one["facts"][name] == pytest.approx(fact), case
        for one, (answer, mean, seen) in zip(page["table"], summary.table, strict=True):
            assert (one["answer"], one["seen"]) == (answer, seen), case
            assert one["mean"] == pytest.approx(mean)
        verdicts |= {one["key"] for one in page["told"]}
    return verdicts


def test_the_page_tells_the_same(npm):
    chance = random.Random(12)
    nothing = {"answers": {}, "putBack": []}
    tables = [{"rows": a_table(chance), "wish": a_wish(chance)} for _case in range(200)]
    classes = []
    for seed in range(60):
        marks = declining(chance.randint(8, 28), chance.randint(0, 6), seed=seed)
        if seed % 3 == 0:
            marks[:, -3:] -= 15
        if seed % 5 == 0:
            marks += np.arange(12) * 6
        if seed % 7 == 0:
            marks = marks[:, : chance.randint(6, 11)]
        classes.append({"rows": a_class(marks), "wish": nothing})
    days = [["Naam", "Datum", "Cijfer"]]  # every pupil has days of their own, so no test of the group is known
    for place, row in enumerate(a_class(quiet())[1:], 1):
        days += [[row[0], f"2025-{month:02}-{place:02}", mark] for month, mark in enumerate(row[1:], 1)]
    told = compared([*tables, *classes, {"rows": days, "wish": nothing}])
    assert {"more", "as_chance", "fewer", "too_small", "step_line", "step_none", "step_unknown"} <= told
