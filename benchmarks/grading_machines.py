"""What do more machines give when a group is graded, and what goes over the wire?

    python benchmarks/grading_machines.py                 # 24 notebooks
    python benchmarks/grading_machines.py --notebooks 96

A Dask scheduler and workers on this computer, one thread each: notebooks a minute with one worker and with two, on the same
work, from the first result to the last, and whether the pages are the same byte for byte as without them. The ratio means
something on two quiet processors only; processor seconds a notebook, the start of the kernels included, do on a busy one too.
So do those of the scheduler and of the coach's computer, which here have to share the processors with the workers.
From those: what a national round takes, as an estimate on paper.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from dask_on_loopback import DaskOnLoopback, dask_on_loopback
from graded_elsewhere import LIMITS, pages
from handed_in import NOTEBOOKS, filled_in, hand_in

from datawijs.course.grading import cluster as on_cluster
from datawijs.course.grading import grade_folder
from datawijs.course.grading.cluster import cluster
from datawijs.language import speaking

AIM = 1.6
ROUND = 6_000 * 12  # schools × people: on paper


def main() -> None:
    """Grade the same work on one worker and on two, and print what that gives."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--notebooks", type=int, default=24)
    number = parser.parse_args().notebooks
    with tempfile.TemporaryDirectory() as temporary, speaking("en"):
        folder = Path(temporary)
        names = list(NOTEBOOKS)
        for one in range(number):
            name = names[one % len(names)]
            hand_in(folder / "work" / f"learner {one:03d}" / NOTEBOOKS[name], filled_in(name))
        grade_folder(folder / "work", folder / "alone", limits=LIMITS, report=_silent)
        expected = pages(folder / "alone")
        found = {workers: _graded(folder, workers) for workers in (1, 2)}
        same = all(pages(folder / f"out-{workers}") == expected for workers in found)
    sizes = found[1][2]
    for workers, (seconds, processor, _sizes, beside) in found.items():
        print(
            f"{workers} worker(s): {60 * (number - 1) / seconds:.1f} notebooks a minute, "
            f"{processor / number:.2f} processor seconds each, beside them {beside / number:.3f}"
        )
    print(f"2 workers ÷ 1: {found[1][0] / found[2][0]:.2f} (at least {AIM} on two quiet processors)")
    print(f"the same pages, byte for byte: {'yes' if same else 'NO'}")
    print(
        f"over the wire for each notebook: {sizes[0] / number / 1e3:.1f} kB there, {sizes[1] / number / 1e3:.1f} kB back"
    )
    processor = found[1][1] / number
    print(
        f"on paper, {ROUND} notebooks: {ROUND * processor / 3600:.0f} processor hours "
        f"({ROUND * processor / 3600 / 32:.1f} h on 32 processors), {ROUND * sum(sizes) / number / 1e9:.1f} GB over the wire"
    )


def _graded(folder: Path, workers: int) -> tuple[float, float, tuple[int, int], float]:
    """Grade on so many workers; gives seconds from the first result to the last, processor seconds of the workers, bytes, and
    processor seconds of the scheduler and this process."""
    place = folder / f"dask-{workers}"
    place.mkdir()
    came: list[float] = []
    with dask_on_loopback(place, workers) as running, _Counted() as counted:
        before = _used(running)
        grade_folder(
            folder / "work",
            folder / f"out-{workers}",
            limits=LIMITS,
            on=cluster(running.address),
            report=lambda line: came.append(time.monotonic()) if line.startswith("learner") else None,
        )
        workers_used, beside = (after - earlier for after, earlier in zip(_used(running), before, strict=True))
    return came[-1] - came[0], workers_used, (counted.there, counted.back), beside


def _used(running: DaskOnLoopback) -> tuple[float, float]:
    """Processor seconds so far: of the workers with all that they started and that has ended, and of scheduler and coach."""
    workers = sum(sum(psutil.Process(worker.pid).cpu_times()[:4]) for worker in running.workers)
    return workers, sum(psutil.Process(running.scheduler.pid).cpu_times()[:2]) + time.process_time()


class _Counted:
    """Counts the bytes of the parcels that go to workers and come back, while the block runs."""

    def __enter__(self) -> "_Counted":
        self.there = self.back = 0
        self._pack, self._unpack = on_cluster.packed, on_cluster.unpack_result

        def pack(work, limits) -> bytes:
            parcel = self._pack(work, limits)
            self.there += len(parcel)
            return parcel

        def unpack(parcel: bytes):
            self.back += len(parcel)
            return self._unpack(parcel)

        on_cluster.packed, on_cluster.unpack_result = pack, unpack
        return self

    def __exit__(self, *_error) -> None:
        on_cluster.packed, on_cluster.unpack_result = self._pack, self._unpack


def _silent(_line: str) -> None:
    pass


if __name__ == "__main__":
    main()
