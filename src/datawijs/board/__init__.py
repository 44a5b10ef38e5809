"""The fictional school board and its ground truth: seeded, reproducible, nobody real.

`make_board()` makes it, `write_board()` writes it to a folder, `load_survey()` reads the real survey counts that stand beside
it in datasets/. `python -m datawijs.board` writes datasets/ anew.

The names stand in `__init__.pyi`; each is imported when somebody asks for it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
