"""The talk after a classroom visit: a colleague who helps at every dip, and sees that it works each time."""

from datawijs.language import _
from datawijs.widgets.conversation_planner.signal import every_dip
from datawijs.widgets.conversation_planner.story import Ending, PlanWords, Say, Step, Story, Way


def colleague_story() -> Story:
    """Return the story in the language in use."""
    signal = every_dip()
    facts = {**signal.facts(), **signal.coloured_facts(), "group": signal.class_name}

    def say(sentence: str) -> str:
        return sentence.format(**facts)

    return Story(
        key="colleague",
        title=_("A colleague and every dip"),
        intro=say(
            _(
                "You coach colleagues. Today you sat in on {subject} with the teacher of groep {group}. At 9:12 she "
                "opened the dashboard; at 9:13 she called {orange_names} names to the instruction table. Tomorrow you "
                "two talk about it."
            )
        ),
        signal=signal,
        says=(
            say(_("After test {now} {orange_names} of the {count} names are orange.")),
            say(_("{name}: {last}. Before: {before} on average. Orange after tests {orange_tests}.")),
            say(_("A name turns orange at {orange_points} points or more below the own average.")),
        ),
        steps=(
            _prepare(say),
            _heard(say),
            _opening(say),
            _second_try(say),
            _it_works(say),
            _agree(say),
            _head(say),
            _again(say),
        ),
        endings=_endings(say),
        truth=say(
            _(
                "In {group} nobody really declined on these tests. Before test {now} a name turned orange "
                "{orange_times} times; {orange_rose} times the next result was higher. On our made-up board nobody "
                "gets extra instruction: those rises came without. {name} scored {next} on the next test and "
                "{second_next} on the one after it. Wobble goes both ways."
            )
        ),
        plan=PlanWords(
            saw=say(_("9:12 opens the dashboard. 9:13 calls {orange_names} names to the instruction table.")),
            unknown=_("What she saw and meant. A visit doesn't show that."),
            intro=_(
                "Here stands what was sensible on your path; the rest is still empty. Change it to suit this story, or "
                "empty it and write a plan for a talk of your own. Then leave the name out."
            ),
            end=_("What you saw is a reason to talk, not the verdict."),
        ),
    )


def _prepare(say: Say) -> Step:
    return Step(
        "prepare",
        _("Before the talk"),
        _("Your notes lie before you. What do you do with them first?"),
        (
            Way(
                "label",
                _("Write on top of them: “Reacts to every dip.”"),
                _(
                    "In the evening you read it again. From your notes you now remember only what fits that one "
                    "sentence."
                ),
                _(
                    "What you saw has become what she is. Once a verdict stands on the sheet, you look for proof in "
                    "the talk instead of listening."
                ),
                "opening",
                minutes=5,
                misconception="verdict",
            ),
            Way(
                "tell-head",
                _("Tell the head how it went. He did ask about it."),
                _("“A bit jumpy, then,” he says. An hour later, at the copier, he asks her about it."),
                _("You meant to inform him. But she now hears from someone else what you saw in her class."),
                "heard",
                minutes=10,
                trust=-1,
                misconception="skipped-colleague",
            ),
            Way(
                "literal",
                _("Pick three moments and write them out, with the time and without adjectives."),
                say(
                    _(
                        "“9:12 opens the dashboard. 9:13 calls {orange_names} names. 9:21 they go back.” Only now you "
                        "notice what you don't know: what she saw in those names, and what she heard at the table."
                    )
                ),
                _("First describe, then judge. A literal note also shows where you have something to ask."),
                "opening",
                minutes=10,
            ),
            Way(
                "count",
                _("Look up how often a name turned orange this year, and what the next result was. For yourself."),
                say(
                    _(
                        "Before test {now} it happened {orange_times} times. {orange_rose} times the next result was "
                        "higher. You fold the paper and put it in your bag."
                    )
                ),
                _(
                    "It helps to know the figures before you talk. And it helps to leave them in your bag until she "
                    "wonders about it herself."
                ),
                "opening",
                minutes=20,
            ),
        ),
    )


