"""What the exercise "Grouping" asks. Every number in a sentence is counted over many classes or computed."""

from datawijs.language import _, decimal
from datawijs.widgets.grouping.classes import (
    ALIKE,
    GOALS,
    LOOKS,
    PUPILS,
    RELIABILITY,
    SIZE,
    SIZES,
    USUAL_ALIKE,
)
from datawijs.widgets.grouping.outcomes import (
    at_one_goal,
    by_looks_of,
    by_subject_test,
    ever_extended,
    in_a_year,
    needing_extended,
    reached,
    touching_middle,
)
from datawijs.widgets.question import Answer, Question

STANDARDISED = 0.9  # reliability of a test of the whole subject (Frisbie 1988; see `classes`)
TEACHER_MADE = 0.5  # usual for a test that teachers make (the same)
ONE, MOST = LOOKS[0], LOOKS[-1]


def whole(number: float) -> str:
    """Return a number of pupils without decimals."""
    return decimal(number, 0)


def in_hundred(share: float) -> str:
    """Write a share (0–1) as a number out of a hundred."""
    return decimal(100 * share, 0)


def by_lot() -> float:
    """Return how many stand elsewhere when lots are drawn."""
    middle = PUPILS - 2 * SIZE
    return PUPILS - (2 * SIZE**2 + middle**2) / PUPILS


# ---- before ----------------------------------------------------------------------------------------------------------


def guesses() -> list[Question]:
    """Return the guesses, asked before the learner has seen any class."""
    return [_how_many(), _the_same()]


def _how_many() -> Question:
    one = at_one_goal(ONE)
    fact = _("On average {mean} of {pupils}; in eight in ten classes between {low} and {high}.").format(
        mean=whole(one.mean), pupils=PUPILS, low=whole(one.low), high=whole(one.high)
    )
    answers = (
        Answer(
            _("About {number}").format(number=1),
            fact
            + " "
            + _(
                "One test seems enough, because a score looks so exact. But on another day the same pupil scores "
                "differently, and near a line that is enough for another group."
            ),
            "one-test-is-enough",
        ),
        Answer(
            _("About {number}").format(number=whole(one.mean)),
            fact
            + " "
            + _("So nobody has made a mistake: this is what a decent test does near the lines between groups."),
        ),
        Answer(
            _("About {number}").format(number=whole(by_lot())),
            fact
            + " "
            + _("{number} is what drawing lots would do. A test is far better than that.").format(
                number=whole(by_lot())
            ),
            "test-says-nothing",
        ),
    )
    prompt = _(
        "You divide a class of {pupils} by one test: the lowest {size} get extended instruction, the highest {size} "
        "enrichment, the rest is the basic group. How many pupils stand in another group than what they really can do asks for?"
    ).format(pupils=PUPILS, size=SIZE)
    return Question("how-many", "guess", prompt, answers)


def _the_same() -> Question:
    ever, always = ever_extended()
    fewest, most = ever_extended(ALIKE[-1])[0], ever_extended(ALIKE[0])[0]
    fact = _(
        "On average {ever} different pupils need it at one goal or more ({fewest} when goals resemble one another strongly, "
        "{most} when they do so little), and {always} at all {goals}."
    ).format(ever=whole(ever), fewest=whole(fewest), most=whole(most), always=whole(always), goals=GOALS)
    answers = (
        Answer(
            _("{number}: always about the same ones").format(number=SIZE),
            fact
            + " "
            + _(
                "A group seems a property of the pupil. But a pupil who finds fractions hard may find telling time easy."
            ),
            "group-is-the-pupil",
        ),
        Answer(
            _("About {number}").format(number=whole(ever)),
            fact + " " + _("So it is not a kind of pupil who needs extended instruction, but a pupil with a goal."),
        ),
        Answer(
            _("All {number}: everyone gets a turn").format(number=PUPILS),
            fact
            + " "
            + _("Goals of one subject do resemble one another: who finds one hard more often finds the next hard too."),
            "goals-have-nothing-in-common",
        ),
    )
    prompt = _(
        "A year has {goals} goals in this subject. At each goal the {size} pupils who can do least of it need extended "
        "instruction. How many different pupils is that in the whole year?"
    ).format(goals=GOALS, size=SIZE)
    return Question("the-same", "guess", prompt, answers)


# ---- after -----------------------------------------------------------------------------------------------------------


def questions() -> list[Question]:
    """Return the questions that close the exercise."""
    return [_border(), _what_helps(), _smaller(), _september(), _on_tuesday(), _middle()]


