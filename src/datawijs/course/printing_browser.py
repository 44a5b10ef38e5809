"""A browser that prints many pages to PDF, started once.

Starting a Chromium takes longer than printing a page, so one is started and told what to print, by the DevTools protocol
(https://chromedevtools.github.io/devtools-protocol/, domains Target and Page) through a pair of pipes: JSON, each message ended
by a zero byte. Pipes belong to this program alone; a port would be open to everybody on the machine.
"""

import base64
import itertools
import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

from datawijs.course.chromium import QUIET

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MOST_SECONDS = 120  # for one page
# Chromium reads what it is told from its file 3 and answers in file 4: these two get their numbers before it starts.
WITH_PIPES = (
    "import os, sys; told, said, *command = sys.argv[1:]; os.dup2(int(told), 3); os.dup2(int(said), 4); "
    "os.execvp(command[0], command)"
)
AS_ON_PAPER = {"printBackground": True, "preferCSSPageSize": True, "generateTaggedPDF": True}


class BrowserSilent(Exception):
    """The browser doesn't answer, or not what was asked."""


class PrintingBrowser:
    """A running Chromium. Raises BrowserSilent when it can't be spoken to, here and in `print`."""

    def __init__(self, told: int, said: int):
        self._told, self._said = told, said
        self._numbers, self._rest = itertools.count(1), b""
        self._loaded = False
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._tab = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._ask("Page.enable", self._tab)

    def print(self, address: str, pdf: Path) -> None:
        """Print the page at `address`, when it has loaded, to the file `pdf`."""
        self._loaded = False  # that may be told before the answer to what follows
        self._ask("Page.navigate", self._tab, url=address)
        heard = self._heard()
        while not self._loaded:
            next(heard)
        printed = self._ask("Page.printToPDF", self._tab, **AS_ON_PAPER)["data"]
        pdf.write_bytes(base64.b64decode(printed))

    def _ask(self, method: str, tab: str | None = None, **wanted: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": wanted} | ({"sessionId": tab} if tab else {})
        try:
            os.write(self._told, json.dumps(message).encode() + b"\0")
        except OSError as error:
            raise BrowserSilent(str(error)) from error
        answer = next(one for one in self._heard() if one.get("id") == number)
        if "error" in answer or "errorText" in answer["result"]:
            raise BrowserSilent(f"{method}: {answer}")
        result: dict[str, Any] = answer["result"]
        return result

    def _heard(self) -> Iterator[dict[str, Any]]:
        """What the browser says, message by message."""
        until = monotonic() + MOST_SECONDS
        while True:
            message, end, self._rest = self._rest.partition(b"\0")
            if end:
                one: dict[str, Any] = json.loads(message)
                self._loaded = self._loaded or one.get("method") == "Page.loadEventFired"
                yield one
                continue
            ready, _writable, _failed = select.select([self._said], [], [], max(0.0, until - monotonic()))
            more = os.read(self._said, 1 << 20) if ready else b""
            if not more:
                raise BrowserSilent("It has ended." if ready else "It takes too long.")
            self._rest = message + more


@contextmanager
def printing_browser(browser: str) -> Iterator[PrintingBrowser]:
    """Start the Chromium at the path `browser`, and end it afterwards. Raises BrowserSilent when it can't be spoken to."""
    if fcntl is None:
        raise BrowserSilent("There are no pipes that it could inherit.")
    (tell_end, told), (said, say_end) = _pipe(), _pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            browser,
            "--headless",
            *QUIET,
            *no_sandbox(),
            f"--user-data-dir={profile}",
            "--remote-debugging-pipe",
        ]
        try:
            process: subprocess.Popen[bytes] = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", WITH_PIPES, str(tell_end), str(say_end), *command],
                pass_fds=(tell_end, say_end),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        finally:
            os.close(tell_end)
            os.close(say_end)
        try:
            yield PrintingBrowser(told, said)
        finally:
            os.close(told)  # Chromium ends when nobody can tell it anything any more
            os.close(said)
            _ended(process)


def _pipe() -> tuple[int, int]:
    """The two ends of a pipe, clear of the numbers that they get in the browser."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return high[0], high[1]


def _ended(process: "subprocess.Popen[bytes]") -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)
        return
    process.kill()
    process.wait()


def no_sandbox() -> list[str]:
    """What Chromium has to be told where the user is root, as in a container."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
