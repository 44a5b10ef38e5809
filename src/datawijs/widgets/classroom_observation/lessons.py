"""The lessons that can be asked for."""

from datawijs.language import _
from datawijs.widgets.classroom_observation.moment import Lesson
from datawijs.widgets.classroom_observation.primary import primary_lesson
from datawijs.widgets.classroom_observation.secondary import secondary_lesson

_LESSONS = {"primary": primary_lesson, "secondary": secondary_lesson}
LESSONS = tuple(_LESSONS)


def lesson_of(key: str) -> Lesson:
    """Return the lesson in the language in use. Raises ValueError for one that isn't in `LESSONS`."""
    if key not in _LESSONS:
        raise ValueError(
            _("There is no lesson “{lesson}”. Choose from: {known}.").format(lesson=key, known=", ".join(LESSONS))
        )
    return _LESSONS[key]()
