"""The JupyterLab of one person on a hub: their own copy of the course, and the settings of their role.

A hub starts it as that person, so it can write what they can write, and nothing else.
"""

import os
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from datawijs.course import lab
from datawijs.course.learner_copy import prepare_copy
from datawijs.course.notebooks.fork_client import ONE_THREAD
from datawijs.language import DEFAULT_LANGUAGE, LANGUAGES

COPY, COURSE = "my-datawijs", "datawijs-course"  # in somebody's home: their copy, and what a coach collects
ROLES = LEARNER, COACH = "learner", "coach"
# What of nbgrader each role has no use for. Formgrader wants to stand in a frame, which a hub forbids for good reason.
NBGRADER = "@jupyter/nbgrader"
LEFT_OUT = ("formgrader", "course-list", "create-assignment", "validate-assignment")
ASSIGNMENTS = "assignment-list"  # with which a learner hands in
# How the C library (glibc) shares and returns memory: what a cell needed for a moment doesn't stay with its kernel.
GIVES_BACK = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": str(64 * 1024)}
FIRST_PAGE = {LEARNER: lab.FIRST_PAGE, COACH: lab.COACHES_FIRST_PAGE}


@dataclass(frozen=True)
class OwnServer:
    """What starts somebody's server: its command line, the environment for it, and the folder it works in."""

    command: list[str]
    environment: dict[str, str]
    folder: Path


def prepare_server(settings: Path, told: Mapping[str, str] = os.environ) -> OwnServer:
    """Make or refresh the copy of whoever this runs as, write the settings of JupyterLab, and return what starts it.

    `settings`: the folder with a folder of Jupyter's settings for each role, and `kernels`. `told`: what the hub says,
    DATAWIJS_LANGUAGE and DATAWIJS_ROLE among it; anything it doesn't know becomes a learner with the Dutch course. Raises
    Problem as `prepare_copy`.
    """
    language = told.get("DATAWIJS_LANGUAGE", "")
    language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    role = COACH if told.get("DATAWIJS_ROLE") == COACH else LEARNER
    home = Path.home()
    copy = prepare_copy(language, home / COPY, for_coach=role == COACH).folder
    if role == COACH:
        (home / COURSE).mkdir(exist_ok=True)
    lab.write_settings(copy / ".datawijs" / "jupyter" / "config" / "labconfig", _without(role))
    known = lab.settings_environment(copy, language) | {
        "JUPYTER_CONFIG_PATH": str(settings / role),
        "JUPYTER_PATH": str(settings),  # where the kernel is
        "PATH": os.pathsep.join((sysconfig.get_path("scripts"), told.get("PATH", os.defpath))),
        "DATAWIJS_COPY": str(copy),
        "DATAWIJS_COURSE": str(home / COURSE),
        **ONE_THREAD,  # many people share the processors
        **GIVES_BACK,  # and the memory
    }
    # a coach's terminal opens where both are: the copy, and what was collected
    root = home if role == COACH else copy
    first = f"/lab/tree/{copy.relative_to(root).as_posix()}/{FIRST_PAGE[role]}".replace("/./", "/")
    options = {
        "ServerApp.root_dir": root,
        "ServerApp.default_url": first,
        "ServerApp.terminals_enabled": role == COACH,
        "ServerApp.shutdown_no_activity_timeout": 0,  # the hub ends idle servers; see its settings
        **lab.ASKS_NOTHING,
    }
    command = [str(Path(sysconfig.get_path("scripts")) / "jupyterhub-singleuser")]
    command += [f"--{name}={value}" for name, value in options.items()]
    return OwnServer(command, dict(told) | known, root)


def _without(role: str) -> tuple[str, ...]:
    """What of JupyterLab is off: as in `datawijs lab`, but a learner keeps the list with which to hand in."""
    off = LEFT_OUT if role == LEARNER else (*LEFT_OUT, ASSIGNMENTS)
    rest = tuple(name for name in lab.NOT_NEEDED if name != NBGRADER)
    return (*rest, *(f"{NBGRADER}:{name}" for name in off))


def start_server(settings: Path) -> None:
    """Become the server of whoever this runs as, under the memory limit that the hub gave; never returns."""
    server = prepare_server(settings)
    _limit_memory(server.environment.get("MEM_LIMIT", ""))
    os.chdir(server.folder)
    sys.stdout.flush()
    os.execve(server.command[0], [*server.command, *sys.argv[1:]], server.environment)


def _limit_memory(limit: str) -> None:
    """Let no process of this person hold more than `limit` bytes: its cell then ends with a MemoryError."""
    if limit.isdecimal() and int(limit) > 0:
        import resource  # there is none on Windows, where no hub runs

        resource.setrlimit(resource.RLIMIT_DATA, (int(limit), int(limit)))
