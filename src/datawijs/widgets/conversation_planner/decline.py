"""A real decline: a pupil in primary school whose results in maths went down, and who is the only one to know why."""

from datawijs.language import _
from datawijs.widgets.conversation_planner.signal import real_decline
from datawijs.widgets.conversation_planner.story import Ending, Say, Step, Story, Way


def decline_story() -> Story:
    """Return the story in the language in use."""
    signal = real_decline()
    facts = {
        **signal.facts(),
        "others": str(signal.count - 1),
        "group": _("groep {name}").format(name=signal.class_name),
    }

    def say(sentence: str) -> str:
        return sentence.format(**facts)

    return Story(
        key="primary",
        title=say(_("{name} and {subject}")),
        intro=say(
            _(
                "You teach {group}. It is Wednesday afternoon, the classroom is empty, and you have the dashboard "
                "open. With {name} something catches your eye."
            )
        ),
        signal=signal,
        says=(
            say(_("Last result: {last}. The class average on that test: {class_last}.")),
            say(_("The last three results: {recent} on average. Before that: {earlier}.")),
            say(_("{name} stands in orange: “going down”.")),
        ),
        steps=(
            _look(say),
            _later(say),
            _after_call(say),
            _whom(say),
            _opening(say),
            _second_try(say),
            _agree(say),
            _again(say),
        ),
        endings=_endings(say),
        truth=say(
            _(
                "From test {onset} on, {name} really scored about {points} points lower, because of worries at home. "
                "The board knows that; the dashboard saw that something changed, and not what."
            )
        ),
    )


def _look(say: Say) -> Step:
    return Step(
        "look",
        _("The first moment"),
        say(_("An orange name and three low results. What do you do first?")),
        (
            Way(
                "wait",
                _("Wait and see. Every pupil has ups and downs."),
                say(
                    _(
                        "First the reports come, then the holiday. Five weeks later you open the dashboard again: the "
                        "next results are {next} and {second_next}. {name} said nothing, and you didn't ask."
                    )
                ),
                _(
                    "Waiting may be wise, but then with a date: “after the next two tests I look again.” Without a "
                    "date waiting becomes forgetting, and five weeks are long for a pupil."
                ),
                "later",
                weeks=5,
                misconception="no-date",
            ),
            Way(
                "look-closer",
                _("Take five minutes and look closer: beside his own earlier results, and beside the class."),
                say(
                    _(
                        "On test {now} the class average was {class_last}; on the tests before {class_before}. After "
                        "taking off how the class scored, his last three results still lie {drop} points below his "
                        "earlier ones. Of 100 pupils with nothing going on, at most {chance} would show such a drop. "
                        "In your own notes you read: “puts up his hand less”."
                    )
                ),
                _(
                    "His own earlier results and the class are the two comparisons that count. Now you have a good "
                    "reason to talk. What is behind it you don't know yet."
                ),
                "whom",
                minutes=5,
            ),
            Way(
                "call",
                _("Phone his parents this afternoon. They should know."),
                say(
                    _(
                        "“Down so far? He hasn't said a word,” says his mother. “We'll talk to him tonight.” The next "
                        "morning {name} looks at his table when you walk by."
                    )
                ),
                say(
                    _(
                        "You meant well. But parents can only pass on what you know, and you don't know anything yet. "
                        "And {name} hears from someone else that there was talk about him."
                    )
                ),
                "after-call",
                minutes=15,
                trust=-1,
                misconception="skipped-pupil",
            ),
            Way(
                "move",
                _("Let him do the easier tasks from tomorrow on, with the group that gets extra instruction."),
                say(
                    _(
                        "{name} moves with his workbook. “Am I bad at {subject} now?” he asks the boy beside him. The "
                        "tasks are too easy: in the autumn he could do all this."
                    )
                ),
                say(
                    _(
                        "A lower result is not yet a lower ability. You chose the remedy before you knew the cause, "
                        "and for {name} a change of group is a verdict."
                    )
                ),
                "whom",
                minutes=20,
                weeks=1,
                trust=-1,
                misconception="verdict",
            ),
        ),
    )


