"""Putting the finished site in a folder, next to whatever else is there.

A list of the files that we put there stays beside them. Only those are ever overwritten or taken away; a folder `nl` or a first
page that isn't on such a list is somebody else's, and then nothing is written at all.
"""

import filecmp
import json
import os
import shutil
from pathlib import Path

from datawijs.course.problem import Problem
from datawijs.language import LANGUAGES, _
from datawijs.system_trouble import reason

MANIFEST = ".datawijs-site.json"
FIRST_FILES = ("index.html", ".nojekyll")


def prepare_folder(out: Path) -> None:
    """Make the folder `out` if need be. Raises Problem if it can't be written or holds something of others in our places."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / f".datawijs-{os.getpid()}"
        probe.write_text("", encoding="utf-8")
        probe.unlink()
    except OSError as error:
        raise _unwritable(out, error) from error
    _require_ours(out)


def publish(site: Path, out: Path) -> None:
    """Copy the finished `site` to `out`: what has changed only, and away with our own files that are no longer in it."""
    before = _manifest(out)
    now = _files(site)
    _require_ours(out)
    try:
        _write_manifest(out, sorted(before | now))  # first, so that an interrupted copy still counts as ours
        for name in sorted(now):
            _copy_changed(site / name, out / name)
        for name in sorted(before - now):
            (out / name).unlink(missing_ok=True)
            _remove_empty(out, (out / name).parent)
        _write_manifest(out, sorted(now))
    except OSError as error:
        raise _unwritable(out, error) from error


def _files(site: Path) -> set[str]:
    places = [site / name for name in FIRST_FILES]
    for language in LANGUAGES:
        places += [path for path in (site / language).rglob("*") if path.is_file() and path.name != ".buildinfo"]
    return {path.relative_to(site).as_posix() for path in places}


def _require_ours(out: Path) -> None:
    if (out / MANIFEST).is_file():
        return
    foreign = [name for name in (*LANGUAGES, "index.html") if (out / name).exists()]
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
    text = json.dumps(names, indent=0) + "\n"
    path = out / MANIFEST
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _copy_changed(source: Path, target: Path) -> None:
    if target.is_file() and filecmp.cmp(source, target, shallow=False):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    # beside it first: whoever reads the page meanwhile gets the old or the new one, whole
    fresh = target.with_name(f"{target.name}.new")
    shutil.copyfile(source, fresh)
    os.replace(fresh, target)


def _remove_empty(out: Path, folder: Path) -> None:
    while folder != out and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _unwritable(out: Path, error: OSError) -> Problem:
    return Problem(
        _("The site can't be written in {folder}: {error}. Name a folder where you may write.").format(
            folder=out, error=reason(error)
        )
    )
