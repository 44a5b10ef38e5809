"""The styles and scripts that the site makes from parts of the package, instead of copying them."""

import json
from pathlib import Path

from datawijs.course.sphinx_extension.texts import search_messages
from datawijs.design import tokens_css
from datawijs.widgets import static_page
from datawijs.widgets.exercise import exercise_kinds, own_style, shared_style

THEME_FOLDER = Path(__file__).parent.parent / "theme"
# Order matters to CSS: what stands later goes before.
STYLES = ("base", "frame", "content", "boxes", "notebook", "landing", "worksheet", "print")


def asset_texts(language: str) -> dict[str, str]:
    """Return the text of each file that the site needs in `_static`, by its name."""
    return {
        "datawijs.css": site_css(),
        "translations.js": _translations(language),
        **_exercise_texts(),
    }


def exercise_assets(kind: str | None = None) -> tuple[str, str]:
    """Return the names of the script and the style of one kind of exercise; of what all share when `kind` is None."""
    stem = "datawijs-exercises" if kind is None else f"datawijs-exercises-{kind.replace('_', '-')}"
    return f"{stem}.js", f"{stem}.css"


def _exercise_texts() -> dict[str, str]:
    texts = dict(zip(exercise_assets(), (static_page.host_script(), shared_style()), strict=True))
    for kind in exercise_kinds():
        texts |= zip(exercise_assets(kind), (static_page.exercise_script(kind), own_style(kind)), strict=True)
    return texts


def site_css() -> str:
    """Return the styles of every page: the design tokens, then the theme."""
    return "\n".join(
        [tokens_css(), *((THEME_FOLDER / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)]
    )


def _translations(language: str) -> str:
    messages = {"locale": language, "messages": search_messages(), "plural_expr": "(n != 1)"}
    return f"Documentation.addTranslations({json.dumps(messages, ensure_ascii=False)});\n"
