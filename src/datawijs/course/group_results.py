"""The results of a group: the files in the coach's folder, beside the exercises of the training that the group took."""

from pathlib import Path

from datawijs.course.page_exercises import exercises_on_page, page_exercises
from datawijs.evaluation import Group, fictional_group, read_files, read_folder
from datawijs.language import current_language

FORMS_PAGE = "practice/05-before-and-after"  # tests A and B go with every training
SEED = 106  # of the fictional group: one that makes the mistakes that the beginner training is about


def group_results(folder: str | Path, training: str) -> Group:
    """Return the group whose files stand in `folder`, in the language in use.

    Without such a folder, or while nothing is in it, the group is a fictional one. `training` is the name of the folder of its
    pages: "beginner", "advanced" … Raises Problem when there is no such training.
    """
    language = current_language()
    of_training = page_exercises(training, language)
    forms = [one for one in exercises_on_page(FORMS_PAGE, language) if "form" in one.exercise.content]
    shown = {one.exercise.exercise_id: one for one in (*of_training, *forms)}
    exercises = {name: one.exercise for name, one in shown.items()}
    pages = {name: one.page for name, one in shown.items()}
    exports = read_folder(Path(folder))
    if exports.files:
        return Group(exports, exercises, pages)
    return Group(read_files(fictional_group(exercises, seed=SEED).files), exercises, pages, fictional=True)
