"""Publishing the course for all schools of a folder: a folder, a zip if wanted, and one first page with all of them."""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from datawijs.course.problem import Problem
from datawijs.course.publish import File, prepare_folder, publish_files, put_file, unwritable
from datawijs.course.schools.board_page import board_files
from datawijs.course.schools.made_schools import NAME as OURS
from datawijs.course.schools.made_schools import MadeSchools
from datawijs.course.schools.school_file import FILE_OF_A_SCHOOL, School, read_school, shown_name
from datawijs.course.schools.stamp import SiteForSchools
from datawijs.language import _, ngettext

ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
STILL = (1980, 1, 1, 0, 0, 0)  # the time of every file in a zip, so that the same site is the same zip
PACKED = (".pdf", ".png", ".jpg", ".jpeg", ".webp")  # no smaller in a zip
COMPRESSION = 1  # a third larger than with 9, in a tenth of the time


def publish_schools(
    schools: Path,
    out: Path,
    site: Path,
    *,
    with_zips: bool = False,
    title: str | None = None,
    report: Callable[[str], None] = print,
) -> None:
    """Write the course of each school in the folder `schools` to a folder in `out`, from the site in the folder `site`.

    A school is a file such as `oak.yml`, or `school.yml` in a folder `oak`; its course comes in `out/oak`. `title` is that of
    the first page, if it isn't to be the usual one. `report` is called with a sentence for each. Raises Problem when nothing
    can be made, and at the end, naming them, when some schools couldn't; all others are made then.
    """
    found = _school_files(schools)
    stamp = SiteForSchools(site)
    prepare_folder(out, ours=OURS)
    made, problems = MadeSchools.of(out), []
    keys: dict[str, str] = {}
    for number, (address, path) in enumerate(found.items(), start=1):
        place = {"number": number, "total": len(found)}
        try:
            school = read_school(path, address, trainings=stamp.edition.trainings, themes=stamp.themes())
            _require_own_place(school, path, keys)
            report(_("School {number} of {total}: {name} …").format(**place, name=school.name))
            _publish(school, stamp.files_for(school), made, with_zip=with_zips)
        except Problem as problem:
            problems.append(str(problem))
            report(
                _("School {number} of {total}: {file} has to be mended first.").format(**place, file=shown_name(path))
            )
    _write_first_page(made, set(found), title, report)
    report(_told(len(found) - len(problems), out))
    if problems:
        raise Problem("\n".join([_("Not made, so that what stood there before still stands:"), *problems]))


def _told(number: int, out: Path) -> str:
    done = ngettext("Done: {number} school is in {folder}", "Done: {number} schools are in {folder}", number)
    return done.format(number=number, folder=out)


def _school_files(folder: Path) -> dict[str, Path]:
    """The file of each school, by its address, in order."""
    found = {path.stem: path for path in sorted(folder.glob("*.yml"))}
    found |= {path.parent.name: path for path in sorted(folder.glob(f"*/{FILE_OF_A_SCHOOL}"))}
    if not found:
        raise Problem(
            _(
                "There is no school in {folder}. Write a file for each, such as oak.yml, with at least a line "
                "name: The Oak  in it."
            ).format(folder=folder)
        )
    return dict(sorted(found.items()))


def _require_own_place(school: School, path: Path, keys: dict[str, str]) -> None:
    """Refuse an address that can't stand in a link, and two schools that would share answers."""
    if not ADDRESS.fullmatch(school.address):
        raise Problem(
            _(
                "{file}: its name becomes part of an address. Use small letters, digits and hyphens, such as the-oak."
            ).format(file=shown_name(path))
        )
    other = keys.setdefault(school.storage_key, school.address)
    if other != school.address:
        raise Problem(
            _("{file}: {other} has the same storage_key {key}, so they would share answers. Give each its own.").format(
                file=shown_name(path), other=other, key=school.storage_key
            )
        )


def _publish(school: School, files: Mapping[str, File], made: MadeSchools, *, with_zip: bool) -> None:
    folder, archive = made.out / school.address, made.out / f"{school.address}.zip"
    prepare_folder(folder)
    if with_zip and archive.exists() and archive.name not in made.files:
        raise Problem(
            _("{file} stands there already, and not from Datawijs. It was left as it is; move it away first.").format(
                file=archive
            )
        )
    try:
        publish_files(files, folder)
        made.note_school(school)
        if with_zip:
            made.note_file(archive.name)
            _write_zip(files, school.address, archive)
    except OSError as error:
        raise unwritable(made.out, error) from error


def _write_zip(files: Mapping[str, File], folder: str, path: Path) -> None:
    """Write the files, all in one folder, so that who unpacks them finds them together."""
    fresh = path.with_name(f"{path.name}.new")
    with zipfile.ZipFile(fresh, "w", compresslevel=COMPRESSION) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(f"{folder}/{name}", STILL)
            member.external_attr = 0o644 << 16
            member.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(member, content if isinstance(content, bytes) else content.read_bytes())
    fresh.replace(path)


def _write_first_page(made: MadeSchools, addresses: set[str], title: str | None, report: Callable[[str], None]) -> None:
    for gone in made.keep_only(addresses):
        report(
            _("{school} has no file any more. Its course still stands in {folder}; take it away yourself.").format(
                school=gone, folder=made.out / gone
            )
        )
    zips = {address for address in made.schools if f"{address}.zip" in made.files}
    for name, content in board_files(made.schools, zips, title).items():
        made.note_file(name)
        put_file(content, made.out / name)
