"""What kind of file somebody handed in, by its name and its first bytes, and which name their work has in it."""

import json
import re
import unicodedata
from enum import StrEnum


class Kind(StrEnum):
    """What a file is, for whoever grades."""

    NOTEBOOK = "notebook"
    ARCHIVE = "archive"  # one that could not be opened
    PACKED = "packed"  # a form of archive that is not opened here
    ICLOUD = "icloud"
    SHORTCUT = "shortcut"
    UNFINISHED = "unfinished"
    LINK = "link"
    CLOSED = "closed"  # a folder or file that this computer doesn't let us read
    PRINT = "print"
    PICTURE = "picture"
    OTHER = "other"


_ENDINGS = {
    "shortcut": ".lnk .url .webloc .desktop .gdoc .gsheet .gslides .gshortcut .glink .gcolab .website .cloud .cloudf",
    "unfinished": ".crdownload .part .partial .download .opdownload .filepart .tmp",
    "print": ".html .htm .mhtml .mht .webarchive .xhtml .pdf",
    "picture": ".jpg .jpeg .png .heic .heif .gif .webp .tif .tiff .bmp .svg .mov .mp4 .m4v",
    "packed": ".rar .7z .tar .gz .tgz .bz2 .xz .zipx .cab .dmg",
}
_MAY_HOLD_A_NOTEBOOK = {"", ".txt", ".json", ".download", ".bak", ".old"}
_BEGINNINGS = {
    b"book\x00\x00\x00\x00mark": Kind.SHORTCUT,  # of macOS
    b"[internetshortcut]": Kind.SHORTCUT,
    b"bplist00": Kind.ICLOUD,
    b"pk\x03\x04": Kind.ARCHIVE,
    b"<!doctype": Kind.PRINT,
    b"<html": Kind.PRINT,
    b"%pdf": Kind.PRINT,
    b"\xff\xd8\xff": Kind.PICTURE,
    b"\x89png": Kind.PICTURE,
}
BY_THE_COMPUTER = {".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", ".localized", "icon\r"}
# What programs put around the name of a file that is there already. The number tells which came later.
_COPY_MARKS = [
    re.compile(r"^(?P<rest>.+)\.[A-Za-z0-9]{1,10}$"),
    re.compile(r"^(?:kopie van|copy of|kopie von|copie de)\s+(?P<rest>.+)$", re.IGNORECASE),
    re.compile(r"^(?P<rest>.+?)\s*\((?P<number>\d{1,3})\)$"),
    re.compile(r"^(?P<rest>.+?)\s*\([^()]*\)$"),
    re.compile(r"^(?P<rest>.+?)-Copy(?P<number>\d{1,3})$", re.IGNORECASE),
    re.compile(r"^(?P<rest>.+?)(?:\s*[-–]\s*|[ _])(?:kopie|copy|copie)(?:\s*(?P<number>\d{1,3}))?$", re.IGNORECASE),
    re.compile(r"^(?P<rest>.+?)\.(?:new|nieuw)-\d+$", re.IGNORECASE),
    re.compile(r"^(?P<rest>.+?)[ _-](?:v|versie|version)?\s*(?P<number>\d{1,3})$", re.IGNORECASE),
    re.compile(r"^(?P<rest>.+?)\s+-\s+(?:snelkoppeling|shortcut|alias)$", re.IGNORECASE),
    re.compile(r"^(?P<rest>.+?)\s+alias$", re.IGNORECASE),
]


def kind_by_name(name: str) -> Kind:
    """Return what the file called `name` is, as far as its name tells."""
    ending = _ending(name)
    if ending == ".icloud":
        return Kind.ICLOUD
    if ending in (".ipynb", ".zip"):
        return Kind.NOTEBOOK if ending == ".ipynb" else Kind.ARCHIVE
    return next((Kind(kind) for kind, endings in _ENDINGS.items() if ending in endings.split()), Kind.OTHER)


def kind_by_content(data: bytes) -> Kind | None:
    """Return what `data` is where its first bytes tell that it is no notebook, whatever its name; else None."""
    head = data[:20].lstrip().lower()
    return next((kind for start, kind in _BEGINNINGS.items() if head.startswith(start)), None)


def may_hold_a_notebook(name: str) -> bool:
    """Tell whether a file that isn't called a notebook is worth a look inside."""
    return _ending(name) in _MAY_HOLD_A_NOTEBOOK or ".ipynb" in name.lower()


def is_notebook(data: bytes) -> bool:
    """Tell whether `data` is that of a notebook, whatever its file is called."""
    if b'"nbformat"' not in data:
        return False
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return True  # one that was damaged: then the gate says so
    return isinstance(content, dict) and "nbformat" in content


def is_by_the_computer(name: str) -> bool:
    """Tell whether no person made the file called `name`: hidden, of the system, or of a program that has a file open."""
    hidden = name.startswith((".", "~$")) and _ending(name) != ".icloud"
    return hidden or name.lower() in BY_THE_COMPUTER


def name_of_work(name: str) -> tuple[str, int | None]:
    """Return the name of the work in the file called `name`, and the number that a copy of it has, if any.

    "reading (1).ipynb", "Kopie van reading.ipynb.txt" and ".reading.ipynb.icloud" are all "reading".
    """
    stem = unicodedata.normalize("NFC", name).removeprefix(".").strip()
    number = None
    while (shorter := _shortened(stem)) is not None:
        stem, found = shorter
        number = found if number is None else number
    return stem, number


def _shortened(stem: str) -> tuple[str, int | None] | None:
    for mark in _COPY_MARKS:
        if found := mark.match(stem):
            number = found.groupdict().get("number")
            return found["rest"].strip(), int(number) if number else None
    return None


def _ending(name: str) -> str:
    place = name.rfind(".")
    return name[place:].lower() if place > 0 else ""
