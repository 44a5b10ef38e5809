"""Check an exercise on one's own computer: run it in a clean kernel and tell, question by question, how it stands.

The learner's file is only read. The checks are those in the notebook itself; hidden tests are the coach's.
"""

from collections.abc import Callable
from pathlib import Path

from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from datawijs.course.exercise_notebook import language_of, mend, questions, read_notebook
from datawijs.course.exercises import recognise
from datawijs.course.notebooks.kernels import notebook_client, notebook_kernels
from datawijs.course.outcome import ENDED, TOO_LONG, Outcome, Verdict, note_end, note_printing, outcomes, verdict_words
from datawijs.course.problem import Problem
from datawijs.language import _, ngettext, speaking

SECONDS_A_CELL = 60


def check_exercise(path: Path, *, report: Callable[[str], None] = print, seconds_a_cell: int = SECONDS_A_CELL) -> bool:
    """Run the exercise in the file `path` and `report` a line for each question; return whether all are good.

    Answers in words, which only a coach can judge, count as good once they are there.

    `seconds_a_cell`: a cell that runs longer is stopped. Raises Problem, with a sentence for the reader, when the file can't
    be read as an exercise or no kernel starts. The sentences about the questions are in the language of the notebook.
    """
    path = Path(path)
    notebook = read_notebook(path)
    exercise = recognise(notebook)
    if exercise is None and not questions(notebook):
        raise Problem(
            _("{name} has no questions to check: it is not an exercise. Exercises are in the folder {folder}.").format(
                name=path.name, folder="exercises"
            )
        )
    with speaking(language_of(notebook)):
        notes: list[str] = []
        if exercise is not None:
            notebook, notes = mend(notebook, exercise.released)
        stopped = run(notebook, path.resolve().parent, seconds_a_cell)
        note_printing(notebook)
        found = outcomes(notebook)
        for line in (*notes, *(_line(one) for one in found), *stopped, _summary(found)):
            report(line)
    return all(one.verdict in (Verdict.GOOD, Verdict.WAITING) for one in found)


def run(notebook: NotebookNode, folder: Path, seconds_a_cell: int) -> list[str]:
    """Run all cells of `notebook`, in place, in a clean kernel whose working folder is `folder`.

    An error in one cell does not keep the next from running. Returns a sentence when the run had to be stopped.
    Raises Problem when no kernel starts.
    """
    started: list[NotebookNode] = []
    try:
        with notebook_kernels() as kernels:
            client = notebook_client(
                notebook,
                kernels.manager(),
                timeout=seconds_a_cell,
                allow_errors=True,
                shutdown_kernel="immediate",
                on_cell_execute=lambda cell, cell_index: started.append(cell),
            )
            client.execute(cwd=str(folder), cleanup_kc=True)
    except CellTimeoutError:
        note_end(started[-1], TOO_LONG)
        return [
            _("A cell ran for more than {seconds} seconds and was stopped; what comes after it was not run.").format(
                seconds=seconds_a_cell
            )
        ]
    except (DeadKernelError, NoSuchKernel, RuntimeError, OSError) as error:
        if isinstance(error, DeadKernelError) and started:
            note_end(started[-1], ENDED)
            return [_("Python itself stopped halfway; what comes after that cell was not run.")]
        raise Problem(
            _("Python can't be started for the check: {reason}. Install the course again and try once more.").format(
                reason=str(error).rstrip(".")
            )
        ) from error
    return []


def _line(found: Outcome) -> str:
    title = found.question.title or found.question.grade_id
    return f"{title}: {verdict_words(found.verdict)}. {found.told}".rstrip()


def _summary(found: list[Outcome]) -> str:
    judged = [one for one in found if not one.question.by_coach]
    number = sum(one.verdict == Verdict.GOOD for one in judged)
    if number == len(judged):
        return _("All {total} answers are right.").format(total=number)
    return ngettext("{number} of {total} answers is right.", "{number} of {total} answers are right.", number).format(
        number=number, total=len(judged)
    )
