"""Proposals for the next round, argued from the results of a group. The coach decides.

"clear" means: the whole interval lies on one side of the line that counts (half of the group, a third of it …). Everything else
is "early": worth asking about or trying, not certain. Where nothing may be told, nothing is proposed.
"""

import re
from collections.abc import Iterator

import pandas as pd

from datawijs.evaluation.before_after import before_after
from datawijs.evaluation.calibration import PERCENT, calibration
from datawijs.evaluation.difficulty import EASY, HARD, difficulty
from datawijs.evaluation.group import Group
from datawijs.evaluation.judgements import DECLINED, MOMENTS, judgements
from datawijs.evaluation.misconceptions import misconceptions
from datawijs.evaluation.shares import Interval, average
from datawijs.evaluation.smallest_group import SMALLEST_GROUP, is_group
from datawijs.evaluation.survey import survey
from datawijs.evaluation.words import exercise_name, moment_name, of_people, percent
from datawijs.language import _, decimal
from datawijs.widgets.programme_builder.proposal import Proposal

MOST_OF_A_KIND = 3  # a programme with twenty changes is none
HALF = 0.5  # of the group, agreeing or not with a statement of the survey
MANY_SLIPS = 1 / 4  # of the pupils on a form, judged too fast or too slowly; our choice
TOO_SURE = 5  # points; less isn't worth a change


def proposals(group: Group) -> list[Proposal]:
    """Return the proposals in the order of the cycle, what is clear before what is early."""
    found = [
        *_about_wrong_answers(group),
        *_about_hard_questions(group),
        *_about_easy_questions(group),
        *_about_the_change(group),
        *_about_being_sure(group),
        *_about_judging(group),
        *_about_the_survey(group),
        *_about_what_is_missing(group),
    ]
    found += _about_what_is_early(group, found)
    order = [(part, strength) for part in ("train", "use", "evaluate") for strength in ("clear", "early")]
    return sorted(found, key=lambda proposal: order.index((proposal.part, proposal.strength)))


def _about_wrong_answers(group: Group) -> Iterator[Proposal]:
    """Clear only in the closing test: the pages ask so many questions that chance alone makes some answers stand out."""
    found = misconceptions(group)
    remained = found[found["after"]] if found["after"].any() else found
    for row in remained.drop_duplicates(["exercise", "question"]).head(MOST_OF_A_KIND).itertuples():
        yield _proposal(
            f"wrong-{row.exercise}-{row.question}",
            "train",
            _("Discuss question {number} of “{test}” together, and ask what leads to the answer “{answer}”.").format(
                number=row.number, test=exercise_name(group, row.exercise), answer=row.answer.rstrip(".")
            ),
            _("{chose} gave this answer at once {interval}. Behind it: {why}").format(
                chose=of_people(row.chose, row.people), interval=_interval(row), why=row.why
            ),
            clear=row.clear and row.after,
        )


def _about_hard_questions(group: Group) -> Iterator[Proposal]:
    if group.tests is None:
        return
    after = difficulty(group).query("exercise == @group.tests[1]").dropna(subset="share")
    wrong = misconceptions(group)
    explained = set(wrong.loc[wrong["after"], "question"])
    hard = after[(after["share"] < HARD) & ~after["question"].isin(explained)].sort_values("share", kind="stable")
    for row in hard.head(MOST_OF_A_KIND).itertuples():
        yield _proposal(
            f"hard-{row.exercise}-{row.question}",
            "train",
            _("Take more time for what question {number} of “{test}” asks.").format(
                number=row.number, test=exercise_name(group, row.exercise)
            ),
            _("{right} had it right at once {interval}. No single wrong answer stands out.").format(
                right=of_people(row.right, row.people), interval=_interval(row)
            ),
            clear=row.high < HARD,
        )


