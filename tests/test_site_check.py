"""The checks over the finished site, on small sites made by hand: what is right passes, each fault is named."""

from pathlib import Path

import pytest

from datawijs.course.site_check import check_site
from datawijs.language import speaking

TEXT = "Een paar zinnen, genoeg om geen lege pagina te zijn voor wie haar leest."
VIEW = '<script type="application/vnd.jupyter.widget-view+json">{"model_id": "a"}</script>'


def page(body: str = "", title: str = "<h1 id='top'>Titel</h1>") -> str:
    return f"<!DOCTYPE html><html lang='nl'><head><title>t</title></head><main>{title}<p>{TEXT}</p>{body}</main></html>"


@pytest.fixture
def site(tmp_path) -> Path:
    for language in ("nl", "en"):
        (tmp_path / language / "_static").mkdir(parents=True)
        (tmp_path / language / "index.html").write_text(page(), encoding="utf-8")
        (tmp_path / language / "_static" / "site.css").write_text("body { color: red }", encoding="utf-8")
    links = '<a href="nl/index.html">nl</a><a href="en/index.html">en</a>'
    (tmp_path / "index.html").write_text(links, encoding="utf-8")
    return tmp_path


def check(site: Path, exercises: dict[str, int] | None = None) -> list[str]:
    with speaking("en"):
        return check_site(site, {"nl": ["index"], "en": ["index"]}, exercises or {})


def test_a_right_site_has_no_problems(site):
    assert check(site) == []


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../en/index.html">twin</a>',
        '<a href="#top">up</a>',
        '<a href="../en/index.html#top">twin</a>',
        '<a href="https://example.org/page">a plain link elsewhere</a>',
        '<a href="mailto:a@example.org">mail</a>',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="a dot">',
        '<svg xmlns="http://www.w3.org/2000/svg"><use href="#top"/></svg>',
    ],
)
def test_what_is_allowed(site, body):
    (site / "nl" / "index.html").write_text(page(body), encoding="utf-8")
    assert check(site) == []


@pytest.mark.parametrize(
    ("html", "named"),
    [
        (page('<a href="gone.html">x</a>'), "gone.html"),
        (page('<a href="../../outside.html">x</a>'), "outside.html"),
        (page('<a href="#nowhere">x</a>'), "#nowhere"),
        (page('<a href="../en/index.html#nowhere">x</a>'), "nowhere"),
        (page('<img src="a.png">'), "a.png"),
        (page('<img src="a.png" alt="  ">'), "a.png"),
        (page('<script src="https://cdn.example.org/x.js"></script>'), "cdn.example.org"),
        (page('<link rel="stylesheet" href="//cdn.example.org/x.css">'), "cdn.example.org"),
        (page('<link rel="preconnect" href="https://fonts.example.org">'), "fonts.example.org"),
        (page('<div style="background: url(https://example.org/x.png)"></div>'), "example.org/x.png"),
        (page('<svg><image href="https://example.org/x.png"/></svg>'), "example.org/x.png"),
        (page('<iframe src="https://video.example.org"></iframe>'), "video.example.org"),
        (page(title=""), "0 titles"),
        (page("<h1>Nog een</h1>"), "2 titles"),
        ("<!DOCTYPE html><main><h1>T</h1></main>", "empty"),
    ],
)
def test_each_fault_is_named_with_its_page(site, html, named):
    (site / "nl" / "index.html").write_text(html, encoding="utf-8")
    problems = [problem for problem in check(site) if named in problem]
    assert problems, check(site)
    assert problems[0].startswith("nl/index: ")


def test_a_missing_page_is_named_and_its_twin_misses_it(site):
    (site / "en" / "index.html").unlink()
    problems = check(site)
    assert "en/index: the page is missing." in problems
    assert any(problem.startswith("nl/index: ") and "twin" in problem for problem in problems)
    assert any(problem.startswith("index.html: ") for problem in problems)


@pytest.mark.parametrize("made", [0, 2])
def test_the_page_shows_as_many_exercises_as_its_notebook_made(site, made):
    (site / "nl" / "index.html").write_text(page(VIEW), encoding="utf-8")
    assert check(site, {"nl/index": 1}) == []
    problems = check(site, {"nl/index": made})
    assert len(problems) == 1
    assert problems[0].startswith("nl/index: ")


@pytest.mark.parametrize(
    "css", ["@import 'https://example.org/x.css';", "p { background: url( //example.org/x.png ) }"]
)
def test_styles_load_nothing_from_elsewhere(site, css):
    (site / "nl" / "_static" / "site.css").write_text(css, encoding="utf-8")
    problems = check(site)
    assert len(problems) == 1
    assert "nl/_static/site.css" in problems[0]
    assert "example.org" in problems[0]
