"""One year with two classes: pupils' averages in a subject, the two averages test by test, absences, log-ins.

The classes differ a little, took tests of their own, and a few pupils have most of the absences.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import Board
from datawijs.language import _, decimal
from datawijs.widgets.question import Answer, Question
from datawijs.widgets.read_dashboard.class_view import SHUFFLES, chance_of_difference
from datawijs.widgets.read_dashboard.clear import Misread, Unclear, need, numeric_answers
from datawijs.widgets.read_dashboard.dashboard import (
    Dashboard,
    bar_chart,
    day_and_month,
    line_chart,
    strip_chart,
    tabbed,
)
from datawijs.widgets.read_dashboard.people import (
    class_name,
    names_of,
    schools_and_subjects,
    score_table,
    sector_of,
    subject_in_text,
)

FEW = 4  # pupils with the most absence
TOP = 3  # pupils whose share of all absence we count


@dataclass(frozen=True)
class One:
    """One of the two classes; all pupils' series have the pupils' names as index."""

    class_id: str
    name: str
    scores: pd.DataFrame  # name × number
    half_days: pd.Series
    logins_per_week: float

    @cached_property
    def averages(self) -> pd.Series:
        return self.scores.mean(axis=1)

    @cached_property
    def tests(self) -> pd.Series:
        return self.scores.mean().round(1)

    @property
    def size(self) -> int:
        return len(self.scores)


@dataclass(frozen=True)
class Facts:
    """All that is drawn: `high` is the class with the higher average, `low` the other."""

    board: Board
    school: pd.Series
    year: int
    subject_id: str
    subject: str
    high: One
    low: One

    @property
    def difference(self) -> float:
        return float(self.high.averages.mean() - self.low.averages.mean())


candidates = schools_and_subjects


def make(board: Board, candidate: tuple[str, str]) -> Dashboard:
    """Return the dashboard of the year with two classes of one school, in one subject; raises Unclear."""
    facts = _facts(board, *candidate)
    need(facts.difference >= 1)
    questions = (
        _class_average(facts),
        _often_absent(facts),
        _overlap(facts),
        _same_test(facts),
        _new_classes(facts),
        _small_group(facts),
        _few_pupils(facts),
        _what_else(facts),
    )
    heading = _("{year}, {school}").format(year=_year_name(facts), school=facts.school["name"])
    return Dashboard(heading, _tiles(facts), _charts(facts), questions, _truth(facts))


def _facts(board: Board, school_id: str, subject_id: str) -> Facts:
    of_school = board.classes[board.classes["school_id"] == school_id]
    year = of_school["year"].value_counts().idxmax()
    classes = [_one(board, class_id, subject_id) for class_id in of_school.loc[of_school["year"] == year, "class_id"]]
    need(len(classes) == 2)
    low, high = sorted(classes, key=lambda one: one.averages.mean())
    school = board.schools.set_index("school_id").loc[school_id]
    return Facts(board, school, int(year), subject_id, subject_in_text(board, subject_id, school["sector"]), high, low)


def _one(board: Board, class_id: str, subject_id: str) -> One:
    names = names_of(board)
    absences = board.absences[board.absences["class_id"] == class_id]
    activity = board.activity[board.activity["class_id"] == class_id]
    return One(
        class_id,
        class_name(board, class_id),
        score_table(board, class_id, subject_id).rename(index=names),
        absences.groupby("pupil_id")["half_days"].sum().rename(names),
        float(activity["logins"].mean()),
    )


def _year_name(facts: Facts) -> str:
    primary = sector_of(facts.board, facts.high.class_id) == "primary"
    return (_("Groep {year}") if primary else _("Year {year}")).format(year=facts.year)


# ---- what is shown ---------------------------------------------------------------------------------------------------


def _tiles(facts: Facts) -> tuple[tuple[str, str], ...]:
    return (
        *((_("Pupils, {class_name}").format(class_name=one.name), str(one.size)) for one in _both(facts)),
        *(
            (
                _("Missed results, {class_name}").format(class_name=one.name),
                _("{percent} %").format(percent=decimal(100 * one.scores.isna().to_numpy().mean())),
            )
            for one in _both(facts)
        ),
    )


def _both(facts: Facts) -> list[One]:
    order = list(facts.board.classes["class_id"])
    return sorted((facts.high, facts.low), key=lambda one: order.index(one.class_id))


def _charts(facts: Facts) -> tuple[dict[str, Any], ...]:
    first, second = _both(facts)
    return tabbed(
        {
            _("Results"): strip_chart(
                _("Average of each pupil in {subject}").format(subject=facts.subject),
                {one.name: one.averages for one in _both(facts)},
                unit=_("points, 0 to 100"),
            ),
            _("Test by test"): line_chart(
                _("Class averages in {subject}, test by test").format(subject=facts.subject),
                first.name,
                first.tests,
                [(second.name, second.tests)],
                note=_("Each class takes its own tests, on its own days."),
            ),
            _("Absence"): strip_chart(
                _("Absence of each pupil"),
                {one.name: one.half_days for one in _both(facts)},
                unit=_("half-days this year"),
                digits=0,
            ),
            _("Log-ins"): bar_chart(
                _("Log-ins per pupil per week"),
                [one.name for one in _both(facts)],
                [one.logins_per_week for one in _both(facts)],
                unit=_("log-ins"),
                head=_("Class"),
                digits=1,
            ),
        }
    )


def _truth(facts: Facts) -> str:
    levels = facts.board.truth.levels
    pupils = facts.board.pupils
    of_subject = levels[levels["subject_id"] == facts.subject_id].merge(pupils, on="pupil_id")
    means = of_subject.groupby("class_id")["level"].mean()
    return _(
        "What we know and no school knows: what the pupils really can do in {subject} is {high_level} on average in "
        "{high}, and "
        "{low_level} in {low}. Log-ins have nothing to do with it."
    ).format(
        subject=facts.subject,
        high=facts.high.name,
        low=facts.low.name,
        high_level=decimal(means[facts.high.class_id]),
        low_level=decimal(means[facts.low.class_id]),
    )


# ---- read ------------------------------------------------------------------------------------------------------------


def _class_average(facts: Facts) -> Question:
    one = facts.low
    mean = one.averages.mean()
    fact = _("The line in the strip of {class_name} stands at {mean}: the average of {count} pupils.").format(
        class_name=one.name, mean=decimal(mean), count=one.size
    )
    wrong = [
        Misread(
            "best-pupil",
            one.averages.max(),
            fact + " " + _("You read the dot furthest to the right: one pupil, not the class."),
        ),
        Misread(
            "weakest-pupil",
            one.averages.min(),
            fact + " " + _("You read the dot furthest to the left: one pupil, not the class."),
        ),
        Misread(
            "other-class",
            facts.high.averages.mean(),
            fact + " " + _("You read the strip of {other}.").format(other=facts.high.name),
        ),
    ]
    answers = numeric_answers(
        mean,
        fact + " " + _("And you see at once what an average leaves out: how far the dots lie apart."),
        wrong,
        write=lambda value: _("About {number}").format(number=decimal(value, 0)),
        gap=2.5,
    )
    prompt = _("What is the average of {class_name} in {subject}?").format(class_name=one.name, subject=facts.subject)
    return Question("class-average", "read", prompt, answers)


def _often_absent(facts: Facts) -> Question:
    one, other = _both(facts)[1], _both(facts)[0]
    for cut in (20, 25, 15, 30, 10):
        more, other_more = int((one.half_days > cut).sum()), int((other.half_days > cut).sum())
        clear = (one.half_days != cut).all() and (other.half_days != cut).all()
        if not clear or more < 1 or other_more < 1:
            continue
        fact = _("In the strip of {class_name} {count} dots lie to the right of {cut}.").format(
            class_name=one.name, count=more, cut=cut
        )
        wrong = [
            Misread(
                "other-row",
                other_more,
                fact + " " + _("You counted in the strip of {other}.").format(other=other.name),
            ),
            Misread(
                "both-classes",
                more + other_more,
                fact + " " + _("You counted both classes together. Look at who the question is about."),
            ),
            Misread(
                "other-side",
                one.size - more,
                fact + " " + _("You counted the other side: those with fewer half-days."),
            ),
        ]
        try:
            answers = numeric_answers(
                more,
                fact
                + " "
                + _("Each dot is a pupil; how far to the right it lies says how often the pupil was absent."),
                wrong,
                write=lambda value: str(int(value)),
                gap=1,
            )
        except Unclear:
            continue
        prompt = _("How many pupils of {class_name} were absent for more than {cut} half-days?").format(
            class_name=one.name, cut=cut
        )
        return Question("often-absent", "read", prompt, answers)
    raise Unclear


# ---- compare ---------------------------------------------------------------------------------------------------------


def _overlap(facts: Facts) -> Question:
    high, low = facts.high, facts.low
    mean = high.averages.mean()
    above = int((low.averages > mean).sum())
    need(above >= 3)
    fact = _("{count} of the {total} pupils of {low} lie above {mean}, the average of {high}.").format(
        count=above, total=low.size, low=low.name, mean=decimal(mean), high=high.name
    )
    wrong = [
        Misread(
            "average-is-everyone",
            0,
            fact + " " + _("A higher average doesn't put every pupil of the one class above every pupil of the other."),
        ),
        Misread(
            "own-average",
            int((low.averages > low.averages.mean()).sum()),
            fact
            + " "
            + _("So many lie above the average of {low} itself. The line to compare with is the other one.").format(
                low=low.name
            ),
        ),
        Misread(
            "other-row",
            int((high.averages > mean).sum()),
            fact + " " + _("You counted the pupils of {high}.").format(high=high.name),
        ),
        Misread(
            "none-below",
            low.size,
            fact
            + " "
            + _("That is all pupils of {low}. Look where the line of the other class stands.").format(low=low.name),
        ),
    ]
    answers = numeric_answers(
        above,
        fact + " " + _("The classes overlap far more than they differ."),
        wrong,
        write=lambda value: _("{number} of the {total}").format(number=int(value), total=low.size),
        gap=1,
    )
    prompt = _(
        "The average of {high} is {points} points higher than that of {low}. How many pupils of {low} lie above the "
        "average of {high} all "
        "the same?"
    ).format(high=high.name, points=decimal(facts.difference), low=low.name)
    return Question("overlap", "compare", prompt, answers)


def _same_test(facts: Facts) -> Question:
    """A test on which one class scored clearly higher, because the other's test was harder."""
    number, ahead, behind = _unequal_test(facts)
    seen = ahead.tests[number] - behind.tests[number]
    harder = _difficulty(facts, behind, number) - _difficulty(facts, ahead, number)
    fact = _(
        "They are two tests, on {day_ahead} and on {day_behind}. Because the school is made up we know: that of "
        "{behind} was {harder} points harder."
    ).format(
        day_ahead=day_and_month(_date(facts, ahead, number)),
        day_behind=day_and_month(_date(facts, behind, number)),
        behind=behind.name,
        harder=decimal(harder),
    )
    answers = (
        Answer(
            _("That you can't say: each class took a test of its own"),
            fact + " " + _("Same number, same subject, and yet not the same yardstick."),
        ),
        Answer(
            _("Yes: {points} points is a clear difference").format(points=decimal(seen)),
            fact + " " + _("The difference is clear, but it is between two tests as much as between two classes."),
            "unlike-tests",
        ),
        Answer(
            _("Yes, and so this was taught better in {ahead}").format(ahead=ahead.name),
            fact
            + " "
            + _("From a number to teaching is a long way: the test, the pupils and who was missing lie in between."),
            "result-is-teaching",
        ),
    )
    prompt = _(
        "On test {number} {ahead} had {score} on average, {behind} {other}. Did {ahead} do better there?"
    ).format(
        number=number,
        ahead=ahead.name,
        score=decimal(ahead.tests[number]),
        behind=behind.name,
        other=decimal(behind.tests[number]),
    )
    return Question("same-test", "compare", prompt, answers)


