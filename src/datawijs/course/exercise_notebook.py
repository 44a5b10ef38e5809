"""Read an exercise that someone made: carefully, since people hand in anything.

`read_notebook` opens a file or says in a sentence why it can't be opened. `questions` finds the questions in it. `mend`
puts back what a learner can lose without harm, such as a deleted test cell, and tells what it did.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from datawijs.course.problem import Problem
from datawijs.language import DEFAULT_LANGUAGE, LANGUAGES, _, ngettext
from datawijs.system_trouble import reason

LARGEST = 200_000_000  # bytes; figures that were left in can make tens of millions, and are dropped while reading
OLDEST_WITH_CELLS = 4  # before this version of the format, the cells lay in worksheets


@dataclass(frozen=True)
class Question:
    """One graded question: `grade_id` and `points` of its test cell, the heading above it, and where its cells are.

    `by_coach`: the answer is in words, so that a coach gives the points; then the answer and the test are one cell.
    """

    grade_id: str
    title: str
    points: float
    test: int
    answers: tuple[int, ...]
    by_coach: bool = False


def read_notebook(path: Path) -> NotebookNode:
    """Return the notebook in the file `path`, its cells stripped of outputs.

    Raises Problem with a sentence for the reader when there is no such file or it is not a notebook.
    """
    return notebook_in(_data_of(path), path.name)


def notebook_in(data: bytes, name: str) -> NotebookNode:
    """Return the notebook in `data`, the content of a file called `name`; else as `read_notebook`.

    One of an older format is brought to today's.
    """
    if len(data) > LARGEST:
        raise _too_large(name)
    if not data.strip():
        raise Problem(_("{name} is empty: there is nothing in the file. Ask for the file again.").format(name=name))
    return _parsed(_decoded(data, name), name)


def grade_id(cell: NotebookNode) -> str | None:
    """Return the name by which nbgrader knows `cell`, or None."""
    facts = cell.metadata.get("nbgrader")
    found = facts.get("grade_id") if isinstance(facts, dict) else None
    return found if isinstance(found, str) else None


def grade_ids(notebook: NotebookNode) -> list[str]:
    """Return the names of all cells that nbgrader knows in `notebook`, in order."""
    return [found for cell in notebook.cells if (found := grade_id(cell))]


def is_test(cell: NotebookNode) -> bool:
    """Tell whether `cell` is a test cell, one that earns points."""
    facts = cell.metadata.get("nbgrader")
    return isinstance(facts, dict) and bool(facts.get("grade")) and not facts.get("solution")


def is_answer(cell: NotebookNode) -> bool:
    """Tell whether `cell` is one in which the learner answers."""
    facts = cell.metadata.get("nbgrader")
    return isinstance(facts, dict) and bool(facts.get("solution"))


def is_written_answer(cell: NotebookNode) -> bool:
    """Tell whether `cell` is one in which the learner answers in words, for a coach to grade."""
    return is_answer(cell) and bool(cell.metadata.nbgrader.get("grade"))


def is_untouched(cell: NotebookNode) -> bool:
    """Tell whether an answer in words is still as it was released, or empty."""
    released = cell.metadata.nbgrader.get("checksum")
    return not cell.source.strip() or released == compute_checksum(cell)


def questions(notebook: NotebookNode) -> list[Question]:
    """Return the questions of `notebook`: each test cell with the answer cells between it and the test before.

    An answer in words that a coach grades is a question by itself.
    """
    found, answers, title = [], [], ""
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            title = title if is_answer(cell) else _heading(cell.source) or title
        if is_written_answer(cell):
            facts = cell.metadata.nbgrader
            points = float(facts.get("points", 0))
            found.append(Question(facts.grade_id, title, points, index, (index,), by_coach=True))
        elif is_answer(cell):
            answers.append(index)
        elif is_test(cell):
            facts = cell.metadata.nbgrader
            found.append(Question(facts.grade_id, title, float(facts.get("points", 0)), index, tuple(answers)))
            answers = []
    return found


def titles_of(notebook: NotebookNode) -> dict[str, str]:
    """Return {name of a cell: where a reader finds it}, the question it is of ("Question 1") or the heading above it."""
    found, title = {}, _("the first cell")
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and not is_answer(cell):
            title = _heading(cell.source).partition(" · ")[0] or title
        if name := grade_id(cell):
            found[name] = title
    return found


def language_of(notebook: NotebookNode) -> str:
    """Return the language that `notebook` names in its first lines: `use_language("en")`; Dutch when it names none."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and (found := re.search(r"use_language\(\s*[\"'](\w+)", cell.source)):
            return found[1] if found[1] in LANGUAGES else DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE


def mend(notebook: NotebookNode, released: NotebookNode) -> tuple[NotebookNode, list[str]]:
    """Return a copy of `notebook` with all cells that nbgrader needs, and a sentence about each thing put right.

    Cells that nbgrader knows get their facts (points, kind, id) from the exercise as it was `released`; locked cells get
    their text from it too. Of a cell that is there twice the last keeps its name. A cell that is gone comes back behind
    the one that went before it. Nothing that the learner wrote is dropped.
    """
    originals = {found: cell for cell in released.cells if (found := grade_id(cell))}
    cells, doubled = _with_unique_names(notebook, originals)
    titles = titles_of(released)

    def places(names: list[str]) -> str:
        return ", ".join(dict.fromkeys(titles[name] for name in names))

    notes = (
        [_("A cell was there twice; the last one counts ({names}).").format(names=places(doubled))] if doubled else []
    )
    changed = [name for cell in cells if (name := grade_id(cell)) and _restored(cell, originals[name])]
    if changed:
        notes.append(
            ngettext(
                "A test cell had been changed; the original was used ({names}).",
                "{number} test cells had been changed; the originals were used ({names}).",
                len(changed),
            ).format(number=len(changed), names=places(changed))
        )
    gone = _put_back(cells, released)
    if gone:
        notes.append(
            ngettext(
                "A cell was missing and has been put back ({names}).",
                "{number} cells were missing and have been put back ({names}).",
                len(gone),
            ).format(number=len(gone), names=places(gone))
        )
    return nbformat.v4.new_notebook(cells=_with_unique_ids(cells), metadata=_copy(released.metadata)), notes


def _data_of(path: Path) -> bytes:
    name = path.name
    if path.is_dir():
        raise Problem(_("{path} is a folder. Name the notebook in it, a file that ends in .ipynb.").format(path=path))
    if not path.exists():
        raise Problem(_("There is no file {path}. Check the name and the folder.").format(path=path))
    if path.suffix.lower() != ".ipynb":
        raise Problem(_("{name} is not a notebook: the name of a notebook ends in .ipynb.").format(name=name))
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large(name)
        return path.read_bytes()
    except OSError as error:
        raise Problem(_("{name} can't be opened: {reason}.").format(name=name, reason=reason(error))) from error


def _too_large(name: str) -> Problem:
    return Problem(_("{name} is too large for an exercise. Remove large outputs and try again.").format(name=name))