def _later(say: Say) -> Step:
    return Step(
        "later",
        _("Five weeks later"),
        say(_("The line stayed low. There are still some weeks until the summer. What now?")),
        (
            Way(
                "this-week",
                say(_("Look closer after all, and talk with {name} this week.")),
                _("It is later than you wanted. But late is not too late: nobody has taken a decision over his head."),
                _(
                    "What went wrong was not that you waited, but that nothing reminded you. This time it is in your "
                    "planner."
                ),
                "whom",
                minutes=10,
            ),
            Way(
                "call-late",
                _("Phone his parents right away, now that it has lasted so long."),
                say(
                    _(
                        "“For weeks already? And we hear it now?” says his father. “What does he say himself?” You "
                        "have to admit you don't know."
                    )
                ),
                _(
                    "The longer you wait, the more urgent it feels to skip a step. But the first step still is the "
                    "talk with the pupil."
                ),
                "after-call",
                minutes=20,
                trust=-1,
                misconception="skipped-pupil",
            ),
            Way(
                "leave",
                _("Leave it for this year, and write it in the handover for the next teacher."),
                say(_("“{name}: {subject} went down in spring”, you write. The next teacher reads it in September.")),
                _(
                    "A remark in a file asks nobody how he is. It does colour the first impression of a teacher who "
                    "never met him."
                ),
                "nobody-asked",
                minutes=5,
                weeks=12,
                misconception="verdict",
            ),
        ),
    )


def _after_call(say: Say) -> Step:
    return Step(
        "after-call",
        _("His parents are worried"),
        say(_("They ask what you are going to do. {name} is quiet in class. What do you do?")),
        (
            Way(
                "turn-back",
                _("Say honestly: “I should have asked him first. I'll do that tomorrow, and then I'll call you.”"),
                _("There is a short silence on the line. “Good,” says his mother. “He tells you more than us.”"),
                _("A wrong order can be put right. Saying it openly costs little and gives much back."),
                "opening",
                minutes=5,
                trust=1,
            ),
            Way(
                "worksheets",
                _("Send extra worksheets, so that they can practise at home."),
                _(
                    "Every evening there are words about it at the table. After two weeks his mother writes: “It isn't "
                    "getting better, he cries over it.”"
                ),
                _("Practice helps against a gap in knowledge. Nobody knows yet whether that is what it is."),
                "opening",
                minutes=30,
                weeks=2,
                trust=-1,
                misconception="overreaction",
            ),
            Way(
                "meeting",
                _("Invite the parents for a talk about his results, the two of them."),
                say(
                    _(
                        "For half an hour you look at a line together. “And what does {name} say?” his father asks at "
                        "last. Nobody at the table knows."
                    )
                ),
                _(
                    "Three adults with a chart guess at what one child can tell. Let him come along, or talk with him "
                    "first."
                ),
                "opening",
                minutes=45,
                weeks=1,
                misconception="skipped-pupil",
            ),
        ),
    )


def _whom(say: Say) -> Step:
    return Step(
        "whom",
        _("With whom?"),
        _("You have a reason to talk. With whom do you talk first?"),
        (
            Way(
                "parents",
                _("With his parents: they know him best."),
                say(_("“We don't see anything odd,” says his father. “Did you ask {name}?”")),
                _(
                    "Parents are partners, but not instead of the pupil. After a talk with him you can tell them more, "
                    "and he knows about it."
                ),
                "opening",
                minutes=15,
                misconception="skipped-pupil",
            ),
            Way(
                "pupil",
                say(_("With {name} himself, at a quiet moment without an audience.")),
                say(_("After school you ask him to help with the chairs. He likes to, and there is nobody else.")),
                _(
                    "He is the only one who can say what is behind it. In private and with something to do, talking is "
                    "easier."
                ),
                "opening",
                minutes=5,
                trust=1,
            ),
            Way(
                "care",
                _("With the IB'er: she knows what to do with such cases."),
                say(_("“I'll gladly think along,” she says. “What does {name} say about it?” You don't know yet.")),
                _(
                    "The IB'er is there for when you get stuck. Then bring his story; a line on a screen is too little "
                    "to work with."
                ),
                "opening",
                minutes=20,
                weeks=1,
                misconception="skipped-pupil",
            ),
            Way(
                "colleague",
                _("Briefly with the colleague you share the class with: do you see it too?"),
                _("“Now that you say it: on Fridays too. He yawns a lot.” Neither of you knows why."),
                _(
                    "Fine as a check, as long as it stays short and about what you saw. It makes the signal firmer; "
                    "the talk with him still comes."
                ),
                "opening",
                minutes=5,
            ),
        ),
        fills="whom",
    )


