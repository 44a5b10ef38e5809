"""A lesson in a Dutch primary school: fractions on tablets in year 6."""

from datawijs.language import _
from datawijs.widgets.classroom_observation.moment import Lesson, Moment, Slip
from datawijs.widgets.question import Answer, Question


def primary_lesson() -> Lesson:
    """Return the lesson in the language in use."""
    return Lesson(
        key="primary",
        title=_("At the back of groep 6"),
        intro=_(
            "You sit at the back of a colleague's class: fractions, on tablets. You look at one thing only: what does "
            "she do after she has looked at the dashboard? A second observer sits beside you. You compare afterwards."
        ),
        moments=(
            _list(),
            _scrap_paper(),
            _strips(),
            _flu(),
            _level(),
            _come_on(),
            _cable(),
            _task_four(),
            _planner(),
            _click(),
        ),
        slip=_(
            "At the moment with Spreeuw the second observer noted “does nothing”, although your colleague said aloud "
            "that she chose to wait. So who agrees with the second observer there agrees on a mistake."
        ),
        question=_question(),
    )


def _list() -> Moment:
    return Moment(
        "list",
        (9, 5),
        _("The list"),
        _(
            "The children begin the first task. Your colleague stands at her desk with the class overview open. She "
            "scrolls down, and up again. Six names are orange. She is still looking."
        ),
        _("Here you saw only this: she stands, scrolls and looks."),
        {"look": _("She scrolls and looks. There is no more to be seen yet, so you write down no more.")},
        {
            "check": Slip(
                "looking-acting",
                _(
                    "Looking for longer is still looking. She looks behind it only when she takes something else "
                    "beside it: a notebook, an earlier test, a question to a pupil."
                ),
            ),
            "wait": Slip(
                "motive",
                _("Perhaps she is thinking something over. You can't see that, and she doesn't say it."),
            ),
            "none": Slip(
                "judging",
                _(
                    "You may miss an action. But she has only been looking for half a minute; nobody needs to act at "
                    "once. Write down what there is, not what is still lacking."
                ),
            ),
        },
        second="look",
    )


def _scrap_paper() -> Moment:
    return Moment(
        "scrap-paper",
        (9, 9),
        _("The scrap paper"),
        _(
            "She walks to Kievit, one of the orange names, and bends over the scrap paper. “Show me how you got three "
            "eighths.” Kievit points and tells. She listens, nods and walks on."
        ),
        _("Here you saw her ask how an answer came about, and listen."),
        {
            "check": _("She asks how the answer came about and looks at the paper: that is looking behind the number."),
            "talk": _("She asks a pupil something and listens: that is a talk, be it a short one."),
        },
        {
            "instruct": Slip(
                "unseen",
                _("She explains nothing; she asks and listens. That an explanation may follow is not on film yet."),
            ),
            "none": Slip(
                "judging",
                _("Nothing changes for Kievit, but asking is doing. Whether it was enough is for the talk afterwards."),
            ),
            "wait": Slip(
                "motive", _("That she chooses to leave it at this is your thought. You heard a question and saw a nod.")
            ),
        },
        second="check",
    )


def _strips() -> Moment:
    return Moment(
        "strips",
        (9, 14),
        _("Strips of paper"),
        _(
            "“Kievit, Fuut, Wulp, come and sit with me.” At the instruction table they fold strips in four and in "
            "eight. “What do you see?” After six minutes they go back to their places and go on with the same task."
        ),
        _("Here you saw her explain, to three pupils at a table."),
        {"instruct": _("She explains once more, with other material, to three pupils: extended instruction.")},
        {
            "adapt": Slip(
                None,
                _(
                    "For six minutes they sit at another table, but the task and the goal stay the same and afterwards "
                    "so does the group. It counts as a change when they go on with something else."
                ),
            ),
            "talk": Slip(
                None,
                _(
                    "She does talk with pupils, but about the subject. On the form explaining has a category of its "
                    "own."
                ),
            ),
            "check": Slip(
                "unseen",
                _("She may also have learnt how the three think. What you saw was an explanation with strips."),
            ),
        },
        second="instruct",
    )


