"""The places on a built page that a school may fill or leave out: where they are, and what stands there then.

A page is cut once into pieces, and put together again for every school. Pieces are text that never changes; a `Fill`, whose
content is the school's; an `Unless`, which is there unless a page that it leads to is hidden; the links to the pages before and
after; and the starting sentences of the agreements. The theme marks what is to be filled with comments (`<!--school:name-->`).
"""

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any, NamedTuple

from datawijs.course.edition_file import Edition
from datawijs.course.problem import Problem
from datawijs.language import _

FILLS = {  # what is found on every page, and is filled with what is the school's
    "html": re.compile(r"<html "),
    "title": re.compile(r"</title>"),
    "head": re.compile(r"<!--school:head-->"),
    "name": re.compile(r"<!--school:name-->"),
    "foot": re.compile(r"<!--school:foot-->"),
}
IN_A_TEXT = {  # where a page has them
    "contact": re.compile(r"<!--school:contact-->"),
    "privacy": re.compile(r"<!--school:privacy-->"),
}
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#?:]+\.html)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_HEAD_LINK = re.compile(r'<link rel="(?:alternate|prev|next)"[^>]*? ?href="([^"]+\.html)"[^>]*>\n?')
_IN_JSON = re.compile(r'"href": "([^"]+\.html)"')
_NAV_GROUP = re.compile(r'<div class="dw-nav-group">.*?</ul>\n</div>\n', re.DOTALL)
_SECTION = re.compile(r"<section\b[^>]*>(?:(?!</?section\b).)*</section>\n?", re.DOTALL)  # that has none in it
_NEIGHBOURS = re.compile(r'<nav class="dw-neighbours".*?</nav>\n?', re.DOTALL)
_NEIGHBOUR = re.compile(
    r'(?P<open><a class="dw-(?:previous|next)" href=")(?P<href>[^"]+)'
    r'(?P<to_title>".*?</small> )(?P<title>.*?)(?P<rest></span>.*?</a>\n)',
    re.DOTALL,
)
_STATE = re.compile(r'(<script type="application/vnd.jupyter.widget-state\+json">)(.*?)(</script>)', re.DOTALL)
# A thing that begins with a link goes when the page is hidden that the link leads to: a card, an item of a list, a row, a
# paragraph.
_BEGINS_WITH_LINK = re.compile(
    r'(?:(?P<div><div class="dw-card docutils">)\s*<div class="dw-card-title docutils">\s*<p>'
    r"|(?P<li><li[^>]*>)(?:\s*<p>)?(?:\s*<strong>)?"
    r"|(?P<tr><tr[^>]*>)\s*<t[dh][^>]*>(?:\s*<p>)?(?:\s*<strong>)?"
    r"|(?P<p><p>))\s*\Z"
)
_BEGINS_CELL = re.compile(r"<td[^>]*>(?:\s*<p>)?\s*\Z")
_ENDS_CELL = re.compile(r"\s*(?:</p>\s*)?</td>")
LOOK_BACK = 160  # letters: more than what can stand between the start of such a thing and its link
BUILDER = "agreements_builder"


@dataclass(frozen=True)
class Fill:
    """Where a school's own content comes, which is named `name`; `before` is what stands there already."""

    name: str
    before: str


@dataclass(frozen=True)
class Unless:
    """What is `shown`, unless all `targets` (pages, "nl/beginner/00-pretest") are hidden; then `instead` is."""

    targets: tuple[str, ...]
    shown: "Pieces"
    instead: "Pieces" = ()


@dataclass(frozen=True)
class Neighbours:
    """The links to the pages before and after: when one is hidden, its own neighbour takes its place."""

    page: str
    text: str


@dataclass(frozen=True)
class Starts:
    """The state of a page's exercises, of which one builds agreements."""

    state: dict[str, Any]


Piece = str | Fill | Unless | Neighbours | Starts
Pieces = tuple[Piece, ...]
Settled = tuple[str | Fill | Starts, ...]


class _Region(NamedTuple):
    """A stretch of the page that becomes a piece: an `Unless` for the targets, or the piece that is given."""

    start: int
    end: int
    targets: tuple[str, ...] = ()
    instead: str = ""
    piece: Piece | None = None


