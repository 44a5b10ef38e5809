"""A real Firefox for the tests: the installed one, set as readers have it, started once, and watched.

Fixtures: `firefox_path`, `firefox` (one for the session), `in_firefox` (that one, for a single test). As with Chromium, an
error in a script, or a request to any host but this machine, fails the test that caused it: `in_firefox` sees to that.

Playwright drives only a Firefox of its own making. geckodriver is in no package that is kept up to date, and sets Firefox to be
laxer with files than readers have it. So the tests speak to Firefox itself (webdriver_bidi.py).
"""

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser import elsewhere
from installed_browser import path_or_skip
from webdriver_bidi import PATIENCE, Connection, Refused, click_at, keys
from websocket import WebSocketException

from datawijs.course.chromium import find_browser

NAMES = ("firefox", "firefox-esr")
MAC = Path("/Applications/Firefox.app/Contents/MacOS/firefox")

# What a page meets is as a reader has it. Only what Firefox does of its own accord, beside the page, is off.
AS_READERS_HAVE_IT = {
    "remote.prefs.recommended": False,  # a Firefox that is driven otherwise changes eighty things, the next one among them
    "security.fileuri.strict_origin_policy": True,
}
QUIET = {
    "app.normandy.enabled": False,
    "app.update.auto": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,  # begin with an empty page
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "termsofuse.bypassNotification": True,  # Firefox asks this of people before they see a page
    # Firefox does not take a click in a page's first tenth of a second. No reader is that fast, but a test is.
    "dom.input_events.security.minNumTicks": 0,
    "dom.input_events.security.minTimeElapsedInMS": 0,
}

# Where to click on an element, once a reader could: it is there, it is enabled, and nothing lies over it.
PLACE = """selector => {
  const element = document.querySelector(selector);
  if (!element || element.disabled) return null;
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  return hit && (element.contains(hit) || hit.closest("label")?.control === element) ? [x, y] : null;
}"""

# Not every page may keep things: about:blank may not.
FORGET = "(() => { try { localStorage.clear(); sessionStorage.clear(); } catch { /* nothing is kept */ } })()"


class ScriptError(Exception):
    """What a test asked a page to evaluate threw an error."""


