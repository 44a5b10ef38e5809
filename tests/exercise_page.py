"""Exercises on a page of their own, opened from a disk as a learner may do it: for the tests in a browser."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from datawijs.widgets import static_page

KEY = "datawijs.1."
# What of WCAG 2.2 A and AA and of good practice axe can see; the page around the exercise is only there for the test.
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def save(folder: Path, *exercises, name: str = "page") -> str:
    """Write a page with these exercises; gives its file: address."""
    file = folder / f"{name}.html"
    file.write_text(static_page.standalone(*exercises), encoding="utf-8")
    return file.as_uri()


def card(page, exercise_id: str):
    """The card of one exercise."""
    return page.locator(f'.dw-exercise[data-exercise="{exercise_id}"]')


def kept(page, exercise_id: str):
    """What the browser keeps of an exercise, or None."""
    return page.evaluate("key => JSON.parse(localStorage.getItem(key))", KEY + exercise_id)


def open_menu(exercise):
    """Unfold "Your answers" of a card."""
    exercise.locator(".dw-menu > summary").click()
    return exercise.locator(".dw-menu")


def violations(page) -> list[str]:
    """What axe finds wrong on the page as it is now."""
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def unnamed_controls(page) -> list[str]:
    """Controls that the browser's accessibility tree gives no name."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    controls = {
        "button",
        "radio",
        "checkbox",
        "textbox",
        "slider",
        "link",
        "combobox",
        "img",
        "table",
        "region",
    }
    return [
        f"{node['role']['value']}: {node.get('properties')}"
        for node in nodes
        if not node.get("ignored") and node["role"]["value"] in controls and not node.get("name", {}).get("value")
    ]
