"""The first page of a board: all its schools, each with a link to its own course."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from datawijs.course.schools.stamp import COURSE, LOGO
from datawijs.design import tokens_css
from datawijs.language import DEFAULT_LANGUAGE, LANGUAGES, speaking
from datawijs.words import read_words

PAGE, STYLE = "index.html", "schools.css"


def board_files(schools: Mapping[str, Mapping[str, str]], zips: set[str], title: str | None = None) -> dict[str, bytes]:
    """Return the files of the page, by their names.

    `schools` gives by address what links show of a school: its name and the language that it begins with, perhaps the ending
    and text alternative of its logo. `zips` has the addresses of those that have a zip; `title` is that of the page, if it
    isn't to be ours.
    """
    title = escape(title or _said("title", DEFAULT_LANGUAGE))
    items = "\n".join(_item(address, shown, address in zips) for address, shown in schools.items())
    page = f"""<!DOCTYPE html>
<html lang="{DEFAULT_LANGUAGE}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{STYLE}">
</head>
<body>
<main>
<h1>{title}</h1>
{_in_each_language("choose")}
<ul>
{items}
</ul>
</main>
</body>
</html>
"""
    style = tokens_css() + "\n" + Path(__file__).with_name("board.css").read_text(encoding="utf-8")
    return {PAGE: page.encode(), STYLE: style.encode()}


def _item(address: str, shown: Mapping[str, str], has_zip: bool) -> str:
    logo = ""
    if "logo" in shown:
        source = f"{address}/{shown['language']}/{LOGO}{shown['logo']}"
        logo = f'<img src="{source}" alt="{escape(shown["logo_alt"])}"> '
    link = f'<a href="{address}/index.html">{logo}<strong>{escape(shown["name"])}</strong></a>'
    archive = f' <a class="zip" href="{address}.zip">{_said("zip", DEFAULT_LANGUAGE)}</a>' if has_zip else ""
    return f"<li>{link}{archive}</li>"


def _in_each_language(key: str) -> str:
    return "\n".join(f'<p lang="{language}">{_said(key, language)}</p>' for language in LANGUAGES)


def _said(key: str, language: str) -> str:
    with speaking(language):
        return read_words(COURSE).part("school").say("board", key)