def _unequal_test(facts: Facts) -> tuple[int, One, One]:
    found = []
    for number in facts.high.tests.index:
        for ahead, behind in ((facts.high, facts.low), (facts.low, facts.high)):
            seen = ahead.tests[number] - behind.tests[number]
            harder = _difficulty(facts, behind, number) - _difficulty(facts, ahead, number)
            if seen >= 4 and harder >= max(4, 0.7 * seen):
                found.append((harder, number, ahead, behind))
    need(bool(found))
    _harder, number, ahead, behind = max(found, key=lambda one: one[0])
    return number, ahead, behind


def _test_row(facts: Facts, one: One, number: int) -> pd.Series:
    tests = facts.board.tests
    same = (tests["class_id"] == one.class_id) & (tests["subject_id"] == facts.subject_id) & (tests["number"] == number)
    return tests[same].iloc[0]


def _date(facts: Facts, one: One, number: int) -> pd.Timestamp:
    return _test_row(facts, one, number)["date"]


def _difficulty(facts: Facts, one: One, number: int) -> float:
    difficulty = facts.board.truth.difficulty.set_index("test_id")["difficulty"]
    return float(difficulty[_test_row(facts, one, number)["test_id"]])


# ---- read beyond -----------------------------------------------------------------------------------------------------


