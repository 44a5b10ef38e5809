"""Grade on the machines of an existing Dask cluster: the coach's computer deals out the work, and writes the pages.

A scheduler runs any code that is sent to it, and what people wrote travels. So a cluster that reaches beyond one computer is
spoken to over TLS, with certificates on both sides, or not at all; where those stand is told in Dask's own settings.

Each worker keeps the kernels of this course open, in its sandbox where it has one, and hands back what it found. Work of a
worker that is lost is dealt out again.
"""

import ipaddress
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, contextmanager
from math import inf
from typing import Any
from urllib.parse import urlsplit

from distributed import Client, Future, KilledWorker, Security, Worker, WorkerPlugin, get_worker
from distributed.comm.core import CommClosedError

from datawijs.course.grading import sandbox
from datawijs.course.grading.autograde import Graded, Limits
from datawijs.course.grading.gate import Admitted
from datawijs.course.grading.learner_kernels import learner_kernels
from datawijs.course.grading.machines import Grader, MakeGrader, OnThisComputer
from datawijs.course.grading.parcels import (
    edition,
    graded_from,
    pack_result,
    packed,
    result_of,
    unpack_result,
    unpacked,
)
from datawijs.course.notebooks.kernels import Kernels
from datawijs.course.problem import Problem
from datawijs.language import _

CONNECT_SECONDS = 20
NOBODY_SECONDS = 60  # without any worker, before the coach is told
LOOK_SECONDS = 2
AHEAD = 4  # works that wait for each thread of a worker: enough to keep it busy, few enough for the scheduler's memory


def cluster(address: str) -> MakeGrader:
    """Return a way to grade on the workers of the Dask scheduler at `address`, such as tls://grading.example.org:8786.

    Raises Problem, with a sentence for the coach, when it may not or can't be spoken to.
    """
    checked = checked_address(address)

    @contextmanager
    def open_cluster(limits: Limits) -> Iterator[Grader]:
        with _connected(checked) as client:
            on_workers = _OnWorkers(client, checked, limits)
            try:
                yield on_workers
            finally:
                on_workers.close()

    return open_cluster


def checked_address(address: str) -> str:
    """Return `address` with its protocol; raise Problem unless it stays on this computer, or goes over TLS."""
    whole = address if "://" in address else f"tcp://{address}"
    scheme, _colon, _rest = whole.partition("://")
    if scheme not in ("tcp", "tls") or not urlsplit(whole).hostname:
        raise Problem(
            _("{address} is no address of a Dask scheduler. It looks like tls://name-of-the-computer:8786.").format(
                address=address
            )
        )
    if scheme == "tcp" and not _stays_here(whole):
        raise Problem(
            _(
                "{address} is another computer, and without TLS anyone on the way could read what people wrote, or take over "
                "the grading. Give the scheduler and the workers certificates, and use an address that begins with tls://."
            ).format(address=address)
        )
    return whole


