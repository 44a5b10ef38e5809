"""What a school makes agreements about, and good sentences to start from.

The themes come from what the two sources of the course ask for: a shared vision, who looks and who tells, reacting to a
series and not to one result, privacy, the pupils' say, and looking back. The sentences are the course's own. Each says who,
when and what, so that one can see it happen; each is light enough for a busy week.
"""

from collections.abc import Callable
from dataclasses import dataclass

from datawijs.language import _

SECTORS = ("primary", "secondary")

Say = Callable[[str], str]  # a sentence in the words of the sector


@dataclass(frozen=True)
class Start:
    """A sentence to start from, and why it works. `key` is language-neutral."""

    key: str
    text: str
    why: str


@dataclass(frozen=True)
class Theme:
    """One subject of agreement: its heading in the document, the question to the team, and why it matters."""

    key: str
    heading: str
    question: str
    why: str
    starts: tuple[Start, ...]


def themes(sector: str) -> tuple[Theme, ...]:
    """Return the themes in the words of `sector` ("primary", Netherlands, or "secondary", Flanders), in the language in use."""
    words = _words_of(sector)

    def say(sentence: str) -> str:
        return sentence.format(**words)

    return (
        _why(say),
        _who_looks(say),
        _signal(say),
        _pupil(say),
        _parents(say),
        _never(say),
        _privacy(say),
        _pupils_say(say),
        _evaluate(say),
    )


def sector_name(sector: str) -> str:
    """Return what the kind of school is called."""
    return {
        "primary": _("Primary school (the Netherlands)"),
        "secondary": _("Secondary school (Flanders)"),
    }[sector]


def _words_of(sector: str) -> dict[str, str]:
    """What the same thing is called on either side of the border."""
    return {
        "primary": {
            "care": _("IB'er"),
            "leader": _("head teacher"),
            "meeting": _("group discussion"),
            "group": _("group"),
            "teacher": _("group teacher"),
        },
        "secondary": {
            "care": _("care coordinator"),
            "leader": _("management"),
            "meeting": _("class council"),
            "group": _("class"),
            "teacher": _("subject teacher"),
        },
    }[sector]


def _why(say: Say) -> Theme:
    return Theme(
        "why",
        _("Why we look at data"),
        _("What do you want to achieve with dashboards, and what not?"),
        _(
            "Without an aim every number is interesting. An aim in one sentence helps everyone to say: this we look "
            "at, and this we don't."
        ),
        (
            Start(
                "notice",
                say(
                    _(
                        "We look at data to notice in time that a pupil needs something, and then to talk with that "
                        "pupil."
                    )
                ),
                _("It names the aim and the next step. A number that leads to no talk was not worth looking at."),
            ),
            Start(
                "teaching",
                say(_("We look at data of a whole {group} to see which part of our teaching needs more time.")),
                _(
                    "When a whole class dips, it is about the test or the lesson. Then you look at yourself first, not "
                    "at pupils."
                ),
            ),
            Start(
                "support",
                say(_("We use data to support pupils, never to check on them or on colleagues.")),
                _(
                    "Who feels watched shows less. Colleagues are open about a weak result only when it is not used "
                    "against them."
                ),
            ),
        ),
    )


def _who_looks(say: Say) -> Theme:
    return Theme(
        "who",
        _("Who looks, and when"),
        _("Who looks at which dashboard, and at what moment?"),
        _(
            "“We keep an eye on it” is done by everybody and by nobody. With a name and a moment you can see whether "
            "it happens."
        ),
        (
            Start(
                "after-test",
                say(
                    _(
                        "After each test the {teacher} looks at the last three results of each pupil. Ten minutes, the "
                        "same week."
                    )
                ),
                _(
                    "Who, when, how long. Three results together say more than one, and ten minutes is feasible on a "
                    "Tuesday."
                ),
            ),
            Start(
                "before-meeting",
                say(
                    _(
                        "A week before the {meeting} the {care} puts the results, absences and notes of the {group} "
                        "side by side."
                    )
                ),
                _(
                    "One person prepares, with more than one source. Then the meeting is about pupils and not about "
                    "finding files."
                ),
            ),
            Start(
                "leader",
                say(
                    _(
                        "The {leader} looks at years and at the school as a whole, not at single pupils or single "
                        "teachers."
                    )
                ),
                _("Who decides about people should not read their wobble. In a whole year chance weighs less."),
            ),
        ),
    )


