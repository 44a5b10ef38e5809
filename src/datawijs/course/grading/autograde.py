"""Let nbgrader grade admitted work: each notebook in a process of its own, with a time limit that holds.

Every notebook gets its own copy of the gradebook. So nothing that happens to one can touch another, and no grade of an
earlier time can be taken for one of now.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from datawijs.course.exercise_notebook import questions
from datawijs.course.grading.gate import Admitted
from datawijs.course.outcome import Verdict, outcomes, stopped_by
from datawijs.course.processes import marked_run
from datawijs.course.release import generate
from datawijs.course_folder import course_folder

LEARNER = "learner"  # each gradebook knows one


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
    """Grades notebooks, a few at a time. Use it in a `with` block: afterwards nothing that it started is left."""

    def __init__(self, *, limits: Limits, sandboxed: bool, workers: int | None = None) -> None:
        self.limits, self.sandboxed = limits, sandboxed
        self.workers = workers or min(4, os.cpu_count() or 1)
        self._stop = threading.Event()
        self._gradebooks: dict[str, Path] = {}

    def __enter__(self) -> "Autograder":
        self._folder = Path(tempfile.mkdtemp(prefix="datawijs-"))
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        shutil.rmtree(self._folder, ignore_errors=True)

    def grade(self, works: list[Admitted], *, done: Callable[[Graded], None]) -> list[Graded]:
        """Grade `works`; call `done` in this thread as each is ready, in the order of `works`; return all."""
        for language in sorted({work.exercise.language for work in works}):
            self._gradebooks[language] = self._gradebook(language)
        graded = []
        with ThreadPoolExecutor(self.workers) as pool:
            try:
                for result in pool.map(self._grade_one, works):
                    graded.append(result)
                    done(result)
            except BaseException:  # Ctrl-C too: stop those that run, start no more
                self._stop.set()
                pool.shutdown(wait=True, cancel_futures=True)
                raise
        return graded

    def _gradebook(self, language: str) -> Path:
        root = self._folder / f"course-{language}"
        root.mkdir()
        generate(course_folder() / "solutions" / language, root)
        return root / "gradebook.db"

    def _grade_one(self, work: Admitted) -> Graded:
        folder = Path(tempfile.mkdtemp(prefix="w", dir=self._folder))
        self._prepare(work, folder)
        finished = not self._stop.is_set() and self._run_worker(folder)
        return self._collect(work, folder, finished)

    def _prepare(self, work: Admitted, folder: Path) -> None:
        for name in ("s", "talk"):  # short names: a socket's path may have some hundred characters
            (folder / name).mkdir()
        shutil.copy(self._gradebooks[work.exercise.language], folder / "gradebook.db")
        submitted = folder / "submitted" / LEARNER / work.exercise.name
        submitted.mkdir(parents=True)
        nbformat.write(work.notebook, submitted / work.exercise.path.name)
        job = {
            "exercise": work.exercise.name,
            "notebook": work.exercise.notebook_name,
            "seconds_a_cell": self.limits.cell,
            "scratch": str(folder / "s"),
            "sandboxed": self.sandboxed,
        }
        (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")

    def _run_worker(self, folder: Path) -> bool:
        """Run the worker; return whether it ended by itself within its time."""
        command = [sys.executable, "-m", "datawijs.course.grading.worker", str(folder)]
        with marked_run() as mark, (folder / "log.txt").open("wb") as log:
            worker = subprocess.Popen(
                command,
                env=os.environ | mark,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                return _wait(worker, self.limits.notebook, self._stop)
            finally:
                if worker.poll() is None:
                    worker.kill()
                    worker.wait()

    def _collect(self, work: Admitted, folder: Path, finished: bool) -> Graded:
        if not finished:
            return Graded(work, trouble=f"stopped after {self.limits.notebook} s\n{_last_lines(folder)}")
        try:
            result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
            path = folder / "autograded" / LEARNER / work.exercise.name / work.exercise.path.name
            executed = nbformat.read(path, as_version=4)
        except (OSError, ValueError):
            return Graded(work, trouble=_last_lines(folder))
        given = result["points"]
        points = _with_empty_answers(executed, given) if _is_fair(executed, given, work) else None
        return Graded(work, executed, points, result["trouble"])


def _wait(worker: subprocess.Popen, seconds: int, stop: threading.Event) -> bool:
    for _tick in range(seconds * 5):
        try:
            worker.wait(timeout=0.2)
            return True
        except subprocess.TimeoutExpired:
            if stop.is_set():
                return False
    return False


def _is_fair(executed: NotebookNode, points: dict[str, float], work: Admitted) -> bool:
    """Tell whether the score is one: every question of the exercise was run and judged, and nbgrader says the same.

    A stopped cell that belongs to no question, such as the imports on a slow computer, spoils all that come after it.
    """
    if stopped_by(executed) is not None:
        return False
    found = {one.question.grade_id: one for one in outcomes(executed)}
    by_coach = {name for name, one in found.items() if one.question.by_coach}
    expected = {question.grade_id: question.points for question in questions(work.exercise.released)}
    return found.keys() == expected.keys() == points.keys() and all(
        found[name].verdict != Verdict.NOT_JUDGED
        and (points[name] == expected[name]) == (found[name].verdict == Verdict.GOOD)
        for name in expected.keys() - by_coach
    )


def _with_empty_answers(executed: NotebookNode, points: dict[str, float | None]) -> dict[str, float | None]:
    """Give no points for an answer in words that is empty: nbgrader would let it wait for a coach."""
    empty = {one.question.grade_id for one in outcomes(executed) if one.verdict == Verdict.NOT_FILLED_IN}
    return {name: 0.0 if earned is None and name in empty else earned for name, earned in points.items()}


def _last_lines(folder: Path, number: int = 20) -> str:
    log = folder / "log.txt"
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    return "\n".join(text.splitlines()[-number:])
