"""The exports: read as a learner would read them, they give the board's own values; read wrongly, they show it."""

import numpy as np
import pandas as pd
import pytest

from datawijs.board import make_board, status_name, subject_name, write_board
from datawijs.board.exports import KINDS, exports_folder, read_export, write_exports
from datawijs.board.exports.describe import export_resources
from datawijs.board.exports.file_kind import DATE
from datawijs.board.exports.pupil_names import PLACES, pupil_names
from datawijs.board.exports.readme import reading_code
from datawijs.language import speaking

PRIMARY, SECONDARY = "S01", "S02"


@pytest.fixture(scope="module")
def board():
    return make_board()


@pytest.fixture(scope="module")
def folder(board, tmp_path_factory):
    return write_exports(board, tmp_path_factory.mktemp("exports"))


def of_school(board, table: pd.DataFrame, school_id: str) -> pd.DataFrame:
    classes = board.classes.loc[board.classes["school_id"] == school_id, "class_id"]
    pupils = board.pupils.loc[board.pupils["class_id"].isin(classes), "pupil_id"]
    return table[table["pupil_id"].isin(pupils)]


@pytest.fixture(scope="module")
def results(folder) -> pd.DataFrame:
    return pd.read_csv(folder / SECONDARY / "results-list.csv", sep=";", encoding="cp1252", keep_default_na=False)


def test_points_give_the_scores_of_the_board_exactly(board, results):
    tests = results[results["Evaluatie"].str.startswith("Toets ")].copy()
    points = tests["Resultaat"].str.extract(r"^([\d,]+)/(\d+)$")
    tests["score"] = (100 * points[0].str.replace(",", ".").astype(float) / points[1].astype(float)).round(1)
    tests["number"] = tests["Evaluatie"].str.removeprefix("Toets ").astype(int)
    tests["date"] = pd.to_datetime(tests["Geëvalueerd op"], format=DATE)
    expected = of_school(board, board.results, SECONDARY).merge(board.pupils[["pupil_id", "name"]], on="pupil_id")
    expected["Vak"] = [subject_name(subject, "secondary") for subject in expected["subject_id"]]
    both = tests.merge(expected, left_on=["Roepnaam", "Vak", "number"], right_on=["name", "Vak", "number"])
    assert len(both) == len(tests) == len(expected)
    assert (both["date_x"] == both["date_y"]).all()
    np.testing.assert_allclose(both["score_x"], both["score_y"], atol=0.051)
    assert both["score_x"].isna().sum() == expected["score"].isna().sum() > 50


def test_a_percentage_is_rounded_and_has_the_colour_of_its_screen(results):
    shown = results[results["Percentage"] != ""]
    points = shown["Resultaat"].str.extract(r"^([\d,]+)/(\d+)$")
    exact = 100 * points[0].str.replace(",", ".").astype(float) / points[1].astype(float)
    assert (exact - shown["Percentage"].str.removesuffix("%").astype(int)).abs().max() <= 0.5001
    counts = shown["Telt mee"] == "ja"
    colours = exact[counts].groupby(shown["Kleur"]).agg(["min", "max"])
    assert list(colours.sort_values("min").index) == ["rood", "geel", "groen"]
    assert colours.loc["groen", "min"] >= 60 > colours.loc["geel", "max"] and colours.loc["rood", "max"] < 50
    assert set(shown.loc[~counts, "Kleur"]) == {"olijf"}  # in public fixtures of such a screen too


def test_missed_tests_are_written_in_three_ways(board, results):
    missed = results[results["Resultaat"].isin(["afw.", "-", ""])]
    assert set(missed["Resultaat"]) == {"afw.", "-", ""}
    assert (missed.groupby("Vak")["Resultaat"].nunique() == 1).all()
    assert len(missed) == of_school(board, board.results, SECONDARY)["score"].isna().sum()


def test_what_does_not_count_would_pull_an_average_down(results):
    percent = pd.to_numeric(results["Percentage"].str.removesuffix("%"))
    counts = results["Telt mee"] == "ja"
    assert percent[counts].mean() - percent[~counts].mean() > 10
    assert set(results.loc[~counts, "Evaluatie"]) == {"Instaptoets", "Leerhouding"}
    assert set(results.loc[results["Evaluatie"] == "Leerhouding", "Resultaat"]) == set("ABCD")
    assert (results["Gepubliceerd"] == "nee").sum() > 20


def test_the_last_results_of_the_year_are_the_ones_that_wait(results):
    assert set(results.loc[results["Gepubliceerd"] == "nee", "Evaluatie"]) == {"Toets 12"}


def test_goals_come_back(board, folder):
    goals = pd.read_csv(folder / PRIMARY / "practice-goals.csv", sep=",", encoding="utf-8-sig")
    expected = of_school(board, board.goals, PRIMARY)
    assert goals["Leerling"].str.len().max() == 10
    assert goals["Status"].tolist() == [status_name(status) for status in expected["status"]]
    pupils = of_school(board, board.pupils, PRIMARY)
    assert pupils["name"].str[:10].is_unique  # cut off, and still to be told apart
    assert pupils["name"].str.len().max() > 10


