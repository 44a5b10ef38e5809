"""A false alarm: one low result in secondary school, a message from the system, and a pupil with nothing going on."""

from datawijs.language import _
from datawijs.widgets.conversation_planner.signal import false_alarm
from datawijs.widgets.conversation_planner.story import Ending, Say, Step, Story, Way


def false_alarm_story() -> Story:
    """Return the story in the language in use."""
    signal = false_alarm()
    facts = {
        **signal.facts(),
        "group": signal.class_name,
    }

    def say(sentence: str) -> str:
        return sentence.format(**facts)

    return Story(
        key="false-alarm",
        title=say(_("A message about {name}")),
        intro=say(
            _(
                "You are the form teacher of {group}, and you teach {subject} there. On Thursday morning the system "
                "sends you a message about {name}, with an exclamation mark."
            )
        ),
        signal=signal,
        says=(
            say(_("{subject}, test {now}: {last}. That is {single_drop} points below {name}'s average so far.")),
            say(_("The class average on that test: {class_last}. On the tests before: {class_before}.")),
            say(_("“Marked fall. Follow-up advised.”")),
        ),
        steps=(_look(say), _at_home(say), _decide(say), _remedy(say), _colleague(say), _again(say)),
        endings=_endings(say),
        truth=say(
            _(
                "With {name} nothing was going on. One morning went badly, and that is all. Afterwards she scored "
                "{next} and {second_next}, beside {before} before it."
            )
        ),
    )


def _look(say: Say) -> Step:
    return Step(
        "look",
        _("The first moment"),
        _("A message with an exclamation mark, and a lesson in five minutes. What do you do?"),
        (
            Way(
                "mail-home",
                _("Forward the message to her parents: they have a right to know."),
                say(_("“They took my phone for a week,” says {name} the next day. “For one test.”")),
                _(
                    "Parents can't see from one number whether it matters. What you pass on without explanation is "
                    "read as a verdict."
                ),
                "at-home",
                minutes=5,
                trust=-1,
                misconception="overreaction",
            ),
            Way(
                "corridor",
                say(_("Stop her in the corridor: “{name}, what was that with your {subject} test?”")),
                _("She turns red. Two classmates are listening. “I don't know, sir.”"),
                _(
                    "Asking is good, but not with an audience and not with a result as the opening. Now she has to "
                    "defend herself."
                ),
                "decide",
                minutes=2,
                trust=-1,
                misconception="proof",
            ),
            Way(
                "look-closer",
                _(
                    "After the lesson, look at the line for three minutes: how do her last results lie beside all "
                    "those before?"
                ),
                say(
                    _(
                        "One low result. The two before it lie where hers always lie. Take the last three together, "
                        "beside the class, and {chance} of 100 pupils with nothing going on show such a drop."
                    )
                ),
                _(
                    "The message compares one result with an average. You compare a series with a series. One result "
                    "says little."
                ),
                "decide",
                minutes=3,
            ),
            Way(
                "care-list",
                _("Put her on the list for the weekly talk with the care coordinator."),
                say(
                    _(
                        "“One test?” asks the care coordinator. “Is there anything else?” There are six others waiting "
                        "on the list."
                    )
                ),
                _(
                    "The list is for pupils who need more than you can give. Every name too many takes time from "
                    "another."
                ),
                "decide",
                minutes=15,
                weeks=1,
                misconception="overreaction",
            ),
        ),
    )


def _at_home(say: Say) -> Step:
    return Step(
        "at-home",
        _("The message came in hard"),
        say(_("{name} is cross, and her father asks for an explanation. What do you say?")),
        (
            Way(
                "sorry",
                _("“It was one result. I sent it too soon, sorry. I look again after the next two tests.”"),
                say(_("“Then she gets her phone back tonight,” says her father. {name} grins when she hears it.")),
                _("Owning up repairs more than explaining. And now there is a moment at which you look again."),
                "decide",
                minutes=10,
                trust=1,
            ),
            Way(
                "better-too-much",
                _("“Better one message too many than one too few.”"),
                _(
                    "Her father is silent. The next message from school he doesn't open any more, and that one is "
                    "about a trip that is cancelled."
                ),
                _(
                    "Each false alarm costs a bit of the belief in the next. For parents too: alarm is a supply that "
                    "runs out."
                ),
                "decide",
                minutes=5,
                trust=-1,
                misconception="overreaction",
            ),
            Way(
                "table",
                _("Send the table with all her results, so that he can see it himself."),
                _(
                    "He sees a red number at the bottom. That all the others stand above it doesn't reassure him: "
                    "nobody explained how to read it."
                ),
                _(
                    "Figures don't speak for themselves, least of all to a worried parent. One sentence of yours says "
                    "more than a table."
                ),
                "decide",
                minutes=5,
                misconception="proof",
            ),
        ),
    )


def _decide(say: Say) -> Step:
    return Step(
        "decide",
        _("What does one low result ask for?"),
        say(_("The mark still stands beside {name}'s name. What do you decide?")),
        (
            Way(
                "some-day",
                _("Nothing for now. We'll see."),
                _("You click the message away. What you would do if there came a second one, you didn't decide."),
                _(
                    "Doing nothing is right here, but it isn't a decision yet. With “after two more tests” it becomes "
                    "one."
                ),
                "colleague",
                misconception="no-date",
            ),
            Way(
                "plan",
                _("Three Wednesday afternoons of extra lessons, to be on the safe side."),
                say(_("She misses her training for it. On the next test she has {next}.")),
                _(
                    "A safe side doesn't exist: three afternoons cost something too. You treat a decline that isn't "
                    "there."
                ),
                "remedy",
                minutes=135,
                weeks=3,
                trust=-1,
                misconception="overreaction",
            ),
            Way(
                "remark",
                _("When you give back the test, in passing and softly: “Not your day?”"),
                _("“I mixed up two chapters,” she says. “Stupid.” She already knows what she'll do about it."),
                _(
                    "Small, in private and open: that is always allowed, also when it is noise. And you look again "
                    "after two tests."
                ),
                "colleague",
                minutes=1,
                trust=1,
            ),
            Way(
                "date",
                _("“Too early to tell”: look again after two more tests. It is in your planner."),
                _("You write it down, close the message, and go and teach."),
                _(
                    "That is the third answer between noise and decline, and often the best. The date makes it a "
                    "decision."
                ),
                "colleague",
                minutes=1,
            ),
        ),
        fills="agree",
    )


