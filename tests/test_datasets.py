"""datasets/: the committed tables are what the code makes, and are what their description says."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import frictionless
import pytest

from datawijs.board import make_board, write_board
from datawijs.board.tables import board_tables, survey_table, truth_tables
from datawijs.board.write import write_datasets
from datawijs.language import speaking

DATASETS = Path(__file__).parent.parent / "datasets"


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def problems(description):
    report = frictionless.validate(str(description))
    return report.flatten(["name", "type", "note"])


@pytest.fixture(scope="module")
def remade(tmp_path_factory):
    return write_datasets(make_board(), tmp_path_factory.mktemp("datasets"))


def test_the_committed_tables_are_made_by_the_code_byte_for_byte(remade):
    made, committed = files_in(remade), files_in(DATASETS)
    kept_by_hand = {"README.md", "survey/README.md", "survey/smartschool-analytics.csv"}
    assert set(committed) - kept_by_hand == set(made), "run: python -m datawijs.board"
    for name, path in made.items():
        assert path.read_bytes() == committed[name].read_bytes(), f"{name} differs; run: python -m datawijs.board"


def test_the_language_in_use_changes_nothing(remade, tmp_path):
    with speaking("en"):
        write_datasets(make_board(), tmp_path)
    for name, path in files_in(tmp_path).items():
        assert path.read_bytes() == files_in(remade)[name].read_bytes()


def test_the_tables_are_what_their_description_says():
    assert problems(DATASETS / "datapackage.json") == []


def test_a_board_of_ones_own_is_complete_by_itself(tmp_path):
    folder = write_board(make_board(seed=7, schools=1), tmp_path / "my" / "board")
    assert problems(folder / "datapackage.json") == []
    assert {"README.md", "truth/README.md", "truth/declines.csv", "results.csv"} <= set(files_in(folder))


@pytest.mark.parametrize(
    ("table", "column", "value", "error"),
    [
        ("results.csv", "pupil_id", "P9999", "foreign-key"),
        ("truth/declines.csv", "pupil_id", "P9999", "foreign-key"),
        ("results.csv", "score", "101", "constraint-error"),
        ("results.csv", "date", "05-09-2025", "type-error"),
        ("pupils.csv", "pupil_id", "P0002", "primary-key"),
        *(
            pytest.param(*broken, marks=pytest.mark.nightly)  # more of these kinds
            for broken in (
                ("results.csv", "test_id", "S01-5A-maths-99", "foreign-key"),
                ("results.csv", "score", "7,5", "type-error"),
                ("pupils.csv", "name", "", "constraint-error"),
                ("goals.csv", "status", "perfect", "constraint-error"),
            )
        ),
    ],
)
def test_the_description_finds_a_broken_table(tmp_path, table, column, value, error):
    folder = write_board(make_board(schools=1), tmp_path)
    with (folder / table).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0][column] = value
    with (folder / table).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert error in {kind for _name, kind, _note in problems(folder / "datapackage.json")}


def test_one_description_for_everything():
    described = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in described["resources"]} == {
        path for path in files_in(DATASETS) if path.endswith(".csv")
    }
    assert [path for path in files_in(DATASETS) if path.endswith("datapackage.json")] == ["datapackage.json"]
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    fields = {field["name"]: field for resource in described["resources"] for field in resource["schema"]["fields"]}
    assert all(field["description"] for field in fields.values())
    assert fields["size_points"]["unit"] == "in points"


def test_the_description_lists_the_columns_that_are_there():
    tables = [
        *((DATASETS / "board", table) for table in (*board_tables(), *truth_tables())),
        (DATASETS, survey_table()),
    ]
    for folder, table in tables:
        with (folder / table.path).open(encoding="utf-8", newline="") as file:
            assert tuple(next(csv.reader(file))) == table.columns


@pytest.mark.parametrize(
    ("readme", "tables"),
    [
        ("board/README.md", board_tables()),
        ("board/truth/README.md", truth_tables()),
        ("survey/README.md", (survey_table(),)),
    ],
)
def test_the_readme_explains_every_column_in_both_languages(readme, tables):
    dutch, english = (DATASETS / readme).read_text(encoding="utf-8").split("\n---\n")
    for table in tables:
        for text in (dutch, english):
            assert table.path.rpartition("/")[2] in text
            for column in table.columns:
                assert f"`{column}`" in text, f"{readme} doesn't explain {column}"


def test_the_readme_of_the_truth_warns_first():
    dutch, english = (DATASETS / "board/truth/README.md").read_text(encoding="utf-8").split("\n---\n")
    assert dutch.startswith("# De waarheid: niet kijken voor je geoordeeld hebt")
    assert english.lstrip().startswith("# The truth: don't look before you have judged")


def test_links_in_the_readmes_lead_somewhere():
    for readme in DATASETS.rglob("README.md"):
        for target in (part.split(")")[0] for part in readme.read_text(encoding="utf-8").split("](")[1:]):
            assert target.startswith("https://") or (readme.parent / target).is_file(), f"{readme}: {target}"


def test_the_tables_stay_small():
    assert sum(path.stat().st_size for path in files_in(DATASETS).values()) < 2_500_000


def test_a_folder_that_is_a_file_gets_a_sentence(tmp_path):
    (tmp_path / "board").write_text("not a folder")
    with speaking("en"), pytest.raises(ValueError, match=r"I can't write the tables to .*board"):
        write_board(make_board(schools=1), tmp_path / "board")
    with speaking("nl"), pytest.raises(ValueError, match="Ik kan de tabellen niet in"):
        write_board(make_board(schools=1), tmp_path / "board")


def test_the_module_command_writes_datasets_anew(remade, tmp_path):
    (tmp_path / "_toc.yml").touch()
    shutil.copytree(DATASETS / "survey", tmp_path / "datasets" / "survey")
    done = subprocess.run(
        [sys.executable, "-m", "datawijs.board"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("datasets")
    for name, path in files_in(remade).items():
        assert (tmp_path / "datasets" / name).read_bytes() == path.read_bytes()
    assert problems(tmp_path / "datasets" / "datapackage.json") == []
