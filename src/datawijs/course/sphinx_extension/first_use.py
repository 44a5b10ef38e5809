"""The first time that a page uses a specialist word, the word leads to the glossary.

Nobody has to mark the words: those of the glossary are looked for on every page. Words that everybody knows, or that mean
something else in daily speech ("key", "groep"), are named in the front matter of the glossary (`datawijs: everyday: […]`); they
lead there only where a page says so itself, with `{term}`. The names stand there in lower case, by language.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from datawijs.course.sphinx_extension.page_facts import told_facts

# What a word may have behind it and still be that word.
_ENDINGS = {"nl": r"(?:'s|s|en|n|e)?", "en": r"(?:'s|s)?"}
# Where no word is linked: it is linked already, a name of something else, or not for reading on.
_NOT_INSIDE = (
    nodes.title,
    nodes.reference,
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.citation,
    addnodes.pending_xref,
)
_CLOSED_BOXES = {"slide", "dw-card-title"}


class Entry(NamedTuple):
    """An entry of the glossary: its page, the place of each word on it, and the words that are looked for."""

    docname: str
    anchors: tuple[str, ...]
    words: tuple[str, ...]


def link_first_uses(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make of the first use of each entry of the glossary a link, unless the page has one already."""
    entries = glossary_of(app.env)
    if not entries or docname == entries[0].docname:
        return
    glossary = app.builder.get_relative_uri(docname, entries[0].docname)
    linked = {node["refuri"] for node in doctree.findall(nodes.reference) if "refuri" in node}
    wanted = _Wanted([entry for entry in entries if not _uris(glossary, entry) & linked], app.config.language)
    for text in list(_readable(doctree)):
        _link_in(text, wanted, glossary)


def glossary_of(env: BuildEnvironment) -> list[Entry]:
    """Return the entries of the course's glossary that are looked for on its pages; none when it has no glossary."""
    docnames = {docname for (kind, _word), (docname, _id) in env.domains["std"].objects.items() if kind == "term"}
    if len(docnames) != 1:
        return []
    docname = docnames.pop()
    known: list[Entry] | None = getattr(env, "datawijs_glossary", None)
    if known is None:
        everyday = set(told_facts(env.metadata[docname]).get("everyday", {}).get(env.config.language, []))
        known = vars(env)["datawijs_glossary"] = list(_entries(env.get_doctree(docname), docname, everyday))
    return known


def forget_glossary(_app: Sphinx, env: BuildEnvironment, _docname: str) -> None:
    """Read the glossary anew after any page has changed."""
    vars(env)["datawijs_glossary"] = None


def _entries(glossary: nodes.document, docname: str, everyday: set[str]) -> Iterator[Entry]:
    for item in glossary.findall(nodes.definition_list_item):
        terms = [term for term in item.findall(nodes.term) if term["ids"]]
        words = tuple(word for term in terms if (word := term.astext()).lower() not in everyday)
        if words:
            yield Entry(docname, tuple(term["ids"][0] for term in terms), words)


def _uris(glossary: str, entry: Entry) -> set[str]:
    return {f"{glossary}#{anchor}" for anchor in entry.anchors}


def _readable(doctree: nodes.document) -> Iterator[nodes.Text]:
    """Yield the texts that a reader reads through, in their order."""
    for text in doctree.findall(nodes.Text):
        around = list(_parents(text))
        if any(isinstance(node, _NOT_INSIDE) for node in around):
            continue
        if any(_CLOSED_BOXES & set(node.get("classes", ())) for node in around if isinstance(node, nodes.Element)):
            continue
        if any(isinstance(node, nodes.paragraph) for node in around):
            yield text


def _parents(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


class _Wanted:
    """The words that a page has not linked yet."""

    def __init__(self, entries: list[Entry], language: str) -> None:
        self._entries = {word.lower(): entry for entry in entries for word in entry.words}
        self._language = language
        self._pattern = self._of_all()

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first of them in a text."""
        return self._pattern.search(text) if self._entries else None

    def take(self, word: str) -> Entry:
        """Return the entry of a word that was found, and look for its words no more."""
        entry = self._entries[word.lower()]
        for each in entry.words:
            self._entries.pop(each.lower(), None)
        self._pattern = self._of_all()
        return entry

    def _of_all(self) -> re.Pattern[str]:
        longest_first = sorted(self._entries, key=len, reverse=True)
        words = "|".join(re.escape(word) for word in longest_first)
        return re.compile(rf"(?<![\w-])(?P<word>{words}){_ENDINGS[self._language]}(?![\w-])", re.IGNORECASE)


def _link_in(text: nodes.Text, wanted: _Wanted, glossary: str) -> None:
    """Link the words in one text that were not met before."""
    pieces, rest = [], text.astext()
    while found := wanted.search(rest):
        entry = wanted.take(found["word"])
        pieces += [nodes.Text(rest[: found.start()]), _link(found[0], f"{glossary}#{entry.anchors[0]}")]
        rest = rest[found.end() :]
    if pieces:
        text.parent.replace(text, [*pieces, nodes.Text(rest)])


def _link(words: str, uri: str) -> nodes.reference:
    link = nodes.reference("", "", internal=True, refuri=uri)
    link += nodes.inline("", words, classes=["xref", "std", "std-term"])
    return link
