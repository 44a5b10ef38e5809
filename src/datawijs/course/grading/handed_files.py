"""All files in a folder as it was handed in: in folders and in zips alike, and none that somebody put there is lost.

A zip counts as a folder that is called like it. What can't be read is a file too, so that its owner is seen.
"""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from datawijs.course.exercise_notebook import LARGEST
from datawijs.course.grading.archives import DEEPEST, members
from datawijs.course.grading.file_kinds import (
    Kind,
    is_by_the_computer,
    is_notebook,
    kind_by_content,
    kind_by_name,
    may_hold_a_notebook,
)
from datawijs.course.grading.nbgraders_folders import overtaken
from datawijs.course.problem import Problem
from datawijs.language import _
from datawijs.system_trouble import reason

SKIPPED = {"__macosx", "__pycache__", "node_modules", "$recycle.bin"}


@dataclass(frozen=True)
class HandedFile:
    """A file: its `path` (in a zip: that of the zip, and on), its folders from the top, when it was changed, what it is.

    `read` gives its content, or raises Problem. `trouble` is a sentence about why it could not be looked into, or "".
    """

    path: Path
    folders: tuple[str, ...]
    modified: float
    kind: Kind
    read: Callable[[], bytes]
    trouble: str = ""

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True)
class Found:
    """The files of a folder, and the folders in which there is nothing that a person put there."""

    files: tuple[HandedFile, ...]
    empty: tuple[tuple[str, ...], ...]


def files_in(folder: Path, skip: Path | None = None) -> Found:
    """Return what lies in `folder`, all but what computers put there by themselves and the folder `skip`."""
    files: list[HandedFile] = []
    empty: list[tuple[str, ...]] = []

    def closed(error: OSError) -> None:
        files.append(_closed(Path(error.filename), folder))

    for place, names_of_folders, names in os.walk(folder, onerror=closed):
        here = Path(place)
        inside = here.relative_to(folder).parts
        left = set(names_of_folders) - overtaken(names_of_folders)
        kept = sorted(name for name in left if not _is_skipped(here / name, skip))
        names_of_folders[:] = [name for name in kept if not (here / name).is_symlink()]
        files += [_linked(here / name, (*inside, name)) for name in kept if name not in names_of_folders]
        names = [name for name in sorted(names) if not is_by_the_computer(name)]
        files += [one for name in names for one in _files_of(here / name, inside)]
        if inside and not names and not kept:
            empty.append(inside)
    return Found(tuple(files), tuple(empty))


def _is_skipped(path: Path, skip: Path | None) -> bool:
    return _is_passed_over(path.name) or (skip is not None and path.resolve() == skip.resolve())


def _is_passed_over(name: str) -> bool:
    return name.lower() in SKIPPED or is_by_the_computer(name)


def _files_of(path: Path, inside: tuple[str, ...]) -> Iterator[HandedFile]:
    """The file at `path`, or what is in it when it is a zip."""
    try:
        facts = path.lstat()
    except OSError:
        yield HandedFile(path, inside, 0.0, Kind.CLOSED, _nothing)
        return
    if not stat.S_ISREG(facts.st_mode):  # never opened: a link leads elsewhere, and a pipe keeps one waiting
        yield _linked(path, inside)
    elif _is_archive(path.name, lambda: _content(path)):
        yield from _in_archive(path, path, inside, facts.st_mtime, DEEPEST)
    else:
        yield _file(path, inside, facts.st_mtime, lambda: _content(path))


def _in_archive(
    source: Path | bytes, path: Path, inside: tuple[str, ...], modified: float, deepest: int
) -> Iterator[HandedFile]:
    try:
        if deepest == 0:
            raise Problem(
                _("{name} lies in too many zips. Unpack it and put the notebook here.").format(name=path.name)
            )
        found = list(members(source, path.name, _is_passed_over))
        if not found:
            raise Problem(_("{name} is empty: there is no file in it.").format(name=path.name))
    except Problem as problem:
        yield HandedFile(path, inside, modified, Kind.ARCHIVE, _nothing, str(problem))
        return
    for member in found:
        place = path.joinpath(*member.parts)
        folders = (*inside, path.stem, *member.parts[:-1])
        if _is_archive(place.name, member.read):
            yield from _packed_again(place, folders, member.modified, member.read, deepest - 1)
        else:
            yield _file(place, folders, member.modified, member.read)


def _is_archive(name: str, read: Callable[[], bytes]) -> bool:
    """Tell whether a file is a zip, also one that is called a notebook."""
    if kind_by_name(name) != Kind.NOTEBOOK:
        return kind_by_name(name) == Kind.ARCHIVE
    try:
        return kind_by_content(read()) == Kind.ARCHIVE
    except Problem:
        return False


def _packed_again(
    place: Path, folders: tuple[str, ...], modified: float, read: Callable[[], bytes], deepest: int
) -> Iterator[HandedFile]:
    try:
        data = read()
    except Problem as problem:
        yield HandedFile(place, folders, modified, Kind.ARCHIVE, _nothing, str(problem))
        return
    yield from _in_archive(data, place, folders, modified, deepest)


def _file(path: Path, inside: tuple[str, ...], modified: float, read: Callable[[], bytes]) -> HandedFile:
    kind, trouble = kind_by_name(path.name), ""
    if kind == Kind.NOTEBOOK or may_hold_a_notebook(path.name):
        try:
            kind = _kind_inside(kind, read())
        except Problem as problem:
            trouble = str(problem) if kind != Kind.NOTEBOOK else ""  # of a notebook the gate says it
    return HandedFile(path, inside, modified, kind, read, trouble)


def _kind_inside(kind: Kind, data: bytes) -> Kind:
    return kind_by_content(data) or (Kind.NOTEBOOK if kind == Kind.NOTEBOOK or is_notebook(data) else kind)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Problem(_("{name} can't be opened: {reason}.").format(name=path.name, reason=reason(error))) from error


def _linked(path: Path, inside: tuple[str, ...]) -> HandedFile:
    return HandedFile(path, inside, 0.0, Kind.LINK, _nothing)


def _closed(path: Path, folder: Path) -> HandedFile:
    """A folder that can't be opened: a file in itself, so that whose it is isn't lost."""
    return HandedFile(path, path.relative_to(folder).parts, 0.0, Kind.CLOSED, _nothing)


def _nothing() -> bytes:
    return b""
