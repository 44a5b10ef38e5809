"""The code is in shape: no mistakes that ruff knows of, in notebooks neither, one layout throughout, and types that fit."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHOWN_LINES = 60  # of what a tool found; it counts the rest itself, in its last line


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("ruff", "check", "--output-format=concise"), id="mistakes"),
        pytest.param(("ruff", "format", "--check", "--output-format=concise"), id="layout"),
        pytest.param(("mypy", "--no-color-output"), id="types"),
    ],
)
def test_the_code_is_in_shape(command):
    ran = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        found = (ran.stdout + ran.stderr).strip().splitlines()
        shown = found if len(found) <= SHOWN_LINES else [*found[: SHOWN_LINES - 2], "…", found[-1]]
        pytest.fail("\n".join([f"python -m {' '.join(command)}", *shown]), pytrace=False)
