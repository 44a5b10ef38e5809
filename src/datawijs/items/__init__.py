"""Items: pupils' results to judge, with known truth, and how well different readers do on them.

`item_bank()` has 120 items to practise with; `form("A")` and `form("B")` are parallel tests of 20 items.
"""

from datawijs.items.bank import item_bank
from datawijs.items.evidence import Evidence, evidence
from datawijs.items.forms import form
from datawijs.items.item import Item

__all__ = ["Evidence", "Item", "evidence", "form", "item_bank"]
