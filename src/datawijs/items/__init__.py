"""Items: pupils' results to judge, with known truth, and how well different readers do on them.

`item_bank()` has 120 items to practise with; `form("A")` and `form("B")` are parallel tests of 20 items; `reader_report()` says
what they measure.
"""

from datawijs.items.bank import item_bank
from datawijs.items.evidence import Evidence, evidence
from datawijs.items.forms import form
from datawijs.items.item import Item
from datawijs.items.reliability import kr20
from datawijs.items.report import form_reliability, reader_report
from datawijs.items.report_views import alarms_view, efficiency_view

__all__ = [
    "Evidence",
    "Item",
    "alarms_view",
    "efficiency_view",
    "evidence",
    "form",
    "form_reliability",
    "item_bank",
    "kr20",
    "reader_report",
]
