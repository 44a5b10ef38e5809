"""The sentences about a number of judgements together; `shared/judged.js` counts, fills and shows them."""

from datawijs.language import _


def judged_words() -> dict[str, str]:
    """Return the sentences about hits, false alarms, d′ and bias, in the language in use."""
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
        "of": _("{count} of {all}"),
    }
