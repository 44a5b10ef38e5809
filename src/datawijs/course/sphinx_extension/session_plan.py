"""The plan of a session with a group: its parts, each with its minutes, and what the clock says when it begins.

On a page with `layout: session`, a heading that ends in "(20 min)" begins a part. The site writes the clock under it, and a
list of all parts where the page has a div of the class `programme`. The parts have to fill the time of the session exactly.
"""

import re
from html import escape
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from datawijs.course.sphinx_extension.page_facts import page_facts
from datawijs.course.sphinx_extension.texts import frame_words
from datawijs.words import later

_MINUTES = re.compile(r"\s*\((?P<minutes>\d+) min\)$")


class Part(NamedTuple):
    """A part of a session: its name, the id of its heading, the minute at which it begins, and how many it takes."""

    name: str
    anchor: str
    begin: int
    minutes: int


def read_plan(app: Sphinx, doctree: nodes.document) -> None:
    """Find the parts of the session on the page that was read, and write the clock under their headings.

    Raises ExtensionError when they take another time together than the page says.
    """
    docname = app.env.docname
    try:
        facts = page_facts(app.env.metadata.get(docname, {}))
    except ValueError:
        return  # said where the page is framed
    if facts.layout != "session":
        return
    parts: list[Part] = []
    for title in doctree.findall(nodes.title):
        found = _MINUTES.search(title.astext())
        if found and isinstance(title.parent, nodes.section):
            begin = sum(part.minutes for part in parts)
            parts.append(_part(title, begin, int(found["minutes"])))
    _require_all_minutes(docname, parts, facts.minutes)
    plans_of(app.env)[docname] = parts


def plans_of(env: BuildEnvironment) -> dict[str, list[Part]]:
    """Return the parts of every session of the course, by page."""
    plans: dict[str, list[Part]] = vars(env).setdefault("datawijs_plans", {})
    return plans


def forget_plan(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget the plan of a page that will be read again, or is gone."""
    plans_of(env).pop(docname, None)


def programme(parts: list[Part]) -> str:
    """Return the list of all parts: the clock, the name with a link, and the minutes."""
    rows = "".join(
        f'<li><span class="dw-clock" data-begin="{part.begin}">{clock(part.begin)}</span> '
        f'<a href="#{escape(part.anchor)}">{escape(part.name)}</a> '
        f'<span class="dw-quiet">{frame_words().say("place", "minutes_short", minutes=part.minutes)}</span></li>'
        for part in parts
    )
    return f'{_times()}<ol class="dw-programme">{rows}</ol>'


def _times() -> str:
    """Return what makes the plan that of one session: when it begins, a sheet, the address, a second window. The theme's
    scripts show what they can do."""
    say = {name: escape(text) for name, text in frame_words().sentences("session", later("time", "address")).items()}
    return (
        f'<div class="dw-session" data-ends="{say["session_ends"]}" hidden>'
        f'<p><label for="dw-session-start">{say["session_start"]}</label> '
        '<input class="dw-time-field" id="dw-session-start" type="time" aria-describedby="dw-session-help"> '
        f'<span id="dw-session-help" class="dw-quiet" role="status">{say["session_help"]}</span></p>'
        f'<div class="dw-session-buttons"><button type="button" data-sheet>{say["session_sheet"]}</button>'
        f'<button type="button" data-address data-none="{say["session_no_address"]}" data-name="{say["session_address_is"]}" '
        f'data-qr="{say["session_qr"]}">{say["session_address"]}</button>'
        f'<button type="button" data-window data-refused="{say["session_refused"]}" data-follows="{say["session_follows"]}" '
        f'data-lost="{say["session_lost"]}" data-shown="{say["session_on_screen"]}">{say["session_window"]}</button></div>'
        f'<p class="dw-quiet">{say["session_window_help"]}</p><p class="dw-session-said" role="status"></p></div>'
    )


def clock(minute: int) -> str:
    """Return what a clock shows that was set to 0:00 at the start: 75 is 1:15."""
    return f"{minute // 60}:{minute % 60:02}"


def _part(title: nodes.title, begin: int, minutes: int) -> Part:
    """Take the minutes out of a heading, and write the clock under it."""
    last = title.children[-1]
    last.parent.replace(last, nodes.Text(_MINUTES.sub("", last.astext())))
    section = title.parent
    section.insert(section.index(title) + 1, nodes.raw("", _clock_line(begin, minutes), format="html"))
    return Part(title.astext(), section["ids"][0], begin, minutes)


def _clock_line(begin: int, minutes: int) -> str:
    length = frame_words().say("place", "minutes", minutes=minutes)
    return (
        f'<p class="dw-part-time"><span class="dw-clock" data-begin="{begin}" data-end="{begin + minutes}">'
        f"{clock(begin)}–{clock(begin + minutes)}</span> {length}</p>"
    )


def _require_all_minutes(docname: str, parts: list[Part], whole: int | None) -> None:
    together = sum(part.minutes for part in parts)
    if together != whole:
        raise ExtensionError(
            f"{docname}: the parts of the session take {together} minutes together, and the page says {whole}"
        )
