"""What the computer refuses is said in the reader's language, everywhere."""

import errno
import os
import re
from pathlib import Path

import pytest

import datawijs
from datawijs.course.problem import Problem
from datawijs.course.publish import prepare_folder
from datawijs.language import speaking
from datawijs.system_trouble import reason

PACKAGE = Path(datawijs.__file__).parent


def refused(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize(
    ("number", "dutch"),
    [
        (errno.EACCES, "geen rechten"),
        (errno.EEXIST, "al een bestand"),
        (errno.ENOSPC, "vol"),
        (errno.ENOENT, "er niet"),
    ],
)
def test_the_reason_is_in_the_readers_language(number, dutch):
    with speaking("nl"):
        assert dutch in reason(refused(number))
    with speaking("en"):
        assert reason(refused(number)) not in ("", dutch)


def test_a_rare_one_is_in_the_words_of_the_system():
    assert reason(refused(errno.ELOOP)) == os.strerror(errno.ELOOP)
    assert reason(OSError("no number")) == "no number"


def test_a_file_in_the_place_of_the_folder_is_told_in_dutch(tmp_path):
    (tmp_path / "website").write_text("", encoding="utf-8")
    with speaking("nl"), pytest.raises(Problem, match="er is al een bestand met die naam"):
        prepare_folder(tmp_path / "website")


def test_nothing_else_repeats_the_words_of_the_system():
    theirs = [path for path in PACKAGE.rglob("*.py") if re.search(r"error\.strerror", path.read_text(encoding="utf-8"))]
    assert [path.name for path in theirs] == ["system_trouble.py"]
