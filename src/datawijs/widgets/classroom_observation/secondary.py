"""A lesson in a Flemish secondary school: French in the third year."""

from datawijs.language import _
from datawijs.widgets.classroom_observation.moment import Lesson, Moment, Slip
from datawijs.widgets.question import Answer, Question


def secondary_lesson() -> Lesson:
    """Return the lesson in the language in use."""
    return Lesson(
        key="secondary",
        title=_("At the back of a French lesson"),
        intro=_(
            "You sit at the back of a colleague's class in the third year: French, with laptops. You look at one thing "
            "only: what does he do after he has looked at the dashboard? A second observer sits beside you. You "
            "compare afterwards."
        ),
        moments=(
            _tests(),
            _frown(),
            _crouch(),
            _sheet(),
            _board(),
            _passing(),
            _counts(),
            _friday(),
            _hands(),
            _mail(),
        ),
        slip=_(
            "At the last moment the second observer noted “plans to look again”, although your colleague only said "
            "that he ought to mail some time. So who agrees with the second observer there agrees on a mistake."
        ),
        question=_question(),
    )


def _tests() -> Moment:
    return Moment(
        "tests",
        (8, 31),
        _("The pile of tests"),
        _(
            "While the pupils log in, your colleague has the results open. He takes the last two tests of Reiger from "
            "his bag, on paper, and lays them beside the screen. He turns the pages and compares."
        ),
        _("Here you saw him lay paper tests beside the screen."),
        {"check": _("He takes a second source, the tests themselves. That is looking behind the number.")},
        {
            "look": Slip(
                None,
                _(
                    "He looks, but no longer at the dashboard alone: he lays the tests beside it. That is a step "
                    "further."
                ),
            ),
            "none": Slip(
                "judging",
                _("For Reiger nothing changes yet, but finding out what lies behind a result is doing something."),
            ),
            "adapt": Slip("unseen", _("You may expect that he will change something. So far he turns pages.")),
        },
        second="check",
    )


def _frown() -> Moment:
    return Moment(
        "frown",
        (8, 35),
        _("The frown"),
        _("He scrolls through the list with red and green boxes, for about a minute. He frowns. He hasn't got up yet."),
        _("Here you saw him scroll, and frown."),
        {"look": _("He looks. You may write down the frown too, as long as you add nothing to it.")},
        {
            "check": Slip(
                "looking-acting",
                _("A minute of looking is still looking. He took nothing beside it and asked nobody."),
            ),
            "wait": Slip(
                "motive",
                _("You read a decision in a frown. It may as well be the sun on the screen."),
            ),
            "none": Slip(
                "judging",
                _(
                    "“Only looking” feels like little. But you describe what he does, and he looks. The lesson has "
                    "only just begun."
                ),
            ),
        },
        second="look",
    )


def _crouch() -> Moment:
    return Moment(
        "crouch",
        (8, 38),
        _("Crouching at a table"),
        _(
            "He crouches beside Sperwer and says softly: “I see that the last two tests went less well. How is that "
            "for you?” Sperwer talks for two minutes. You can't hear it. He nods and says: “Thank you for telling me.”"
        ),
        _("Here you saw him ask a pupil how it is going, and listen."),
        {
            "talk": _(
                "He asks a pupil how it is going, and listens. What Sperwer said you don't know, and you don't need to."
            )
        },
        {
            "check": Slip(
                None,
                _("Near: he does want to know more. But he asks how it is for Sperwer, not how an answer came about."),
            ),
            "instruct": Slip("unseen", _("You didn't hear two minutes of it. That he explained something is a guess.")),
            "none": Slip("judging", _("That nothing changes afterwards makes it no less a talk.")),
        },
        second="talk",
    )


def _sheet() -> Moment:
    return Moment(
        "sheet",
        (8, 44),
        _("Sheet B"),
        _(
            "With the list in his hand: “Whoever had less than 12 out of 20 takes sheet B. The others go on with the "
            "dialogue.” Five pupils fetch sheet B."
        ),
        _("Here you saw five pupils get another task."),
        {"adapt": _("Five pupils get another task than the rest. The list decided who.")},
        {
            "instruct": Slip("unseen", _("What is on sheet B you don't know. He explained nothing; he handed it out.")),
            "none": Slip(
                "judging",
                _(
                    "A limit of 12 may seem hasty to you: one test, one number. A good subject for the talk. On the "
                    "form it is a changed task."
                ),
            ),
            "talk": Slip(
                None, _("He speaks to the whole class about who does what. With no pupil about how it is going.")
            ),
        },
        second="adapt",
    )


def _board() -> Moment:
    return Moment(
        "board",
        (8, 50),
        _("At the board"),
        _(
            "He calls the five of sheet B to the board and writes two sentences, one with être and one with avoir. "
            "“What is the difference?” They say something in turn. He underlines and explains."
        ),
        _("Here you saw him explain to five pupils."),
        {"instruct": _("He explains once more to five pupils. The questions are part of the explanation.")},
        {
            "adapt": Slip(
                None,
                _(
                    "The group was made in the moment before, and you noted that then. What is new now is the "
                    "explanation."
                ),
            ),
            "check": Slip(
                None,
                _(
                    "He asks what they see, but as part of his explanation. He doesn't ask how they came to their "
                    "mistakes."
                ),
            ),
            "talk": Slip(None, _("They talk about être and avoir, not about how it is going with somebody.")),
        },
        second="instruct",
    )


