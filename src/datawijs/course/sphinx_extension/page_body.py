"""What is mended in the HTML of a page before the theme frames it."""

import re
from html import escape

from datawijs.course.sphinx_extension.texts import frame_words

VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
WIDGET_VIEW = f'<script type="{VIEW_TYPE}">'
_VIEW = re.compile(rf"{re.escape(WIDGET_VIEW)}.*?</script>", re.DOTALL)
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_EMPTY_HEADING = re.compile(r"<th\b[^>]*>\s*</th>")  # pandas puts one above the names of the rows
_TITLE_END = "</h1>"
# docutils gives a list of sources roles that are out of date, so that it is no list to a screen reader
_ROLES = {' role="doc-biblioentry"': ' role="listitem"', ' role="doc-backlink"': ""}


def mend_body(body: str, under_title: str) -> str:
    """Return the page's HTML with `under_title` below its title, tables that scroll and a word for those without script."""
    body = body.replace(_TITLE_END, f"{_TITLE_END}\n{under_title}", 1)
    for stale, role in _ROLES.items():
        body = body.replace(stale, role)
    body = body.replace("<pre>", '<pre tabindex="0">')  # a long command scrolls, also by keyboard
    body = _TABLE.sub(_in_scroller, body)
    return _VIEW.sub(_with_word_for_no_script, body)


def _in_scroller(table: re.Match[str]) -> str:
    label = escape(frame_words().say("notices", "table"))
    mended = _EMPTY_HEADING.sub("<td></td>", table[0])  # a screen reader would call out a heading with nothing in it
    return f'<div class="dw-table" role="group" tabindex="0" aria-label="{label}">{mended}</div>'


def _with_word_for_no_script(view: re.Match[str]) -> str:
    """Add what stands in the exercise's place where no script runs, and where it is none that this browser can read."""
    no_script, too_old = (escape(frame_words().say("notices", key)) for key in ("no_script", "too_old"))
    return f'{view[0]}<noscript><p class="dw-no-script">{no_script}</p></noscript><p class="dw-too-old">{too_old}</p>'
