"""What an exercise must say about a pupil: the sentences of `pupil_words`, filled in from the item itself."""

from math import ceil, floor

from datawijs.board import cause_name
from datawijs.language import rounded
from datawijs.signals import hand_rule_chances
from datawijs.widgets.pupil import pupil_words


def truth_sentence(item) -> str:
    """What really happened."""
    words = pupil_words()
    if not item.declines:
        return words["truth_noise"].format(name=item.name)
    return words["truth_decline"].format(
        onset=item.onset, name=item.name, points=rounded(item.size_points), cause=cause_name(item.cause)
    )


def chance_sentence(item) -> str:
    """How often chance alone gives the answer of the line, or a stronger one."""
    words = pupil_words()
    earlier = int(item.scores.notna().sum()) - 3
    chances = hand_rule_chances(earlier)
    best = item.evidence.best
    in_hundred = {
        "noise": floor(100 * (1 - chances.alarm)),
        "early": ceil(100 * chances.alarm),
        "decline": ceil(100 * chances.decline),
    }[best]
    said = words[f"chance_{best}"].format(count=in_hundred)
    return f"{said} {words['chance_holds'].format(count=earlier)}"


def reason(item, answer: str) -> str:
    """Why `answer` was wise or not."""
    truth = "decline" if item.declines else "noise"
    return pupil_words()[f"why_{truth}_{item.evidence.best}_{answer}"]
