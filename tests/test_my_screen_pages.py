"""The pages of "My screen": each says what it has to, with a source a fact, in both languages."""

import re
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import ScreenChooser
from datawijs.widgets.screen_chooser.exercise import SCREENS

FOLDER = "my-screen"
EARLY = {"nl": "Nog niet te zeggen", "en": "Too early to tell"}
OURS = "from datawijs.screens import"
# On these a reader's own line appears, from what was chosen.
WITH_LINES = (
    "book/{}/welcome",
    "modules/{}/beginner/01-what-a-dashboard-is",
    "modules/{}/beginner/03-noise-or-decline",
    "modules/{}/beginner/07-school-agreements",
    "book/{}/which-screen",
)


def cells(path: Path) -> dict[str, str]:
    return {cell.id: cell.source for cell in nbformat.read(path, as_version=4).cells}


def page(name: str, language: str) -> dict[str, str]:
    return cells(ROOT / "modules" / language / FOLDER / f"{name}.ipynb")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_a_page_has_all_its_parts(name, language):
    own = page(name, language)
    assert OURS in own["lookalike"]
    assert "{cite}`" in own["how-often"]
    assert re.search(r"\*\*(De laatste drie|The last three)\*\*", own["how-often"])
    assert EARLY[language] in own["answers"]
    assert own["answers"].count("| **") == 3
    assert len(own["wait"]) > 100
    assert len(own["trap"]) > 300
    assert "from_words" in own["exercise-widget"]
    assert f'"my-screen-{name}"' in own["exercise-widget"]
    assert "my-results.ipynb" in " ".join(own.values())
    assert "which-screen.ipynb" in own["remember"]
    assert any(key in own for key in ("leader", "school"))


@pytest.mark.parametrize("name", SCREENS)
def test_what_a_programme_does_has_its_source(name):
    """A sentence that names a programme stands in a paragraph with a source, unless it is about our own drawing."""
    programmes = ("Cito ", "IEP ", "Dia ", "ParnasSys ", "Snappet ", "Gynzy ", "Magister ", "Somtoday ", "LVS-VCLB ")
    for key in ("how-often", "trap"):
        for paragraph in page(name, "nl")[key].split("\n\n"):
            if any(f" {programme}" in paragraph for programme in programmes):
                assert "{cite}`" in paragraph, (key, paragraph)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_an_exercise_points_at_a_place_and_names_its_errors(name, language):
    words = (ROOT / "modules" / language / FOLDER / f"{name}.words.md").read_text(encoding="utf-8")
    assert words.count("\n## ") >= 2
    if language == "nl":
        assert "`place: " in words
    wrong = re.findall(r"^- \[ \] (.*)$", words, re.MULTILINE)
    assert len(wrong) >= 4
    assert all(one.startswith("`") for one in wrong)


def test_the_right_answers_stand_in_every_place():
    places = []
    for name in SCREENS:
        words = (ROOT / "modules" / "nl" / FOLDER / f"{name}.words.md").read_text(encoding="utf-8")
        for block in words.split("\n## ")[1:]:
            ticks = re.findall(r"^- \[(.)\]", block, re.MULTILINE)
            if "kind: number" not in block:
                places.append(ticks.index("x"))
    assert {place: places.count(place) >= 3 for place in range(3)} == dict.fromkeys(range(3), True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_leads_to_every_page(language):
    table = cells(ROOT / "book" / language / "which-screen.ipynb")["overview"]
    assert re.findall(r"/my-screen/([\w-]+)\.ipynb\)", table) == list(SCREENS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", WITH_LINES)
def test_every_screen_has_its_line_where_a_page_speaks_of_ones_own(path, language):
    lines = cells(ROOT / f"{path.format(language)}.ipynb")["on-your-screen"]
    assert ":class: my-screen" in lines
    linked = re.findall(r"^- \[[^\]]+\]\((?:[\w./-]*/)?([\w-]+)\.ipynb\): \S", lines, re.MULTILINE)
    assert linked == list(SCREENS)
    before = lines.partition(":class: my-screen\n")[2].partition("\n- ")[0]
    assert before.strip()  # what stands there without a choice, or without JavaScript


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chooser_offers_the_pages_there_are(language):
    with speaking(language):
        offered = [one["name"] for one in ScreenChooser("my-screen").content["screens"]]
    pages = {path.stem for path in (ROOT / "modules" / language / FOLDER).glob("*.ipynb")}
    assert offered == list(SCREENS)
    assert pages == set(offered)


def test_what_was_chosen_comes_back_as_a_table():
    chooser = ScreenChooser("my-screen")
    assert chooser.result["screen"].tolist() == []
    chooser.answers = {"saved": 1, "given": {"screen": "snappet"}}
    assert chooser.result["screen"].tolist() == ["snappet"]
    chooser.answers = {"saved": 2, "given": {"screen": "no-such-screen"}}
    assert chooser.result.empty