def _remedy(say: Say) -> Step:
    return Step(
        "remedy",
        _("It went up. Did it help?"),
        say(_("After the extra lessons her result is {next} instead of {last}. What do you conclude?")),
        (
            Way(
                "helped",
                _("It helped. From now on I do that with every low result."),
                _(
                    "In a month there are eleven pupils in your room on Wednesday. With nearly all of them the next "
                    "result goes up. Of course."
                ),
                _(
                    "After an unusually low result the next is usually higher, also without help. Without somebody to "
                    "compare with you can't tell help from chance."
                ),
                "helped-on",
                minutes=180,
                weeks=4,
                misconception="regression",
            ),
            Way(
                "can-not-know",
                _("I can't know. It might have gone up without those lessons too."),
                _("You give her Wednesdays back. She is at her training before you have finished speaking."),
                _("An uncomfortable answer, and the honest one. What you can do: ask her what she got out of it."),
                "colleague",
                minutes=5,
                trust=1,
            ),
            Way(
                "go-on",
                _("Continue until the holidays, now that it is going well."),
                _("She comes, sits down, and works on something else. “I do understand this, sir.”"),
                _("What began on the safe side now continues because it goes well. When would it ever stop?"),
                "colleague",
                minutes=180,
                weeks=4,
                trust=-1,
                misconception="overreaction",
            ),
        ),
    )


def _colleague(say: Say) -> Step:
    return Step(
        "colleague",
        _("In the staff room"),
        say(
            _(
                "“{name} is going down too, isn't she?” a colleague says at the coffee machine. “I saw a red mark.” "
                "What do you say?"
            )
        ),
        (
            Way(
                "agree",
                _("“Yes, I'm a bit worried as well.”"),
                say(_("By Friday three colleagues are “a bit worried” about {name}. None of them saw more than you.")),
                _("Worry spreads faster than figures, and it stays longer. Within a week one test is a reputation."),
                "again",
                minutes=2,
                misconception="verdict",
            ),
            Way(
                "look-yourself",
                _("“Just look in the system, everything is there.”"),
                _("He looks. He sees the red mark again, and the exclamation mark. His idea is now confirmed."),
                _("The system shows the mark and not the story. Who looks for a fall finds it there."),
                "again",
                minutes=1,
                misconception="proof",
            ),
            Way(
                "open",
                _("“It was one test. I look again after two more. Do you notice anything in your lesson?”"),
                _("He thinks. “No, actually not. She makes the whole class laugh.”"),
                _(
                    "You say what you know and when you know more, and ask for another source. A colleague's eyes see "
                    "what no dashboard sees."
                ),
                "again",
                minutes=3,
                trust=1,
            ),
        ),
        fills="share",
    )


def _again(say: Say) -> Step:
    return Step(
        "again",
        _("Two tests later"),
        say(
            _(
                "Two tests on, {name} has {next} and {second_next}. Before the low result she had {before} on average. "
                "What do you do?"
            )
        ),
        (
            Way(
                "keep-marked",
                _("Leave the mark beside her name, to be sure."),
                say(_("In September a new teacher reads it. {name} gets a place at the front.")),
                _("A mark that never goes away no longer says anything about now. It becomes a label."),
                "labelled",
                misconception="verdict",
            ),
            Way(
                "ignore-all",
                _("Never look at such messages again: they are always wrong."),
                say(_("You switch them off. In {group} sits also a boy who has been going down for two months.")),
                _(
                    "Most messages about one result are noise, and a few are not. The answer to many false alarms is "
                    "reading better, not looking away."
                ),
                "deaf",
                minutes=1,
                misconception="all-noise",
            ),
            Way(
                "close",
                _("Lay the three results beside the earlier ones, close the message, and write down why."),
                _("“One low result, afterwards as before. Closed.” It takes two minutes."),
                _(
                    "You look at a series, and you finish it. A signal that may be closed is worth more than one that "
                    "lingers on."
                ),
                "closed",
                minutes=2,
            ),
        ),
        fills="again",
    )


def _endings(say: Say) -> tuple[Ending, ...]:
    return (
        Ending(
            "helped-on",
            _("A remedy that always works"),
            _(
                "Your Wednesdays are full, and the results rise after each low one. They would have done so without "
                "you too. Go back to the step before: what could you have done with those hours for a pupil who does "
                "need them?"
            ),
        ),
        Ending(
            "labelled",
            _("One test became a label"),
            say(
                _(
                    "Nothing was going on with {name}, and still something follows her. Nobody meant it that way; "
                    "nobody finished it either. Go back to the last step."
                )
            ),
        ),
        Ending(
            "deaf",
            _("Quiet, too quiet"),
            say(
                _(
                    "You have peace now, and {name} too. But the next message might have been right. Go back to the "
                    "last step: how do you keep looking without reacting to everything?"
                )
            ),
        ),
        Ending(
            "closed",
            _("Nothing going on, and finished"),
            say(
                _(
                    "You looked, you waited with a date, and you closed it. {name} will hardly remember it. That is "
                    "exactly right with a false alarm."
                )
            ),
        ),
    )
