"""What a page says about itself: its place in the cycle, the minutes it takes, its layout, and under which id it is kept.

Notebooks say it in `metadata.datawijs`, Markdown pages in `datawijs:` in their front matter.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

STATIONS = ("train", "use", "evaluate", "next")
LAYOUTS = ("landing", "worksheet", "session")


@dataclass(frozen=True)
class PageFacts:
    """The facts of a page; None where it says nothing."""

    cycle: str | None = None
    minutes: int | None = None
    layout: str | None = None
    keeps: str | None = None


def page_facts(metadata: dict[str, Any]) -> PageFacts:
    """Read the facts of a page from what Sphinx keeps as its metadata.

    Raises ValueError, naming the fact, for a place, layout or time that the course doesn't know.
    """
    told = told_facts(metadata)
    _require("cycle", told.get("cycle"), STATIONS)
    _require("layout", told.get("layout"), LAYOUTS)
    minutes = told.get("minutes")
    if minutes is not None and (not str(minutes).isdecimal() or int(minutes) < 1):
        raise ValueError(f"minutes should be a whole number, not {minutes!r}")
    keeps = told.get("keeps")
    if keeps is not None and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(keeps)):
        raise ValueError(f"keeps should be an id of lower-case letters, digits and hyphens, not {keeps!r}")
    return PageFacts(told.get("cycle"), int(minutes) if minutes else None, told.get("layout"), keeps)


def told_facts(metadata: dict[str, Any]) -> dict[str, Any]:
    """Return all that a page says of itself, as it says it. Raises ValueError when that is no list of names with values."""
    told = metadata.get("datawijs", {})
    told = json.loads(told) if isinstance(told, str) else told
    if not isinstance(told, dict):
        raise ValueError(f"the facts of the page (datawijs) should be names with values, not {told!r}")
    return told


def _require(fact: str, value: object, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise ValueError(f"{fact} should be one of {', '.join(known)}, not {value!r}")
