"""An exercise that keeps nothing: no list names it, no file holds it, and Python hears nothing of what was filled in."""

from kept_names import names_on_pages
from small_book import ROOT

from datawijs.course import page_exercises
from datawijs.course.sphinx_extension.widget_states import _exercises_in
from datawijs.widgets import AlarmThreshold, OwnMarks


def test_the_page_is_told_so_and_any_other_is_not():
    assert OwnMarks("own").content["keeps"] is False
    assert "keeps" not in AlarmThreshold("alarm").content


def test_python_holds_nothing_even_when_it_is_sent_something():
    own = OwnMarks("own")
    own.answers = {"saved": 1, "given": {"answers": {"scores": [6.5]}}}
    assert own.given == {}
    assert own.result.empty


def test_no_name_is_written_down_for_it():
    pages = names_on_pages()
    assert (ROOT / "book/nl/my-results.ipynb").is_file()
    assert "book/nl/my-results.ipynb" not in pages
    assert "book/nl/welcome.ipynb" in pages


def test_a_page_with_it_has_no_exercise_for_the_results_of_a_group(monkeypatch, tmp_path):
    shown = (OwnMarks("own"), AlarmThreshold("alarm"))
    monkeypatch.setattr(page_exercises, "_in_results", lambda _path: shown)
    found = page_exercises.exercises_on_page.__wrapped__("practice/01-made-to-measure", "nl")
    assert [one.exercise.exercise_id for one in found] == ["alarm"]


def test_the_site_knows_which_of_its_exercises_keep_nothing():
    exercises = {"a": OwnMarks("own"), "b": AlarmThreshold("alarm")}
    states = {
        name: {"state": {"exercise_id": one.exercise_id, "kind": one.kind, "content": one.content}}
        for name, one in exercises.items()
    }
    assert {name: one.keeps for name, one in _exercises_in({"state": states}).items()} == {"own": False, "alarm": True}
