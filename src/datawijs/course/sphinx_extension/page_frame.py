"""What the theme's templates need to know of a page: navigation, place in the cycle, the twin in the other language."""

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from datawijs.course.sphinx_extension.addresses import page_address
from datawijs.course.sphinx_extension.assets import EXERCISES, exercise_script_name
from datawijs.course.sphinx_extension.cycle_drawing import ring, wordmark_ring
from datawijs.course.sphinx_extension.page_body import WIDGET_VIEW, mend_body
from datawijs.course.sphinx_extension.page_facts import PageFacts, page_facts
from datawijs.course.sphinx_extension.texts import language_link, page_texts, stations
from datawijs.course.sphinx_extension.widget_states import exercises_of
from datawijs.language import LANGUAGES, speaking

PROGRESS = "data-datawijs-progress"


def add_frame(app: Sphinx, pagename: str, _template: str, context: dict, _doctree) -> None:
    """Give the template of the page `pagename` all that stands around its text."""
    facts = facts_of(app, pagename)
    context["text"] = page_texts()
    context["facts"] = facts
    context["layout"] = facts.layout or "page"
    context["mark"] = wordmark_ring()
    context["navigation"] = navigation(app, pagename)
    context["part"] = next((part["caption"] for part in context["navigation"] if part["here"]), None)
    context["twin"] = _twin(app, pagename)
    body = context.get("body", "")
    if WIDGET_VIEW in body or PROGRESS in body:
        _add_exercises(app, pagename)
    if body:
        context["body"] = mend_body(body, _under_title(app, context))


def _add_exercises(app: Sphinx, pagename: str) -> None:
    """Add the host of the exercises, then the script of each kind on this page."""
    kinds = sorted({exercise.kind for exercise in exercises_of(app.env).get(pagename, {}).values()})
    app.add_css_file(f"{EXERCISES}.css")
    for script in (f"{EXERCISES}.js", *map(exercise_script_name, kinds)):
        app.add_js_file(script, defer="defer")


def facts_of(app: Sphinx, pagename: str) -> PageFacts:
    """Return the facts of a page. Raises ExtensionError that names the page if they make no sense."""
    try:
        return page_facts(app.env.metadata.get(pagename, {}))
    except ValueError as error:
        raise ExtensionError(f"{pagename}: {error}") from error


def navigation(app: Sphinx, pagename: str) -> list[dict]:
    """Return the parts of the course with their pages: caption, and per page its address, title, minutes and place."""
    site_map = app.env.external_site_map
    parts = []
    for part in site_map.root.subtrees:
        pages = [_nav_page(app, str(name), pagename) for name in part.items if str(name) in app.env.titles]
        parts.append({"caption": part.caption, "pages": pages, "here": any(page["here"] for page in pages)})
    return parts


def _nav_page(app: Sphinx, name: str, pagename: str) -> dict:
    return {
        "name": name,
        "title": app.env.titles[name].astext(),
        "minutes": facts_of(app, name).minutes,
        "here": name == pagename,
    }


def _twin(app: Sphinx, pagename: str) -> dict | None:
    """Return where the page stands in the other language, if this build makes both."""
    if not app.config.datawijs_twins:
        return None
    language = next(other for other in LANGUAGES if other != app.config.language)
    address = page_address(pagename)
    with speaking(language):
        name, short_name = language_link()
    link = f"{'../' * (address.count('/') + 1)}{language}/{address}.html"
    return {"language": language, "link": link, "name": name, "short_name": short_name}


def _under_title(app: Sphinx, context: dict) -> str:
    """The strip below the title: the place in the cycle and the time."""
    facts = context["facts"]
    if facts.layout == "landing":
        return ""
    pdf = page_address(context["pagename"]).rpartition("/")[2] + ".pdf" if app.config.datawijs_pdf else None
    drawn = {**context, "ring": ring(facts.cycle), "stations": stations(), "pdf": pdf}
    shown = facts.cycle or facts.minutes or facts.layout
    return app.builder.templates.render("place.html", drawn) if shown else ""
