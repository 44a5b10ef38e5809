"""The case cards of intervision: nobody reads the truth by accident, not in JupyterLab either."""

import nbformat
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
