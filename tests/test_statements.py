"""What the course says of itself to who must answer for it: what it keeps, and what was tried for accessibility."""

import re
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT

from datawijs.widgets.exercise import exercise_kinds

TESTS = Path(__file__).parent
SOURCE = ROOT / "src" / "datawijs"
BY_KEYBOARD = re.compile(r"def test_\w*(?:keyboard_alone|keyboard_only|keyboard_does_it_all)")
# No test does these from start to end by keyboard; how the accessibility statement calls them.
NOT_BY_KEYBOARD = {
    "alarm_threshold": {"nl": "de alarmdrempel", "en": "the alarm threshold"},
    "daily_practice": {"nl": "*Elke dag een beetje*", "en": "*A little every day*"},
    "group_sheet": {"nl": "het blad met groepsresultaten", "en": "the sheet with group results"},
    "refresher": {"nl": "*Opfrissen*", "en": "*Refresher*"},
    "screen_chooser": {"nl": "*Welk scherm heb jij?*", "en": "*Which screen do you have?*"},
}
KEY = re.compile(r"[\"'`](datawijs\.[a-z0-9-]+)")


def page(language: str, name: str) -> str:
    return (ROOT / "book" / language / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_accessibility_statement_names_what_was_not_done_by_keyboard(language):
    cells = nbformat.reads(page(language, "accessibility.ipynb"), as_version=4).cells
    left = next(cell.source for cell in cells if cell.id == "left")
    tests = [text for path in TESTS.glob("test_*.py") if BY_KEYBOARD.search(text := path.read_text(encoding="utf-8"))]
    tried = {kind for kind in exercise_kinds() if any(kind.title().replace("_", "") in text for text in tests)}
    assert tried == set(exercise_kinds()) - NOT_BY_KEYBOARD.keys()
    assert [names[language] for names in NOT_BY_KEYBOARD.values() if names[language] not in left] == []


def keys_in(script: Path) -> set[str]:
    lines = script.read_text(encoding="utf-8").splitlines()
    return {key for line in lines if not line.lstrip().startswith(("//", "*", "/*")) for key in KEY.findall(line)}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_on_privacy_names_every_key_and_every_file(language):
    text = page(language, "privacy.md")
    scripts = [path for path in SOURCE.rglob("*.js") if "libraries" not in path.parts]
    keys = set().union(*map(keys_in, scripts), keys_in(SOURCE / "course" / "landing.py"))
    assert {"datawijs.2", "datawijs.theme", "datawijs.start", "datawijs.json"} <= keys
    assert [key for key in sorted(keys) if f"`{key}" not in text] == []
