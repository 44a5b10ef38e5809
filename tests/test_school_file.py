"""The file of a school: what may stand in it, and what is said of each thing that is wrong with it."""

import json
import re
from pathlib import Path

import pytest
from schools import OAK, write_schools

from datawijs.course.problem import Problem
from datawijs.course.schools.accent import GROUNDS, LEAST, SCHEMES, accent_css, accent_problem, accent_tokens
from datawijs.course.schools.school_file import LARGEST_LOGO, SCHEMA, read_school
from datawijs.design import DARK, LIGHT, contrast
from datawijs.edition import EDITION
from datawijs.language import speaking
from datawijs.widgets.agreements_builder.themes import themes as agreement_themes

ROOT = Path(__file__).parent.parent
KNOWN = {"trainings": ["beginner", "data-analysis", "pupil-workshop"], "themes": ["why", "signal"]}


def read(tmp_path, text: str):
    return read_school(write_schools(tmp_path, oak=text) / "oak.yml", "oak", **KNOWN)


def refusal(tmp_path, text: str, language: str = "en") -> list[str]:
    with speaking(language), pytest.raises(Problem) as problem:
        read(tmp_path, text)
    return str(problem.value).splitlines()


def test_all_that_a_school_can_tell(tmp_path):
    oak = read(tmp_path, OAK)
    assert (oak.name, oak.storage_key, oak.languages) == ("De Eik & de Linde", "oak", ("nl", "en"))
    assert oak.logo == tmp_path / "oak.svg"
    assert oak.logo_alt == {"nl": "Een blad van een eik", "en": "Een blad van een eik"}
    assert oak.accents == {"light": "#7a2e6b", "dark": "#e3a4d6"}
    assert oak.privacy["en"] == "Our board's officer, fg@bestuur.example, knows more."
    assert oak.agreements["signal"][0]["nl"].startswith("Na drie weken")
    assert oak.hidden == {"data-analysis", "pupil-workshop"}


