"""How the list of sources is written: numbered by author, with "and" in the language of the book, titles in their own."""

from functools import partial
from typing import Any

from docutils import nodes
from pybtex.plugin import find_plugin, register_plugin
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.template import names, sentence, tag
from pybtex_docutils import Backend

from datawijs.course.sphinx_extension.texts import frame_words
from datawijs.language import current_language

NAME = "datawijs"
LANGUAGES = {"english": "en", "dutch": "nl"}  # as references.bib calls them, and as a page does
# What sphinxcontrib-bibtex asks for at each citation.
_BACKENDS = ("docutils", "plaintext")
_TAG = "language-{}"  # docutils makes a `lang` of such a class


class SourcesStyle(PlainStyle):  # type: ignore[misc]  # pybtex has no types
    """Pybtex's plain style; authors and editors are joined by the language's own word."""

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        """Return a template for the names in `role` ("author", "editor")."""
        joined_by = f" {frame_words().say('sources', 'and')} "
        joined = names(role, sep=", ", sep2=joined_by, last_sep=joined_by)
        return sentence[joined] if as_sentence else joined

    def format_title(self, e: Any, which_field: str, as_sentence: bool = True) -> Any:
        """Return a template for the title of an article, said to be in its language where the book is in another."""
        return _in_its_language(e, super().format_title(e, which_field, as_sentence))

    def format_btitle(self, e: Any, which_field: str, as_sentence: bool = True) -> Any:
        """Return a template for the title of a book, likewise."""
        return _in_its_language(e, super().format_btitle(e, which_field, as_sentence))


def _in_its_language(entry: Any, title: Any) -> Any:
    language = LANGUAGES.get(entry.fields.get("langid"), current_language())
    return title if language == current_language() else tag(_TAG.format(language))[title]


def register() -> None:
    """Make the style known to sphinxcontrib-bibtex as `datawijs`, and what else it asks for at once."""
    for language in LANGUAGES.values():
        name = _TAG.format(language)
        Backend.tags[name] = partial(nodes.inline, classes=[name])  # type: ignore[assignment]  # it makes nodes as a class does
    register_plugin("pybtex.style.formatting", NAME, SourcesStyle)
    for backend in _BACKENDS:  # what is registered need not be looked for among all installed packages each time
        register_plugin("pybtex.backends", backend, find_plugin("pybtex.backends", backend), force=True)
