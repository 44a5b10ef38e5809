"""A course of its own for each school: made from the site, with the school's name on each page and nobody else's."""

import json
import re
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path

import pytest
from schools import BROKEN, OAK, WILLOW, write_schools

from datawijs.course.edition_file import read_edition
from datawijs.course.problem import Problem
from datawijs.course.schools.board_page import board_files
from datawijs.course.schools.publish_schools import publish_schools
from datawijs.course.site_check import check_site
from datawijs.language import speaking
from datawijs.widgets.static_page import STATE_TYPE, VIEW_TYPE

NAMES = {"oak": "De Eik & de Linde", "willow": "De Wilg"}
HIDDEN = {"oak": ("data-analysis", "pupil-workshop"), "willow": ("advanced",)}
OTHERS = [f"Basisschool nummer {number}" for number in range(1, 16)]


@pytest.fixture(scope="module")
def published(site, tmp_path_factory) -> tuple[Path, list[str], str]:
    """The folder of two schools, what was reported on the way, and what was said of a third one, whose file is broken."""
    folder = tmp_path_factory.mktemp("schools")
    out = folder / "out"
    return out, *publish(write_schools(folder / "in", oak=OAK, linden=BROKEN, willow=WILLOW), out, site)


def publish(schools: Path, out: Path, site: Path, **more) -> tuple[list[str], str]:
    reported = []
    with speaking("en"):
        try:
            publish_schools(schools, out, site, with_zips=True, report=reported.append, **more)
        except Problem as problem:
            return reported, str(problem)
    return reported, ""


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def assert_of_nobody_else(folder: Path, name: str, others: list[str]) -> None:
    """Each page has the name in its title, at its top and at its bottom, and of the others none has a trace."""
    found = pages(folder)
    assert found
    for page, text in found.items():
        shown = unescape(text)
        wanted = 2 if page == "index.html" else 3
        assert shown.count(name) >= wanted, page
        assert f"{name}</title>" in shown, page
        assert not [other for other in others if other in shown], page


@pytest.mark.parametrize("school", NAMES)
def test_each_page_has_the_name_of_its_school_and_no_other(published, school):
    out, _reported, _problem = published
    assert_of_nobody_else(out / school, NAMES[school], [name for name in NAMES.values() if name != NAMES[school]])


@pytest.mark.parametrize("school", NAMES)
def test_no_link_leads_nowhere_and_every_exercise_is_there(published, site, school):
    out, _reported, _problem = published
    languages = json.loads((out / school / "edition.json").read_text(encoding="utf-8"))["languages"]
    addresses = [page.address for page in read_edition(out / school).pages]
    before = {
        name: (site / f"{name}.html").read_text(encoding="utf-8").count(f'type="{VIEW_TYPE}"')
        for name in (f"{language}/{address}" for language in languages for address in addresses)
    }
    problems = check_site(out / school, {language: addresses for language in languages}, before)
    if languages == ["nl"]:
        problems = [problem for problem in problems if "en/" not in problem]  # of a twin, that it isn't there
    assert problems == []


@pytest.mark.parametrize("school", NAMES)
def test_of_a_hidden_training_nothing_is_left(published, site, school):
    out, _reported, _problem = published
    gone = [page for page in read_edition(site).pages if page.training in HIDDEN[school]]
    assert len(gone) > 5
    assert any(page.for_coaches for page in gone)
    for page in gone:
        assert not list(out.glob(f"{school}/*/{page.address}*"))
    for name, text in pages(out / school).items():
        hrefs = "\n".join(re.findall(r'href"?[=:] ?"([^"]*)"', text))
        assert not [training for training in HIDDEN[school] if re.search(rf"(^|/){training}[/.]", hrefs, re.M)], name
    index = (out / school / "nl" / "searchindex.js").read_text(encoding="utf-8")
    assert not [page.address for page in gone if f'"{page.address}"' in index]
    shown = {page.address for page in read_edition(out / school).pages}
    assert shown == {page.address for page in read_edition(site).pages} - {page.address for page in gone}


