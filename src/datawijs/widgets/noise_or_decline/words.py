"""The sentences of Noise or decline.

Feedback depends on three things: what really happened, what the results could show, and what the learner answered. They
are kept apart on purpose: a good decision can turn out badly and a poor one well, and only the decision can be learnt.
"""

from datawijs.board import cause_name, subject_name
from datawijs.language import _, decimal, ngettext
from datawijs.widgets.noise_or_decline.items import Item


def item_title(item: Item) -> str:
    """Return who this is and what the results are of."""
    return _("{name} · {subject} · class {class_name}").format(
        name=item.name, subject=subject_name(item.subject_id, item.sector), class_name=item.class_name
    )


def truth_sentence(item: Item) -> str:
    """Return what really happened."""
    if not item.declines:
        return _(
            "Nothing is going on with {name}: the ups and downs are chance, and the difficulty of the tests."
        ).format(name=item.name)
    return _("From test {onset} on, {name} really scores about {points} points lower, because of {cause}.").format(
        onset=item.onset, name=item.name, points=decimal(item.size_points, 0), cause=cause_name(item.cause)
    )


def chance_sentence(item: Item) -> str:
    """Return how often chance alone makes a drop such as this one, in words."""
    if item.evidence.drop <= 0:
        return _("Compared with the class, the last three results are not lower than the earlier ones.")
    in_hundred = round(100 * item.evidence.chance)
    if in_hundred < 1:
        return _(
            "Chance: of 100 pupils with nothing going on, not even 1 shows a drop this large in the last three results."
        )
    return ngettext(
        "Chance: of 100 pupils with nothing going on, about {count} shows a drop this large in the last three results.",
        "Chance: of 100 pupils with nothing going on, about {count} show a drop this large in the last three results.",
        in_hundred,
    ).format(count=in_hundred)


def case_sentence(item: Item) -> str:
    """Return what there is to notice in this series; empty where the other sentences say it all."""
    missing = item.scores.index[item.scores.isna()]
    if item.case == "single low result":
        return _("Only the last result is low. One result by itself says little; the next one tells you more.")
    if item.case == "hard test":
        number = item.class_average.iloc[-3:].idxmin()
        usual = item.class_average.drop(number).mean()
        return _(
            "Test {number} was hard for everybody: the class average is {points} points lower there than on the other "
            "tests. {name} goes down with the class, not away from it."
        ).format(number=number, points=decimal(usual - item.class_average[number], 0), name=item.name)
    if item.case == "recovered dip":
        return _(
            "Test {number} was low, and after it the results lie where they always lay. That is what usually happens "
            "after an unusual result, also when nobody does anything."
        ).format(number=item.scores.idxmin())
    if len(missing):
        return ngettext(
            "Result {numbers} is missing. A gap says nothing about the level; it is a reason to ask why.",
            "Results {numbers} are missing. A gap says nothing about the level; it is a reason to ask why.",
            len(missing),
        ).format(numbers=", ".join(map(str, missing)))
    return ""


def reasons() -> dict[str, str]:
    """Return why an answer was wise or not, as "why_<truth>_<best>_<answer>"."""
    return {
        # nothing going on, and the results show it
        "why_noise_noise_noise": _(
            "Compared with the class, the last three results lie where this pupil's results usually lie. There is nothing "
            "to explain, so nothing to act on."
        ),
        "why_noise_noise_early": _(
            "Waiting does no harm, but there is nothing to wait for: compared with the class, the last three results lie "
            "where this pupil's results usually lie. If you keep an eye on everyone, you see no one."
        ),
        "why_noise_noise_decline": _(
            "Compared with the class, the last three results lie where this pupil's results usually lie. What you saw is "
            "wobble. Acting on it costs time, and pupil and parents worry over nothing."
        ),
        # nothing going on, but the results leave it open
        "why_noise_early_noise": _(
            "It was noise, but these results don't show that yet: the drop is too large to brush aside. With “too early to "
            "tell” you look again after the next test, and then you know more."
        ),
        "why_noise_early_early": _(
            "The drop is too large to brush aside and too small to be sure of. So you look again after the next test. In "
            "this case it turns out to have been noise."
        ),
        "why_noise_early_decline": _(
            "You concluded a little too fast: chance alone makes a drop like this quite often. After one or two more results "
            "you would have seen that it was noise."
        ),
        # nothing going on, but it looks like a decline
        "why_noise_decline_noise": _(
            "It was noise, but you could not know that. A drop this large is rare when nothing is going on, so a "
            "short talk with the pupil is worth it. Next time there may be something behind it."
        ),
        "why_noise_decline_early": _(
            "A drop this large is rare when nothing is going on; a short talk with the pupil was in place now. That chance did "
            "it after all is something you only know afterwards."
        ),
        "why_noise_decline_decline": _(
            "You decided well on what you could see: a drop this large is rare when nothing is going on. This "
            "time chance did it after all. That is why you begin with an open question to the pupil, and not "
            "with a conclusion."
        ),
        # a real decline that the results don't show
        "why_decline_noise_noise": _(
            "You decided well on what you could see. The decline is real, but it is hidden in the ordinary wobble: nobody can "
            "read it from these results. So a dashboard never replaces what you notice in the lesson."
        ),
        "why_decline_noise_early": _(
            "There was a decline, but these results don't give a reason to expect one. If you wait and watch "
            "here, you do so with nearly every pupil."
        ),
        "why_decline_noise_decline": _(
            "It turned out right, but these results don't show it: the last three lie where this pupil's results "
            "usually lie. If you see a decline here, you see one in nearly every pupil."
        ),
        # a real decline that the results leave open
        "why_decline_early_noise": _(
            "You brushed it aside, and the drop is too large for that. With “too early to tell” you look again after the next "
            "test, and then this decline shows itself."
        ),
        "why_decline_early_early": _(
            "The drop is too large to brush aside and too small to be sure of. So you look again after the next test, and then "
            "this decline shows itself."
        ),
        "why_decline_early_decline": _(
            "It turned out right, but with these results you couldn't be sure yet: chance alone makes a drop like this quite "
            "often. Asking the pupil how things are going is always fine; concluding is too early."
        ),
        # a real decline that the results show
        "why_decline_decline_noise": _(
            "This is more than wobble: even compared with the class, the last three results lie well below the earlier ones, "
            "and chance rarely does that. Here a talk with the pupil is needed."
        ),
        "why_decline_decline_early": _(
            "You may say more here: even compared with the class, the last three results lie well below the earlier ones, and "
            "chance rarely does that. Waiting longer costs the pupil time."
        ),
        "why_decline_decline_decline": _(
            "Even compared with the class, the last three results lie well below the earlier ones, and chance rarely does "
            "that. Time for a talk: what has changed for this pupil? The results don't tell you the cause."
        ),
    }


