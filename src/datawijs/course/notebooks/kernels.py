"""Where a notebook's kernel comes from: forked where that is safe, a program of its own elsewhere.

    with notebook_kernels() as kernels:
        notebook_client(notebook, kernels.manager()).execute(cwd=folder, cleanup_kc=True)

Either way nbclient runs the notebook, with the same results.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from subprocess import DEVNULL
from typing import Any, Protocol

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode

from datawijs.course.notebooks.fork_client import ForkServer, ForkServerProblem, Isolation
from datawijs.course.notebooks.piped_kernel import PipedKernelManager
from datawijs.course.processes import end_all, new_mark

CAN_FORK = sys.platform == "linux"  # on macOS the system's own libraries break in a fork, on Windows there is none


class Kernels(Protocol):
    """Makes kernels for notebooks, as many at a time as one likes."""

    def manager(self, environment: Mapping[str, str] | None = None) -> "Manager":
        """Return the manager of a new kernel for nbclient; `environment` is added to what the kernel's process knows."""

    def prepare(self) -> None:
        """Make ready for many notebooks."""

    def close(self) -> None:
        """End all that was started."""


class ForkedKernels:
    """Kernels that are children of one fork server. `inside`: see ForkServer. Raises ForkServerProblem."""

    def __init__(self, inside: Isolation | None = None) -> None:
        self._server = ForkServer(inside=inside)

    def manager(self, environment: Mapping[str, str] | None = None) -> PipedKernelManager:
        """See Kernels."""
        return PipedKernelManager(self._server, dict(environment or {}))

    def try_one(self) -> None:
        """Start a kernel and end it. Raises ForkServerProblem where this computer doesn't allow it."""
        self._server.try_one()

    def prepare(self) -> None:
        """See Kernels."""
        self._server.prepare()

    def close(self) -> None:
        """See Kernels."""
        self._server.close()


class OrdinaryKernels:
    """Kernels that are programs of their own."""

    def manager(self, environment: Mapping[str, str] | None = None) -> "OrdinaryKernelManager":
        """See Kernels."""
        return OrdinaryKernelManager(environment or {})

    def prepare(self) -> None:
        """See Kernels; there is nothing that they could share."""

    def close(self) -> None:
        """See Kernels; each kernel has been ended by its manager."""


class OrdinaryKernelManager(AsyncKernelManager):
    """Starts a kernel as a program, and ends it with all that it started."""

    def __init__(self, environment: Mapping[str, str], **options: Any) -> None:
        super().__init__(kernel_name="python3", **options)
        self._mark = new_mark()
        self._environment = os.environ | self._mark | dict(environment)

    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]  # jupyter_client's is both
        # what a kernel says of its sockets on the terminal is for nobody
        await super().start_kernel(**options | {"env": self._environment, "stdout": DEVNULL, "stderr": DEVNULL})

    async def cleanup_resources(self, restart: bool = False) -> None:  # type: ignore[override]  # the same
        await super().cleanup_resources(restart)
        self.end()

    def end(self) -> None:
        """End the kernel and all that it started; may be called from another thread."""
        end_all(self._mark)


Manager = PipedKernelManager | OrdinaryKernelManager


def notebook_client(notebook: NotebookNode, manager: Manager, **options: Any) -> NotebookClient:
    """Return nbclient's way to run `notebook` in the kernel of `manager`; `options` are its own."""
    # a manager of either kind does all that nbclient asks for
    return NotebookClient(notebook, km=manager, **options)  # type: ignore[arg-type]


def notebook_kernels() -> AbstractContextManager[Kernels]:
    """Give the kernels of this computer for a `with` block, and end afterwards all that was started."""
    return opened("course", _course_kernels)


def _course_kernels() -> Kernels:
    if CAN_FORK:
        with suppress(ForkServerProblem):
            return ForkedKernels()
    return OrdinaryKernels()


_kept: dict[str, Kernels] | None = None


@contextmanager
def opened(name: str, make: Callable[[], Kernels]) -> Iterator[Kernels]:
    """Yield the kernels that `make` returns, or in a block of `kept_open` those that it once returned for `name`."""
    if _kept is not None:
        if name not in _kept:
            _kept[name] = make()
        yield _kept[name]
        return
    kernels = make()
    try:
        yield kernels
    finally:
        kernels.close()


@contextmanager
def kept_open() -> Iterator[None]:
    """Let kernels that are opened in this block stay until its end: who needs them often starts them once."""
    global _kept
    _kept = {}
    try:
        yield
    finally:
        for kernels in _kept.values():
            kernels.close()
        _kept = None
