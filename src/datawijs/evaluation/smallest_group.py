"""From how many people on something is said about a group: the choice of this course, in one place.

Counting people is not enough. Of a number about twelve people and one about eleven of them, anybody can tell the twelfth. So of
each exercise all is told about the same people, or about all of them (`Group.answered`); who answered only a part of a test
isn't counted in it at all; and where an answer was given by few, it is told together with its neighbours (`calibration`).
"""

SMALLEST_GROUP = 10


def is_group(people: int) -> bool:
    """Tell whether so many people are enough to say something about them together."""
    return people >= SMALLEST_GROUP
