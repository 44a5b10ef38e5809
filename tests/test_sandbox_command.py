"""What the command line of the sandbox lets learner code see; that bubblewrap keeps to it is tested where notebooks run."""

import os
import sys
from itertools import pairwise
from pathlib import Path

from datawijs.course.grading import sandbox
from datawijs.course_folder import course_folder


def pairs(command: list[str], option: str) -> list[tuple[str, str]]:
    return [(command[at + 1], command[at + 2]) for at, word in enumerate(command) if word == option]


def test_the_command_keeps_everything_apart(tmp_path):
    command = sandbox.command("/usr/bin/bwrap", tmp_path, [])
    assert command[0] == "/usr/bin/bwrap" and command[-3:] == ["--chdir", str(tmp_path), "--"]
    assert {"--unshare-all", "--die-with-parent", "--new-session", "--clearenv"} <= set(command)
    assert {("--proc", "/proc"), ("--dev", "/dev"), ("--tmpfs", "/tmp")} <= set(pairwise(command))
    assert pairs(command, "--bind") == []


def test_only_the_named_folders_can_be_written(tmp_path):
    places = [tmp_path / "a", tmp_path / "b"]
    command = sandbox.command("bwrap", tmp_path, places)
    assert pairs(command, "--bind") == [(str(place), str(place)) for place in places]


def test_programs_the_package_and_the_tables_can_be_read_and_no_work(tmp_path):
    seen = pairs(sandbox.command("bwrap", tmp_path, []), "--ro-bind-try")
    assert all(outside == inside for outside, inside in seen)
    paths = {outside for outside, _inside in seen}
    course = course_folder()
    needed = {"/usr", "/lib64", sys.prefix, sys.base_prefix, str(course / "src"), str(course / "datasets")}
    assert needed <= paths
    for hidden in (tmp_path, course / "solutions", course / "tests", Path.home() / ".ssh"):
        assert not any(hidden.is_relative_to(path) for path in paths), hidden


def test_of_the_environment_only_what_is_needed_goes_in(tmp_path):
    environment = {"LANG": "nl_NL.UTF-8", "NBGRADER_EXECUTION": "autograde", "SECRET": "x", "HOME": "/home/coach"}
    given = dict(pairs(sandbox.command("bwrap", tmp_path, [], environment), "--setenv"))
    assert given == {
        "HOME": "/tmp",
        "PATH": os.environ["PATH"],
        "LANG": "nl_NL.UTF-8",
        "NBGRADER_EXECUTION": "autograde",
    }


def test_a_bubblewrap_that_is_not_there_or_does_not_work_is_none(monkeypatch, tmp_path):
    found = []
    for script in (None, "exit 0", "exit 1"):
        program = tmp_path / f"bwrap-{script}".replace(" ", "")
        if script:
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
        monkeypatch.setattr(sandbox.shutil, "which", lambda _name, p=program if script else None: p and str(p))
        found.append(sandbox.bubblewrap.__wrapped__())
    assert found == [None, str(tmp_path / "bwrap-exit0"), None]
