"""What is mended in the HTML of a page before the theme frames it."""

import re
from html import escape

from datawijs.course.sphinx_extension.page_tables import mend_tables
from datawijs.course.sphinx_extension.texts import frame_words

VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
WIDGET_VIEW = f'<script type="{VIEW_TYPE}">'
_VIEW = re.compile(rf"{re.escape(WIDGET_VIEW)}.*?</script>", re.DOTALL)
_TITLE_END = "</h1>"
# in the glossary, the word in the other language stands behind the name of that language
_OTHER_WORD = re.compile(r"<em>(Engels|Dutch):</em> (.*?)</p>", re.DOTALL)
_LANGUAGES = {"Engels": "en", "Dutch": "nl"}
# docutils gives a list of sources roles that are out of date, so that it is no list to a screen reader
_ROLES = {' role="doc-biblioentry"': ' role="listitem"', ' role="doc-backlink"': ""}


def mend_body(body: str, under_title: str) -> str:
    """Return the page's HTML with `under_title` below its title, tables that scroll and a word for those without script."""
    body = body.replace(_TITLE_END, f"{_TITLE_END}\n{under_title}", 1)
    for stale, role in _ROLES.items():
        body = body.replace(stale, role)
    body = body.replace("<pre>", '<pre tabindex="0">')  # a long command scrolls, also by keyboard
    body = _OTHER_WORD.sub(_in_its_language, body)
    return _VIEW.sub(_with_word_for_no_script, mend_tables(body))


def _in_its_language(word: re.Match[str]) -> str:
    return f'<em>{word[1]}:</em> <span lang="{_LANGUAGES[word[1]]}">{word[2]}</span></p>'


def _with_word_for_no_script(view: re.Match[str]) -> str:
    """Add what stands in the exercise's place where no script runs, and where it is none that this browser can read."""
    no_script, too_old = (escape(frame_words().say("notices", key)) for key in ("no_script", "too_old"))
    without_script = f'<noscript><p class="dw-no-script">{no_script}</p></noscript>'
    return f'{view[0]}{without_script}<p class="dw-too-old" data-datawijs-instead>{too_old}</p>'
