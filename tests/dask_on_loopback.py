"""A Dask scheduler and its workers for the tests: real processes on loopback, and nothing of them left afterwards."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

START_SECONDS = 120


@dataclass
class DaskOnLoopback:
    """A scheduler at `address`, its process, and the `workers` that were started for it."""

    address: str
    folder: Path
    scheduler: subprocess.Popen
    options: tuple[str, ...] = ()
    workers: list[subprocess.Popen] = field(default_factory=list)

    def start_worker(self, threads: int = 1) -> subprocess.Popen:
        """Start one more worker."""
        name = f"worker-{len(self.workers)}"
        command = [
            *(sys.executable, "-m", "distributed.cli.dask_worker", self.address, "--host", "127.0.0.1", "--no-nanny"),
            *("--no-dashboard", "--nthreads", str(threads), "--name", name, "--memory-limit", "0"),
            *("--local-directory", str(self.folder / name), *self.options),
        ]
        self.workers.append(_started(command, self.folder / f"{name}.log"))
        return self.workers[-1]


@contextlib.contextmanager
def dask_on_loopback(
    folder: Path, workers: int = 2, tls: tuple[str, ...] = (), host: str = "127.0.0.1"
) -> Iterator[DaskOnLoopback]:
    """Run a scheduler with `workers` workers for a `with` block; what they leave lies in `folder`."""
    port = _free_port()
    address = f"{'tls' if tls else 'tcp'}://127.0.0.1:{port}"
    command = [
        *(sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", host, "--port", str(port)),
        *("--no-dashboard", *(("--protocol", "tls") if tls else ()), *tls),
    ]
    scheduler = _started(command, folder / "scheduler.log")
    dask = DaskOnLoopback(address, folder, scheduler, tls)
    try:
        _wait_for(port, scheduler, folder / "scheduler.log")
        for _number in range(workers):
            dask.start_worker()
        yield dask
    finally:
        for process in (*dask.workers, scheduler):
            end(process)


def end(process: subprocess.Popen) -> None:
    """End a process as whoever started it would, and wait until it is gone."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def below(process: subprocess.Popen) -> list[psutil.Process]:
    """Return all that `process` has started so far, and what that started."""
    return psutil.Process(process.pid).children(recursive=True)


def _started(command: list[str], log: Path) -> subprocess.Popen:
    with log.open("wb") as told:
        return subprocess.Popen(command, cwd=log.parent, stdout=told, stderr=subprocess.STDOUT, env=dict(os.environ))


def _wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2):
            return
        time.sleep(0.2)
    raise RuntimeError(f"The scheduler did not start:\n{log.read_text()[-3000:]}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
