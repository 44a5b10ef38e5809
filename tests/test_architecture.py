"""The house: imports go down only, rooms do not reach into each other's cupboards, the package never needs the notebooks."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "datawijs"
# What each room may import from the package, from the ground up.
GROUND = {"language", "edition", "course_folder", "design", "system_trouble", "words", "thinking_errors"}
MAY_IMPORT = {
    "language": set(),
    "edition": set(),
    "course_folder": {"language"},
    "design": set(),
    "system_trouble": {"language"},
    "words": {"language"},
    "thinking_errors": {"language", "words"},
    "board": GROUND,
    "signals": GROUND,
    "own": GROUND | {"signals"},
    "dashboards": GROUND | {"board", "signals"},
    "screens": GROUND | {"board", "signals", "dashboards"},
    "items": GROUND | {"board", "signals", "dashboards"},
    "widgets": GROUND | {"board", "signals", "own", "dashboards", "items"},
    "evaluation": GROUND | {"board", "signals", "dashboards", "items", "widgets"},
    "course": GROUND | {"board", "signals", "dashboards", "items", "widgets", "evaluation"},
    "cli": GROUND | {"course"},
    "__main__": {"cli"},
    "__init__": {"language"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_modules(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: name the whole path in an import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    # the package itself (its version, its folder) may be asked for anywhere
    return {name for name in found if name.startswith("datawijs.")} - {"datawijs.use_language", "datawijs.__version__"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_down_only(path):
    own = room_of(path)
    for name in imported_modules(path):
        room = name.split(".")[1]
        assert room == own or room in MAY_IMPORT[own], f"{own} may not import {name}"


def test_no_circles_between_files():
    names = {
        ".".join(("datawijs", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in FILES
    }
    graph = {name: _targets(path, names) - {name} for name, path in names.items()}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for target in graph[name]:
                walk(target, (*trail, name))
            done.add(name)

    for name in graph:
        walk(name, ())


def _targets(path: Path, names: dict[str, Path]) -> set[str]:
    targets = set()
    for imported in imported_modules(path):
        module = imported if imported in names else imported.rpartition(".")[0]
        # a package's __init__ only gathers names; importing it from a file inside it would be the circle
        if module in names:
            targets.add(module)
    return targets


def test_no_room_is_called_utils():
    assert not [path for path in FILES if path.stem in {"utils", "util", "helpers", "common", "misc"}]
