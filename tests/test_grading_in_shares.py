"""A group graded in shares, on computers that know nothing of each other, and joined: what one computer would give."""

import json

import pytest
from graded_elsewhere import LIMITS, pages, small_group

from datawijs.course.grading import grade_folder, grade_share
from datawijs.course.grading.shares import Share, joined, read_share
from datawijs.course.problem import Problem
from datawijs.language import speaking


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """Return the folder with the work, what one computer made of it, and the two files of the shares."""
    folder = tmp_path_factory.mktemp("shares")
    work = small_group(folder / "work")
    with speaking("en"):
        grade_folder(work, folder / "alone", limits=LIMITS, report=lambda _line: None)
        files = [
            grade_share(work, folder / f"machine-{number}", Share(number, 2), limits=LIMITS, report=lambda _line: None)
            for number in (1, 2)
        ]
    return work, folder / "alone", files


def join(work, out, files, limits=LIMITS):
    with speaking("en"):
        return grade_folder(work, out, limits=limits, on=joined(files), report=lambda _line: None)


def test_joined_shares_are_the_same_as_one_computer_byte_for_byte(shared, tmp_path):
    work, alone, files = shared
    join(work, tmp_path / "joined", files)
    expected = pages(alone)
    assert len(expected) > 8
    assert pages(tmp_path / "joined") == expected


def test_a_folder_with_the_shares_will_do_too(shared, tmp_path):
    work, alone, files = shared
    for path in files:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    join(work, tmp_path / "joined", [tmp_path])
    assert pages(tmp_path / "joined") == pages(alone)


def test_shares_differ_by_one_at_most_and_the_same_work_is_graded_once(shared):
    told = [json.loads(path.read_text(encoding="utf-8")) for path in shared[2]]
    sizes = [len(one["results"]) for one in told]
    assert sum(sizes) == 5  # six can be graded, and two of these are the same
    assert max(sizes) - min(sizes) <= 1


def test_no_name_is_in_a_share(shared):
    for path in shared[2]:
        text = path.read_text(encoding="utf-8")
        assert not [name for name in ("Anna", "Bram", "Chlo", "Daan", "Els", "Gijs") if f"{name}" in text]


def changed(path, folder, **facts):
    new = folder / path.name
    new.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | facts), encoding="utf-8")
    return new


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda one, two, folder: [one], "Share 2 of 2 is missing"),
        (lambda one, two, folder: [one, folder / "nothing.json"], "is no share, or it did not come over whole"),
        (lambda one, two, folder: [folder], "There is no share in the folder"),
        (lambda one, two, folder: [one, changed(two, folder, of=3)], "do not belong together"),
        (lambda one, two, folder: [one, changed(two, folder, edition="other")], "Another version of the course"),
        (lambda one, two, folder: [one, changed(two, folder, limits={"cell": 1})], "Another version of the course"),
        (lambda one, two, folder: [one, changed(two, folder, results={})], "in none of the shares"),
    ],
)
def test_what_does_not_fit_together_is_refused_in_a_sentence(shared, tmp_path, make, said):
    work, _alone, files = shared
    with pytest.raises(Problem) as problem:
        join(work, tmp_path / "joined", make(*files, tmp_path))
    assert said in str(problem.value)
    assert not (tmp_path / "joined" / "overview.html").exists()


def test_work_that_changed_since_is_not_given_the_score_of_before(shared, tmp_path):
    work, _alone, files = shared
    changed_work = tmp_path / "work"
    for path in work.rglob("*.ipynb"):
        (changed_work / path.parent.name).mkdir(parents=True)
        (changed_work / path.parent.name / path.name).write_bytes(path.read_bytes())
    reading = changed_work / "Bram" / "reading.ipynb"
    reading.write_bytes(reading.read_bytes().replace(b"answer_1 = ", b"answer_1 = 7 #"))
    with pytest.raises(Problem, match="Bram/reading"):
        join(changed_work, tmp_path / "joined", files)


@pytest.mark.parametrize("text", ["", "2", "0/2", "3/2", "1/0", "a/b", "1/2/3", "-1/2"])
def test_a_share_that_can_not_be_is_refused(text):
    with pytest.raises(ValueError, match="/"):
        read_share(text)


def test_a_share_is_read_as_it_is_written():
    assert read_share(" 2/3") == Share(2, 3)
