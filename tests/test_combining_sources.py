"""Combining sources: pupils of the board, sources that say what they are said to say, and the truth of the board."""

import pandas as pd
import pytest
from asked_page import checked_questions
from kept_names import kept_names, names_in

from datawijs.board import make_board
from datawijs.items import evidence
from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import CombiningSources
from datawijs.widgets.combining_sources.exercise import sources_content
from datawijs.widgets.combining_sources.pupils import BOARD_SEED, EDGE, SCHOOLS, draw_cases
from datawijs.widgets.combining_sources.questions import source_questions

KINDS = ["slide", "sudden", "silent"]


@pytest.fixture(scope="module")
def board():
    return make_board(BOARD_SEED, SCHOOLS)


@pytest.fixture(scope="module", params=range(1, 7))
def cases(request):
    return draw_cases(request.param)


def of(table: pd.DataFrame, case) -> pd.DataFrame:
    return table[(table["pupil_id"] == case.pupil_id) & (table["subject_id"] == case.subject_id)]


def test_three_pupils_with_another_truth_each(board, cases):
    assert [case.key for case in cases] == KINDS
    assert len({case.pupil_id for case in cases}) == 3
    slide, sudden, silent = cases
    assert len(of(board.truth.slides, slide)) == 1
    assert slide.pupil_id not in set(board.truth.declines["pupil_id"])
    assert of(board.truth.declines, sudden)["cause"].tolist() != ["absence"]
    assert len(of(board.truth.declines, sudden)) == 1
    for table in (board.truth.slides, board.truth.declines):
        assert silent.pupil_id not in set(table["pupil_id"])


def test_the_sources_are_those_of_the_board(board, cases):
    for case in cases:
        practice = of(board.practice, case)
        assert case.practice["percentile"].tolist() == practice["percentile"].tolist()
        assert case.practice["on_target"].tolist() == practice["on_target"].tolist()
        pd.testing.assert_series_equal(
            case.scores, board.series(case.pupil_id, case.subject_id), check_names=False, check_index_type=False
        )
        absences = board.absences[board.absences["pupil_id"] == case.pupil_id]
        assert case.half_days.tolist() == absences["half_days"].tolist()


def test_each_source_says_plainly_what_the_right_answer_says(cases):
    slide, sudden, silent = cases
    for case in cases:
        assert case.evidence.rule == evidence(case.scores, case.class_average).rule
        first, last = case.places
        assert first == case.practice["percentile"].iloc[:EDGE].mean()
        assert (first - last >= 12) == (case is slide)
        assert 15 <= first <= 95  # nobody at the very end, whose place would stand out by itself
    assert slide.steady_falls < 0.05
    assert slide.evidence.best == "noise"
    assert slide.practice["on_target"].iloc[-1]
    assert sudden.evidence.best == "decline"
    assert sudden.newest > sudden.scores.dropna().iloc[-3:].min()  # who believes the newest is fooled
    assert silent.evidence.best == "early"
    assert silent.scores.iloc[6:].isna().sum() >= 2
    assert silent.newest < silent.scores.iloc[:-1].mean()
    assert silent.half_days.sum() >= 1.5 * silent.class_half_days
    for case in (slide, sudden):
        assert case.half_days.sum() <= 14


def test_the_right_answers_fit_the_kind():
    right = {"practice": {"slide": 0}, "tests": {"slide": 1, "sudden": 0, "silent": 2}, "absences": {"silent": 0}}
    with speaking("en"):
        for case in draw_cases(1):
            for source, question in source_questions(case).items():
                assert question.right == right[source].get(case.key, 1)
        decisions = [case["decision"]["options"] for case in sources_content(1)["cases"]]
    assert [[option["correct"] for option in options].index(True) for options in decisions] == [1, 2, 0]


@pytest.mark.parametrize("seed", [1, 4])
def test_both_languages_ask_the_same(seed):
    contents = {}
    for language in LANGUAGES:
        with speaking(language):
            contents[language] = sources_content(seed)
        for case in contents[language]["cases"]:
            questions = [*(source["question"] for source in case["sources"]), case["together"], case["decision"]]
            checked_questions(questions)
            assert not set("{}") & set(case["truth"])
    for one, other in zip(contents["nl"]["cases"], contents["en"]["cases"], strict=True):
        assert one["name"] == other["name"]
        for part in ("together", "decision"):
            assert [o["misreading"] for o in one[part]["options"]] == [o["misreading"] for o in other[part]["options"]]


def test_the_named_errors_are_those_of_the_lesson():
    with speaking("en"):
        cases = sources_content(1)["cases"]
    named = {option["misreading"] for case in cases for option in case["together"]["options"]}
    assert {"same-evidence-twice", "believes-the-newest", "silent-means-fine", "sources-vote"} <= named


def test_results_and_notes_are_tidy_tables():
    with speaking("nl"):
        exercise = CombiningSources("result", seed=1)
    edition = exercise.content["edition"]
    given = {"edition": edition, "chosen": {"slide-decision": [1]}, "notes": {"slide": "Eerst kijken.", "silent": ""}}
    exercise.answers = {"saved": 1, "given": given}
    table = exercise.result
    assert table["part"].value_counts().to_dict() == dict.fromkeys(KINDS, 5)
    assert table.set_index("key").loc["slide-decision", "right"]
    assert exercise.notes.to_numpy().tolist() == [["slide", "Eerst kijken."]]
    exercise.answers = {"saved": 2, "given": {**given, "edition": "another"}}
    assert exercise.notes.empty
    assert exercise.result["tries"].sum() == 0


def test_the_names_that_answers_are_kept_under_stay():
    with speaking("en"):
        assert names_in(sources_content(1)) == kept_names("combining-sources")
