"""The case cards of intervision: nobody reads the truth by accident, not in JupyterLab either."""

import nbformat
import pytest
from conftest import ROOT
from playwright.sync_api import expect

CARDS = ROOT / "modules" / "nl" / "intervision" / "04-case-cards.ipynb"
CELLS = ("language", "setup", "envelope-1", "sheet")
TRUTH = "Wat de cijfers op dat moment konden dragen"  # stands in every envelope


def test_in_jupyterlab_an_envelope_is_shut_until_it_is_opened(jupyterlab, lab_window):
    sources = {cell.id: cell.source for cell in nbformat.read(CARDS, as_version=4).cells}
    page = jupyterlab.open(lab_window, [sources[name] for name in CELLS], name="case-cards")
    shown = page.locator(".jp-OutputArea-output")
    truth = shown.get_by_text(TRUTH)
    expect(truth).to_have_count(7)  # one in the envelope, six on the sheet for paper
    assert [one.is_visible() for one in truth.all()] == 7 * [False]
    shown.locator("summary").click()
    assert [one.is_visible() for one in truth.all()] == [True] + 6 * [False]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_card_prints_the_facts_that_the_group_should_ask_for(language):
    cells = nbformat.read(str(CARDS).replace("/nl/", f"/{language}/"), as_version=4).cells
    names = {}
    for cell in cells[: -len(("facts-sheet", "sheet"))]:
        if cell.id in ("language", "setup"):
            exec(cell.source, names)
    shown = names["facts_shut"](1).data
    assert shown.startswith('<details class="admonition dropdown screen-only">')  # not on paper
    sheet = names["facts_paper"]("Feiten", "Kaart").data
    assert 'class="print-only page-break"' in sheet and sheet.count("<table") == len(names["CASES"])
    assert [cell.source for cell in cells if cell.id.startswith("facts-")][:6] == [
        f"facts_shut({number})" for number in names["CASES"]
    ]
