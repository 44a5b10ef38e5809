"""What the exercise "Moving target" asks. Every number in a sentence is computed from the drawn years."""

from dataclasses import dataclass

import numpy as np

from datawijs.language import _, decimal
from datawijs.widgets.moving_target.years import MARGIN, MONTHS, Years
from datawijs.widgets.question import Answer, Question

LARGE_FALL = 15  # places, in the answer that is right


@dataclass(frozen=True)
class Facts:
    """The pupil that is shown (`ability` at the start and after each month, `first_miss`: place of the first month below
    September's target) and what two large groups of pupils meet: those who fall behind and those who keep pace."""

    name: str
    ability: np.ndarray
    first_miss: int
    behind: Years
    pace: Years

    @property
    def start(self) -> int:
        return int(self.ability[0])

    @property
    def june(self) -> int:
        return int(self.ability[-1])

    @property
    def fall(self) -> int:
        return self.start - self.june

    @property
    def count(self) -> int:
        return len(self.behind.ability)


def months_reached(years: Years) -> float:
    """Return in how many months of the year a pupil is on target on average, when the target is reset monthly."""
    return float(years.on_target(years.monthly_target).sum(axis=1).mean())


def missed_in_june(years: Years) -> int:
    """Return how many pupils are below September's target in June, when it is kept."""
    return int((~years.on_target(years.september_target)[:, -1]).sum())


def months_missed_without_margin(years: Years) -> float:
    """Return in how many months a pupil ends below the monthly target on average, if not one place lower is allowed."""
    return float((years.ability[:, 1:] < years.monthly_target).sum(axis=1).mean())


# ---- before ----------------------------------------------------------------------------------------------------------


def guesses(facts: Facts) -> list[Question]:
    """Return the guesses, asked before the learner has seen any month."""
    return [_june(facts), _how_often(facts)]


def _june(facts: Facts) -> Question:
    fact = _("It is {june} in June: {fall} places lower than at the start.").format(june=facts.june, fall=facts.fall)
    answers = (
        Answer(
            _("At about {start}, or higher").format(start=facts.start),
            fact
            + " "
            + _(
                "A ✓ in June compares with the first of June. What was true in September, nobody looks at any more. "
                "“On target” is not “where this pupil used to be”."
            ),
            "green-means-level",
        ),
        Answer(
            _("A little lower, {margin} places at most").format(margin=MARGIN),
            fact
            + " "
            + _(
                "The {margin} places hold for one month. The next month begins at the lower place, with {margin} new "
                "ones. So small steps add up, and no single one is an alarm."
            ).format(margin=MARGIN),
            "margin-counts-once",
        ),
        Answer(
            _("That may well be {large} places lower").format(large=LARGE_FALL),
            fact
            + " "
            + _(
                "Each month the target comes down to where {name} stands. One step is about {step} places: never "
                "enough for a ✗."
            ).format(name=facts.name, step=round(facts.fall / MONTHS)),
        ),
    )
    prompt = _(
        "{name} stands at {start} when the year begins. Every month there is growth, and every month a ✓ for the "
        "target. Where does {name} stand in June?"
    ).format(name=facts.name, start=facts.start)
    return Question("june", "guess", prompt, answers)


def _how_often(facts: Facts) -> Question:
    fact = _(
        "On average they reach {behind} of the {months} targets. Pupils who keep pace reach {pace} of {months}."
    ).format(behind=decimal(months_reached(facts.behind)), pace=decimal(months_reached(facts.pace)), months=MONTHS)
    hides = _("A target that comes along hardly tells the one group from the other.")
    answers = (
        Answer(
            _("In about 3: the programme notices in autumn"),
            fact + " " + _("The programme does know it, but it compares with last month only.") + " " + hides,
            "programme-will-warn",
        ),
        Answer(
            _("In about 6: now and then a ✗"),
            fact
            + " "
            + _("A step of two places disappears in the {margin} places of margin.").format(margin=MARGIN)
            + " "
            + hides,
            "half-will-show",
        ),
        Answer(_("In nearly all 10"), fact + " " + hides),
    )
    prompt = _(
        "We made up {count} pupils who fall behind as slowly as {name}. In how many of the {months} months do they "
        "reach the monthly target, on average?"
    ).format(count=facts.count, name=facts.name, months=MONTHS)
    return Question("how-often", "guess", prompt, answers)


# ---- after -----------------------------------------------------------------------------------------------------------


def questions(facts: Facts, first_miss: str) -> list[Question]:
    """Return the questions that close the exercise; `first_miss` names the first month below September's target."""
    return [_tick(facts), _growth(facts), _first_cross(facts, first_miss), _agreement(facts)]


