"""Evaluation: what a group of participants did with a training, from the files that they saved, and what to change next.

Nobody's name is asked or shown, and nothing about fewer than `SMALLEST_GROUP` people. `read_folder` reads the files, `Group`
holds what they say; difficulty, misconceptions, before and after, calibration and the survey are tables made from it, each in
a file of its own; `proposals` argues from them what the next round could do differently.

The names stand in `__init__.pyi`; each is imported when somebody asks for it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
