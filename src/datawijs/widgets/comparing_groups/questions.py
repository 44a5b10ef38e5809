"""What the exercise "Comparing groups" asks. Every number in a sentence is computed."""

from datawijs.language import _, decimal
from datawijs.signals import standard_error_of_average
from datawijs.widgets.comparing_groups.groups import (
    ERROR,
    ERROR_IN_SD,
    LARGE,
    PUPILS,
    REAL,
    SPREAD,
    Pair,
    best_reader,
    chance_of,
    explained,
    lower_wins,
    usual_difference,
)
from datawijs.widgets.question import Answer, Question

RISE = 4  # points, in the question about a new method
SURPRISING = 0.05  # a pair from one population that differs more than chance does in so few cases is called bad luck


def in_hundred(share: float) -> int:
    """Return a share as a number of 100 cases."""
    return round(100 * share)


# ---- before ----------------------------------------------------------------------------------------------------------


def guesses() -> list[Question]:
    """Return the guesses, asked before the learner has seen any groups."""
    return [_usual(), _often()]


def _usual() -> Question:
    fact = _(
        "It is {usual} points on average. Pupils lie about {spread} points around the average of all (the standard "
        "deviation), and the average of {pupils} about {error} points."
    ).format(usual=decimal(usual_difference()), spread=decimal(SPREAD, 0), pupils=PUPILS, error=decimal(ERROR))
    answers = (
        Answer(
            _("Almost 0: the groups are from one school"),
            fact + " " + _("The groups are alike, but never quite: who happens to be in a group changes its average."),
            "averages-are-exact",
        ),
        Answer(
            _("About {points} points").format(points=decimal(usual_difference(), 0)),
            fact + " " + _("An average wobbles less than a pupil, but it wobbles."),
        ),
        Answer(
            _("About {points} points: as much as pupils differ").format(points=decimal(SPREAD, 0)),
            fact + " " + _("In an average high and low scores cancel out, so it wobbles much less than one pupil."),
            "average-like-a-pupil",
        ),
    )
    prompt = _(
        "We draw two groups of {pupils} pupils from the same school, blindly. How far apart do their averages usually "
        "lie?"
    ).format(pupils=PUPILS)
    return Question("usual", "guess", prompt, answers)


def _often() -> Question:
    chance = in_hundred(chance_of(LARGE))
    fact = _("It happens in {chance} of 100 draws.").format(chance=chance)
    answers = (
        Answer(
            _("Hardly ever: in 1 of 100 draws"),
            fact
            + " "
            + _("With groups of {pupils} a difference of {large} points is nothing special.").format(
                pupils=PUPILS, large=LARGE
            ),
            "large-is-real",
        ),
        Answer(
            _("In about {chance} of 100 draws").format(chance=chance),
            fact + " " + _("Not often, but in a school with many groups and many tests you meet it all the time."),
        ),
        Answer(
            _("In about half of the draws"),
            fact + " " + _("Chance does a lot, but not everything. That is why it pays to know how much."),
            "all-is-chance",
        ),
    )
    prompt = _("And how often do the averages of two such groups lie {large} points or more apart?").format(large=LARGE)
    return Question("often", "guess", prompt, answers)


# ---- pair by pair ----------------------------------------------------------------------------------------------------


def pair_question(number: int, pair: Pair) -> Question:
    """Return the question under one pair: only chance, or a real difference?"""
    fact = _(
        "The averages lie {difference} points apart. Without any real difference that much happens in {chance} of 100 draws."
    ).format(difference=decimal(pair.difference), chance=in_hundred(chance_of(pair.difference)))
    chance, real = _("Only chance"), _("A real difference")
    if pair.real:
        truth = _("We drew these two from different pools, whose averages are {real} points apart.").format(
            real=decimal(REAL)
        )
        slip = (
            _("You took it for chance, and that is what it looks like. A real difference can hide in the wobble.")
            if chance_of(pair.difference) > SURPRISING
            else _("A distance like this is more than chance usually does.")
        )
        answers = (
            Answer(chance, f"{truth} {fact} {slip}", "small-is-nothing"),
            Answer(real, f"{truth} {fact} {_certainty(pair)}"),
        )
    else:
        truth = _("We drew both from the same pool: nothing is different.")
        slip = (
            _("The distance you saw is one that chance makes often. It needs no cause, so don't look for one.")
            if chance_of(pair.difference) > SURPRISING
            else _("You could not know: this was an unlucky draw, and such draws exist.")
        )
        answers = (
            Answer(chance, f"{truth} {fact} {_certainty(pair)}"),
            Answer(real, f"{truth} {fact} {slip}", "every-difference-has-a-cause"),
        )
    prompt = _("Pair {number}: averages {a} and {b}. What do you say?").format(
        number=number, a=decimal(pair.a.mean()), b=decimal(pair.b.mean())
    )
    return Question(f"pair-{number}", "pair", prompt, answers)


def _certainty(pair: Pair) -> str:
    """What to say to whoever was right."""
    surprising = chance_of(pair.difference) <= SURPRISING
    if surprising == pair.real:
        return _("Here the averages show it well.")
    return _("You were right, but from these averages nobody could be sure.")


