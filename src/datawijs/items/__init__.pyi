from .bank import item_bank
from .evidence import Evidence, evidence
from .forms import form
from .item import Item
from .reliability import kr20
from .report import form_reliability, reader_report
from .report_views import alarms_view, d_prime_view

__all__ = [
    "Evidence",
    "Item",
    "alarms_view",
    "d_prime_view",
    "evidence",
    "form",
    "form_reliability",
    "item_bank",
    "kr20",
    "reader_report",
]
