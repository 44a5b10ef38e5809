"""What is told about a group in words, section by section, as Markdown. Under the smallest group: one sentence, no number."""

from html import escape
from typing import Any

from datawijs.evaluation.across_exercises import across_exercises
from datawijs.evaluation.before_after import Change, before_after
from datawijs.evaluation.calibration import PERCENT, calibration
from datawijs.evaluation.difficulty import difficulty
from datawijs.evaluation.form_change import Changed, Changes, form_change
from datawijs.evaluation.group import Group
from datawijs.evaluation.judgements import MOMENTS
from datawijs.evaluation.misconceptions import misconceptions
from datawijs.evaluation.smallest_group import SMALLEST_GROUP, is_group
from datawijs.evaluation.survey import survey
from datawijs.evaluation.words import exercise_name, moment_name, of_people, percent
from datawijs.language import _, decimal, ngettext, told_difference
from datawijs.widgets.judged_words import LEANINGS

SMALL = 30  # people; under it an interval is so wide that the report says so
MOST_LISTED = 6


def what_was_read(group: Group) -> str:
    """Tell how many files and people there are, and what was wrong with which file."""
    lines = [_fictional(group)] if group.fictional else [_read(group), *_bad(group)]
    if not is_group(len(group.people)):
        lines.append(too_few())
    elif len(group.people) < SMALL:
        lines.append(
            _(
                "**A small group.** Of {people} people one is already {share}. So look at what stands out, and ask the group "
                "itself what was behind it."
            ).format(people=len(group.people), share=percent(1 / len(group.people)))
        )
    return "\n\n".join(lines)


def too_few() -> str:
    """The one sentence for every section that can't be shown."""
    return _(
        "Fewer than {smallest} people: nothing is shown here. In so small a group a result soon belongs to somebody. Talk with "
        "the group instead."
    ).format(smallest=SMALLEST_GROUP)


def instead(group: Group, part: str) -> str:
    """What is told in place of a figure: of the "tests" before and after, the "forms" or the "survey"."""
    if part == "tests" and group.tests is None:
        return _("This training has no test before and after.")
    if part == "survey" and survey(group).empty:
        return _("This training has no survey.")
    return too_few()


def hardest_questions(group: Group) -> str:
    """Tell the hardest questions of the pages (the tests have figures of their own), the hardest first."""
    items = difficulty(group).dropna(subset="share")
    pages = items[~items["exercise"].isin(group.tests or ())].sort_values("share", kind="stable").head(MOST_LISTED)
    if pages.empty:
        return too_few()
    return "\n".join(
        _("- **{right}** right at once (between {low} and {high}): {prompt} *({page})*").format(
            right=of_people(row.right, row.people),
            low=percent(row.low),
            high=percent(row.high),
            prompt=_plain(row.prompt),
            page=group.pages.get(row.exercise, exercise_name(group, row.exercise)),
        )
        for row in pages.itertuples()
    )


def wrong_answers(group: Group, *, after: bool) -> str:
    """Tell which wrong answers many chose: in the test `after` the training, or on its pages."""
    if not _anything_counted(group, after=after):
        return instead(group, "tests") if after else too_few()
    found = misconceptions(group)
    found = found[found["after"] == after].head(MOST_LISTED)
    if found.empty:
        return _(
            "No wrong answer was chosen by more than a third, or by more than half where there are two options. So there is no "
            "single thought behind what went wrong."
        )
    return "\n\n".join(_wrong_answer(group, row) for row in found.itertuples())


def errors_across_exercises(group: Group) -> str:
    """Tell which thinking errors came back in several questions, and how many people showed them."""
    if not (_anything_counted(group, after=True) or _anything_counted(group, after=False)):
        return too_few()
    found = across_exercises(group).head(MOST_LISTED)
    if found.empty:
        return _("No thinking error showed in more than one question.")
    return "\n\n".join(_error_across(row) for row in found.itertuples())


