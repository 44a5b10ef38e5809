"""The results of a group in pictures. Each is a View (with its words and its table), or None where too few people answered."""

from typing import Any

import pandas as pd

from datawijs.dashboards import View
from datawijs.evaluation import figures
from datawijs.evaluation.before_after import before_after
from datawijs.evaluation.calibration import Calibration, calibration
from datawijs.evaluation.difficulty import difficulty
from datawijs.evaluation.group import Group
from datawijs.evaluation.judgements import MOMENTS
from datawijs.evaluation.survey import survey
from datawijs.evaluation.words import exercise_name, moment_name, theme_name
from datawijs.language import _, decimal, rounded
from datawijs.widgets.short_check.questions import agreement


def difficulty_view(group: Group) -> View | None:
    """Show for each question of the test after the training how many of 100 had it right at once, with the interval."""
    if group.tests is None:
        return None
    exercise = group.tests[1]
    items = difficulty(group).query("exercise == @exercise").dropna(subset="share")
    if items.empty:
        return None
    shares = 100 * items[["share", "low", "high"]].astype(float).set_axis(_question_names(items))
    parts = [
        _("question {name}: {share} % ({low} to {high})").format(
            name=name, share=decimal(row.share, 0), low=decimal(row.low, 0), high=decimal(row.high, 0)
        )
        for name, row in zip(shares.index, shares.itertuples(), strict=True)
    ]
    table = pd.DataFrame(
        {
            _("question"): shares.index,
            _("people"): items["people"].to_numpy(dtype=int),
            _("right at once"): items["right"].to_numpy(dtype=int),
            _("%"): shares["share"].map(rounded).to_numpy(dtype=int),
            _("from (%)"): shares["low"].map(rounded).to_numpy(dtype=int),
            _("to (%)"): shares["high"].map(rounded).to_numpy(dtype=int),
        }
    )
    title = _("{test}: how many had each question right at once").format(test=exercise_name(group, exercise))
    return View(title, figures.shares(shares), _in_words(parts), table)


def change_view(group: Group) -> View | None:
    """Show for each question how many had it right before and after the training."""
    found = before_after(group)
    if found is None:
        return None
    change, questions = found
    counts = questions[["before", "after"]].astype(int).set_axis(_question_names(questions))
    parts = [
        _("question {name}: before {before}, after {after}").format(name=name, before=row.before, after=row.after)
        for name, row in zip(counts.index, counts.itertuples(), strict=True)
    ]
    table = pd.DataFrame(
        {_("question"): counts.index, _("before"): counts["before"].array, _("after"): counts["after"].array}
    )
    title = _("How many of {people} people had each question right at once").format(people=change.people)
    return View(title, figures.before_and_after(counts, change.people), _in_words(parts), table)


def calibration_view(group: Group) -> View | None:
    """Show how sure people were in each test, and how often they were right."""
    found = {moment: one for moment in MOMENTS if (one := calibration(group, moment)) is not None}
    if not found:
        return None
    parts = [
        _("{test}, {sure} sure: {share} % right ({low} to {high})").format(
            test=moment_name(moment),
            sure=_stated(row),
            share=decimal(row.share, 0),
            low=decimal(row.low, 0),
            high=decimal(row.high, 0),
        )
        for moment, of_form in found.items()
        for row in of_form.levels.rename(columns={"from": "lowest", "to": "highest"}).itertuples()
    ]
    title = _("How sure people were, and how often they were right")
    levels = {moment: one.levels for moment, one in found.items()}
    return View(title, figures.calibration(levels), _in_words(parts), _calibration_table(found))


def survey_view(group: Group, theme: str) -> View | None:
    """Show what people answered to the statements of one theme of the survey."""
    answers = survey(group).query("theme == @theme").dropna(subset="share")
    if answers.empty:
        return None
    steps = agreement()
    counts = pd.DataFrame(answers["counts"].tolist(), index=answers["prompt"], columns=list(steps))
    parts = [
        _("“{statement}”: {answers}").format(
            statement=statement.rstrip("."),
            answers=", ".join(f"{step.lower()} {count}" for step, count in zip(steps, row, strict=True)),
        )
        for statement, row in zip(counts.index, counts.to_numpy(), strict=True)
    ]
    table = counts.rename_axis(_("statement")).reset_index()
    return View(theme_name(theme), figures.answers(counts), _in_words(parts), table)


def _question_names(questions: pd.DataFrame) -> list[str]:
    return [
        f"{row.number} · {row.level}" if isinstance(row.level, str) else f"{row.number}"
        for row in questions.itertuples()
    ]


def _in_words(parts: list[str]) -> str:
    return "; ".join(parts) + "."


def _stated(row: Any) -> str:
    if row.lowest == row.highest:
        return _("{share} %").format(share=row.lowest)
    return _("{low} to {high} %").format(low=row.lowest, high=row.highest)


def _calibration_table(found: dict[str, Calibration]) -> pd.DataFrame:
    rows = [
        {
            _("test"): moment_name(moment),
            _("how sure"): _stated(row),
            _("answers"): row.answers,
            _("right"): row.right,
            _("%"): rounded(row.share),
            _("from (%)"): rounded(row.low),
            _("to (%)"): rounded(row.high),
        }
        for moment, of_form in found.items()
        for row in of_form.levels.rename(columns={"from": "lowest", "to": "highest"}).itertuples()
    ]
    return pd.DataFrame(rows)
