"""The coach's notebook, cell by cell as JupyterLab runs it: with a folder of files, with too few, with a slip of the pen."""

import re
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from datawijs.course.group_results import group_results
from datawijs.course.problem import Problem
from datawijs.dashboards import View
from datawijs.evaluation import fictional_group, report
from datawijs.language import speaking
from datawijs.widgets import ProgrammeBuilder

pytestmark = pytest.mark.usefixtures("pages_as_built")

ROOT = Path(__file__).parent.parent
FOLDERS = {"nl": "antwoorden", "en": "answers"}


@pytest.fixture(scope="module")
def files() -> tuple[bytes, ...]:
    return fictional_group(group_results("answers", "beginner").exercises, size=12, seed=5).files


@pytest.fixture
def shell():
    quiet = Config({"HistoryManager": {"enabled": False}})
    return InteractiveShell(config=quiet)


def run(shell, language: str, change=lambda source: source) -> dict:
    """Run all cells until one fails, as Run All does; gives what each shows, by the cell's id."""
    notebook = nbformat.read(ROOT / "coach" / language / "group-results.ipynb", as_version=4)
    shown = {}
    with speaking(language):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                outcome = shell.run_cell(change(cell.source))
                if not outcome.success:
                    break
                shown[cell.id] = outcome.result
    return shown


def words(shown) -> str:
    return shown.alternative if isinstance(shown, View) else getattr(shown, "data", "")


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.nightly)])
def test_a_folder_beside_the_page_is_read(language, files, shell, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / FOLDERS[language]).mkdir()
    for number, content in enumerate(files):
        (tmp_path / FOLDERS[language] / f"datawijs ({number}).json").write_bytes(content)
    shown = run(shell, language)
    assert "12" in words(shown["what-was-read"])
    assert sum(isinstance(one, View) for one in shown.values()) == 7
    assert isinstance(shown["programme"], ProgrammeBuilder)
    assert shown["programme"].content["proposals"]


def test_of_nine_files_no_cell_shows_a_number(files, shell, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers").mkdir()
    for number, content in enumerate(files[:9]):
        (tmp_path / "answers" / f"{number}.json").write_bytes(content)
    shown = run(shell, "en")
    with speaking("en"):
        too_few = report.too_few()
    assert too_few in words(shown.pop("what-was-read"))
    programme = shown.pop("programme")
    assert {proposal["key"] for proposal in programme.content["proposals"]} == {"ask-for-files"}
    told = {words(one) for one in shown.values() if one is not None}
    assert told == {too_few}


def test_without_a_folder_the_group_is_made_up_and_the_page_says_so_first(shell, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shown = run(shell, "nl")
    assert words(shown["what-was-read"]).startswith("**Deze groep is verzonnen.**")
    assert len(shown) > 15


def test_a_training_that_isn_t_there_is_told_without_a_traceback(shell, capsys):
    shown = run(shell, "nl", lambda source: source.replace('training="beginner"', 'training="begginer"'))
    assert "what-was-read" not in shown
    said = capsys.readouterr().out
    assert "Er is geen training 'begginer'. Wel zijn er: advanced, beginner" in said
    assert "Traceback" not in said


def test_the_one_line_of_code_that_is_seen_is_the_folder():
    for language in FOLDERS:
        notebook = nbformat.read(ROOT / "coach" / language / "group-results.ipynb", as_version=4)
        seen = [cell.source for cell in notebook.cells if cell.cell_type == "code" and not cell.metadata.get("tags")]
        assert seen == [f'group = group_results(folder="{FOLDERS[language]}", training="beginner")']


def with_answers(folder: Path, files: tuple[bytes, ...]) -> None:
    folder.mkdir(parents=True)
    for number, content in enumerate(files):
        (folder / f"datawijs ({number}).json").write_bytes(content)


@pytest.mark.parametrize(
    ("made", "named", "told"),
    [
        ("antwoorden", "antwoordn", "Er is hier geen map antwoordn. Is het antwoorden?"),
        ("Antworden", "antwoorden", "Er is hier geen map antwoorden. Is het Antworden?"),
        ("groep 7", "antwoorden", "Is het groep 7?"),
        (
            "antwoorden/ronde 1",
            "antwoorden",
            "In de map antwoorden staan geen bestanden met antwoorden, maar wel in ronde 1",
        ),
        (None, "mijn groep", "Er is hier geen map mijn groep. Maak die map naast deze pagina"),
        (None, "C:/cursus/antwoorden", "Er is hier geen map C:/cursus/antwoorden"),
    ],
)
def test_a_misspelt_folder_is_told_and_shows_no_made_up_group(made, named, told, files, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if made:
        with_answers(tmp_path / made, files[:2])
    with speaking("nl"), pytest.raises(Problem, match=re.escape(told)):
        group_results(named, "beginner")


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "x.json").write_text("{}")
    with speaking("nl"), pytest.raises(Problem, match="is een bestand"):
        group_results(tmp_path / "x.json", "beginner")


def test_folders_beside_the_right_one_do_no_harm(files, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with_answers(tmp_path / "antwoorden", files)
    with_answers(tmp_path / "antwoorden" / "vorig jaar", files[:2])
    (tmp_path / "antwoorde").mkdir()
    assert not group_results("antwoorden", "beginner").fictional
