"""A built site as the course of one school: the files that it has, with what is the school's own on every page.

The pages are read and cut once; per choice of hidden pages they are settled once; what is left to do for each school is to fill
in a few places a page. All other files are the site's own.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from datawijs.course.edition_file import NAME as EDITION_FILE
from datawijs.course.edition_file import edition_text, read_edition
from datawijs.course.publish import FIRST_PAGE, File, site_files
from datawijs.course.schools.accent import accent_css
from datawijs.course.schools.places import BUILDER, Fill, Pieces, Settled, Starts, cut, settle
from datawijs.course.schools.school_file import School
from datawijs.course.schools.search_index import without_pages
from datawijs.language import LANGUAGES, speaking
from datawijs.words import read_words

SEARCH_INDEX = "searchindex.js"
STYLE, LOGO = "_static/school.css", "_static/school-logo"
PDFS = ("-slides.pdf", ".pdf")
COURSE = Path(__file__).parent.parent
_IN_FIRST_LANGUAGE = re.compile(r'((?:href|src)=")(?:nl|en)(?=/_static/)')
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


class SiteForSchools:
    """A built site in the folder `site`, read once, to be stamped for one school after another.

    Raises Problem when the folder holds no site, or one of which the pages have no places for a school.
    """

    def __init__(self, site: Path):
        self._site = site
        self.edition = read_edition(site)
        self._files = sorted(site_files(site))
        self._pages = {name: self._cut(name) for name in self._files if name.endswith(".html") and name != FIRST_PAGE}
        self._settled: dict[frozenset[str], dict[str, Settled]] = {}
        self._indexes: dict[tuple[str, frozenset[str]], bytes] = {}

    def _cut(self, name: str) -> Pieces:
        return cut(name.removesuffix(".html"), (self._site / name).read_text(encoding="utf-8"), self.edition)

    def themes(self) -> list[str]:
        """Return the keys of the themes of the agreements, of which a school may bring sentences of its own."""
        starts = (piece for pieces in self._pages.values() for piece in pieces if isinstance(piece, Starts))
        return list(dict.fromkeys(theme["key"] for one in starts for theme in _themes_in(one)))

    def files_for(self, school: School) -> dict[str, File]:
        """Return the files of this school's course, by their name in its folder."""
        hidden = self._hidden_by(school)
        files: dict[str, File] = {}
        for name in self._files:
            if _page_of(name) in hidden or name.partition("/")[0] in set(LANGUAGES).difference(school.languages):
                continue
            files[name] = self._site / name
        files |= {name: page.encode() for name, page in self._stamped(school, hidden)}
        for language in school.languages:
            files[f"{language}/{SEARCH_INDEX}"] = self._index(language, hidden)
            files |= {f"{language}/{name}": content for name, content in _own_files(school)}
        files[FIRST_PAGE] = self._first_page(school).encode()
        shown = self.edition.without(school.hidden)
        files[EDITION_FILE] = edition_text(shown, school.languages, school.name).encode()
        return files

    def _hidden_by(self, school: School) -> frozenset[str]:
        return frozenset(
            f"{language}/{page.address}"
            for page in self.edition.pages
            for language in LANGUAGES
            if language not in school.languages or page.training in school.hidden
        )

    def _stamped(self, school: School, hidden: frozenset[str]) -> Iterator[tuple[str, str]]:
        if hidden not in self._settled:
            self._settled[hidden] = {
                name: settle(pieces, hidden, self.edition)
                for name, pieces in self._pages.items()
                if _page_of(name) not in hidden
            }
        contents: dict[str, dict[str, str]] = {}
        for name, pieces in self._settled[hidden].items():
            language, _slash, rest = name.partition("/")
            if language not in school.languages:
                continue
            root = "../" * rest.count("/")
            if language + root not in contents:
                with speaking(language):
                    contents[language + root] = page_contents(school, language, root)
            filled = contents[language + root]
            yield name, "".join(_filled(piece, filled, school, language) for piece in pieces)

    def _index(self, language: str, hidden: frozenset[str]) -> bytes:
        key = (language, hidden)
        if key not in self._indexes:
            addresses = frozenset(name.removeprefix(f"{language}/") for name in hidden)
            index = (self._site / language / SEARCH_INDEX).read_text(encoding="utf-8")
            self._indexes[key] = without_pages(index, addresses).encode()
        return self._indexes[key]

    def _first_page(self, school: School) -> str:
        """The page that goes on to the reader's language: with the school's name, and the languages that it has."""
        text = (self._site / FIRST_PAGE).read_text(encoding="utf-8")
        first = school.languages[0]
        text = _IN_FIRST_LANGUAGE.sub(rf"\g<1>{first}", text)
        text = re.sub(
            r'<html lang="\w+" data-languages="[^"]*"',
            f'<html lang="{first}" data-languages="{" ".join(school.languages)}"',
            text,
            count=1,
        )
        for language in set(LANGUAGES).difference(school.languages):
            text = re.sub(rf'<li><a href="{language}/.*?</li>\n?', "", text, flags=re.DOTALL)
        with speaking(first):
            contents = page_contents(school, first, f"{first}/")
        for name in ("head", "name"):
            text = text.replace(f"<!--school:{name}-->", contents[name], 1)
        return text.replace("</title>", contents["title"], 1)


