"""Folders as coaches get them: each odd in a way of its own, with the rows that the overview should have."""

import io
import json
import os
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handed_in import NOTEBOOKS, exercise, filled_in, hand_in

from datawijs.course.grading.grades import Status

READING, TABLE = "beginner-reading", "beginner-class-table"
HALF = {"answer_read": 'answer_1 = "3"', "answer_compare": 'answer_2 = ""'}
Row = tuple[str, str, Status]


@dataclass(frozen=True)
class Case:
    """A folder: `make` fills it; `rows` are all there should be; `told` is what a row says, in Dutch and in English.

    `points`: of a row when the work is really run. `aside`: what is told below the table, in Dutch.
    """

    make: Callable[[Path], None]
    rows: list[Row]
    told: dict[str, tuple[str, str]]
    points: dict[str, float]
    aside: str = ""


def put(folder: Path, content: dict[str, dict | bytes], times: dict[str, int] | None = None) -> None:
    """Write files in `folder`; `times`: seconds since 1970 for some of them."""
    for name, data in content.items():
        hand_in(folder / name, data)
        os.utime(folder / name, ((times or {}).get(name, 1_700_000_000),) * 2)


def zipped(content: dict[str, dict | bytes]) -> bytes:
    """Return a zip with these files, as bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, one in content.items():
            archive.writestr(name, one if isinstance(one, bytes) else json.dumps(one))
    return data.getvalue()


def locked(content: dict[str, dict | bytes]) -> bytes:
    """Return a zip whose files say that they are encrypted."""
    data = bytearray(zipped(content))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def whole_copy(**answers: dict) -> dict[str, dict | bytes]:
    """Return the files of a learner's copy of the course; `answers`: the exercises that were filled in."""
    copy: dict[str, dict | bytes] = {
        f"my-datawijs/nl/exercises/{name}/{file}": answers.get(name.replace("-", "_"), exercise(name))
        for name, file in NOTEBOOKS.items()
    }
    page = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    pages = {
        f"my-datawijs/nl/modules/{part}/0{n}-page.ipynb": page for part in ("beginner", "advanced") for n in range(1, 5)
    }
    return (
        copy | pages | {"my-datawijs/nl/datasets/board/pupils.csv": b"a,b\n", "my-datawijs/nl/book/welcome.md": b"# x"}
    )


def within(person: str, content: dict[str, dict | bytes]) -> dict[str, dict | bytes]:
    return {f"{person}/{name}": data for name, data in content.items()}


def old_format(notebook: dict) -> bytes:
    """Return `notebook` as IPython wrote it before 2015."""
    worksheet = [
        {
            "cell_type": cell["cell_type"],
            "metadata": cell["metadata"],
            **(
                {"input": cell["source"], "outputs": [], "language": "python", "collapsed": False}
                if cell["cell_type"] == "code"
                else {"source": cell["source"]}
            ),
        }
        for cell in notebook["cells"]
    ]
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": worksheet, "metadata": {}}],
    }
    return json.dumps(old).encode()


def with_figures(notebook: dict, size: int) -> dict:
    """Return `notebook` with figures of `size` bytes left in."""
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * size}}]
    return notebook


GOOD = filled_in(READING)
NFC, NFD = (unicodedata.normalize(form, "Zoë") for form in ("NFC", "NFD"))
OLD, NEW = 1_700_000_000, 1_700_090_000
PLIST = b"bplist00\xd4\x01\x02"
G, N, X, B = Status.GRADED, Status.NOT_HANDED_IN, Status.NOT_GRADED, Status.NOT_BEGUN


def case(
    content: dict[str, dict | bytes],
    rows: list[Row],
    told: dict[str, tuple[str, str]] | None = None,
    points: dict[str, float] | None = None,
    *,
    times: dict[str, int] | None = None,
    aside: str = "",
) -> Case:
    return Case(lambda folder: put(folder, content, times), rows, told or {}, points or {}, aside)