def _new_classes(facts: Facts) -> Question:
    values = np.concatenate([facts.high.averages, facts.low.averages])
    usual = usual_difference(values, facts.high.size)
    need(usual >= 1 and abs(usual - facts.difference) >= 0.5)
    fact = _(
        "We divided these {count} pupils by lot over two classes, {shuffles} times. The averages differed by {usual} "
        "points, on average."
    ).format(count=len(values), shuffles=SHUFFLES, usual=decimal(usual))
    answers = (
        Answer(
            _("One will be ahead by some {usual} points; which one, nobody knows").format(usual=decimal(usual)),
            fact
            + " "
            + _("So a difference between two classes needs no other explanation than who happened to be put where."),
        ),
        Answer(
            _("{high} will be ahead again, by about {points} points").format(
                high=facts.high.name, points=decimal(facts.difference)
            ),
            fact + " " + _("You gave the difference to the name of the class. Next year other pupils sit there."),
            "difference-sticks-to-name",
        ),
        Answer(
            _("They will be equal: the lot is fair"),
            fact + " " + _("Fair doesn't mean equal. In groups of this size chance leaves a difference."),
            "chance-evens-out",
        ),
    )
    prompt = _(
        "Next year the pupils of a year like this are divided over two classes by lot. What do you expect of the two "
        "averages?"
    )
    return Question("new-classes", "beyond", prompt, answers)