def page_contents(school: School, language: str, root: str) -> dict[str, str]:
    """Return what a school has in the places of its pages, by name; `root` leads to the folder with `_static`."""
    said = read_words(COURSE).part("school")
    name = escape(school.name)
    logo = ""
    if school.logo:
        alt = escape(school.logo_alt[language])
        logo = f'<img src="{root}{LOGO}{school.logo.suffix.lower()}" alt="{alt}"> '
    style = ""
    if school.accents:
        version = hashlib.sha256(accent_css(school.accents).encode()).hexdigest()[:8]
        style = f'<link rel="stylesheet" href="{root}{STYLE}?v={version}">\n'
    contact = f"<p>{said.say('stamped', 'contact')} {_linked(school.contact[language])}</p>\n" if school.contact else ""
    privacy = f"<p>{_linked(school.privacy[language])}</p>\n" if school.privacy else ""
    return {
        "html": f'<html data-answers-place="{school.storage_key}" ',
        "title": f" – {name}</title>",
        "head": style,
        "name": f'<p class="dw-school">{logo}<span>{name}</span></p>',
        "foot": f"<p><strong>{name}</strong></p>\n{contact}{privacy}",
        "contact": contact,
        "privacy": privacy,
        "why": said.say("stamped", "own_agreement"),
    }


def _filled(piece: str | Fill | Starts, contents: Mapping[str, str], school: School, language: str) -> str:
    if isinstance(piece, Fill):
        return contents[piece.name]
    if isinstance(piece, Starts):
        return _state_with_own(piece, school, language, contents["why"])
    return piece


def _state_with_own(starts: Starts, school: School, language: str, why: str) -> str:
    """The exercises' state with the school's own sentences in front of the agreements to start from."""
    state = json.loads(json.dumps(starts.state))
    for theme in _themes_in(Starts(state)):
        own = school.agreements.get(theme["key"], [])
        theme["starts"] = [{"key": _key(one), "text": one[language], "why": why} for one in own] + theme["starts"]
    return (
        json.dumps(state, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/").replace("<!--", "<\\u0021--")
    )


def _themes_in(starts: Starts) -> Iterator[dict[str, Any]]:
    for model in starts.state["state"].values():
        if model["state"].get("kind") == BUILDER:
            for sector in model["state"]["content"]["sectors"]:
                yield from sector["themes"]


def _key(agreement: Mapping[str, str]) -> str:
    """Answers are kept by it: it may not hang on the order, nor on the language."""
    return f"own-{hashlib.sha256(agreement['nl'].encode()).hexdigest()[:8]}"


def _own_files(school: School) -> Iterator[tuple[str, File]]:
    if school.accents:
        yield STYLE, accent_css(school.accents).encode()
    if school.logo:
        yield f"{LOGO}{school.logo.suffix.lower()}", school.logo


def _page_of(name: str) -> str:
    """The page that a file of the site belongs to: itself, or the one that it is a PDF of."""
    for ending in (*PDFS, ".html"):
        if name.endswith(ending):
            return name.removesuffix(ending)
    return name


def _linked(text: str) -> str:
    """The text as HTML, with the mail and web addresses in it as links."""
    linked = _ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escape(text, quote=False))
    return _EMAIL.sub(lambda found: f'<a href="mailto:{found[0]}">{found[0]}</a>', linked)
