"""Browsers that are too old for the exercises: a sentence stands in the place of each, and one never stops another.

Which browsers can read our JavaScript, ESLint tells (eslint.config.mjs, tests/test_javascript.py).
"""

import pytest
from exercise_page import save, served

from datawijs.course.sphinx_extension.assets import site_css
from datawijs.course.sphinx_extension.page_body import WIDGET_VIEW, mend_body
from datawijs.language import speaking
from datawijs.widgets import Choice, Option, ShortCheck

TOO_OLD = "delete Element.prototype.replaceChildren;"  # Safari before 14, Chrome before 86
SENTENCE = "Misschien is je browser er te oud voor"


def check(name: str) -> ShortCheck:
    with speaking("nl"):
        return ShortCheck(name, [Choice("Welke?", [Option("Links", "a"), Option("Rechts", "b", correct=True)])])


def test_in_an_old_browser_a_sentence_stands_in_the_place_of_every_exercise(tmp_path, new_page):
    page = new_page()
    page.add_init_script(TOO_OLD)
    page.goto(save(tmp_path, check("one"), check("two")))
    said = page.locator(".dw-mount .dw-broken")
    assert said.count() == 2
    assert all("Deze oefening kan niet getoond worden" in text for text in said.all_inner_texts())


def test_an_exercise_that_breaks_does_not_stop_the_next_one(tmp_path, new_page):
    page = new_page()
    page.add_init_script(
        "const { replaceChildren } = Element.prototype; let calls = 0;"
        "Element.prototype.replaceChildren = function (...nodes) {"
        " calls += 1; if (calls === 1) throw new Error('old'); return replaceChildren.apply(this, nodes); };"
    )
    page.goto(save(tmp_path, check("one"), check("two")))
    assert page.locator(".dw-mount .dw-broken").count() == 1
    assert page.locator('.dw-exercise[data-exercise="two"] input[type=radio]').count() == 2


@pytest.mark.parametrize("script", ["", "<script>this is no script { that a browser can read</script>"])
def test_where_no_exercise_comes_a_sentence_does(tmp_path, new_page, script):
    with speaking("nl"):
        body = mend_body(f"{WIDGET_VIEW}{{}}</script>", "")
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><title>x</title><style>{site_css()}</style>{body}{script}", encoding="utf-8")
    page = new_page(watch=False)
    page.goto(served(file))
    sentence = page.get_by_text(SENTENCE)
    assert not sentence.is_visible(), "it waits, so that nothing flashes"
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    assert sentence.is_visible()
    assert sentence.bounding_box()["height"] > 10


def test_where_an_exercise_comes_the_sentence_goes(tmp_path, new_page):
    page = new_page()
    address = save(tmp_path, check("one"))
    file = tmp_path / "page.html"
    view, end = '<script type="application/vnd.jupyter.widget-view+json">', "</script>"
    before, _view, after = file.read_text(encoding="utf-8").partition(view)
    model, _end, rest = after.partition(end)
    with speaking("nl"):
        file.write_text(before + mend_body(view + model + end, "") + rest, encoding="utf-8")
    page.goto(address)
    page.locator(".dw-exercise input").first.wait_for()
    assert page.locator(".dw-too-old").count() == 0
