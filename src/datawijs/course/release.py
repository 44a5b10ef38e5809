"""Make the exercises for learners out of `solutions/`, with nbgrader.

For engineers, after each change in `solutions/`::

    python -m datawijs.course.release            # write exercises/
    python -m datawijs.course.release --check    # only tell whether exercises/ is up to date

`exercises/` is checked in because learners need it, and never edited by hand; a test fails when it drifts.
"""

import argparse
import ast
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, TypeGuard

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearMarkScheme, NbGraderPreprocessor
from traitlets.config import Config

from datawijs.course.answers import sentences
from datawijs.course.exercise_notebook import grade_id, is_answer, is_test
from datawijs.course.nbgrader_at_work import nbgrader_at_work
from datawijs.course.seal import seal
from datawijs.course_folder import course_folder
from datawijs.language import LANGUAGES

CHECKS = {"check_choice", "check_number"}
IN_PLAIN_WORDS = {"right", "well", "feedback"}  # what the release seals


def release(course: Path) -> None:
    """Write `exercises/` in the folder `course` from its `solutions/`, and take away exercises that no longer exist."""
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            made = generate(course / "solutions" / language, Path(folder))
            target = course / "exercises" / language
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(made, target)


def drift(course: Path) -> list[str]:
    """Return the path of each exercise in `course` that is not what `release` would write; none when all is up to date."""
    differing = []
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            fresh = _contents(generate(course / "solutions" / language, Path(folder)))
        present = _contents(course / "exercises" / language)
        names = sorted(name for name in fresh | present if fresh.get(name) != present.get(name))
        differing += [f"exercises/{language}/{name}" for name in names]
    return differing


def generate(solutions: Path, root: Path) -> Path:
    """Let nbgrader make the release of all exercises in `solutions` inside the empty folder `root`; return its folder.

    Afterwards `root` also holds `gradebook.db`, in which nbgrader has noted every graded cell with its hidden tests.
    """
    shutil.copytree(solutions, root / "source", ignore=shutil.ignore_patterns(".*"))
    for exercise in sorted(path.name for path in (root / "source").iterdir() if path.is_dir()):
        _generate_one(root, exercise)
    released = root / "release"
    released.mkdir(exist_ok=True)
    for path in released.rglob("*.ipynb"):
        _write(nbformat.read(path, as_version=4), path)
    return released


class SealFeedback(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Seal the feedback in the test cells, and drop what only authors need."""

    def preprocess_cell(
        self, cell: nbformat.NotebookNode, resources: dict[str, Any], index: int
    ) -> tuple[nbformat.NotebookNode, dict[str, Any]]:
        cell.metadata.pop("translation", None)
        if cell.cell_type == "code":
            cell.source = cell.source.rstrip()  # nbgrader leaves an empty line where the solution was
        if cell.cell_type == "code" and (is_test(cell) or is_answer(cell)):
            # "Run All Cells" goes on behind a question that is not answered yet
            cell.metadata["tags"] = [*cell.metadata.get("tags", ()), "raises-exception"]
        if is_test(cell):
            cell.source = sealed_source(cell.source, salt=grade_id(cell) or "")
        return cell, resources


def sealed_source(source: str, salt: str) -> str:
    """Return the source of a test cell with the feedback in its `check_…` calls sealed."""
    for call in reversed([node for node in ast.walk(ast.parse(source)) if _is_check(node)]):
        before, text, after = _around(source, call)
        source = f"{before}{_sealed_call(call, text, salt)}{after}"
    return source


def _is_check(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and getattr(node.func, "id", None) in CHECKS


def _around(source: str, node: ast.expr) -> tuple[str, str, str]:
    """Split `source` into what stands before, in and after `node`."""
    assert node.end_lineno is not None and node.end_col_offset is not None  # as in all that ast.parse gives
    lines = source.splitlines(keepends=True)
    # ast counts columns in bytes of UTF-8
    start = len("".join(lines[: node.lineno - 1]).encode()) + node.col_offset
    end = len("".join(lines[: node.end_lineno - 1]).encode()) + node.end_col_offset
    data = source.encode()
    return data[:start].decode(), data[start:end].decode(), data[end:].decode()


def _sealed_call(call: ast.Call, text: str, salt: str) -> str:
    check = ast.unparse(call.func)
    given = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
    digits = given.get("digits", 0) if check == "check_number" else None
    plain = sentences(right=given["right"], well=given.get("well", ""), feedback=given.get("feedback"), digits=digits)
    arguments = [ast.unparse(argument) for argument in call.args]
    arguments += [f"{name}={value!r}" for name, value in given.items() if name not in IN_PLAIN_WORDS]
    arguments.append(f'sealed="{seal(plain, salt)}"')
    return f"{check}({', '.join(arguments)})".replace("'", '"')


def release_configuration(root: Path, exercise: str) -> Config:
    """Return how nbgrader makes the release of `exercise` in the course folder `root`."""
    config = Config()
    config.CourseDirectory.root = str(root.resolve())
    config.CourseDirectory.assignment_id = exercise
    # An empty stub: what the learner fills in stands in the cell already, in the language of the notebook.
    config.ClearSolutions.code_stub = {"python": ""}
    config.ClearSolutions.text_stub = ""
    # Without force nbgrader skips an exercise that it made before, and leaves a fresh gradebook empty.
    config.GenerateAssignment.force = True
    preprocessors = list(GenerateAssignment.preprocessors.default_args[0])
    preprocessors.insert(preprocessors.index(ClearMarkScheme) + 1, SealFeedback)
    config.GenerateAssignment.preprocessors = preprocessors
    return config


def _generate_one(root: Path, exercise: str) -> None:
    config = release_configuration(root, exercise)
    with nbgrader_at_work() as said:
        try:
            GenerateAssignment(coursedir=CourseDirectory(config=config), config=config).start()
        except NbGraderException as error:
            raise ValueError(f"nbgrader can't make the release of {exercise}:\n" + "\n".join(said)) from error


def _write(notebook: nbformat.NotebookNode, path: Path) -> None:
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")


def _contents(folder: Path) -> dict[str, str]:
    hidden = {
        path for path in folder.rglob("*") if any(part.startswith(".") for part in path.relative_to(folder).parts)
    }
    files = [path for path in folder.rglob("*") if path.is_file() and path not in hidden]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m datawijs.course.release", description=__doc__.split("\n\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only name the exercises that have drifted")
    options = parser.parse_args(arguments)
    course = course_folder()
    if not options.check:
        release(course)
        return 0
    differing = drift(course)
    for name in differing:
        print(f"{name} is not what solutions/ gives. Run: python -m datawijs.course.release")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
