"""Grade one notebook with nbgrader, in a process of its own: `python -m datawijs.course.grading.worker FOLDER`.

FOLDER is a course folder as nbgrader wants it, for one person and one exercise: `gradebook.db`, in which the exercise is
known, `submitted/learner/EXERCISE/NOTEBOOK.ipynb`, and `job.json`. What comes out is `result.json`, with the points of each
question as nbgrader gave them, and the notebook as it ran in `autograded/`. No other learner's work or grade is in reach.
"""

import json
import sys
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from datawijs.course.grading import sandbox
from datawijs.course.nbgrader_at_work import nbgrader_at_work
from datawijs.course.outcome import ENDED, TOO_LONG

LEARNER = "learner"


def grade(folder: Path) -> dict:
    """Grade the job in `folder`; return {"points": {question: points}, "trouble": what nbgrader said, or ""}."""
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    config = _configuration(folder, job)
    with nbgrader_at_work() as said:
        try:
            Autograde(coursedir=CourseDirectory(config=config), config=config).start()
        except NbGraderException:
            return {"points": {}, "trouble": "\n".join(said)}
    return {"points": _points(folder, job), "trouble": ""}


def _configuration(folder: Path, job: dict) -> Config:
    config = Config()
    config.CourseDirectory.root = str(folder)
    config.CourseDirectory.assignment_id = job["exercise"]
    config.CourseDirectory.student_id = LEARNER
    config.Execute.timeout = job["seconds_a_cell"]
    config.Execute.shutdown_kernel = "immediate"
    # nbgrader counts anything on stderr in a test as an error; a warning is no wrong answer.
    config.IgnorePattern.enabled = True
    config.IgnorePattern.pattern = ".*"
    preprocessors = list(Autograde.autograde_preprocessors.default_args[0])
    preprocessors[preprocessors.index(Execute)] = _execution(Path(job["scratch"]), job["sandboxed"])
    config.Autograde.autograde_preprocessors = preprocessors
    return config


def _execution(scratch: Path, sandboxed: bool) -> type[Execute]:
    """Return nbgrader's way to run a notebook, working in the folder `scratch`, and in the sandbox if so wished."""
    manager = _sandboxed_manager(scratch) if sandboxed else AsyncKernelManager

    class Execute(_Execute):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **{**kwargs, "kernel_manager_class": manager})

        def preprocess(self, nb, resources, km=None):
            return super().preprocess(nb, {**resources, "metadata": {"path": str(scratch)}}, km)

    return Execute


class _Execute(Execute):
    """Where a cell can't be stopped, or ends Python, note that in the cell and keep what ran before it."""

    def preprocess(self, nb, resources, km=None):
        started = []
        self.on_cell_execute = lambda cell, cell_index: started.append(cell)
        try:
            nb, resources = super().preprocess(nb, resources, km)
        except CellTimeoutError:
            _note_end(started[-1], TOO_LONG)
        except DeadKernelError:
            _note_end(started[-1], ENDED)
        return nb, resources


def _note_end(cell, why: str) -> None:
    cell.outputs.append(new_output("error", ename=why, evalue="", traceback=[]))


def _sandboxed_manager(scratch: Path) -> type[AsyncKernelManager]:
    class SandboxedKernelManager(AsyncKernelManager):
        def __init__(self, **kwargs):
            # Inside there is no network: the kernel is spoken to through files in a folder that both sides see.
            talk = scratch.parent / "talk"
            super().__init__(**kwargs, transport="ipc", connection_file=str(talk / "kernel.json"))

        def format_kernel_cmd(self, extra_arguments=None):
            self.kernel_spec.interrupt_mode = "message"  # a signal would stop bubblewrap, not the loop inside
            inside = super().format_kernel_cmd(extra_arguments)
            program = sandbox.bubblewrap()
            return [*sandbox.command(program, scratch, [scratch, scratch.parent / "talk"]), *inside]

    return SandboxedKernelManager


def _points(folder: Path, job: dict) -> dict[str, float]:
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission_notebook(job["notebook"], job["exercise"], LEARNER)
        return {grade.name: grade.auto_score for grade in submission.grades}


if __name__ == "__main__":
    work = Path(sys.argv[1])
    (work / "result.json").write_text(json.dumps(grade(work)), encoding="utf-8")
