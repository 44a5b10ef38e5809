"""Where a Chromium, Chrome or Edge may be on this machine: for making PDFs, and for the tests."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
ON_A_MAC = ("Google Chrome", "Microsoft Edge", "Chromium")  # an application is a folder, with the program in it
ON_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
FOLDERS_ON_WINDOWS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")  # in the environment
# These keep the browser itself from asking its maker for things.
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def find_chromium() -> str | None:
    """Return the path of the browser that DATAWIJS_CHROMIUM names, or else of one that is installed; None if there is none.

    Raises FileNotFoundError when DATAWIJS_CHROMIUM names a file that isn't there.
    """
    return next(iter(all_chromiums()), None)


def all_chromiums() -> list[str]:
    """Return the paths of all browsers that may be used, the first one first; else as `find_chromium`."""
    return all_browsers("DATAWIJS_CHROMIUM", NAMES, places())


def places(system: str = sys.platform) -> list[Path]:
    """Return where macOS and Windows put such browsers: not on the path that a terminal looks in."""
    if system == "darwin":
        roots = (Path("/Applications"), Path.home() / "Applications")
        return [root / f"{name}.app" / "Contents" / "MacOS" / name for name in ON_A_MAC for root in roots]
    if system == "win32":
        folders = [Path(os.environ[name]) for name in FOLDERS_ON_WINDOWS if os.environ.get(name)]
        return [folder / program for program in ON_WINDOWS for folder in folders]
    return []


def find_browser(variable: str, names: Iterable[str], others: Iterable[Path]) -> str | None:
    """Return the first of `all_browsers`; None if there is none."""
    return next(iter(all_browsers(variable, names, others)), None)


def all_browsers(variable: str, names: Iterable[str], others: Iterable[Path]) -> list[str]:
    """Return the path of the browser that the environment's `variable` names, or else of those of `names` that are installed,
    and of those at the paths `others`. Raises FileNotFoundError for a named file that isn't there."""
    named = os.environ.get(variable)
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(f"{variable} names {named}, and there is no such file.")
        return [named]
    found = [*filter(None, map(shutil.which, names)), *(str(place) for place in others if place.is_file())]
    return list(dict.fromkeys(found))
