"""Which pupils can be shown as a dashboard shows them: raw, with the class beside them.

There the learner takes a step first: where the class scored lower than usual on one of the last three tests, add those points.
The step is done by eye, and it leaves in what the class gained. So only pupils can be raw on whom it leads to the supported
answer whether one takes off the gains as well or not, and also for who reads a little too high or too low.
"""

import numpy as np

from datawijs.items.evidence import DECIMALS, earlier_and_last
from datawijs.signals import hand_rule_answers
from datawijs.widgets.pupil import PupilToJudge

BY_EYE = 0.5  # points; our choice of what two people read differently off one chart


def can_be_raw(item: PupilToJudge) -> bool:
    """Tell whether who takes the step gets the supported answer, with and without taking off what the class gained."""
    earlier, last = earlier_and_last(item.scores)
    effect = (item.class_average[last.index] - item.class_average[earlier.index].mean()).round(DECIMALS)
    given_back = [last - off + read for off in (effect, effect.clip(upper=0)) for read in (-BY_EYE, 0, BY_EYE)]
    found = hand_rule_answers(np.tile(earlier, (len(given_back), 1)), np.round(given_back, DECIMALS))
    return set(found) == {item.evidence.best} == {item.evidence.stepped.answer}


def misleads_raw(item: PupilToJudge) -> bool:
    """Tell whether who leaves out the step gets another answer."""
    return item.evidence.raw.answer != item.evidence.best
