"""Views as a school dashboard has them: results, absences, log-ins and planner, of a pupil, a class, a year, a school.

Each returns a `View`: a figure, the same in words, the same as a table.

The names stand in `__init__.pyi`; each is imported when somebody asks for it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
