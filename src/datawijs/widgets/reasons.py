"""Why a judgement was wise or not.

It depends on three things: what really happened, what the results could show, and what the learner answered. They are kept
apart on purpose: a good decision can turn out badly and a poor one well, and only the decision can be learnt.
"""

from datawijs.language import _


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
