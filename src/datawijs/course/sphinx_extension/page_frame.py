"""What the theme's templates need to know of a page: navigation, place in the cycle, the twin in the other language."""

from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from datawijs.course.paper import papers_of
from datawijs.course.sphinx_extension.addresses import for_coaches, page_address
from datawijs.course.sphinx_extension.assets import EXERCISES, ONE_SHEET, OWN_PAPERS, SESSION, exercise_script_name
from datawijs.course.sphinx_extension.cycle_drawing import ring, wordmark_ring
from datawijs.course.sphinx_extension.page_body import WIDGET_VIEW, mend_body
from datawijs.course.sphinx_extension.page_facts import PageFacts, page_facts
from datawijs.course.sphinx_extension.texts import language_link, page_texts, stations
from datawijs.course.sphinx_extension.widget_states import exercises_of
from datawijs.edition import EDITION
from datawijs.evaluation.smallest_group import SMALLEST_GROUP
from datawijs.language import LANGUAGES, speaking
from datawijs.widgets.static_page import worksheet_place

PROGRESS = "data-datawijs-progress"
# Where what somebody fills in has to stay: the browser itself refuses to ask or send anything. A page on a disk has no headers,
# so the page says it.
SEALED = (
    "default-src 'self'; img-src 'self' data:; connect-src 'none'; form-action 'none'; frame-src 'none'; "
    "worker-src 'none'; object-src 'none'; base-uri 'none'"
)
DOOR = "for-coaches"  # the one page of the course that leads to those for coaches
CHANGES = "changes"  # the page that tells what each edition changed


def add_frame(app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Give the template of the page `pagename` all that stands around its text."""
    facts = facts_of(app, pagename)
    context["text"] = page_texts()
    context["facts"] = facts
    context["layout"] = facts.layout or "page"
    context["mark"] = wordmark_ring()
    context["smallest_group"] = SMALLEST_GROUP
    context["navigation"] = navigation(app, pagename)
    context["part"] = next((part["caption"] for part in context["navigation"] if part["here"]), None)
    context["sealed"] = SEALED if keeps_nothing(app, pagename) else None
    context["twin"] = _twin(app, pagename)
    context["for_coaches"] = for_coaches(pagename)
    context["door"] = _named(app, DOOR)
    context["edition"] = EDITION
    context["changes"] = _named(app, CHANGES)
    _stay_within(app, pagename, context)
    if facts.layout == "session":
        for script in SESSION:
            app.add_js_file(script, defer="defer")
    body = context.get("body", "")
    if body and facts.keeps:
        body += worksheet_place(facts.keeps, app.env.titles[pagename].astext())
    if WIDGET_VIEW in body or PROGRESS in body or facts.keeps:
        _add_exercises(app, pagename)
    if PROGRESS in body:
        app.add_js_file(f"{OWN_PAPERS}.js", defer="defer")
    if 'class="dw-one-sheet"' in body:
        app.add_js_file(ONE_SHEET, defer="defer")
    if body:
        context["body"] = mend_body(body, _under_title(app, context))


def _named(app: Sphinx, address: str) -> str | None:
    return next((name for name in app.env.found_docs if page_address(name) == address), None)


def _stay_within(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Leave out a neighbour that is meant for other readers: nobody leafs from a lesson into the coach's pages."""
    names = page_names_around(app, pagename)
    for side, name in zip(("prev", "next"), names, strict=True):
        if name is not None and for_coaches(name) != for_coaches(pagename):
            context[side] = None


def page_names_around(app: Sphinx, pagename: str) -> tuple[str | None, str | None]:
    """Return the names of the pages before and after the page, in the order of the table of contents."""
    _parent, before, after = app.env.collect_relations().get(pagename, (None, None, None))
    return before, after


def _add_exercises(app: Sphinx, pagename: str) -> None:
    """Add the host of the exercises, then the script of each kind on this page."""
    kinds = sorted({exercise.kind for exercise in exercises_of(app.env).get(pagename, {}).values()})
    app.add_css_file(f"{EXERCISES}.css")
    for script in (f"{EXERCISES}.js", *map(exercise_script_name, kinds)):
        app.add_js_file(script, defer="defer")


def keeps_nothing(app: Sphinx, pagename: str) -> bool:
    """Whether the page has an exercise that keeps nothing: then what is filled in there goes nowhere either."""
    return any(not exercise.keeps for exercise in exercises_of(app.env).get(pagename, {}).values())


def facts_of(app: Sphinx, pagename: str) -> PageFacts:
    """Return the facts of a page. Raises ExtensionError that names the page if they make no sense."""
    try:
        return page_facts(app.env.metadata.get(pagename, {}))
    except ValueError as error:
        raise ExtensionError(f"{pagename}: {error}") from error


def navigation(app: Sphinx, pagename: str) -> list[dict[str, Any]]:
    """Return the parts of the course that a reader of the page `pagename` sees in the list of pages.

    Of each its caption, and per page its address, title, minutes, place and exercises (see `_asked_on`). Pages for coaches
    stand in a list of their own.
    """
    site_map = app.env.external_site_map  # type: ignore[attr-defined]  # sphinx-external-toc puts it there
    parts = []
    for part in site_map.root.subtrees:
        names = [name for name in map(str, part.items) if for_coaches(name) == for_coaches(pagename)]
        pages = [_nav_page(app, name, pagename) for name in names if name in app.env.titles]
        if pages:
            parts.append({"caption": part.caption, "pages": pages, "here": any(page["here"] for page in pages)})
    return parts


def _nav_page(app: Sphinx, name: str, pagename: str) -> dict[str, Any]:
    return {
        "name": name,
        "title": app.env.titles[name].astext(),
        "minutes": facts_of(app, name).minutes,
        "here": name == pagename,
        "exercises": _asked_on(app, name),
    }


def _asked_on(app: Sphinx, name: str) -> str:
    """The exercises on a page that keep answers, each with how many questions it asks: "pretest:0 four-steps-check:5"."""
    exercises = exercises_of(app.env).get(name, {})
    return " ".join(f"{exercise_id}:{one.asked}" for exercise_id, one in exercises.items() if one.keeps)


def _twin(app: Sphinx, pagename: str) -> dict[str, Any] | None:
    """Return where the page stands in the other language, if this build makes both."""
    if not app.config.datawijs_twins:
        return None
    language = next(other for other in LANGUAGES if other != app.config.language)
    address = page_address(pagename)
    with speaking(language):
        name, short_name = language_link()
    link = f"{'../' * (address.count('/') + 1)}{language}/{address}.html"
    return {"language": language, "link": link, "name": name, "short_name": short_name}


def _under_title(app: Sphinx, context: dict[str, Any]) -> str:
    """The strip below the title: the place in the cycle and the time."""
    facts = context["facts"]
    if facts.layout == "landing":
        return ""
    papers = papers_of(page_address(context["pagename"]), facts.layout) if app.config.datawijs_pdf else []
    pdfs = {paper.kind: paper.pdf.rpartition("/")[2] for paper in papers}
    drawn = {**context, "ring": ring(facts.cycle), "stations": stations(), "pdfs": pdfs}
    shown = facts.cycle or facts.minutes or facts.layout
    return app.builder.templates.render("place.html", drawn) if shown else ""
