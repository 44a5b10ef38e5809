"""Let nbgrader's own steps grade admitted work: each notebook in a kernel of its own, with a time limit that holds.

What a gradebook is for is done in memory (`source_cells`), one notebook at a time. So nothing that happens to one can touch
another, and no grade of an earlier time can be taken for one of now.
"""

import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbgrader.preprocessors import (
    ClearOutput,
    DeduplicateIds,
    Execute,
    IgnorePattern,
    LimitOutput,
)
from nbgrader.utils import determine_grade, is_grade
from traitlets.config import Config

from datawijs.course.grading.check_names import CheckNames
from datawijs.course.grading.gate import Admitted
from datawijs.course.grading.source_cells import OverwriteFromSource, source_cells
from datawijs.course.notebooks.kernels import Kernels, Manager
from datawijs.course.outcome import ENDED, TOO_LONG, Verdict, note_end, note_printing, outcomes, stopped_by

NBGRADERS_MARK = {"NBGRADER_EXECUTION": "autograde"}  # by which a notebook can know that it is being graded


@dataclass(frozen=True)
class Limits:
    """How long learner code may run: `cell`, seconds for one cell; `notebook`, seconds for all of it with starting up."""

    cell: int = 30
    notebook: int = 300


@dataclass(frozen=True)
class Graded:
    """What came of one notebook.

    `executed`: the notebook as it ran, or None when it never came to an end. `points`: nbgrader's points for each question,
    by its id, or None when there is no fair score; a question is None
    while it waits for a coach. `comments`: what a coach wrote beside those. `trouble`: technical details of what went wrong.
    """

    work: Admitted
    executed: NotebookNode | None = None
    points: dict[str, float | None] | None = None
    trouble: str = ""
    comments: Mapping[str, str] = field(default_factory=dict)


class Autograder:
    """Grades notebooks, as many at a time as there are processors, in `kernels`."""

    def __init__(self, kernels: Kernels, *, limits: Limits) -> None:
        self._kernels, self._limits = kernels, limits
        self._running: set[Manager] = set()

    def grade(self, works: list[Admitted], *, done: Callable[[Graded], None]) -> list[Graded]:
        """Grade `works`; call `done` in this thread as each is ready, in the order of `works`; return all."""
        graded = []
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            try:
                for result in pool.map(self._grade_one, works):
                    graded.append(result)
                    done(result)
            except BaseException:  # Ctrl-C too: stop those that run, start no more
                pool.shutdown(wait=False, cancel_futures=True)
                for manager in list(self._running):
                    manager.end()
                raise
        return graded

    def _grade_one(self, work: Admitted) -> Graded:
        manager = self._kernels.manager(NBGRADERS_MARK)
        try:
            with _scratch_folder() as folder, self._in_time(manager) as too_late:
                executed = _executed(work, manager, folder, self._limits)
        except (
            Exception
        ) as error:  # of nbgrader and nbclient, for work that neither foresaw: the others are still graded
            return Graded(work, trouble=f"{type(error).__name__}: {error}")
        if too_late.is_set():
            return Graded(work, trouble=f"stopped after {self._limits.notebook} s")
        given = points_of(executed)
        points = _with_empty_answers(executed, given) if _is_fair(executed, given, work) else None
        return Graded(work, executed, points)

    @contextmanager
    def _in_time(self, manager: Manager) -> Iterator[threading.Event]:
        """End the kernel when the notebook takes too long, and set the event then."""
        too_late = threading.Event()

        def stop() -> None:
            too_late.set()
            manager.end()

        timer = threading.Timer(self._limits.notebook, stop)
        self._running.add(manager)
        timer.start()
        try:
            yield too_late
        finally:
            timer.cancel()
            self._running.discard(manager)


@contextmanager
def _scratch_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="datawijs-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _executed(work: Admitted, manager: Manager, folder: Path, limits: Limits) -> NotebookNode:
    """Take `work` through nbgrader's steps, and return the notebook as it ran, for `points_of`."""
    config = Config()
    config.Execute.timeout = limits.cell
    # nbgrader counts anything on stderr in a test as an error; a warning is no wrong answer.
    config.IgnorePattern.enabled = True
    config.IgnorePattern.pattern = ".*"
    resources: dict[str, Any] = {"nbgrader": {}, "metadata": {"path": str(folder)}}
    notebook = work.notebook
    for step in (
        ClearOutput(config=config),
        DeduplicateIds(config=config),
        OverwriteFromSource(source_cells(work.exercise), config=config),
        CheckNames(config=config),
        _Execute(manager, config=config),
        IgnorePattern(config=config),
        LimitOutput(config=config),
    ):
        notebook, resources = step.preprocess(notebook, resources)
    return notebook


def points_of(executed: NotebookNode) -> dict[str, float | None]:
    """Return nbgrader's points for each question in a notebook that ran; None where a coach gives them."""
    return {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in executed.cells if is_grade(cell)}


class _Execute(Execute):  # type: ignore[misc]  # nbgrader has no types
    """Run a notebook as nbgrader does, in the kernel of `manager`.

    Where a cell can't be stopped, or ends Python, that is noted in the cell, and what ran before it is kept.
    """

    def __init__(self, manager: Manager, **options: Any) -> None:
        super().__init__(**options)
        self._manager = manager

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        started: list[NotebookNode] = []
        self.on_cell_execute = lambda cell, cell_index: started.append(cell)
        try:
            super().preprocess(nb, resources, self._manager)
        except CellTimeoutError:
            note_end(started[-1], TOO_LONG)
        except DeadKernelError:
            if not started:
                raise
            note_end(started[-1], ENDED)
        note_printing(nb)
        return nb, resources

    def setup_kernel(self, **options: Any) -> Any:
        return super().setup_kernel(**options, cleanup_kc=True)


def _is_fair(executed: NotebookNode, points: dict[str, float | None], work: Admitted) -> bool:
    """Tell whether the score is one: every question of the exercise was run and judged, and nbgrader says the same.

    A stopped cell that belongs to no question, such as the imports on a slow computer, spoils all that come after it.
    """
    if stopped_by(executed) is not None:
        return False
    found = {one.question.grade_id: one for one in outcomes(executed)}
    by_coach = {name for name, one in found.items() if one.question.by_coach}
    expected = {question.grade_id: question.points for question in work.exercise.questions}
    return found.keys() == expected.keys() == points.keys() and all(
        found[name].verdict != Verdict.NOT_JUDGED
        and (points[name] == expected[name]) == (found[name].verdict == Verdict.GOOD)
        for name in expected.keys() - by_coach
    )


def _with_empty_answers(executed: NotebookNode, points: dict[str, float | None]) -> dict[str, float | None]:
    """Give no points for an answer in words that is empty: nbgrader would let it wait for a coach."""
    empty = {one.question.grade_id for one in outcomes(executed) if one.verdict == Verdict.NOT_FILLED_IN}
    return {name: 0.0 if earned is None and name in empty else earned for name, earned in points.items()}