def _flu() -> Moment:
    return Moment(
        "flu",
        (9, 21),
        _("Spreeuw"),
        _(
            "She stands at the dashboard again. Spreeuw is orange too. “Spreeuw had the flu last week,” she says to "
            "you. “One result tells me nothing. I leave it for now.” She puts the tablet away."
        ),
        _("Here you heard her say that she leaves it for now."),
        {"wait": _("She does nothing, and says that it is a choice. That makes it a deliberate wait.")},
        {
            "none": Slip(
                "missed-wait",
                _(
                    "It looks like doing nothing. But she gives a reason and says that she leaves it: a decision, and "
                    "often a wise one. It gets a category of its own, or good waiting never shows on the form."
                ),
            ),
            "look": Slip(
                None,
                _(
                    "She looks, but the moment goes on: she decides. Looking comes before nearly everything; note what "
                    "it led to."
                ),
            ),
            "check": Slip(
                "unseen",
                _(
                    "She names the flu, but looks nothing up and asks nobody. What she knew already is a reason, not "
                    "an action."
                ),
            ),
            "talk": Slip(None, _("She talks with you, not with Spreeuw.")),
        },
        second="none",
    )


def _level() -> Moment:
    return Moment(
        "level",
        (9, 24),
        _("One level lower"),
        _(
            "On her tablet she taps the name Roodstaart and sets the tasks one level lower. She says nothing. On the "
            "screen of Roodstaart the sums change. Roodstaart looks up, and goes on."
        ),
        _("Here you saw the tasks of one pupil change."),
        {"adapt": _("The tasks of one pupil become others. Whether that is wise is not for the form to say.")},
        {
            "none": Slip(
                "judging",
                _(
                    "Perhaps you would have asked Roodstaart first. Keep that for the talk. The form says what "
                    "happened, and something did."
                ),
            ),
            "look": Slip(None, _("She looks at a screen, but more happens: the task changes.")),
            "check": Slip(
                "unseen",
                _("Perhaps she looked at earlier results before. In this moment you saw one tap and other sums."),
            ),
            "wait": Slip(
                "motive",
                _("That she wants to see first how it goes is your guess. You saw that the task changed."),
            ),
        },
        second="adapt",
    )


def _come_on() -> Moment:
    return Moment(
        "come-on",
        (9, 28),
        _("“Come on”"),
        _(
            "At the table of Wulp, orange as well: “Come on, Wulp, you can do better than this. Don't give up.” Wulp "
            "shrugs. She stands there for a few more seconds and walks on."
        ),
        _("Here you heard her say something to a pupil about how it is going."),
        {"talk": _("She speaks to a pupil about how it is going. One-sided or not: on the form it is a talk.")},
        {
            "none": Slip(
                "judging",
                _(
                    "Perhaps you find this no real talk. That is a verdict. Write down the sentence word for word; "
                    "then you two can talk about it later."
                ),
            ),
            "wait": Slip(
                None,
                _(
                    "She waits for a few seconds for an answer. The form means something else: leaving a signal for "
                    "now, by choice."
                ),
            ),
            "instruct": Slip(None, _("She encourages. About fractions she explains nothing.")),
            "check": Slip("unseen", _("She doesn't ask how the sums went, and looks at no notebook.")),
        },
        second="talk",
    )


def _cable() -> Moment:
    return Moment(
        "cable",
        (9, 31),
        _("The empty tablet"),
        _(
            "Grutto puts up a hand: the tablet is empty. Your colleague fetches a cable, asks “will this do?” and "
            "waits until the screen comes on."
        ),
        _("Here you saw her help with a cable."),
        {
            "none": _(
                "She helps a pupil, but not because of the dashboard. So on this form: nothing with the dashboard."
            )
        },
        {
            "talk": Slip(
                "all-dashboard",
                _(
                    "She speaks to a pupil, about a cable. Not all that happens in a lesson follows from the "
                    "dashboard; most of it doesn't."
                ),
            ),
            "adapt": Slip(
                "all-dashboard", _("The tablet gets power; the task stays the same, and no signal led to it.")
            ),
            "wait": Slip(None, _("She waits for a screen. The form means leaving a signal for now, by choice.")),
        },
        second="none",
    )


