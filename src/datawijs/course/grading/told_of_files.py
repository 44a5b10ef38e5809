"""What a coach is told about files that are no notebook that can be graded: what each is, and what helps."""

from collections.abc import Iterable

from datawijs.course.grading.file_kinds import Kind
from datawijs.course.grading.handed_files import HandedFile
from datawijs.language import _

MOST_NAMED = 3


def told_of_files(files: Iterable[HandedFile]) -> str:
    """Say what the `files` are and what to do, a sentence or two for each kind; "" when there are none."""
    files = list(files)
    troubled = [file.trouble for file in files if file.trouble]
    rest = [file for file in files if not file.trouble]
    kinds = dict.fromkeys(file.kind for file in rest)
    told = [_told(kind, names([file.name for file in rest if file.kind == kind])) for kind in kinds]
    return " ".join([*dict.fromkeys(troubled[:MOST_NAMED]), *told])


def names(all_names: list[str]) -> str:
    """Name the first few, and say that there are more."""
    named = ", ".join(name.removeprefix(".").removesuffix(".icloud") for name in all_names[:MOST_NAMED])
    more = len(all_names) - MOST_NAMED
    return named if more <= 0 else _("{names} and {number} more").format(names=named, number=more)


def _told(kind: Kind, named: str) -> str:
    return {
        Kind.NOTEBOOK: _("{names}: this is no exercise of the course."),
        Kind.ARCHIVE: _("{names}: this zip can't be opened. Ask for the notebook itself."),
        Kind.PACKED: _("{names}: this is packed in a way that isn't opened here. Unpack it and put the notebook here."),
        Kind.ICLOUD: _(
            "{names}: not downloaded from iCloud yet. Click the cloud beside the file in Finder, wait until it is gone, and "
            "grade again."
        ),
        Kind.SHORTCUT: _(
            "{names}: this only points to a file elsewhere. Open it, download the notebook itself (.ipynb) and put that here."
        ),
        Kind.UNFINISHED: _("{names}: this download broke off. Download it once more, and grade again."),
        Kind.LINK: _("{names}: this is a link to another place, which isn't followed. Put the file itself here."),
        Kind.CLOSED: _("{names}: this computer doesn't let us look inside. Copy it to a folder of your own first."),
        Kind.PRINT: _(
            "{names}: this shows the notebook but has no cells to grade. Ask for the notebook itself: in JupyterLab, "
            "right-click the file and choose Download."
        ),
        Kind.PICTURE: _(
            "{names}: a picture, which you can look at yourself. To have it graded, ask for the notebook itself, the file that "
            "ends in .ipynb."
        ),
        Kind.OTHER: _("There is: {names}. Ask for the notebook itself, the file that ends in .ipynb."),
    }[kind].format(names=named)
