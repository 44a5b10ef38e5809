"""Signs that a phone, a tablet or a word processor puts in place of those that were typed, and that Python can't read."""

import ast

# What each stands for in code. Some are read in a text between quotes, where they do no harm.
MEANT = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2009", " "),
    **dict.fromkeys("\u200b\ufeff\u2060", ""),
}
QUOTES = "".join(sign for sign, plain in MEANT.items() if plain in ("'", '"')) + "'\""


def smart_signs(source: str) -> str:
    """Return the signs, each once, for which Python can't read `source`; "" when it can, or when these aren't the cause."""
    signs = "".join(dict.fromkeys(sign for sign in source if sign in MEANT))
    return signs if signs and not _can_be_read(source) and _can_be_read(_as_meant(source)) else ""


def _as_meant(source: str) -> str:
    return "".join(MEANT.get(sign, sign) for sign in source)


def _can_be_read(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
