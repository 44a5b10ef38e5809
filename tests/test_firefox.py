"""A real Firefox, set as readers have it: an exercise in it, what it keeps for pages on a disk, and that it is really watched.

As Firefox 153.8 ESR does it: each page on a disk (`file:`) has a store of its own, even beside the next one in its folder. What
is answered on a page is there again on that page, after loading it again and after a restart, but no other page sees it: not
the page on which a reader looks for their progress. Chromium has one store for all pages on a disk. A Firefox that is driven is
as lax as that too, unless it is told not to be; so the tests hold the difference.
"""

import re

import firefox as firefox_module
import pytest
from exercise_page import kept, save, served
from firefox import Firefox, ScriptError, find_firefox, watched

from datawijs.language import speaking
from datawijs.widgets import Choice, Numeric, Option, ShortCheck

CARD = '.dw-exercise[data-exercise="check"]'
KEEP, KEPT = "localStorage.setItem('seen', 'yes')", "localStorage.getItem('seen')"


@pytest.fixture
def exercise(tmp_path) -> str:
    """The address of a page with one exercise: a choice, and a number."""
    options = [Option("Left", "a"), Option("Right", "b", correct=True)]
    with speaking("en"):
        check = ShortCheck("check", [Choice("Which?", options), Numeric("How much?", 2.5, why="Nine minus 6.5.")])
    return save(tmp_path, check)


@pytest.fixture
def disk(tmp_path) -> tuple[str, str]:
    """The addresses of two pages in one folder."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.html").write_text(f"<!doctype html><title>{name}</title>", encoding="utf-8")
    return (tmp_path / "one.html").as_uri(), (tmp_path / "two.html").as_uri()


def answers(firefox) -> dict:
    """Return what a reader sees of their answers on the page, once the exercise stands there."""
    firefox.wait_for("document.querySelector('.dw-exercise .dw-progress')")
    return {
        "chosen": firefox.evaluate("document.querySelector('.dw-exercise input:checked')?.value"),
        "typed": firefox.evaluate("document.querySelector('.dw-exercise .dw-field').value"),
        "progress": firefox.evaluate("document.querySelector('.dw-exercise .dw-progress').innerText"),
    }


def test_an_answer_is_there_after_loading_again_and_after_a_restart(in_firefox, exercise):
    in_firefox.open(exercise)
    assert answers(in_firefox) == {"chosen": None, "typed": "", "progress": "0 of 2 answered"}
    in_firefox.click(f'{CARD} input[value="1"]')
    in_firefox.type(f"{CARD} .dw-field", "2,5\ue007")
    in_firefox.wait_for("document.querySelector('.dw-feedback:not(:empty)')")
    given = {"chosen": "1", "typed": "2,5", "progress": "1 of 2 answered"}
    assert answers(in_firefox) == given
    stored = kept(in_firefox, "check")
    in_firefox.reload()
    assert answers(in_firefox) == given
    in_firefox.restart()
    in_firefox.open(exercise)
    assert answers(in_firefox) == given
    assert kept(in_firefox, "check") == stored


def test_pages_on_a_disk_keep_things_each_for_itself(in_firefox, disk):
    one, two = disk
    in_firefox.open(one)
    in_firefox.evaluate(KEEP)
    in_firefox.open(two)
    assert in_firefox.evaluate(KEPT) is None
    in_firefox.open(one)
    in_firefox.reload()
    assert in_firefox.evaluate(KEPT) == "yes"
    in_firefox.restart()
    in_firefox.open(two)
    assert in_firefox.evaluate(KEPT) is None
    in_firefox.open(one)
    assert in_firefox.evaluate(KEPT) == "yes"


def test_a_firefox_that_is_lax_with_files_would_have_one_store_for_them(firefox_path, tmp_path, disk):
    lax = Firefox(firefox_path, tmp_path / "profile", {"security.fileuri.strict_origin_policy": False})
    try:
        lax.open(disk[0])
        lax.evaluate(KEEP)
        lax.open(disk[1])
        assert lax.evaluate(KEPT) == "yes"
    finally:
        lax.close()


@pytest.mark.parametrize(
    ("script", "noticed"),
    [
        ("missing.thing()", "error in a script: ReferenceError: missing is not defined"),
        ("setTimeout(() => { throw new Error('late') }, 0)", "error in a script: Error: late"),
        ("Promise.reject(new Error('broken'))", "error in a script: Error: broken"),
        (
            "new Image().src = 'https://elsewhere.invalid/picture.png'",
            "request to another host: https://elsewhere.invalid/",
        ),
        ("fetch('https://elsewhere.invalid/')", "request to another host: https://elsewhere.invalid/"),
        # asked for over https, in which a socket begins
        ("new WebSocket('wss://elsewhere.invalid/')", "request to another host: https://elsewhere.invalid/"),
    ],
)
@pytest.mark.parametrize("place", ["disk", "server"])
def test_what_goes_wrong_is_noticed(firefox, tmp_path, script, noticed, place):
    file = tmp_path / "wrong.html"
    file.write_text(f"<!doctype html><title>Wrong</title><script>{script}</script>", encoding="utf-8")
    with pytest.raises(AssertionError, match=re.escape(noticed)), watched(firefox):
        firefox.open(file.as_uri() if place == "disk" else served(file))


def test_who_asks_a_page_for_nonsense_is_told(in_firefox):
    with pytest.raises(ScriptError, match="ReferenceError: missing is not defined"):
        in_firefox.wait_for("missing.thing()")


def test_nobody_clicks_on_what_a_reader_could_not(in_firefox, tmp_path, monkeypatch):
    monkeypatch.setattr(firefox_module, "PATIENCE", 0.2)
    file = tmp_path / "buttons.html"
    cover = "<div style='position: fixed; inset: 0'></div>"
    buttons = "<button id=plain>A</button><button id=off disabled>B</button><button id=gone hidden>C</button>"
    file.write_text(f"<!doctype html><title>Buttons</title>{buttons}", encoding="utf-8")
    in_firefox.open(served(file))
    in_firefox.click("#plain")
    for selector in ("#off", "#gone", "#nowhere"):
        with pytest.raises(AssertionError, match=f"can't be clicked: {selector}"):
            in_firefox.click(selector)
    in_firefox.evaluate("cover => document.body.insertAdjacentHTML('beforeend', cover)", cover)
    with pytest.raises(AssertionError, match="can't be clicked: #plain"):
        in_firefox.click("#plain")


def test_a_firefox_that_is_named_is_the_one(monkeypatch, tmp_path):
    monkeypatch.setenv("DATAWIJS_FIREFOX", __file__)
    assert find_firefox() == __file__
    monkeypatch.setenv("DATAWIJS_FIREFOX", str(tmp_path / "none"))
    with pytest.raises(FileNotFoundError, match=r"DATAWIJS_FIREFOX names .*none, and there is no such file"):
        find_firefox()
