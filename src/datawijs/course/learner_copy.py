"""A learner's own copy of the notebooks: refreshed when the course changes, never over what the learner changed.

What was handed out is noted in a hidden file of the copy, as a hash of each file: of a notebook only what stands in its cells
counts, because running it changes the file without changing the learner's work.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import nbformat

from datawijs.course.problem import Problem
from datawijs.course_folder import course_folder
from datawijs.language import LANGUAGES, _
from datawijs.system_trouble import reason
from datawijs.words import is_page_words

NOTED = ".datawijs/handed-out.json"  # in the copy
KEPT = ".datawijs/earlier"  # notebooks with outputs, before they were refreshed
TREES = ("modules", "exercises", "book")
COACH_TREE = "coach"  # for who leads a group, on request only
FOLDED_TAG = "remove-input"
_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>\.{0,2}[\w./-]+\.(?:md|ipynb))(?P<anchor>#[^)]*)?\)")


@dataclass
class CopyReport:
    """What happened to the copy: `folder`, and the files that are new, refreshed, kept, or laid beside, as paths in it."""

    folder: Path
    new: list[str] = field(default_factory=list)
    refreshed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)


def prepare_copy(language: str, folder: Path, *, for_coach: bool = False) -> CopyReport:
    """Make or refresh the learner's copy in `folder/language` and tell what was done; a coach gets the coach's pages too.

    A file that the learner changed is never touched: when the course has a newer version, that is laid beside it. Raises
    Problem for an unknown language, a folder that can't be written, or a course that can't be found.
    """
    if language not in LANGUAGES:
        raise Problem(
            _("The course speaks {known}, not {language}.").format(known=", ".join(LANGUAGES), language=language)
        )
    copy = Path(folder) / language
    report = CopyReport(copy)
    try:
        course = course_folder()
        _make_folder(copy)
        noted = _read_noted(copy)
        for name, data in _handed_out(course, language, TREES + (COACH_TREE,) * for_coach):
            noted[name] = _hand_out(copy, name, data, noted.get(name), report)
        _write(copy / NOTED, json.dumps(noted, indent=1, sort_keys=True).encode())
    except FileNotFoundError as error:
        raise Problem(str(error)) from error
    except OSError as error:
        raise Problem(
            _("Nothing can be written in {folder}: {reason}. Name another folder, in your own documents.").format(
                folder=copy, reason=reason(error)
            )
        ) from error
    return report


def _make_folder(copy: Path) -> None:
    for place in (copy, *copy.parents):
        if place.exists() and not place.is_dir():
            raise Problem(_("{folder} is a file. Name a folder for your copy.").format(folder=place))
    copy.mkdir(parents=True, exist_ok=True)


def _handed_out(course: Path, language: str, trees: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield (path in the copy, content) of each file that a learner gets, from these trees of the course."""
    for tree in trees:
        root = course / tree / language
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(root)
            hidden = any(part.startswith((".", "_")) for part in inside.parts)
            if path.is_file() and not hidden and not is_page_words(path):
                yield (
                    f"{tree}/{inside.as_posix()}",
                    _for_learner(path, PurePosixPath(tree, language, inside.as_posix()), trees),
                )
    root = course / "datasets"
    for path in sorted(root.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts):
            yield f"datasets/{path.relative_to(root).as_posix()}", path.read_bytes()


def _for_learner(path: Path, place: PurePosixPath, trees: tuple[str, ...]) -> bytes:
    """Return the content of `path` for the copy, where the folder of the language is left out; fold the lessons' code."""
    if path.suffix == ".md":
        return _with_links(path.read_text(encoding="utf-8"), place, trees).encode("utf-8")
    if path.suffix != ".ipynb":
        return path.read_bytes()
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.metadata.pop("translation", None)
        if cell.cell_type == "markdown":
            cell.source = _with_links(cell.source, place, trees)
        elif FOLDED_TAG in cell.metadata.get("tags", ()):
            cell.metadata.setdefault("jupyter", {})["source_hidden"] = True
    text: str = nbformat.writes(notebook)
    return (text + "\n").encode("utf-8")


def _with_links(text: str, place: PurePosixPath, trees: tuple[str, ...]) -> str:
    """Return `text` with its relative links fitting in the copy; `place`: tree/language/… of the file that it is in.

    Of a link to a page that isn't in the copy the words stay.
    """

    def fit(match: re.Match[str]) -> str:
        target, anchor = match["target"], match["anchor"] or ""
        parts = os.path.normpath(f"{place.parent}/{target}").replace(os.sep, "/").split("/")
        if len(parts) < 3 or parts[0] not in (*TREES, COACH_TREE) or parts[1] != place.parts[1]:
            return match[0]
        if parts[0] not in trees:
            return match["words"]
        here = "/".join((place.parts[0], *place.parts[2:-1]))
        new = os.path.relpath("/".join((parts[0], *parts[2:])), here).replace(os.sep, "/")
        return f"[{match['words']}]({new}{anchor})"

    return _LINK.sub(fit, text)


def _hand_out(copy: Path, name: str, data: bytes, noted: str | None, report: CopyReport) -> str:
    """Put one file in the copy as far as the learner's own work allows; return the hash to note."""
    target, fresh = copy / name, _fingerprint(name, data)
    if not target.exists():
        _write(target, data)
        report.new.append(name)
        return fresh
    mine = target.read_bytes()
    if mine == data:
        return fresh
    own = _fingerprint(name, mine)
    if own == fresh:  # run, but not changed
        return fresh
    if own == noted:
        _write(copy / KEPT / name, mine)
        _write(target, data)
        report.refreshed.append(name)
    elif fresh == noted:
        report.kept.append(name)
    else:
        report.beside[name] = _lay_beside(copy, name, data)
    return fresh


def _lay_beside(copy: Path, name: str, data: bytes) -> str:
    """Write `data` beside `name`, under a name that is still free, or that holds the same already; return that name."""
    path = PurePosixPath(name)
    number = 1
    while True:
        word = _("new") if number == 1 else f"{_('new')}-{number}"
        beside = str(path.with_name(f"{path.stem}.{word}{path.suffix}"))
        if not (copy / beside).exists():
            _write(copy / beside, data)
            return beside
        if _fingerprint(name, (copy / beside).read_bytes()) == _fingerprint(name, data):
            return beside
        number += 1


def _fingerprint(name: str, data: bytes) -> str:
    if name.endswith(".ipynb"):
        data = _typed(data)
    return hashlib.sha256(data).hexdigest()


def _typed(data: bytes) -> bytes:
    """Return what stands in the cells of a notebook, without outputs, counts and settings; or `data` if it is none."""
    try:
        cells = json.loads(data)["cells"]
        return json.dumps([[cell["cell_type"], "".join(cell["source"])] for cell in cells]).encode()
    except (ValueError, KeyError, TypeError):
        return data


def _read_noted(copy: Path) -> dict[str, str]:
    try:
        noted = json.loads((copy / NOTED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # then every file that differs counts as the learner's own
    return noted if isinstance(noted, dict) else {}


def _write(path: Path, data: bytes) -> None:
    """Write `path` whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_bytes(data)
    os.replace(unfinished, path)
