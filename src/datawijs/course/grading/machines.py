"""Where admitted work is graded: on this computer, on machines of a cluster, or already, on machines that each did a share.

Whichever it is, the same work gets the same points and the same pages.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from datawijs.course.grading import sandbox
from datawijs.course.grading.autograde import Autograder, Graded, Limits
from datawijs.course.grading.gate import Admitted
from datawijs.course.grading.learner_kernels import learner_kernels
from datawijs.course.notebooks.kernels import Kernels


class Grader(Protocol):
    """Grades work. `sandboxed`: whether all of it runs, or ran, where it can harm nothing."""

    @property
    def sandboxed(self) -> bool: ...

    def grade(self, works: list[Admitted], *, done: Callable[[Graded], None]) -> list[Graded]:
        """Grade `works`; call `done` in this thread as each is ready, in the order of `works`; return all.

        Raises Problem, with a sentence for the coach, when that can't be done.
        """


MakeGrader = Callable[[Limits], AbstractContextManager[Grader]]


class OnThisComputer:
    """Grades in `kernels`, as many notebooks at a time as there are processors."""

    def __init__(self, kernels: Kernels, limits: Limits, *, sandboxed: bool) -> None:
        self.sandboxed = sandboxed
        self._autograder = Autograder(kernels, limits=limits)

    def grade(self, works: list[Admitted], *, done: Callable[[Graded], None]) -> list[Graded]:
        """See Grader."""
        return self._autograder.grade(works, done=done)


@contextmanager
def this_computer(limits: Limits) -> Iterator[Grader]:
    """Give the grader of this computer for a `with` block, in the sandbox where there is one."""
    sandboxed = sandbox.bubblewrap() is not None
    with learner_kernels(sandboxed=sandboxed) as kernels:
        yield OnThisComputer(kernels, limits, sandboxed=sandboxed)