def test_a_name_is_enough(tmp_path):
    school = read(tmp_path, "\ufeffname: De Eik\r\n")
    assert (school.name, school.hidden, school.logo) == ("De Eik", frozenset(), None)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("naam: De Eik", "line 1", "name is missing. Add it."),
        ("naam: De Eik", "line 1, naam", "naam is not known here. Do you mean name?"),
        ("name: De Eik\nlogo: oak.svg", "line 1", "give both logo and logo_alt"),
        ("name: De Eik\nlogo: ../oak.svg\nlogo_alt: x", "line 2, logo", "../oak.svg can't be the logo"),
        ("name: De Eik\nlogo: ash.svg\nlogo_alt: x", "line 2, logo", "it is not there"),
        ("name: De Eik\naccent:\n  light: '#123'", "line 3, accent.light", "#123 is not a colour"),
        ("name: De Eik\naccent:\n  light: '#123456'", "line 2, accent", "dark is missing"),
        ("name: De Eik\naccent: {light: '#7a2e6b', dark: '#400040'}", "line 2, accent.dark", "can't be read well"),
        ("name: De Eik\nhidden:\n  - begginer", "line 3, hidden.1", "Do you mean beginner?"),
        ("name: De Eik\nhidden: beginner", "line 2, hidden", "this should be a list"),
        ("name: De Eik\nhidden: [beginner, beginner]", "line 2, hidden", "twice"),
        ("name: De Eik\nagreements:\n  sgnal: [x]", "line 3, agreements.sgnal", "Do you mean signal?"),
        ("name: De Eik\nagreements:\n  signal: []", "line 3, agreements.signal", "this list is empty"),
        ("name: De Eik\nagreements: no", "line 2, agreements", "a list of names"),
        (
            "name: De Eik\nlanguages: [nl, fr]",
            "line 2, languages.2",
            "fr is not known here. What can stand here: nl, en.",
        ),
        ("name: De Eik\nstorage_key: De Eik", "line 2, storage_key", "De Eik can't be a storage key"),
        ("name: De Eik\nstorage_key: none", "line 2, storage_key", "none can't be a storage key"),
        ("name: De Eik\ncontact: {nl: Bel ons}", "line 2, contact", "en is missing"),
        ("name: ''", "line 1, name", "nothing stands here"),
        ("name: ' De Eik'", "line 1, name", "empty space"),
        ("name: 2026", "line 1, name", "this should be a text"),
        (f"name: {'e' * 301}", "line 1, name", "300 letters at most"),
        ("# nothing\n", "line 1", "Begin with a line such as"),
        ("name: De: Eik", "line 1", "can't be read as YAML"),
        ("name: De Eik\n\thidden: []", "line 2", "no tabs"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_what_to_do(tmp_path, text, line, told):
    said = refusal(tmp_path, text)
    assert any(one.startswith(f"oak.yml, {line}: ") and told in one for one in said), said


def test_it_is_said_in_dutch_and_in_the_order_of_the_lines(tmp_path):
    said = refusal(tmp_path, "naam: De Eik\nhidden: [begginer]\nlanguages: [fr]", "nl")
    assert said[0] == "oak.yml, regel 1: name ontbreekt. Vul dat aan."
    assert [one.split(": ")[0] for one in said[1:]] == [
        "oak.yml, regel 1, naam",
        "oak.yml, regel 2, hidden.1",
        "oak.yml, regel 3, languages.1",
    ]


def test_a_file_that_is_no_text(tmp_path):
    (tmp_path / "oak.yml").write_bytes("name: De Eik é".encode("utf-16"))
    with speaking("en"), pytest.raises(Problem, match="UTF-8"):
        read_school(tmp_path / "oak.yml", "oak", **KNOWN)


def test_a_file_in_a_folder_is_named_with_its_folder(tmp_path):
    (tmp_path / "oak").mkdir()
    (tmp_path / "oak" / "school.yml").write_text("naam: De Eik", encoding="utf-8")
    with speaking("en"), pytest.raises(Problem, match=r"^oak/school\.yml, line 1"):
        read_school(tmp_path / "oak" / "school.yml", "oak", **KNOWN)


def test_a_logo_that_makes_every_page_slow(tmp_path):
    write_schools(tmp_path).joinpath("oak.png").write_bytes(b"\0" * (LARGEST_LOGO + 1))
    assert "Make it smaller than 0.5 MB." in refusal(tmp_path, "name: De Eik\nlogo: oak.png\nlogo_alt: x")[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ["#ffcc00", "#808080", "#0b5a9d", "#84bdf5", "#00a000", "#000000", "#ffffff"])
def test_an_accent_can_be_read_or_another_one_is_named_that_can(scheme, accent):
    page, own = SCHEMES[scheme], accent_tokens(scheme, accent)
    grounds = [*(page[ground] for ground in GROUNDS), own["accent-soft"]]
    can_be_read = all(contrast(accent, ground) >= LEAST for ground in grounds)
    with speaking("en"):
        problem = accent_problem(scheme, accent)
    if can_be_read:
        assert problem is None
        assert contrast(own["on-accent"], accent) >= LEAST
    else:
        better = problem.rpartition(" is close")[0][-7:]
        assert accent_problem(scheme, better) is None


def test_the_courses_own_accent_is_as_it_is():
    for scheme, tokens in (("light", LIGHT), ("dark", DARK)):
        assert accent_problem(scheme, tokens["accent"]) is None
    css = accent_css({"light": LIGHT["accent"], "dark": DARK["accent"]})
    assert css.count(f"--dw-accent: {DARK['accent']};") == 3
    assert "--dw-paper" not in css


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_examples_on_the_page_about_it_are_right(tmp_path, language):
    page = (ROOT / "book" / language / "own-course.md").read_text(encoding="utf-8")
    trainings = {path.name for path in (ROOT / "modules" / language).iterdir() if path.is_dir()}
    themes = {theme.key for theme in agreement_themes("primary")}
    examples = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        text = re.sub(r"logo: \w+", "logo: oak", example)
        read_school(write_schools(tmp_path, oak=text) / "oak.yml", "oak", trainings=trainings, themes=themes)
    assert json.loads(SCHEMA.read_text(encoding="utf-8"))["properties"].keys() == set(
        re.findall(r"^(\w+):", examples[1], re.MULTILINE)
    )
    assert not [name for name in trainings | themes if f"`{name}`" not in page]


def test_the_edition_is_the_newest_that_the_page_about_changes_tells_of():
    for language, word in (("nl", "Editie"), ("en", "Edition")):
        page = (ROOT / "book" / language / "changes.md").read_text(encoding="utf-8")
        assert re.findall(r"^## (.*)$", page, re.MULTILINE)[0] == f"{word} {EDITION}"
