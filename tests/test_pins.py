"""The README promises Python versions; every pin in constraints.txt must fit the oldest of them."""

import re
import tomllib
from importlib.metadata import distributions, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OLDEST = "3.11.2"  # Debian 12's own


def pins_here() -> list[Requirement]:
    """The pins of what is installed; who only tests has nothing of the extra `develop`."""
    here = {canonicalize_name(found.metadata["Name"]) for found in distributions()}
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line.strip() and not line.startswith("#")]
    return [pin for pin in pins if canonicalize_name(pin.name) in here]


def test_most_pins_are_looked_at():
    assert len(pins_here()) > 150


def test_the_readme_and_the_package_promise_the_same_versions():
    promised = SpecifierSet(PROJECT["requires-python"])
    told = re.search(r"You need Python ([\d., or]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    versions = re.findall(r"3\.\d+", told[1])
    assert versions == [f"3.{minor}" for minor in range(30) if f"3.{minor}" in promised]
    assert OLDEST in promised


@pytest.mark.parametrize("pin", pins_here(), ids=lambda pin: pin.name)
def test_a_pin_fits_the_oldest_python_that_is_promised(pin):
    found = metadata(pin.name)
    assert Version(found["Version"]) in pin.specifier, "this environment was installed without constraints.txt"
    assert OLDEST in SpecifierSet(found.get("Requires-Python") or "")
