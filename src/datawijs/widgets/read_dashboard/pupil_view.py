"""One pupil: the results in one subject beside the class average, absences, log-ins.

The pupil has no decline in this subject, ends on a low result and missed a test: all that a hasty reader needs to be fooled.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from datawijs.board import Board
from datawijs.language import _, decimal, ngettext
from datawijs.signals import process_limits
from datawijs.widgets.question import Answer, Question
from datawijs.widgets.read_dashboard.clear import Misread, need, numeric_answers
from datawijs.widgets.read_dashboard.dashboard import Dashboard, line_chart, tabbed, week_chart
from datawijs.widgets.read_dashboard.people import class_name, school_of, subject_in_text

LAST = 3  # results that count as recent
NEAR = 3  # points around a forecast that counts as "about the same"
FEWEST_LIKE_THIS = 20  # other low results, before we say how they went on
RECENT_WEEKS = 4
WIDEST = 70  # points: a range beyond this says nothing any more
LOW = 8  # points below the own average: a low last result


@dataclass(frozen=True)
class Facts:
    """All that is drawn, and what follows from it."""

    board: Board
    pupil_id: str
    name: str
    class_id: str
    subject_id: str
    subject: str
    scores: pd.Series  # by number, NaN where missed
    average: pd.Series  # of the class, by number
    absences: pd.Series  # half-days by week
    logins: pd.Series  # by week

    @property
    def taken(self) -> pd.Series:
        return self.scores.dropna()


def candidates(board: Board, rng: np.random.Generator) -> list[tuple[str, str]]:
    """Return pupils and subjects (pupil_id, subject_id) in an order drawn by `rng`: no decline, a low last result, "
    "a gap."""
    table = board.results.pivot(index=["pupil_id", "subject_id"], columns="number", values="score")
    table = table[table.isna().any(axis=1) & table.iloc[:, -2:].notna().all(axis=1)]
    table = table[table.iloc[:, :-1].mean(axis=1) - table.iloc[:, -1] >= LOW]
    declined = pd.MultiIndex.from_frame(board.truth.declines[["pupil_id", "subject_id"]])
    series = list(table.index.difference(declined))
    return [series[place] for place in rng.permutation(len(series))]


def make(board: Board, candidate: tuple[str, str]) -> Dashboard:
    """Return the dashboard of one pupil in one subject; raises Unclear."""
    facts = _facts(board, *candidate)
    questions = (
        _one_result(facts),
        _days_absent(facts),
        _class_fell_too(facts),
        _last_three(facts),
        _next_result(facts),
        _after_a_low_result(facts),
        _gap(facts),
        _logins(facts),
    )
    return Dashboard(_heading(facts), _tiles(facts), _charts(facts), questions, _truth(facts))


def _facts(board: Board, pupil_id: str, subject_id: str) -> Facts:
    pupil = board.pupils.set_index("pupil_id").loc[pupil_id]
    sector = school_of(board, pupil["class_id"])["sector"]
    absences = board.absences[board.absences["pupil_id"] == pupil_id]
    activity = board.activity[board.activity["pupil_id"] == pupil_id]
    return Facts(
        board=board,
        pupil_id=pupil_id,
        name=pupil["name"],
        class_id=pupil["class_id"],
        subject_id=subject_id,
        subject=subject_in_text(board, subject_id, sector),
        scores=board.series(pupil_id, subject_id),
        average=board.class_average(pupil["class_id"], subject_id).round(1),
        absences=absences.set_index("week")["half_days"],
        logins=activity.set_index("week")["logins"],
    )


# ---- what is shown ---------------------------------------------------------------------------------------------------


def _heading(facts: Facts) -> str:
    return _("{name}, {class_name}, {school}").format(
        name=facts.name,
        class_name=class_name(facts.board, facts.class_id),
        school=school_of(facts.board, facts.class_id)["name"],
    )


def _tiles(facts: Facts) -> tuple[tuple[str, str], ...]:
    return (
        (_("Last result, {subject}").format(subject=facts.subject), decimal(facts.taken.iloc[-1])),
        (_("Average so far, {subject}").format(subject=facts.subject), decimal(facts.taken.mean())),
        (_("Weeks with absence"), str(int((facts.absences > 0).sum()))),
        (
            _("Log-ins, last {weeks} weeks").format(weeks=RECENT_WEEKS),
            str(int(facts.logins.iloc[-RECENT_WEEKS:].sum())),
        ),
    )


