"""The styles and scripts that the site makes from parts of the package, instead of copying them."""

import json
from pathlib import Path

from datawijs.course.sphinx_extension.texts import search_messages
from datawijs.design import tokens_css
from datawijs.widgets import static_page

THEME_FOLDER = Path(__file__).parent.parent / "theme"
# Order matters to CSS: what stands later goes before.
STYLES = ("base", "frame", "content", "boxes", "notebook", "landing", "worksheet", "print")


def asset_texts(language: str) -> dict[str, str]:
    """Return the text of each file that the site needs in `_static`, by its name."""
    return {
        "datawijs.css": site_css(),
        "datawijs-exercises.css": static_page.styles(),
        "datawijs-exercises.js": static_page.script(),
        "translations.js": _translations(language),
    }


def site_css() -> str:
    """Return the styles of every page: the design tokens, then the theme."""
    return "\n".join(
        [tokens_css(), *((THEME_FOLDER / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)]
    )


def _translations(language: str) -> str:
    messages = {"locale": language, "messages": search_messages(), "plural_expr": "(n != 1)"}
    return f"Documentation.addTranslations({json.dumps(messages, ensure_ascii=False)});\n"