def _tick(facts: Facts) -> Question:
    fact = _("{name} had ten of them, and went from {start} to {june}.").format(
        name=facts.name, start=facts.start, june=facts.june
    )
    answers = (
        Answer(
            _("This month the pupil stayed close to where it stood on the first of the month"),
            fact
            + " "
            + _(
                "That is what the ✓ was made for: a goal for this month that the pupil can reach. It is good for "
                "practising, and it is no measure of the year."
            ),
        ),
        Answer(
            _("The pupil is at the level of its year"),
            fact
            + " "
            + _("The level of the year doesn't come into it. A pupil at 20 and a pupil at 90 get the same ✓."),
            "green-means-level",
        ),
        Answer(
            _("The pupil learns as much as the others do"),
            fact
            + " "
            + _("Who loses {margin} places on the others every month still gets a ✓ every month.").format(
                margin=MARGIN
            ),
            "green-means-pace",
        ),
        Answer(
            _("Nothing; such a target is best ignored"),
            fact
            + " "
            + _(
                "It does tell something: a sudden fall within one month gives a ✗. Only what goes slowly escapes it. "
                "Know what a signal can see, then use it for that."
            ),
            "useless-signal",
        ),
    )
    return Question("tick", "meaning", _("What does a ✓ for the monthly target tell you?"), answers)


def _growth(facts: Facts) -> Question:
    answers = (
        Answer(
            _("The other pupils grew more, and ability compares with them"),
            _(
                "Growth counts what {name} has learned. Ability is the place among 100 pupils, and most of the others "
                "learned more. Both numbers are right; each answers another question."
            ).format(name=facts.name),
        ),
        Answer(
            _("One of the two numbers must be wrong"),
            _(
                "Both are right. Growth compares {name} with {name} a month ago, ability compares {name} with the "
                "others. Always ask of a number: compared with whom?"
            ).format(name=facts.name),
            "numbers-contradict",
        ),
        Answer(
            _("It can't be a real decline then: growth is growth"),
            _(
                "{name} does learn, and that is worth saying aloud. But the distance to the others gets larger every "
                "month, and next year's lessons build on what they can do by then."
            ).format(name=facts.name),
            "growth-means-fine",
        ),
        Answer(
            _("The exercises became harder, so the place fell"),
            _("Harder exercises are harder for everyone. The place among 100 pupils only falls when others get past."),
            "harder-for-all",
        ),
    )
    prompt = _("{name} grew in every month, and yet ability fell from {start} to {june}. How can that be?").format(
        name=facts.name, start=facts.start, june=facts.june
    )
    return Question("growth", "meaning", prompt, answers)


def _first_cross(facts: Facts, month: str) -> Question:
    fact = _(
        "Of {count} pupils who on average keep pace, {pace} are below September's target in June as well, because no "
        "one's months are all alike. Of {count} who fall behind, {behind} are."
    ).format(count=facts.count, pace=missed_in_june(facts.pace), behind=missed_in_june(facts.behind))
    answers = (
        Answer(
            _("Look how the line goes on, look in the lesson, and ask {name}").format(name=facts.name),
            fact
            + " "
            + _("So a ✗ is a reason to look, and more so when it stays. It is not yet a verdict on {name}.").format(
                name=facts.name
            ),
        ),
        Answer(
            _("Lower the target: this one is too hard for {name}").format(name=facts.name),
            fact
            + " "
            + _("Lowering the target is exactly what the programme did every month, and how the decline went unseen."),
            "lower-the-bar",
        ),
        Answer(
            _("Tell the parents that {name} is falling behind").format(name=facts.name),
            fact
            + " "
            + _("One ✗ doesn't show who is who yet. First look further, and talk with {name}.").format(name=facts.name),
            "one-cross-is-proof",
        ),
        Answer(
            _("Wait for the test in June: one ✗ means nothing"),
            fact
            + " "
            + _("One ✗ means little, a row of them a lot. Who waits until June gives away the rest of the year."),
            "wait-for-the-end",
        ),
    )
    prompt = _("You kept September's target, and the first ✗ comes in {month}. What do you do?").format(month=month)
    return Question("first-cross", "meaning", prompt, answers)


def _agreement(facts: Facts) -> Question:
    answers = (
        Answer(
            _("Keep the monthly target for practising, and twice a year look back at the start of the year"),
            _(
                "Each target does what it is good at: the monthly one sets a goal that the pupil can reach, the fixed "
                "one shows the long line. Note down in September where everyone stands, or it can't be found any more."
            ),
        ),
        Answer(
            _("From now on, nobody may end a month even one place lower"),
            _(
                "Then a pupil who keeps pace gets a ✗ in {pace} of the {months} months: ups and downs of one or two "
                "places are ordinary. You would be reacting to noise."
            ).format(pace=decimal(months_missed_without_margin(facts.pace)), months=MONTHS),
            "no-margin",
        ),
        Answer(
            _("Switch off monthly targets: they mislead"),
            _(
                "For the pupil a goal within reach is a good thing. What misleads is reading ten ✓ as “a good year”. "
                "So change the reading, not the goal."
            ),
            "switch-it-off",
        ),
        Answer(
            _("Look at growth only: that is about the pupil itself"),
            _(
                "{name} grew in every month. Growth without anything to compare it with would have told you that all "
                "was well."
            ).format(name=facts.name),
            "growth-means-fine",
        ),
    )
    return Question("agreement", "meaning", _("Which agreement helps your team see this in time?"), answers)