def change_in_words(group: Group) -> str:
    """Tell what changed between the tests before and after, and how far that could be chance."""
    found = before_after(group)
    if found is None:
        return instead(group, "tests")
    change, _questions = found
    told = _(
        "{people} people took both tests. On average they had {before} of {all} right before and {after} after: a difference "
        "of {difference}. For people like these it lies between {low} and {high}."
    ).format(people=change.people, all=change.questions, **_numbers(change))
    chance = (
        _("Chance alone hardly makes that. It doesn't say what did.")
        if change.difference.low > 0 or change.difference.high < 0
        else _("That may well be chance. It is too early to tell.")
    )
    return " ".join([told, chance, *_left_out(change.only_one)])


def forms_in_words(group: Group) -> str:
    """Tell how people judged pupils in the first of the tests A and B, and in the second."""
    change = form_change(group)
    if change is None:
        return too_few()
    began = _("{people} people took both tests. {first} began with test A, and {second} with test B.").format(
        people=change.people, first=change.orders[0], second=change.orders[1]
    )
    found = change.changes
    claim = _one_order() if found is None else _score(found.supported, change.questions)
    first = " ".join([began, claim, *_left_out(change.only_one)])
    return first if found is None else "\n\n".join([first, _seen(found), _apart(found)])


def _one_order() -> str:
    return _(
        "The tests are alike, but never exactly. Only where some begin with A and others with B can a change of the people be "
        "told from a difference between the tests. So nothing is claimed here."
    )


def _score(found: Changed, questions: int) -> str:
    chance = (
        _("That is more than chance alone makes. It doesn't say what made it.")
        if found.difference.low > 0 or found.difference.high < 0
        else _("That may well be chance.")
    )
    told = _(
        "Of {all} pupils they judged {before} in the first test as the results support, and {after} in the second: a "
        "difference of {difference} (between {low} and {high})."
    ).format(all=questions, **_numbers(found))
    return f"{told} {chance}"


def _seen(changes: Changes) -> str:
    return _(
        "In the first test they called {hits_before} of the real declines a decline, in the second {hits_after}. Of the "
        "pupils with nothing going on they did so with {alarms_before} in the first test, and with {alarms_after} in the "
        "second."
    ).format(
        hits_before=percent(changes.hits.before / PERCENT),
        hits_after=percent(changes.hits.after / PERCENT),
        alarms_before=percent(changes.false_alarms.before / PERCENT),
        alarms_after=percent(changes.false_alarms.after / PERCENT),
    )


def _apart(changes: Changes) -> str:
    """How well declines and noise were told apart, whatever the borders; and where the borders lay in the second test."""
    found = changes.area
    told = _(
        "How sure they were tells more. Put a pupil who declines beside one who doesn't: in {before} of 100 such pairs they "
        "leaned more towards a decline where there was one, in the first test, and in {after} in the second (a difference "
        "between {low} and {high}). Guessing gives 50."
    ).format(
        before=decimal(PERCENT * found.before, 0),
        after=decimal(PERCENT * found.after, 0),
        low=decimal(PERCENT * found.difference.low, 0),
        high=decimal(PERCENT * found.difference.high, 0),
    )
    early, decline = changes.early_border.after, changes.decline_border.after
    borders = [
        _("In the second test they said “noise” longer than the line does.") if early > LEANINGS["early"] else "",
        _("In the second test they left “noise” sooner than the line does.") if early < -LEANINGS["early"] else "",
        _("They said “real decline” later than the line does.") if decline > LEANINGS["decline"] else "",
        _("They said “real decline” sooner than the line does.") if decline < -LEANINGS["decline"] else "",
    ]
    if not any(borders):
        borders = [_("In the second test they laid both borders about where the line lays them.")]
    return " ".join([told, *filter(None, borders)])


def calibration_in_words(group: Group) -> str:
    """Tell for each test whether people were too sure."""
    told = []
    for moment in MOMENTS:
        found = calibration(group, moment)
        if found is None:
            continue
        if found.too_sure.low > 0:
            verdict = _("They were surer than they were right.")
        elif found.too_sure.high < 0:
            verdict = _("They knew more than they thought.")
        else:
            verdict = _("So far that fits: the difference may well be chance.")
        told.append(
            _(
                "In **{test}** {people} people said {stated} on average, and {right} was right. The difference lies between "
                "{low} and {high} points. {verdict}"
            ).format(
                test=moment_name(moment),
                people=found.people,
                stated=percent(found.stated / PERCENT),
                right=percent(found.right / PERCENT),
                low=decimal(found.too_sure.low, 0),
                high=decimal(found.too_sure.high, 0),
                verdict=verdict,
            )
        )
    return "\n\n".join(told) or too_few()