def _border() -> Question:
    just_in, just_out, lowest = (needing_extended(place) for place in (SIZE - 1, SIZE, 0))
    fact = _(
        "Of the pupils who score just above the line, {out} in 100 really need extended instruction; just below it that is "
        "{inside} in 100, and of those with the lowest score {lowest} in 100."
    ).format(out=in_hundred(just_out), inside=in_hundred(just_in), lowest=in_hundred(lowest))
    answers = (
        Answer(
            _("That this is a pupil for the basic group: the line has been crossed"),
            fact
            + " "
            + _("A line is needed to form groups. Near it, it says little: a pupil at the line is not a middle pupil."),
            "borderline-is-middle",
        ),
        Answer(
            _("That this can still go either way: I look at this pupil's work before I choose"),
            fact + " " + _("A second look is worth most just there, and costs little: it is only a few pupils."),
        ),
        Answer(
            _("Nothing: then a test is of no use for forming groups"),
            fact + " " + _("At the line it says little; far from it, it says a great deal."),
            "test-says-nothing",
        ),
    )
    prompt = _("A pupil has the lowest score of the basic group, just above the line. What does that tell you?")
    return Question("border", "meaning", prompt, answers)


def _what_helps() -> Question:
    one, two, most = (at_one_goal(looks).mean for looks in (ONE, ONE + 1, MOST))
    fact = _("With one look {one} of {pupils} stand elsewhere, with two {two}, and with {number} looks {most}.").format(
        one=decimal(one), two=decimal(two), most=decimal(most), number=MOST, pupils=PUPILS
    )
    answers = (
        Answer(
            _("The same score in percent and as a mark, side by side"),
            fact + " " + _("A score that you write down twice is one look. Its bad luck stands in both."),
            "same-evidence-twice",
        ),
        Answer(
            _("What pupils made in the lesson, judged without looking at the test"),
            fact
            + " "
            + _("A second source that knows nothing of the first one; so its bad luck seldom hits the same pupil."),
        ),
        Answer(
            _("Three more tests: only then you know for certain"),
            fact
            + " "
            + _(
                "It helps, but each next look helps less, certain it never gets, and it takes lessons. Start with what "
                "is there already: the work of this week."
            ),
            "more-tests-make-certain",
        ),
    )
    prompt = _("You have one test on this goal. What makes the groups better for the least trouble?")
    return Question("what-helps", "meaning", prompt, answers)


def _smaller() -> Question:
    small = SIZES[0]
    few, usual = at_one_goal(ONE, small).mean, at_one_goal(ONE).mean
    fact = _(
        "After one test {few} stand elsewhere instead of {usual}. But of 100 pupils who need extended instruction {found} get "
        "it, where it was {found_before}."
    ).format(
        few=decimal(few),
        usual=decimal(usual),
        found=in_hundred(reached(ONE, small) / small),
        found_before=in_hundred(reached(ONE) / SIZE),
    )
    answers = (
        Answer(
            _("Yes: fewer pupils stand in another group than fits"),
            fact
            + " "
            + _(
                "Fewer in total, because more pupils are in the middle group anyway. Those who need help are not found better."
            ),
            "fewer-is-better",
        ),
        Answer(
            _("Not by itself: it finds those who need it no better"),
            fact + " " + _("So choose the size by how many you can help well, and not by how well it comes out."),
        ),
        Answer(
            _("No: then more pupils stand in another group than fits"),
            fact + " " + _("In total it is fewer: there are fewer places to get wrong."),
            "smaller-is-worse",
        ),
    )
    prompt = _("You make the outer groups smaller: {small} instead of {size}. Are the groups better now?").format(
        small=small, size=SIZE
    )
    return Question("smaller", "meaning", prompt, answers)


