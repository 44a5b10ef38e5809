"""The survey counts: exactly as printed in the study, its inconsistencies noted."""

import pandas as pd
import pytest

from datawijs.board import load_survey, survey
from datawijs.language import speaking

# Read again from tables 2 and 3 of the study, apart from the CSV: agree, neutral (None: not printed), disagree.
PRINTED = {
    "pupils": [
        (51, None, 9),
        (38, 28, 9),
        (37, 22, 16),
        (34, 22, 19),
        (37, 28, 10),
        (42, None, 6),
        (15, 33, 27),
        (41, 28, 6),
        (46, 22, 7),
        (44, 28, 3),
    ],
    "teachers": [
        (23, 9, 0),
        (26, 5, 0),
        (30, 2, 1),
        (28, 5, 0),
        (29, 2, 2),
        (15, 9, 9),
        (6, 9, 18),
        (24, 7, 2),
        (28, 3, 2),
        (9, 13, 11),
    ],
}


@pytest.fixture
def table():
    return load_survey()


@pytest.mark.parametrize("group", PRINTED)
def test_the_counts_are_as_printed(table, group):
    rows = table[table["group"] == group].sort_values("statement")
    assert rows["statement"].tolist() == list(range(1, 11))
    counts = [
        tuple(None if pd.isna(count) else int(count) for count in row)
        for row in rows[["agree", "neutral", "disagree"]].values
    ]
    assert counts == PRINTED[group]
    assert rows["respondents"].tolist() == [{"pupils": 75, "teachers": 33}[group]] * 10


def test_answered_is_what_was_printed_and_never_guessed(table):
    answered = table.set_index(["group", "statement"])["answered"]
    odd = answered[answered != table.set_index(["group", "statement"])["respondents"]]
    assert odd.dropna().to_dict() == {("teachers", 1): 32, ("teachers", 2): 31}
    assert answered[answered.isna()].index.tolist() == [("pupils", 1), ("pupils", 6)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_odd_row_has_a_note(language):
    with speaking(language):
        rows = load_survey()
    odd = rows[rows["answered"].isna() | (rows["answered"] != rows["respondents"])]
    assert len(odd) == 4
    assert odd["note"].str.contains("32|31|15|27").all()
    assert rows["note"].notna().all()


def test_the_numbers_in_the_notes_are_right(table):
    rows = table.set_index(["group", "statement"])
    worried = [rows.loc[(group, 7), "agree"] / rows.loc[(group, 7), "respondents"] for group in ("pupils", "teachers")]
    assert [f"{share:.1%}" for share in worried] == ["20.0%", "18.2%"]
    assert f"{rows.loc[('teachers', 10), 'agree'] / 33:.1%}" == "27.3%"
    assert f"{rows.loc[('pupils', 3), 'agree'] / 75:.1%}" == "49.3%"
    with speaking("en"):
        notes = load_survey().set_index(["group", "statement"])["note"]
    assert "20.0%" in notes["pupils", 7]
    assert "18.2%" in notes["pupils", 7]
    assert "27.3%" in notes["teachers", 10]
    assert "49.3%" in notes["pupils", 3]


def test_statements_and_notes_are_in_the_language_in_use():
    with speaking("nl"):
        dutch = load_survey()
    with speaking("en"):
        english = load_survey()
    assert dutch["text"].iloc[0].startswith("Ik vind het interessant")
    assert english["text"].iloc[0].startswith("I find it interesting")
    assert not (dutch["text"] == english["text"]).any()
    assert list(dutch.columns) == list(english.columns) == survey.COLUMNS


def test_it_is_found_from_anywhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert len(load_survey()) == 20


def test_it_is_found_from_a_learners_copy_without_datasets(monkeypatch, tmp_path):
    (tmp_path / "_toc.yml").touch()
    monkeypatch.chdir(tmp_path)
    assert len(load_survey()) == 20


def test_a_missing_table_gets_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(survey, "course_folder", lambda start=None: tmp_path)
    with speaking("en"), pytest.raises(FileNotFoundError, match="The survey is not there: datasets/survey"):
        load_survey()
    with speaking("nl"), pytest.raises(FileNotFoundError, match="De vragenlijst is er niet"):
        load_survey()
