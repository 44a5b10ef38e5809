"""A pupil's results with the line laid over them, by which the course judges the last three (`signals.hand_rule`)."""

from dataclasses import dataclass

import pandas as pd

from datawijs.board import Board
from datawijs.dashboards import figures
from datawijs.dashboards.select import subject_results, the_pupil
from datawijs.dashboards.view import View
from datawijs.dashboards.words import listed, place_of_test, told
from datawijs.language import _, decimal
from datawijs.signals import HandRule, class_losses, hand_rule, without_class_average
from datawijs.signals.constants import RECENT


@dataclass(frozen=True, eq=False)
class LaidLine:
    """A line over one pupil's results. `scores`: what is drawn, missed tests (NaN) included. `average`: the class average
    beside them, None where its effect is taken off. `judged`: the last three results as the rule sees them. `highest`: the
    highest earlier result. `rule`: what the line says."""

    scores: pd.Series
    average: pd.Series | None
    judged: pd.Series
    highest: float
    rule: HandRule

    @property
    def below(self) -> pd.Series:
        """Which of the last three lie below the line."""
        return pd.Series(self.rule.below, index=self.judged.index)

    @property
    def added(self) -> pd.Series:
        """By how many points each of the last three is raised before it is judged, where it is raised at all."""
        raised = (self.judged - self.scores[self.judged.index]).round(1)
        return raised[raised > 0]


def pupil_line(board: Board, pupil_id: str, subject_id: str, *, raw: bool = False) -> View:
    """Show one pupil's scores in one subject with the line, and which of the last three lie below it.

    What a test did to the whole class is taken off, as it is where the course judges. With `raw` the scores stand as a
    school's own dashboard has them, with the class average beside them; where the class scored lower than usual on one of the
    last three tests, an arrow adds those points, and the place where it ends is judged.

    Raises ValueError when the pupil or subject is unknown, or when there are fewer than four scores before the last three.
    """
    pupil = the_pupil(board, pupil_id)
    rows = subject_results(board, "pupil_id", pupil_id, subject_id).set_index("number")
    average = board.class_average(pupil["class_id"], subject_id)
    laid = _laid(rows["score"], average, raw=raw)
    title = _("{subject}: results of {name}, {class_name}").format(
        name=pupil["name"],
        class_name=pupil["class_name"],
        subject=board.subject_name(subject_id, pupil["sector"]),
    )
    alternative = " ".join(_sentences(pupil["name"], laid))
    figure = figures.pupil_line(laid.scores, laid.average, laid.judged, laid.below, (laid.rule.line, laid.highest))
    return View(title, figure, alternative, _table(laid, rows["date"]))


def _laid(scores: pd.Series, average: pd.Series, *, raw: bool) -> LaidLine:
    shown = scores if raw else without_class_average(scores, average)
    there = shown.dropna()
    earlier, last = there.iloc[:-RECENT], there.iloc[-RECENT:]
    lost = class_losses(average, earlier.index, last.index) if raw else pd.Series(0.0, index=last.index)
    rule = hand_rule(earlier, last, class_effect=lost)
    return LaidLine(shown, average.reindex(scores.index) if raw else None, last - lost, float(earlier.max()), rule)


def _sentences(name: str, laid: LaidLine) -> list[str]:
    earlier = laid.scores.count() - RECENT
    words = [told(name, laid.scores, place_of_test)]
    if laid.average is None:
        words.append(_("What each test did to the whole class is taken off."))
    else:
        words.append(told(_("Class average"), laid.average, place_of_test))
    words.append(
        _(
            "The line lies at {line}, on number {place} from below of the {earlier} earlier results. The highest is {highest}."
        ).format(line=decimal(laid.rule.line), place=laid.rule.place, earlier=earlier, highest=decimal(laid.highest))
    )
    words.extend(
        _("On {test} the class lost {points} points, which are added: {score} becomes {judged}.").format(
            test=place_of_test(test),
            points=decimal(points),
            score=decimal(laid.scores[test]),
            judged=decimal(laid.judged[test]),
        )
        for test, points in laid.added.items()
    )
    return [*words, _below_told(laid)]


def _below_told(laid: LaidLine) -> str:
    below = [place_of_test(test) for test in laid.judged.index[laid.below]]
    if not below:
        return _("Below the line: none of the last {all}.").format(all=RECENT)
    return _("Below the line: {count} of the last {all} ({tests}).").format(
        all=RECENT, count=len(below), tests=listed(below)
    )


def _table(laid: LaidLine, dates: pd.Series) -> pd.DataFrame:
    tests = laid.scores.index
    table = pd.DataFrame({_("test number"): tests, _("date"): dates.to_numpy(), _("score"): laid.scores.to_numpy()})
    if laid.average is not None:
        table[_("Class average")] = laid.average.to_numpy()
        raised = {test: decimal(laid.judged[test]) for test in laid.added.index}
        table[_("with what the class lost")] = [raised.get(test, "") for test in tests]
    said = {True: _("below the line"), False: _("not below")}
    table[_("of the last three")] = [said[bool(laid.below[test])] if test in laid.below else "" for test in tests]
    return table
