"""Worksheets that can be filled in on the screen: what each asks, so that a portfolio can say it again beside what was written.

A page that `keeps` has blocks with a class `keep-NAME`. What is written there is kept by that name, and in a table by row and
column too (`widgets/worksheet.js`), so a name stays, and a new row or column comes at the end.
"""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

KEEP = "keep-"
LINES, TICKS, FACTS, TABLE = "lines", "ticks", "facts", "table"
_KINDS = {"write-lines": LINES, "tick": TICKS, "fill-line": FACTS, "fill-in": TABLE}

Block = dict[str, Any]


def note_worksheet(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what the page asks to be filled in."""
    blocks = list(blocks_in(doctree))
    if blocks:
        worksheets_of(app.env)[app.env.docname] = blocks


def forget_worksheet(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget the worksheet of a page that will be read again, or is gone."""
    worksheets_of(env).pop(docname, None)


def worksheets_of(env: BuildEnvironment) -> dict[str, list[Block]]:
    """Return what can be filled in, by page, in the order in which the page asks it."""
    sheets: dict[str, list[Block]] = vars(env).setdefault("datawijs_worksheets", {})
    return sheets


def blocks_in(doctree: nodes.Node) -> Iterator[Block]:
    """Yield each block to fill in: its `name`, its `kind`, and its `head` and `rows` (a table) or its `items`.

    Raises ValueError where two have one name, or where nothing says what kind of block it is.
    """
    seen = set()
    for block in doctree.findall(nodes.container):
        name = next((one.removeprefix(KEEP) for one in block["classes"] if one.startswith(KEEP)), None)
        if name is None:
            continue
        kind = next((_KINDS[one] for one in block["classes"] if one in _KINDS), None)
        if kind is None or name in seen:
            raise ValueError(f"keep-{name} should stand once, in a block with one of the classes {', '.join(_KINDS)}")
        seen.add(name)
        yield {"name": name, "kind": kind, **_asked(block, kind)}


def _asked(block: nodes.container, kind: str) -> dict[str, Any]:
    if kind == TABLE:
        head, *rows = [[_text(cell) for cell in row.findall(nodes.entry)] for row in block.findall(nodes.row)]
        return {"head": head, "rows": rows}
    if kind == LINES:
        return {"items": [_text(block)]}
    return {"items": [_text(item) for item in block.findall(nodes.list_item)]}


def _text(node: nodes.Node) -> str:
    return " ".join(node.astext().split())
