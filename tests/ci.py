"""What the tests may do on CI only: install a browser that isn't there. (Elsewhere they say which tests were left out.)"""

import os
import subprocess
import tempfile
from pathlib import Path

from filelock import FileLock

SECONDS = 300


def on_ci() -> bool:
    """Tell whether this is CI, where nothing may be left out."""
    return os.environ.get("CI", "").lower() == "true"


def install(package: str) -> None:
    """Install a package of the system, if this system has such a thing. Tried once, by whichever process comes first."""
    tried = Path(tempfile.gettempdir()) / f"datawijs-tests-{os.getppid()}-{package}"
    with FileLock(f"{tried}.lock"):
        if tried.exists():
            return
        tried.touch()
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", package]):
            try:
                subprocess.run(command, check=False, timeout=SECONDS, capture_output=True)
            except (OSError, subprocess.TimeoutExpired):
                break