def _about_easy_questions(group: Group) -> Iterator[Proposal]:
    """Only what is clear: nobody should drop a subject on a guess."""
    if group.tests is None:
        return
    before = difficulty(group).query("exercise == @group.tests[0]").dropna(subset="share")
    easy = before[before["low"] > EASY]
    if not easy.empty:
        least = easy.loc[easy["share"].idxmin()]
        yield _proposal(
            "shorten",
            "train",
            _("Take less time for what people can do already: {questions} of “{test}”.").format(
                questions=", ".join(str(number) for number in easy["number"]),
                test=exercise_name(group, group.tests[0]),
            ),
            _("Before the training {right} or more had these questions right at once {interval}.").format(
                right=of_people(least["right"], least["people"]), interval=_interval(least)
            ),
            clear=True,
        )


def _about_the_change(group: Group) -> Iterator[Proposal]:
    found = before_after(group)
    if found is None:
        return
    change, _questions = found
    numbers = {
        "before": decimal(change.before),
        "after": decimal(change.after),
        "all": change.questions,
        "people": change.people,
        "low": decimal(change.difference.low),
        "high": decimal(change.difference.high),
    }
    if change.difference.low > 0:
        yield _proposal(
            "keep",
            "train",
            _("Change one or two things, and leave the rest as it is."),
            _(
                "On average {people} people went from {before} to {after} of {all} right (a gain of {low} to {high}). "
                "That is hard to explain by chance. But there is no group for comparison, and the second test has other "
                "questions: the training needn't be the cause."
            ).format(**numbers),
            clear=True,
        )
    elif change.difference.high < 0:
        yield _proposal(
            "less-right",
            "evaluate",
            _("Find out with the group what made the second test go less well, before you change the training."),
            _(
                "On average {people} people went from {before} to {after} of {all} right (a difference of {low} to {high}). "
                "That is hard to explain by chance. The second test may be harder, or was taken in a hurry; or something in "
                "the training confuses."
            ).format(**numbers),
            clear=True,
        )
    else:
        yield _proposal(
            "measure-again",
            "evaluate",
            _("Let the next group take both tests too, and only then judge the training."),
            _(
                "On average {people} people went from {before} to {after} of {all} right. With so few people anything from "
                "{low} to {high} could be behind that."
            ).format(**numbers),
            clear=False,
        )


def _about_being_sure(group: Group) -> Iterator[Proposal]:
    moment = next((moment for moment in reversed(MOMENTS) if calibration(group, moment)), None)
    found = None if moment is None else calibration(group, moment)
    if found is None:
        return
    because = _(
        "In {test} {people} people said {stated} on average, and {right} was right. The difference lies between {low} and "
        "{high} points."
    ).format(
        test=moment_name(str(moment)),
        people=found.people,
        stated=percent(found.stated / PERCENT),
        right=percent(found.right / PERCENT),
        low=decimal(found.too_sure.low, 0),
        high=decimal(found.too_sure.high, 0),
    )
    if found.too_sure.centre >= TOO_SURE:
        change = _("Let everybody look for one reason against their own answer before they give it.")
        yield _proposal("too-sure", "train", change, because, clear=found.too_sure.low > 0)
    elif found.too_sure.centre <= -TOO_SURE:
        change = _("Let people say what makes them hesitate: they know more than they think.")
        yield _proposal("not-sure-enough", "train", change, because, clear=found.too_sure.high < 0)


