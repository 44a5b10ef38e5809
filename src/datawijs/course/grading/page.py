"""One plain HTML page with the look of the course: no scripts, and nothing asked from any other computer."""

from html import escape
from pathlib import Path

from datawijs.design import tokens_css
from datawijs.language import current_language

STYLE = Path(__file__).with_name("page.css")


def page(title: str, body: str, *, narrow: bool = False) -> str:
    """Return a whole page in the language in use. `title` is plain text, `body` is HTML."""
    return (
        f'<!doctype html>\n<html lang="{current_language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{tokens_css()}\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main{' class=' + chr(34) + 'narrow' + chr(34) if narrow else ''}>\n{body}\n</main>\n</body>\n</html>\n"
    )