def test_the_neighbours_of_a_hidden_training_lead_to_each_other(published):
    out, _reported, _problem = published
    before = (out / "oak" / "nl" / "advanced" / "06-closing.html").read_text(encoding="utf-8")
    after = (out / "oak" / "nl" / "intervision" / "01-incident-method.html").read_text(encoding="utf-8")
    assert '<a class="dw-next" href="../intervision/01-incident-method.html"' in before
    assert '<link rel="next"' not in before
    assert '<a class="dw-previous" href="../advanced/06-closing.html"' in after
    title = next(page.titles["nl"] for page in read_edition(out / "oak").pages if page.address == "advanced/06-closing")
    assert f"</small> {title}</span>" in after


def test_search_finds_what_is_left(published, site):
    def found(folder: Path, word: str) -> set[str]:
        index = json.loads((folder / "nl" / "searchindex.js").read_text(encoding="utf-8")[len("Search.setIndex(") : -1])
        numbers = index["terms"].get(word, [])
        return {index["docnames"][number] for number in ([numbers] if isinstance(numbers, int) else numbers)}

    out, _reported, _problem = published
    before, now = found(site, "leerling"), found(out / "oak", "leerling")
    assert len(before) > 20
    assert now == {address for address in before if not address.startswith(HIDDEN["oak"])}
    assert now < before


def test_own_agreements_stand_first_to_start_from(published, site):
    def starts(folder: Path, language: str) -> list[dict]:
        text = (folder / language / "advanced" / "04-agreements.html").read_text(encoding="utf-8")
        state = json.loads(re.search(rf'<script type="{re.escape(STATE_TYPE)}">(.*?)</script>', text, re.DOTALL)[1])
        (builder,) = (
            one["state"] for one in state["state"].values() if one["state"].get("kind") == "agreements_builder"
        )
        return [
            theme["starts"]
            for sector in builder["content"]["sectors"]
            for theme in sector["themes"]
            if theme["key"] == "signal"
        ]

    out, _reported, _problem = published
    dutch, english, plain = (starts(*one) for one in ((out / "oak", "nl"), (out / "oak", "en"), (site, "nl")))
    assert dutch[0][0]["text"] == "Na drie weken kijken we opnieuw, met een </script> in de zin."
    assert english[0][0]["text"].startswith("After three weeks")
    assert dutch[0][0]["key"] == english[0][0]["key"], "another language is the same agreement"
    assert [rest for _own, *rest in dutch] == plain


def test_a_school_of_one_language(published):
    out, _reported, _problem = published
    assert not (out / "willow" / "en").exists()
    page = (out / "willow" / "nl" / "cycle.html").read_text(encoding="utf-8")
    assert "hreflang" not in page
    first = (out / "willow" / "index.html").read_text(encoding="utf-8")
    assert 'data-languages="nl"' in first
    assert 'href="en/' not in first


def test_a_broken_file_names_itself_and_the_others_are_made(published):
    out, reported, problem = published
    assert [line for line in reported if "…" in line] == [
        "School 2 of 3: De Eik & de Linde …",
        "School 3 of 3: De Wilg …",
    ]
    assert "School 1 of 3: linden.yml has to be mended first." in reported
    assert "linden.yml, line 1: name is missing. Add it." in problem
    assert not (out / "linden").exists()


def test_the_first_page_of_the_board_leads_to_each_school(published):
    out, _reported, _problem = published
    page = unescape((out / "index.html").read_text(encoding="utf-8"))
    assert re.findall(r'<a href="([^"]*)">(?:<img[^>]*> )?<strong>(.*?)</strong>', page) == [
        ("oak/index.html", "De Eik & de Linde"),
        ("willow/index.html", "De Wilg"),
    ]
    assert '<img src="oak/nl/_static/school-logo.svg" alt="Een blad van een eik">' in page
    assert (out / "oak/nl/_static/school-logo.svg").is_file()
    assert "Lindelaan" not in page


def test_the_first_page_of_the_board_has_a_title_of_its_own_if_it_is_given_one():
    page, plain = (board_files({}, set(), title)["index.html"].decode() for title in ("Het Bos & Co", None))
    assert page.count("Het Bos &amp; Co") == 2
    assert plain.count("Datawijs op onze scholen") == 2


@pytest.mark.parametrize(("page", "told"), [("accessibility", "ict@eik.example"), ("privacy", "fg@bestuur.example")])
def test_who_is_asked_stands_on_the_page_about_it(published, page, told):
    out, _reported, _problem = published
    oak, willow = ((out / school / "nl" / f"{page}.html").read_text(encoding="utf-8") for school in NAMES)
    article = re.compile(r"<article.*?</article>", re.DOTALL)
    assert told in article.search(oak)[0]
    assert "mailto:" not in article.search(willow)[0]


