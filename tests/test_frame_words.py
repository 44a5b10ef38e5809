"""The words around the pages: what a template or `_toc.yml` asks for is there, each name once."""

import re
from pathlib import Path

import pytest
import yaml

from datawijs.course.sphinx_extension.assets import THEME_FOLDER
from datawijs.course.sphinx_extension.texts import caption_key, captions, frame_words, page_texts
from datawijs.language import LANGUAGES, speaking

ROOT = Path(__file__).parent.parent


def test_templates_ask_for_words_that_are_there():
    """Jinja shows nothing where a word is missing, and says nothing of it."""
    asked = {
        name
        for template in THEME_FOLDER.glob("*.html")
        for name in re.findall(r"\btext\.(\w+)", template.read_text(encoding="utf-8"))
    }
    assert "skip" in asked
    assert sorted(asked - set(page_texts())) == []


def test_no_name_stands_twice():
    """The templates know no blocks: of two words with one name, one would never be seen."""
    frame = frame_words().part("frame")
    names = [item.key for key in frame.block_keys() for item in frame.unfilled(key).items]
    assert sorted(names) == sorted(set(names)) == sorted(page_texts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_of_the_course_has_its_words_and_no_other(language):
    parts = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))["parts"]
    with speaking(language):
        assert {caption_key(part["caption"]) for part in parts} == set(captions())
