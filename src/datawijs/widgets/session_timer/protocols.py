"""Three protocols for intervision, with their times.

The incident method takes 5-10-5-15-10-10-10 minutes, 65 together; the gossip method 5-15-15-15 and an evaluation. The times of
the five-step method and of that evaluation are this course's choice. A group changes all of them on the timer.
"""

from datawijs.language import _
from datawijs.widgets.session_timer.phases import Phase

PROTOCOLS = ("incident", "five-step", "gossip")


def protocol(name: str) -> list[Phase]:
    """Return the phases of the protocol `name` ("incident", "five-step" or "gossip"), in the language in use.

    Raises ValueError for another name.
    """
    made = {"incident": _incident, "five-step": _five_step, "gossip": _gossip}
    if name not in made:
        raise ValueError(
            _("There is no protocol “{name}”. Choose from: {known}.").format(name=name, known=", ".join(PROTOCOLS))
        )
    return made[name]()


def _incident() -> list[Phase]:
    return [
        Phase(
            _("The incident"),
            5,
            _(
                "One person tells what happened, briefly and without explaining it: who, what, when, and what the dashboard "
                "showed. The others listen."
            ),
        ),
        Phase(
            _("Questions"),
            10,
            _(
                "The group asks for facts only. No advice, no “didn't you…”. Ask what you would need to know to decide "
                "yourself."
            ),
        ),
        Phase(
            _("Think for yourself"),
            5,
            _("In silence, everybody writes down: what is the heart of this, and what would I do?"),
        ),
        Phase(
            _("What would you do?"),
            15,
            _(
                "One by one: what I would do, and why. Nobody reacts yet. The person whose case it is listens and writes "
                "along."
            ),
        ),
        Phase(
            _("Response"),
            10,
            _("The person whose case it is tells what touched them, what was really done, and how it turned out."),
        ),
        Phase(
            _("Conversation"),
            10,
            _(
                "Talk together: what makes us choose differently? What holds in other classes too? The envelope with the truth "
                "may be opened now."
            ),
        ),
        Phase(
            _("Looking back"),
            10,
            _(
                "Each names one thing to do this month. How did we work together, and what do we do differently next time?"
            ),
        ),
    ]


def _five_step() -> list[Phase]:
    return [
        Phase(
            _("The question"),
            10,
            _("One person brings a question in a single sentence, and tells what there is to know about it."),
        ),
        Phase(
            _("Exploring"),
            20,
            _("The group asks open questions and sums up now and then. Still no advice."),
        ),
        Phase(
            _("The heart of it"),
            15,
            _(
                "Each writes down what the question is really about, in one sentence, and reads it out. The person whose "
                "question it is says which sentence comes closest."
            ),
        ),
        Phase(
            _("Advice"),
            20,
            _(
                "Each gives one piece of advice, small enough for this week. The person whose question it is chooses what "
                "helps, and says why."
            ),
        ),
        Phase(
            _("Looking back"),
            10,
            _(
                "Each names one thing to do this month. How did we work together, and what do we do differently next time?"
            ),
        ),
    ]


def _gossip() -> list[Phase]:
    return [
        Phase(
            _("The case"),
            5,
            _("One person tells the case and ends with a question to the group. The others listen."),
        ),
        Phase(
            _("Questions"),
            15,
            _("The group asks about facts, thoughts and feelings. No advice yet."),
        ),
        Phase(
            _("Gossip, with respect"),
            15,
            _(
                "The person whose case it is sits with their back to the group and only writes along. The others talk about "
                "the case as if nobody else were there: respectfully, and about what was done, not about who somebody is."
            ),
        ),
        Phase(
            _("Back in the circle"),
            15,
            _("The person whose case it is tells what struck a chord, what did not fit, and what to do with it."),
        ),
        Phase(
            _("Evaluation"),
            10,
            _(
                "Was it safe enough to be honest? This method needs trust: say so when it was missing, and choose another one "
                "next time."
            ),
        ),
    ]