def _september() -> Question:
    fixed, fresh = in_a_year(1, MOST).mean, in_a_year(GOALS, ONE).mean
    broad = by_subject_test(STANDARDISED).mean
    strongest = ALIKE[-1]
    fact = _(
        "Per goal {fixed} of {pupils} stand elsewhere with fixed groups from {looks} looks, {broad} with fixed groups from a "
        "standardised test of the whole subject (reliability {standardised}), and {fresh} with one look at each new goal."
    ).format(
        fixed=decimal(fixed),
        fresh=decimal(fresh),
        broad=decimal(broad),
        pupils=PUPILS,
        looks=MOST,
        standardised=decimal(STANDARDISED, 2),
    )
    assumption = _(
        "This holds when goals resemble one another as we assumed ({alike}), and the short test is as good as we assumed "
        "({reliability}). At {strongest} both kinds of fixed groups would do better: {other} and {subject} against {same}. And "
        "with a short test of {teacher}, as tests by teachers often are, {weak} stand elsewhere; with a second source as good "
        "as that, {both}. So then look twice."
    ).format(
        alike=decimal(USUAL_ALIKE),
        reliability=decimal(RELIABILITY, 2),
        strongest=decimal(strongest),
        other=decimal(in_a_year(1, MOST, strongest).mean),
        subject=decimal(by_subject_test(STANDARDISED, strongest).mean),
        same=decimal(in_a_year(GOALS, ONE, strongest).mean),
        teacher=decimal(TEACHER_MADE, 2),
        weak=decimal(by_looks_of(TEACHER_MADE, ONE).mean),
        both=decimal(by_looks_of(TEACHER_MADE, ONE + 1).mean),
    )
    answers = (
        Answer(
            _("Three tests and a second source at the start, and then groups for the whole year"),
            fact
            + " "
            + _("Carefully measured, but of one goal. For the next goal others need help.")
            + " "
            + assumption,
            "measured-well-once",
        ),
        Answer(
            _("A good test of the whole subject in September, and then groups for the whole year"),
            fact
            + " "
            + _("It shows who is strong in the subject in general. That is not yet who needs help with this goal.")
            + " "
            + assumption,
            "subject-is-the-goal",
        ),
        Answer(
            _("One short test before each new goal, and groups anew"),
            fact + " " + _("A rough look at the right goal beats a sharp look at another one.") + " " + assumption,
        ),
    )
    prompt = _("Which one leaves the fewest pupils in a group that doesn't fit, over a whole year?")
    return Question("september", "meaning", prompt, answers)


def _on_tuesday() -> Question:
    found = reached(ONE)
    fact = _(
        "After one test, of the {size} in this group about {found} really belong there; the others would go on with less help."
    ).format(size=SIZE, found=whole(found))
    answers = (
        Answer(
            _("Wait for the next test: the group has been decided"),
            fact
            + " "
            + _("What you see at the table is a second look, and a fresher one. One test doesn't outrank it."),
            "one-test-is-enough",
        ),
        Answer(
            _("Let the pupil go along with the basic group for this goal, and look again at the next one"),
            fact + " " + _("Moving costs nothing here, and it can be undone. That is what a group for a goal is for."),
        ),
        Answer(
            _("Move the pupil to the basic group for the rest of the year"),
            fact
            + " "
            + _(
                "That makes a property of the pupil again of what holds for this goal. At the next one it may be different."
            ),
            "group-is-the-pupil",
        ),
    )
    prompt = _(
        "It is Tuesday. At the table with extended instruction one pupil solves everything without help. What do you do?"
    )
    return Question("on-tuesday", "meaning", prompt, answers)


def _middle() -> Question:
    share = touching_middle(ONE)
    fact = _(
        "Of the pupils who stand in another group than fits, {share} in 100 stand one group away: in the middle group, or they "
        "belong there."
    ).format(share=in_hundred(share))
    answers = (
        Answer(
            _("The lesson starts from there, for everyone; after that some get more help and others more depth"),
            fact
            + " "
            + _("So whoever stands in another group than fits has at least had the start that everyone had."),
        ),
        Answer(
            _("Whoever goes along with the middle group needs no looking after"),
            fact
            + " "
            + _("So it is exactly in the middle group that pupils sit who need more help, or could do with more."),
            "middle-is-fine",
        ),
        Answer(
            _("Three lessons beside each other, each at its own level from the first minute"),
            fact
            + " "
            + _(
                "In three separate lessons they miss the explanation that fits from beginning to end. With a shared start they "
                "have at least had that of the middle group."
            ),
            "three-separate-lessons",
        ),
    )
    prompt = _("“The middle group is the reference.” What is the use of that, when groups are never quite right?")
    return Question("middle", "meaning", prompt, answers)


def reliability_sentence() -> str:
    """Return how good the looks are, and where that number comes from."""
    return _(
        "One test has a reliability of {reliability} here: our choice, between the {teacher} that is usual for tests that "
        "teachers make and the {standardised} of standardised ones (Frisbie, 1988)."
    ).format(
        reliability=decimal(RELIABILITY, 2), teacher=decimal(TEACHER_MADE, 2), standardised=decimal(STANDARDISED, 2)
    )
