"""Making the site: both languages, checked, in a folder that any web server can serve, or that one opens from a disk.

What happens, in order: the two languages are held against each other; notebooks whose code is new are run; Sphinx makes the
pages, first of one language, then of the other; the whole is checked; only then is anything put in the folder asked for. All
that comes in between lives in `_build/course`, so that a build in which nothing has changed takes seconds.
"""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import yaml
from filelock import FileLock, Timeout
from jupyter_book.config import get_final_config
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from datawijs.course import translation
from datawijs.course.edition_file import Edition, edition_of, write_edition
from datawijs.course.execution import executed_notebook, forget_stale_results, run_notebooks
from datawijs.course.landing import landing_page
from datawijs.course.paper import Paper, make_papers, paper_browser, papers_of
from datawijs.course.problem import Problem
from datawijs.course.publish import prepare_folder, publish
from datawijs.course.site_check import check_site
from datawijs.course.sphinx_extension.addresses import page_address
from datawijs.course.sphinx_extension.page_facts import page_facts
from datawijs.course.sphinx_extension.texts import caption_key
from datawijs.course.sphinx_extension.texts import captions as known_captions
from datawijs.course.toc import page_sources, toc_in
from datawijs.course.unchanged import forget_made, made_from, note_made, still_stands
from datawijs.course_folder import course_folder
from datawijs.language import DEFAULT_LANGUAGE, LANGUAGES, _, ngettext, speaking
from datawijs.system_trouble import reason
from datawijs.widgets.shown_exercise import VIEW

WORK = Path("_build") / "course"
RESULTS, SITE = "results", "site"
SHOWN_PROBLEMS = 20
_TERMINAL_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def build_site(out: Path, *, root: Path | None = None, report: Callable[[str], None] = print) -> None:
    """Make the site in the folder `out`: `nl/`, `en/` and a first page that follows the reader's language.

    `root` is the folder of the course (default: the one around the working folder or the package). `report` is called with a
    sentence for each thing that takes time. Raises Problem, in words for the reader, for whatever is wrong with the course or
    with `out`; `out` then still holds what it held before.
    """
    root = _found(root)
    out = Path(out).absolute()
    prepare_folder(out)
    work = root / WORK
    with _only_build(work, report):
        site, (browser, why_none) = work / SITE, paper_browser(work)
        if browser is None:
            report(why_none)
        source = made_from(root, browser)
        if still_stands(work, site, source):
            publish(site, out)
            report(_("Nothing has changed: the course is in {folder}").format(folder=out))
            return
        forget_made(work)
        sources = {language: page_sources(root, toc_in(root, language)) for language in LANGUAGES}
        _require_translations(root)
        _run_all_notebooks(root, work, sources, report)
        papers, titles = [], {}
        for language in LANGUAGES:
            report(_("{language}: making the pages …").format(language=_language_name(language)))
            on_paper, titles[language] = _make_pages(root, work, language, with_pdf=browser is not None)
            papers += on_paper
            _remove_gone_pages(
                site, language, [page_address(name) for name in sources[language]], on_paper if browser else []
            )
        _write_first_page(site)
        write_edition(_edition(root, titles), site)
        if browser is not None:
            make_papers(site, papers, browser, work)
        report(_("Checking the pages …"))
        _require(check_site(site, *_expected(work, sources)), _("The site is not right yet:"))
        note_made(work, site, source)
        publish(site, out)
    report(_("Done: the course is in {folder}").format(folder=out))


def own_site() -> Path:
    """Return the folder in which the course keeps a site of its own. Raises Problem when the course isn't found."""
    return _found(None) / "_build" / "site"


def _found(root: Path | None) -> Path:
    try:
        return course_folder(root)
    except FileNotFoundError as error:
        raise Problem(str(error)) from error


def _language_name(language: str) -> str:
    return {"nl": _("Dutch"), "en": _("English")}[language]


class _only_build:
    """Holds off other builds of the same course until this one is done."""

    def __init__(self, work: Path, report: Callable[[str], None]) -> None:
        self._work, self._report = work, report

    def __enter__(self) -> None:
        try:
            self._work.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self._work / "lock")
            self._wait()
        except OSError as error:
            raise Problem(
                _("The folder {folder} can't be written: {error}").format(folder=self._work, error=reason(error))
            ) from error

    def _wait(self) -> None:
        try:
            self._lock.acquire(timeout=0.2)
        except Timeout:
            self._report(_("The course is being built already. Waiting for that to end …"))
            self._lock.acquire()

    def __exit__(self, *_error: object) -> None:
        self._lock.release()


def _require_translations(root: Path) -> None:
    try:
        problems = translation.check(root)
    except ValueError as error:
        raise Problem(str(error)) from error
    _require(problems, _("Dutch and English do not fit each other:"))


def _require(problems: list[str], heading: str) -> None:
    if not problems:
        return
    lines = [f"- {problem}" for problem in problems[:SHOWN_PROBLEMS]]
    more = len(problems) - SHOWN_PROBLEMS
    if more > 0:
        lines.append(ngettext("… and {number} more.", "… and {number} more.", more).format(number=more))
    raise Problem("\n".join([heading, *lines]))