@pytest.mark.parametrize("school", [PRIMARY, SECONDARY])
def test_classes_come_back(board, folder, school):
    groups = pd.read_csv(
        folder / school / "administration-groups.csv", sep=";", encoding="cp1252", dtype={"Leerlingnummer": str}
    )
    expected = of_school(board, board.pupils, school).merge(board.classes, on="class_id", suffixes=("", "_class"))
    found = {f"P{row.Leerlingnummer}": (row.Roepnaam, row.Klas) for row in groups.itertuples()}
    assert found == {row.pupil_id: (row.name, row.name_class) for row in expected.itertuples(index=False, name="Row")}


def test_numbers_lose_their_zeros_when_read_as_numbers(folder):
    groups = pd.read_csv(folder / PRIMARY / "administration-groups.csv", sep=";", encoding="cp1252")
    assert groups["Leerlingnummer"].dtype.kind == "i" and groups["Leerlingnummer"].min() == 1


@pytest.mark.parametrize("school", [PRIMARY, SECONDARY])
def test_absences_come_back_and_only_where_there_are_any(board, folder, school):
    absences = pd.read_csv(
        folder / school / "administration-absences.csv",
        sep=";",
        encoding="cp1252",
        skiprows=2,
        dtype={"Leerlingnummer": str},
    )
    expected = of_school(board, board.absences, school).query("half_days > 0")
    weeks = pd.to_datetime(absences["Week vanaf"], format=DATE)
    found = {
        (f"P{number}", week): half_days
        for number, week, half_days in zip(absences["Leerlingnummer"], weeks, absences["Dagdelen afwezig"], strict=True)
    }
    assert found == {(row.pupil_id, row.week): row.half_days for row in expected.itertuples()}


def test_a_wrong_encoding_fails_visibly(folder):
    for file in ("results-list.csv", "administration-absences.csv"):
        with pytest.raises(UnicodeDecodeError):
            pd.read_csv(folder / SECONDARY / file, sep=";", encoding="utf-8", on_bad_lines="skip")
    goals = pd.read_csv(folder / PRIMARY / "practice-goals.csv", encoding="cp1252")
    assert "Groep" not in goals and goals.columns[0].endswith("Groep")


def test_a_wrong_separator_fails_visibly(folder):
    results = pd.read_csv(folder / SECONDARY / "results-list.csv", sep="\t", encoding="cp1252")
    assert results.shape[1] == 1
    goals = pd.read_csv(folder / PRIMARY / "practice-goals.csv", sep=";", encoding="utf-8-sig")
    assert goals.shape[1] == 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_file_has_its_own_columns_and_reads_as_the_readme_says(folder, kind):
    for school in _schools(kind):
        code = reading_code(kind).replace('"' + kind.file + '"', "path", 1)
        table = eval(code, {"pd": pd, "path": folder / school / kind.file})
        assert list(table.columns) == [column.heading for column in kind.columns()]
        for column in kind.columns():
            assert column.optional or table[column.heading].notna().all(), column.heading


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_export_can_be_read_by_name(folder, kind):
    for school in _schools(kind):
        table = read_export(kind.name, school, folder)
        assert list(table.columns) == [column.heading for column in kind.columns()]
        assert len(table) == len(read_export(kind.name, school))


def test_an_export_that_is_not_there_gets_a_sentence(folder):
    with speaking("en"), pytest.raises(ValueError, match=r"no export 'results-list' of school 'S01'.*S02/results-list"):
        read_export("results-list", "S01", folder)
    with speaking("nl"), pytest.raises(ValueError, match="geen export 'cijfers'"):
        read_export("cijfers", SECONDARY, folder)


def _schools(kind) -> list[str]:
    return [{"primary": PRIMARY, "secondary": SECONDARY}[sector] for sector in kind.sectors]


def test_a_folder_has_the_files_of_its_sector_only(folder):
    for sector, school in (("primary", PRIMARY), ("secondary", SECONDARY)):
        expected = {kind.file for kind in KINDS if sector in kind.sectors}
        assert {path.name for path in (folder / school).iterdir()} == expected


def test_the_language_in_use_changes_nothing(board, folder, tmp_path):
    with speaking("en"):
        write_exports(board, tmp_path)
    for path in tmp_path.rglob("*.*"):
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes(), path.name


def test_other_schools_make_files_too(tmp_path):
    folder = write_exports(make_board(seed=5, schools=3), tmp_path)
    assert {path.name for path in folder.iterdir()} == {"S01", "S02", "S03", "README.md"}


def test_the_readme_names_every_file_column_and_quirk_in_both_languages(folder):
    dutch, english = (folder / "README.md").read_text(encoding="utf-8").split("\n---\n")
    for language, text in (("nl", dutch), ("en", english)):
        with speaking(language):
            for kind in KINDS:
                assert kind.file in text and reading_code(kind) in text
                assert all(f"`{column.heading}` | {column.meaning}" in text for column in kind.columns())
                assert kind.quirks() and all(quirk.what in text and quirk.why in text for quirk in kind.quirks())