def _decoded(data: bytes, name: str) -> str:
    wrong = _(
        "{name} was not saved as a notebook saves itself (UTF-8) but as {encoding}, maybe by another program. "
        "Open the exercise in JupyterLab, save it there and use that file."
    )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:200]:
        raise Problem(wrong.format(name=name, encoding="UTF-16"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(wrong.format(name=name, encoding=_("another encoding (such as Latin-1)"))) from error


def _parsed(text: str, name: str) -> NotebookNode:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = _(" (line {line})").format(line=error.lineno) if isinstance(error, json.JSONDecodeError) else ""
        raise Problem(
            _(
                "{name} is damaged or was cut off{place}: it can't be read as a notebook. Open it in JupyterLab, or use an "
                "earlier copy."
            ).format(name=name, place=place)
        ) from error
    content = _upgraded(content)
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list) or content.get("nbformat") != 4:
        raise Problem(
            _(
                "{name} is not a notebook of this time: it has no cells that can be read. Open the exercise in JupyterLab, "
                "save it there and use that file."
            ).format(name=name)
        )
    metadata = content.get("metadata") if isinstance(content.get("metadata"), dict) else {}
    cells = [_clean_cell(cell, name) for cell in content["cells"]]
    notebook: NotebookNode = nbformat.v4.new_notebook(cells=_with_unique_ids(cells), metadata=metadata)
    return notebook


def _upgraded(content: object) -> object:
    """Return a notebook of an older format in today's; anything else, or what can't be upgraded, as it is."""
    version = content.get("nbformat") if isinstance(content, dict) else None
    if not isinstance(version, int) or not 1 <= version < OLDEST_WITH_CELLS:
        return content
    try:
        upgraded: object = nbformat.convert(nbformat.from_dict(content), OLDEST_WITH_CELLS)
    except Exception:  # of nbformat, for content that only looks like a notebook
        return content
    return upgraded


def _clean_cell(cell: object, name: str) -> NotebookNode:
    """Return `cell` with its kind, id, text and metadata alone: outputs and counts say nothing about the answer."""
    fields = cell if isinstance(cell, dict) else {}
    source = fields.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or fields.get("cell_type") not in ("code", "markdown", "raw"):
        raise Problem(
            _("{name} is damaged: one of its cells can't be read. Use an earlier copy of the file.").format(name=name)
        )
    metadata = fields["metadata"] if isinstance(fields.get("metadata"), dict) else {}
    return _new_cell(fields["cell_type"], source, metadata, fields.get("id"))


def _new_cell(kind: str, source: str, metadata: dict[str, Any], name: object = None) -> NotebookNode:
    """Return a cell; nbformat's own functions for it check each against the whole schema, which takes a second for a batch."""
    known = isinstance(name, str) and re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", name)
    results: dict[str, Any] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    cell: NotebookNode = nbformat.from_dict(
        {"cell_type": kind, "id": name if known else _some_id(), "metadata": metadata, "source": source, **results}
    )
    return cell


def _some_id() -> str:
    return uuid4().hex[:8]


def _with_unique_ids(cells: list[NotebookNode]) -> list[NotebookNode]:
    seen = set()
    for cell in cells:
        if cell.id in seen:
            cell.id = _some_id()
        seen.add(cell.id)
    return cells


def _with_unique_names(notebook: NotebookNode, originals: dict[str, Any]) -> tuple[list[NotebookNode], list[str]]:
    """Return copies of the cells, each name of `originals` on the last cell that carries it only, and the doubled names.

    All other metadata goes: a tag such as skip-execution would make nbgrader pass over a test and give its points.
    """
    seen, doubled, cells = set(), [], []
    for cell in reversed(notebook.cells):
        name = grade_id(cell)
        if name and name in seen and name not in doubled:
            doubled.append(name)
        keeps = name in originals and name not in seen
        seen.add(name) if keeps else None
        facts = {"nbgrader": {"grade_id": name}} if keeps else {}
        cells.append(_new_cell(cell.cell_type, cell.source, facts, cell.id))
    return cells[::-1], doubled[::-1]


def _restored(cell: NotebookNode, original: NotebookNode) -> bool:
    """Give `cell` the facts of `original`, and its text too if that is locked; tell whether a locked text had changed."""
    cell.metadata = _copy(original.metadata)
    if cell.cell_type != original.cell_type:
        fresh = _new_cell(original.cell_type, cell.source, cell.metadata, cell.id)
        cell.clear()
        cell.update(fresh)
    if is_answer(original) or cell.source == original.source:
        return False
    cell.source = original.source
    return True


def _put_back(cells: list[NotebookNode], released: NotebookNode) -> list[str]:
    """Put the named cells of `released` that are gone from `cells` back in their place; return their names."""
    present, before, gone = {grade_id(cell) for cell in cells}, None, []
    for original in released.cells:
        name = grade_id(original)
        if name is None:
            continue
        if name not in present:
            place = next((i + 1 for i, cell in enumerate(cells) if before and grade_id(cell) == before), 0)
            cells.insert(place, _new_cell(original.cell_type, original.source, _copy(original.metadata), original.id))
            gone.append(name)
        before = name
    return gone


def _copy(metadata: dict[str, Any]) -> NotebookNode:
    copied: NotebookNode = nbformat.from_dict(json.loads(json.dumps(metadata)))
    return copied


def _heading(source: str) -> str:
    found = [line.lstrip("#").strip() for line in source.splitlines() if re.match(r"#{1,6} ", line)]
    return found[-1] if found else ""
