"""The sentences of the adaptive trainer that other exercises with pupils don't have."""

from datawijs.language import _
from datawijs.widgets.adaptive_trainer.levels import LEVELS
from datawijs.widgets.adaptive_trainer.staircase import MOST, TARGET
from datawijs.widgets.confidence import confidence_words
from datawijs.widgets.judged_words import judged_words
from datawijs.widgets.pupil import pupil_words

FROM_JUDGED = ("result", "supported", "of")


def words() -> dict[str, str]:
    """Return all sentences of the adaptive trainer, in the language in use."""
    judged = judged_words()
    return {
        **pupil_words(),
        **confidence_words(),
        **{name: judged[name] for name in FROM_JUDGED},
        **_level_words(),
        **_ideal_words(),
        "intro": _(
            "You judge the results of invented pupils, up to {most} in a session, and say how sure you are. After two good "
            "judgements in a row it gets harder, after each other one easier. So you practise where you learn most, and you "
            "get about {target} in 10 right, however good you are."
        ).format(most=MOST, target=round(10 * TARGET)),
        "pupil_of_most": _("Pupil {number}, {most} at most · level {level} of {levels}"),
        "session_done": _("Session {number} finished: {all} pupils"),
        "new_session": _("Another session"),
        "sessions": _("Your sessions so far. A new one begins at the level where the last one ended."),
        "session": _("Session"),
        "level_head": _("Level"),
        "supported_head": _("As the results support"),
    }


def _level_words() -> dict[str, str]:
    return {
        "level_reached": _(
            "Your level in this session: about {level} of {levels}. At this level you judge about {target} in 10 pupils as the "
            "results support."
        ).format(level="{level}", levels=LEVELS, target=round(10 * TARGET)),
        "level_unknown": _(
            "Your level went up and down too few times in this session to name it. You ended at level {level} of {levels}; the "
            "next session goes on there."
        ).format(level="{level}", levels=LEVELS),
        "level_away": _(
            "You have seen nearly all pupils of your level by now, so others came too. That is why we name no level this time. "
            "When you have seen them all, everybody comes back."
        ),
        "level_line": _("level"),
        "level_axis": _("pupil in this session"),
        "level_wrong": _("another answer than the results support"),
        "level_caption": _("Level of each pupil in this session"),
    }


def _ideal_words() -> dict[str, str]:
    return {
        "ideal": _("Beside the best possible reader"),
        "ideal_session": _("Of these {all} pupils the best possible reader had {ideal} right, and you {own}."),
        "ideal_session_early": _(
            "Leave out where you said “too early to tell” ({early}), and {all} pupils remain. Of these the best possible "
            "reader had {ideal} right, and you {own}."
        ),
        "ideal_none": _(
            "You said “too early to tell” about everybody in this session, so there is nothing to compare."
        ),
        "ideal_luck": _("More than the best possible reader: over so few pupils, that is good luck."),
        "ideal_what": _(
            "Right means here how it turned out: “real decline” where there was one, “noise” where there was none. The best "
            "possible reader calculates with everything there is to know about how such results come about. Nobody does better "
            "in the long run, and even this reader is sometimes wrong, because some declines don't show yet."
        ),
        "efficiency": _(
            "Over all {count} pupils so far, you got about {share} % out of the results of what they hold. Your d′, how well "
            "you tell declines from noise, is {own}; that of the best possible reader on the same pupils is {ideal}. With so "
            "many answers yours may lie anywhere between {low} and {high}."
        ),
        "efficiency_few": _(
            "When you have chosen noise or decline for {fewest} pupils who declined and {fewest} who didn't, you also read "
            "here how much you get out of the results. So far: {declines} and {noises}."
        ),
    }
