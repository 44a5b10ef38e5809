"""The other side of the fork server: start it, ask it for kernels, end it with all that it started."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from datawijs.course.processes import end_all, new_mark

# One notebook at a time has one processor: threads inside a library would only be in each other's way, and a process that has
# them can't be forked.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
MODULE = "datawijs.course.notebooks.fork_server"
START_SECONDS = 120
Isolation = Callable[[Mapping[str, str]], list[str]]


class ForkServerProblem(RuntimeError):
    """The fork server can't be started, or can't start a child."""


class ForkServer:
    """A running fork server.

    `inside`: gives, for the environment that the server needs, the start of a command line that isolates whatever follows it;
    then each kernel is also isolated from the others. Raises ForkServerProblem when it can't be started.
    """

    def __init__(self, *, inside: Isolation | None = None) -> None:
        self.isolated = inside is not None
        self._mark = new_mark()
        environment = os.environ | ONE_THREAD | self._mark
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 (as long as the server is there)
        with theirs:
            self._process = subprocess.Popen(
                [*(inside(environment) if inside else ()), sys.executable, "-m", MODULE, str(theirs.fileno())],
                env=environment,
                cwd=os.sep,
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=self._log,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C is for the process that started it, which then ends it
            )
        self._control.settimeout(START_SECONDS)
        try:
            self._heard()
        except BaseException:
            self.close()
            raise

    def start(self, name: str, connection: socket.socket, folder: Path, environment: dict[str, str]) -> None:
        """Fork a kernel that speaks through `connection` and works in `folder`. Raises ForkServerProblem."""
        request = {"name": name, "folder": str(folder), "environment": environment, "isolated": self.isolated}
        answer = self._ask(request, connection)
        if "problem" in answer:
            raise ForkServerProblem(answer["problem"])

    def try_one(self) -> None:
        """Start a kernel that nobody speaks with, and end it. Raises ForkServerProblem where that can't be."""
        ours, theirs = socket.socketpair()
        with ours, theirs:
            self.start("trial", theirs, Path(os.sep), {})
            self.end("trial")

    def is_alive(self, name: str) -> bool:
        """Tell whether the kernel `name` is still there."""
        return bool(self._ask({"do": "alive", "name": name})["alive"])

    def interrupt(self, name: str) -> None:
        """Interrupt what the kernel `name` is doing."""
        self._ask({"do": "interrupt", "name": name})

    def end(self, name: str) -> None:
        """End the kernel `name`, and all that it started."""
        self._ask({"do": "end", "name": name})

    def prepare(self) -> None:
        """Let it make what many notebooks ask for; worth its seconds when many are going to be run."""
        self._ask({"do": "prepare", "name": ""})

    def close(self) -> None:
        """End the server and all that is left of its children."""
        self._control.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        end_all(self._mark)
        self._log.close()

    def _ask(self, request: dict[str, Any], connection: socket.socket | None = None) -> dict[str, Any]:
        data = json.dumps(request).encode()
        with self._lock:
            try:
                if connection is None:
                    self._control.send(data)
                else:
                    socket.send_fds(self._control, [data], [connection.fileno()])
            except OSError as error:
                raise ForkServerProblem(self._last_words()) from error
            return self._heard()

    def _heard(self) -> dict[str, Any]:
        try:
            data = self._control.recv(1 << 16)
        except OSError as error:
            raise ForkServerProblem(self._last_words()) from error
        if not data:
            raise ForkServerProblem(self._last_words())
        answer: dict[str, Any] = json.loads(data)
        return answer

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "the process that starts kernels has ended"
