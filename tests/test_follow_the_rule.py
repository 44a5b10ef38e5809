"""Who follows the rule of the course is never called wrong: the line, laid over what the page shows, against what is right.

The rule is worked out here from the page's data alone: scores, what the class scored, and whether the results are shown raw.
"""

import ast
import json
from functools import cache
from pathlib import Path

import pytest

from datawijs import widgets
from datawijs.items.evidence import ANSWERS
from datawijs.language import LANGUAGES, speaking

ROOT = Path(__file__).parents[1]
JUDGING = ("NoiseOrDecline", "DailyPractice", "AdaptiveTrainer")
LAST = 3


@cache
def calls_on_pages() -> list[tuple[str, str, str]]:
    """Every exercise on the pages that asks to judge a pupil: language, kind, and how it is made there."""
    found = []
    for language in LANGUAGES:
        for page in sorted(ROOT.glob(f"*/{language}/**/*.ipynb")):
            cells = [
                cell for cell in json.loads(page.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"
            ]
            for call in (call for cell in cells for call in _calls("".join(cell["source"]))):
                found.append((language, call.func.id, ast.unparse(call)))
    return found


def _calls(source: str):
    return [
        node for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in JUDGING
    ]  # fmt: skip


@cache
def content_of(language: str, kind: str, call: str) -> dict:
    with speaking(language):
        return eval(call, {kind: getattr(widgets, kind)}).content  # our own pages


def pupils_in(content: dict) -> list[dict]:
    return content["pupils"] if "pupils" in content else [pupil for pupils in content["rounds"] for pupil in pupils]


def by_the_line(earlier: list[float], last: list[float]) -> int:
    """The place of the answer, among noise, early and decline."""
    line = sorted(earlier)[len(earlier) // 3 - 1]
    below = sum(result < line for result in last)
    return min(max(below - 1, 0), 1 if len(earlier) < 6 else 2)


def said_by_the_rule(pupil: dict, *, gains: bool = False) -> int:
    """What somebody says who follows the rule. On a raw chart: who first adds what the class lost; with `gains`, who also
    takes off what it gained."""
    taken = [place for place, score in enumerate(pupil["scores"]) if score is not None]
    earlier, last = taken[:-LAST], taken[-LAST:]
    if "lost" not in pupil:
        own = {place: pupil["scores"][place] - pupil["effect"][place] for place in taken}
        return by_the_line([own[place] for place in earlier], [own[place] for place in last])
    usual = sum(pupil["effect"][place] for place in earlier) / len(earlier)
    off = {place: pupil["effect"][place] - usual for place in last}
    step = [pupil["scores"][place] - (off[place] if gains else min(off[place], 0)) for place in last]
    return by_the_line([pupil["scores"][place] for place in earlier], step)


def test_all_places_that_ask_for_a_judgement_are_looked_at():
    found = calls_on_pages()
    assert {kind for _language, kind, _call in found} == set(JUDGING)
    dutch, english = ([call for one, _kind, call in found if one == language] for language in LANGUAGES)
    assert dutch == english
    assert len(dutch) == len(set(dutch)) >= 7


@pytest.mark.parametrize(("language", "kind", "call"), calls_on_pages(), ids=lambda value: value.split('"')[0][:40])
def test_who_follows_the_rule_is_right_about_every_pupil(language, kind, call):
    pupils = pupils_in(content_of(language, kind, call))
    assert pupils
    for pupil in pupils:
        for gains in (False, True):
            assert said_by_the_rule(pupil, gains=gains) == pupil["best"], pupil["title"]


@pytest.mark.nightly
@pytest.mark.parametrize("seed", [*range(1, 9), 71, 2026])
def test_who_follows_the_rule_is_right_with_other_seeds(seed):
    made = [widgets.NoiseOrDecline("x", items=items, seed=seed) for items in (3, 7, 12)]
    for exercise in [*made, widgets.DailyPractice("x", seed=seed), widgets.AdaptiveTrainer("x", seed=seed)]:
        for pupil in pupils_in(exercise.content):
            assert said_by_the_rule(pupil) == said_by_the_rule(pupil, gains=True) == pupil["best"]


def test_without_the_step_a_raw_chart_would_mislead_now_and_then():
    """Else it would not be practised."""
    raw = [
        pupil
        for language, kind, call in calls_on_pages() if language == "nl"
        for pupil in pupils_in(content_of(language, kind, call)) if "lost" in pupil
    ]  # fmt: skip
    skipped = [said_by_the_rule({**pupil, "effect": [0] * len(pupil["effect"])}) for pupil in raw]
    assert len(raw) >= 40
    assert 3 <= sum(said != pupil["best"] for said, pupil in zip(skipped, raw, strict=True)) < len(raw) / 2


def test_raw_charts_come_last_in_a_course_of_rounds():
    for _language, kind, call in calls_on_pages():
        rounds = content_of(_language, kind, call).get("rounds", [])
        if len(rounds) == 3:
            shown = [["lost" in pupil for pupil in pupils] for pupils in rounds]
            assert not any(shown[0] + shown[1])
            assert shown[2] == sorted(shown[2])
            assert sum(shown[2]) == len(shown[2]) // 3


@pytest.mark.parametrize("seed", range(1, 7))
def test_the_tests_of_three_sources_say_what_the_line_says(seed):
    right = {"noise": 1, "early": 2, "decline": 0}  # the place of the answer: stands out, nothing special, silent
    for case in widgets.CombiningSources("x", seed=seed).content["cases"]:
        shown = next(source for source in case["sources"] if source["key"] == "tests")
        taken = [place for place, value in enumerate(shown["values"]) if value is not None]
        level = sum(shown["average"]) / len(shown["average"])
        own = [round(shown["values"][place] - shown["average"][place] + level, 1) for place in taken]
        answer = ANSWERS[by_the_line(own[:-LAST], own[-LAST:])]
        assert shown["question"]["options"][right[answer]]["correct"], case["key"]