def _signal(say: Say) -> Theme:
    return Theme(
        "signal",
        _("What counts as a signal"),
        _("What do you react to, and what not?"),
        _(
            "Every pupil goes up and down, and every test is a little harder or easier. Who reacts to each drop mostly "
            "reacts to chance."
        ),
        (
            Start(
                "three",
                say(
                    _(
                        "A signal is: three results together clearly below the pupil's own earlier results, while the "
                        "{group} as a whole doesn't go down."
                    )
                ),
                _(
                    "Own earlier results and the class are the two comparisons that count. One low result is not among "
                    "them."
                ),
            ),
            Start(
                "early",
                say(_("In case of doubt we write down “too early to tell”, with the date on which we look again.")),
                _("Waiting is a choice too. With a date it is a good one; without a date it is forgetting."),
            ),
            Start(
                "lesson",
                say(_("What a teacher notices in the lesson counts as a signal, also when the dashboard is green.")),
                _("A dashboard sees results, log-ins and absences. Sadness, a quarrel or boredom it doesn't see."),
            ),
        ),
    )


def _pupil(say: Say) -> Theme:
    return Theme(
        "pupil",
        _("Who talks with the pupil"),
        _("Who talks with the pupil, how soon, and how do you begin?"),
        _(
            "The pupil often is the only one who knows what is going on. And who hears last that there was talk about "
            "them, closes up."
        ),
        (
            Start(
                "first",
                say(
                    _(
                        "We first talk with the pupil, before we talk about the pupil. The one who sees the signal "
                        "does it, within a week and in private."
                    )
                ),
                _("Who, when and where are in it. In front of the class a number is soon a judgement."),
            ),
            Start(
                "open",
                say(
                    _(
                        "We begin with what we saw and an open question: “I see it goes less easily than before. How "
                        "is that for you?”"
                    )
                ),
                _(
                    "You bring a reason to talk, not a verdict. “You don't work hard enough” fills in the cause "
                    "yourself."
                ),
            ),
            Start(
                "agree",
                say(_("Each talk ends with one small agreement and a date on which pupil and teacher look together.")),
                _("Small can be kept up. And with a date the pupil knows that you come back to it."),
            ),
        ),
    )


def _parents(say: Say) -> Theme:
    return Theme(
        "parents",
        _("Who tells parents and colleagues"),
        _("When do parents and colleagues hear something, and from whom?"),
        _(
            "When three teachers each send a message, parents hear three stories. One person, one story, and the pupil "
            "knows it beforehand."
        ),
        (
            Start(
                "one-voice",
                say(_("Parents hear about a signal from one person: the {teacher} who spoke with the pupil.")),
                _("One person, one story. The teacher who spoke with the pupil also knows what is behind the number."),
            ),
            Start(
                "pupil-knows",
                say(_("The pupil knows beforehand what we are going to tell at home, and may say what is missing.")),
                _("Trust goes quickly when a pupil hears at the kitchen table what was said at school."),
            ),
            Start(
                "no-automatic",
                say(
                    _(
                        "We switch off automatic messages about falling results to parents. A person tells it, with an "
                        "explanation."
                    )
                ),
                _("A message at six in the evening has no tone of voice. And most small drops are wobble."),
            ),
        ),
    )


