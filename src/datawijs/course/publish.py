"""Putting the finished site in a folder, next to whatever else is there.

A list of the files that we put there stays beside them. Only those are ever overwritten or taken away; a folder `nl` or a first
page that isn't on such a list is somebody else's, and then nothing is written at all.
"""

import filecmp
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from datawijs.course.edition_file import NAME as EDITION_FILE
from datawijs.course.problem import Problem
from datawijs.language import LANGUAGES, _
from datawijs.system_trouble import reason

MANIFEST = ".datawijs-site.json"
FIRST_PAGE = "index.html"
FIRST_FILES = (FIRST_PAGE, ".nojekyll", EDITION_FILE)

File = Path | bytes  # a file to copy, or what is in one


def prepare_folder(out: Path, *, ours: str = MANIFEST) -> None:
    """Make the folder `out` if need be. Raises Problem if it can't be written or holds something of others in our places.

    `ours` is the name of the list by which we know that what stands there is ours.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / f".datawijs-{os.getpid()}"
        probe.write_text("", encoding="utf-8")
        probe.unlink()
    except OSError as error:
        raise unwritable(out, error) from error
    _require_ours(out, ours)


def publish(site: Path, out: Path) -> None:
    """Copy the finished `site` to `out`: what has changed only, and away with our own files that are no longer in it."""
    publish_files({name: site / name for name in site_files(site)}, out)


def publish_files(files: Mapping[str, File], out: Path) -> None:
    """Write the `files`, by their names in `out`: what has changed only, and away with our own that aren't among them."""
    before = _manifest(out)
    _require_ours(out, MANIFEST)
    try:
        _write_manifest(out, sorted(before | files.keys()))  # first, so that an interrupted copy still counts as ours
        for name in sorted(files):
            put_file(files[name], out / name)
        for name in sorted(before - files.keys()):
            (out / name).unlink(missing_ok=True)
            _remove_empty(out, (out / name).parent)
        _write_manifest(out, sorted(files))
    except OSError as error:
        raise unwritable(out, error) from error


def site_files(site: Path) -> set[str]:
    """Return the names of the files of the site in the folder `site`."""
    places = [site / name for name in FIRST_FILES]
    for language in LANGUAGES:
        places += [path for path in (site / language).rglob("*") if path.is_file() and path.name != ".buildinfo"]
    return {path.relative_to(site).as_posix() for path in places}


def _require_ours(out: Path, ours: str) -> None:
    if (out / ours).is_file():
        return
    foreign = [name for name in (*LANGUAGES, FIRST_PAGE) if (out / name).exists()]
    if foreign:
        raise Problem(
            _(
                "{folder} already has {names}, and not from Datawijs. Nothing was written. Name another folder, or move "
                "those away first."
            ).format(folder=out, names=", ".join(foreign))
        )


def _manifest(out: Path) -> set[str]:
    path = out / MANIFEST
    if not path.is_file():
        return set()
    try:
        names = json.loads(path.read_text(encoding="utf-8"))
        return {name for name in names if (out / name).resolve().is_relative_to(out.resolve())}
    except (OSError, ValueError, TypeError):
        return set()  # then nothing is taken away


def _write_manifest(out: Path, names: list[str]) -> None:
    put_file((json.dumps(names, indent=0) + "\n").encode(), out / MANIFEST)


def put_file(content: File, target: Path) -> None:
    """Write a file, if it isn't there yet as it should be. Raises OSError when it can't be written."""
    if target.is_file() and _is(target, content):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    # beside it first: whoever reads the page meanwhile gets the old or the new one, whole
    fresh = target.with_name(f"{target.name}.new")
    if isinstance(content, bytes):
        fresh.write_bytes(content)
    else:
        shutil.copyfile(content, fresh)
    os.replace(fresh, target)


def _is(target: Path, content: File) -> bool:
    if isinstance(content, bytes):
        return target.stat().st_size == len(content) and target.read_bytes() == content
    return filecmp.cmp(content, target, shallow=False)


def _remove_empty(out: Path, folder: Path) -> None:
    while folder != out and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def unwritable(out: Path, error: OSError) -> Problem:
    """Return the problem that the folder `out` can't be written."""
    return Problem(
        _("The site can't be written in {folder}: {error}. Name a folder where you may write.").format(
            folder=out, error=reason(error)
        )
    )
