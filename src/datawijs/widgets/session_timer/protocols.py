"""Three protocols for intervision, with their times: each is a part of the words, and every phase a block of it.

The incident method takes 5-10-5-15-10-10-10 minutes, 65 together; the gossip method 5-15-15-15 and an evaluation. The times of
the five-step method and of that evaluation are this course's choice. A group changes all of them on the timer.
"""

from datawijs.widgets.session_timer.phases import Phase
from datawijs.words import read_words


def protocol(name: str) -> list[Phase]:
    """Return the phases of the protocol `name` ("incident", "five-step" or "gossip"), in the language in use.

    Raises ValueError for another name.
    """
    words = read_words(__file__)
    if name not in words.parts():
        raise ValueError(words.say("mistakes", "protocol", name=name, known=", ".join(words.parts())))
    return [
        Phase(block.title or "", int(block.setting("minutes")), " ".join(block.paragraphs))
        for block in words.part(name).blocks()
    ]
