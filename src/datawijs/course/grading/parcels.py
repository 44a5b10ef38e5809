"""Work that is graded on another machine than where it was handed in: what goes there, and what comes back.

A parcel is JSON, packed. No name goes along: a machine is told the exercise and the notebook, and a result belongs to work by
what is in it (`fingerprint`). Of what the cells gave, the pictures stay behind, as no page shows them.
"""

import hashlib
import json
import platform
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

import datawijs
from datawijs.course.exercises import exercises
from datawijs.course.grading.autograde import Graded, Limits
from datawijs.course.grading.gate import Admitted
from datawijs.course_folder import course_folder

# What decides about points: the exercises, the tables that they read, and the programs.
TREES = ("solutions", "exercises", "datasets")
PROGRAMS = ("nbgrader", "nbclient", "ipython", "numpy", "pandas", "scipy")

Result = dict[str, Any]  # executed, points and trouble of a Graded, as JSON can hold them


@cache
def edition() -> str:
    """Return a name for this course on this machine: the same elsewhere only if grading there comes to the same."""
    told = hashlib.sha256()
    package = Path(datawijs.__file__).parent
    files = [path for tree in TREES for path in (course_folder() / tree).rglob("*") if path.is_file()]
    for root, found in ((course_folder(), files), (package, [*package.rglob("*.py")])):
        for name, path in sorted((path.relative_to(root).as_posix(), path) for path in found):
            if not any(part.startswith((".", "__pycache__")) for part in name.split("/")):
                told.update(name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    python = ".".join(platform.python_version_tuple()[:2])
    told.update(" ".join([python, *(f"{program}={version(program)}" for program in PROGRAMS)]).encode())
    return told.hexdigest()[:16]


def packed(work: Admitted, limits: Limits) -> bytes:
    """Return the parcel with `work`, for `unpacked`."""
    exercise = {"name": work.exercise.name, "language": work.exercise.language}
    return _pack({"exercise": exercise, "notebook": work.notebook, "limits": vars(limits)})


def unpacked(parcel: bytes) -> tuple[Admitted, Limits]:
    """Return the work in `parcel`, as nobody's, and the limits for it."""
    told = json.loads(zlib.decompress(parcel))
    named = told["exercise"]
    exercise = next(one for one in exercises(named["language"]) if one.name == named["name"])
    return Admitted("", exercise, Path(), nbformat.from_dict(told["notebook"]), ()), Limits(**told["limits"])


def fingerprint(work: Admitted) -> str:
    """Return by what a result is known to belong to `work`; two people with the very same work have the same.

    Ask before it is graded: nbgrader's steps change the notebook. The ids of cells don't count, as a cell that was missing
    comes back with a new one each time.
    """
    told = [(cell.cell_type, cell.source, cell.metadata) for cell in work.notebook.cells]
    exercise = f"{work.exercise.language}/{work.exercise.name}"
    return hashlib.sha256(f"{exercise}\0{json.dumps(told, sort_keys=True)}".encode()).hexdigest()[:32]


def result_of(graded: Graded) -> Result:
    """Return what came of the grading, for `graded_from`."""
    executed = None if graded.executed is None else _without_pictures(graded.executed)
    return {"executed": executed, "points": graded.points, "trouble": graded.trouble}


def graded_from(work: Admitted, result: Result) -> Graded:
    """Return what another machine found of `work`."""
    executed = None if result["executed"] is None else nbformat.from_dict(result["executed"])
    return Graded(work, executed, result["points"], result["trouble"])


def pack_result(result: Result) -> bytes:
    """Return `result` as a parcel, for `unpack_result`."""
    return _pack(result)


def unpack_result(parcel: bytes) -> Result:
    """Return the result in `parcel`."""
    result: Result = json.loads(zlib.decompress(parcel))
    return result


def _pack(told: dict[str, Any]) -> bytes:
    # the order of keys stays: that of the points is the order of the questions
    return zlib.compress(json.dumps(told).encode(), 6)


def _without_pictures(executed: NotebookNode) -> NotebookNode:
    light = json.loads(json.dumps(executed))
    for cell in light["cells"]:
        for output in cell.get("outputs", ()):
            if "data" in output:
                output["data"] = {}
            output.pop("traceback", None)
    notebook: NotebookNode = nbformat.from_dict(light)
    return notebook
