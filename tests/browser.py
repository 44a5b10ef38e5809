"""A real Chromium for the tests: found, started once, and watched.

Fixtures: `chromium_path`, `browser` (one for the session), `new_page` (a factory of fresh, empty browser profiles), `visitor`
(one window for many pages). Every page is watched: an error in a script, or a request to any host but this machine, fails the
test that caused it.
"""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

import pytest
from ci import install, on_ci
from installed_browser import path_or_skip

from datawijs.course import chromium

FLAGS = ("--no-sandbox", *chromium.QUIET)  # CI runs as root
LOCAL = {"", "localhost", "127.0.0.1", "::1"}


def find_chromium() -> str | None:
    """Return the path of a Chromium: one that the course finds too, or else Playwright's own; None if there is none."""
    return chromium.find_chromium() or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Exception:  # Playwright names many errors here, and none of them matters: then it has no browser for us
        return None
    return path if Path(path).is_file() else None


def find_headless_shell() -> str | None:
    """Return the path of a Chromium without windows, if there is one and no other is asked for: a page costs it a third."""
    if os.environ.get("DATAWIJS_CHROMIUM"):
        return None
    return shutil.which("chromium-headless-shell") or shutil.which("chrome-headless-shell")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of a Chromium. None found: skip loudly; on CI (CI=true) try to install one, then fail."""
    return path_or_skip("Chromium", "DATAWIJS_CHROMIUM", "chromium", find_chromium)


@pytest.fixture(scope="session")
def headless_path(chromium_path) -> str:
    """The path of the Chromium that the tests look with: the one without windows, or else the one that people have."""
    path = find_headless_shell()
    if path is None and on_ci() and not os.environ.get("DATAWIJS_CHROMIUM"):
        install("chromium-headless-shell")
        path = find_headless_shell()
    return path or chromium_path


@pytest.fixture(scope="session")
def playwright_driver():
    """The one Playwright of this process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(headless_path, playwright_driver):
    """One Chromium for the session."""
    started = playwright_driver.chromium.launch(executable_path=headless_path, args=list(FLAGS))
    yield started
    started.close()


@pytest.fixture
def new_page(browser):
    """A factory: `new_page(width=1280, dark=False, language="nl")` gives a page in a fresh profile, closed afterwards.

    `context=page.context` opens one more tab in the profile of `page`. Other keywords go to Playwright's `new_context`. Nothing
    on a page moves for show, as with a visitor who asked for that; with `reduced_motion="no-preference"` it does.
    With `watch=False` errors in scripts don't fail the test (for tests that cause them on purpose).
    """
    with watched_pages(browser) as make:
        yield make


@contextmanager
def watched_pages(browser):
    """The factory of `new_page`, for a fixture that looks at one page in many tests."""
    contexts, problems = [], []

    def make(width=1280, *, dark=False, language="nl", height=900, watch=True, context=None, **options):
        if context is None:
            context = _profile(browser, width, height, language, color_scheme="dark" if dark else "light", **options)
            contexts.append(context)
        return _watched(context, problems, scripts=watch)

    yield make
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def visitor(browser):
    """Somebody who visits one page after the other in the same window: `with visitor("nl") as page:`.

    A new window costs more than a page. For tests that look at pages and don't change what the browser is set to: what a page
    kept is gone after each visit, and the rest is as it was left.
    """
    pages, problems = {}, []

    @contextmanager
    def visit(language):
        if language not in pages:
            pages[language] = _watched(_profile(browser, 1280, 900, language), problems, scripts=True)
        page = pages[language]
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        problems.clear()
        try:
            yield page
        except BaseException:  # who knows what it left
            pages.pop(language).context.close()
            raise
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.goto("about:blank")
        assert not problems, "\n".join(problems)

    yield visit
    for page in pages.values():
        page.context.close()


@contextmanager
def kept_window(browser):
    """One window that a fixture keeps for several tests: its page, and what went wrong on it so far."""
    problems = []
    context = _profile(browser, 1280, 900, "nl")
    yield _watched(context, problems, scripts=True), problems
    context.close()


def _profile(browser, width: int, height: int, language: str, **options):
    # a page that scrolls smoothly draws itself sixty times a second, and a click waits for it: three times as long a test
    still = {"reduced_motion": "reduce"}
    return browser.new_context(
        viewport={"width": width, "height": height},
        locale={"nl": "nl-NL", "en": "en-GB"}[language],
        **still | options,
    )


def _watched(context, problems: list[str], *, scripts: bool):
    """Return a new page that notes requests to other hosts, and errors in scripts, in `problems`."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("request", lambda request: problems.extend(elsewhere(request.url)))
    if scripts:
        page.on("pageerror", lambda error: problems.append(f"error in a script: {error}"))
    return page


def elsewhere(url: str) -> list[str]:
    """Return what is wrong with asking for `url`: nothing, if this machine answers."""
    address = urlparse(url)
    if address.scheme in {"file", "data", "blob", "about"} or address.hostname in LOCAL:
        return []
    return [f"request to another host: {url}"]
