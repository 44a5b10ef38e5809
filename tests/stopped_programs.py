"""Programs that a test starts and stops as a terminal does, or as a service does; and what they leave behind.

A shell's `&` and many a service ignore Ctrl-C, and what they start inherits that: the tests too.
"""

import os
import signal
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

MARK = "DATAWIJS_TEST_STARTED"
CTRL_C = signal.CTRL_BREAK_EVENT if os.name == "nt" else signal.SIGINT


class Started:
    """A program, and whatever it started: each inherits the mark in its environment."""

    def __init__(self, command: list[str], ctrl_c: bool, **options) -> None:
        self._mark = uuid.uuid4().hex
        options["env"] = {**options.get("env", os.environ), MARK: self._mark}
        if os.name == "nt":
            options["creationflags"] = subprocess.CREATE_NEW_PROCESS_GROUP
        else:
            options["preexec_fn"] = lambda: _as_when_started(signal.SIG_DFL if ctrl_c else signal.SIG_IGN)
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", **options)

    def stop(self, number: int, seconds: float = 60) -> tuple[int, str, str]:
        """Send a signal; return the exit code, and what was still said on the output and on the error output."""
        self.process.send_signal(number)
        said, errors = self.process.communicate(timeout=seconds)
        return self.process.returncode, said, errors

    def left(self) -> list[psutil.Process]:
        """Return the processes that are still there."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def _is_ours(self, process: psutil.Process) -> bool:
        with suppress(psutil.Error, OSError):  # it has ended, or it is not ours to look at
            return process.environ().get(MARK) == self._mark and process.status() != psutil.STATUS_ZOMBIE
        return False


@contextmanager
def started(command: list[str], *, ctrl_c: bool = True, **options) -> Iterator[Started]:
    """Run `command` during the block, with an ear for Ctrl-C or without; a test that fails leaves nothing of it either."""
    program = Started(command, ctrl_c, **options)
    try:
        yield program
    finally:
        for process in program.left():
            with suppress(psutil.Error):
                process.kill()
        program.process.communicate(timeout=20)


def _as_when_started(ctrl_c: signal.Handlers) -> None:
    """Hear Ctrl-C as wanted, and the end of a terminal as ever, also where the tests themselves don't (under `nohup`)."""
    signal.signal(signal.SIGINT, ctrl_c)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
