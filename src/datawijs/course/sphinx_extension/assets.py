"""The styles and scripts that the site makes from parts of the package, instead of copying them."""

import json
from functools import cache
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from datawijs.course.sphinx_extension.texts import search_messages
from datawijs.design import FONT_FILE, title_face_css, tokens_css
from datawijs.widgets import static_page
from datawijs.widgets.exercise import LOADED_LATER, exercise_kinds, later_script, shared_style

THEME_FOLDER = Path(__file__).parent.parent / "theme"
# Of the theme; only a session needs them: what is on the screen, its clock and votes, the plan in a window of its own, the
# times of the day, and what draws an address as a QR code.
SESSION = ("slides.js", "part-clock.js", "tally.js", "plan-window.js", "session-times.js", "qr.js")
EXERCISES = "datawijs-exercises"  # what all exercises share: this .css and this .js
ONE_SHEET = "one-sheet.js"  # of the theme: only sheets that are handed on one at a time need it
OWN_PAPERS = "datawijs-own-papers"  # what only "My progress" needs: a script
# Order matters to CSS: what stands later goes before.
STYLES = ("base", "frame", "content", "boxes", "notebook", "landing", "worksheet", "session", "print")


def asset_texts(language: str) -> dict[str, str]:
    """Return the text of each file that the site needs in `_static`, by its name, without what only who writes them reads."""
    texts = {
        "datawijs.css": site_css(),
        "translations.js": _translations(language),
        "qr.js": (THEME_FOLDER / "qr" / "qr.js").read_text(encoding="utf-8"),
        **_exercise_texts(),
    }
    return {name: small_text(name, text) for name, text in texts.items()}


@cache
def small_text(name: str, text: str) -> str:
    """Return a script or a style without comments and indents, most of what a phone would wait for; names stay, so that an
    error can be read."""
    return str(jsmin(text) if name.endswith(".js") else cssmin(text))


def asset_files() -> list[Path]:
    """Return the files that stand in `_static` as they are."""
    return [FONT_FILE]


def exercise_script_name(kind: str) -> str:
    """Return the name of the script of one kind of exercise; it stands beside `EXERCISES`."""
    return f"{EXERCISES}-{kind.replace('_', '-')}.js"


def later_script_name(kind: str) -> str:
    """Return the name of the script that an exercise of one kind loads when it is asked for: `loadFiles` knows it too."""
    return exercise_script_name(kind).replace(".js", "-later.js")


def _exercise_texts() -> dict[str, str]:
    return {
        f"{EXERCISES}.css": shared_style(),
        f"{EXERCISES}.js": static_page.host_script(),
        f"{OWN_PAPERS}.js": static_page.own_papers_script(),
        **{exercise_script_name(kind): static_page.exercise_script(kind) for kind in exercise_kinds()},
        **{later_script_name(kind): later_script(kind) for kind in LOADED_LATER},
    }


def site_css() -> str:
    """Return the styles of every page: the design tokens and the face of titles, then the theme."""
    styles = ((THEME_FOLDER / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    return "\n".join([tokens_css(), title_face_css(FONT_FILE.name), *styles])


def _translations(language: str) -> str:
    messages = {"locale": language, "messages": search_messages(), "plural_expr": "(n != 1)"}
    return f"Documentation.addTranslations({json.dumps(messages, ensure_ascii=False)});\n"