def _stays_here(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        security = Security(require_encryption=address.startswith("tls:"))
        client = Client(address, timeout=CONNECT_SECONDS, security=security, name="datawijs", set_as_default=False)
    except (TypeError, FileNotFoundError) as error:  # how Dask says that it knows of no certificate
        raise Problem(
            _(
                "Dask knows no certificates on this computer, or can't read them ({reason}). Name them in its settings, "
                "distributed.comm.tls: ca-file, and cert and key of the client."
            ).format(reason=error)
        ) from error
    except (OSError, ValueError) as error:
        raise Problem(
            _("No Dask scheduler answers at {address}: {reason}. Is it running, and is the address right?").format(
                address=address, reason=str(error).splitlines()[0] if str(error) else type(error).__name__
            )
        ) from error
    try:
        yield client
    finally:
        client.close(timeout=LOOK_SECONDS)


class _GradingMachine(WorkerPlugin):
    """What a worker keeps while it grades: its kernels, in the sandbox where there is one."""

    def __init__(self, name: str) -> None:
        self.name = name

    def setup(self, worker: Worker) -> None:
        self.sandboxed = sandbox.bubblewrap() is not None
        self._opened: AbstractContextManager[Kernels] = learner_kernels(sandboxed=self.sandboxed)
        self.kernels = self._opened.__enter__()

    def teardown(self, worker: Worker) -> None:
        self._opened.__exit__(None, None, None)


def _facts() -> tuple[str, bool]:
    return edition(), sandbox.bubblewrap() is not None


def _grade_here(parcel: bytes, name: str) -> tuple[bytes, str, bool]:
    """Grade the work in `parcel` on this worker; return the parcel with the result, and the worker's facts."""
    machine = get_worker().plugins[name]
    assert isinstance(machine, _GradingMachine)
    work, limits = unpacked(parcel)
    here = OnThisComputer(machine.kernels, limits, sandboxed=machine.sandboxed)
    (graded,) = here.grade([work], done=lambda _one: None)
    return pack_result(result_of(graded)), edition(), machine.sandboxed


class _OnWorkers:
    """Grades on the workers that `client` reaches. `sandboxed` is what is known so far: workers may join later."""

    def __init__(self, client: Client, address: str, limits: Limits) -> None:
        self._client, self._address, self._limits = client, address, limits
        self._name = f"datawijs-grading-{uuid.uuid4().hex[:12]}"
        self._known_threads, self._looked = 1, -inf
        self._wait_for_a_worker()
        self._check_that_it_stays_here()
        try:
            facts = client.run(_facts)
        except ModuleNotFoundError as error:
            raise Problem(
                _("A worker of {address} does not have this course: {reason}. Install it there too.").format(
                    address=address, reason=error
                )
            ) from error
        for worker, (its_edition, _sandboxed) in facts.items():
            self._check_edition(worker, its_edition)
        self.sandboxed = all(sandboxed for _edition, sandboxed in facts.values())
        client.register_plugin(_GradingMachine(self._name))

    def close(self) -> None:
        """Let the workers end what they keep for this grading."""
        if self._client.status == "running":
            self._client.unregister_worker_plugin(self._name)

    def grade(self, works: list[Admitted], *, done: Callable[[Graded], None]) -> list[Graded]:
        """See Grader."""
        waiting: deque[tuple[Admitted, Future[Any]]] = deque()
        graded: list[Graded] = []

        def take() -> None:
            graded.append(self._graded(*waiting.popleft()))
            done(graded[-1])

        for work in works:
            parcel = packed(work, self._limits)
            waiting.append((work, self._client.submit(_grade_here, parcel, self._name, pure=False)))
            while len(waiting) >= AHEAD * self._threads():
                take()
        while waiting:
            take()
        return graded

    def _graded(self, work: Admitted, future: Future[Any]) -> Graded:
        try:
            parcel, its_edition, sandboxed = self._result(future)
        except KilledWorker:
            return Graded(work, trouble="each worker that graded it was lost")
        except CancelledError as error:
            raise self._lost() from error
        self._check_edition(str(future.key), its_edition)
        self.sandboxed = self.sandboxed and sandboxed
        return graded_from(work, unpack_result(parcel))

    def _result(self, future: Future[Any]) -> tuple[bytes, str, bool]:
        """Wait for `future` as long as there is somebody who can work on it."""
        since = time.monotonic()
        while True:
            try:
                found: tuple[bytes, str, bool] = future.result(timeout=LOOK_SECONDS)
                return found
            except TimeoutError:
                if self._client.status != "running":
                    raise self._lost() from None
                since = time.monotonic() if self._workers() else since
                if time.monotonic() - since > NOBODY_SECONDS:
                    raise self._without_workers() from None
            except CommClosedError as error:
                raise self._lost() from error

    def _workers(self) -> dict[str, Any]:
        workers: dict[str, Any] = self._client.scheduler_info(n_workers=-1)["workers"]
        return workers

    def _threads(self) -> int:
        """How many works the workers do at a time; looked up now and then, as they come and go."""
        if time.monotonic() - self._looked > LOOK_SECONDS:
            self._looked = time.monotonic()
            self._known_threads = max(1, sum(int(worker["nthreads"]) for worker in self._workers().values()))
        return self._known_threads

    def _wait_for_a_worker(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError as error:
            raise self._without_workers() from error

    def _check_that_it_stays_here(self) -> None:
        """Without TLS, scheduler and workers must all be on this computer, whatever name the coach has for it."""
        if self._address.startswith("tls:"):
            return
        scheduler = self._client.scheduler_info(n_workers=0)["address"]
        for address in (scheduler, *self._workers()):
            if not _stays_here(address):
                raise Problem(
                    _(
                        "{address} can be reached from other computers, and it speaks without TLS. Start the scheduler and its "
                        "workers with --host 127.0.0.1, or give them certificates and use tls://."
                    ).format(address=address)
                )

    def _check_edition(self, worker: str, its_edition: str) -> None:
        if its_edition != edition():
            raise Problem(
                _(
                    "The worker {worker} has another version of the course, or of its programs, so that points could differ. "
                    "Install there what is installed here."
                ).format(worker=worker)
            )

    def _without_workers(self) -> Problem:
        return Problem(
            _("The scheduler at {address} has no worker. Start one with: dask worker {address}").format(
                address=self._address
            )
        )

    def _lost(self) -> Problem:
        return Problem(
            _("The scheduler at {address} is gone. Nothing was written; start it again and grade once more.").format(
                address=self._address
            )
        )
