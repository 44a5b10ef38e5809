"""Contrast of the design tokens, measured as WCAG 2.2 does, in light and dark."""

import re

import pytest

from datawijs.design import DARK, LIGHT, contrast, tokens_css

THEMES = {"light": LIGHT, "dark": DARK}
GROUNDS = ("paper", "card", "soft")

TEXT = [(text, ground) for text in ("ink", "quiet", "accent", "self", "others", "signal", "wait") for ground in GROUNDS]
TEXT += [("on-accent", "accent"), ("ink", "band"), ("quiet", "band")]
TEXT += [(text, ground) for ground in ("accent-soft", "signal-soft", "wait-soft") for text in ("ink", "quiet")]
TEXT += [("accent", "accent-soft"), ("signal", "signal-soft"), ("wait", "wait-soft")]

MARKS = [(mark, ground) for mark in ("edge", "focus", "self", "others", "signal", "wait") for ground in GROUNDS]
MARKS += [(mark, "band") for mark in ("self", "others", "signal", "wait")]


def test_the_measure_is_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(theme, text, ground):
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_and_edges_can_be_seen(theme, mark, ground):
    assert contrast(THEMES[theme][mark], THEMES[theme][ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_data_colours_differ_in_lightness_or_hue_for_every_eye(theme):
    # Red–green blindness leaves the blue–yellow axis and lightness: the pupil's blue and the signal's orange stay apart.
    def blue_yellow(colour):
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return blue - (red + green) / 2

    assert blue_yellow(THEMES[theme]["self"]) > 30
    assert blue_yellow(THEMES[theme]["signal"]) < -30
    assert blue_yellow(THEMES[theme]["wait"]) < -30


def test_both_themes_name_the_same_tokens_as_full_hex():
    assert LIGHT.keys() == DARK.keys()
    for theme in THEMES.values():
        assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in theme.values())


def test_every_token_is_a_property_of_the_page_in_both_themes():
    css = tokens_css()
    for name in LIGHT:
        assert f"--dw-{name}: {LIGHT[name]};" in css
        assert f"--dw-{name}: {DARK[name]};" in css
