"""What a page may use beside plain Markdown: divs with a class, cards in a grid.

The names are MyST's own, so that JupyterLab shows the same pages well.
"""

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from datawijs.course.sphinx_extension.cycle_drawing import drawing
from datawijs.course.sphinx_extension.own_papers import own_papers
from datawijs.course.sphinx_extension.page_facts import page_facts
from datawijs.course.sphinx_extension.session_plan import plans_of, programme
from datawijs.course.sphinx_extension.widget_states import exercises_of
from datawijs.widgets import static_page


class Div(SphinxDirective):
    """A block with a class: `:::{div}` with `:class: steps`. See `_PLACES` for special ones."""

    has_content = True
    option_spec: ClassVar = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        classes = self.options.get("class", [])
        block = nodes.container(classes=["dw-div", *classes], is_div=True)
        block += [nodes.raw("", "", format="html", place_for=name) for name in _PLACES if name in classes]
        self.state.nested_parse(self.content, self.content_offset, block)
        return [block]


class Grid(SphinxDirective):
    """A grid of cards: `::::{grid} 1 2 3 3`; the last number is how many stand side by side on a wide screen."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        columns = (self.arguments or ["3"])[0].split()[-1]
        if columns not in ("1", "2", "3", "4"):
            raise self.error(f"a grid has 1 to 4 columns, not {columns!r}")
        grid = nodes.container(classes=["dw-grid", f"dw-grid-{columns}"], is_div=True)
        self.state.nested_parse(self.content, self.content_offset, grid)
        return [grid]


class Card(SphinxDirective):
    """A card in a grid, with a title; `:link:` makes the whole card a link to a page of the course."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"link": directives.unchanged_required, "class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        card = nodes.container(classes=["dw-card", *self.options.get("class", [])], is_div=True)
        link = self.options.get("link")
        if link and any(sign.isspace() for sign in link):
            # the text of the card on the same line, as when somebody wraps the lines of a page: it would show as it is written
            raise self.error(f"a card's link is a page and nothing else, not {link!r}")
        title = f"[{self.arguments[0]}]({link})" if link else f"**{self.arguments[0]}**"
        head = nodes.container(classes=["dw-card-title"], is_div=True)
        self.state.nested_parse([title], self.content_offset, head)
        card += head
        self.state.nested_parse(self.content, self.content_offset, card)
        return [card]


def fill_places(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put in their places what only the whole page or course knows: the cycle, the parts of a session, the exercises."""
    for place in [node for node in doctree.findall(nodes.raw) if "place_for" in node]:
        html = _PLACES[place["place_for"]](app, docname)
        place.replace_self(nodes.raw("", html, format="html"))


def _cycle(app: Sphinx, docname: str) -> str:
    return drawing(page_facts(app.env.metadata[docname]).cycle)


def _my_progress(app: Sphinx, docname: str) -> str:
    kept: dict[str, dict[str, Any]] = {}
    # as a reader meets them, and not as Sphinx came to read them; collect_relations goes through the table of contents
    for page in app.env.collect_relations():
        link = app.builder.get_relative_uri(docname, page)
        for exercise_id, one in exercises_of(app.env).get(page, {}).items():
            if one.keeps:  # what stands on several pages is found on the first
                kept.setdefault(exercise_id, {"title": one.title, "href": link, "written": one.written})
        if sheet := page_facts(app.env.metadata.get(page, {})).keeps:
            kept[sheet] = {"title": app.env.titles[page].astext(), "href": link, "worksheet": True}
    return static_page.progress_place(kept, own_papers(app))


def _programme(app: Sphinx, docname: str) -> str:
    return programme(plans_of(app.env).get(docname, []))


# The classes of a div that has something put in front of what is written in it.
_PLACES = {"cycle": _cycle, "my-progress": _my_progress, "programme": _programme}
