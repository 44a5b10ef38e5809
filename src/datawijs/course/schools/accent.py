"""A school's own accent colour: whether text in it can be read on the pages, and the styles that give it to them."""

from collections.abc import Mapping

from datawijs.design import DARK, LIGHT, contrast, mixed, schemes_css
from datawijs.language import _, decimal

LEAST = 4.5  # of text on its ground: WCAG 2.2, 1.4.3
GROUNDS = ("paper", "card", "soft")  # what text in the accent stands on
ON_SOFT = ("ink", "quiet")  # text that stands on the soft accent
SCHEMES: Mapping[str, dict[str, str]] = {"light": LIGHT, "dark": DARK}
SOFTNESS = {
    "light": 0.11,
    "dark": 0.15,
}  # the share of the accent in its soft form: more, and text on white's can't be read
INKS = ("#ffffff", DARK["on-accent"])  # text on the accent: the first that can be read
STEP = 0.05


def accent_tokens(scheme: str, accent: str) -> dict[str, str]:
    """Return the design tokens that follow from a school's accent #rrggbb, in the scheme "light" or "dark"."""
    return {
        "accent": accent,
        "on-accent": max(INKS, key=lambda ink: contrast(ink, accent)),
        "accent-soft": mixed(accent, SCHEMES[scheme]["card"], SOFTNESS[scheme]),
    }


def accent_problem(scheme: str, accent: str) -> str | None:
    """Return what is wrong with an accent and which one would do, in a sentence; None where all text can be read."""
    least = _least_contrast(scheme, accent)
    if least >= LEAST:
        return None
    names = {"light": _("the light pages"), "dark": _("the dark pages")}
    return _(
        "text in {colour} can't be read well on {pages}: its contrast is {contrast}, where {least} is needed. {better} is "
        "close to it and can be read."
    ).format(
        colour=accent,
        pages=names[scheme],
        contrast=decimal(least),
        least=decimal(LEAST),
        better=_nearest(scheme, accent),
    )


def accent_css(accents: Mapping[str, str]) -> str:
    """Return the styles that give the pages these accents: {"light": …, "dark": …}."""
    light, dark = (accent_tokens(scheme, accents[scheme]) for scheme in ("light", "dark"))
    return schemes_css(light, dark) + "\n"


def _least_contrast(scheme: str, accent: str) -> float:
    page, own = SCHEMES[scheme], accent_tokens(scheme, accent)
    pairs = [(accent, page[ground]) for ground in GROUNDS]
    pairs += [(own["on-accent"], accent), (accent, own["accent-soft"])]
    pairs += [(page[text], own["accent-soft"]) for text in ON_SOFT]
    return min(contrast(text, ground) for text, ground in pairs)


def _nearest(scheme: str, accent: str) -> str:
    """The accent, darker or lighter by as little as it takes."""
    towards = "#000000" if scheme == "light" else "#ffffff"
    steps = (mixed(accent, towards, 1 - step * STEP) for step in range(1, round(1 / STEP) + 1))
    return next(colour for colour in steps if _least_contrast(scheme, colour) >= LEAST)
