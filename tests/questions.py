"""What the authors of the exercises wrote: each question with its answer cell, its test cell and its check."""

import ast
from collections.abc import Iterator

from handed_in import solution
from wrong_ways import WRONG_WAYS


def questions_of(name: str, language: str) -> Iterator[tuple[str, str, ast.Call]]:
    """Yield (answer cell, test cell, the check as its author wrote it) of each question."""
    answer = None
    for cell in solution(name, language)["cells"]:
        facts = cell["metadata"].get("nbgrader", {})
        if facts.get("solution"):
            answer = cell["id"]
        elif facts.get("grade"):
            yield answer, cell["id"], check_in("".join(cell["source"]))


def written_answers(name: str) -> set[str]:
    """Return the ids of the cells that a coach grades: an answer in words, with points of its own."""
    facts = {cell["id"]: cell["metadata"].get("nbgrader", {}) for cell in solution(name)["cells"]}
    return {cell_id for cell_id, fact in facts.items() if fact.get("solution") and fact.get("grade")}


def check_in(source: str) -> ast.Call:
    """Return the call of `check_choice` or `check_number` in the source of a test cell."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return next(call for call in calls if getattr(call.func, "id", "").startswith("check_"))


def written(call: ast.Call) -> dict:
    """Return what the author gave in a check: right, well, feedback …"""
    return {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}


def variable(call: ast.Call) -> str:
    """Return the name under which the learner stores the answer."""
    return ast.literal_eval(call.args[0])


def code_for(name: str, answer_cell: str, call: ast.Call, answer: object) -> str:
    """Return the code by which someone comes to `answer`: a way that people go, or the answer itself."""
    way = WRONG_WAYS.get(name, {}).get(answer_cell, {}).get(answer)
    return way or f"{variable(call)} = {answer!r}"
