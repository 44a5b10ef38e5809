"""Screens as schools have them, drawn by us: they share with a vendor's screen what matters for reading it, and nothing else.

What matters is the scale, how often a value comes, the bands and what a value is compared with. Each file draws the screens of
one page of "My screen" and returns a `Screen`, from the fictional board or from a few numbers of our own.

The names stand in `__init__.pyi`; each is imported when somebody asks for it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