def test_nobody_is_called_like_a_real_person(board):
    surnames = {name for _prefix, name in PLACES}
    for school in (PRIMARY, SECONDARY):
        assert set(pupil_names(board, school)["Achternaam"]) <= surnames
    assert not surnames & set(board.pupils["name"])


def test_descriptions_are_in_the_language_in_use(board):
    with speaking("en"):
        english = export_resources(board, "exports/")
    with speaking("nl"):
        dutch = export_resources(board, "exports/")
    assert english[0]["title"] != dutch[0]["title"]
    assert [one["path"] for one in english] == [one["path"] for one in dutch]


def test_a_notebook_finds_them_in_the_course_and_elsewhere(tmp_path, monkeypatch, folder):
    exports_folder.cache_clear()
    assert (exports_folder() / SECONDARY / "results-list.csv").is_file()
    exports_folder.cache_clear()
    monkeypatch.setattr("datawijs.board.exports.find.course_folder", _nowhere)
    found = exports_folder()
    assert "datasets" not in found.parts
    assert (found / PRIMARY / "practice-goals.csv").read_bytes() == (
        folder / PRIMARY / "practice-goals.csv"
    ).read_bytes()
    exports_folder.cache_clear()


def _nowhere(start=None):
    raise FileNotFoundError


def test_a_folder_that_is_a_file_gets_a_sentence(board, tmp_path):
    (tmp_path / "exports").write_text("not a folder")
    with speaking("en"), pytest.raises(ValueError, match="I can't write the tables to"):
        write_exports(board, tmp_path / "exports")


def test_the_board_by_itself_has_no_exports(tmp_path):
    write_board(make_board(schools=1), tmp_path)
    assert not (tmp_path / "exports").exists()


@pytest.fixture(scope="module")
def months(folder) -> pd.DataFrame:
    return pd.read_csv(folder / PRIMARY / "practice-months.csv", sep=",", encoding="utf-8-sig")


def test_practice_comes_back(board, months):
    expected = of_school(board, board.practice, PRIMARY)
    assert len(months) == len(expected) > 2000
    for heading, column in (("Vaardigheid", "ability"), ("Groei", "growth"), ("Streef", "target"), ("Band", "band")):
        np.testing.assert_allclose(months[heading], expected[column], atol=0.0501)
    assert (months["Streef gehaald"] == "ja").tolist() == expected["on_target"].tolist()
    assert months["Percentiel"].tolist() == expected["percentile"].tolist()


def test_months_are_in_dutch_and_in_the_order_of_the_school_year(months):
    assert list(months["Maand"].unique())[:3] == ["sep-25", "okt-25", "nov-25"]
    assert {"mrt-26", "mei-26"} <= set(months["Maand"])


def test_scores_on_standardised_tests_come_back(board, folder):
    tests = pd.read_csv(
        folder / PRIMARY / "standard-tests.csv",
        sep="\t",
        encoding="utf-8",
        decimal=",",
        dtype={"Leerlingnummer": str},
    )
    expected = of_school(board, board.standard_tests, PRIMARY)
    keys = ("P" + tests["Leerlingnummer"], tests["Toets"], tests["Afname"].str[0])
    found = tests.assign(pupil_id=keys[0], subject=keys[1], moment=keys[2]).set_index(["pupil_id", "subject", "moment"])
    expected = expected.assign(subject=[subject_name(one, "primary") for one in expected["subject_id"]])
    expected = expected.set_index(["pupil_id", "subject", "moment"])
    found = found.reindex(expected.index)
    for heading, column in (("Vaardigheidsscore", "score"), ("Ondergrens", "lower"), ("Bovengrens", "upper")):
        np.testing.assert_array_equal(found[heading], expected[column])
    assert found["Niveau I–V"].fillna("").tolist() == expected["level"].fillna("").tolist()
    assert found["Niveau A–E"].fillna("").tolist() == expected["band"].fillna("").tolist()
    assert (pd.to_datetime(found["Afnamedatum"], format=DATE) == expected["date"]).all()


def test_scores_with_a_comma_are_texts_for_whoever_forgets_to_say_so(folder):
    tests = pd.read_csv(folder / PRIMARY / "standard-tests.csv", sep="\t")
    assert not pd.api.types.is_numeric_dtype(tests["Vaardigheidsscore"])
    wrongly = pd.read_csv(folder / PRIMARY / "standard-tests.csv", sep="\t", encoding="cp1252")
    assert "Niveau I–V" not in wrongly


def test_exports_are_of_the_last_school_year_only(tmp_path):
    board = make_board(schools=2, years=2)
    folder = write_exports(board, tmp_path)
    for school, name in ((SECONDARY, "results-list"), (PRIMARY, "practice-months"), (PRIMARY, "administration-groups")):
        table = read_export(name, school, folder)
        assert len(table) == len(read_export(name, school)), name
