"""A screen of our own that resembles one at school: what is drawn, and the same in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files

from datawijs.dashboards.svg import with_fallbacks
from datawijs.language import current_language, rounded, speaking
from datawijs.words import Fact, Words, read_words


@dataclass(frozen=True, eq=False, repr=False)
class Screen:
    """A screen, in the language in which it was made.

    title: what is shown, of whom. like: whose screen it resembles, as a sentence names it; None where it resembles nobody's.
    body: the drawing as HTML or SVG, in which `data-place` names a place that an answer can point at, and
    `data-place-name` says in words where that is. alternative: the drawing in words. facts: the numbers in it that a question
    or a page may tell.
    """

    title: str
    like: str | None
    body: str
    alternative: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    language: str = field(default_factory=current_language, init=False)

    def __repr__(self) -> str:
        return f"{self.title}\n{self.alternative}"

    def _repr_html_(self) -> str:
        """Return the screen for a page or a notebook: whose it isn't, the drawing, and the same in words to unfold."""
        with speaking(self.language):
            words = screen_words("around")
            ours = words.say("frame", "like", like=self.like) if self.like else words.say("frame", "ours")
            told = words.say("frame", "in_words")
        return (
            f'<figure class="dw-screen" lang="{self.language}"><figcaption>{escape(self.title)}</figcaption>{self.body}'
            f"<details><summary>{escape(told)}</summary><p>{escape(self.alternative)}</p></details>"
            f'<p class="dw-screen-ours">{escape(ours)}</p><style>{_css()}</style></figure>'
        )


def screen_words(part: str) -> Words:
    """Return the words of one screen, in the language in use."""
    return read_words(__file__).part(part)


def percent(value: float) -> str:
    """Write a whole percentage as its reader does: 55 % in Dutch, 55% in English."""
    return screen_words("around").say("frame", "percent", value=rounded(value))


def place(key: str | None, name: str = "") -> str:
    """Return the attributes of a place that an answer can point at; nothing without a key."""
    return f' data-place="{escape(key)}" data-place-name="{escape(name)}"' if key else ""


@cache
def _css() -> str:
    return with_fallbacks(files("datawijs.screens").joinpath("screen.css").read_text(encoding="utf-8")).strip()