def _task_four() -> Moment:
    return Moment(
        "task-four",
        (9, 36),
        _("Task 4"),
        _(
            "On the dashboard nearly half the class has task 4 wrong. “Stop for a moment, all of you. Skip 4 and go on "
            "with 5. Tomorrow I begin with 4.” In the corner of the board she writes “4!”."
        ),
        _("Here you saw the class skip a task, and a note on the board."),
        {
            "adapt": _("The whole class skips a task: from now on they do something else than planned."),
            "note": _("She writes it down and says when she comes back to it: tomorrow."),
        },
        {
            "instruct": Slip(
                "announced",
                _("She announces an explanation. Tomorrow you may see whether it comes. Today she explained nothing."),
            ),
            "wait": Slip(
                None,
                _(
                    "She puts something off, but the task changes at once, and she writes down when. That says more "
                    "than waiting."
                ),
            ),
            "none": Slip(
                "judging", _("She doesn't explain it right away, yet something happens: the class goes on elsewhere.")
            ),
        },
        second="note",
    )


def _planner() -> Moment:
    return Moment(
        "planner",
        (9, 44),
        _("The planner"),
        _(
            "The children work. She takes her planner and says aloud as she writes: “Kievit, fractions, look again "
            "after Wednesday's test.”"
        ),
        _("Here you saw her write down when she looks again."),
        {"note": _("She writes down a name, a subject and a day. Without a day waiting easily becomes forgetting.")},
        {
            "wait": Slip(
                None,
                _(
                    "Near: the day is what makes a wait deliberate. But what you saw is that she writes, and that is a "
                    "category."
                ),
            ),
            "check": Slip("announced", _("She plans to look again. Looking itself comes on Wednesday.")),
            "none": Slip(
                "missed-wait",
                _(
                    "For Kievit nothing changes now. But writing down a day is an action: the one that is forgotten "
                    "most."
                ),
            ),
        },
        second="note",
    )


def _click() -> Moment:
    return Moment(
        "click",
        (9, 48),
        _("Tidying up"),
        _(
            "The bell. On the digital board five names are orange still. Your colleague sighs, clicks the screen away "
            "and says: “Time to tidy up.”"
        ),
        _("Here you saw her click the screen away and go on."),
        {"none": _("She clicks it away and goes on to something else. You write that down without an adjective.")},
        {
            "wait": Slip(
                "motive",
                _(
                    "Perhaps she leaves it on purpose until tomorrow. You heard a sigh and “time to tidy up”; what she "
                    "meant, only she knows. A fine thing to ask."
                ),
            ),
            "look": Slip("unseen", _("Whether she read the names you can't tell. You saw a click.")),
            "note": Slip("unseen", _("She wrote nothing and named no day.")),
        },
        second="none",
    )


def _question() -> Question:
    return Question(
        "first-question",
        "ask",
        _("It is half past three. Which sentence do you begin the talk with?"),
        (
            Answer(
                _("“Why did you set Roodstaart lower without asking?”"),
                _(
                    "Before an answer comes, the verdict is there: it should have been otherwise. With “why” people "
                    "defend themselves; with “what did you see” they tell."
                ),
                "judging",
            ),
            Answer(
                _("“In three moments you did nothing with the dashboard. How could that be fewer?”"),
                _(
                    "A count on a form is no target. One of those was a cable, and another the end of the lesson. "
                    "Fewer of them is not better teaching."
                ),
                "counting",
            ),
            Answer(
                _("“At 9:24 you set Roodstaart's tasks one level lower. What did you see then?”"),
                _(
                    "First what you saw, with the time, and then a question to which you don't know the answer. She "
                    "can tell."
                ),
            ),
            Answer(
                _("“You clicked the screen away because you were tired of all that orange, weren't you?”"),
                _("You fill in the reason, and she may only say yes or no. A sigh is not a reason."),
                "motive",
            ),
        ),
    )
