"""Every sentence of the package has its Dutch, with the same gaps to fill, and nothing is left over."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parent.parent / "src" / "datawijs"
CATALOGUES = sorted((PACKAGE / "locale" / "nl").glob("*.po"))
# argparse's own sentences stand in our catalogue and not in our code
NOT_OURS = "cli.po"


def sentences_in_the_code() -> set[str]:
    found = extract_from_dir(
        PACKAGE, method_map=[("**.py", "python"), ("**.html", "jinja2")], keywords={"_": None, "ngettext": (1, 2)}
    )
    sentences = set()
    for _file, _line, message, _comments, _context in found:
        sentences.add(message if isinstance(message, str) else message[0])
    return sentences


def entries():
    for path in CATALOGUES:
        with path.open("rb") as file:
            yield from ((path, message) for message in read_po(file, locale="nl") if message.id)


def gaps(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_every_sentence_has_its_dutch():
    dutch = {message.id if isinstance(message.id, str) else message.id[0] for _path, message in entries()}
    assert sorted(sentences_in_the_code() - dutch) == []


def test_no_dutch_sentence_is_left_over():
    code = sentences_in_the_code()
    ids = {
        message.id if isinstance(message.id, str) else message.id[0]
        for path, message in entries()
        if path.name != NOT_OURS
    }
    assert sorted(ids - code) == []


def old_gaps(text: str) -> set[str]:
    """Return the %-gaps, which argparse uses; its sentences may leave one out."""
    return set(re.findall(r"%\(\w+\)|%s", text))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_dutch_is_there_and_keeps_the_gaps(path):
    with path.open("rb") as file:
        for message in read_po(file, locale="nl"):
            if not message.id:
                continue
            ids = (message.id,) if isinstance(message.id, str) else message.id
            texts = (message.string,) if isinstance(message.string, str) else message.string
            assert all(texts), f"no Dutch for {ids[0]!r}"
            assert not message.fuzzy, f"still to be read again: {ids[0]!r}"
            for one, text in zip(ids, texts, strict=True):
                assert gaps(text) == gaps(one), f"other gaps in the Dutch of {one!r}"
                assert old_gaps(text) <= old_gaps(one), f"a gap in the Dutch of {one!r} that nobody fills"


def test_one_sentence_has_one_dutch():
    seen: dict[str, tuple[str, str]] = {}
    for path, message in entries():
        key = message.id if isinstance(message.id, str) else message.id[0]
        known = seen.setdefault(key, (path.name, message.string))
        assert known[1] == message.string, f"{key!r} is not the same in {known[0]} and {path.name}"
