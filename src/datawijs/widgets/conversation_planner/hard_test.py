"""A class-wide dip: a test in secondary school that was hard for everybody, and a pupil who seems to have fallen far."""

from datawijs.language import _
from datawijs.widgets.conversation_planner.signal import hard_test
from datawijs.widgets.conversation_planner.story import Ending, Say, Step, Story, Way


def hard_test_story() -> Story:
    """Return the story in the language in use."""
    signal = hard_test()
    facts = {
        **signal.facts(),
        "group": signal.class_name,
    }

    def say(sentence: str) -> str:
        return sentence.format(**facts)

    return Story(
        key="secondary",
        title=say(_("A red column for {group}")),
        intro=say(
            _(
                "You teach {subject} in {group}. The results of test {now} are in, and the column is red from top to "
                "bottom. In the list of largest drops {name} stands high."
            )
        ),
        signal=signal,
        says=(
            say(_("Class average on test {now}: {class_last}. On the tests before: {class_before}.")),
            say(_("{lower} of the {count} pupils scored lower than on average before.")),
            say(_("{name}: {last}. Before: {before} on average.")),
        ),
        steps=(_look(say), _messages(say), _find_out(say), _points(say), _record(say), _again(say)),
        endings=_endings(say),
        about_class=True,
        truth=say(
            _(
                "The test was hard: the class as a whole lies {class_drop} points lower on it. With {name} nothing is "
                "going on; the rest of that drop was wobble. On the next test the class stood at {class_next} again, "
                "and {name} at {next}."
            )
        ),
    )


def _look(say: Say) -> Step:
    return Step(
        "look",
        _("The first moment"),
        say(_("A red column, and {name} high on the list. What do you do first?")),
        (
            Way(
                "speech",
                _("Tell the class it was below par, and that they have to work harder."),
                say(
                    _(
                        "“Everybody was stuck on question 4,” somebody says. “We never did one like that.” The rest is "
                        "silent."
                    )
                ),
                _(
                    "A class doesn't become lazy from one test to the next, all at once. You gave a verdict before you "
                    "looked at the test."
                ),
                "find-out",
                minutes=10,
                trust=-1,
                misconception="verdict",
            ),
            Way(
                "one-pupil",
                say(_("Ask {name} to stay behind: one of the largest drops of the class.")),
                say(
                    _(
                        "“Me?” she says. “Everybody found it hard.” She is right: {lower} of the {count} went down "
                        "with her."
                    )
                ),
                _(
                    "There is always somebody at the top of a list. Only beside the class can you see whether it means "
                    "anything."
                ),
                "find-out",
                minutes=10,
                trust=-1,
                misconception="no-comparison",
            ),
            Way(
                "message",
                _("Send all parents of pupils with a fail a message about the fall."),
                _("Eleven replies the same evening. Three ask for a talk. One asks whether the test wasn't too hard."),
                _(
                    "Eleven families at the kitchen table about one test. You wanted to be open, but you have nothing "
                    "to tell yet."
                ),
                "messages",
                minutes=30,
                trust=-1,
                misconception="overreaction",
            ),
            Way(
                "whole",
                _("Look at the whole class first, with the test itself beside it."),
                say(
                    _(
                        "{lower} of the {count} pupils scored lower than before, the strong ones too. Nearly all lost "
                        "points are in questions 4 and 5."
                    )
                ),
                _(
                    "When everybody goes down, it is about the test or the lesson before it. That is good news: you "
                    "can do something about it."
                ),
                "find-out",
                minutes=10,
            ),
        ),
    )


