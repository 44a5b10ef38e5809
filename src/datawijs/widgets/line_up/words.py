"""The sentences of Line-up: what each answer tells, and what the method can and can't do."""

from math import comb

from datawijs.language import _, decimal, ngettext
from datawijs.widgets.line_up.rounds import CHARTS, expected_largest_drop


def luck(declines: int) -> list[int]:
    """Return for each number of declines found, from 0 to `declines`: somebody who points blindly at one chart in every such
    round finds at least so many in 1 of how many cases."""
    share = 1 / CHARTS
    exactly = [comb(declines, k) * share**k * (1 - share) ** (declines - k) for k in range(declines + 1)]
    return [round(1 / sum(exactly[k:])) for k in range(declines + 1)]


def words(declines: int, chance_only: int) -> dict[str, str]:
    """Return all sentences of this exercise, whose line-ups have so many rounds with and without a real decline."""
    return {
        "kind": _("Exercise: line-up"),
        "intro": _(
            "You know it from films: a witness looks through a window at a row of people. Does the witness point at "
            "the real one? Here you are the witness. At most one chart of the twenty shows a real decline. All "
            "others are chance: they show what the results of the same pupil could look like if nothing changes. It "
            "can also be that all twenty are chance."
        ),
        "round_of": _("Round {number} of {all}"),
        "question": _("Which chart shows the real decline of {name}?"),
        "scale": _(
            "Each chart has twelve results, the oldest on the left. The scale is the same everywhere: from {low} to "
            "{high}."
        ),
        "chart": _("Chart {number}"),
        "values": _("results {values}"),
        "none": _("None of them"),
        "none_note": _("all twenty are chance"),
        "answer": _("Answer"),
        "choose_first": _("Choose a chart first, or “None of them”."),
        "table_caption": _("The results in the twenty charts"),
        "chart_head": _("Chart"),
        "test": _("test"),
        "your_choice": _("your choice"),
        "the_real": _("real decline"),
        "since_decline": _("after the decline began"),
        "own_earlier": _("own average before the decline"),
        "next": _("Next round"),
        "to_result": _("See how you did"),
        **_feedback(),
        **_closing(),
        **_result(declines, chance_only),
    }


def _feedback() -> dict[str, str]:
    among_others = decimal(expected_largest_drop(CHARTS - 1))
    among_all = decimal(expected_largest_drop(CHARTS))
    return {
        "found": _("Number {real} it is"),
        "found_p": _(
            "Somebody who points blindly is right in 1 of 20 cases (p = 1/20). So it is hard to go on believing "
            "that nothing is going on: the real chart is different, and you saw it. Hard, but not impossible: luck "
            "exists."
        ),
        "other": _("It was number {real}"),
        "held_back": _("There was one: number {real}"),
        "held_back_why": _(
            "You held back, and that saves a false alarm. But “I see nothing special” isn't the same as “nothing is "
            "going on”: a decline can be there, and hide among the ups and downs."
        ),
        "all_chance": _("Right: all twenty are chance"),
        "all_chance_why": _(
            "One of them always falls most. In number {largest} the last three results lie {drop} wobbles below the "
            "earlier ones, and nothing is going on there."
        ),
        "picked_chance": _("All twenty are chance"),
        "picked_chance_why": _(
            "Who looks for something, finds something. A class list has a pupil with the largest drop too, also "
            "when nothing is going on with anybody."
        ),
        "truth": _("From test {onset} on, {name} really scores about {points} points lower, because of {cause}."),
        "fall": _("In number {number} the results from then on lie {drop} wobbles below those before."),
        "picked_drop": _(
            "Number {number}, which you chose, is chance: there the last three results lie {drop} wobbles below the "
            "earlier ones."
        ),
        "picked_level": _(
            "Number {number}, which you chose, is chance: there the last three results together are not even lower "
            "than the earlier ones."
        ),
        "hidden": _("Even the best possible reader would have pointed at number {number} here, and that is chance."),
        "among": _(
            "Among {charts} charts of pure chance, the one whose last three results fall most lies {drop} wobbles "
            "down on average. Noise always has one that looks like a decline."
        ),
        "among_others": among_others,
        "among_all": among_all,
        "wobble": _(
            "One wobble is the distance at which this pupil's results usually lie from their average: {points} points."
        ),
    }


def _closing() -> dict[str, str]:
    return {
        "done": _("All {all} rounds done"),
        "result": _("How you did"),
        "rounds_caption": _("Round by round"),
        "round": _("Round"),
        "you": _("You"),
        "truth_head": _("The truth"),
        "none_short": _("none"),
        "method": _("What this method is, and what it can't do"),
        "method_name": _(
            "It is called the line-up protocol, from graphical inference (Buja and others, 2009; Wickham and "
            "others, 2010). Twenty charts with nothing but chance they call the Rorschach protocol, after the ink "
            "blots: it shows you what noise looks like."
        ),
        "method_sources": _(
            "Buja, A., and others (2009), Philosophical Transactions of the Royal Society A 367, 4361–4383. "
            "Wickham, H., and others (2010), IEEE Transactions on Visualization and Computer Graphics 16, 973–979."
        ),
        "limit_once": _("It counts only at first sight. Who has seen the real chart before is no longer a witness."),
        "limit_p": _(
            "With one witness luck keeps a chance of 1 in 20, or a little less when “none of them” may be said. With "
            "several colleagues, each alone, it becomes much smaller."
        ),
        "limit_what": _(
            "It says that a chart is different from chance. It doesn't say in what, or why, or what to do."
        ),
        "limit_model": _(
            "The other charts must be good examples of chance. Here we know how chance works, as we made it. In "
            "your school you would have to assume something about it, for example that the order of the results "
            "says nothing."
        ),
        "limit_missed": _("Not finding it proves nothing: a small decline hides in twelve results."),
        "try_it": _(
            "You can do this with a colleague: put the results of your pupil in twenty orders, nineteen of them "
            "shuffled, and let the colleague point at the chart that is different."
        ),
        "again_new": _("Another line-up"),
        "again_same": _("The same charts again"),
    }


def _result(declines: int, chance_only: int) -> dict[str, str]:
    """What came of the rounds; {found}, {right} and {wrong} are filled in when that is known."""
    return {
        "result_found": ngettext(
            "Real declines that you pointed at: {found} of {real}.",
            "You pointed at {found} of the {real} real declines.",
            declines,
        ).format(found="{found}", real=declines),
        "result_luck": _("Somebody who points blindly finds that many, or more, in 1 of {cases} cases."),
        "result_no_luck": _(
            "That says nothing bad about you: real declines hide in the ups and downs of twelve results."
        ),
        "result_none": ngettext(
            "In the round with nothing but chance you said so.",
            "In all {all} rounds with nothing but chance you said so.",
            chance_only,
        ).format(all=chance_only),
        "result_trap": ngettext(
            "In the round with nothing but chance you pointed at a chart all the same. That is how noise works: who "
            "looks for something, finds something.",
            "In {wrong} of the {all} rounds with nothing but chance you pointed at a chart all the same. That is "
            "how noise works: who looks for something, finds something.",
            chance_only,
        ).format(wrong="{wrong}", all=chance_only),
    }