class Firefox:
    """One window of a Firefox that keeps things in `profile`; `problems` is what went wrong since it was last emptied."""

    def __init__(self, path: str, profile: Path, settings: dict | None = None):
        self.problems: list[str] = []
        self._path, self._profile = path, profile
        self._settings = AS_READERS_HAVE_IT | QUIET | (settings or {})
        self.start()

    def start(self) -> None:
        """Start with what the profile has kept, if anything."""
        self._profile.mkdir(parents=True, exist_ok=True)
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in self._settings.items())
        (self._profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        told = self._profile / "WebDriverBiDiServer.json"
        told.unlink(missing_ok=True)
        command = [self._path, "--headless", "--no-remote", "--profile", self._profile, "--remote-debugging-port", "0"]
        with (self._profile / "output.txt").open("wb") as output:
            self._process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        _until(lambda: told.is_file() and told.stat().st_size, self._why_not_started)
        where = json.loads(told.read_text(encoding="utf-8"))
        self._bidi = Connection(f"ws://{where['ws_host']}:{where['ws_port']}", self._heard)
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close as a reader does, so that all is kept; one that doesn't listen any more is ended."""
        try:
            self._bidi.ask("browser.close")
            self._process.wait(PATIENCE)
        except (OSError, Refused, WebSocketException, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._bidi.close()

    def restart(self, *, keep: bool = True) -> None:
        """Close and start again, with the same profile or a fresh one."""
        self.close()
        if not keep:
            shutil.rmtree(self._profile)
        self.start()

    def open(self, address: str) -> None:
        """Go to a page, and wait until it is there with all it loads."""
        self._bidi.ask("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def reload(self) -> None:
        """Load the page again, and wait as `open` does."""
        self._bidi.ask("browsingContext.reload", context=self._window, wait="complete")

    def evaluate(self, script: str, *arguments):
        """Return what an expression of JavaScript comes to in the page; given arguments, what that function makes of them."""
        said = self._bidi.ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await {_called(script, arguments)}))()",
            target={"context": self._window},
            awaitPromise=True,
        )
        if said["type"] == "exception":
            raise ScriptError(said["exceptionDetails"]["text"])
        return json.loads(said["result"].get("value", "null"))

    def wait_for(self, script: str, *arguments):
        """Evaluate until it comes to something true, and return that; an error in it is not waited out."""
        boxed = (
            f"(async () => {{ const found = await {_called(script, arguments)}; return found ? [found] : null; }})()"
        )
        return _until(lambda: self._evaluate_between_pages(boxed), lambda: f"never came true: {script}")[0]

    def click(self, selector: str) -> None:
        """Click with the mouse on the first element, once a reader could."""
        boxed = _called(PLACE, (selector,))
        place = _until(lambda: self._evaluate_between_pages(boxed), lambda: f"can't be clicked: {selector}")
        self._perform(click_at(*place))

    def type(self, selector: str, text: str) -> None:
        """Click on the first element and type there. Keys without a character are WebDriver's: `"\\ue007"` is Enter."""
        self.click(selector)
        self._perform(keys(text))

    def _begin(self) -> None:
        self.version = self._bidi.ask("session.new", capabilities={})["capabilities"]["browserVersion"]
        self._bidi.ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._window = self._bidi.ask("browsingContext.getTree")["contexts"][0]["context"]

    def _perform(self, actions: list[dict]) -> None:
        self._bidi.ask("input.performActions", context=self._window, actions=actions)

    def _evaluate_between_pages(self, script: str):
        try:
            return self.evaluate(script)
        except Refused:  # the page went away meanwhile: the next one may come to something
            return None

    def _heard(self, event: str, facts: dict) -> None:
        if event == "network.beforeRequestSent":
            self.problems += elsewhere(facts["request"]["url"])
        elif facts["type"] == "javascript" and facts["level"] == "error":
            self.problems.append(f"error in a script: {facts['text']}")

    def _why_not_started(self) -> str:
        self._process.kill()
        output = (self._profile / "output.txt").read_text(encoding="utf-8", errors="replace")
        return f"{self._path} did not start (one from a snap can't: it sees no other program's files).\n{output}"


def _called(script: str, arguments: tuple) -> str:
    return f"({script})({', '.join(map(json.dumps, arguments))})" if arguments else f"({script})"


def _until(ask: Callable, otherwise: Callable[[], str]):
    """Return the first answer that is true; None within the time there is: fail with what `otherwise` says."""
    end = time.monotonic() + PATIENCE
    while not (answer := ask()):
        assert time.monotonic() < end, otherwise()
        time.sleep(0.05)
    return answer


def find_firefox() -> str | None:
    """Return the path of the Firefox that DATAWIJS_FIREFOX names, or else of one that is installed; None if there is none.

    Raises FileNotFoundError when DATAWIJS_FIREFOX names a file that isn't there.
    """
    return find_browser("DATAWIJS_FIREFOX", NAMES, [MAC])


@pytest.fixture(scope="session")
def firefox_path() -> str:
    """The path of a Firefox. None found: skip loudly; on CI (CI=true) try to install one, then fail."""
    return path_or_skip("Firefox", "DATAWIJS_FIREFOX", "firefox-esr", find_firefox)


@pytest.fixture(scope="session")
def firefox(firefox_path, tmp_path_factory) -> Iterator[Firefox]:
    """One Firefox for the session."""
    started = Firefox(firefox_path, tmp_path_factory.mktemp("firefox") / "profile")
    yield started
    started.close()


@pytest.fixture
def in_firefox(firefox) -> Iterator[Firefox]:
    """The Firefox of the session, for one test: nothing is kept for a served page, and what goes wrong fails the test."""
    with watched(firefox):
        yield firefox


@contextmanager
def watched(firefox: Firefox) -> Iterator[None]:
    """Fail at the end if a script had an error or a request went elsewhere; leave nothing kept for the page that is open."""
    firefox.problems.clear()
    try:
        yield
        firefox.evaluate(FORGET)
        firefox.open("about:blank")
    except BaseException:  # who knows what it left
        firefox.restart(keep=False)
        raise
    assert not firefox.problems, "\n".join(firefox.problems)