def newest(copy: str) -> Case:
    """The half work under the exercise's name, and the whole work as a newer `copy` beside it."""
    content = {"Bram/reading.ipynb": filled_in(READING, **HALF), f"Bram/{copy}": GOOD}
    times = {"Bram/reading.ipynb": OLD, f"Bram/{copy}": NEW}
    told = {"Bram": ("de nieuwste versie", "the newest version")}
    return case(content, [("Bram", READING, G)], told, {"Bram": 8}, times=times)


def stands_for(name: str, data: bytes, nl: str, en: str, status: Status = X) -> Case:
    """A file that isn't the notebook, of somebody beside Anna, who handed hers in."""
    rows = [("Anna", READING, G), ("Gijs", READING, status)]
    return case({"Anna/reading.ipynb": GOOD, f"Gijs/{name}": data}, rows, {"Gijs": (nl, en)})


CASES: dict[str, Case] = {
    # a file that stands for another
    "icloud": stands_for(
        ".reading.ipynb.icloud", PLIST, "nog niet gedownload uit iCloud", "not downloaded from iCloud"
    ),
    "icloud-unnamed": stands_for(
        ".mijn werk.ipynb.icloud", PLIST, "mijn werk.ipynb: nog niet gedownload", "not downloaded"
    ),
    "gdoc": stands_for("reading.gdoc", b'{"doc_id": "x"}', "verwijst alleen", "only points to"),
    "url": stands_for("reading.ipynb.url", b"[InternetShortcut]", "verwijst alleen", "only points to"),
    "webloc": stands_for("werk.webloc", b"<plist/>", "verwijst alleen", "only points to"),
    "lnk": stands_for("reading.ipynb - Snelkoppeling.lnk", b"L\0\0\0", "verwijst alleen", "only points to"),
    "mac-alias": stands_for("reading.ipynb", b"book\0\0\0\0mark\0\0\0\0", "verwijst alleen", "only points to"),
    "half-downloaded": stands_for("reading.ipynb.crdownload", b'{"cells": [', "afgebroken", "broke off"),
    "only-what-windows-makes": case(
        {"Anna/reading.ipynb": GOOD, "Gijs/desktop.ini": b"x", "Hans/.DS_Store": b"x", "Ina/~$werk.docx": b"x"},
        [("Anna", READING, G), ("Gijs", READING, N), ("Hans", READING, N), ("Ina", READING, N)],
    ),
    # versions
    "browser-copy": newest("reading (1).ipynb"),
    "lab-copy": newest("reading-Copy1.ipynb"),
    "drive-copy": newest("Kopie van reading.ipynb"),
    "windows-copy": newest("reading - kopie.ipynb"),
    "mac-copy": newest("reading kopie 2.ipynb"),
    "conflict": newest("reading (Bram's conflicted copy 2026-03-01).ipynb"),
    "own-name": newest("mijn werk.ipynb"),
    "same-time-number-tells": case(
        {"Bram/reading.ipynb": filled_in(READING, **HALF), "Bram/reading (2).ipynb": GOOD},
        [("Bram", READING, G)],
        {"Bram": ("reading (2).ipynb", "reading (2).ipynb")},
        {"Bram": 8},
    ),
    "same-time-no-number": case(
        {"Bram/reading.ipynb": filled_in(READING, **HALF), "Bram/reading - kopie.ipynb": GOOD},
        [("Bram", READING, X)],
        {"Bram": ("Er zijn 2 bestanden", "There are 2 files")},
    ),
    "newest-untouched": case(
        {"Bram/reading.ipynb": GOOD, "Bram/reading (1).ipynb": exercise(READING)},
        [("Bram", READING, G)],
        {"Bram": ("niets in is ingevuld: reading (1).ipynb", "nothing is filled in there: reading (1).ipynb")},
        {"Bram": 8},
        times={"Bram/reading.ipynb": OLD, "Bram/reading (1).ipynb": NEW},
    ),
    "twice-the-same": case(
        {"Bram/reading.ipynb": GOOD, "Bram/reading (1).ipynb": GOOD}, [("Bram", READING, G)], {}, {"Bram": 8}
    ),
    "broken-beside-good": case(
        {"Bram/reading.ipynb": b'{"cells": [', "Bram/reading (1).ipynb": GOOD},
        [("Bram", READING, G)],
        {"Bram": ("reading.ipynb is beschadigd", "reading.ipynb is damaged")},
        {"Bram": 8},
    ),
    "teams-versions": case(
        {
            "Submitted files/Anna J/Opdracht 1/Version 1/reading.ipynb": GOOD,
            "Submitted files/Anna J/Opdracht 1/Version 2/reading.ipynb": filled_in(READING, **HALF),
            "Submitted files/Bo/Opdracht 1/Version 1/reading.ipynb": GOOD,
        },
        [("Anna J", READING, G), ("Bo", READING, G)],
        {"Anna J": ("Version 2/reading.ipynb is nagekeken", "Version 2/reading.ipynb, the newest")},
        {"Anna J": 5, "Bo": 8},
    ),
    # who is who
    "group": case(
        {"groep 3/Anna/reading.ipynb": GOOD, "groep 3/Bram/reading.ipynb": exercise(READING)},
        [("Anna", READING, G), ("Bram", READING, B)],
        aside="“groep 3” is gelezen als een groep: Anna, Bram. Is het één persoon?",
    ),
    "two-groups-one-name": case(
        {"groep 3/Anna/reading.ipynb": GOOD, "groep 4/Anna/reading.ipynb": filled_in(READING, **HALF)},
        [("groep 3 – Anna", READING, G), ("groep 4 – Anna", READING, G)],
    ),
    "group-without-a-word": case(
        {"bij Karin/Anna/reading.ipynb": GOOD, "bij Karin/Bram/reading.ipynb": GOOD},
        [("Anna", READING, G), ("Bram", READING, G)],
        aside="“bij Karin” is gelezen als een groep: Anna, Bram",
    ),
    "group-of-loose-files": case(
        {"groep 3/Anna_reading.ipynb": GOOD, "groep 3/Bram_reading (1).ipynb": GOOD},
        [("Anna", READING, G), ("Bram", READING, G)],
    ),
    "too-high": case(
        {"Ingeleverd/2026/Anna/reading.ipynb": GOOD, "Ingeleverd/2026/Bram/class-table.ipynb": filled_in(TABLE)},
        [("Anna", READING, G), ("Anna", TABLE, N), ("Bram", READING, N), ("Bram", TABLE, G)],
    ),
    "people-or-folders": case(
        {"Karin/Anna/reading.ipynb": GOOD, "Karin/Bram/class-table.ipynb": filled_in(TABLE)},
        [("Karin", READING, G), ("Karin", TABLE, G)],
        aside="Karin is gelezen als één persoon, met de mappen Anna, Bram. Zijn dat mensen?",
    ),
    "an-assignment-each": case(
        {"Opdracht 1/Anna/reading.ipynb": GOOD, "Opdracht 2/Anna/class-table.ipynb": filled_in(TABLE)},
        [("Anna", READING, G), ("Anna", TABLE, G)],
    ),
    "versions-are-no-people": case(
        {"Anna/oud/reading.ipynb": filled_in(READING, **HALF), "Anna/nieuw/reading.ipynb": GOOD},
        [("Anna", READING, G)],
        {"Anna": ("nieuw/reading.ipynb is nagekeken", "nieuw/reading.ipynb, the newest")},
        times={"Anna/oud/reading.ipynb": OLD, "Anna/nieuw/reading.ipynb": NEW},
    ),
    "one-name-two-ways": case(
        {f"{NFC}/reading.ipynb": GOOD, f"{NFD}/class-table.ipynb": filled_in(TABLE)},
        [(NFC, READING, G), (NFC, TABLE, G)],
        aside="De naam Zoë staat op 2 manieren gespeld",
    ),
    # not begun
    "untouched": case(
        {"Cato/reading.ipynb": exercise(READING), "Anna/reading.ipynb": GOOD},
        [("Anna", READING, G), ("Cato", READING, B)],
        {"Cato": ("Dat is geen nul", "That is no zero")},
    ),
    "untouched-alone": case({"Cato/reading.ipynb": exercise(READING, "en")}, [("Cato", READING, B)]),
    "answer-in-a-cell-of-ones-own": case(
        {
            "Cato/reading.ipynb": exercise(READING)
            | {
                "cells": [
                    *exercise(READING)["cells"],
                    {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": "vraag 1: toets 6"},
                ]
            }
        },
        [("Cato", READING, G)],
        {},
        {"Cato": 0},
    ),
    "answer-in-the-check": case(
        {
            "Cato/reading.ipynb": exercise(READING)
            | {
                "cells": [
                    cell
                    | ({"source": 'answer_1 = "6"\n' + "".join(cell["source"])} if cell["id"] == "check-read" else {})
                    for cell in exercise(READING)["cells"]
                ]
            }
        },
        [("Cato", READING, G)],
        {"Cato": ("Een testcel was veranderd; het origineel is gebruikt (Vraag 1)", "the original was used (Vraag 1)")},
        {"Cato": 0},
    ),
    "whole-copy": case(
        within("Daan", whole_copy(beginner_reading=GOOD)) | {"Anna/reading.ipynb": GOOD},
        [("Anna", READING, G), ("Daan", READING, G)],
        {},
        {"Daan": 8},
        aside="Daan: er kwamen nog 8 opdrachten mee",
    ),
    "whole-copy-untouched": case(
        within("Daan", whole_copy()) | {"Anna/reading.ipynb": GOOD},
        [("Anna", READING, G), ("Daan", READING, B)],
    ),
    "whole-copy-alone": case(
        within("Daan", whole_copy()),
        [("Daan", "", B)],
        {"Daan": ("9 opdrachten, allemaal zoals ze zijn uitgedeeld", "9 exercises are there, all as they were")},
    ),
    "nothing-but-photos": case(
        {"Gijs/foto.jpg": b"\xff\xd8", "Hans/IMG_1.HEIC": b"x"},
        [("Gijs", "", X), ("Hans", "", X)],
        {"Gijs": ("foto.jpg: een foto", "foto.jpg: a picture")},
    ),
    # other forms
    "zip": case({"Eva/reading.zip": zipped({"reading.ipynb": GOOD})}, [("Eva", READING, G)], {}, {"Eva": 8}),
    "zip-for-a-person": case({"Eva.zip": zipped({"map/reading.ipynb": GOOD})}, [("Eva", READING, G)]),
    "zip-of-all": case(
        {"download.zip": zipped({"Eva/reading.ipynb": GOOD, "Fien/werk.zip": zipped({"reading.ipynb": GOOD})})},
        [("Eva", READING, G), ("Fien", READING, G)],
    ),
    "zip-that-climbs": case(
        {"Eva/x.zip": zipped({"../../../Anna/reading.ipynb": GOOD, "C:\\boos\\..\\foto.png": b"x"})},
        [("Eva", READING, G)],
    ),
    "zip-locked": case(
        {"Eva/reading.zip": locked({"reading.ipynb": GOOD})}, [("Eva", READING, X)], {"Eva": ("wachtwoord", "password")}
    ),
    "zip-broken": case(
        {"Eva/reading.zip": zipped({"reading.ipynb": GOOD})[:300]},
        [("Eva", READING, X)],
        {"Eva": ("beschadigd", "damaged")},
    ),
    "zip-empty": case(
        {"Eva/reading.zip": zipped({})}, [("Eva", READING, X)], {"Eva": ("er zit geen bestand in", "no file in it")}
    ),
    "zip-of-thousands": case(
        {"Eva/reading.zip": zipped({f"{n}.txt": b"" for n in range(2001)})},
        [("Eva", READING, X)],
        {"Eva": ("te veel", "too many")},
    ),
    "zip-that-grows": Case(
        lambda folder: put(folder, {"Eva/reading.zip": zipped({f"{n}.ipynb": bytes(60_000_000) for n in range(9)})}),
        [("Eva", READING, X)],
        {"Eva": ("te veel of te grote", "too large")},
        {},
    ),
    "rar": case({"Eva/reading.rar": b"Rar!"}, [("Eva", READING, X)], {"Eva": ("ingepakt", "packed in a way")}),
    "txt": case(
        {"Fien/reading.ipynb.txt": GOOD},
        [("Fien", READING, G)],
        {"Fien": ("Het bestand heet reading.ipynb.txt", "called reading.ipynb.txt")},
        {"Fien": 8},
    ),
    "json": case({"Fien/reading.json": GOOD}, [("Fien", READING, G)]),
    "no-ending": case({"Fien/reading": GOOD}, [("Fien", READING, G)]),
    "txt-that-is-none": stands_for("reading.txt", b"vraag 1: toets 6", "Wel: reading.txt", "There is: reading.txt"),
    "html": stands_for("reading.html", b"<p>", "dit toont het notebook", "this shows the notebook"),
    "pdf": stands_for("mijn werk.pdf", b"%PDF", "dit toont het notebook", "this shows the notebook"),
    "photo": stands_for("foto.jpg", b"\xff\xd8", "een foto of film", "a picture"),
    "page-of-the-course": stands_for(
        "welcome.ipynb",
        json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode(),
        "geen opdracht van de cursus",
        "no exercise of the course",
    ),
    "old-format": case({"Hugo/reading.ipynb": old_format(GOOD)}, [("Hugo", READING, G)], {}, {"Hugo": 8}),
    "large-figures": case(
        {"Hugo/reading.ipynb": with_figures(filled_in(READING), 30_000_000)}, [("Hugo", READING, G)], {}, {"Hugo": 8}
    ),
    # folders that broke what was there before
    "moodle": case(
        {
            "Inleverzone week 3.zip": zipped(
                {
                    "Anna Peeters_12345_assignsubmission_file_/reading.ipynb": GOOD,
                    "Bram Claes_12346_assignsubmission_file_/reading (2).ipynb": GOOD,
                    "Cato_3_assignsubmission_file_/.reading.ipynb.icloud": PLIST,
                }
            )
        },
        [("Anna Peeters", READING, G), ("Bram Claes", READING, G), ("Cato", READING, X)],
    ),
    "all-loose": case(
        {
            "Anna.ipynb": GOOD,
            "Bram - reading.ipynb": GOOD,
            "reading_Cas.ipynb": GOOD,
            "Eva_reading.zip": zipped({"reading.ipynb": GOOD}),
            ".Hugo_reading.ipynb.icloud": PLIST,
            "reading.ipynb": GOOD,
            "foto Gijs.jpg": b"x",
            "foto Ina.jpg": b"x",
            "Jan.rar": b"x",
        },
        [*((name, READING, G) for name in ("Anna", "Bram", "Cas", "Eva")), ("Hugo", READING, X)],
        aside="Jan.rar, foto Gijs.jpg, foto Ina.jpg, reading.ipynb: er staat niet bij van wie",
    ),
    "zip-called-notebook": case({"Gus/reading.ipynb": zipped({"reading.ipynb": GOOD})}, [("Gus", READING, G)]),
    "web-page-called-notebook": stands_for("reading.ipynb", b"<!DOCTYPE html><p>", "dit toont het", "this shows the"),
    "both-languages": case(
        {
            "Anna/my-datawijs/nl/exercises/beginner-reading/reading.ipynb": exercise(READING),
            "Anna/my-datawijs/en/exercises/beginner-reading/reading.ipynb": filled_in(READING, "en"),
        },
        [("Anna", READING, G)],
        {},
        {"Anna": 8},
    ),
    "zips-in-zips": case(
        {"Bram/x.zip": zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"reading.ipynb": GOOD})})})})},
        [("Bram", "", X)],
        {"Bram": ("in te veel zips", "in too many zips")},
    ),
    "groups-in-groups": case(
        {
            "Team Zorg/Groep A/Anna/reading.ipynb": GOOD,
            f"Team Zorg/Groep B/{NFC}/reading.ipynb": GOOD,
            f"Team Zorg/Groep B/{NFD}/class-table.ipynb": filled_in(TABLE),
        },
        [("Anna", READING, G), ("Anna", TABLE, N), (NFC, READING, G), (NFC, TABLE, G)],
    ),
}