def words() -> dict[str, str]:
    """Return all sentences of this exercise that don't belong to one pupil."""
    return {
        **reasons(),
        "intro": _(
            "You see the test results of invented pupils, so we know what really happened to each of them. More of them "
            "decline here than in a real class. Look at the latest results, and decide."
        ),
        "pupil_of": _("Pupil {number} of {all}"),
        "overlays": _("Show in the chart"),
        "average": _("own average"),
        "range": _("usual range"),
        "class": _("class average"),
        "range_note": _(
            "Own average and usual range come from the {count} results before the last three. With fewer than 12 results "
            "these are trial limits: they still shift with each new result."
        ),
        "question": _("What do the latest results of {name} tell you?"),
        "noise": _("Noise"),
        "noise_note": _("ordinary ups and downs, no reason to act"),
        "early": _("Too early to tell"),
        "early_note": _("look again after the next test"),
        "decline": _("Real decline"),
        "decline_note": _("time for a talk with this pupil"),
        "answer": _("Answer"),
        "choose_first": _("Choose one of the three answers first."),
        "you": _("You said"),
        "results_say": _("The results support"),
        "truth": _("What really happened"),
        "well": _("Well judged"),
        "unlucky": _("Well judged, though it turned out differently"),
        "lucky": _("It turned out right, but you could not know"),
        "elsewhere": _("The results point another way"),
        "part_of_decline": _("after the decline began"),
        "test": _("test"),
        "missed_label": _("missed"),
        "next": _("Next pupil"),
        "to_result": _("See how you did"),
        **_result_words(),
    }


def _result_words() -> dict[str, str]:
    return {
        "result": _("How you did"),
        "done": _("All {all} pupils judged"),
        "caught": _("You recognised {hits} of the {declines} real declines."),
        "alarms": _("You saw a decline in {false_alarms} of the {noises} pupils with nothing going on: false alarms."),
        "waited": _("Times you waited (“too early to tell”): {early}. The results supported that in {wisely} of them."),
        "supported": _(
            "In {supported} of {all} pupils your answer was the one the results support best. That is what you can practise; "
            "how it turns out is partly luck."
        ),
        "tell_apart": _("How well you tell declines from noise (d′): {d_prime}. {meaning}"),
        "apart_none": _("That is about the same as guessing."),
        "apart_little": _("That is somewhat better than guessing."),
        "apart_clear": _("That is clearly better than guessing."),
        "apart_well": _("That is about as good as these results allow."),
        "wobbles": _("Over {all} pupils this number wobbles too: in another round it is easily 1 higher or lower."),
        "bias_back": _(
            "You hold back: you would rather miss a decline than raise a false alarm. (Bias {bias}; 0 is in the middle.)"
        ),
        "bias_quick": _(
            "You are quick to see a decline: you would rather raise a false alarm than miss one. (Bias {bias}; 0 is in the "
            "middle.)"
        ),
        "bias_even": _("You lean neither to alarm nor to holding back. (Bias {bias}; 0 is in the middle.)"),
        "compare": _("You beside four habits"),
        "compare_caption": _(
            "The same pupils, read by habit. The first two come naturally; the last one is what this exercise trains."
        ),
        "who": _("Who"),
        "hits_head": _("declines recognised"),
        "alarms_head": _("false alarms"),
        "d_head": _("d′"),
        "of": _("{count} of {all}"),
        "you_row": _("You"),
        "habit_drops": _("Reacts to every drop"),
        "habit_below": _("Reacts below the class average"),
        "habit_limits": _("Follows the process limits over all results"),
        "habit_recent": _("Holds the last three against the pupil's own earlier results"),
        "review": _("Pupil by pupil"),
        "review_line": _("{title}: you said “{answer}”"),
        "review_best": _("as the results support"),
        "review_other": _("the results support “{best}”"),
        "again_new": _("Practise with new pupils"),
        "again_same": _("The same pupils again"),
        "earlier": _("Your rounds so far"),
        "earlier_caption": _("Each round you finished, the latest last."),
        "round": _("Round"),
    }
