"""Interactive exercises that run on the static page and in JupyterLab.

A kind of exercise is a folder here with an `exercise.js`, and `exercise.py` has its class: that of `line_up` is `LineUp`. So a
new folder is all that a new kind needs to be known. Each name is imported when somebody asks for it.
"""

from pathlib import Path

import lazy_loader

_KINDS = sorted(file.parent.name for file in Path(__file__).parent.glob("*/exercise.js"))
_CLASSES = {f"{kind}.exercise": [kind.title().replace("_", "")] for kind in _KINDS}

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        **_CLASSES,
        "exercise": ["Exercise"],
        "question": ["Choice", "Numeric", "Option", "Ordering", "Statement"],
        "session_timer.protocols": ["protocol"],
    },
)
