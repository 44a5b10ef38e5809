"""The table in which a coach gives points: what is read from it, what of that is used, and what it shows."""

import pytest
from ran_work import DISCUSSION, admitted, graded

from datawijs.course.grading.autograde import Graded
from datawijs.course.grading.coach_points import COLUMNS, Given, answers_table, read_given, waiting, with_given

HEAD = "learner,exercise,question,version,most,points,comment,answer\n"


def read(tmp_path, *tables: str) -> dict:
    paths = []
    for number, rows in enumerate(tables):
        paths.append(tmp_path / f"{number}.csv")
        paths[-1].write_text(HEAD + rows, encoding="utf-8-sig")
    return read_given(paths)


def test_a_row_with_a_number_gives_points_and_a_trimmed_comment(tmp_path):
    assert read(tmp_path, "'=Anna,e,q,v1,6,4.5, well said ,x\n") == {("=Anna", "e", "q", "v1"): Given(4.5, "well said")}


@pytest.mark.parametrize(
    "row", ["Anna,e,q,v1,6,,,x", "Anna,e,q,v1,6,many,,x", ",e,q,v1,6,1,,x", "Anna,e,q,,6,1,,x", "Anna"]
)
def test_a_row_that_is_not_whole_gives_nothing(tmp_path, row):
    assert read(tmp_path, f"{row}\nBram,e,q,v1,6,1,,x\n") == {("Bram", "e", "q", "v1"): Given(1, "")}


def test_a_later_table_goes_before_an_older_one(tmp_path):
    found = read(tmp_path, "Anna,e,q,v1,6,1,,x\nBram,e,q,v1,6,2,,x\n", "Anna,e,q,v1,6,3,,x\n")
    assert {key[0]: one.points for key, one in found.items()} == {"Anna": 3, "Bram": 2}


def test_what_waits_is_each_answer_in_words_that_is_there():
    one = graded(admitted(DISCUSSION, answer_note="  My note.\n", answer_later=" "))
    ((question, key),) = waiting(one)
    assert (question.grade_id, question.points) == ("answer-note", 6)
    assert key[:3] == ("Anna", DISCUSSION, "answer-note")
    assert key[3][0] == "v" and len(key[3]) == 11
    (again,) = waiting(graded(admitted(DISCUSSION, answer_note="My note.", answer_later="")))
    (other,) = waiting(graded(admitted(DISCUSSION, answer_note="My notes.", answer_later="")))
    assert again[1] == key != other[1]
    assert waiting(Graded(one.work)) == waiting(Graded(one.work, one.executed)) == []


@pytest.mark.parametrize(("points", "used"), [(0, True), (4.5, True), (6, True), (6.5, False), (-0.5, False)])
def test_points_are_used_when_they_are_in_range(points, used):
    one = graded(admitted(DISCUSSION, answer_later=""))
    ((_question, key),) = waiting(one)
    done = with_given(one, {key: Given(points, "Good."), ("Bram", *key[1:]): Given(1, "")})
    assert done.points == one.points | {"answer-note": points if used else None}
    assert done.comments == ({"answer-note": "Good."} if used else {})
    assert one.points["answer-note"] is None, "what was graded stays as it was"


def test_work_without_a_score_gets_none_from_a_coach():
    one = Graded(admitted(DISCUSSION), trouble="x")
    assert with_given(one, {}) == one


def test_the_table_shows_each_answer_with_what_was_given():
    one = graded(admitted(DISCUSSION, answer_note="My note.", answer_later="My plan."))
    (note, known), (later, other) = waiting(one)
    table = answers_table([one, Graded(admitted(learner="Bram"))], {known: Given(4.0, "Good.")})
    assert list(table.columns) == COLUMNS
    first, second = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    assert first == [*known, note.title, 6, 4.0, "Good.", "My note."]
    assert second == [*other, later.title, 3, None, "", "My plan."]
