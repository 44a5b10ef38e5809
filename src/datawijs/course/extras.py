"""The parts of the course that not everybody installs: who only publishes it needs no JupyterLab and grades nothing."""

import importlib.util
import shlex
import subprocess
import sys

from datawijs.course.problem import Problem
from datawijs.language import _

# The extras of pyproject.toml: the program by which one can see that it is there, and what people call it.
EXTRAS = {
    "lab": ("jupyterlab", "JupyterLab"),
    "grade": ("nbgrader", "nbgrader"),
    "cluster": ("distributed", "Dask"),
}


def require(extra: str) -> None:
    """Raise Problem, with what to type, when the extra `extra` of this package is not installed with this Python."""
    module, name = EXTRAS[extra]
    if importlib.util.find_spec(module) is None:
        raise Problem(
            _("This needs {program}, which is not installed yet. In the folder of the course, type: {command}").format(
                program=name, command=install_command(extra)
            )
        )


def install_command(extra: str) -> str:
    """Return what to type to add the extra to the Python that is in use."""
    return f'{_python()} -m pip install -c constraints.txt -e ".[{extra}]"'


def _python() -> str:
    """This Python as a shell wants it typed: PowerShell, on Windows, runs a path in quotes only after a sign."""
    if sys.platform == "win32":
        quoted = subprocess.list2cmdline([sys.executable])
        return f"& {quoted}" if quoted.startswith('"') else quoted
    return shlex.quote(sys.executable)
