"""A proposal for the next round: what to change, why, and how sure that is.

Whoever makes proposals (the evaluation of a group) and whoever shows them (ProgrammeBuilder) both know this, and nothing more
of each other.
"""

import re
from dataclasses import dataclass

from datawijs.words import read_words

# Where in the cycle the change belongs: the meetings and pages, the practice in between at school, and how one looks back.
PARTS = ("train", "use", "evaluate")
# "clear": the results say enough to act on. "early": too early to tell; worth trying or asking, not certain.
STRENGTHS = ("clear", "early")


@dataclass(frozen=True)
class Proposal:
    """One proposal to the coach, in the language in use.

    key : language-neutral and the same from one run to the next, such as "train-compare-first"; what a coach did with a
        proposal is kept under it. Lower-case letters, digits and hyphens; no two proposals of one list share a key.
    part : one of PARTS.
    change : what to do next time, one short sentence in the imperative; the coach may reword it.
    because : the argument, with its numbers, as whole sentences. The document gives it, unless the coach leaves it out.
    strength : one of STRENGTHS.

    Raises ValueError when one of these can't be used.
    """

    key: str
    part: str
    change: str
    because: str
    strength: str

    def __post_init__(self) -> None:
        usable = (
            re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.key)
            and self.part in PARTS
            and self.strength in STRENGTHS
            and self.change.strip()
            and self.because.strip()
        )
        if not usable:
            raise ValueError(
                read_words(__file__).say(
                    "mistakes",
                    "proposal",
                    proposal=repr(self.key),
                    parts=", ".join(PARTS),
                    strengths=", ".join(STRENGTHS),
                )
            )
