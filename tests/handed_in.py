"""Make handed-in work for the tests: real exercises, filled in, and broken in every way that people manage to."""

import json
import re
from pathlib import Path

COURSE = Path(__file__).parents[1]
NOTEBOOKS = {path.parent.name: path.name for path in sorted(COURSE.glob("solutions/nl/*/*.ipynb"))}


def exercise(name: str, language: str = "nl") -> dict:
    """Return the released exercise `name` as the JSON it is."""
    return _load("exercises", name, language)


def solution(name: str, language: str = "nl") -> dict:
    """Return the solution of `name` as the JSON it is."""
    return _load("solutions", name, language)


def right_answers(name: str, language: str = "nl") -> dict[str, str]:
    """Return {id of an answer cell: the solution's code}."""
    return {
        cell["id"]: re.search(r"### BEGIN SOLUTION\n(.*)\n### END SOLUTION", "".join(cell["source"]), re.DOTALL)[1]
        for cell in _load("solutions", name, language)["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    }


def filled_in(name: str, language: str = "nl", **answers: str) -> dict:
    """Return the exercise with all answers right, except `answers`: {id of the cell, - as _: its code}."""
    notebook = exercise(name, language)
    for cell_id, code in (right_answers(name, language) | {k.replace("_", "-"): v for k, v in answers.items()}).items():
        cell_named(notebook, cell_id)["source"] = code
    return notebook


def cell_named(notebook: dict, cell_id: str) -> dict:
    """Return the cell of `notebook` with this id."""
    return next(cell for cell in notebook["cells"] if cell["id"] == cell_id)


def hand_in(path: Path, notebook: dict | bytes) -> None:
    """Write `notebook` (or raw bytes) at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        notebook if isinstance(notebook, bytes) else json.dumps(notebook, ensure_ascii=False).encode("utf-8")
    )


def _load(tree: str, name: str, language: str) -> dict:
    return json.loads((COURSE / tree / language / name / NOTEBOOKS[name]).read_text(encoding="utf-8"))