def _charts(facts: Facts) -> tuple[dict[str, Any], ...]:
    return tabbed(
        {
            _("Results"): line_chart(
                _("Results in {subject}, 0 to 100").format(subject=facts.subject),
                facts.name,
                facts.scores,
                [(_("class average"), facts.average)],
            ),
            _("Absence"): week_chart(
                _("Absence by week"),
                facts.absences.index,
                facts.absences,
                unit=_("half-days"),
                note=_("Two half-days make one day."),
            ),
            _("Log-ins"): week_chart(_("Log-ins by week"), facts.logins.index, facts.logins, unit=_("log-ins")),
        }
    )


def _truth(facts: Facts) -> str:
    return _(
        "What we know and no school knows: nothing has changed with {name} in {subject}. All ups and downs are "
        "ordinary wobble "
        "and easier or harder tests."
    ).format(name=facts.name, subject=facts.subject)


# ---- read ------------------------------------------------------------------------------------------------------------


def _one_result(facts: Facts) -> Question:
    number = _telling_number(facts)
    score = facts.scores[number]
    fact = _("The line with the dots is {name}'s. Above {number} it stands at {score}.").format(
        name=facts.name, number=number, score=decimal(score)
    )
    wrong = [
        Misread(
            "class-line",
            facts.average[number],
            fact + " " + _("You read the line of the class average: that is how the whole class did on this test."),
        )
    ]
    for other in (number + 1, number - 1):
        if other in facts.taken.index:
            wrong.append(
                Misread(
                    "one-place-off",
                    facts.scores[other],
                    fact + " " + _("You read test {number}: one place beside it.").format(number=other),
                )
            )
    answers = numeric_answers(
        score,
        fact + " " + _("Say the value aloud before you think about it: reading comes first."),
        wrong,
        write=lambda value: decimal(value, 0),
        gap=5,
    )
    prompt = _("What did {name} score on test {number}?").format(name=facts.name, number=number)
    return Question("one-result", "read", prompt, answers)


def _telling_number(facts: Facts) -> int:
    """A test on which pupil and class lie well apart, and the pupil's next or former result too."""
    distance = (facts.scores - facts.average).abs().dropna()
    numbers = [
        number
        for number in distance.sort_values(ascending=False).index
        if 1 < number < 12 and abs(facts.scores[number] - facts.scores.get(number + 1, np.nan)) >= 5
    ]
    need(bool(numbers) and distance[numbers[0]] >= 8)
    return int(numbers[0])