def _opening(say: Say) -> Step:
    return Step(
        "opening",
        _("The first sentence"),
        say(_("{name} and you are stacking chairs. How do you begin?")),
        (
            Way(
                "chart",
                say(_("“Look at this line: {drop} points lower. How do you explain that?”")),
                say(_("He looks at the screen. “I'll do my best,” he says softly. After that you hear no more.")),
                _(
                    "With the chart as proof it becomes an interrogation: he has to justify himself. You want to know "
                    "what he knows, not that he admits it."
                ),
                "second-try",
                minutes=5,
                trust=-1,
                misconception="proof",
            ),
            Way(
                "effort",
                _("“You are not trying so hard lately, are you?”"),
                say(_("“I am,” says {name}. And then nothing.")),
                _("That is a verdict with a question mark behind it. You saw results, not effort."),
                "second-try",
                minutes=5,
                trust=-1,
                misconception="verdict",
            ),
            Way(
                "home",
                _("“Is something wrong at home?”"),
                _("“No,” he says at once, and stacks faster."),
                _(
                    "It comes close, but you could not know. Who names the cause himself gets a yes or a no, and a "
                    "child that protects his family says no."
                ),
                "second-try",
                minutes=5,
                misconception="guessed-cause",
            ),
            Way(
                "open",
                say(
                    _(
                        "“I see that {subject} goes less easily than before. How is that for you?” And then you are "
                        "silent."
                    )
                ),
                say(
                    _(
                        "He shrugs and stacks another chair. You wait. “I'm often tired,” he says. “Grandpa is in "
                        "hospital and mum is with him every evening. I put my sister to bed. And then I still have "
                        "homework.”"
                    )
                ),
                _(
                    "You said what you saw, without a cause and without a verdict, and you left room. The silence did "
                    "half of the work."
                ),
                "agree",
                minutes=10,
                trust=1,
            ),
        ),
        fills="opening",
    )


def _second_try(say: Say) -> Step:
    return Step(
        "second-try",
        _("The talk has stopped"),
        say(_("{name} says nothing any more. What now?")),
        (
            Way(
                "again",
                _(
                    "“I began a bit clumsily. I'm not cross. I'd like to know how it is for you.” And then you are "
                    "silent."
                ),
                _(
                    "It takes four chairs. “I'm often tired,” he says then. “Grandpa is in hospital and mum is with "
                    "him every evening. I put my sister to bed.”"
                ),
                _("A clumsy beginning spoils nothing if you name it. Children forgive it faster than adults."),
                "agree",
                minutes=10,
                trust=1,
            ),
            Way(
                "press",
                _("Go on asking: “There must be something. Just say it.”"),
                say(
                    _(
                        "“Nothing! Can I go?” He goes. Two days later he lingers after class by himself, and tells "
                        "about his grandpa and his sister."
                    )
                ),
                _(
                    "Who pushes gets resistance. That he came back himself is to his credit, and shows that the time "
                    "had to be his."
                ),
                "agree",
                minutes=10,
                trust=-1,
                misconception="proof",
            ),
            Way(
                "any-time",
                _("“You can always come to me,” and you leave it at that."),
                say(
                    _(
                        "{name} nods. Three weeks go by. On the bus to the museum he sits beside you, and then he "
                        "tells about his grandpa and his sister."
                    )
                ),
                _(
                    "Kind, but now everything is up to him. With “shall we talk again on Friday?” you leave room and "
                    "yet come back to it."
                ),
                "agree",
                minutes=5,
                weeks=3,
                misconception="no-date",
            ),
        ),
    )