def _never(say: Say) -> Theme:
    return Theme(
        "never",
        _("What we don't do with data"),
        _("What do you agree never to do?"),
        _("A clear “never” gives peace: pupils, parents and colleagues know what they need not fear."),
        (
            Start(
                "one-number",
                say(_("We never take a decision about a pupil on one number.")),
                _("One number is a snapshot, with wobble. A decision needs a series, another source and a talk."),
            ),
            Start(
                "board",
                say(
                    _(
                        "No names or results of pupils on the board, in the corridor or in a message to the whole "
                        "{group}."
                    )
                ),
                _("Pupils in the Flemish study asked for this: no results made public, no comparing with classmates."),
            ),
            Start(
                "ranking",
                say(_("We don't compare colleagues by the results of their {group}.")),
                _("Groups differ, and an average over twenty pupils wobbles too. Who is ranked learns to hide."),
            ),
            Start(
                "label",
                say(
                    _(
                        "We put no labels in the pupil tracking system: we write what we saw and when, not what "
                        "somebody is like."
                    )
                ),
                _(
                    "“Unmotivated” stays in a file for years. “Three results below his own level in March” can be "
                    "checked."
                ),
            ),
        ),
    )


def _privacy(say: Say) -> Theme:
    return Theme(
        "privacy",
        _("Who may see what"),
        _("Who has access to which data, and how long do you keep them?"),
        _(
            "Access is not a sign of trust but a task: you see what you need for your work. The privacy law (AVG/GDPR) "
            "asks the same."
        ),
        (
            Start(
                "own-classes",
                say(
                    _(
                        "A teacher sees their own pupils. The {care} sees what care needs. More is only given on "
                        "request, with a reason."
                    )
                ),
                _("Everybody seeing everything is not openness but a leak. With a request there is a moment to think."),
            ),
            Start(
                "lists",
                say(
                    _(
                        "We don't mail lists with names, and we don't print them. Notes of a talk stand in the pupil "
                        "tracking system, nowhere else."
                    )
                ),
                _("A list in a mailbox stays there, also when the pupil has long left school."),
            ),
            Start(
                "clean",
                say(_("Every summer the {care} deletes what is no longer needed, and checks who still has access.")),
                _("Data that are no longer there can't leak, and an old dip can't follow a pupil."),
            ),
        ),
    )


def _pupils_say(say: Say) -> Theme:
    return Theme(
        "say",
        _("How pupils have a say"),
        _("What may pupils see, and how do they have a say?"),
        _(
            "In the Flemish study 44 of 75 pupils wanted a say in how such a tool is used. Some also fear that there "
            "will be less listening and more looking at figures."
        ),
        (
            Start(
                "own-view",
                say(
                    _(
                        "A pupil may see the own results and graphs at any time, and gets an explanation of how to "
                        "read them."
                    )
                ),
                _("They are the pupil's own. Who can read the graph need not be alarmed by one dip."),
            ),
            Start(
                "council",
                say(
                    _(
                        "Each year the pupil council discusses these agreements and gives advice. We say what we do "
                        "with it."
                    )
                ),
                _("A say without an answer isn't one. Once a year is little, but it happens."),
            ),
            Start(
                "own-story",
                say(
                    _(
                        "The pupil's own explanation stands beside the figures in the note of the talk, in the pupil's "
                        "words."
                    )
                ),
                _("Figures without a story are read by somebody else with another story."),
            ),
        ),
    )


def _evaluate(say: Say) -> Theme:
    return Theme(
        "evaluate",
        _("When we look back"),
        _("When do you check whether these agreements work, and who takes care of that?"),
        _("Without a date a poor agreement stays for years. Small, tried and adjusted beats complete and forgotten."),
        (
            Start(
                "six-weeks",
                say(_("We try these agreements for six weeks. Then we decide for each: keep, change or drop.")),
                _(
                    "Trying out is easier to agree to than deciding. Dropping belongs to it: that is how it stays "
                    "light."
                ),
            ),
            Start(
                "notes",
                say(
                    _(
                        "When we look back we use what we noted: which signal, what did we do, what happened? Also the "
                        "false alarms."
                    )
                ),
                _("Memory keeps the hits. Notes also keep the times when there was nothing going on."),
            ),
            Start(
                "learn",
                say(_("Twice a year we visit each other's lessons or discuss a case, led by a colleague.")),
                _("Reading data is learnt by doing it together. So the agreements stay alive with new colleagues too."),
            ),
        ),
    )
