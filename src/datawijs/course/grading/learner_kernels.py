"""The kernels in which learner code runs: in the sandbox where there is one."""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any

from datawijs.course.grading import sandbox
from datawijs.course.notebooks.fork_client import ForkServerProblem
from datawijs.course.notebooks.kernels import (
    CAN_FORK,
    ForkedKernels,
    Kernels,
    OrdinaryKernelManager,
    OrdinaryKernels,
    notebook_kernels,
    opened,
)

WITHIN = Path("/tmp")  # where the fork server stands in its sandbox; its children work elsewhere


def learner_kernels(*, sandboxed: bool) -> AbstractContextManager[Kernels]:
    """Give kernels for learner code for a `with` block; in bubblewrap, which has to be there, if `sandboxed`."""
    return opened("learners", _sandboxed_kernels) if sandboxed else notebook_kernels()


def _sandboxed_kernels() -> Kernels:
    program = sandbox.bubblewrap()
    if program is None:
        raise RuntimeError("bubblewrap does not work on this computer")
    if CAN_FORK:
        with suppress(ForkServerProblem):  # some systems let bubblewrap make namespaces, but nobody inside it
            return _IsolatedKernels(program)
    return SandboxedKernels(program)


class _IsolatedKernels(ForkedKernels):
    """Children of one fork server in bubblewrap, kept apart from each other. Raises ForkServerProblem where that can't be."""

    def __init__(self, program: str) -> None:
        super().__init__(inside=lambda environment: sandbox.command(program, WITHIN, [], environment))
        try:
            self.try_one()
        except BaseException:
            self.close()
            raise


class SandboxedKernels(OrdinaryKernels):
    """Kernels that have each a bubblewrap of their own."""

    def __init__(self, program: str) -> None:
        self._program = program

    def manager(self, environment: Mapping[str, str] | None = None) -> "_SandboxedManager":
        """See Kernels."""
        return _SandboxedManager(self._program, environment or {})


class _SandboxedManager(OrdinaryKernelManager):
    """Starts a kernel inside bubblewrap, where there is no network: it is spoken to through files that both sides see."""

    def __init__(self, program: str, environment: Mapping[str, str]) -> None:
        self._program, self._folder = program, Path()
        self._talk = Path(
            tempfile.mkdtemp(prefix="dw")
        )  # a short name: a socket's path may have some hundred characters
        super().__init__(environment, transport="ipc", connection_file=str(self._talk / "kernel.json"))

    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]  # see OrdinaryKernelManager
        self._folder = Path(options["cwd"])
        await super().start_kernel(**options)

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        assert self.kernel_spec is not None
        self.kernel_spec.interrupt_mode = "message"  # a signal would stop bubblewrap, not the loop inside
        inside = super().format_kernel_cmd(extra_arguments)
        writable = [self._folder, self._talk]
        return [*sandbox.command(self._program, self._folder, writable, self._environment), *inside]

    async def cleanup_resources(self, restart: bool = False) -> None:  # type: ignore[override]  # the same
        await super().cleanup_resources(restart)
        shutil.rmtree(self._talk, ignore_errors=True)