def _agree(say: Say) -> Step:
    return Step(
        "agree",
        _("What you agree"),
        _("Now you know something that no dashboard can show. What do you agree?"),
        (
            Way(
                "extra-lessons",
                _("Extra lessons after school, three times a week, to catch up."),
                _(
                    "“I have to be home then,” he says. He comes once. Then you have an agreement that he breaks every "
                    "week."
                ),
                _(
                    "Big and quick feels like help. But it doesn't fit what he just told you: he is short of time and "
                    "sleep, not of lessons."
                ),
                "again",
                minutes=90,
                weeks=2,
                misconception="overreaction",
            ),
            Way(
                "small",
                _(
                    "Ask him what would help, and agree on one small thing together; his parents hear it from him and "
                    "you."
                ),
                _(
                    "“If I could do the hard ones in the morning,” he says. Twice a week he comes ten minutes earlier "
                    "and starts with you. His mother didn't know that he put his sister to bed so late; an aunt comes "
                    "now on two evenings."
                ),
                _(
                    "It fits his story, it can be kept up, and he thought of it himself. And what goes home goes with "
                    "his knowledge."
                ),
                "again",
                minutes=20,
                trust=1,
            ),
            Way(
                "mail-all",
                _(
                    "Mail what he told to the IB'er, the gym teacher and your colleague, so that everybody takes it "
                    "into account."
                ),
                say(
                    _(
                        "“How is your grandpa?” the gym teacher calls across the schoolyard. “I told that to you,” "
                        "says {name} to you."
                    )
                ),
                _(
                    "What a pupil tells you is not a result. Ask first what you may pass on, and to whom; often one "
                    "sentence is enough."
                ),
                "again",
                minutes=10,
                trust=-1,
                misconception="over-shared",
            ),
            Way(
                "comfort",
                _("“Well done for telling me. Hang in there, it will pass.”"),
                _(
                    "He is relieved that someone knows. On Thursday he sits alone again with the tasks he is too tired "
                    "for."
                ),
                _(
                    "Listening is already much. But without an agreement nothing changes in his evening, nor in your "
                    "lesson."
                ),
                "again",
                minutes=5,
                misconception="no-date",
            ),
        ),
        fills="agree",
    )


def _again(say: Say) -> Step:
    return Step(
        "again",
        _("When do you look again?"),
        _("Last choice: when do you look back, and at what?"),
        (
            Way(
                "next-test",
                _("After the next test. If it is higher, it helped."),
                say(_("The next result is {next}. “It helped!” you say. The one after that is {second_next}.")),
                _(
                    "One result goes up or down by chance. After a very low one the next is usually higher, also when "
                    "nobody does anything: regression to the mean."
                ),
                "one-result",
                weeks=2,
                misconception="one-result",
            ),
            Way(
                "together",
                _(
                    "In four weeks, after two or three new results, together with him. The date is in both your "
                    "planners."
                ),
                _(
                    "You look together at how he is and at the results, in that order. You keep the mornings; the "
                    "worksheets you had in mind stay in the cupboard."
                ),
                _(
                    "A date, more than one result, and the pupil beside you. And the first question isn't about the "
                    "line."
                ),
                "together-on",
                minutes=15,
                weeks=4,
                trust=1,
            ),
            Way(
                "keep-an-eye",
                _("“We'll keep an eye on it.”"),
                say(_("You mean it. But there are {others} others, a school play and a sick colleague.")),
                _("An agreement without a moment isn't one. “Tuesday the 21st, ten minutes” costs nothing more."),
                "faded",
                weeks=8,
                misconception="no-date",
            ),
            Way(
                "group-discussion",
                _("At the group discussion at the end of the year, with the IB'er."),
                say(_("There his line is one of {count}. There are four minutes for him, and he isn't there.")),
                _(
                    "A group discussion is good for the class. For one pupil with a story of this week it comes too "
                    "late."
                ),
                "too-late",
                minutes=10,
                weeks=9,
                misconception="skipped-pupil",
            ),
        ),
        fills="again",
    )


def _endings(say: Say) -> tuple[Ending, ...]:
    return (
        Ending(
            "nobody-asked",
            _("Nobody asked"),
            say(
                _(
                    "In September a new teacher reads the sentence and gives {name} easier work. In November he tells "
                    "her about the spring. “Did nobody ask?” she says. Go back to a step and see what one question "
                    "does."
                )
            ),
        ),
        Ending(
            "one-result",
            _("One result decided"),
            say(
                _(
                    "After the higher result you stopped with what you did. After the lower one you thought it had not "
                    "helped. Both times the wobble decided and not {name}. Go back to the last step: with what would "
                    "you have known more?"
                )
            ),
        ),
        Ending(
            "together-on",
            _("You kept looking, together"),
            say(
                _(
                    "The results don't jump back, and you don't expect them to: grandpa comes home, the mornings stay, "
                    "and it takes time. More important: {name} knows that you ask before you judge. Next time he may "
                    "come by himself."
                )
            ),
        ),
        Ending(
            "faded",
            _("It faded"),
            say(
                _(
                    "Nothing went wrong, and nothing was looked at again either. At the reports you see the line and "
                    "think: oh yes. Go back to the last step and put a date behind it."
                )
            ),
        ),
        Ending(
            "too-late",
            _("A good talk, a late one"),
            say(
                _(
                    "Everybody at the table means well with {name}. By then grandpa has been home for weeks, and the "
                    "plan is about a spring that is over. Go back to the last step and choose a nearer moment."
                )
            ),
        ),
    )
