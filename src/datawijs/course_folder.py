"""Where the course lives: the folder with its pages, exercises and data."""

from pathlib import Path

from datawijs.language import _

LANDMARK = "_toc.yml"


def course_folder(start: Path | None = None) -> Path:
    """Return the folder of the course: the first one upward from `start` that has a `_toc.yml`.

    Without `start`, look upward from the working folder, then from where this package stands (it is installed from the
    folder of the course). Raises FileNotFoundError with a sentence for the reader.
    """
    starts = [start] if start else [Path.cwd(), Path(__file__).parent]
    for place in starts:
        for folder in (place.resolve(), *place.resolve().parents):
            if (folder / LANDMARK).is_file():
                return folder
    raise FileNotFoundError(
        _(
            "The course was not found near {place}. Go to the folder of Datawijs (it has a file {landmark}) and try again."
        ).format(place=starts[0].resolve(), landmark=LANDMARK)
    )
