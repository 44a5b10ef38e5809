"""What was understood of a file, what was left out, and what has to be asked: as data, which words are put to."""

from dataclasses import dataclass, field
from typing import TypeAlias

Told: TypeAlias = "int | str | list[str]"


@dataclass(frozen=True)
class Decision:
    """The `key` of a sentence, and what it tells."""

    key: str
    facts: dict[str, Told] = field(default_factory=dict)


@dataclass(frozen=True)
class Question(Decision):
    """What has more than one sensible reading: `choices` are the answers that `read_marks` takes for it. `shown`: what may be
    shown of each unasked, where that isn't all of it: the number of a column whose heading could be a name."""

    choices: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


@dataclass
class Notes:
    """What is noted while a file is read."""

    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def decide(self, key: str, **facts: Told) -> None:
        """Note a choice that was made."""
        self.decisions.append(Decision(key, facts))

    def ask(self, key: str, choices: tuple[str, ...] = (), shown: tuple[str, ...] = (), **facts: Told) -> None:
        """Note a choice that is the reader's."""
        self.questions.append(Question(key, facts, choices, shown))
