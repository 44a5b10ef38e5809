"""What is wrong with a file of words: where, and what to write instead."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from datawijs.language import _


class WordsError(ValueError):
    """Words that can't be used. Begins with the file and the line, such as `words/nl.md:9: …`."""

    def __init__(self, file: Path, line: int, text: str):
        self.file, self.line, self.text = file, line, text
        super().__init__(f"{shown(file)}:{line}: {text}")


def shown(file: Path) -> str:
    """Return the path of a file as somebody in the folder of the course would type it."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def did_you_mean(name: str, known: Iterable[str], form: str = "{}") -> str:
    """Return a sentence that names what was probably meant, with a space before it; empty when nothing is like it."""
    close = get_close_matches(name, list(known), n=1)
    return " " + _("Did you mean {name}?").format(name=form.format(close[0])) if close else ""
