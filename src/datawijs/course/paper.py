"""Pages for on paper, as PDF: made from the finished page, by the browser that would print it.

A worksheet is often handed out by somebody who has no time to open a page and print it well. So the build makes a PDF beside
each page with a layout for paper, if there is a Chromium, Chrome or Edge on the machine that can; if not, pages have no link
to one.
"""

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from datawijs.course.chromium import QUIET, all_chromiums
from datawijs.course.printing_browser import BrowserSilent, no_sandbox, printing_browser
from datawijs.course.problem import Problem
from datawijs.language import _

SLIDES_SCRIPT = "slides.js"
SLIDES_ONLY = "?slides"  # how the theme's script is asked for the slides alone
AT_A_TIME = 2
MOST_SECONDS = 120
TRIAL, PRINTED_BY = "trial.html", "trial.txt"  # a page to try a browser on, and the browser that printed it
MADE_FROM = "paper.json"  # of which page each PDF was made, so that only changed ones are made again


class PaperBrowser(NamedTuple):
    """The `path` of the browser that makes the PDFs, or None; then `why` says why there is none, and what helps."""

    path: str | None
    why: str = ""


def paper_browser(work: Path) -> PaperBrowser:
    """Return the first browser on this machine that can write a PDF in the folder `work`.

    Each is tried once, on a page of its own: some systems let a browser write in few places only.
    """
    try:
        found = all_chromiums()
    except FileNotFoundError as error:
        return PaperBrowser(None, str(error) + " " + _("So the worksheets go without a PDF."))
    browser = _that_printed_before(found, work) or next((one for one in found if _prints(one, work)), None)
    if browser is not None:
        return PaperBrowser(browser)
    if not found:
        why = _(
            "No Chromium, Chrome or Edge was found on this computer, so the worksheets go without a PDF. Install one, or "
            "name it with DATAWIJS_CHROMIUM."
        )
        return PaperBrowser(None, why)
    why = _(
        "{browsers} was found, but made no PDF of a page to try, so the worksheets go without. Name another Chrome or Edge "
        "with DATAWIJS_CHROMIUM; one that was installed as a snap or flatpak may write in few folders only."
    ).format(browsers=", ".join(found))
    return PaperBrowser(None, why)


def _that_printed_before(found: list[str], work: Path) -> str | None:
    try:
        browser = (work / PRINTED_BY).read_text(encoding="utf-8")
    except OSError:
        return None
    return browser if browser in found and (work / TRIAL).with_suffix(".pdf").is_file() else None


def _prints(browser: str, work: Path) -> bool:
    trial = work / TRIAL
    trial.write_text("<!doctype html><title>trial</title><p>trial", encoding="utf-8")
    printed = _printed(trial.as_uri(), trial.with_suffix(".pdf"), browser)
    if printed:
        (work / PRINTED_BY).write_text(browser, encoding="utf-8")
    return printed


class Paper(NamedTuple):
    """A PDF of a page: the address of the page (without suffix), that of the PDF, and what of the page it shows."""

    page: str
    pdf: str
    kind: str  # "page" or "slides"


def papers_of(address: str, layout: str | None) -> list[Paper]:
    """Return the PDFs that a page at `address` (such as "beginner/06-worksheet") has: of a session the slides too."""
    whole = Paper(address, f"{address}.pdf", "page")
    slides = Paper(address, f"{address}-slides.pdf", "slides")
    return {"worksheet": [whole], "session": [whole, slides]}.get(layout or "", [])


def make_papers(site: Path, papers: Iterable[Paper], browser: str, work: Path) -> None:
    """Make the `papers`, each beside its page in the folder `site`.

    `browser` is the path of a Chromium; in the folder `work` stands what was made before. Raises Problem when the browser
    makes no PDF of a page.
    """
    made_from = _read(work / MADE_FROM)
    by_address = {paper.pdf: paper for paper in papers}
    now = {pdf: _fingerprint(site, paper.page) for pdf, paper in by_address.items()}
    stale = [by_address[pdf] for pdf in now if made_from.get(pdf) != now[pdf] or not (site / pdf).is_file()]
    if stale:
        _print_all(site, stale, browser)
    (work / MADE_FROM).write_text(json.dumps(now, indent=0, sort_keys=True), encoding="utf-8")


def _read(path: Path) -> dict[str, str]:
    try:
        made_from: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return made_from
    except (OSError, ValueError):
        return {}  # then all are made again


def _fingerprint(site: Path, page: str) -> str:
    static = site / page.partition("/")[0] / "_static"
    dress = sorted([*static.glob("datawijs*.css"), *static.glob(SLIDES_SCRIPT)])
    parts = [path.read_bytes() for path in (site / f"{page}.html", *dress)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _print_all(site: Path, papers: list[Paper], browser: str) -> None:
    """Print with one browser; where none can be spoken to, start one for each page."""
    try:
        with printing_browser(browser) as printer:
            for paper in papers:
                printer.print(_address(site, paper), site / paper.pdf)
    except BrowserSilent:
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            list(pool.map(lambda paper: _print(site, paper, browser), papers))


def _address(site: Path, paper: Paper) -> str:
    return (site / f"{paper.page}.html").as_uri() + (SLIDES_ONLY if paper.kind == "slides" else "")


def _print(site: Path, paper: Paper, browser: str) -> None:
    if not _printed(_address(site, paper), site / paper.pdf, browser):
        raise Problem(
            _(
                "{browser} made no PDF of {page}. Build once more; if it stays like this, name another browser with "
                "DATAWIJS_CHROMIUM."
            ).format(browser=browser, page=f"{paper.page}.html")
        )


def _printed(address: str, pdf: Path, browser: str) -> bool:
    """Print the page at `address` to the file `pdf`; return whether that went well."""
    pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            browser,
            "--headless",
            *QUIET,
            *no_sandbox(),
            "--no-pdf-header-footer",
            f"--user-data-dir={profile}",
            f"--print-to-pdf={pdf}",
            address,
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return pdf.is_file()
