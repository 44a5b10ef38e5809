"""Look into a zip without unpacking it on the disk: no name in it can lead anywhere, and no zip can fill the computer."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from datawijs.course.problem import Problem
from datawijs.language import _

MOST_FILES = 2000
MOST_BYTES = 500_000_000  # of all files together, unpacked
DEEPEST = 3  # a zip in a zip in a zip, as when a whole group is downloaded at once
_UTF8 = 0x800
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True)
class Member:
    """A file in an archive: its folders and name, when it was changed (seconds since 1970), and how to read it."""

    parts: tuple[str, ...]
    modified: float
    read: Callable[[], bytes]


def members(source: Path | bytes, name: str, passed_over: Callable[[str], bool]) -> Iterator[Member]:
    """Yield the files in the zip `source`, called `name`; not those with a part of their name that is `passed_over`.

    Raises Problem, with a sentence for the coach, when it can't be read, is locked, or holds too much.
    """
    try:
        archive = zipfile.ZipFile(_opened(source))  # stays open as long as a member of it may be read
        found = [(info, parts) for info in archive.infolist() if (parts := _parts(info))]
    except _BROKEN as error:
        raise _damaged(name) from error
    found = [(info, parts) for info, parts in found if not info.is_dir() and not any(map(passed_over, parts))]
    if any(info.flag_bits & _ENCRYPTED for info, _parts_of in found):
        raise Problem(_("{name} is locked with a password. Unpack it and put the notebook here.").format(name=name))
    if len(found) > MOST_FILES or sum(info.file_size for info, _parts_of in found) > MOST_BYTES:
        raise Problem(
            _("{name} holds too many or too large files to look through. Unpack it and put the notebook here.").format(
                name=name
            )
        )
    for info, parts in found:
        yield Member(parts, _changed(info), _reader(archive, info, name))


def _opened(source: Path | bytes) -> Path | io.BytesIO:
    return source if isinstance(source, Path) else io.BytesIO(source)


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            return archive.read(info)  # zipfile reads no more than the size that was counted above
        except _BROKEN as error:
            raise _damaged(name) from error

    return read


def _damaged(name: str) -> Problem:
    return Problem(_("{name} is damaged: it can't be unpacked. Ask for the notebook itself.").format(name=name))


def _parts(info: zipfile.ZipInfo) -> tuple[str, ...]:
    """The folders and name of a file; steps upwards, drives and roots are no names."""
    names = _as_written(info).replace("\\", "/").split("/")
    return tuple(name for name in names if name not in ("", ".", "..") and not name.endswith(":"))


def _as_written(info: zipfile.ZipInfo) -> str:
    """The name as it was written: macOS writes UTF-8 without saying so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _changed(info: zipfile.ZipInfo) -> float:
    try:
        return datetime(*info.date_time).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