def usual_difference(values: np.ndarray, size: int) -> float:
    """Return by how much the averages of a group of `size`, dealt by lot, and of the rest differ on average."""
    rng = np.random.default_rng(SHUFFLES)
    dealt = rng.permuted(np.tile(np.arange(len(values)) < size, (SHUFFLES, 1)), axis=1)
    inside, outside = dealt @ values / size, ~dealt @ values / (len(values) - size)
    return float(np.abs(inside - outside).mean())


def _small_group(facts: Facts) -> Question:
    half_days = pd.concat([facts.high.half_days, facts.low.half_days])
    averages = pd.concat([facts.high.averages, facts.low.averages])
    most = half_days.sort_values(ascending=False)
    need(most.iloc[FEW - 1] > most.iloc[FEW])
    group = averages.index.isin(most.index[:FEW])
    difference = float(averages[group].mean() - averages[~group].mean())
    chance = chance_of_difference(averages.to_numpy(), group, difference)
    need(chance >= 0.1 and abs(difference) >= 1.5)
    fact = _(
        "We picked {few} of these {count} pupils by lot, {shuffles} times: in {chance} of 100 cases they differed at "
        "least as much from the "
        "others."
    ).format(few=FEW, count=len(averages), shuffles=SHUFFLES, chance=round(100 * chance))
    answers = (
        Answer(
            _("It may be larger, smaller or the other way round: {few} pupils are very few").format(few=FEW),
            fact
            + " "
            + _("The average of a small group jumps about. Talk about these pupils, not about “the absent ones”."),
        ),
        Answer(
            _("About the same: absence has a fixed effect on results"),
            fact + " " + _("Perhaps absence does harm, but so few pupils can't show it, let alone how much."),
            "small-group-as-law",
        ),
        Answer(
            _("None: so absence doesn't matter for results"),
            fact
            + " "
            + _("That these few can't show it doesn't mean that it isn't so. No proof for it is not proof against it."),
            "no-proof-as-proof",
        ),
    )
    words = _("{points} points lower") if difference < 0 else _("{points} points higher")
    prompt = _(
        "The {few} pupils with the most absence are {difference} on average than the others. What difference do you "
        "expect next year, for "
        "the {few} with the most absence then?"
    ).format(few=FEW, difference=words.format(points=decimal(abs(difference))))
    return Question("small-group", "beyond", prompt, answers)


