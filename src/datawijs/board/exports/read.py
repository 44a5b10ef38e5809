"""Read an export as it should be read: with the separator, the encoding and the rest that its kind asks for."""

from pathlib import Path

import pandas as pd

from datawijs.board.exports.find import exports_folder
from datawijs.board.exports.kinds import KINDS
from datawijs.board.exports.options import reading_options
from datawijs.language import _


def read_export(name: str, school_id: str, folder: str | Path | None = None) -> pd.DataFrame:
    """Return the export `name`, such as "results-list", of a school as a table, as pandas reads it with the right options.

    folder: where the exports are (default: those of the course's own board). Missing tests, letters and texts such as
    “13,5/20” are still as in the file. Raises ValueError when there is no such file.
    """
    folder = Path(folder) if folder is not None else exports_folder()
    kind = next((kind for kind in KINDS if kind.name == name), None)
    if kind is None or not (folder / school_id / kind.file).is_file():
        known = ", ".join(sorted(f"{path.parent.name}/{path.stem}" for path in folder.glob("*/*.csv")))
        raise ValueError(
            _("There is no export {name!r} of school {school!r}. Choose one of: {known}.").format(
                name=name, school=school_id, known=known
            )
        )
    return pd.read_csv(folder / school_id / kind.file, **reading_options(kind))
