"""Sphinx's builder of HTML pages, with the course's own addresses, styles and scripts."""

import os
import shutil
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.search import js_index

from datawijs.course.sphinx_extension.addresses import for_coaches, page_address
from datawijs.course.sphinx_extension.assets import asset_files, asset_texts
from datawijs.course.sphinx_extension.search_words import exercise_sentences


class PageBuilder(StandaloneHTMLBuilder):
    """Writes each page at its short address (see `addresses`), and loads nothing that a page has no use for."""

    name = "html"

    def init(self) -> None:
        super().init()
        self.indexer_format = _AddressedIndex(self.env)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return quote(page_address(docname)) + self.link_suffix

    def get_outfilename(self, pagename: str) -> str:
        return os.path.join(self.outdir, *page_address(pagename).split("/")) + self.out_suffix

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Let the search find the page, unless it is for coaches: a learner who searches finds lessons."""
        if for_coaches(pagename):
            return
        shown = doctree.deepcopy()
        shown += [nodes.paragraph(text=sentence) for sentence in exercise_sentences(self.env, pagename)]
        super().index_page(pagename, shown, title)

    def init_css_files(self) -> None:
        self._css_files = []
        self.add_css_file("datawijs.css")

    def add_css_file(self, filename: str, **attributes: Any) -> None:
        if not filename.startswith("mystnb."):  # our own styles dress the outputs of notebooks
            super().add_css_file(filename, **attributes)

    def init_js_files(self) -> None:
        self._js_files = []  # Sphinx's own scripts serve its search only: see search.html
        self.add_js_file("datawijs.js", defer="defer")

    def copy_static_files(self) -> None:
        super().copy_static_files()
        for name, text in asset_texts(self.config.language).items():
            _write_if_changed(Path(self.outdir, "_static", name), text)
        for file in asset_files():
            shutil.copyfile(file, Path(self.outdir, "_static", file.name))

    def dump_inventory(self) -> None:
        """Leave out the list for other Sphinx books."""


class _AddressedIndex:
    """The search index as JavaScript, with the pages' addresses in the file and their Sphinx names in memory."""

    def __init__(self, environment: BuildEnvironment) -> None:
        self._environment = environment

    def dump(self, index: dict[str, Any], file: IO[str]) -> None:
        js_index.dump({**index, "docnames": [page_address(name) for name in index["docnames"]]}, file)

    def load(self, file: IO[str]) -> dict[str, Any]:
        index = js_index.load(file)
        names = {page_address(name): name for name in self._environment.all_docs}
        return {**index, "docnames": [names.get(address, address) for address in index["docnames"]]}


def _write_if_changed(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
