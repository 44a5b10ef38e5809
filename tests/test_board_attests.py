"""Attests and study directions in Flemish secondary school: shares as published, and years that fit together."""

import pandas as pd
import pytest

from datawijs.board import attest_name, direction_name, finality_name, make_board
from datawijs.board.directions import FINALITIES, FIRST_STAGE
from datawijs.language import speaking

KEYS = ["pupil_id", "school_year"]


@pytest.fixture(scope="module")
def attests():
    """The attests of three boards of 8 secondary schools, with the pupil's own year."""
    boards = [make_board(seed, schools=17, years=3, size="whole") for seed in (1, 2, 3)]
    return pd.concat(
        [
            board.attests.merge(board.enrolments[[*KEYS, "year", "repeats"]], on=KEYS).assign(
                pupil_id=lambda rows, seed=seed: rows["pupil_id"] + f"-{seed}"
            )
            for seed, board in enumerate(boards)
        ]
    )


def test_c_attests_are_as_frequent_as_published(attests):
    # VRT NWS, 18 March 2023: 3.3 % in general, 6.5 % in technical, 10.2 % in vocational secondary education
    shares = (attests["attest"] == "C").groupby(attests["finality"]).mean()
    for finality, share in (("transition", 0.033), ("dual", 0.065), ("labour", 0.102)):
        assert shares[finality] == pytest.approx(share, abs=0.025)
    assert shares["transition"] < shares["dual"] < shares["labour"]


def test_about_nine_in_ten_get_an_a_and_one_in_fifteen_a_b(attests):
    now = attests[attests["school_year"] == "2025-2026"]["attest"].value_counts(normalize=True)
    assert now["A"] == pytest.approx(0.89, abs=0.02)  # 89 % of all pupils in a recent year
    assert now["B"] == pytest.approx(0.067, abs=0.02)  # De Morgen, July 2021
    assert attests["attest"].value_counts(normalize=True)["B"] == pytest.approx(0.06, abs=0.02)


def test_no_b_in_the_first_and_the_last_year_and_none_where_there_is_nowhere_to_go(attests):
    got_b = attests[attests["attest"] == "B"]
    assert set(got_b["year"]) == {2, 3, 4, 5}
    assert "labour" not in set(got_b["finality"])
    assert (got_b.loc[got_b["year"] == 2, "excluded"] == "transition").all()
    assert (got_b.loc[got_b["year"] > 2, "excluded"] == got_b.loc[got_b["year"] > 2, "finality"]).all()
    assert (attests.loc[attests["attest"] != "B", "excluded"] == "").all()


def consecutive(attests: pd.DataFrame) -> pd.DataFrame:
    after = attests.assign(school_year=attests["school_year"].map({"2025-2026": "2024-2025", "2024-2025": "2023-2024"}))
    return attests.merge(after.dropna(subset=["school_year"]), on=KEYS, suffixes=("", "_next"))


def test_after_a_c_the_same_year_in_the_same_direction_and_only_then(attests):
    pairs = consecutive(attests)
    again = pairs["attest"] == "C"
    assert (again == pairs["repeats_next"]).all()
    assert (pairs.loc[again, "year_next"] == pairs.loc[again, "year"]).all()
    assert (pairs.loc[again, "direction_next"] == pairs.loc[again, "direction"]).all()
    assert again.sum() > 200


def test_after_a_b_another_kind_of_direction_and_otherwise_none(attests):
    pairs = consecutive(attests)
    got_b = pairs["attest"] == "B"
    assert (pairs.loc[got_b, "finality_next"] != pairs.loc[got_b, "excluded"]).all()
    assert (pairs.loc[got_b, "year_next"] == pairs.loc[got_b, "year"] + 1).all()
    settled = pairs[(pairs["attest"] == "A") & (pairs["year"] > 2)]
    assert (settled["direction"] == settled["direction_next"]).all()


def test_the_first_two_years_have_no_direction_and_the_others_do(attests):
    assert ((attests["year"] <= 2) == (attests["direction"] == FIRST_STAGE)).all()
    assert set(attests["direction"]) == {FIRST_STAGE, *FINALITIES}
    assert (attests["finality"] == attests["direction"].map(FINALITIES).fillna("")).all()


def test_weaker_pupils_get_c_and_b_but_not_by_their_marks_alone():
    board = make_board(1, schools=16, years=1, size="whole")
    level = board.truth.levels.groupby("pupil_id")["level"].mean()
    means = board.attests.assign(level=board.attests["pupil_id"].map(level)).groupby("attest")["level"]
    assert means.mean()["A"] > means.mean()["B"] + 5 > means.mean()["C"] + 5
    assert means.min()["A"] < means.max()["C"]


def test_primary_schools_give_none():
    board = make_board(schools=1, years=3)
    assert len(board.attests) == 0
    assert (board.enrolments["direction"] == "").all()
    assert not board.enrolments["repeats"].any()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_code_has_a_name(language):
    with speaking(language):
        for direction in (FIRST_STAGE, *FINALITIES):
            assert direction_name(direction) != direction
        for finality in FINALITIES.values():
            assert finality_name(finality)
        for attest in "ABC":
            assert attest_name(attest)
        with pytest.raises(ValueError, match="'alchemy'"):
            direction_name("alchemy")
