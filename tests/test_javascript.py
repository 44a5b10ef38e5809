"""The JavaScript keeps to the rules of eslint.config.mjs and to strict types, and what Python prepares has those types."""

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from datawijs.widgets.exercise import exercise_kinds, shared_script
from datawijs.widgets.static_page import shared_names

LIBRARIES = ROOT / "src" / "datawijs" / "own" / "libraries"
QR = ROOT / "src" / "datawijs" / "course" / "theme" / "qr"
OURS = {
    path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.js") if path.parent not in (LIBRARIES, QR)
}
CACHE = ROOT / "node_modules" / ".cache"  # where TypeScript writes what it made of each script
STATE = re.compile(r'<script type="application/vnd\.jupyter\.widget-state\+json">(.*?)</script>', re.DOTALL)


def test_scripts_keep_to_the_rules(npm):
    done = npm("run", "--silent", "lint", "--", "--format", "json")
    assert done.stdout.startswith("["), done.stderr
    files = {Path(file["filePath"]).relative_to(ROOT).as_posix(): file["messages"] for file in json.loads(done.stdout)}
    told = [
        f"{name}:{message['line']}: {message['message']} ({message['ruleId']})"
        for name, messages in files.items()
        for message in messages
    ]
    assert told == []
    assert set(files) >= OURS, "scripts that nobody looked at"


def test_scripts_keep_to_their_types(npm):
    shutil.rmtree(CACHE / "types", ignore_errors=True)
    done = npm("run", "--silent", "types")
    assert done.returncode == 0, done.stdout + done.stderr
    checked = {path.relative_to(CACHE / "types").as_posix() for path in (CACHE / "types").rglob("*.d.ts")}
    assert checked == {re.sub(r"\.js$", ".d.ts", name) for name in OURS}, "scripts that nobody looked at"


def test_an_exercise_may_use_what_is_shared_and_nothing_else_of_it(npm):
    """The linter works out what is shared by itself; on a page it is `shared_names`."""
    done = npm("exec", "--", "eslint", "--print-config", "src/datawijs/widgets/short_check/exercise.js")
    known = set(json.loads(done.stdout)["languageOptions"]["globals"])
    of_what_is_shared = set(
        re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", shared_script(), re.MULTILINE)
    )
    assert known & of_what_is_shared == set(shared_names())


def test_python_prepares_what_the_scripts_expect(site, npm):
    prepared = {kind: [] for kind in exercise_kinds()}
    for page in sorted((site / "nl").rglob("*.html")):
        for state in STATE.findall(page.read_text(encoding="utf-8")):
            for model in json.loads(state)["state"].values():
                prepared.get(model["state"].get("kind"), []).append(model["state"].get("content"))
    assert all(prepared.values()), "an exercise that is on no page"
    lines = [
        f'export const {kind}: Prepared<import("{ROOT.as_posix()}/src/datawijs/widgets/{kind}/content").Content>[] = '
        f"{json.dumps(contents)};"
        for kind, contents in prepared.items()
    ]
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / "prepared.ts").write_text("\n".join(lines), encoding="utf-8")
    done = npm("run", "--silent", "types", "--", "tests/javascript/prepared.json")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("command", "folder"), [("libraries", LIBRARIES), ("qr", QR)])
def test_the_libraries_are_those_of_the_lock(command, folder, npm, tmp_path):
    """`npm run libraries`, or `qr`, makes what stands in the repository, and it starts nothing that a strict page refuses."""
    done = npm("run", "--silent", command, "--", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    for name in (f"{command}.js", "LICENSES.txt"):
        assert (tmp_path / name).read_text(encoding="utf-8") == (folder / name).read_text(encoding="utf-8")
    script = (folder / f"{command}.js").read_text(encoding="utf-8")
    assert "new Function" not in script and "eval(" not in script
    assert "new Worker(" not in script