def _run_all_notebooks(
    root: Path, work: Path, sources: dict[str, dict[str, Path]], report: Callable[[str], None]
) -> None:
    cache = work / RESULTS
    forget_stale_results(cache, root)
    languages = {
        path: language for language in LANGUAGES for path in sources[language].values() if path.suffix == ".ipynb"
    }

    def announce(path: Path, number: int, total: int) -> None:
        report(
            _("{language}: running notebook {number} of {total}: {name}").format(
                language=_language_name(languages[path]), number=number, total=total, name=path.stem
            )
        )

    run_notebooks(list(languages), cache, announce)


def _make_pages(root: Path, work: Path, language: str, *, with_pdf: bool) -> tuple[list[Paper], dict[str, str]]:
    """Let Sphinx make the pages of one language, those that are out of date; return what of them goes on paper, and the title
    of each by its address.

    What Sphinx knew of the pages is thrown away after a build that did not end well: it would take a page that it complained
    about for done, and not complain again.
    """
    doctrees, ended_well = work / "doctrees" / language, work / f"{language}-ended-well"
    if not ended_well.is_file():
        shutil.rmtree(doctrees, ignore_errors=True)
    ended_well.unlink(missing_ok=True)
    complaints = io.StringIO()
    try:
        with speaking(language), patch_docutils(), docutils_namespace():
            app = Sphinx(
                srcdir=root,
                confdir=None,
                outdir=work / SITE / language,
                doctreedir=doctrees,
                buildername="html",
                confoverrides=_sphinx_config(root, work, language) | {"datawijs_pdf": with_pdf},
                status=None,
                warning=complaints,
            )
            app.build()
    except SphinxError as error:
        raise Problem(_("The pages can't be made: {error}").format(error=error)) from error
    _require(_lines(complaints.getvalue(), root), _("The pages are not right yet:"))
    ended_well.touch()
    papers = [
        paper
        for name, told in app.env.metadata.items()
        for paper in papers_of(f"{language}/{page_address(name)}", page_facts(told).layout)
    ]
    return papers, {page_address(name): title.astext() for name, title in app.env.titles.items()}


def _edition(root: Path, titles: dict[str, dict[str, str]]) -> Edition:
    """What the site says of itself: its parts and pages, with their names in each language."""
    toc = toc_in(root, DEFAULT_LANGUAGE)
    captions = {}
    for language in LANGUAGES:
        with speaking(language):
            captions[language] = known_captions()
    parts: list[tuple[dict[str, str], list[str]]] = [({}, [page_address(toc["root"])])]
    for part in toc.get("parts", []):
        key = caption_key(part["caption"])
        addresses = [page_address(chapter["file"]) for chapter in part["chapters"]]
        parts.append(({language: captions[language][key] for language in LANGUAGES}, addresses))
    names = {
        address: {language: titles[language][address] for language in LANGUAGES}
        for _caption, addresses in parts
        for address in addresses
    }
    return edition_of(parts, names)


def _remove_gone_pages(site: Path, language: str, addresses: list[str], papers: list[Paper]) -> None:
    """Remove what an earlier build made and is no longer in the course: pages (Sphinx leaves them) and PDFs."""
    folder = site / language
    wanted = {folder / f"{address}.html" for address in (*addresses, "search")}
    wanted |= {site / paper.pdf for paper in papers}
    for page in (*folder.rglob("*.html"), *folder.rglob("*.pdf")):
        if page not in wanted:
            page.unlink()


def _sphinx_config(root: Path, work: Path, language: str) -> dict[str, Any]:
    """Return the configuration in `_config.yml`, as `jupyter-book build` reads it, with what differs by language."""
    toc = work / f"toc-{language}.yml"
    toc.write_text(yaml.safe_dump(toc_in(root, language), sort_keys=False), encoding="utf-8")
    ours = {
        "language": language,
        "external_toc_path": toc.as_posix(),
        "nb_execution_cache_path": str(work / RESULTS),
        "datawijs_twins": True,
        "latex_individualpages": False,  # a key that Jupyter Book itself takes out again
    }
    config: dict[str, Any] = get_final_config(user_yaml=root / "_config.yml", cli_config=ours, sourcedir=root)[0]
    return config


def _lines(complaints: str, root: Path) -> list[str]:
    text = _TERMINAL_COLOURS.sub("", complaints).replace(f"{root}/", "").replace(f"{root}\\", "")
    return [line for line in text.splitlines() if line.strip()]


def _write_first_page(site: Path) -> None:
    (site / "index.html").write_text(landing_page(), encoding="utf-8")
    (site / ".nojekyll").touch()  # some hosts leave out folders that start with _ unless told not to


def _expected(work: Path, sources: dict[str, dict[str, Path]]) -> tuple[dict[str, list[str]], dict[str, int]]:
    """Return what must be there: the addresses by language, and by page the number of exercises its notebook made."""
    addresses = {language: [page_address(name) for name in pages] for language, pages in sources.items()}
    exercises = {
        f"{language}/{page_address(name)}": _exercises_in(executed_notebook(path, work / RESULTS))
        for language, pages in sources.items()
        for name, path in pages.items()
        if path.suffix == ".ipynb"
    }
    return addresses, exercises


def _exercises_in(notebook: nbformat.NotebookNode) -> int:
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    return sum(VIEW in output.get("data", {}) for output in outputs)
