"""The stories that can be asked for."""

from datawijs.language import _
from datawijs.widgets.conversation_planner.colleague import colleague_story
from datawijs.widgets.conversation_planner.decline import decline_story
from datawijs.widgets.conversation_planner.false_alarm import false_alarm_story
from datawijs.widgets.conversation_planner.hard_test import hard_test_story
from datawijs.widgets.conversation_planner.story import Story

_STORIES = {
    "primary": decline_story,
    "secondary": hard_test_story,
    "false-alarm": false_alarm_story,
    "colleague": colleague_story,
}
CASES = tuple(_STORIES)


def story_of(case: str) -> Story:
    """Return the story of `case`, in the language in use. Raises ValueError for a case that isn't one of `CASES`."""
    if case not in _STORIES:
        raise ValueError(
            _("There is no case “{case}”. Choose from: {known}.").format(case=case, known=", ".join(CASES))
        )
    return _STORIES[case]()