def _passing() -> Moment:
    return Moment(
        "passing",
        (8, 56),
        _("Passing by"),
        _(
            "He walks past Wouw. On the open laptop stands Wouw's own overview, with two red boxes. He stops, looks at "
            "it for three seconds and walks on without a word."
        ),
        _("Here you saw him look at red boxes and walk on."),
        {
            "look": _("He stops and looks at the overview. More you don't see."),
            "none": _("He saw the red boxes and walks on: he does nothing with them now."),
        },
        {
            "wait": Slip(
                "motive",
                _(
                    "It may have been a choice, but nothing showed it: no word, no note. A deliberate wait is one that "
                    "you can hear or see. So ask about this moment later."
                ),
            ),
            "check": Slip(
                "looking-acting", _("Three seconds of looking is looking. He asked nothing and took nothing beside it.")
            ),
            "talk": Slip("unseen", _("He said nothing.")),
        },
        second="look",
    )


def _counts() -> Moment:
    return Moment(
        "counts",
        (9, 0),
        _("Does it count?"),
        _(
            "Zilverreiger puts up a hand: “Does this count, sir?” “No,” says your colleague. “You can hand it in "
            "tomorrow.”"
        ),
        _("Here you heard a question about handing in, and an answer."),
        {"none": _("An everyday question with an answer. With the dashboard it has nothing to do, and that is fine.")},
        {
            "talk": Slip(
                "all-dashboard",
                _(
                    "Teacher and pupil speak with each other, but no signal led to it, and it isn't about how it is "
                    "going."
                ),
            ),
            "adapt": Slip(
                "all-dashboard",
                _("The day of handing in is an appointment with the class. Nothing on the dashboard led to it."),
            ),
            "wait": Slip(
                "motive", _("That he leaves something for now because of a result: you made that up yourself.")
            ),
        },
        second="none",
    )


def _friday() -> Moment:
    return Moment(
        "friday",
        (9, 3),
        _("After Friday"),
        _(
            "Back at his desk he points at Havik's red box. “One test that went less well,” he says to you. He types "
            "into his planner: “Havik, look after Friday's test.” “Until then I do nothing.”"
        ),
        _("Here you heard him choose to wait, and saw him write down when he looks again."),
        {
            "wait": _("He says that he does nothing until Friday, and why: a deliberate wait."),
            "note": _("He writes down whom he looks at again, and when."),
        },
        {
            "none": Slip(
                "missed-wait",
                _(
                    "“I do nothing” is what he says, but it is a decision with a date. Noted as nothing, wise waiting "
                    "and overlooking become the same."
                ),
            ),
            "check": Slip("announced", _("He plans to look. What you note is the plan; looking comes after Friday.")),
            "look": Slip(None, _("He looks, but the moment goes on: he decides and writes. Note what looking led to.")),
        },
        second="note",
    )


def _hands() -> Moment:
    return Moment(
        "hands",
        (9, 8),
        _("Four hands"),
        _(
            "To the five of sheet B: “Hands up if exercise 3 works now.” Four hands. He goes to the fifth pupil, reads "
            "the exercise along with her, and writes “4 of 5” on his sheet."
        ),
        _("Here you saw him ask whether it works now, and write down the number."),
        {
            "check": _(
                "He asks whether it works, and reads along with the one pupil: a second source beside the dashboard."
            ),
            "note": _("He writes down how many: so he can look back at it later."),
        },
        {
            "talk": Slip(
                None, _("He asks five pupils whether an exercise works. How it is going with somebody is not at issue.")
            ),
            "instruct": Slip(
                "unseen", _("He reads along. That he explained something to the fifth pupil, you didn't hear.")
            ),
            "none": Slip(
                "judging", _("Asking afterwards whether it helped is doing something, and it is often left out.")
            ),
        },
        second="check",
    )


def _mail() -> Moment:
    return Moment(
        "mail",
        (9, 13),
        _("Packing up"),
        _(
            "The bell. While packing he says to you: “Two still red. I really ought to mail their parents some time.” "
            "He closes the laptop and walks to the door with the class."
        ),
        _("Here you heard an intention without a day, and saw a laptop close."),
        {
            "none": _(
                "He says that he ought to, and goes. Nothing is written down, no day is named. Intentions don't count "
                "yet."
            )
        },
        {
            "note": Slip(
                "announced",
                _(
                    "“Some time” is no plan: nothing was written and there is no day. Write down his words; then you "
                    "can ask about it."
                ),
            ),
            "talk": Slip("unseen", _("He spoke with you, and with no parent or pupil.")),
            "wait": Slip(
                "motive",
                _(
                    "A wait that is a choice sounds otherwise: “until Friday I do nothing.” Here you only know that he "
                    "left."
                ),
            ),
        },
        second="note",
    )


def _question() -> Question:
    return Question(
        "first-question",
        "ask",
        _("Coffee, first break. Which sentence do you begin the talk with?"),
        (
            Answer(
                _("“At 8:56 you stopped at Wouw's overview, looked, and walked on. What went through your head?”"),
                _(
                    "You name what you saw, with the time, and ask for what you couldn't see. He may have waited on "
                    "purpose."
                ),
            ),
            Answer(
                _("“Nice lesson! Only, you do decide rather fast who takes sheet B.”"),
                _(
                    "A compliment with a verdict behind it. He hears the second half, and has to defend himself before "
                    "he could tell anything."
                ),
                "judging",
            ),
            Answer(
                _("“You walked past Wouw because you were busy with sheet B, I suppose?”"),
                _("You give his reason for him. He may nod out of politeness, and you have learnt nothing."),
                "motive",
            ),
            Answer(
                _("“You acted in six of the ten moments. That is a good score.”"),
                _(
                    "More actions isn't better: doing nothing is sometimes the wisest. As soon as the form gives "
                    "scores, people act for the form."
                ),
                "counting",
            ),
        ),
    )
