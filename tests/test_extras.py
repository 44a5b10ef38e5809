"""Who only publishes the course installs no JupyterLab and no nbgrader, and a verb that needs one of them says what to type."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from datawijs.cli import main
from datawijs.course.extras import EXTRAS

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PUBLISHING = "datawijs.course.build", "datawijs.course.serve", "datawijs.course.sphinx_extension"


def needed(names: list[str]) -> set[str]:
    """Return the distributions that come along with the requirements `names`, in this Python."""
    found: set[str] = set()
    waiting = [Requirement(name) for name in names]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in found or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        try:
            waiting += [Requirement(line) for line in requires(name) or []]
        except PackageNotFoundError:  # for another system
            continue
    return found


@pytest.fixture(scope="module")
def base() -> set[str]:
    return needed(PROJECT["dependencies"])


def test_publishing_brings_no_program_of_an_extra(base):
    assert "jupyter-book" in base
    assert base.isdisjoint({module for module, _name in EXTRAS.values()} | {"notebook", "jupyter-server", "jupyterhub"})


def test_what_publishing_imports_comes_with_it(base):
    code = (
        f"import json, sys, {', '.join(PUBLISHING)}\n"
        "ours = {name: one.__file__ for name, one in sys.modules.items() if name.startswith('datawijs')}\n"
        "print(json.dumps(ours))"
    )
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    by_module = packages_distributions()
    imported = {name for path in json.loads(shown).values() for name in imported_by(Path(path))}
    missing = {
        name
        for name in imported & by_module.keys() - {"datawijs"}
        if base.isdisjoint(canonicalize_name(one) for one in by_module[name])
    }
    assert {"sphinx", "jupyter_book"} <= imported
    assert missing == set()


def imported_by(path: Path) -> set[str]:
    """Return the packages that a file imports as soon as it is imported itself."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module).partition(".")[0])
    return found


@pytest.mark.parametrize(
    ("typed", "extra"),
    [
        (["lab"], "lab"),
        (["check", "reading.ipynb"], "grade"),
        (["grade", "work"], "grade"),
        (["grade", "work", "--cluster", "127.0.0.1:8786"], "cluster"),
        (["hub", "release", "beginner-reading"], "grade"),
        (["hub", "collect", "beginner-reading"], "grade"),
        (["hub", "return", "beginner-reading"], "grade"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Hiervoor is {} nodig, en dat is nog niet geïnstalleerd."),
        ("en", "This needs {}, which is not installed yet."),
    ],
)
def test_a_verb_that_lacks_its_program_says_what_to_type(
    typed, extra, language, sentence, tmp_path, monkeypatch, capsys
):
    module, name = EXTRAS[extra]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATAWIJS_LANGUAGE", language)
    monkeypatch.setitem(sys.modules, module, None)  # as if it were not there
    assert main(typed) == 1
    told = capsys.readouterr().err
    assert sentence.format(name) in told
    assert re.search(rf'python\S* -m pip install -c constraints\.txt -e "\.\[{extra}\]"$', told.strip())
    assert not list(tmp_path.iterdir())


def test_every_extra_that_a_verb_names_is_there():
    extras = PROJECT["optional-dependencies"]
    for extra, (module, _name) in EXTRAS.items():
        assert module in needed(extras[extra])


def test_the_first_command_of_the_readme_brings_every_verb():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = re.search(r"pip install .*-e (\S+).*datawijs serve", readme)[1]
    assert command == '".[lab,grade]"'
