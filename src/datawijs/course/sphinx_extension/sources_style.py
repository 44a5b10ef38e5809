"""How the list of sources is written: numbered by author, with "and" in the language of the book."""

from typing import Any

from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.template import names, sentence

from datawijs.course.sphinx_extension.texts import frame_words

NAME = "datawijs"


class SourcesStyle(PlainStyle):  # type: ignore[misc]  # pybtex has no types
    """Pybtex's plain style; authors and editors are joined by the language's own word."""

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        """Return a template for the names in `role` ("author", "editor")."""
        joined_by = f" {frame_words().say('sources', 'and')} "
        joined = names(role, sep=", ", sep2=joined_by, last_sep=joined_by)
        return sentence[joined] if as_sentence else joined


def register() -> None:
    """Make the style known to sphinxcontrib-bibtex as `datawijs`."""
    register_plugin("pybtex.style.formatting", NAME, SourcesStyle)