# ---- read behind -----------------------------------------------------------------------------------------------------


def _few_pupils(facts: Facts) -> Question:
    more, fewer = sorted((facts.high, facts.low), key=lambda one: one.half_days.mean(), reverse=True)
    need(more.half_days.mean() - fewer.half_days.mean() >= 1)
    top = more.half_days.nlargest(TOP)
    share = top.sum() / more.half_days.sum()
    rest = more.half_days.drop(top.index).mean()
    need(share >= 0.28 and rest - fewer.half_days.mean() <= (more.half_days.mean() - fewer.half_days.mean()) / 2)
    fact = _(
        "In {class_name} {top} of the {count} pupils have {share} in 100 of all half-days. Without them the average "
        "is {rest} instead of "
        "{mean}."
    ).format(
        class_name=more.name,
        top=TOP,
        count=more.size,
        share=round(100 * share),
        rest=decimal(rest),
        mean=decimal(more.half_days.mean()),
    )
    answers = (
        Answer(
            _("A few pupils with a great deal of absence"),
            fact + " " + _("So it is about a few pupils and their stories, not about the class."),
        ),
        Answer(
            _("That everybody in {class_name} is absent a little more").format(class_name=more.name),
            fact + " " + _("That is what an average suggests. The dots show that it isn't so."),
            "average-hides-spread",
        ),
        Answer(
            _("A poor atmosphere in {class_name}").format(class_name=more.name),
            fact + " " + _("Why somebody is absent isn't in the data. The dots show a few pupils, not a class."),
            "made-up-motive",
        ),
    )
    prompt = _(
        "{more} has {mean} half-days of absence per pupil, {fewer} {other}. Look at the dots: what weighs most in "
        "the number of {more}?"
    ).format(
        more=more.name,
        mean=decimal(more.half_days.mean()),
        fewer=fewer.name,
        other=decimal(fewer.half_days.mean()),
    )
    return Question("few-pupils", "behind", prompt, answers)


def _what_else(facts: Facts) -> Question:
    combination = next((one for one in _both(facts) if "/" in one.name), None)
    who = (
        _("{class_name} is a combination class, with pupils of two years; the dashboard files them under one.").format(
            class_name=combination.name
        )
        if combination
        else _(
            "How the pupils were divided over the two classes, and what they could do in September, isn't on the "
            "dashboard."
        )
    )
    answers = (
        Answer(
            _("Who is in which class, where they started, which tests they took"),
            who + " " + _("Without a starting point you compare pupils, not teaching."),
        ),
        Answer(
            _("Nothing more: same year and same subject, so it is a fair comparison"),
            who + " " + _("Same label, but not the same group and not the same tests."),
            "same-label-same-group",
        ),
        Answer(
            _("How much the pupils logged in: that shows how hard they worked"),
            who
            + " "
            + _(
                "Log-ins don't show work. In {high} there are {high_logins} per pupil per week and in {low} "
                "{low_logins}; at our made-up schools that has nothing to do with results."
            ).format(
                high=facts.high.name,
                high_logins=decimal(facts.high.logins_per_week),
                low=facts.low.name,
                low_logins=decimal(facts.low.logins_per_week),
            ),
            "logins-as-effort",
        ),
        Answer(
            _("Nothing more: a lower average means a weaker class"),
            who + " " + _("A label from one number. A class that began far behind may have come the longest way."),
            "label-from-one-number",
        ),
    )
    prompt = _(
        "{high} is {points} points ahead of {low}. What must you know before you may put that down to the teaching?"
    ).format(high=facts.high.name, points=decimal(facts.difference), low=facts.low.name)
    return Question("what-else", "behind", prompt, answers)
