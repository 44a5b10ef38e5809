"""The exercises are what `solutions/` gives, and tell no answers."""

from pathlib import Path

import pytest

from datawijs.course import release
from datawijs.course.exercise_notebook import is_answer, is_test, questions, read_notebook
from datawijs.course.release import drift, sealed_source
from datawijs.course.seal import seal, unseal

COURSE = Path(__file__).parents[1]
EXERCISES = sorted(COURSE.glob("exercises/*/*/*.ipynb"))


def test_exercises_are_what_the_solutions_give():
    assert drift(COURSE) == []


def test_there_are_exercises_in_both_languages():
    names = {
        language: {path.parent.name for path in EXERCISES if path.parts[-3] == language} for language in ("nl", "en")
    }
    assert names["nl"] == names["en"] and len(names["nl"]) >= 2


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: "-".join(path.parts[-3:-1]))
def test_an_exercise_tells_no_answer(path):
    notebook = read_notebook(path)
    solved = read_notebook(COURSE / "solutions" / path.relative_to(COURSE / "exercises"))
    assert len(questions(notebook)) == len(questions(solved)) >= 5
    for cell, solution in zip(notebook.cells, solved.cells, strict=True):
        assert "HIDDEN" not in cell.source and "SOLUTION" not in cell.source
        if is_test(cell):
            assert "assert" not in cell.source and "right=" not in cell.source
        if is_answer(cell):
            answer = solution.source.split("### BEGIN SOLUTION\n")[1].split("\n### END SOLUTION")[0]
            assert answer not in cell.source


def test_a_sealed_sentence_opens_with_its_own_answer_only():
    sealed = seal({"a": "-Wél a.", "b": "+Écht b.", "10.5": "-" + "long " * 900}, "question-1")
    assert unseal(sealed, "b") == "+Écht b."
    assert unseal(sealed, "10.5") == "-" + "long " * 900
    assert unseal(sealed, "c") is None
    assert sealed == seal({"b": "+Écht b.", "10.5": "-" + "long " * 900, "a": "-Wél a."}, "question-1")


def test_the_same_sentence_is_sealed_differently_for_each_question():
    assert seal({"a": "-No."}, "one").split(":")[1] != seal({"a": "-No."}, "two").split(":")[1]


def test_a_changed_seal_is_refused():
    sealed = seal({"a": "-" + "A sentence that is long enough to be damaged."}, "one")
    with pytest.raises(ValueError, match="has been changed"):
        unseal(sealed[:20] + ("0" if sealed[20] != "0" else "1") + sealed[21:], "a")


def test_sealing_leaves_the_rest_of_a_cell_as_it_is():
    source = '# é before\ncheck_number("x", digits=1, right=7.5, well="Ja.", feedback={8: "Nee."})\nprint("after")'
    first, sealed, last = sealed_source(source, "q").split("\n")
    assert (first, last) == ("# é before", 'print("after")')
    assert sealed.startswith('check_number("x", digits=1, sealed="q:')
    assert "Nee" not in sealed and "7.5" not in sealed


def test_an_answer_that_is_both_right_and_wrong_can_not_be_released():
    with pytest.raises(ValueError, match="both right and wrong"):
        sealed_source('check_choice("x", "ab", right="a", well="", feedback={"a": "No."})', "q")


@pytest.mark.parametrize(
    ("made", "present", "named"),
    [
        ({"a/a.ipynb": "1", "b/b.ipynb": "1"}, {"a/a.ipynb": "1", "b/b.ipynb": "1"}, []),
        ({"a/a.ipynb": "1"}, {"a/a.ipynb": "2"}, ["a/a.ipynb"]),
        ({"a/a.ipynb": "1", "b/b.ipynb": "1"}, {"a/a.ipynb": "1"}, ["b/b.ipynb"]),
        ({"a/a.ipynb": "1"}, {"a/a.ipynb": "1", "gone/gone.ipynb": "1"}, ["gone/gone.ipynb"]),
    ],
    ids=["the same", "changed", "not yet there", "taken out of the solutions"],
)
def test_every_difference_from_the_solutions_is_named(tmp_path, monkeypatch, made, present, named):
    def put(folder, files):
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    for language in ("nl", "en"):
        put(tmp_path / "exercises" / language, present)
    monkeypatch.setattr(release, "generate", lambda _solutions, root: put(root / "release", made))
    assert release.drift(tmp_path) == [f"exercises/{language}/{name}" for language in ("nl", "en") for name in named]
