"""What the page "My progress" needs to know to print a reader's own papers: which pages there are, how long each takes, what
their worksheets ask, and what the two tests say."""

from pathlib import PurePosixPath
from typing import Any

from sphinx.application import Sphinx

from datawijs.course.sphinx_extension.addresses import for_coaches
from datawijs.course.sphinx_extension.page_facts import page_facts
from datawijs.course.sphinx_extension.widget_states import exercises_of
from datawijs.course.sphinx_extension.worksheets import worksheets_of
from datawijs.items.people import Person
from datawijs.items.report import score_error, smallest_change

# The reader of whom the report on the items tells the standard error: a person who makes sizeable mistakes.
TYPICAL = Person(4.0)


def own_papers(app: Sphinx) -> dict[str, Any]:
    """Return the pages on which something is kept, in the order of the course, and what is told of the two tests.

    Of each page: `part` (the caption above it), `title`, `minutes`, `exercises` (ids), and where it is a worksheet `sheet`
    (its id) and `blocks` (see `worksheets`); of an exercise that is printed too, what it asks stands under `papers` by its id.
    """
    site_map = app.env.external_site_map  # type: ignore[attr-defined]  # sphinx-external-toc puts it there
    pages, seen = [], set[str]()
    for part in site_map.root.subtrees:
        for name in map(str, part.items):
            if (page := _page(app, name, seen)) is not None:
                pages.append({"part": part.caption, **page})
    exercises = [one for of_page in exercises_of(app.env).values() for one in of_page.items()]
    return {
        "pages": pages,
        "papers": {exercise_id: one.paper for exercise_id, one in exercises if one.paper},
        "error": {form: score_error(form, TYPICAL) for form in ("A", "B")},
        "change": smallest_change(TYPICAL),
    }


def _page(app: Sphinx, name: str, seen: set[str]) -> dict[str, Any] | None:
    """What is told of a page that takes time and keeps something. An exercise on several pages counts on the first: `seen`."""
    facts = page_facts(app.env.metadata.get(name, {}))
    here = exercises_of(app.env).get(name, {}).items()
    kept = [exercise_id for exercise_id, one in here if one.keeps and exercise_id not in seen]
    seen.update(kept)
    if facts.minutes is None or for_coaches(name) or not (kept or facts.keeps):
        return None
    page = {
        "folder": PurePosixPath(name).parent.name,
        "title": app.env.titles[name].astext(),
        "minutes": facts.minutes,
        "exercises": kept,
    }
    return {**page, "sheet": facts.keeps, "blocks": worksheets_of(app.env).get(name, [])} if facts.keeps else page