def _fictional(group: Group) -> str:
    return _(
        "**This group is made up.** There are no files of your own group yet, so below you see the answers of {people} people "
        "who don't exist. That way you can look round first."
    ).format(people=len(group.people))


def _read(group: Group) -> str:
    files, people = group.exports.files, len(group.people)
    told = ngettext("There is one file in the folder.", "There are {files} files in the folder.", files).format(
        files=files
    )
    from_people = ngettext(
        "Answers to this training come from one person.",
        "Answers to this training come from {people} different people.",
        people,
    ).format(people=people)
    return f"{told} {from_people}"


def _bad(group: Group) -> list[str]:
    without = sum(group.exercises.keys().isdisjoint(records) for records in group.exports.read)
    elsewhere = ngettext(
        "One file holds answers, but none to this training. Is the right training named above?",
        "{files} files hold answers, but none to this training. Is the right training named above?",
        without,
    ).format(files=without)
    return [*group.exports.problems, *([elsewhere] if without else []), *_editions(group)]


def _editions(group: Group) -> list[str]:
    return [
        ngettext(
            "In “{exercise}” one person answered questions of another edition of the course. Those answers don't count.",
            "In “{exercise}” {people} people answered questions of another edition of the course. Those answers don't count.",
            people,
        ).format(exercise=exercise_name(group, name), people=people)
        for name, people in group.of_another_edition().items()
    ]


def _anything_counted(group: Group, *, after: bool) -> bool:
    items = difficulty(group).dropna(subset="share")
    of_tests = items["exercise"].isin(group.tests or ())
    is_after = items["exercise"] == (group.tests[1] if group.tests else "")
    return bool((is_after if after else ~of_tests).any())


def _wrong_answer(group: Group, row: Any) -> str:
    clear = _("Clearly more than a third.") if row.clear else _("Too early to tell.")
    return _(
        "**{chose}** ({share}, between {low} and {high}) answered question {number} of “{test}” with “{answer}”. {clear}\n\n"
        "> {prompt}\n>\n> *{why}*"
    ).format(
        chose=of_people(row.chose, row.people),
        share=percent(row.share),
        low=percent(row.low),
        high=percent(row.high),
        number=row.number,
        test=exercise_name(group, row.exercise),
        answer=_plain(row.answer.rstrip(".")),
        clear=clear,
        prompt=_plain(row.prompt),
        why=_plain(row.why),
    )


def _error_across(row: Any) -> str:
    where = ngettext(
        "in {questions} of the {of_questions} questions in which it could, all in one exercise",
        "in {questions} of the {of_questions} questions in which it could, in {exercises} exercises",
        row.exercises,
    ).format(questions=row.questions, of_questions=row.of_questions, exercises=row.exercises)
    return _(
        "**{name}.** {showed} ({share}, between {low} and {high}) showed this thought at least once. It showed {where}.\n\n"
        "> {sentence}"
    ).format(
        name=_plain(row.name),
        showed=of_people(row.showed, row.people),
        share=percent(row.share),
        low=percent(row.low),
        high=percent(row.high),
        where=where,
        sentence=_plain(row.sentence),
    )


def _left_out(only_one: int) -> list[str]:
    """The sentence about who took only one of two tests; none where everybody took both."""
    told = ngettext(
        "One person took only one of the two tests, and isn't counted in either.",
        "{count} people took only one of the two tests, and aren't counted in either.",
        only_one,
    ).format(count=only_one)
    return [told] if only_one else []


def _numbers(change: Change | Changed) -> dict[str, str]:
    return {
        "before": decimal(change.before),
        "after": decimal(change.after),
        "difference": decimal(told_difference(change.after, change.before, 1)),
        "low": decimal(change.difference.low),
        "high": decimal(change.difference.high),
    }


def _plain(text: str) -> str:
    """A text of the course inside Markdown: nothing in it is markup."""
    return escape(" ".join(text.split()), quote=False).replace("*", r"\*").replace("_", r"\_")
