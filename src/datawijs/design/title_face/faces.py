"""The face of titles: which file it is, which characters it has, and the CSS that names it and what stands in for it.

`make.py` makes the files beside this one.
"""

import json
import string
from functools import cache
from pathlib import Path
from typing import Any

FAMILY = "Datawijs Title"
WEIGHT = 600
FONT_FILE = Path(__file__).with_name("title.woff2")
LICENCE_FILE = Path(__file__).with_name("OFL.txt")
FALLBACKS_FILE = Path(__file__).with_name("fallbacks.json")
MEASURES = ("size-adjust", "ascent-override", "descent-override", "line-gap-override")

# What a Dutch or an English title may hold. A test reads all titles.
CHARACTERS = "".join(
    (
        string.ascii_letters,
        string.digits,
        " !\"#%&'()*+,-./:;<=>?@[]_|",
        "ÀÁÂÄÇÈÉÊËÍÎÏÓÔÖÚÛÜàáâäçèéêëíîïñóôöúûü",
        "\u00a0–—‘’“”…·•€°½×÷±−",
    )
)


def title_families() -> str:
    """Return the value of `font-family` for titles: ours, what stands in for it, and what any device has."""
    return ", ".join((f'"{FAMILY}"', *(f'"{_stand_in(one["name"])}"' for one in _fallbacks()), "Georgia", "serif"))


def stand_ins_css() -> str:
    """Return the `@font-face` rules of the faces of the device, drawn as wide and as high as ours."""
    return "\n".join(_stand_in_rule(one) for one in _fallbacks())


def title_face_css(address: str) -> str:
    """Return the `@font-face` rule of ours; `address` is where its file is, seen from the style sheet."""
    what = f'font-family: "{FAMILY}"; font-weight: {WEIGHT}; font-display: swap;'
    return f'@font-face {{ {what} src: url("{address}") format("woff2"); }}'


def _stand_in_rule(one: dict[str, Any]) -> str:
    places = ", ".join(f'local("{name}")' for name in one["local"])
    measures = " ".join(f"{measure}: {one[measure]}%;" for measure in MEASURES)
    return f'@font-face {{ font-family: "{_stand_in(one["name"])}"; font-weight: {WEIGHT}; src: {places}; {measures} }}'


def _stand_in(name: str) -> str:
    return f"{FAMILY} {name}"


@cache
def _fallbacks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(FALLBACKS_FILE.read_text(encoding="utf-8"))
    return found
