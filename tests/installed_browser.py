"""A browser that must be on this machine: what to do where it is not."""

import warnings
from collections.abc import Callable

import pytest
from ci import install, on_ci


def path_or_skip(name: str, variable: str, package: str, find: Callable[[], str | None]) -> str:
    """Return what `find` finds. Nothing: skip loudly; on CI (CI=true) try to install Debian's `package`, then fail."""
    path = find()
    if path is None and on_ci():
        install(package)
        path = find()
    if path is None:
        advice = f"No {name} found, so the tests in it can't run: install it, or set {variable} to its path."
        if on_ci():
            pytest.fail(advice)
        warnings.warn(advice, stacklevel=2)
        pytest.skip(advice)
    return path
