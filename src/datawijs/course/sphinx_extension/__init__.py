"""The Sphinx extension of the course: its theme, its addresses, its few directives.

`_config.yml` names it, so that `jupyter-book build .` and `datawijs build` make the same pages.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from datawijs import __version__
from datawijs.course.execution import forget_stale_results, page_fingerprint
from datawijs.course.sphinx_extension import sources_style
from datawijs.course.sphinx_extension.addresses import FOR_COACHES
from datawijs.course.sphinx_extension.assets import THEME_FOLDER
from datawijs.course.sphinx_extension.directives import Card, Div, Grid, fill_places
from datawijs.course.sphinx_extension.first_use import forget_glossary, glossary_of, link_first_uses
from datawijs.course.sphinx_extension.page_builder import PageBuilder
from datawijs.course.sphinx_extension.page_frame import add_frame, navigation
from datawijs.course.sphinx_extension.search_words import SearchCourseDutch
from datawijs.course.sphinx_extension.session_plan import forget_plan, read_plan
from datawijs.course.sphinx_extension.texts import caption_key, captions, code_prompts
from datawijs.course.sphinx_extension.widget_states import exercises_of, forget_exercises, slim_states
from datawijs.course.sphinx_extension.worksheets import forget_worksheet, note_worksheet, worksheets_of
from datawijs.language import use_language
from datawijs.words import page_words_files

AFTER_TOC = 950  # sphinx_external_toc reads _toc.yml at 900


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the course to Sphinx."""
    app.add_config_value("datawijs_twins", False, "env", bool)
    app.add_config_value("datawijs_pdf", False, "html", bool)  # whether a PDF will stand beside each page for paper
    app.add_config_value("comments_config", {}, "")  # Jupyter Book sets it for an extension that we leave out
    app.add_html_theme("datawijs", str(THEME_FOLDER))
    app.add_builder(PageBuilder, override=True)
    app.add_directive("div", Div)
    app.add_directive("grid", Grid)
    app.add_directive("card", Card)
    app.add_search_language(SearchCourseDutch)
    sources_style.register()
    app.connect("config-inited", _speak, priority=AFTER_TOC)
    app.connect("builder-inited", _forget_stale_results, priority=AFTER_TOC)
    app.connect("env-get-outdated", _pages_of_another_package)
    app.connect("env-updated", _pages_with_another_navigation)
    app.connect("env-purge-doc", forget_exercises)
    app.connect("env-purge-doc", forget_plan)
    app.connect("env-purge-doc", forget_glossary)
    app.connect("env-purge-doc", forget_worksheet)
    app.connect("doctree-read", _note_words)
    app.connect("doctree-read", slim_states)
    app.connect("doctree-read", read_plan)
    app.connect("doctree-read", note_worksheet)
    app.connect("doctree-resolved", fill_places)
    app.connect("doctree-resolved", link_first_uses)
    app.connect("html-page-context", add_frame)
    return {"version": __version__, "parallel_read_safe": False, "parallel_write_safe": False}


def _speak(_app: Sphinx, config: Config) -> None:
    """Set the language of everything that the package says, and of the captions of the table of contents."""
    use_language(config.language)
    config.nb_code_prompt_show, config.nb_code_prompt_hide = code_prompts()
    known = captions()
    for part in config.external_site_map.root.subtrees:
        key = caption_key(part.caption)
        if key not in known:
            raise ConfigError(
                f"_toc.yml: {part.caption!r} has no words yet. Write `{key}` below `parts` in course/words/"
            )
        part.caption = known[key]


def _forget_stale_results(app: Sphinx) -> None:
    if app.config.datawijs_twins:
        return  # `datawijs build` has done so, and has run the notebooks since
    results = app.env.mystnb_config.execution_cache_path  # type: ignore[attr-defined]  # MyST-NB puts it there
    forget_stale_results(Path(results), Path(app.srcdir))


def _pages_of_another_package(app: Sphinx, env: BuildEnvironment, *_changes: object) -> set[str]:
    """Read every page again when the package or the data have changed since: Sphinx watches the pages only."""
    current = page_fingerprint(Path(app.srcdir))
    stale = getattr(env, "datawijs_fingerprint", None) != current
    vars(env)["datawijs_fingerprint"] = current
    return env.found_docs if stale else set()


def _note_words(app: Sphinx, _doctree: nodes.document) -> None:
    """Let Sphinx read a page again when the words of its questions change: they stand beside it."""
    for file in page_words_files(Path(app.env.doc2path(app.env.docname))):
        app.env.note_dependency(str(file))


def _pages_with_another_navigation(app: Sphinx, env: BuildEnvironment) -> set[str]:
    """Write every page again when a title, a time, the order, an exercise or the glossary changes: they show elsewhere too."""
    current = (
        navigation(app, ""),
        navigation(app, FOR_COACHES),
        exercises_of(env).copy(),
        worksheets_of(env).copy(),
        glossary_of(env),
    )
    stale = getattr(env, "datawijs_navigation", None) != current
    vars(env)["datawijs_navigation"] = current
    return set(env.found_docs) if stale else set()
