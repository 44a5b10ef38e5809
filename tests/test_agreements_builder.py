"""The themes of the agreements builder, in the words of both kinds of school, and the table of what was agreed."""

import pytest

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import AgreementsBuilder
from datawijs.widgets.agreements_builder.themes import SECTORS, themes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sector", SECTORS)
def test_every_theme_has_starting_sentences_that_say_why(language, sector):
    with speaking(language):
        found = themes(sector)
    assert len(found) == 9
    assert len({theme.heading for theme in found}) == 9
    for theme in found:
        assert theme.question.endswith("?")
        assert len(theme.starts) >= 3
        assert len({start.key for start in theme.starts}) == len(theme.starts)
        for start in theme.starts:
            assert "{" not in start.text + start.why
            assert len(start.why) > 40


def test_both_kinds_of_school_have_the_same_keys_and_their_own_words():
    with speaking("nl"):
        primary, secondary = themes("primary"), themes("secondary")
    keys = [[(theme.key, *(start.key for start in theme.starts)) for theme in found] for found in (primary, secondary)]
    assert keys[0] == keys[1]
    text = [" ".join(start.text for theme in found for start in theme.starts) for found in (primary, secondary)]
    assert "IB'er" in text[0] and "zorgcoördinator" not in text[0]
    assert "zorgcoördinator" in text[1] and "IB'er" not in text[1]
    assert "klassenraad" in text[1] and "groepsbespreking" in text[0]


def test_the_result_lists_what_stands_in_the_document():
    with speaking("en"):
        builder = AgreementsBuilder("builder")
    assert builder.result.empty
    builder.answers = {
        "saved": 1,
        "given": {
            "sector": "secondary",
            "themes": {
                "signal": {
                    "taken": ["early", "three"],
                    "texts": {"early": "We wait, with a date.", "lesson": "Not taken."},
                },
                "who": {"taken": ["after-test"], "texts": {"after-test": "  "}, "own": "One.\n\n  Two. "},
            },
        },
    }
    rows = builder.result
    assert rows["theme"].tolist() == ["who", "who", "who", "signal", "signal"]
    assert rows["agreement"].tolist()[1:3] == ["One.", "Two."]
    assert "subject teacher" in rows["agreement"].iloc[0]
    assert rows["agreement"].iloc[4] == "We wait, with a date."
    assert rows["changed"].tolist() == [False, True, True, False, True]
    assert rows["start"].tolist()[0] == "after-test"
    assert rows["start"].isna().tolist() == [False, True, True, False, False]
