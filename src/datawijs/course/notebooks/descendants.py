"""End a process and all that it started, also what was meant to outlive it.

On Linux a process that asks for it inherits the orphans below it. Each child of the fork server does, so that whatever its
notebook starts stays below it while it lives; the server does too, so that whatever is left comes to the server.
"""

import os
import signal
from collections.abc import Iterable
from contextlib import suppress

import psutil

from datawijs.course.notebooks import linux


def adopt_orphans() -> None:
    """Let this process inherit every orphan below it."""
    linux.prctl(linux.PR_SET_CHILD_SUBREAPER, 1)


def end_with_parent() -> None:
    """Let this process be killed when the one that started it ends."""
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)


def ended() -> set[int]:
    """Return the children of this process that have ended since the last time."""
    found = set()
    with suppress(ChildProcessError):
        while (number := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            found.add(number)
    return found


def end(child: int) -> None:
    """End the process `child` and all below it."""
    with suppress(psutil.Error):
        process = psutil.Process(child)
        process.suspend()  # so that it starts no more while we look
        _kill(process.children(recursive=True))
        _kill([process])


def end_strays(known: Iterable[int]) -> None:
    """End every child of this process that is not `known`: orphans that came to it."""
    for process in psutil.Process().children():
        if process.pid not in known:
            with suppress(psutil.Error):
                _kill(process.children(recursive=True))
            _kill([process])


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.kill()
