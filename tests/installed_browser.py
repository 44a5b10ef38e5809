"""A browser that must be on this machine: what to do where it is not."""

import os
import subprocess
import warnings
from collections.abc import Callable

import pytest


def path_or_skip(name: str, variable: str, package: str, find: Callable[[], str | None]) -> str:
    """Return what `find` finds. Nothing: skip loudly; on CI (CI=true) try to install Debian's `package`, then fail."""
    path = find()
    on_ci = os.environ.get("CI", "").lower() == "true"
    if path is None and on_ci:
        _install(package)
        path = find()
    if path is None:
        advice = f"No {name} found, so the tests in it can't run: install it, or set {variable} to its path."
        if on_ci:
            pytest.fail(advice)
        warnings.warn(advice, stacklevel=2)
        pytest.skip(advice)
    return path


def _install(package: str) -> None:
    """Try once."""
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", package]):
        try:
            subprocess.run(command, check=False, timeout=600, capture_output=True)
        except (OSError, subprocess.TimeoutExpired):
            return
