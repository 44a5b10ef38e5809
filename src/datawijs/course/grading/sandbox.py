"""Run learner code where it can harm nothing: bubblewrap, on Linux, where it is installed.

nbgrader itself keeps nothing apart: the code in a notebook runs with the rights of whoever grades. Inside bubblewrap a kernel
sees the programs it needs and one empty folder; no network, no handed-in work, no grades. One bubblewrap holds the fork server,
whose children are kept apart from each other by `notebooks.isolation`; where the system forbids that, each kernel gets its own.
"""

import os
import shutil
import site
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import datawijs
from datawijs.course.notebooks.fork_client import ONE_THREAD
from datawijs.course.notebooks.isolation import WORK
from datawijs.course.processes import MARK
from datawijs.course_folder import LANDMARK, course_folder

SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/fonts",
    "/etc/localtime",
)
KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "TZ", "MPLCONFIGDIR", "NBGRADER_EXECUTION", MARK, *ONE_THREAD)


@cache
def bubblewrap() -> str | None:
    """Return the path of a bubblewrap that works on this computer, or None."""
    program = shutil.which("bwrap")
    if program is None:
        return None
    trial = [*command(program, Path(os.devnull).parent, []), sys.executable, "-c", "pass"]
    try:
        works = subprocess.run(trial, capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.SubprocessError):
        works = False
    return program if works else None


def command(program: str, folder: Path, writable: list[Path], environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the start of a command line that runs what follows it apart from everything.

    `folder`: where it works; `writable`: what it may change; `environment`: of which it gets KEPT. Programs and libraries can
    be read only; the rest of the computer, its network and its other processes are not there.
    """
    arguments = [program, "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
    arguments += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--dir", WORK]
    for path in _readable():
        arguments += ["--ro-bind-try", path, path]
    for place in writable:
        arguments += ["--bind", str(place), str(place)]
    known = {"HOME": "/tmp", "PATH": os.environ.get("PATH", os.defpath)}
    known |= {name: environment[name] for name in KEPT if name in environment}
    for name, value in known.items():
        arguments += ["--setenv", name, value]
    return [*arguments, "--chdir", str(folder), "--"]


def _readable() -> list[str]:
    """The folders with the programs and libraries that a kernel needs."""
    python = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parent.parent), *site.getsitepackages()}
    package = str(Path(datawijs.__file__).resolve().parent.parent)
    return [*SYSTEM, *sorted(python), package, *_data()]


def _data() -> list[str]:
    """The course's own tables, which exercises read, and the file by which a notebook knows the folder of the course."""
    try:
        course = course_folder(Path(__file__).parent)
    except FileNotFoundError:
        return []
    return [str(course / "datasets"), str(course / LANDMARK)]
