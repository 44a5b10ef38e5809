"""The minutes that pages state are those that they take: for a lesson counted, for a training added up."""

import re

import nbformat
import pytest
import yaml
from conftest import ROOT
from page_time import minutes_of

from datawijs.course.toc import page_sources, toc_in

# A group takes the time of the session, and a worksheet goes along for a week.
BY_THE_CLOCK = ("intervision", "pupil-workshop")
SHORTEST, LONGEST = 0.65, 1.75  # what stands on the page may be this much of what was counted
PAGES = [path for language in ("nl", "en") for path in page_sources(ROOT, toc_in(ROOT, language)).values()]


def facts(path) -> dict:
    if path.suffix == ".ipynb":
        return nbformat.read(path, as_version=4).metadata["datawijs"]
    front = re.match(r"---\n(.*?)\n---\n", path.read_text(encoding="utf-8"), re.DOTALL)
    return yaml.safe_load(front[1]).get("datawijs", {}) if front else {}


TO_READ = [
    path
    for path in PAGES
    if facts(path).get("minutes") and not facts(path).get("layout") and path.parent.name not in BY_THE_CLOCK
]


@pytest.mark.parametrize("path", TO_READ, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_stated_minutes_fit_what_is_on_the_page(path):
    stated, counted = facts(path)["minutes"], minutes_of(path)
    assert SHORTEST <= stated / counted <= LONGEST, f"says {stated} minutes, counted {counted:.0f}"


HOURS = {"vier": 4, "drie": 3, "vijf": 5, "four": 4, "three": 3, "five": 5}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_hours_of_a_training_are_those_of_its_pages(language):
    page = (ROOT / "book" / language / "for-teachers.md").read_text(encoding="utf-8")
    rows = re.findall(r"/modules/\w\w/([\w-]+)/[^|]*\| (?:ongeveer|about) (\w+) (?:uur|hours)", page)
    assert {training for training, _hours in rows} == {"beginner", "advanced", "data-analysis"}
    for training, hours in rows:
        pages = [path for path in PAGES if path.parent.name == training and path.parts[-3] == language]
        together = sum(facts(path)["minutes"] for path in pages)
        assert abs(together / 60 - HOURS[hours]) <= 0.5, f"{training}: {together} minutes"