def test_what_only_leads_to_a_hidden_training_is_not_there(published, site):
    def teachers(folder: Path) -> str:
        return (folder / "nl" / "for-teachers.html").read_text(encoding="utf-8")

    out, _reported, _problem = published
    for promise in ("besprekingen voor over veel leerlingen", "Met je leerlingen", "Vragenlijst voor leerlingen"):
        assert promise in teachers(site)
        assert promise not in teachers(out / "oak")
        assert promise in teachers(out / "willow")
    assert "van signaal naar actie" not in teachers(out / "willow")


def test_a_zip_holds_what_the_folder_does(published):
    out, _reported, _problem = published
    with zipfile.ZipFile(out / "willow.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    folder = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in (out / "willow").rglob("*")
        if path.is_file() and path.name != ".datawijs-site.json"
    }
    assert packed == folder


def test_a_second_run_writes_over_its_own_only(published, site, tmp_path):
    out, _reported, _problem = published
    schools = write_schools(tmp_path / "in", oak=OAK, ash="name: De Es\n")
    (out / "ash").mkdir()
    (out / "ash" / "index.html").write_text("somebody's", encoding="utf-8")
    (out / "oak" / "own.txt").write_text("somebody's", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in (out / "oak").rglob("*") if path.is_file()}
    reported, problem = publish(schools, out, site)
    assert {path: path.stat().st_mtime_ns for path in (out / "oak").rglob("*") if path.is_file()} == before
    assert "ash already has index.html, and not from Datawijs" in problem
    assert (out / "ash" / "index.html").read_text(encoding="utf-8") == "somebody's"
    assert any(line.startswith("willow has no file any more") for line in reported)
    assert (out / "willow" / "nl" / "cycle.html").is_file()
    assert "De Wilg" not in (out / "index.html").read_text(encoding="utf-8")


def test_two_schools_may_not_share_answers(site, tmp_path):
    schools = write_schools(tmp_path / "in", ash="name: De Es\n", elm="name: De Iep\nstorage_key: ash\n")
    _reported, problem = publish(schools, tmp_path / "out", site)
    assert "elm.yml: ash has the same storage_key ash, so they would share answers" in problem
    page = (tmp_path / "out" / "ash" / "nl" / "cycle.html").read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html data-answers-place="ash" lang="nl"')


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (lambda folder: (folder / "in").mkdir(), "There is no school in"),
        (lambda folder: write_schools(folder / "in", De_Eik="name: De Eik\n"), "De_Eik.yml: its name becomes part"),
    ],
    ids=["no school", "a name that no address can have"],
)
def test_what_can_not_be_published_is_said(site, tmp_path, prepare, told):
    prepare(tmp_path)
    _reported, problem = publish(tmp_path / "in", tmp_path / "out", site)
    assert told in problem


def test_a_folder_without_a_site_is_refused(tmp_path):
    _reported, problem = publish(write_schools(tmp_path / "in", oak=OAK), tmp_path / "out", tmp_path)
    assert "holds no site of this course" in problem
    assert not (tmp_path / "out").exists()


def test_stamping_needs_no_notebook_no_sphinx_and_no_browser():
    code = "import sys, datawijs.course.schools.publish_schools as it; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "jinja2" not in loaded
    assert not {"sphinx", "nbformat", "jupyter_client", "IPython", "pandas", "ipywidgets"}.intersection(loaded)


@pytest.mark.nightly
def test_seventeen_schools(site, tmp_path):
    names = {f"school-{number}": name for number, name in enumerate(OTHERS, start=1)}
    schools = write_schools(
        tmp_path / "in", oak=OAK, willow=WILLOW, **{address: f"name: {name}\n" for address, name in names.items()}
    )
    _reported, problem = publish(schools, tmp_path / "out", site)
    assert problem == ""
    for address, name in {**NAMES, **names}.items():
        others = [re.escape(other) for other in {**NAMES, **names}.values() if other != name]
        clash = re.compile(r"(?:" + "|".join(others) + r")(?!\d)")
        assert_of_nobody_else(tmp_path / "out" / address, name, [])
        assert not [page for page, text in pages(tmp_path / "out" / address).items() if clash.search(unescape(text))]
