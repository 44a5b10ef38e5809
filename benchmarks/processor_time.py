"""How much processor time and memory a command takes with all that it starts, orphans included. Linux only."""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from datawijs.course.notebooks.descendants import adopt_orphans


@dataclass(frozen=True)
class Cost:
    """`processor` and `wall` in seconds; `memory`, the most at one moment, in megabytes, with shared pages counted once."""

    processor: float
    wall: float
    memory: float


def cost_of(command: Sequence[str], *, cwd: Path | None = None, environment: dict[str, str] | None = None) -> Cost:
    """Run `command` to its end and return what it cost. Raises CalledProcessError, with what it printed, when it fails."""
    adopt_orphans()  # also what outlives its parent is then waited for here, and counted
    before, begin = _children_seconds(), time.monotonic()
    with _Memory() as memory:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=_as_people_have_it() | (environment or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        _wait_for_orphans()
    if done.returncode:
        print(done.stdout[-3000:])
        done.check_returncode()
    return Cost(_children_seconds() - before, time.monotonic() - begin, memory.most)


def _as_people_have_it() -> dict[str, str]:
    """The environment, but for what keeps Python from keeping what it compiled: then every process compiles all anew."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_orphans() -> None:
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


class _Memory:
    """Watches how much memory all processes below this one hold, while the block runs."""

    def __enter__(self) -> "_Memory":
        self.most = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.5):
            held = sum(map(_held, psutil.Process().children(recursive=True)))
            self.most = max(self.most, held / 1e6)


def _held(process: psutil.Process) -> int:
    try:
        return process.memory_full_info().pss
    except psutil.Error:
        return 0
