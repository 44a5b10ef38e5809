"""Where results go: nothing of an earlier run is lost, and nothing is written where the work lies."""

import hashlib
import os

import pytest

from datawijs.course.grading import folders
from datawijs.course.problem import Problem


def results(folder, text: str, *, written: bool = True):
    (folder / "feedback" / "Anna").mkdir(parents=True)
    (folder / "feedback" / "Anna" / "x.html").write_text(text)
    names = ["overview.html", "grades.csv", *(["written-answers.csv"] if written else [])]
    for name in names:
        (folder / name).write_text(text)
    return folder


def test_the_folder_for_results_is_made_with_those_above_it(tmp_path):
    (tmp_path / "work").mkdir()
    folders.prepare(tmp_path / "a" / "b", tmp_path / "work")
    folders.prepare(tmp_path / "a" / "b", tmp_path / "work")
    assert list((tmp_path / "a" / "b").iterdir()) == []
    folders.prepare(tmp_path / "work" / "grades", tmp_path / "work")  # inside the work is fine: grading passes over it


@pytest.mark.parametrize("out", ["work", "work/..", "."])
def test_results_never_go_where_the_work_lies(tmp_path, out):
    (tmp_path / "work").mkdir()
    with pytest.raises(Problem):
        folders.prepare(tmp_path / out, tmp_path / "work")


def test_the_run_before_moves_to_earlier_under_its_own_time(tmp_path):
    out = results(tmp_path / "out", "first")
    for name in ("overview.html", "grades.csv", "feedback"):
        os.utime(out / name, (1_700_000_000, 1_700_000_000))
    os.utime(out / "grades.csv", (1_700_000_100, 1_700_000_100))
    folders.publish(results(tmp_path / "new", "second", written=False), out)
    (earlier,) = (out / "earlier").iterdir()
    assert earlier.name == folders.datetime.fromtimestamp(1_700_000_100).strftime("%Y-%m-%d-%H.%M.%S")
    for name in ("overview.html", "grades.csv", "feedback/Anna/x.html"):
        assert ((out / name).read_text(), (earlier / name).read_text()) == ("second", "first")
    assert (earlier / "written-answers.csv").read_text() == "first" and not (out / "written-answers.csv").exists()
    assert not (tmp_path / "new").exists()


def test_the_first_run_moves_nothing_away(tmp_path):
    folders.publish(results(tmp_path / "new", "first"), tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "feedback",
        "grades.csv",
        "overview.html",
        "written-answers.csv",
    ]


def test_two_runs_in_one_second_are_both_kept(tmp_path):
    (tmp_path / "10.00.00").mkdir()
    assert folders._unused(tmp_path / "10.00.00").name == "10.00.00-2"
    (tmp_path / "10.00.00-2").mkdir()
    assert folders._unused(tmp_path / "10.00.00").name == "10.00.00-3"
    assert folders._unused(tmp_path / "11.00.00").name == "11.00.00"


def test_results_that_can_not_be_put_in_place_are_kept_and_a_sentence_says_where(tmp_path, monkeypatch):
    new = results(tmp_path / "new", "first")

    def held_open(*_paths):
        raise PermissionError(13, "held open")

    monkeypatch.setattr(folders.os, "replace", held_open)
    with pytest.raises(Problem, match=r"geen rechten voor.*new"):
        folders.publish(new, tmp_path / "out")
    assert (new / "grades.csv").read_text() == "first"


@pytest.mark.parametrize(
    ("find", "name"), [(folders.earlier_csv, "grades.csv"), (folders.written_answers, "written-answers.csv")]
)
def test_the_tables_of_all_runs_come_oldest_first(tmp_path, find, name):
    assert find(tmp_path) == []
    places = [tmp_path / "earlier" / "2026-01-01", tmp_path / "earlier" / "2026-02-01", tmp_path]
    for place in reversed(places):
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("x")
        (place / "other.csv").write_text("x")
    assert find(tmp_path) == [place / name for place in places]
    (tmp_path / name).unlink()
    assert find(tmp_path) == [place / name for place in places[:2]]


def test_each_version_is_kept_once_under_the_name_of_what_is_in_it(tmp_path):
    (tmp_path / "x.ipynb").write_bytes(b"one")
    for _time in range(2):
        folders.keep_version(tmp_path / "out", "Anna", "reading", (tmp_path / "x.ipynb").read_bytes())
    (tmp_path / "x.ipynb").write_bytes(b"two")
    folders.keep_version(tmp_path / "out", "Anna", "reading", (tmp_path / "x.ipynb").read_bytes())
    kept = {path.name: path.read_bytes() for path in (tmp_path / "out" / "handed-in" / "Anna" / "reading").iterdir()}
    assert kept == {f"{hashlib.sha256(data).hexdigest()[:10]}.ipynb": data for data in (b"one", b"two")}
