"""Where a Chromium or Chrome may be on this machine: for making PDFs, and for the tests."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# These keep the browser itself from asking its maker for things.
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def find_chromium() -> str | None:
    """Return the path of the browser that DATAWIJS_CHROMIUM names, or else of one that is installed; None if there is none.

    Raises FileNotFoundError when DATAWIJS_CHROMIUM names a file that isn't there.
    """
    named = os.environ.get("DATAWIJS_CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(f"DATAWIJS_CHROMIUM names {named}, and there is no such file.")
        return named
    return next(filter(None, map(shutil.which, NAMES)), str(MAC) if MAC.is_file() else None)
