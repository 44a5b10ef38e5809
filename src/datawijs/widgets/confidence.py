"""How sure a learner is of an answer, and whether that fits how often the answer is right: calibration.

The learner states a percentage with each judgement. Right means: the answer that the results support best, so that luck plays
no part. Of all the answers given at 70 % about 70 % should be right. For each percentage the interval is Wilson's (1927), at
95 %. Whether somebody is too sure over all is told by the mean stated share against the share that was right, and only where
they differ by more than two standard errors of what chance makes when both are equal. Most people are too sure; looking for a
reason against one's own answer helps.

Sources: Lichtenstein, Fischhoff & Phillips, in: Judgment under uncertainty (1982), 306–334; Koriat, Lichtenstein & Fischhoff,
Journal of Experimental Psychology: Human Learning and Memory 6 (1980), 107–118; Wilson, Journal of the American Statistical
Association 22 (1927), 209–212.
"""

from typing import Any

from datawijs.language import _

SCALE = (33, 50, 70, 85, 95)  # percentages to choose from; a third is a guess among three answers
FEWEST_AT_ONE = (
    10  # answers at one percentage, under which its share says too little: the interval is then over 50 points wide
)
FEWEST_OVER_ALL = 20  # answers, under which nobody is called too sure: over 20, two standard errors are some 20 points


def confidence_content() -> dict[str, Any]:
    """Return what `shared/confidence.js` needs beside the sentences."""
    return {"scale": list(SCALE), "fewest_at_one": FEWEST_AT_ONE, "fewest_over_all": FEWEST_OVER_ALL}


def confidence_words() -> dict[str, str]:
    """Return the sentences of `shared/confidence.js`, in the language in use."""
    return {
        "sure_question": _("How sure are you that this fits the results best?"),
        "sure_note": _("{lowest} % is a guess among three answers, {highest} % is as good as certain."),
        "choose_sure": _("Choose how sure you are, too."),
        "percent": _("{share} %"),
        "calibration": _("How sure you were, and how often it was right"),
        "calibration_intro": _(
            "Right means here: the answer that the results support best. On the dashed line the two are equal: of all the "
            "times you say 70 %, 7 in 10 are right."
        ),
        "sure_few": _(
            "You gave {count} answers so far. That is too few to tell whether you are too sure or not sure enough; from "
            "{fewest} on you can read it here."
        ),
        "sure_over": _(
            "You are surer than you are right: on average you said {stated} %, and {share} % was right. It helps to look for "
            "one reason against your answer before you give it."
        ),
        "sure_under": _(
            "You know more than you think: on average you said {stated} %, and {share} % was right. You may trust your "
            "judgement a little more."
        ),
        "sure_even": _(
            "How sure you are fits how often you are right: on average you said {stated} %, and {share} % was right. With "
            "{count} answers a difference of up to {margin} points may well be chance."
        ),
        "sure_axis": _("how sure you were (%)"),
        "right_axis": _("right (%)"),
        "sure_point": _("your answers"),
        "sure_point_few": _("fewer than {fewest} answers: too few to tell"),
        "sure_line": _("as sure as right"),
        "sure_interval": _("where the share may lie (95 %)"),
        "sure_at": _("At {sure} % sure: {right} of {count} right."),
        "sure_head": _("How sure"),
        "count_head": _("Answers"),
        "right_head": _("Right"),
        "interval_head": _("The share may lie between"),
        "from_to": _("{low} and {high} %"),
        "too_few": _("too few to tell ({right} of {count})"),
        "share_of": _("{share} % ({right} of {count})"),
    }
