"""What stands in somebody's way on a page, as far as a browser can see it: the rules of axe, names, width, size of buttons.

The script of axe is brought into a page once, however often it is asked. Contrast is most of its work: a page that was looked
at with all rules in one pair of colours is asked for its contrast only in the other pair.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

# WCAG 2.2 A and AA, and good practice
EVERYTHING = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
}
CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}
RUN = "rules => axe.run(document, rules).then((found) => found.violations)"
# Everything that can be pressed is at least 44 pixels high: itself, or the label around it.
SMALL_TARGETS = """[...document.querySelectorAll(".dw-exercise :is(button, summary, label:has(input), .dw-field)")]
    .filter((target) => target.getClientRects().length && target.getBoundingClientRect().height < 43.9)
    .filter((target) => !target.matches(".dw-prompt") && !target.closest(".dw-figure"))
    .map((target) => target.outerHTML.slice(0, 120))"""
# A phone in the dark each time, where least fits and colours were thought of last; with -m nightly a light desktop too.
IN_ONE_LOOK = pytest.mark.parametrize(
    ("width", "dark"),
    [
        pytest.param(360, True, id="phone, dark"),
        pytest.param(1280, False, id="desktop", marks=pytest.mark.nightly),
    ],
)
# The two looks, each in one language; with -m nightly each in both.
IN_BOTH_LOOKS = pytest.mark.parametrize(
    ("language", "width", "dark"),
    [
        pytest.param("nl", 1280, False, id="nl-desktop"),
        pytest.param("en", 360, True, id="en-phone, dark"),
        pytest.param("en", 1280, False, id="en-desktop", marks=pytest.mark.nightly),
        pytest.param("nl", 360, True, id="nl-phone, dark", marks=pytest.mark.nightly),
    ],
)
# The same two looks and languages, of which one each time, with -m nightly all four.
IN_ONE_LOOK_OF_BOTH = pytest.mark.parametrize(
    ("language", "width", "dark"),
    [
        pytest.param("nl", 360, True, id="nl-phone, dark"),
        *(
            pytest.param(language, width, dark, id=name, marks=pytest.mark.nightly)
            for language, width, dark, name in (
                ("nl", 1280, False, "nl-desktop"),
                ("en", 1280, False, "en-desktop"),
                ("en", 360, True, "en-phone, dark"),
            )
        ),
    ],
)
CONTROLS = {"button", "radio", "checkbox", "textbox", "slider", "link", "combobox", "img", "table", "region"}


def in_anyones_way(page) -> list[str]:
    """Return what is wrong with the exercises on the page as it stands, and with its contrast in the other colours too."""
    return [
        *violations(page),
        *[f"without a name: {control}" for control in unnamed_controls(page)],
        *sideways(page),
        *[f"lower than 44 pixels: {target}" for target in page.evaluate(SMALL_TARGETS)],
        *[f"in the other colours, {problem}" for problem in contrast_in_other_colours(page)],
    ]


def violations(page, rules: dict = EVERYTHING) -> list[str]:
    """Return what axe finds wrong on the page as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{rule['id']}: {node['html']} ({node['failureSummary']})"
        for rule in page.evaluate(RUN, rules)
        for node in rule["nodes"]
    ]


def contrast_in_other_colours(page) -> list[str]:
    """Return where the contrast is too low when a light page turns dark, or a dark one light; turn it back afterwards."""
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(color_scheme="light" if dark else "dark")
    found = violations(page, CONTRAST)
    page.emulate_media(color_scheme="dark" if dark else "light")
    return found


def sideways(page) -> list[str]:
    """Return by how much the page is wider than the window, if it is."""
    root = "document.documentElement"
    wider = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
    return [f"the page scrolls {wider} px sideways"] if wider else []


def unnamed_controls(page) -> list[str]:
    """Return the controls that the browser's accessibility tree gives no name."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        f"{node['role']['value']}: {node.get('properties')}"
        for node in nodes
        if not node.get("ignored") and node["role"]["value"] in CONTROLS and not node.get("name", {}).get("value")
    ]