def _about_judging(group: Group) -> Iterator[Proposal]:
    moment = next((moment for moment in reversed(MOMENTS) if not judgements(group, moment).empty), None)
    if moment is None:
        return
    said = judgements(group, moment)
    supported = said["best"] == DECLINED
    too_fast = average(said[~supported].groupby("person")["alarm"].mean())
    too_slow = average(1 - said[supported].groupby("person")["alarm"].mean())
    if too_fast.centre > MANY_SLIPS:
        yield _proposal(
            "false-alarms",
            "train",
            _("Practise noise or decline once more, with an eye to false alarms."),
            _(
                "In {test} people said “real decline” of {share} of the pupils whose results don't show one {interval}."
            ).format(test=moment_name(moment), share=percent(too_fast.centre), interval=_between(too_fast)),
            clear=too_fast.low > MANY_SLIPS,
        )
    if too_slow.centre > MANY_SLIPS:
        yield _proposal(
            "misses",
            "train",
            _("Practise noise or decline once more, with an eye to declines that are missed."),
            _(
                "In {test} people waited, or saw nothing, with {share} of the pupils whose results do show one "
                "{interval}."
            ).format(test=moment_name(moment), share=percent(too_slow.centre), interval=_between(too_slow)),
            clear=too_slow.low > MANY_SLIPS,
        )


def _about_the_survey(group: Group) -> Iterator[Proposal]:
    answers = survey(group).dropna(subset="share")
    changes = {
        "use": ("use", _("Plan a moment in the meeting for: “{statement}”.")),
        "satisfied": ("train", _("Ask the group what would help here: “{statement}”.")),
        "need": ("train", _("Offer what the group asks for: “{statement}”.")),
        "bottleneck": ("use", _("Put on the agenda of the school: “{statement}”.")),
    }
    for theme, (part, change) in changes.items():
        of_theme = answers[answers["theme"] == theme].sort_values("share", kind="stable")
        lacking = theme in ("use", "satisfied")  # there few should not agree, in the others many
        if lacking:
            chosen = of_theme[of_theme["share"] < HALF].head(2)
        else:
            chosen = of_theme[of_theme["share"] > HALF].iloc[::-1].head(2)
        for row in chosen.itertuples():
            yield _proposal(
                f"survey-{row.exercise}-{row.question}",
                part,
                change.format(statement=row.prompt.rstrip(".")),
                _("{agree} agree with it {interval}.").format(
                    agree=of_people(row.agree, row.people), interval=_interval(row)
                ),
                clear=row.high < HALF if lacking else row.low > HALF,
            )


def _about_what_is_missing(group: Group) -> Iterator[Proposal]:
    lacking = []
    if group.tests is not None and before_after(group) is None:
        lacking.append(_("both tests"))
    if survey(group)["share"].isna().all() and not survey(group).empty:
        lacking.append(_("the survey"))
    if lacking:
        yield _proposal(
            "ask-for-files",
            "evaluate",
            _("Make room in the closing meeting for {parts}, and ask there who wants to share a file.").format(
                parts=_(" and ").join(lacking)
            ),
            _("Fewer than {smallest} people did this, or shared it, so nothing can be told about it.").format(
                smallest=SMALLEST_GROUP
            ),
            clear=False,
        )


def _about_what_is_early(group: Group, found: list[Proposal]) -> Iterator[Proposal]:
    early = sum(proposal.strength == "early" for proposal in found)
    if early > len(found) / 2 and is_group(len(group.people)):
        yield _proposal(
            "two-groups",
            "evaluate",
            _("Keep the tables of this group, and put those of the next group beside them."),
            _(
                "With {people} people {early} of {all} proposals are too early to tell. Two groups that show the same tell "
                "more than one."
            ).format(people=len(group.people), early=early, all=len(found)),
            clear=False,
        )


def _interval(found: pd.Series) -> str:
    return _("({share}; for people like these between {low} and {high})").format(
        share=percent(found.share), low=percent(found.low), high=percent(found.high)
    )


def _between(found: Interval) -> str:
    """The interval of an average of shares; Student's doesn't know that a share ends at 0 and 1."""
    return _("(for people like these between {low} and {high})").format(
        low=percent(max(0.0, found.low)), high=percent(min(1.0, found.high))
    )


def _proposal(key: str, part: str, change: str, because: str, *, clear: bool) -> Proposal:
    usable = re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")
    return Proposal(usable, part, change, because, "clear" if clear else "early")