def _heard(say: Say) -> Step:
    return Step(
        "heard",
        _("She has heard it already"),
        _("She stands in your doorway. “So I am jumpy?” What do you say?"),
        (
            Way(
                "not-my-word",
                _("“That wasn't my word. But you do react to rather a lot.”"),
                _("“I see,” she says. “So we have had the talk.”"),
                _("You correct the word and repeat the verdict. She hears only the second half."),
                "opening",
                minutes=5,
                trust=-1,
                misconception="verdict",
            ),
            Way(
                "sorry",
                _("“You should have heard it from me first. I'm sorry. May I begin again, with what I saw?”"),
                _("She leans against the doorpost. “Tomorrow after school,” she says. “With coffee.”"),
                _("A wrong order can be put right, if you name it yourself and don't wrap it up."),
                "opening",
                minutes=5,
                trust=1,
            ),
            Way(
                "send-form",
                _("Mail her the filled-in form, so that she can read exactly what you noted."),
                _("At half past nine in the evening she reads eleven lines about herself, without you there."),
                _(
                    "The form as a piece of evidence. What you saw needs a voice, and somebody who can say: that is "
                    "not how it went."
                ),
                "opening",
                minutes=5,
                trust=-1,
                misconception="proof",
            ),
        ),
    )


def _opening(say: Say) -> Step:
    return Step(
        "opening",
        _("The first sentence"),
        _("Half past three, in her classroom, at the instruction table. How do you begin?"),
        (
            Way(
                "why",
                _("“Why do you react to every dip?”"),
                _("“I don't. And if I did nothing, you would have something to say about that.”"),
                _(
                    "“Why” and “every” are a verdict with a question mark. She defends herself, and that takes up all "
                    "the room."
                ),
                "second-try",
                minutes=5,
                trust=-1,
                misconception="verdict",
            ),
            Way(
                "afraid",
                _("“You are afraid of missing somebody, aren't you?”"),
                _("“Afraid?” She laughs and closes her folder. “I just do my job.”"),
                _("You fill in the reason. Even if it comes close: she may now only say yes or no, and no is easier."),
                "second-try",
                minutes=5,
                misconception="guessed-cause",
            ),
            Way(
                "saw",
                say(_("“At 9:13 you called {orange_names} names to the table. What did you see then?”")),
                say(
                    _(
                        "“Orange,” she says. She thinks for a moment. “And with {name} it was the third time already. "
                        "I wanted to be in time.”"
                    )
                ),
                _(
                    "What you saw, with the time, and then a real question. Now you know what she saw, and what she "
                    "cares about."
                ),
                "it-works",
                minutes=10,
                trust=1,
            ),
            Way(
                "compliment",
                _("“Lovely lesson! There is just one small thing …”"),
                _("She waits for the small thing. Of the compliment nothing is left afterwards."),
                _("A compliment that clears the way for a verdict is heard as a verdict. Say what you saw, and ask."),
                "second-try",
                minutes=5,
                misconception="verdict",
            ),
        ),
        fills="opening",
    )


def _second_try(say: Say) -> Step:
    return Step(
        "second-try",
        _("The talk has stopped"),
        _("She looks at the clock. What now?"),
        (
            Way(
                "again",
                say(
                    _(
                        "“I began with what I think. May I begin with what I saw? At 9:13 {orange_names} names.” And "
                        "then you are silent."
                    )
                ),
                say(_("It takes three sips of coffee. “They were orange,” she says. “And {name} for the third time.”")),
                _("Colleagues too forgive a clumsy beginning if you name it. The silence is hers to fill."),
                "it-works",
                minutes=10,
                trust=1,
            ),
            Way(
                "table",
                say(_("Show her the count: {orange_times} times orange in this one subject.")),
                _("“So you have been keeping a list,” she says. She goes on talking, but more carefully."),
                _("The number is right. As an answer to a silence it is a piece of evidence, and she is in the dock."),
                "it-works",
                minutes=10,
                trust=-1,
                misconception="proof",
            ),
            Way(
                "never-mind",
                _("“Never mind. It was a fine lesson.”"),
                _(
                    "She is relieved, and so are you. The next morning the orange names sit at the instruction table "
                    "again."
                ),
                _(
                    "Letting go of a verdict is wise, letting go of the question isn't. What she does with the "
                    "dashboard still concerns her pupils, every day."
                ),
                "left",
                minutes=5,
                misconception="all-noise",
            ),
        ),
    )