def _messages(say: Say) -> Step:
    return Step(
        "messages",
        _("A full inbox"),
        _("Eleven families are waiting for an answer. What do you write?"),
        (
            Way(
                "honest",
                _(
                    "“The whole class scored lower. This week I look at the test with the pupils. On Friday you hear "
                    "more.”"
                ),
                _("Nine parents write back “thank you”. One adds: “nice that you look at it that way.”"),
                _(
                    "You say what you know, what you don't know, and when more comes. With that a worried parent can "
                    "wait."
                ),
                "find-out",
                minutes=10,
                trust=1,
            ),
            Way(
                "defend",
                _("“The test could be done by anyone who had studied.”"),
                _("Two parents forward your message to the management. Their children read along."),
                _("You defend a test that nobody attacked yet, and judge a whole class in one sentence."),
                "find-out",
                minutes=10,
                trust=-1,
                misconception="verdict",
            ),
            Way(
                "talks",
                _("Invite all eleven for a talk of ten minutes."),
                say(
                    _(
                        "Two evenings long you say the same thing eleven times. Of the test itself you haven't seen a "
                        "question again."
                    )
                ),
                _("Much work for one test. The time you spend here you lack for the question what went wrong."),
                "find-out",
                minutes=110,
                weeks=1,
                misconception="overreaction",
            ),
        ),
    )


def _find_out(say: Say) -> Step:
    return Step(
        "find-out",
        _("With whom?"),
        say(_("A dip of the whole class has a cause you can find. With whom do you look for it?")),
        (
            Way(
                "guess",
                _("With nobody. You know already: they were tired after the study trip."),
                _(
                    "You explain once more how to plan. They nod. At the door somebody says: “Question 4 just wasn't "
                    "in the course, miss.”"
                ),
                _(
                    "It might have been the trip. But a cause that you make up yourself is never contradicted by "
                    "anyone."
                ),
                "points",
                minutes=15,
                misconception="guessed-cause",
            ),
            Way(
                "class",
                _(
                    "With the class: “On which question did you get stuck, and what did you do then?” Five minutes, "
                    "without points."
                ),
                _(
                    "Within five minutes the board is full. Questions 4 and 5 asked for a step that you never "
                    "practised in class."
                ),
                _("They took the test, so they know. And they notice that you look at the test and not at who failed."),
                "points",
                minutes=10,
                trust=1,
            ),
            Way(
                "colleague",
                _("With a colleague of the department: lay the test beside hers."),
                _("“I do take an hour more for that chapter,” she says. “And I'd never ask question 4 that way.”"),
                _(
                    "A second pair of eyes on a test helps nearly always, and it stays among professionals. The pupils "
                    "can add to it."
                ),
                "points",
                minutes=20,
            ),
            Way(
                "care",
                _("With the care coordinator: a whole class in the red is a concern."),
                say(_("“{lower} pupils at once isn't care,” he says kindly. “That is a test or a chapter.”")),
                _(
                    "Care is about one pupil who needs something. When the whole class falls, the answer lies in the "
                    "lesson."
                ),
                "points",
                minutes=20,
                weeks=1,
                misconception="overreaction",
            ),
        ),
        fills="whom",
    )


def _points(say: Say) -> Step:
    return Step(
        "points",
        _("What happens to the test?"),
        _("Questions 4 and 5 asked for a step that wasn't practised. What do you agree with the class?"),
        (
            Way(
                "extra-points",
                say(_("Everybody gets {class_drop} points extra.")),
                _("Applause. The average is right again. The step of question 4 still nobody can do."),
                _("Now the number looks good and you have lost your signal. What they couldn't do, they still can't."),
                "record",
                minutes=5,
                misconception="number-fix",
            ),
            Way(
                "repair",
                _(
                    "Do the step again together, and ask those two questions once more in a short test that counts "
                    "instead."
                ),
                _("It costs a lesson. Most can do it now. “That was fair,” somebody says at the door."),
                _("First the learning, then the number. And the result says again what it should say."),
                "record",
                minutes=60,
                weeks=1,
                trust=1,
            ),
            Way(
                "let-count",
                _("Let it count as it is. They have to learn to deal with a setback."),
                say(
                    _(
                        "For {name} the year total drops just below the line. At the class council nobody remembers "
                        "that it was this test."
                    )
                ),
                _("A result that says something about the test is now read as if it said something about pupils."),
                "record",
                trust=-1,
                misconception="verdict",
            ),
            Way(
                "easy-next",
                _("Make the next test easier, then it evens out."),
                _("It does even out on paper. But the line now shows a recovery that nobody made."),
                _(
                    "Two wrong numbers don't make a right one. And next year you meet the same step in the next "
                    "chapter."
                ),
                "record",
                weeks=3,
                misconception="number-fix",
            ),
        ),
        fills="agree",
    )


