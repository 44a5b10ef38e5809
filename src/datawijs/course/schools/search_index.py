"""The search index of a language (Sphinx's `searchindex.js`) without the pages that a school hides."""

import json
from typing import Any

BEFORE, AFTER = "Search.setIndex(", ")"
PER_PAGE = ("docnames", "filenames", "titles")  # lists with an entry for each page
PAGES_OF_WORDS = ("terms", "titleterms")  # a word, and the numbers of the pages that have it, or the one number
PLACES_OF_TITLES = ("alltitles", "indexentries")  # a title, and the places with it: [number of the page, …]


def without_pages(index: str, hidden: frozenset[str]) -> str:
    """Return the text of `searchindex.js` without the pages with these addresses."""
    told: dict[str, Any] = json.loads(index.removeprefix(BEFORE).removesuffix(AFTER))
    kept = [number for number, address in enumerate(told["docnames"]) if address not in hidden]
    if len(kept) == len(told["docnames"]):
        return index
    numbers = {old: new for new, old in enumerate(kept)}
    for name in PER_PAGE:
        told[name] = [told[name][number] for number in kept]
    for name in PAGES_OF_WORDS:
        told[name] = {word: pages for word, all_of in told[name].items() if (pages := _pages(all_of, numbers)) != []}
    for name in PLACES_OF_TITLES:
        told[name] = {title: places for title, all_of in told[name].items() if (places := _places(all_of, numbers))}
    return BEFORE + json.dumps(told, ensure_ascii=False, separators=(", ", ": ")) + AFTER


def _pages(pages: int | list[int], numbers: dict[int, int]) -> int | list[int]:
    """As Sphinx writes them: a number, or a list of more or of none."""
    left = [numbers[page] for page in ([pages] if isinstance(pages, int) else pages) if page in numbers]
    return left[0] if len(left) == 1 else left


def _places(places: list[list[Any]], numbers: dict[int, int]) -> list[list[Any]]:
    return [[numbers[page], *rest] for page, *rest in places if page in numbers]
