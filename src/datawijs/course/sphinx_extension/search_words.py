"""What the site's search knows: the words of a page with those of its exercises, each in one form for all its endings."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from sphinx.environment import BuildEnvironment
from sphinx.search.nl import SearchDutch

from datawijs.course.sphinx_extension.widget_states import STATE_KEY
from datawijs.widgets.exercise import card_words

FEWEST_WORDS = 4  # of what counts as a sentence: names of pupils and of things on a screen are shorter
_MARKUP = re.compile(r"<svg.*?</svg>|<[^>]*>", re.DOTALL)
_SAME_ENDING = re.compile(r"([b-df-hj-np-tv-xz])\1$")
_HARD = {"z": "s", "v": "f"}
_PLURAL_BEHIND_VOWEL = re.compile(r"(?<=...[aeiou])s$")  # scores, briefjes; not les or klas


class SearchCourseDutch(SearchDutch):
    """Dutch words by their normal form, in the index as in what somebody types (`theme/static/dutch-words.js`)."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        # most words stand on many pages, and Sphinx remembers them for one page only
        self._known_form = cache(partial(normal_form, stem=super().stem))

    def stem(self, word: str) -> str:
        return self._known_form(word.lower())


def normal_form(word: str, stem: Callable[[str], str]) -> str:
    """Return one form for a word with and without its endings: for "vlaggen" and "vlag", "brieven" and "brief", "toetsen" and
    "toets".

    Snowball's stemmer takes an ending off, and leaves what spelling changed before it (two consonants for one, z for s, v for
    f) and the s behind a vowel.
    What is left may look as if it had an ending once more, so it is asked again until nothing changes.
    """
    form = _respelled(stem(word))
    return form if form == word else normal_form(form, stem)


def _respelled(stem: str) -> str:
    single = _PLURAL_BEHIND_VOWEL.sub("", _SAME_ENDING.sub(r"\1", stem))
    return single[:-1] + _HARD.get(single[-1:], single[-1:])


def exercise_sentences(env: BuildEnvironment, docname: str) -> list[str]:
    """Return the sentences that the exercises on a page show, without those of the card around every exercise."""
    scripts = getattr(env, "nb_metadata", {}).get(docname, {}).get("js_files", {})
    if STATE_KEY not in scripts:
        return []
    _uri, attributes = scripts[STATE_KEY]
    states = json.loads(attributes["body"])["state"].values()
    common = set(card_words().values())
    found = (sentence for model in states for sentence in _sentences(model["state"].get("content", {})))
    return [sentence for sentence in dict.fromkeys(found) if sentence not in common]


def _sentences(content: Any) -> Iterator[str]:
    if isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _sentences(part)
    elif isinstance(content, str):
        text = _MARKUP.sub(" ", content)
        if len(text.split()) >= FEWEST_WORDS:
            yield text
