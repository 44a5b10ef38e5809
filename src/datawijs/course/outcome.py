"""What became of each question once the notebook has run: good, not yet, not filled in, for a coach, or not to be judged."""

import re
from dataclasses import dataclass
from enum import StrEnum

from nbformat import NotebookNode
from nbformat.v4 import new_output

from datawijs.course.answers import NotFilledIn, NotYet
from datawijs.course.cell_errors import told_error
from datawijs.course.exercise_notebook import Question, is_untouched, questions
from datawijs.language import _

# How nbclient and nbgrader name what keeps a cell from ending by itself.
TOO_LONG, ENDED = "CellTimeoutError", "DeadKernelError"
MUCH_PRINTED = 1000  # lines; a cell that was stopped after so many had a print in a loop, whether that loop ends or not
_PRINTED = "printed much"  # what a note of TOO_LONG says then: nbgrader cuts off what was printed
LONGEST = 400  # characters of a sentence; learner code may raise anything
_CELL = re.compile(r" \(\d+\.py, line \d+\)")  # how Python names a cell says nothing to a learner
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Verdict(StrEnum):
    """What a question can come to. WAITING: an answer in words, which only a coach can judge."""

    GOOD = "good"
    NOT_YET = "not yet"
    NOT_FILLED_IN = "not filled in"
    NOT_JUDGED = "not judged"
    WAITING = "waiting"


@dataclass(frozen=True)
class Outcome:
    """The verdict on one question, and the sentence that goes with it."""

    question: Question
    verdict: Verdict
    sentence: str

    @property
    def told(self) -> str:
        """The sentence without its first words, where those only repeat the verdict."""
        sentence = self.sentence
        for start in (_("Good."), _("Not filled in yet."), _("Not yet.")):
            sentence = sentence.removeprefix(start).strip()
        return sentence


def outcome(question: Question, executed: NotebookNode) -> Outcome:
    """Return what `executed` (a notebook that has been run) shows for `question`."""
    test = executed.cells[question.test]
    if question.by_coach:
        return _in_words(question, test)
    errors = {name for index in (*question.answers, question.test) for name in _errors(executed.cells[index])}
    if TOO_LONG in errors:
        cells = [executed.cells[index] for index in (*question.answers, question.test)]
        return Outcome(question, Verdict.NOT_JUDGED, _kept_running(any(map(_is_noted_as_printing, cells))))
    if ENDED in errors:
        return Outcome(
            question, Verdict.NOT_JUDGED, _("The answer ends Python itself (os._exit, exit): take that line out.")
        )
    if test.execution_count is None and not test.outputs:
        return Outcome(question, Verdict.NOT_JUDGED, _("This question was not reached."))
    name, message = _error(test), _message(test)
    if name is None:
        return Outcome(question, Verdict.GOOD, _printed(test))
    broken = next((index for index in question.answers if _error(executed.cells[index])), None)
    if broken is not None and name not in (NotYet.__name__, AssertionError.__name__):
        return Outcome(question, Verdict.NOT_YET, _not_carried_out(executed.cells[broken]))
    if name == NotFilledIn.__name__:
        return Outcome(question, Verdict.NOT_FILLED_IN, message)
    if name in (NotYet.__name__, AssertionError.__name__):
        return Outcome(question, Verdict.NOT_YET, message or _("Another answer fits better."))
    return Outcome(question, Verdict.NOT_YET, _("The check stops at your answer: {error}.").format(error=_told(test)))


def _not_carried_out(cell: NotebookNode) -> str:
    return told_error(_error(cell) or "", _message(cell), cell.source) or _(
        "Python can't carry out the cell with your answer: {error}."
    ).format(error=_told(cell))


def _in_words(question: Question, answer: NotebookNode) -> Outcome:
    if is_untouched(answer):
        return Outcome(question, Verdict.NOT_FILLED_IN, _("There is no answer here yet. Write it in your own words."))
    return Outcome(question, Verdict.WAITING, _("A coach reads this answer and gives the points for it."))


def outcomes(executed: NotebookNode) -> list[Outcome]:
    """Return what `executed` shows for each of its questions."""
    return [outcome(question, executed) for question in questions(executed)]


def verdict_words(verdict: Verdict) -> str:
    """Return `verdict` in words with a sign, in the language in use."""
    return {
        Verdict.GOOD: _("✓ right"),
        Verdict.NOT_YET: _("○ not yet"),
        Verdict.NOT_FILLED_IN: _("– not filled in"),
        Verdict.NOT_JUDGED: _("? not checked"),
        Verdict.WAITING: _("◌ for a coach to read"),
    }[verdict]


def stopped_by(executed: NotebookNode) -> str | None:
    """Return TOO_LONG or ENDED when a cell of `executed` was stopped, or ended Python itself; else None."""
    errors = [name for cell in executed.cells for name in _errors(cell)]
    return next((name for name in errors if name in (TOO_LONG, ENDED)), None)


def note_end(cell: NotebookNode, why: str) -> None:
    """Note in `cell` that it was stopped (TOO_LONG) or that it ended Python (ENDED)."""
    cell.outputs.append(new_output("error", ename=why, evalue="", traceback=[]))


def note_printing(executed: NotebookNode) -> None:
    """Note in each cell of `executed` that was stopped whether it had printed much. Before anybody shortens what it printed."""
    for cell in executed.cells:
        outputs = cell.get("outputs", ())
        lines = sum(output.text.count("\n") for output in outputs if output.output_type == "stream")
        for output in outputs:
            if output.output_type == "error" and output.ename == TOO_LONG and lines >= MUCH_PRINTED:
                output.evalue = _PRINTED


def printed_much(executed: NotebookNode) -> bool:
    """Tell whether the cell of `executed` that was stopped had printed so much that this is why it took long."""
    return any(map(_is_noted_as_printing, executed.cells))


def _is_noted_as_printing(cell: NotebookNode) -> bool:
    errors = [output for output in cell.get("outputs", ()) if output.output_type == "error"]
    return any(output.ename == TOO_LONG and output.evalue == _PRINTED for output in errors)


def _kept_running(much: bool) -> str:
    if much:
        return _("The answer prints thousands of lines, and was stopped for that. Take the print out of the loop.")
    return _("The answer keeps running and was stopped: a loop without an end?")


def _errors(cell: NotebookNode) -> list[str]:
    return [output.ename for output in cell.get("outputs", ()) if output.output_type == "error"]


def _error(cell: NotebookNode) -> str | None:
    return next(iter(_errors(cell)), None)


def _message(cell: NotebookNode) -> str:
    return next((_short(output.evalue) for output in cell.outputs if output.output_type == "error"), "")


def _told(cell: NotebookNode) -> str:
    return _CELL.sub("", f"{_error(cell)}: {_message(cell)}").rstrip(": .")


def _printed(cell: NotebookNode) -> str:
    return _short("".join(out.text for out in cell.outputs if out.output_type == "stream" and out.name == "stdout"))


def _short(text: str) -> str:
    plain = " ".join(_COLOURS.sub("", text).split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"
