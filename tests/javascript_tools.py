"""The tools that check the JavaScript: Node found, what package.json pins installed once, and run.

Fixture: `npm` (`npm("run", "lint")` runs a script of package.json, and gives what became of it).
"""

import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "package-lock.json"
INSTALLED = ROOT / "node_modules" / ".installed-from"  # a copy of the lock file that the tools came from
OLDEST = (18, 18)  # of Node: what the tools ask for
FROM_A_PACKAGE = (
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "--no-install-recommends", "nodejs", "npm"],
)


def find_npm() -> str | None:
    """Return the path of npm, when there is a Node beside it that is new enough; None if not."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    told = re.match(r"v(\d+)\.(\d+)", subprocess.run([node, "--version"], capture_output=True, text=True).stdout)
    return npm if told and tuple(map(int, told.groups())) >= OLDEST else None


def _install_on_ci() -> str | None:
    """On CI a missing Node is a failure: try once to install it."""
    for command in FROM_A_PACKAGE:
        try:
            subprocess.run(command, check=False, timeout=600, capture_output=True)
        except (OSError, subprocess.TimeoutExpired):
            break
    return find_npm()


def _install_tools(npm: str) -> str:
    """Install the pinned tools unless they are there; return what went wrong, if anything."""
    pins = LOCK.read_bytes()
    if INSTALLED.is_file() and INSTALLED.read_bytes() == pins:
        return ""
    done = subprocess.run([npm, "ci", "--ignore-scripts"], cwd=ROOT, capture_output=True, text=True, timeout=600)
    if done.returncode == 0:
        INSTALLED.write_bytes(pins)
    return done.stderr if done.returncode else ""


@pytest.fixture(scope="session")
def npm(tmp_path_factory, worker_id) -> Callable[..., subprocess.CompletedProcess]:
    """A function that runs npm. No Node: skip loudly; on CI (CI=true) try to install one, then fail."""
    on_ci = os.environ.get("CI", "").lower() == "true"
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    with FileLock(shared / "npm.lock"):
        path = find_npm() or (_install_on_ci() if on_ci else None)
        wrong = "no Node 18.18 or newer with npm was found" if path is None else _install_tools(path)
    if wrong:
        advice = f"The JavaScript was not checked: {wrong}"
        if on_ci:
            pytest.fail(advice)
        warnings.warn(advice, stacklevel=1)
        pytest.skip(advice)

    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([path, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")

    return run