def cut(page: str, text: str, edition: Edition) -> Pieces:
    """Cut a page ("nl/beginner/00-pretest") into pieces. Raises Problem for a page that has no places for a school."""
    fills = list(_fills(page, text))
    found = [*fills, *_groups(page, text, edition), *_links(page, text, edition), *_states(text)]
    return tuple(_pieces(text, 0, len(text), _nested(found)))


def settle(pieces: Pieces, hidden: frozenset[str], edition: Edition) -> Settled:
    """Return the pieces as they are when these pages are hidden, with texts beside each other in one."""
    settled: list[str | Fill | Starts] = []
    for piece in _settled(pieces, hidden, edition):
        if isinstance(piece, str) and settled and isinstance(settled[-1], str):
            settled[-1] += piece
        else:
            settled.append(piece)
    return tuple(settled)


def _settled(pieces: Pieces, hidden: frozenset[str], edition: Edition) -> Iterator[str | Fill | Starts]:
    for piece in pieces:
        if isinstance(piece, Unless):
            yield from _settled(piece.instead if hidden.issuperset(piece.targets) else piece.shown, hidden, edition)
        elif isinstance(piece, Neighbours):
            yield _with_neighbours(piece, hidden, edition)
        else:
            yield piece


def _fills(page: str, text: str) -> Iterator[_Region]:
    for name, place in (FILLS | IN_A_TEXT).items():
        found = place.search(text)
        if found is None and name in IN_A_TEXT:
            continue
        if found is None:
            raise Problem(
                _(
                    "{page} has no place for the name of a school. Make the site anew with this version of the course."
                ).format(page=f"{page}.html")
            )
        yield _Region(*found.span(), piece=Fill(name, "" if found[0].startswith("<!--") else found[0]))


def _groups(page: str, text: str, edition: Edition) -> Iterator[_Region]:
    """The parts in the list of pages and the sections of a page of no training, of which one goes as a whole when all goes that
    it leads to; and the links to the pages before and after."""
    groups = [*_NAV_GROUP.finditer(text), *(_sections(text) if _is_of_no_training(page, edition) else ())]
    for group in groups:
        targets = tuple(_target(page, link[1]) for link in _LINK.finditer(group[0]))
        if all(_can_hide(page, target, edition) for target in targets):
            yield _Region(group.start(), group.end(), targets)
    around = _NEIGHBOURS.search(text)
    if around and any(_can_hide(page, _target(page, link[1]), edition) for link in _LINK.finditer(around[0])):
        yield _Region(*around.span(), piece=Neighbours(page, around[0]))


def _is_of_no_training(page: str, edition: Edition) -> bool:
    known = edition.by_address.get(page.partition("/")[2])
    return known is not None and known.training is None and not known.for_coaches


def _sections(text: str) -> Iterator[re.Match[str]]:
    """The sections that are there to lead on: with a thing in them that begins with a link."""
    for section in _SECTION.finditer(text):
        if any(_gone_with(text, link) for link in _LINK.finditer(text, *section.span())):
            yield section


def _links(page: str, text: str, edition: Edition) -> Iterator[_Region]:
    for link in _HEAD_LINK.finditer(text):
        target = _target(page, link[1])
        if _can_hide(page, target, edition):
            yield _Region(*link.span(), targets=(target,))
    for link in _IN_JSON.finditer(text):
        target = _target(page, link[1])
        if _can_hide(page, target, edition):
            yield _Region(*link.span(), targets=(target,), instead='"href": ""')
    for link in _LINK.finditer(text):
        target = _target(page, link[1])
        if not _can_hide(page, target, edition):
            continue
        if around := _gone_with(text, link):
            start, tag = around
            yield _Region(start, _end_of(text, start, tag), targets=(target,))
        elif "data-language=" in link[0]:
            yield _Region(*link.span(), targets=(target,))
        else:
            yield _Region(*link.span(), targets=(target,), instead=link[2])


