"""What a kind of export file is: how it is written, what its columns hold, and what makes it awkward."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

DATE = "%d-%m-%Y"  # dd-mm-jjjj


@dataclass(frozen=True)
class Column:
    """One column: its heading in the file (Dutch, as schools have it), its Table Schema type, and its meaning."""

    heading: str
    meaning: str
    type: str = "string"
    optional: bool = False


@dataclass(frozen=True)
class Quirk:
    """Something that goes wrong for whoever opens the file without looking: what it is, and why real files have it."""

    what: str
    why: str


@dataclass(frozen=True)
class FileKind:
    """A kind of file that systems of the schools in `sectors` give.

    separator, encoding (Python's name), decimal: how the file is written. preamble: how many lines stand above the headings.
    title, columns, quirks: give their texts in the language in use. rows: from a board and a school_id the table as it is
    written, all texts; lines_above: from the same the lines of the preamble.
    """

    name: str
    sectors: tuple[str, ...]
    separator: str
    encoding: str
    decimal: str
    title: Callable[[], str]
    columns: Callable[[], tuple[Column, ...]]
    quirks: Callable[[], tuple[Quirk, ...]]
    rows: Callable[..., pd.DataFrame]
    lines_above: Callable[..., tuple[str, ...]] = field(default=lambda board, school_id: ())
    preamble: int = 0

    @property
    def file(self) -> str:
        """The name of the file, in the folder of its school."""
        return f"{self.name}.csv"