def _it_works(say: Say) -> Step:
    return Step(
        "it-works",
        _("“But it works”"),
        say(
            _(
                "“And it works,” she says. “Look: {name} was orange after tests {orange_before}. Each time I explained "
                "once more, and each time the next result was higher.” What do you say?"
            )
        ),
        (
            Way(
                "go-on",
                _("“You see! Then go on like this.”"),
                _("She beams. From then on she also calls the names that are only a little lower."),
                _(
                    "After a very low result the next one is usually higher, help or no help. Who acts at the lowest "
                    "point sees each action succeed."
                ),
                "agree",
                minutes=5,
                misconception="regression",
            ),
            Way(
                "lecture",
                _("Explain regression to the mean to her, at the board, with a drawing."),
                _("She nods at the right places. “So I'm doing it wrong,” she says after a quarter of an hour."),
                _(
                    "What you say is true. But it is your answer to a question that she hasn't asked yet; that is hard "
                    "to keep."
                ),
                "agree",
                minutes=15,
                trust=-1,
                misconception="own-answer",
            ),
            Way(
                "proof",
                say(_("“{orange_rose} of {orange_times} go up by themselves. So your explanation does nothing.”")),
                _("“So I might as well not have bothered,” she says, and stands up to water the plants."),
                _(
                    "The figures can't bear that. They show that rises also come without help; whether her explanation "
                    "taught somebody something, they don't say."
                ),
                "agree",
                minutes=10,
                trust=-1,
                misconception="proof",
            ),
            Way(
                "together",
                _("“Would they also have risen if you had done nothing? Where could we see that?”"),
                say(
                    _(
                        "You look for tests after which she had no time for extra instruction. There too orange names "
                        "mostly rose. “So they also come back by themselves?” she says. “But then when do I know that "
                        "somebody is stuck?”"
                    )
                ),
                _(
                    "You ask for the comparison that is missing: what happens without help. She draws the conclusion "
                    "herself, and asks the better question."
                ),
                "agree",
                minutes=15,
                trust=1,
            ),
        ),
    )


def _agree(say: Say) -> Step:
    return Step(
        "agree",
        _("What do we try?"),
        _("“I can't just sit on my hands,” she says. What do you agree?"),
        (
            Way(
                "no-dashboard",
                _("She looks at the dashboard once every six weeks. That saves unrest."),
                _("It is quiet for six weeks. If somebody really gets stuck, she may see it six weeks late."),
                _(
                    "Reacting to everything and looking at nothing are neighbours: in both cases she doesn't tell "
                    "apart."
                ),
                "head",
                minutes=5,
                misconception="all-noise",
            ),
            Way(
                "your-rule",
                _("Your rule: from now on only act at 20 points lower, two tests in a row."),
                _("She writes it down. The next day she mails: “And what if it is 19?”"),
                _("A rule of yours is yours to keep. She now looks whether it is allowed, and no longer at the pupil."),
                "head",
                minutes=5,
                misconception="own-answer",
            ),
            Way(
                "her-idea",
                _(
                    "Her own idea: at an orange name first look in the notebook, and at one low result wait for the "
                    "next."
                ),
                _("She puts a sticky note on the edge of the screen. “Then I have time left for who really needs it.”"),
                _(
                    "Small, her own, and visible from the next lesson on. A notebook is a second source, and waiting "
                    "is now a choice."
                ),
                "head",
                minutes=10,
                trust=1,
            ),
            Way(
                "ask-pupil",
                say(_("Before extra instruction she asks the pupil: “How did you do this?” {name} first.")),
                say(_("“I did know them,” says {name} the next day. “I just wanted to be done before the break.”")),
                _(
                    "The one who made the mistakes knows most about them. One question costs less than eight minutes "
                    "at the table."
                ),
                "head",
                minutes=10,
                trust=1,
            ),
        ),
        fills="agree",
    )