def _gone_with(text: str, link: re.Match[str]) -> tuple[int, str] | None:
    """Where the thing begins that goes with the page behind the link, and its tag: what begins with it, or a row of which a
    cell is nothing else."""
    before = max(0, link.start() - LOOK_BACK), link.start()
    around = _BEGINS_WITH_LINK.search(text, *before)
    tag = around.lastgroup if around else None
    if around and tag and not (tag == "p" and _BEGINS_CELL.search(text, *before)):
        return around.start(tag), tag
    if _BEGINS_CELL.search(text, *before) and _ENDS_CELL.match(text, link.end()):
        return text.rindex("<tr", 0, link.start()), "tr"
    return None


def _states(text: str) -> Iterator[_Region]:
    found = _STATE.search(text)
    if found and f'"kind":"{BUILDER}"' in found[2]:
        yield _Region(*found.span(2), piece=Starts(json.loads(found[2])))


@cache
def _target(page: str, href: str) -> str:
    """The page that a link leads to, from the root of the site and without .html."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), href)).removesuffix(".html")


def _can_hide(page: str, target: str, edition: Edition) -> bool:
    language, _slash, address = target.partition("/")
    known = edition.by_address.get(address)
    return language != page.partition("/")[0] or (known is not None and known.training is not None)


def _end_of(text: str, start: int, tag: str) -> int:
    """Where the element that begins at `start` ends."""
    depth = 0
    for edge in re.compile(rf"<{tag}\b|</{tag}>\n?").finditer(text, start):
        depth += -1 if edge[0].startswith("</") else 1
        if depth == 0:
            return edge.end()
    return len(text)


class _Node(NamedTuple):
    region: _Region
    inner: "list[_Node]"


def _nested(regions: list[_Region]) -> list[_Node]:
    """Put the regions that stand within another one into it; what stands within one with a piece of its own is left out."""
    roots: list[_Node] = []
    open_ones: list[_Node] = []
    for region in sorted(regions, key=lambda one: (one.start, -one.end)):
        while open_ones and open_ones[-1].region.end <= region.start:
            open_ones.pop()
        if open_ones and region.end > open_ones[-1].region.end:
            raise ValueError(f"places overlap: {region} and {open_ones[-1].region}")
        if open_ones and open_ones[-1].region.piece is not None:
            continue
        node = _Node(region, [])
        (open_ones[-1].inner if open_ones else roots).append(node)
        open_ones.append(node)
    return roots


def _pieces(text: str, start: int, end: int, nodes: list[_Node]) -> Iterator[Piece]:
    for region, inner in nodes:
        yield text[start : region.start]
        shown = tuple(_pieces(text, region.start, region.end, inner)) if region.piece is None else ()
        yield region.piece or Unless(region.targets, shown, (region.instead,))
        start = region.end
    yield text[start:end]


def _with_neighbours(around: Neighbours, hidden: frozenset[str], edition: Edition) -> str:
    links = {link: _target(around.page, link["href"]) for link in _NEIGHBOUR.finditer(around.text)}
    if not hidden.intersection(links.values()):
        return around.text
    text, left = around.text, len(links)
    for link, target in links.items():
        if target not in hidden:
            continue
        step = -1 if "dw-previous" in link["open"] else 1
        other = _next_shown(target, step, hidden, edition)
        left -= other is None
        text = text.replace(link[0], _led_to(around.page, link, other, edition) if other else "")
    return text if left else ""


def _next_shown(target: str, step: int, hidden: frozenset[str], edition: Edition) -> str | None:
    """The first page from `target` on, for the same readers, that isn't hidden."""
    language, _slash, address = target.partition("/")
    pages = [page for page in edition.pages if page.for_coaches == edition.by_address[address].for_coaches]
    place = pages.index(edition.by_address[address])
    rest = pages[place:] if step > 0 else pages[place::-1]
    return next((name for page in rest if (name := f"{language}/{page.address}") not in hidden), None)


def _led_to(page: str, link: re.Match[str], other: str, edition: Edition) -> str:
    language, _slash, address = other.partition("/")
    href = posixpath.relpath(other, posixpath.dirname(page)) + ".html"
    title = escape(edition.by_address[address].titles[language])
    return link["open"] + href + link["to_title"] + title + link["rest"]
