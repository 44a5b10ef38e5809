"""What does grading cost beside nbgrader, and are the points the same?

    python benchmarks/grading.py                # cost: 24 notebooks
    python benchmarks/grading.py --points       # points: every right and wrong answer, and broken and hostile work

Cost: the same 24 notebooks, all right or half right, over nine exercises. Ours is `datawijs grade`, in its sandbox where
there is one: cold as a command of its own, and warm as what each further batch costs in a process that has graded one, on
average over three.
nbgrader's is `GenerateAssignment` and `Autograde` in one process, without a sandbox, and for warm `Autograde` alone.
Processor seconds of all processes, and the most memory that all held at once.

Points: raw points of each question as nbgrader gives them, on both sides. A notebook for which we give no score at all,
because a question could not be judged fairly, is listed with what nbgrader gave.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbgrader.converters.base import NbGraderException
from processor_time import Cost, cost_of

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from handed_in import COURSE, NOTEBOOKS, filled_in, hand_in, right_answers

SUBMISSIONS = 24
LANGUAGE = "nl"
AIM_COLD, AIM_WARM = 4, 8
FURTHER = 3  # batches
SECONDS_A_CELL = 10  # for hostile work, on both sides


def main() -> None:
    """Measure cost, or compare points."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--points", action="store_true", help="compare points instead of cost")
    parser.add_argument("--side", help=argparse.SUPPRESS)  # one side, in a process of its own
    parser.add_argument("--batches", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        {"datawijs": _datawijs, "nbgrader": _nbgrader}[options.side](options.folder, options.batches)
    elif options.points:
        compare_points()
    else:
        compare_cost()


def compare_cost() -> None:
    """Grade 24 notebooks with both, cold and warm, and print the ratios."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for number, name in zip(range(SUBMISSIONS), _around(list(NOTEBOOKS)), strict=False):
            answers = right_answers(name, LANGUAGE)
            some = dict(list(answers.items())[: len(answers) // 2]) if number % 2 else {}
            _hand_in(folder, f"learner-{number:02d}", name, filled_in(name, LANGUAGE, **dict.fromkeys(some, "pass")))
        cost = {
            (side, batches): cost_of(_one_side(side, folder, batches))
            for side in ("datawijs", "nbgrader")
            for batches in (1, 1 + FURTHER)
        }
    for (side, batches), found in cost.items():
        took = f"{found.processor:6.1f} s of processor, {found.wall:6.1f} s, {found.memory:5.0f} MB"
        print(f"{side}, {batches} × {SUBMISSIONS}: {took}")
    cold = cost["nbgrader", 1].processor / cost["datawijs", 1].processor
    warm = _further(cost, "nbgrader") / _further(cost, "datawijs")
    print("notebooks for each processor second, ours ÷ nbgrader's:", end=" ")
    print(f"cold {cold:.1f} (at least {AIM_COLD}), warm {warm:.1f} (at least {AIM_WARM})")
    print(f"memory, ours ÷ nbgrader's: {cost['datawijs', 1].memory / cost['nbgrader', 1].memory:.1f} (less than 2)")


def _further(cost: dict[tuple[str, int], Cost], side: str) -> float:
    """What one more batch costs in a process that has done one."""
    return (cost[side, 1 + FURTHER].processor - cost[side, 1].processor) / FURTHER


def compare_points() -> None:
    """Give the same work to both, and print how often their points differ."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        number = 0
        for number, (learner, name, notebook) in enumerate(_all_work(), start=1):  # noqa: B007
            _hand_in(folder, learner, name, notebook)
        for side in ("datawijs", "nbgrader"):
            print(f"{side}: {cost_of(_one_side(side, folder, 0)).wall:.0f} s", flush=True)
        ours, theirs = (json.loads((folder / f"{side}.json").read_text()) for side in ("datawijs", "nbgrader"))
    without = sorted(set(theirs) - set(ours))
    differing = [work for work in sorted(set(theirs) & set(ours)) if ours[work] != theirs[work]]
    for work in differing:
        print(f"{work}: ours {ours[work]}, nbgrader's {theirs[work]}")
    for work in without:
        print(f"{work}: no score here; nbgrader's {theirs[work]}")
    print(f"{number} notebooks, {len(without)} without a score here; points differ in {len(differing)} (must be 0)")


def _all_work() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (learner, exercise, notebook): all answers right, each answer missing or broken in turn, and hostile ones."""
    for name in NOTEBOOKS:
        yield "right", name, filled_in(name, LANGUAGE)
        for cell in right_answers(name, LANGUAGE):
            yield f"without {cell}", name, filled_in(name, LANGUAGE, **{cell: "pass"})
            yield f"broken {cell}", name, filled_in(name, LANGUAGE, **{cell: "x = ("})
            yield f"other {cell}", name, filled_in(name, LANGUAGE, **{cell: "raise SystemExit"})
    name = "beginner-reading"
    first = next(iter(right_answers(name, LANGUAGE)))
    for kind, code in HOSTILE.items():
        yield f"hostile {kind}", name, filled_in(name, LANGUAGE, **{first: code})


HOSTILE = {
    "loop": "while True: pass",
    "caught interrupts": "while True:\n    try:\n        while True: pass\n    except KeyboardInterrupt:\n        pass",
    "sleep": "import time\ntime.sleep(600)",
    "exit": "import os\nos._exit(0)",
    "memory": "huge = bytearray(1 << 45)",
    "flood": "for _ in range(200_000):\n    print('x' * 50)",
    "flood of errors": "import sys\nfor _ in range(20_000):\n    print('x' * 50, file=sys.stderr)",
    "detached": "import subprocess\nsubprocess.Popen(['sleep', '321'], start_new_session=True)",
    "files": "open('made', 'w').write('x' * 1_000_000)",
    "network": "import socket\nsocket.create_connection(('127.0.0.1', 9), timeout=1)",
    "threads": "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()",
    "other checks": "import builtins\nbuiltins.print = lambda *a, **k: None",
    "questions": "input('?')",
    "deep": "def f(): return f()\nf()",
    "surrogates": "print('\\ud800')",
    "no module": "import nowhere",
}


def _one_side(side: str, folder: Path, batches: int) -> list[str]:
    return [sys.executable, __file__, "--side", side, "--folder", str(folder), "--batches", str(batches)]


def _datawijs(folder: Path, batches: int) -> None:
    from datawijs.course.grading import Limits, grade_folder
    from datawijs.course.grading.autograde import Autograder, points_of
    from datawijs.course.grading.gate import pass_gate
    from datawijs.course.grading.learner_kernels import learner_kernels
    from datawijs.course.grading.sandbox import bubblewrap
    from datawijs.course.grading.submissions import find_submissions
    from datawijs.course.notebooks.kernels import kept_open

    limits, sandboxed = Limits(cell=SECONDS_A_CELL), bubblewrap() is not None
    if batches:
        with kept_open():
            for batch in range(batches):
                grade_folder(folder / "work", folder / f"out-{batches}-{batch}", limits=limits, report=_nobody)
        return
    with learner_kernels(sandboxed=sandboxed) as kernels:
        graded = Autograder(kernels, limits=limits).grade(
            pass_gate(find_submissions(folder / "work")).admitted, done=_nobody
        )
    points = {
        f"{one.work.learner}, {one.work.exercise.name}": points_of(one.executed)
        for one in graded
        if one.points is not None and one.executed is not None
    }
    (folder / "datawijs.json").write_text(json.dumps(points))


def _nbgrader(folder: Path, batches: int) -> None:
    from nbgrader.api import Gradebook
    from nbgrader.converters import Autograde
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    from datawijs.course.nbgrader_at_work import nbgrader_at_work
    from datawijs.course.release import generate

    root = folder / f"nbgrader-{batches}"
    root.mkdir()
    generate(COURSE / "solutions" / LANGUAGE, root)
    shutil.copytree(folder / "submitted", root / "submitted")
    for _batch in range(max(1, batches)):
        for exercise in NOTEBOOKS:
            config = Config()
            config.CourseDirectory.root, config.CourseDirectory.assignment_id = str(root), exercise
            config.Execute.timeout = SECONDS_A_CELL
            config.IgnorePattern.enabled, config.IgnorePattern.pattern = True, ".*"
            config.Autograde.force = True
            if list(root.glob(f"submitted/*/{exercise}")):
                with (
                    nbgrader_at_work(),
                    suppress(NbGraderException),
                ):  # it goes on with the others, and complains at the end
                    Autograde(coursedir=CourseDirectory(config=config), config=config).start()
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        points = {
            f"{submission.student.id}, {submission.assignment.name}": {
                grade.name: grade.auto_score for notebook in submission.notebooks for grade in notebook.grades
            }
            for assignment in gradebook.assignments
            for submission in assignment.submissions
        }
    (folder / "nbgrader.json").write_text(json.dumps(points))


def _hand_in(folder: Path, learner: str, name: str, notebook: dict[str, Any]) -> None:
    """Put the notebook where each of the two looks for it."""
    for path in (folder / "work" / learner / NOTEBOOKS[name], folder / "submitted" / learner / name / NOTEBOOKS[name]):
        hand_in(path, notebook)


def _nobody(_said: object) -> None:
    """Hear what is reported, and tell nobody."""


def _around(names: list[str]) -> Iterator[str]:
    while True:
        yield from names


if __name__ == "__main__":
    main()