def _record(say: Say) -> Step:
    return Step(
        "record",
        _("Who reads this later?"),
        _(
            "At the class council in June colleagues will see the dip, without you having time to explain it. What do "
            "you write down?"
        ),
        (
            Way(
                "one-line",
                say(
                    _(
                        "One line with the test: “Class as a whole {class_drop} points lower; questions 4 and 5 not "
                        "practised, done again since.”"
                    )
                ),
                _("In June somebody reads it out. Ten seconds later it is about something else."),
                _(
                    "The number now carries its own story with it. That is the fourth step of reading: how did this "
                    "number come about?"
                ),
                "again",
                minutes=5,
            ),
            Way(
                "nothing",
                _("Nothing. The figures are there for everyone to see."),
                _(
                    "“Five pupils went down in spring”, says the list in June. There are guesses: spring fever, "
                    "screens, a new love."
                ),
                _("Figures without a story get one from whoever reads them. As if they were proof of something."),
                "again",
                misconception="proof",
            ),
            Way(
                "each-pupil",
                _("A note with each pupil: “fell back on test, to be followed up”."),
                say(_("With {name} too. Next year's teacher reads: “to be followed up”.")),
                _("You write a test into the file of a pupil. Such a note stays, while nothing was going on."),
                "again",
                minutes=40,
                misconception="verdict",
            ),
        ),
        fills="share",
    )


def _again(say: Say) -> Step:
    return Step(
        "again",
        _("When do you look again?"),
        _("Last choice: what do you still look at, and when?"),
        (
            Way(
                "not",
                _("No more: it was a hard test, so there is nothing to see."),
                _("Probably that is right. You just don't know it."),
                _(
                    "A hard test is the likeliest explanation, and one look after the next test costs five minutes. "
                    "That is the difference between assuming and knowing."
                ),
                "assumed",
                misconception="no-date",
            ),
            Way(
                "name-only",
                say(_("After the next test, at {name}: is she back?")),
                say(_("She scores {next}. Whether that is much you can only tell beside the class.")),
                _("Again one pupil, and again without the others. After so low a result the next is usually higher."),
                "one-watched",
                weeks=3,
                misconception="no-comparison",
            ),
            Way(
                "class-next",
                _(
                    "After the next test, with a date: the class beside its own average, and who is still far below "
                    "their own."
                ),
                say(_("The class stands at {class_next}, as usual. {name} has {next}; nobody stays behind alone.")),
                _(
                    "First the class, then the single pupils, each beside themselves. If somebody had stayed behind, "
                    "you would have seen it now."
                ),
                "seen",
                minutes=5,
                weeks=3,
            ),
        ),
        fills="again",
    )


def _endings(say: Say) -> tuple[Ending, ...]:
    return (
        Ending(
            "assumed",
            _("Good luck, this time"),
            say(
                _(
                    "It went well: the class was back at {class_next}. But had one pupil stayed down among all those "
                    "others, you would have missed it. Go back to the last step and give it a date."
                )
            ),
        ),
        Ending(
            "one-watched",
            say(_("All eyes on {name}")),
            say(
                _(
                    "Nothing was going on with {name}, and still she was looked at the most. She noticed. Go back to a "
                    "step where you could have looked at the whole class."
                )
            ),
        ),
        Ending(
            "seen",
            _("The class is back, and you know it"),
            say(
                _(
                    "A hard test became a better lesson. Nobody got a label, and {name} never knew that she stood high "
                    "on a list. What is left is one line with the test."
                )
            ),
        ),
    )
