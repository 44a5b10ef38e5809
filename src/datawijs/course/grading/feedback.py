"""The feedback page of one learner on one exercise: each question with the answer, the verdict and the sentence."""

from html import escape

from datawijs.course.grading.autograde import Graded, Limits
from datawijs.course.grading.grades import points_text, why_no_score, why_waiting
from datawijs.course.grading.page import page
from datawijs.course.outcome import Outcome, Verdict, outcomes, verdict_words
from datawijs.language import _, speaking

CLASSES = {Verdict.GOOD: "good", Verdict.NOT_YET: "not-yet"}


def feedback_page(graded: Graded, limits: Limits) -> str:
    """Return the page as HTML, in the language of the exercise. `limits`: how long the notebook was allowed to run."""
    with speaking(graded.work.exercise.language):
        why = why_no_score(graded, limits) or why_waiting(graded)
        title = exercise_title(graded)
        found = outcomes(graded.executed) if graded.executed is not None else []
        body = [
            f"<h1>{escape(title)}</h1>",
            f'<p class="lead">{escape(graded.work.learner)}: {escape(_score(graded))}</p>',
            f'<p class="notice">{escape(why)}</p>' if why else "",
            *(_card(one, graded) for one in found),
            f'<p class="quiet">{escape(_purpose())}</p>',
        ]
        return page(f"{title} · {graded.work.learner}", "\n".join(filter(None, body)), narrow=True)


def exercise_title(graded: Graded) -> str:
    """Return the title of the exercise, as its notebook says it."""
    for cell in graded.work.exercise.released.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            title: str = cell.source.splitlines()[0]
            return title.removeprefix("# ")
    return graded.work.exercise.name


def _score(graded: Graded) -> str:
    if graded.points is None or graded.executed is None:
        return _("no score")
    earned = [points for points in graded.points.values() if points is not None]
    if len(earned) < len(graded.points):
        return _("a coach still reads your answer")
    most = sum(one.question.points for one in outcomes(graded.executed))
    return _("{score} of {most} points").format(score=points_text(sum(earned)), most=points_text(most))


def _card(one: Outcome, graded: Graded) -> str:
    assert graded.executed is not None
    answers = "\n".join(graded.executed.cells[index].source for index in one.question.answers).strip()
    label = _("Your answer:")
    verdict, told = verdict_words(one.verdict), one.told
    if one.question.grade_id in graded.comments:
        verdict, told = _("✓ read by a coach"), graded.comments[one.question.grade_id]
    return (
        f'<section class="card {CLASSES.get(one.verdict, "")}">\n<h2>{escape(one.question.title)}</h2>\n'
        f'<p><span class="verdict">{escape(verdict)}</span> · {escape(_earned(one, graded))}</p>\n'
        f"<p>{escape(told)}</p>\n"
        f'<p class="quiet">{escape(label)}</p>\n<pre tabindex="0">{escape(answers)}</pre>\n</section>'
    )


def _earned(one: Outcome, graded: Graded) -> str:
    if graded.points is None:
        return _("no score")
    earned = graded.points[one.question.grade_id]
    if earned is None:
        return _("up to {most} points").format(most=points_text(one.question.points))
    return _("{score} of {most}").format(score=points_text(earned), most=points_text(one.question.points))


def _purpose() -> str:
    return _(
        "This page is there to learn from; it is no report mark. Read the sentences, change your answers and check them again "
        "as often as you like."
    )
