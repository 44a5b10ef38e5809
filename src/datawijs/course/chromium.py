"""Where a Chromium or Chrome may be on this machine: for making PDFs, and for the tests."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# These keep the browser itself from asking its maker for things.
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def find_chromium() -> str | None:
    """Return the path of the browser that DATAWIJS_CHROMIUM names, or else of one that is installed; None if there is none.

    Raises FileNotFoundError when DATAWIJS_CHROMIUM names a file that isn't there.
    """
    return find_browser("DATAWIJS_CHROMIUM", NAMES, MAC)


def find_browser(variable: str, names: Iterable[str], mac: Path) -> str | None:
    """Return the path of the browser that the environment's `variable` names, or else of the first of `names` that is
    installed, or of the one at `mac`; None if there is none. Raises FileNotFoundError for a named file that isn't there."""
    named = os.environ.get(variable)
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(f"{variable} names {named}, and there is no such file.")
        return named
    return next(filter(None, map(shutil.which, names)), str(mac) if mac.is_file() else None)
