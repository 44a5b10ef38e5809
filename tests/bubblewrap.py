"""Bubblewrap for the tests that need it: on CI it is installed; elsewhere they say loudly that they were left out."""

import sys
import warnings

import pytest
from ci import install, on_ci

from datawijs.course.grading import sandbox


def need_bubblewrap() -> str:
    """Return the path of a bubblewrap that works. None: skip loudly; on CI (CI=true) try to install one, then fail."""
    if sys.platform != "linux":
        pytest.skip("bubblewrap runs on Linux only")
    if sandbox.bubblewrap() is None and on_ci():
        install("bubblewrap")
        sandbox.bubblewrap.cache_clear()
    program = sandbox.bubblewrap()
    if program is None:
        advice = "bubblewrap is not installed, or does not work here, so the tests of the sandbox can't run."
        if on_ci():
            pytest.fail(advice)
        warnings.warn(advice, stacklevel=1)
        pytest.skip(advice)
    return program
