"""End every process that learner code started, for sure.

A notebook's kernel runs apart from the process that started it, and learner code may start more. So each run gets a mark in
its environment, which every process below it inherits, and afterwards whatever still carries the mark is ended.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

MARK = "DATAWIJS_RUN"


@contextmanager
def marked_run() -> Iterator[dict[str, str]]:
    """Yield the environment variables for a run of learner code; end all that is left of it when the block ends."""
    mark = new_mark()
    try:
        yield mark
    finally:
        end_all(mark)


def new_mark() -> dict[str, str]:
    """Return environment variables that mark all processes of one run."""
    return {MARK: uuid.uuid4().hex}


def end_all(mark: dict[str, str]) -> None:
    """End every process of this user that carries `mark`, itself excepted; return when they are gone."""
    for _attempt in range(3):  # a process may start another while we look
        left = [process for process in psutil.process_iter() if _carries(process, mark)]
        if not left:
            return
        for process in left:
            _kill(process)
        psutil.wait_procs(left, timeout=3)


def _carries(process: psutil.Process, mark: dict[str, str]) -> bool:
    try:
        return process.pid != os.getpid() and process.environ().get(MARK) == mark[MARK]
    except (psutil.Error, OSError):  # it has ended, or it is not ours to look at
        return False


def _kill(process: psutil.Process) -> None:
    with suppress(psutil.Error):  # it has ended already
        process.kill()
