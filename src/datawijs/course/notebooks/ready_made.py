"""What several pages ask for, takes seconds to make, and is the same in every language.

The fork server makes it once, when many notebooks are going to be run, so that each child finds it made. The functions
remember what they returned; a page calls them as ever, and has the same from them in an ordinary kernel.
"""

from importlib import import_module

from datawijs.items import form, item_bank
from datawijs.items.forms import FORMS
from datawijs.items.report import reader_report
from datawijs.items.robustness import robustness_report
from datawijs.widgets.daily_practice.exercise import bank_of_its_own


def make_ready() -> None:
    """Make the item banks, the test forms, and how readers do on them and in other worlds."""
    import_module("datawijs.course.group_results")  # by four pages, and with it comes all of Sphinx
    item_bank()
    bank_of_its_own()
    for name in FORMS:
        form(name)
    reader_report()
    robustness_report()
