"""Items: pupils' results to judge, with known truth, and how well different readers do on them.

`item_bank()` has 120 items to practise with; `form("A")` and `form("B")` are parallel tests of 20 items; `reader_report()` says
what they measure.

The names stand in `__init__.pyi`; each is imported when somebody asks for it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
