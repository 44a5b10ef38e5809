"""Files from participants: everything that can be wrong is told in one sentence, the rest is read, and people count once."""

import json

import pytest
from fictional_exports import AFTER, BEFORE, RIGHT, WRONG, export, group_of, kept, took
from hypothesis import given
from hypothesis import strategies as st

from datawijs.evaluation import read_files, read_folder
from datawijs.evaluation.export_files import LARGEST, Record
from datawijs.evaluation.people import people_in
from datawijs.language import speaking

GOOD = export(took(before=RIGHT))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "File 2 is empty. Ask for it again"),
        (b" \n ", "File 2 is empty."),
        (b"\x00" * 10, "File 2 is no file with answers."),
        (b"PK\x03\x04 a zip", "File 2 is no file with answers."),
        ("é".encode("latin-1"), "File 2 is no file with answers."),
        (b"[1, 2]", "File 2 is no file with answers."),
        (b'{"format": "something-else", "version": 1, "exercises": {}}', "File 2 is no file with answers."),
        (b'{"format": "datawijs-answers", "version": 1, "exercises": []}', "File 2 is no file with answers."),
        (b'{"format": "datawijs-answers", "version": 1, "exercises": {}}', "File 2 holds no answers"),
        (b'{"format": "datawijs-answers", "version": 3, "exercises": {}}', "File 2 comes from another version"),
        (GOOD[: len(GOOD) // 2], "File 2 is damaged: a part of it is missing"),
        (b"[" * 100_000, "File 2 is no file with answers."),
        (b'{"a": ' + b"9" * 5000 + b"}", "File 2 is no file with answers."),
        (b" " * LARGEST + GOOD, "File 2 is far too large"),
        (None, "File 2 can't be opened."),
    ],
)
def test_a_bad_file_gets_one_sentence_and_the_others_are_read(content, says):
    with speaking("en"):
        exports = read_files([GOOD, content, GOOD])
    assert len(exports.read) == 2
    assert exports.files == 3
    (problem,) = exports.problems
    assert problem.startswith(says)
    assert "\n" not in problem


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_that_another_program_saved_again_is_read(encoding):
    exports = read_files([GOOD.decode().encode(encoding)])
    assert exports.problems == ()
    assert BEFORE in exports.read[0]


@pytest.mark.parametrize(
    "record", [3, None, [], {}, {"saved": "x", "given": {}}, {"saved": 1, "given": 3}, {"saved": True}]
)
def test_a_damaged_exercise_is_told_and_the_rest_of_the_file_counts(record):
    file = json.loads(GOOD)
    file["exercises"]["small-after"] = record
    with speaking("en"):
        exports = read_files([json.dumps(file).encode()])
    assert list(exports.read[0]) == [BEFORE]
    assert exports.problems == ("In file 1 one exercise is damaged. It doesn't count; the rest of the file does.",)


def test_no_file_name_is_ever_told(tmp_path):
    (tmp_path / "datawijs-anna.json").write_bytes(b"")
    (tmp_path / "bram (2).json").write_bytes(GOOD)
    (tmp_path / "bram (10).json").write_bytes(GOOD)
    (tmp_path / "Carla.json").write_bytes(b"{")
    (tmp_path / "bram (1).json").write_bytes(b"")
    with speaking("en"):
        exports = read_folder(tmp_path)
    # in order of name as people count: bram (1), bram (2), bram (10), Carla, datawijs-anna
    assert [problem[:6] for problem in exports.problems] == ["File 1", "File 4", "File 5"]
    assert not any(name in " ".join(exports.problems).lower() for name in ("anna", "bram", "carla"))


def test_what_a_computer_puts_in_a_folder_by_itself_is_no_file(tmp_path):
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$list.docx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    assert read_folder(tmp_path).files == 0
    assert read_folder(tmp_path / "not-there").files == 0


def test_the_same_file_twice_is_one_person():
    assert len(people_in(read_files([GOOD, GOOD]).read)) == 1


def test_an_earlier_and_a_later_file_of_one_person_are_one_person_with_the_latest_answers():
    earlier = {BEFORE: Record(1, {"a": 1}), AFTER: Record(2, {"a": 1})}
    later = {BEFORE: Record(1, {"a": 1}), AFTER: Record(9, {"a": 1, "b": 2})}
    for files in ([earlier, later], [later, earlier]):
        assert people_in(files) == [later]


def test_two_people_with_the_same_answers_are_two_people():
    assert len(group_of(took(before=RIGHT), took(before=RIGHT)).people) == 2


def test_exercises_that_were_erased_or_never_begun_join_nobody():
    empty = {"other": Record(0, {})}
    one, other = {BEFORE: Record(0, {"a": 1}), **empty}, {BEFORE: Record(0, {"a": 1}), **empty}
    assert len(people_in([one, other])) == 2


RECORDS = st.builds(Record, st.integers(1, 4), st.fixed_dictionaries({"a": st.integers(0, 1)}))
FILES = st.lists(st.dictionaries(st.sampled_from("xyz"), RECORDS, min_size=1), max_size=6)


def as_set(people):
    return sorted(
        json.dumps({name: (record.saved, record.given) for name, record in one.items()}, sort_keys=True)
        for one in people
    )


@given(FILES, st.randoms())
def test_the_order_of_the_files_makes_no_difference(files, random):
    shuffled = random.sample(files, len(files))
    assert as_set(people_in(shuffled)) == as_set(people_in(files))


@given(FILES.filter(bool), st.data())
def test_handing_in_once_more_changes_nothing(files, data):
    again = data.draw(st.sampled_from(files))
    assert as_set(people_in([*files, again])) == as_set(people_in(files))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["first", "value", "shape", "x"]), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["which", "many", "order", "who"]), ANYTHING))
def test_whatever_a_file_holds_it_is_read_without_a_fault(answers):
    shaped = {key: {**kept(BEFORE, {key: RIGHT[key]})[key], "first": value} for key, value in answers.items()}
    group = group_of({BEFORE: shaped}, {BEFORE: dict(answers)}, took(before=WRONG))
    assert set(group.replies["question"]) >= set(WRONG)
    assert group.of_another_edition() in ({}, {BEFORE: 1})
