"""Exercises on a page of their own, for the tests in a browser.

The pages come from a server on this machine. From a disk (`file:`), Chromium now and then loses for good what a page kept, if
next page comes within milliseconds. No reader is that fast, but a test is. test_site_offline.py tests pages on a disk.
"""

import threading
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlparse

from datawijs.widgets import static_page

KEY = "datawijs.2.none."  # and the id of the exercise
FIRST_KEY = "datawijs.1."  # of the first edition


class _Pages(SimpleHTTPRequestHandler):
    """Serves /3/page.html from the third folder that was asked for."""

    folders: ClassVar[list[Path]] = []

    def translate_path(self, path: str) -> str:
        number, _slash, rest = unquote(urlparse(path).path).strip("/").partition("/")
        return str(self.folders[int(number)] / rest) if number.isdigit() else str(self.folders[0] / "no-such-page")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # a test may write the same page again
        super().end_headers()

    def log_message(self, *_args) -> None:
        pass


@cache
def _server() -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def served(file: Path) -> str:
    """Return the address at which a page is served, with all that stands in its folder."""
    if file.parent not in _Pages.folders:
        _Pages.folders.append(file.parent)
    return f"http://127.0.0.1:{_server().server_port}/{_Pages.folders.index(file.parent)}/{file.name}"


def save(folder: Path, *exercises, name: str = "page") -> str:
    """Write a page with these exercises; gives its address."""
    file = folder / f"{name}.html"
    file.write_text(static_page.standalone(*exercises), encoding="utf-8")
    return served(file)


def card(page, exercise_id: str):
    """The card of one exercise."""
    return page.locator(f'.dw-exercise[data-exercise="{exercise_id}"]')


def kept(page, exercise_id: str):
    """What the browser keeps of an exercise, or None."""
    return page.evaluate("key => JSON.parse(localStorage.getItem(key))", KEY + exercise_id)


def open_menu(exercise):
    """Unfold "Your answers" of a card."""
    exercise.locator(".dw-menu > summary").click()
    return exercise.locator(".dw-menu")
