"""Programme builder: from proposals for the next round to a document of the coach's own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from datawijs.widgets.exercise import Exercise
from datawijs.widgets.list_words import order_words, reword_words
from datawijs.widgets.paper_words import paper_words
from datawijs.widgets.programme_builder.proposal import PARTS, STRENGTHS, Proposal
from datawijs.words import later, read_words

if TYPE_CHECKING:
    import pandas as pd

# A change on the document: part, sentence, key and strength of the proposal, whether reworded, whether from an earlier time.
Row = tuple[str, str, str | None, str | None, bool, bool]


class ProgrammeBuilder(Exercise):
    """Go through the proposals for the next round, each with its argument and how sure it is; choose, put them in your own
    words, add lines, put them in order, and print the document.

    What the coach did is kept under the keys of the proposals. When a next run no longer proposes what was chosen, it stays in
    the document, marked as from an earlier time. There may be no proposals at all: then there is room for own lines.
    Raises ValueError for an id that can't be used, and when two proposals share a key.
    """

    minutes = 10
    written = ("taken", "texts", "seen", "own", "order", "title", "training", "by")

    def __init__(self, exercise_id: str, proposals: Sequence[Proposal]):
        super().__init__(
            exercise_id,
            title=read_words(__file__).title("card"),
            content={
                "parts": _parts(),
                "strengths": _strengths(),
                "proposals": [asdict(proposal) for proposal in _checked(proposals)],
            },
            ui=_ui(),
        )

    @property
    def result(self) -> "pd.DataFrame":
        """The changes as they stand in the document, one row for each, part by part in the order of the coach.

        Columns: part, change (the sentence), key and strength of the proposal (both missing for an own line), reworded (whether
        the coach changed the words; True for own lines), earlier (whether it was chosen from proposals that aren't made any
        more).
        """
        import pandas as pd  # here: most who show this exercise never ask for the table

        rows = [row for part in PARTS for row in self._in_order(part)]
        return pd.DataFrame(rows, columns=["part", "change", "key", "strength", "reworded", "earlier"])

    def _in_order(self, part: str) -> list[Row]:
        """The rows of a part. Lines that were never moved come after those that were, as on the document."""
        chosen = [(row[2], row) for row in self._chosen(part)]
        own = self._kept("own").get(part)
        own = own.splitlines() if isinstance(own, str) else []
        lines = chosen + [
            (f"own {line.strip()}", (part, line.strip(), None, None, True, False)) for line in own if line.strip()
        ]
        order = self._kept("order").get(part)
        order = order if isinstance(order, list) else []
        return [
            row for _id, row in sorted(lines, key=lambda line: order.index(line[0]) if line[0] in order else len(order))
        ]

    def _chosen(self, part: str) -> list[Row]:
        """The rows of the proposals of a part that were chosen: those that are still made, then those from an earlier time."""
        made = {proposal["key"]: proposal for proposal in self.content["proposals"]}
        taken, texts = self._kept("taken"), self._kept("texts")
        earlier = {key: one for key, one in self._kept("seen").items() if key not in made and _is_proposal(one)}
        rows = []
        for key, proposal in {**made, **earlier}.items():
            if key in taken and proposal["part"] == part:
                words = texts.get(key)
                text = (words.strip() if isinstance(words, str) else "") or proposal["change"]
                rows.append((part, text, key, proposal["strength"], text != proposal["change"], key not in made))
        return rows

    def _kept(self, name: str) -> dict[str, Any]:
        """What was kept under `name`: always a dict, for a file may hold anything."""
        kept = self.given.get(name)
        return kept if isinstance(kept, dict) else {}


def _is_proposal(one: object) -> bool:
    """Tell whether what was kept can be shown as a proposal (as `isProposal` in exercise.js)."""
    return (
        isinstance(one, dict)
        and one.get("part") in PARTS
        and one.get("strength") in STRENGTHS
        and all(isinstance(one.get(text), str) for text in ("change", "because"))
    )


def _checked(proposals: Sequence[Proposal]) -> Sequence[Proposal]:
    twice = [key for key, count in Counter(proposal.key for proposal in proposals).items() if count > 1]
    if twice:
        raise ValueError(read_words(__file__).say("mistakes", "twice", shared=repr(twice[0])))
    return proposals


def _parts() -> list[dict[str, str]]:
    words = read_words(__file__)
    return [{"key": part, "heading": words.say("parts", part), "question": words.why("parts", part)} for part in PARTS]


def _strengths() -> dict[str, dict[str, str]]:
    words = read_words(__file__)
    return {
        strength: {"name": words.say("strengths", strength), "meaning": words.why("strengths", strength)}
        for strength in STRENGTHS
    }


def _ui() -> dict[str, str]:
    own = read_words(__file__).sentences("ui", later("because", "strength", "part", "count"))
    return {**paper_words(), **reword_words(), **order_words(), **own}