def _days_absent(facts: Facts) -> Question:
    half_days = int(facts.absences.sum())
    need(half_days % 2 == 0)  # whole days, so that no answer looks odd
    fact = _("All columns together make {half_days} half-days, and that is {days} days.").format(
        half_days=half_days, days=half_days // 2
    )
    wrong = [
        Misread(
            "half-days-as-days",
            half_days,
            fact + " " + _("You added up well, but the columns count half-days. Look at the unit before the number."),
        ),
        Misread(
            "counted-columns",
            int((facts.absences > 0).sum()),
            fact + " " + _("You counted the weeks with a column. How high a column is counts too."),
        ),
        Misread(
            "highest-column",
            int(facts.absences.max()),
            fact + " " + _("That is the highest column: the worst week, not the whole year."),
        ),
    ]
    answers = numeric_answers(
        half_days // 2,
        fact + " " + _("You looked at the unit too. That saves a wrong talk."),
        wrong,
        write=lambda value: ngettext("{number} day", "{number} days", int(value)).format(number=int(value)),
        gap=1,
    )
    need(half_days // 2 >= 2 and facts.absences.gt(0).sum() >= 2)
    prompt = _("How many days in all was {name} absent this year?").format(name=facts.name)
    return Question("days-absent", "read", prompt, answers)


# ---- compare ---------------------------------------------------------------------------------------------------------

FELL, SAME = 4, 2  # points: the class fell (or rose) from 4 on; up to 2 counts as the same; in between is unclear


def _class_fell_too(facts: Facts) -> Question:
    step = facts.scores.diff().dropna()
    step = step[facts.scores.shift()[step.index].notna()]
    number = int(step.idxmin())
    need(step[number] <= -8)
    change = facts.average[number] - facts.average[number - 1]
    need(abs(change) >= FELL or abs(change) <= SAME)
    right = "same" if abs(change) <= SAME else ("fell" if change < 0 else "rose")
    fact = _(
        "From test {before} to test {number} {name} went from {own_before} to {own}, and the class average from "
        "{class_before} to "
        "{class_now}."
    ).format(
        before=number - 1,
        number=number,
        name=facts.name,
        own_before=decimal(facts.scores[number - 1]),
        own=decimal(facts.scores[number]),
        class_before=decimal(facts.average[number - 1]),
        class_now=decimal(facts.average[number]),
    )
    meaning = {
        "fell": _("So part of the drop is everyone's: this test was probably harder."),
        "same": _("So this drop is {name}'s own. Whether it means anything, one result can't tell.").format(
            name=facts.name
        ),
        "rose": _("So this drop is {name}'s own. Whether it means anything, one result can't tell.").format(
            name=facts.name
        ),
    }[right]
    slips = {
        "fell": _("You expected a hard test. The line of the class doesn't show one here."),
        "same": _("You looked at the pupil's line only. The line of the class is there to compare with."),
        "rose": _("You saw the two lines the wrong way round."),
    }
    texts = {
        "fell": _("The class average went down too"),
        "same": _("The class average stayed about the same"),
        "rose": _("The class average went up"),
    }
    answers = tuple(
        Answer(
            texts[key],
            f"{fact} {meaning}" if key == right else f"{fact} {slips[key]}",
            None if key == right else f"class-{key}",
        )
        for key in ("fell", "same", "rose")
    )
    prompt = _(
        "{name}'s largest drop is from test {before} to test {number}. What did the class do at that moment?"
    ).format(name=facts.name, before=number - 1, number=number)
    return Question("class-fell-too", "compare", prompt, answers)


def _last_three(facts: Facts) -> Question:
    taken = facts.taken
    earlier, last = taken.iloc[:-LAST].mean(), taken.iloc[-LAST:].mean()
    fact = _("The last three are {last} on average, all before them {earlier}.").format(
        last=decimal(last), earlier=decimal(earlier)
    )
    wrong = [
        Misread(
            "last-step",
            taken.iloc[-1] - taken.iloc[-2],
            fact + " " + _("You compared the last two results: two points, and both wobble."),
        ),
        Misread(
            "two-points",
            taken.iloc[-1] - taken.iloc[0],
            fact + " " + _("You compared the first result with the last: all that lies between is lost."),
        ),
        Misread(
            "other-comparison",
            last - facts.average.loc[taken.index[-LAST:]].mean(),
            fact
            + " "
            + _("You compared with the class. The question is about {name} now and {name} before.").format(
                name=facts.name
            ),
        ),
    ]
    answers = numeric_answers(
        last - earlier,
        fact + " " + _("Three results against all earlier ones: so one lucky or unlucky test weighs less."),
        wrong,
        write=_difference,
        gap=3,
    )
    prompt = _("How do {name}'s last three results compare with {name}'s own earlier results, on average?").format(
        name=facts.name
    )
    return Question("last-three", "compare", prompt, answers)


def _difference(points: float) -> str:
    size = decimal(abs(points), 0)
    if size == "0":
        return _("about the same")
    return (_("about {size} lower") if points < 0 else _("about {size} higher")).format(size=size)


# ---- read beyond -----------------------------------------------------------------------------------------------------


def _next_result(facts: Facts) -> Question:
    taken = facts.taken
    limits = process_limits(taken)
    lower, upper = max(limits.lower, 0), min(limits.upper, 100)
    last = taken.iloc[-1]
    further = max(last - (taken.iloc[-2] - last), 0)
    need(taken.iloc[-2] - last >= 6 and abs(last - facts.average.mean()) >= 2 * NEAR)
    need(abs(taken.mean() - facts.average.mean()) > 2 * NEAR)
    need(_around(further) != _around(facts.average.mean()))
    inside, near, count = _forecasts(facts.board)
    need(inside > near and upper - lower <= WIDEST)
    fact = _(
        "In {count} series without a decline at our made-up schools, the last result lay within such a usual "
        "range in {inside} of 100 cases, and within {points} points of the one before it in {near} of 100."
    ).format(count=count, inside=round(100 * inside), points=NEAR, near=round(100 * near))
    answers = (
        Answer(
            _("Somewhere from {lower} to {upper}").format(lower=decimal(lower, 0), upper=decimal(upper, 0)),
            _("This is {name}'s usual range, from the wobble so far. Wide, and honest.").format(name=facts.name)
            + " "
            + fact
            + " "
            + _("With so few results even the range itself is a first estimate."),
        ),
        Answer(
            _around(last),
            fact + " " + _("The last result is one draw from the wobble, not the pupil's new level."),
            "last-is-level",
        ),
        Answer(
            _around(further),
            fact + " " + _("You drew the last two points on as a line. Wobble has no direction."),
            "line-goes-on",
        ),
        Answer(
            _around(facts.average.mean()),
            fact + " " + _("That is the average of the class. A pupil wobbles around the own level."),
            "class-as-forecast",
        ),
    )
    prompt = _("Suppose that nothing changes. What do you expect of {name}'s next result?").format(name=facts.name)
    return Question("next-result", "beyond", prompt, answers)


def _around(value: float) -> str:
    return _("From {lower} to {upper}").format(
        lower=decimal(max(value - NEAR, 0), 0), upper=decimal(min(value + NEAR, 100), 0)
    )


def _forecasts(board: Board) -> tuple[float, float, int]:
    """How often the last result of a series without a decline lies in the usual range of those before it, and how often it
    lies within `NEAR` points of the one before it."""
    inside, near = [], []
    for values in _steady_series(board):
        limits = process_limits(values[:-1])
        inside.append(limits.lower <= values[-1] <= limits.upper)
        near.append(abs(values[-1] - values[-2]) <= NEAR)
    return float(np.mean(inside)), float(np.mean(near)), len(inside)


def _steady_series(board: Board) -> list[np.ndarray]:
    """The results of every complete series on the board without a decline."""
    table = board.results.pivot(index=["pupil_id", "subject_id"], columns="number", values="score").dropna()
    declined = pd.MultiIndex.from_frame(board.truth.declines[["pupil_id", "subject_id"]])
    return list(table.drop(declined, errors="ignore").to_numpy())


def _after_a_low_result(facts: Facts) -> Question:
    taken = facts.taken
    below = taken.iloc[:-1].mean() - taken.iloc[-1]
    higher, count = _after_low_results(facts.board, below)
    need(count >= FEWEST_LIKE_THIS and higher >= 0.6)
    fact = _(
        "At our made-up schools {count} results lie {below} points or more below the pupil's earlier average "
        "while nothing is the matter. The next result was higher in {higher} of 100 cases, without anybody doing "
        "anything."
    ).format(count=count, below=decimal(below, 0), higher=round(100 * higher))
    answers = (
        Answer(
            _("Higher, most likely, also when nobody does anything"),
            fact
            + " "
            + _("A very low result is partly bad luck, and bad luck seldom comes twice: regression to the mean."),
        ),
        Answer(
            _("Higher only when someone steps in"),
            fact
            + " "
            + _(
                "If you step in after a low result, you will nearly always see it “help”. So keep a note of what "
                "you did, and wait for more than one result."
            ),
            "it-helped",
        ),
        Answer(
            _("About as low again: this is the new level"),
            fact + " " + _("One result is no level. It takes a few in a row."),
            "last-is-level",
        ),
        Answer(
            _("Lower still: the line points down"),
            fact + " " + _("A line between two results points somewhere, but it knows nothing of the next test."),
            "line-goes-on",
        ),
    )
    prompt = _(
        "{name}'s last result lies {below} points below the own average before it. How will the next one compare "
        "with it?"
    ).format(name=facts.name, below=decimal(below, 0))
    return Question("after-a-low-result", "beyond", prompt, answers)


def _after_low_results(board: Board, below: float) -> tuple[float, int]:
    """Among results at least `below` points under the mean of those before them: how often the next is higher, and "
    "how many."""
    higher = [
        values[place + 1] > values[place]
        for values in _steady_series(board)
        for place in range(LAST, len(values) - 1)
        if values[:place].mean() - values[place] >= below
    ]
    return (float(np.mean(higher)), len(higher)) if higher else (0.0, 0)


# ---- read behind -----------------------------------------------------------------------------------------------------


def _gap(facts: Facts) -> Question:
    number = int(facts.scores.index[facts.scores.isna()][0])
    tests = facts.board.tests.query("class_id == @facts.class_id and subject_id == @facts.subject_id").set_index(
        "number"
    )
    date = tests.loc[number, "date"]
    half_days = int(facts.absences[date - pd.Timedelta(days=date.weekday())])
    mean = facts.taken.mean()
    with_zero = facts.scores.fillna(0).mean()
    noted = _("In the week of that test {half_days} half-days of absence are noted.").format(half_days=half_days)
    answers = (
        Answer(
            _("That there is no result; the absence in that week fits, the reason I have to ask"),
            noted + " " + _("That explains the gap, but not the absence. The dashboard ends here, and a talk begins."),
        ),
        Answer(
            _("That {name} scored 0").format(name=facts.name),
            noted
            + " "
            + _("Missing is not zero. With a zero the average would be {zero} instead of {mean}.").format(
                zero=decimal(with_zero), mean=decimal(mean)
            ),
            "missing-as-zero",
        ),
        Answer(
            _("That {name} stayed away from a hard test").format(name=facts.name),
            noted + " " + _("Why somebody was absent is not in the data. This is a story that we make up ourselves."),
            "made-up-motive",
        ),
        Answer(
            _("Nothing: an average over the other tests is just as good"),
            noted
            + " "
            + _(
                "The average now rests on {count} tests. That is fine as long as gaps come by chance; a pupil "
                "who is often ill misses more than a test."
            ).format(count=len(facts.taken)),
            "gap-ignored",
        ),
    )
    prompt = _("In the results there is no point at test {number}. What does that tell you?").format(number=number)
    return Question("gap", "behind", prompt, answers)


def _logins(facts: Facts) -> Question:
    activity = facts.board.activity.query("class_id == @facts.class_id").pivot(
        index="week", columns="pupil_id", values="logins"
    )
    recent = activity.iloc[-RECENT_WEEKS:].sum()
    own, middle = int(recent[facts.pupil_id]), float(recent.median())
    need(abs(own - middle) >= 0.15 * middle)
    fact = _logins_and_results(facts, activity.sum())
    less = own < middle
    answers = (
        Answer(
            _("Only how often was logged in: not how long, nor what for"),
            fact
            + " "
            + _("What was done on paper, or in one long session, isn't in it. Ask how {name} works.").format(
                name=facts.name
            ),
        ),
        Answer(
            _("That {name} does less for school").format(name=facts.name)
            if less
            else _("That {name} does more for school").format(name=facts.name),
            fact
            + " "
            + (
                _("A lower column is not a pupil who does less. A log-in is a click, not work.")
                if less
                else _("A higher column is not a pupil who does more. A log-in is a click, not work.")
            ),
            "logins-as-effort",
        ),
        Answer(
            _("That this explains the low last result")
            if less
            else _("That the low last result can't be for lack of trying"),
            fact + " " + _("Two numbers that stand side by side don't yet have anything to do with each other."),
            "side-by-side-as-cause",
        ),
    )
    prompt = _(
        "In the last {weeks} weeks {name} logged in {own} times, the middle pupil of the class {middle} times. What "
        "does that say?"
    ).format(weeks=RECENT_WEEKS, name=facts.name, own=own, middle=decimal(middle, 0 if middle == int(middle) else 1))
    return Question("logins", "behind", prompt, answers)


def _logins_and_results(facts: Facts, logins: pd.Series) -> str:
    """How the pupils of this class who log in less do in this subject, counted."""
    of_class = facts.board.results.query("class_id == @facts.class_id and subject_id == @facts.subject_id")
    averages = of_class.groupby("pupil_id")["score"].mean()
    few = logins[logins < logins.median()].index
    above = int((averages[few] > averages.mean()).sum())
    return _(
        "In this class {above} of the {few} pupils who log in least are above the class average in {subject}."
    ).format(above=above, few=len(few), subject=facts.subject)
