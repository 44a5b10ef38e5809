"""Checking the finished site: that every page is there and whole, and that none asks another host for anything."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from datawijs.course.sphinx_extension.page_body import VIEW_TYPE
from datawijs.language import LANGUAGES, _

LEAST_LETTERS = 40  # a page with fewer has no text
ELSEWHERE = re.compile(r"\s*(?:https?:|wss?:)?//", re.IGNORECASE)
CSS_ADDRESS = re.compile(r"(?:url\(|@import)\s*['\"]?([^'\")\s;]+)")
# attributes by which a page makes the browser fetch something
FETCHING = {"src", "srcset", "poster", "data", "background"}
FETCHING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "modulepreload",
    "manifest",
}


def check_site(site: Path, addresses: dict[str, list[str]], exercises: dict[str, int]) -> list[str]:
    """Return a sentence for each thing that is wrong with the site in the folder `site`; none if all is well.

    `addresses` gives, by language, the pages that must be there; `exercises`, by page ("nl/beginner/01-…"), how many exercises
    must be on it.
    """
    problems = []
    for language, names in addresses.items():
        for name in names:
            page = f"{language}/{name}"
            problems += [f"{page}: {problem}" for problem in _page_problems(site, page, exercises.get(page, 0))]
    problems += [f"index.html: {problem}" for problem in _link_problems(site, site / "index.html")]
    problems += _style_problems(site)
    return problems


def _page_problems(site: Path, page: str, exercises: int) -> Iterator[str]:
    path = site / f"{page}.html"
    if not path.is_file():
        yield _("the page is missing.")
        return
    seen = _seen_in(path)
    if seen.letters < LEAST_LETTERS:
        yield _("the page is empty.")
    if seen.titles != 1:
        yield _("the page has {number} titles (# …); it should have one.").format(number=seen.titles)
    if seen.views != exercises:
        yield _("{shown} exercises are on the page, where its notebook made {made}.").format(
            shown=seen.views, made=exercises
        )
    for source in seen.images_without_alt:
        yield _("the image {image} has no text alternative.").format(image=source)
    for address in seen.fetched_elsewhere:
        yield _("the page loads something from another place: {address}").format(address=address)
    yield from _link_problems(site, path)
    yield from _twin_problems(site, page)


def _link_problems(site: Path, path: Path) -> Iterator[str]:
    for link in sorted(_seen_in(path).links):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue  # to another site, by a click
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
        if not target.is_relative_to(site.resolve()) or not target.is_file():
            yield _("a link leads nowhere: {link}").format(link=link)
        elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in _seen_in(target).ids:
            yield _("a link leads to a place that isn't on the page: {link}").format(link=link)


def _twin_problems(site: Path, page: str) -> Iterator[str]:
    language, name = page.split("/", 1)
    for other in LANGUAGES:
        if other != language and not (site / other / f"{name}.html").is_file():
            yield _("the page has no twin in the other language ({twin}).").format(twin=f"{other}/{name}")


def _style_problems(site: Path) -> Iterator[str]:
    for path in sorted(site.glob("*/_static/*.css")):
        for address in CSS_ADDRESS.findall(path.read_text(encoding="utf-8")):
            if ELSEWHERE.match(address):
                name = path.relative_to(site).as_posix()
                yield _("{file}: loads something from another place: {address}").format(file=name, address=address)


@cache
def _read(path: Path, _changed: int) -> "_Page":
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _seen_in(path: Path) -> "_Page":
    path = path.resolve()
    return _read(path, path.stat().st_mtime_ns)


class _Page(HTMLParser):
    """Notes, while reading a page, all that the checks ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.fetched_elsewhere: list[str] = []
        self.images_without_alt: list[str] = []
        self.titles = self.views = self.letters = 0
        self._in_main = self._in_script = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.ids.add(values["id"])
        if tag in ("a", "area") and "href" in values:
            self.links.add(values["href"])
        self.titles += tag == "h1"
        self.views += values.get("type") == VIEW_TYPE
        if tag == "img" and not values.get("alt", "").strip() and values.get("role") != "presentation":
            self.images_without_alt.append(values.get("src", "?"))
        self._note_fetched(tag, values)
        self._in_main |= tag == "main"
        self._in_script = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._in_main = False
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_main and not self._in_script:
            self.letters += sum(character.isalpha() for character in data)

    def _note_fetched(self, tag: str, values: dict[str, str]) -> None:
        fetched = [value for name, value in values.items() if name in FETCHING]
        if tag == "link" and FETCHING_LINKS.intersection(values.get("rel", "").lower().split()):
            fetched.append(values.get("href", ""))
        elif tag not in ("a", "area", "link"):  # <use href>, <image xlink:href>
            fetched += [values[name] for name in ("href", "xlink:href") if name in values]
        fetched += CSS_ADDRESS.findall(values.get("style", ""))
        self.fetched_elsewhere += [address for address in fetched if ELSEWHERE.match(address)]
