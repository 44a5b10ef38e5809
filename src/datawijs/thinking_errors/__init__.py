"""The thinking errors of the course: one list for all exercises and pages, in words in `words/nl.md` and `words/en.md`.

The names stand in `__init__.pyi`; each is imported when somebody asks for it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
