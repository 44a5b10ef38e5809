"""What the pages for coaches hold, and that no lesson leads to them."""

import re

import pytest
from conftest import ROOT

PLANS = sorted(
    path
    for path in (ROOT / "coach").rglob("*.*")
    if re.search(r'"?layout"?: "?session', path.read_text(encoding="utf-8"))
)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_one_person_can_lead_the_session_from_the_plan_alone(path):
    text = path.read_text(encoding="utf-8")
    assert 3 <= len(re.findall(r":class: slide", text)) + text.count('"slide"') <= 20
    for box in ("goals", "say", "watch", "answers", "remember", "programme"):
        assert f":class: {box}" in text, box


def test_there_is_a_plan_for_every_session():
    names = {path.stem for path in PLANS if path.parent.name == "nl"}
    beginner = {"beginner-1-start", "beginner-2-first-return", "beginner-3-second-return", "beginner-4-close"}
    trainers = {f"train-the-trainer-{number}" for number in range(1, 5)}
    assert names == beginner | trainers | {"advanced", "data-analysis", "intervision", "pupil-workshop"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_lessons_link_to_no_page_for_coaches(language):
    pages = [path for tree in ("book", "modules") for path in (ROOT / tree / language).rglob("*.*")]
    for path in pages:
        if path.suffix in (".md", ".ipynb") and path.stem != "for-coaches":
            assert "coach/" not in path.read_text(encoding="utf-8").replace("for-coaches", ""), path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_door_leads_to_every_page_for_coaches(language):
    door = (ROOT / "book" / language / "for-coaches.md").read_text(encoding="utf-8")
    for path in (ROOT / "coach" / language).iterdir():
        if path.suffix in (".md", ".ipynb"):
            assert f"(../../coach/{language}/{path.name})" in door, path.name


@pytest.mark.parametrize("language", ["nl", "en"])
def test_cards_that_are_raised_can_be_counted(language):
    raised = {"nl": "R, N of D", "en": "R, N or D"}[language]
    votes = {}
    for path in PLANS:
        text = path.read_text(encoding="utf-8")
        if path.parent.name == language and (raised in text or re.search(r'"vote"\n|:class: slide vote', text)):
            votes[path.stem] = len(re.findall(r'"vote"\n|:class: slide vote', text))
    assert votes == {"beginner-2-first-return": 3, "beginner-4-close": 1}