# ---- after -----------------------------------------------------------------------------------------------------------


def questions() -> list[Question]:
    """Return the questions that close the exercise."""
    return [_method(), _more_pupils(), _two_pupils(), _one_pupil()]


def _method() -> Question:
    fact = _("Without any real change, {rise} points or more up or down happens in {chance} of 100 cases.").format(
        rise=RISE, chance=in_hundred(chance_of(RISE))
    )
    answers = (
        Answer(
            _("It may be so, but this doesn't show it: look at more groups and more years"),
            fact
            + " "
            + _("With three groups that all go up, or three years in a row, chance becomes a poor explanation."),
        ),
        Answer(
            _("Yes: an average over {pupils} pupils doesn't rise by itself").format(pupils=PUPILS),
            fact + " " + _("It does: other children, another average. The method needn't have anything to do with it."),
            "averages-are-exact",
        ),
        Answer(
            _("No: it is chance"),
            fact
            + " "
            + _("That chance can do it doesn't prove that chance did it. Not shown is not the same as not so."),
            "chance-is-proven",
        ),
        Answer(
            _("Yes, if most of the pupils are above last year's average"),
            fact
            + " "
            + _("That is the same difference, counted in another way. The same evidence twice is still once."),
            "same-evidence-twice",
        ),
    )
    prompt = _(
        "This year's groep 7 scores {rise} points higher on average than last year's; each has {pupils} pupils. The "
        "team says: the new method works. Does it?"
    ).format(rise=RISE, pupils=PUPILS)
    return Question("new-method", "meaning", prompt, answers)


def _more_pupils() -> Question:
    double, fourfold = 2 * PUPILS, 4 * PUPILS
    fact = _(
        "With {pupils} pupils an average wobbles by {error} standard deviations, with {double} by {error_double}, with "
        "{fourfold} by {error_fourfold}."
    ).format(
        pupils=PUPILS,
        error=decimal(ERROR_IN_SD, 2),
        double=double,
        error_double=decimal(standard_error_of_average(double), 2),
        fourfold=fourfold,
        error_fourfold=decimal(standard_error_of_average(fourfold), 2),
    )
    answers = (
        Answer(
            _("{number} pupils").format(number=double),
            fact + " " + _("Twice as many pupils doesn't halve it: the wobble shrinks with the square root."),
            "twice-is-half",
        ),
        Answer(
            _("{number} pupils").format(number=fourfold),
            fact
            + " "
            + _("Four times as many for half the wobble. So small groups wobble a great deal more than large ones."),
        ),
        Answer(
            _("It makes no difference: the wobble is in the test"),
            fact + " " + _("A better test helps, but who happens to be in the group stays chance."),
            "only-the-test",
        ),
    )
    prompt = _("The average of {pupils} pupils wobbles. How many pupils do you need for half as much wobble?").format(
        pupils=PUPILS
    )
    return Question("more-pupils", "meaning", prompt, answers)


def _two_pupils() -> Question:
    share = in_hundred(lower_wins())
    fact = _("It happens in {share} of 100 cases.").format(share=share)
    answers = (
        Answer(
            _("Hardly ever: that group is lower"),
            fact
            + " "
            + _("The averages differ, the pupils overlap. Look at the two clouds again: they lie over each other."),
            "average-is-everyone",
        ),
        Answer(
            _("In about {share} of 100 cases").format(share=share),
            fact + " " + _("So the average of a group tells you little about a pupil in it."),
        ),
        Answer(
            _("In 50 of 100 cases: it is a coin toss"),
            fact
            + " "
            + _("Almost, but a real difference does shift the odds. It shifts them less than you would think."),
            "difference-means-nothing",
        ),
    )
    prompt = _(
        "Group A really is {real} points better than group B. You pick one pupil from each, blindly. How often does the "
        "pupil from B score higher?"
    ).format(real=decimal(REAL))
    return Question("two-pupils", "meaning", prompt, answers)


def _one_pupil() -> Question:
    fact = _(
        "Of all differences between these pupils the group explains {share} %; the rest is within the groups."
    ).format(share=in_hundred(explained()))
    answers = (
        Answer(
            _("Very little; look at this pupil's own results"),
            fact + " " + _("A difference between groups is news for the team that plans lessons, not for one child."),
        ),
        Answer(
            _("That this pupil is about {real} points behind").format(real=decimal(REAL)),
            fact
            + " "
            + _("That is the distance between the averages. This pupil may just as well be the best of both groups."),
            "average-is-everyone",
        ),
        Answer(
            _("That this pupil needs extra help, like the whole group"),
            fact
            + " "
            + _("Then you help many who don't need it, and perhaps miss someone in the other group who does."),
            "label-from-the-group",
        ),
    )
    prompt = _("Group B really is lower. What does that tell you about one pupil in group B?")
    return Question("one-pupil", "meaning", prompt, answers)


def reader_sentence() -> str:
    """Return how well anyone could do on such pairs."""
    return _(
        "The best possible reader, who knows exactly how we draw, is right in {share} of 100 pairs. More can't be had "
        "from two times {pupils} pupils."
    ).format(share=in_hundred(best_reader()[0]), pupils=PUPILS)
