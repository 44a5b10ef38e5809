"""A figure as SVG inside a page: small, reproducible, in the colours of the page's own theme."""

import hashlib
import io
import re
from html import escape

import matplotlib as mpl
from matplotlib.figure import Figure
from scour import scour

from datawijs.design import LIGHT

# Two tokens may share a value; figures use only these, and among these every value is unique.
FIGURE_TOKENS = ("card", "ink", "quiet", "line", "edge", "self", "others", "signal", "wait", "band", "soft")
SALT = "datawijs"  # matplotlib's ids come from this and the content, not from chance

SCOUR = scour.sanitizeOptions(
    scour.parse_args(
        [
            "--enable-viewboxing",
            "--enable-id-stripping",
            "--enable-comment-stripping",
            "--strip-xml-prolog",
            "--remove-metadata",
            "--disable-simplify-colors",
            "--disable-style-to-xml",
            "--indent=none",
            "--no-line-breaks",
            "--set-precision=4",
        ]
    )
)


def inline_svg(figure: Figure, label: str) -> str:
    """Return `figure` as an `<svg>` element that a screen reader calls `label`.

    Colours become `var(--dw-…, #light)`, so that they follow the page's theme; ids carry a hash of the content, so that no
    two different figures on a page share one.
    """
    drawing = scour.scourString(_drawn(figure), SCOUR)
    drawing = re.sub(r"<!DOCTYPE.*?>", "", drawing, flags=re.DOTALL).strip()
    return _head(_own_ids(_page_type(_page_colours(_own_joins(drawing)))), label)


def with_fallbacks(css: str) -> str:
    """Give every `var(--dw-colour)` its light value as fallback, for pages without the tokens."""
    return re.sub(
        r"var\(--dw-([a-z-]+)\)",
        lambda found: f"var(--dw-{found[1]}, {LIGHT[found[1]]})" if found[1] in LIGHT else found[0],
        css,
    )


def _drawn(figure: Figure) -> str:
    drawing = io.StringIO()
    nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": SALT}):
        figure.savefig(drawing, format="svg", metadata=nothing, transparent=True)
    return drawing.getvalue()


def _own_joins(drawing: str) -> str:
    """Say on the figure itself how its lines join: matplotlib's style rule would hold for the whole page."""
    drawing, found = re.subn(
        r"<defs><style[^>]*>\*\{stroke-linejoin: round; stroke-linecap: butt\}</style></defs>", "", drawing
    )
    assert found == 1, "matplotlib says otherwise now how lines join"
    return re.sub(r"^<svg\b", '<svg stroke-linejoin="round" stroke-linecap="butt"', drawing)


def _page_colours(drawing: str) -> str:
    for name in FIGURE_TOKENS:
        drawing = drawing.replace(LIGHT[name], f"var(--dw-{name}, {LIGHT[name].upper()})")
    return re.sub(r"#[0-9A-F]{6}\)", lambda found: found[0].lower(), drawing)


def _page_type(drawing: str) -> str:
    # figure.css sets the family and, with --dw-type, the size.
    drawing = re.sub(r"font-family:[^;\"]+;?", "", drawing)
    drawing = re.sub(r"font-size:([\d.]+)px", r"font-size:calc(\1px*var(--dw-type,1))", drawing)
    return re.sub(r' transform="rotate\(-0 [^"]*"', "", drawing)


def _own_ids(drawing: str) -> str:
    prefix = "dw" + hashlib.sha256(drawing.encode()).hexdigest()[:10]
    drawing = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', drawing)
    return re.sub(r'(href="#|url\(#)', rf"\1{prefix}-", drawing)


def _head(drawing: str, label: str) -> str:
    return re.sub(r"^<svg\b", f'<svg role="img" aria-label="{escape(label)}" focusable="false"', drawing, count=1)