def _head(say: Say) -> Step:
    return Step(
        "head",
        _("What does the head hear?"),
        _("In the corridor the head asks: “How was it?” What do you say?"),
        (
            Way(
                "gist",
                _("“She reacts to every dip, but we are working on it.”"),
                _("He nods. In the next team meeting he asks “who reacts to every dip?” She looks at you."),
                _("Half a sentence, and it travels. What was said at that table belongs to her."),
                "again",
                minutes=5,
                trust=-1,
                misconception="over-shared",
            ),
            Way(
                "ask-her",
                _("“Ask her; she tells it better. We are trying something for three weeks.”"),
                _("In the staff room she tells what you two are trying. Two colleagues want to join in."),
                _(
                    "He hears that something is happening, and she decides what. So she dares to let you in a next "
                    "time."
                ),
                "again",
                minutes=5,
                trust=1,
            ),
            Way(
                "file",
                _("Give him the observation form for her file. Then it is recorded."),
                _("At her appraisal in June it is about that one lesson for twenty minutes."),
                _(
                    "A form meant for learning has become one for judging. From now on colleagues teach a show lesson "
                    "when you come."
                ),
                "again",
                minutes=5,
                trust=-1,
                misconception="over-shared",
            ),
        ),
        fills="share",
    )


def _again(say: Say) -> Step:
    return Step(
        "again",
        _("When do you look again?"),
        _("Last choice: when do you look again, and at what?"),
        (
            Way(
                "fewer-orange",
                _("In three weeks: are there fewer orange names?"),
                _("There are fewer. “It works!” you both say. The test was an easy one."),
                _(
                    "How many names are orange depends on the test and on wobble, not on your talk. You were going to "
                    "change how she looks, so look at that."
                ),
                "counted",
                minutes=5,
                weeks=3,
                misconception="number-fix",
            ),
            Way(
                "call-me",
                _("“Call me when you need me.”"),
                _("She doesn't call. There were reports to write, and then the school trip."),
                _(
                    "Kindly meant, but without a date it is up to whoever is busiest. Habits don't change by "
                    "themselves."
                ),
                "faded",
                misconception="no-date",
            ),
            Way(
                "second-visit",
                _(
                    "In three weeks, on Tuesday, a second visit with the same form: what comes between looking and "
                    "acting?"
                ),
                _("“9:10 opens the dashboard. 9:11 takes two notebooks. 9:13 writes down one name, with a day.”"),
                _(
                    "The same form, three weeks later, on what you agreed. You see what she does, and she can tell "
                    "what it gives her."
                ),
                "grown",
                minutes=45,
                weeks=3,
            ),
        ),
        fills="again",
    )


def _endings(say: Say) -> tuple[Ending, ...]:
    return (
        Ending(
            "left",
            _("It stayed pleasant"),
            say(
                _(
                    "You drank coffee and parted as friends. {name} sat at the instruction table once more, and the "
                    "next result was {next}: “You see, it works.” Go back to the silence, and begin with what you saw."
                )
            ),
        ),
        Ending(
            "counted",
            _("The number went down"),
            _(
                "Three weeks later you celebrate a number that mostly measures the test. Whether she now looks in a "
                "notebook before she acts, you don't know. Go back to the last step and look at that."
            ),
        ),
        Ending(
            "faded",
            _("A good talk, and then nothing"),
            _(
                "You both remember it as a good talk. In her lesson everything is as it was. One date would have made "
                "the difference. Go back to the last step and choose one."
            ),
        ),
        Ending(
            "grown",
            _("First look, then act"),
            say(
                _(
                    "Between looking and acting there now is something: a notebook, a question, a day. “Most of them "
                    "come back by themselves,” she tells a colleague. “And I have time for the one who doesn't.” Next "
                    "week she visits a lesson of yours."
                )
            ),
        ),
    )
