"""The address of a page on the site: short, and the same in both languages.

Sources are kept apart by language (`book/nl/cycle.md`, `modules/nl/beginner/01-….ipynb`); the site has a folder for each
language already, so `book/`, `modules/` and the language are left out: `cycle.html`, `beginner/01-….html`. A page and its
twin in the other language therefore differ in one folder only. `coach/` stays: `coach/advanced.html`.
"""

import re

from datawijs.language import LANGUAGES

HOME = "welcome"
FOR_COACHES = "coach/"
_SOURCE = re.compile(rf"(?:book/|modules/|(?P<kept>{FOR_COACHES}))(?:{'|'.join(LANGUAGES)})/(?P<page>.+)")


def page_address(docname: str) -> str:
    """Return the address, without `.html`, of the page that Sphinx knows as `docname`."""
    source = _SOURCE.fullmatch(docname)
    if not source:
        return docname  # Sphinx's own: "search"
    page = (source["kept"] or "") + source["page"]
    return "index" if page == HOME else page


def for_coaches(docname: str) -> bool:
    """Whether the page that Sphinx knows as `docname` is meant for who leads a group, and not for a learner."""
    return docname.startswith(FOR_COACHES)
