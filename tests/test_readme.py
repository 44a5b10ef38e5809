"""The README is true: its commands are the ones CI runs, its verbs exist, its links lead somewhere."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme():
    command = (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()[-1]
    assert f"```bash\n{command}\n```" in README


def test_every_installation_is_pinned():
    for text in (README, CONTRIBUTING):
        installs = re.findall(r"pip install (.*)", text)
        assert installs
        assert all("-c constraints.txt" in line for line in installs)


def test_links_to_files_lead_somewhere():
    for text in (README, CONTRIBUTING):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (ROOT / target).exists(), target


def test_links_within_the_page_lead_somewhere():
    headings = re.findall(r"^#+ (.*)$", README, flags=re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    for anchor in re.findall(r"\]\(#([^)]+)\)", README):
        assert anchor in anchors


def test_the_tree_is_there():
    for folder in ("book", "modules", "coach", "solutions", "exercises"):
        for language in ("nl", "en"):
            assert (ROOT / folder / language).is_dir()


def test_no_registry_address_in_the_pins():
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[\w.+!-]+", line) for line in pins)


def test_the_tools_for_the_javascript_are_pinned_without_an_address():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    pins = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    found = json.loads(pins)["packages"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert wanted == {name: found[f"node_modules/{name}"]["version"] for name in wanted}
    assert all("integrity" in facts for name, facts in found.items() if name)
    assert "://" not in pins + (ROOT / ".npmrc").read_text(encoding="utf-8")
