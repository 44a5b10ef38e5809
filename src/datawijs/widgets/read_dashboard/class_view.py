"""One class: every pupil's average in a subject, the class average from test to test, log-ins beside results, absences.

The bars don't start at zero, as on many a dashboard; one test was hard for everybody.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import Board
from datawijs.language import _, decimal
from datawijs.widgets.question import Answer, Question
from datawijs.widgets.read_dashboard.clear import Misread, Unclear, need, numeric_answers
from datawijs.widgets.read_dashboard.dashboard import (
    Dashboard,
    bar_chart,
    line_chart,
    scatter_chart,
    tabbed,
    week_chart,
)
from datawijs.widgets.read_dashboard.people import (
    class_name,
    declines_in,
    names_of,
    school_of,
    score_table,
    subject_in_text,
)

LARGE_DROP = 10  # points from one test to the next
LOWEST = 5  # pupils, whom we follow to the next test
WITHIN = 5  # points around the class average
SHUFFLES = 2000


@dataclass(frozen=True)
class Facts:
    """All that is drawn, and what follows from it."""

    board: Board
    class_id: str
    class_name: str
    subject_id: str
    subject: str
    scores: pd.DataFrame  # pupil_id × number
    names: pd.Series  # by pupil_id
    logins: pd.Series  # of the year, by pupil_id
    absences: pd.Series  # half-days of the class, by week

    @cached_property
    def averages(self) -> pd.Series:
        """Each pupil's average, by name."""
        return self.scores.mean(axis=1).rename(self.names)

    @cached_property
    def tests(self) -> pd.Series:
        """The class average by number, as drawn."""
        return self.scores.mean().round(1)

    @property
    def steady(self) -> pd.DataFrame:
        """The scores of the pupils without a decline in this subject."""
        return self.scores.drop(index=list(declines_in(self.board, self.subject_id)), errors="ignore")

    @cached_property
    def start(self) -> int:
        """Where the bars begin: at a ten, a little below the lowest average."""
        return int((self.averages.min() - 6) // 10 * 10)


def candidates(board: Board, rng: np.random.Generator) -> list[tuple[str, str]]:
    """Return classes and subjects (class_id, subject_id) in an order drawn by `rng`."""
    pairs = board.tests[["class_id", "subject_id"]].drop_duplicates().to_numpy()
    return [tuple(pair) for pair in pairs[rng.permutation(len(pairs))]]


def make(board: Board, candidate: tuple[str, str]) -> Dashboard:
    """Return the dashboard of one class in one subject; raises Unclear."""
    facts = _facts(board, *candidate)
    need(facts.start >= 20)
    questions = (
        _one_average(facts),
        _below(facts),
        _how_many_times(facts),
        _near_average(facts),
        _lowest_five(facts),
        _drops_by_chance(facts),
        _hard_test(facts),
        _logins_and_results(facts),
    )
    heading = _("{class_name}, {school}").format(
        class_name=facts.class_name, school=school_of(board, facts.class_id)["name"]
    )
    return Dashboard(heading, _tiles(facts), _charts(facts), questions, _truth(facts))


def _facts(board: Board, class_id: str, subject_id: str) -> Facts:
    activity = board.activity[board.activity["class_id"] == class_id]
    absences = board.absences[board.absences["class_id"] == class_id]
    return Facts(
        board=board,
        class_id=class_id,
        class_name=class_name(board, class_id),
        subject_id=subject_id,
        subject=subject_in_text(board, subject_id, school_of(board, class_id)["sector"]),
        scores=score_table(board, class_id, subject_id),
        names=names_of(board),
        logins=activity.groupby("pupil_id")["logins"].sum(),
        absences=absences.groupby("week")["half_days"].sum(),
    )


# ---- what is shown ---------------------------------------------------------------------------------------------------


def _tiles(facts: Facts) -> tuple[tuple[str, str], ...]:
    return (
        (_("Pupils"), str(len(facts.scores))),
        (_("Class average, {subject}").format(subject=facts.subject), decimal(facts.averages.mean())),
        (_("Half-days of absence per pupil"), decimal(facts.absences.sum() / len(facts.scores))),
        (_("Log-ins per pupil, this year"), decimal(facts.logins.mean(), 0)),
    )


def _charts(facts: Facts) -> tuple[dict[str, Any], ...]:
    return tabbed(
        {
            _("Pupils"): bar_chart(
                _("Average of each pupil in {subject}").format(subject=facts.subject),
                facts.averages.index,
                facts.averages,
                unit=_("points"),
                head=_("Pupil"),
                start=facts.start,
                digits=1,
                note=_("Points, 0 to 100. Over all tests of the year."),
            ),
            _("Test by test"): line_chart(
                _("Class average in {subject}, test by test").format(subject=facts.subject),
                facts.class_name,
                facts.tests,
            ),
            _("Log-ins"): scatter_chart(
                _("Log-ins and results"),
                facts.logins.rename(facts.names),
                facts.averages,
                x_title=_("log-ins this year"),
                y_title=_("average"),
            ),
            _("Absence"): week_chart(
                _("Absence by week"), facts.absences.index, facts.absences, unit=_("half-days, all pupils together")
            ),
        }
    )


def _truth(facts: Facts) -> str:
    declined = len(facts.scores) - len(facts.steady)
    return _(
        "What we know and no school knows: {declined} of the {count} pupils have a real decline in {subject}, "
        "and at our made-up schools log-ins have nothing to do with results. Everything else is wobble and "
        "easier or harder tests."
    ).format(declined=declined, count=len(facts.scores), subject=facts.subject)


# ---- read ------------------------------------------------------------------------------------------------------------


def _one_average(facts: Facts) -> Question:
    averages = facts.averages
    place = _telling_place(averages)
    name, value = averages.index[place], averages.iloc[place]
    fact = _("{name}'s bar ends at {value}.").format(name=name, value=decimal(value))
    beside = place + 1 if place + 1 < len(averages) else place - 1
    wrong = [
        Misread(
            "length-of-bar",
            value - facts.start,
            fact
            + " "
            + _(
                "You took the length of the bar. But the axis starts at {start}, not at 0: read where the bar ends."
            ).format(start=facts.start),
        ),
        Misread(
            "one-row-off",
            averages.iloc[beside],
            fact + " " + _("You read {other}, one row beside it.").format(other=averages.index[beside]),
        ),
        Misread(
            "class-average",
            averages.mean(),
            fact + " " + _("That is the average of the whole class; it stands at the top."),
        ),
    ]
    answers = numeric_answers(
        value,
        fact
        + " "
        + _("You read the end of the bar, not its length. Here that matters: the axis starts at {start}.").format(
            start=facts.start
        ),
        wrong,
        write=lambda number: _("About {number}").format(number=decimal(number, 0)),
        gap=4,
    )
    prompt = _("What is {name}'s average?").format(name=name)
    return Question("one-average", "read", prompt, answers)


def _telling_place(averages: pd.Series) -> int:
    """The row that differs most from the next one, so that a slip to the next row shows."""
    return int(averages.diff(-1).abs().iloc[:-1].to_numpy().argmax())


def _below(facts: Facts) -> Question:
    averages = facts.averages
    middle = (facts.start + 100) / 2
    last = facts.scores.iloc[:, -1]
    for cut in (60, 65, 70, 55, 75):
        if (averages - cut).abs().min() < 0.5:
            continue
        count = int((averages < cut).sum())
        fact = _("{count} bars end below {cut}.").format(count=count, cut=cut)
        wrong = [
            Misread(
                "half-of-the-bar",
                int((averages < middle).sum()),
                fact
                + " "
                + _(
                    "You counted bars shorter than half of the chart. Half of this axis is {middle} points, not {cut}."
                ).format(middle=decimal(middle, 0), cut=cut),
            ),
            Misread(
                "other-side",
                int((averages >= cut).sum()),
                fact + " " + _("You counted those at {cut} and above.").format(cut=cut),
            ),
            Misread(
                "last-test",
                int((last < cut).sum()),
                fact
                + " "
                + _("On the last test so many were below {cut}. The bars show the average over all tests.").format(
                    cut=cut
                ),
            ),
        ]
        try:
            answers = numeric_answers(
                count,
                fact + " " + _("Counted against the line of the axis, that is exact."),
                wrong if middle != cut else wrong[1:],
                write=lambda value: str(int(value)),
                gap=1,
            )
        except Unclear:
            continue
        if 2 <= count <= len(averages) - 2:
            return Question("below", "read", _("How many pupils have an average below {cut}?").format(cut=cut), answers)
    raise Unclear


# ---- compare ---------------------------------------------------------------------------------------------------------


def _how_many_times(facts: Facts) -> Question:
    high, low = facts.averages.idxmax(), facts.averages.idxmin()
    top, bottom = facts.averages.max(), facts.averages.min()
    points = top / bottom
    bars = (top - facts.start) / (bottom - facts.start)
    need(bars >= points + 0.7)
    fact = _("{high} has {top} points, {low} {bottom}: {points} times as many.").format(
        high=high, top=decimal(top), low=low, bottom=decimal(bottom), points=decimal(points)
    )
    cut_off = _("The first {start} points are cut off both bars, and that makes every difference look larger.").format(
        start=facts.start
    )
    answers = (
        Answer(_("About {points} times as many").format(points=decimal(points)), f"{fact} {cut_off}"),
        Answer(
            _("About {points} times as many").format(points=decimal(bars)),
            fact + " " + _("You compared the lengths of the bars.") + " " + cut_off,
            "length-of-bar",
        ),
        Answer(
            _("You can't tell from a chart like this"),
            fact + " " + _("You can: the numbers on the axis are right. Only the lengths mislead, so read the ends."),
            "chart-is-useless",
        ),
    )
    prompt = _(
        "{high} has the longest bar, {low} the shortest. How many times as many points does {high} have?"
    ).format(high=high, low=low)
    return Question("how-many-times", "compare", prompt, answers)


def _near_average(facts: Facts) -> Question:
    averages = facts.averages
    mean = averages.mean()
    distance = (averages - mean).abs()
    need((distance - WITHIN).abs().min() > 0.2)
    count, total = int((distance < WITHIN).sum()), len(averages)
    fact = _("The class average is {mean}; {count} of the {total} pupils lie between {low} and {high}.").format(
        mean=decimal(mean), count=count, total=total, low=decimal(mean - WITHIN), high=decimal(mean + WITHIN)
    )
    wrong = [
        Misread(
            "average-is-everyone",
            total - 1,
            fact + " " + _("An average is not where the pupils are; it is where they balance. It hides the spread."),
        ),
        Misread(
            "above-average",
            int((averages > mean).sum()),
            fact + " " + _("So many lie above the average. Near it is something else."),
        ),
        Misread(
            "band-too-wide",
            int((distance < 2 * WITHIN).sum()),
            fact
            + " "
            + _("So many lie within {wide} points. The question is about {within} up and {within} down.").format(
                wide=2 * WITHIN, within=WITHIN
            ),
        ),
    ]
    answers = numeric_answers(
        count,
        fact + " " + _("Before you talk about “the class”, look at the spread."),
        wrong,
        write=lambda value: _("{number} of the {total}").format(number=int(value), total=total),
        gap=2,
    )
    need(count <= 0.7 * total)
    prompt = _("How many pupils lie within {within} points of the class average of {mean}?").format(
        within=WITHIN, mean=decimal(mean)
    )
    return Question("near-average", "compare", prompt, answers)


# ---- read beyond -----------------------------------------------------------------------------------------------------


def _lowest_five(facts: Facts) -> Question:
    number, pupils = _lowest_without_decline(facts)
    now, after = facts.scores.loc[pupils, number].mean(), facts.scores.loc[pupils, number + 1].mean()
    class_now, class_after = facts.tests[number], facts.tests[number + 1]
    usual = facts.scores.loc[pupils].drop(columns=[number, number + 1]).mean(axis=1).mean()
    need(now + 3 <= usual <= facts.tests.mean() - 2)  # partly luck, partly level
    fact = _(
        "On test {next} they had {after} on average. Their average on all other tests is {usual}: on test {number} "
        "they were not only "
        "weaker, they also had bad luck."
    ).format(next=number + 1, after=decimal(after), usual=decimal(usual), number=number)
    wrong = [
        Misread(
            "stays-lowest",
            now,
            fact
            + " "
            + _(
                "If you pick pupils out for a low result, you pick them out for bad luck too, and bad "
                "luck doesn't stay."
            ),
        ),
        Misread(
            "all-luck",
            class_after,
            fact
            + " "
            + _("Not all of it was luck: these pupils also stand a little lower than the class, and that stays."),
        ),
        Misread(
            "line-goes-on",
            now - (after - now),
            fact + " " + _("Nothing pushes them further down. A low group rises by itself, on average."),
        ),
    ]
    answers = numeric_answers(
        after,
        fact + " " + _("That is regression to the mean. Extra help in between would have looked like a success."),
        wrong,
        write=lambda value: _("About {number}").format(number=decimal(value, 0)),
        gap=4,
    )
    prompt = _(
        "The {count} lowest on test {number} had {now} on average, the class {class_now}. On test {next} the class "
        "had {class_after}; "
        "nobody did anything special. What did these {count} have on test {next}, on average?"
    ).format(
        count=LOWEST,
        number=number,
        now=decimal(now),
        class_now=decimal(class_now),
        next=number + 1,
        class_after=decimal(class_after),
    )
    return Question("lowest-five", "beyond", prompt, answers)


def _lowest_without_decline(facts: Facts) -> tuple[int, list[str]]:
    """A test on which the five lowest have no decline, took the next test too and rose on it, while the class "
    "stayed put."""
    declined = declines_in(facts.board, facts.subject_id)
    for number in range(10, 2, -1):
        lowest = facts.scores[number].nsmallest(LOWEST).index
        after = facts.scores.loc[lowest, number + 1]
        steady = abs(facts.tests[number + 1] - facts.tests[number]) <= 3
        rise = after.mean() - facts.scores.loc[lowest, number].mean()
        if steady and rise >= 4 and after.notna().all() and not declined & set(lowest):
            return number, list(lowest)
    raise Unclear


def _drops_by_chance(facts: Facts) -> Question:
    steps = facts.steady.diff(axis=1)
    share = float((steps <= -LARGE_DROP).sum().sum() / steps.notna().sum().sum())
    total = len(facts.scores)
    expected = round(share * total)
    need(3 <= expected <= total // 2 - 3)
    fact = _(
        "With the pupils of this class without a decline, {percent} of 100 steps from one test to the next are drops "
        "of {points} points "
        "or more. Of {total} pupils that makes {expected}."
    ).format(percent=round(100 * share), points=LARGE_DROP, total=total, expected=expected)
    answers = (
        Answer(
            _("About {number}").format(number=expected),
            fact
            + " "
            + _("So a list of everybody who drops {points} points holds a good deal of bad luck.").format(
                points=LARGE_DROP
            ),
        ),
        Answer(
            _("None or one: a drop like that means something"),
            fact + " " + _("It feels large, but it is about as large as the ordinary wobble of one pupil."),
            "large-drop-is-signal",
        ),
        Answer(
            _("About {number}: up or down is as likely").format(number=total // 2),
            fact
            + " "
            + _("About half go down, but most of them by less than {points} points.").format(points=LARGE_DROP),
            "any-drop",
        ),
        Answer(
            _("That can't be known beforehand"),
            fact + " " + _("Who it will be can't be known. How many, roughly, can be counted."),
            "chance-has-no-numbers",
        ),
    )
    prompt = _(
        "Suppose that nothing is the matter with anybody. How many of the {total} pupils will score {points} points "
        "or more lower on the "
        "next test than on this one?"
    ).format(total=total, points=LARGE_DROP)
    return Question("drops-by-chance", "beyond", prompt, answers)


# ---- read behind -----------------------------------------------------------------------------------------------------


def _hard_test(facts: Facts) -> Question:
    step = facts.tests.diff().loc[2:11]
    number = int(step.idxmin())
    both = facts.scores[[number - 1, number]].dropna()
    lower = int((both[number] < both[number - 1]).sum())
    harder = _difficulty(facts, number) - _difficulty(facts, number - 1)
    back = facts.tests[number + 1]
    need(step[number] <= -6 and lower >= 0.7 * len(both) and harder >= 5 and back - facts.tests[number] >= 4)
    fact = _(
        "{lower} of {both} pupils went down at the same time, and on the next test the average was {back} again."
    ).format(lower=lower, both=len(both), back=decimal(back))
    answers = (
        Answer(
            _("A harder test, most likely: look at the test first"),
            fact
            + " "
            + _(
                "Because the school is made up we know: this test was {points} points harder than the one before."
            ).format(points=decimal(harder)),
        ),
        Answer(
            _("The class worked less for it"),
            fact
            + " "
            + _("Perhaps, but nothing on the dashboard says so. What all pupils share first of all is the test."),
            "class-to-blame",
        ),
        Answer(
            _("A few pupils who did very badly"),
            fact + " " + _("A few pupils can pull an average down, but here nearly everyone went down."),
            "few-pull-average",
        ),
        Answer(
            _("The beginning of a decline of this class"),
            fact + " " + _("A decline stays. This dip was gone on the next test."),
            "dip-as-decline",
        ),
    )
    prompt = _(
        "On test {number} the class average was {points} lower than on test {before}; {lower} of {both} pupils "
        "scored lower. What is "
        "behind it, most likely?"
    ).format(number=number, points=decimal(-step[number]), before=number - 1, lower=lower, both=len(both))
    return Question("hard-test", "behind", prompt, answers)


def _difficulty(facts: Facts, number: int) -> float:
    tests = facts.board.tests
    same = (
        (tests["class_id"] == facts.class_id) & (tests["subject_id"] == facts.subject_id) & (tests["number"] == number)
    )
    difficulty = facts.board.truth.difficulty.set_index("test_id")["difficulty"]
    return float(difficulty[tests.loc[same, "test_id"].iloc[0]])


def _logins_and_results(facts: Facts) -> Question:
    averages = facts.scores.mean(axis=1)
    often = (facts.logins > facts.logins.median()).reindex(averages.index).to_numpy()
    difference = float(averages[often].mean() - averages[~often].mean())
    chance = chance_of_difference(averages.to_numpy(), often, difference)
    need(abs(difference) >= 1 and chance >= 0.1)
    fact = _(
        "We dealt the log-ins out anew among these {count} pupils by lot, {shuffles} times: a difference at least "
        "this large came up in "
        "{chance} of 100 deals."
    ).format(count=len(averages), shuffles=SHUFFLES, chance=round(100 * chance))
    higher = difference > 0
    answers = (
        Answer(
            _("Little: with so few pupils chance does this easily"),
            fact
            + " "
            + _("And even a firm connection wouldn't say which causes which, or whether a third thing causes both."),
        ),
        Answer(
            _("That logging in more raises results") if higher else _("That logging in more lowers results"),
            fact + " " + _("Two things that go together are not yet cause and effect."),
            "correlation-as-cause",
        ),
        Answer(
            _("That good pupils are more eager to log in") if higher else _("That weaker pupils try harder"),
            fact + " " + _("That is the same leap the other way round, with a story about the pupils added to it."),
            "story-about-pupils",
        ),
    )
    words = _("{points} points higher") if higher else _("{points} points lower")
    prompt = _(
        "The half of the class that logs in most has an average that is {difference} than that of the other half. "
        "What does that tell you?"
    ).format(difference=words.format(points=decimal(abs(difference))))
    return Question("logins-and-results", "behind", prompt, answers)


def chance_of_difference(values: np.ndarray, group: np.ndarray, difference: float) -> float:
    """Return how often a group of this size, dealt by lot, differs from the others by at least |difference| (two-sided
    permutation test with `SHUFFLES` deals of a fixed seed)."""
    rng = np.random.default_rng(SHUFFLES)
    dealt = rng.permuted(np.tile(group, (SHUFFLES, 1)), axis=1)
    inside = dealt @ values / group.sum()
    outside = ~dealt @ values / (~group).sum()
    return float((np.abs(inside - outside) >= abs(difference) - 1e-9).mean())
