"""What an exercise must say about a pupil: the sentences of `pupil_words`, filled in from the item itself."""

from datawijs.board import cause_name
from datawijs.widgets.pupil import pupil_words


def truth_sentence(item) -> str:
    """What really happened."""
    words = pupil_words()
    if not item.declines:
        return words["truth_noise"].format(name=item.name)
    return words["truth_decline"].format(
        onset=item.onset, name=item.name, points=round(item.size_points), cause=cause_name(item.cause)
    )


def chance_sentence(item) -> str:
    """How often chance alone makes such a drop."""
    words = pupil_words()
    if item.evidence.drop <= 0:
        return words["chance_none"]
    in_hundred = round(100 * item.evidence.chance)
    if in_hundred < 1:
        return words["chance_rare"]
    return words["chance_one" if in_hundred == 1 else "chance_many"].format(count=in_hundred)


def reason(item, answer: str) -> str:
    """Why `answer` was wise or not."""
    truth = "decline" if item.declines else "noise"
    return pupil_words()[f"why_{truth}_{item.evidence.best}_{answer}"]
