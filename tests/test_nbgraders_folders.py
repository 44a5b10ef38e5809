"""Handed-in work in the folders that nbgrader makes: one folder too high, or just as it came in."""

import pytest
from handed_in import exercise, filled_in, hand_in

from datawijs.course.grading.nbgraders_folders import came
from datawijs.course.grading.submissions import find_submissions
from datawijs.course.problem import Problem

READING = "beginner-reading"
MORNING, EVENING = "2026-11-30 09:00:00.000000 UTC", "2026-11-30 18:30:00.500000 UTC"


def who(folder) -> dict[str, str | None]:
    group = find_submissions(folder)
    assert len(group.learners) == len({one.learner for one in group.notebooks})
    return {one.learner: one.exercise for one in group.notebooks}


@pytest.fixture
def course(tmp_path):
    """A course of nbgrader, with what two people handed in."""
    folder = tmp_path / "course"
    hand_in(folder / "source" / READING / "reading.ipynb", filled_in(READING))
    hand_in(folder / "release" / READING / "reading.ipynb", exercise(READING))
    for tree in ("submitted", "autograded"):
        for name in ("anna", "bram"):
            hand_in(folder / tree / name / READING / "reading.ipynb", filled_in(READING))
            (folder / tree / name / READING / "timestamp.txt").write_text(MORNING)
    (folder / "gradebook.db").touch()
    return folder


def test_a_whole_course_means_what_was_handed_in(course):
    assert who(course) == who(course / "submitted") == {"anna": READING, "bram": READING}


def test_a_course_without_anything_collected_is_refused(course):
    (course / "submitted").rename(course.parent / "elsewhere")
    with pytest.raises(Problem, match="submitted"):
        find_submissions(course)


def test_somebody_called_submitted_is_somebody(tmp_path):
    hand_in(tmp_path / "submitted" / "reading.ipynb", filled_in(READING))
    hand_in(tmp_path / "anna" / "reading.ipynb", filled_in(READING))
    assert who(tmp_path) == {"submitted": READING, "anna": READING}


@pytest.fixture
def exchange(tmp_path):
    """The exchange of a course: Anna handed in twice, somebody with a plus in their name once."""
    folder = tmp_path / "exchange" / "datawijs"
    hand_in(folder / "outbound" / READING / "reading.ipynb", exercise(READING))
    for name in (
        f"anna+{READING}+{MORNING}+cmFu",
        f"anna+{READING}+{EVENING}+ZG9t",
        f"bram+de+vries+{READING}+{MORNING}",
    ):
        hand_in(folder / "inbound" / name / "reading.ipynb", filled_in(READING))
        (folder / "inbound" / name / "timestamp.txt").write_text(MORNING)
    return folder


def test_the_exchange_is_read_as_it_is_and_the_last_time_counts(exchange):
    for folder in (exchange, exchange / "inbound"):
        assert who(folder) == {"anna": READING, "bram+de+vries": READING}
        (last,) = [one.path for one in find_submissions(folder).notebooks if one.learner == "anna"]
        assert EVENING in last.parent.name


@pytest.mark.parametrize("name", ["anna", "anna+beginner-reading", "anna+beginner-reading+yesterday", "a+b+c+d"])
def test_other_folders_with_a_plus_stay_what_they_are(name):
    assert came(name) is None
