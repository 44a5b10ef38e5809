"""The results of a group: the files in the coach's folder, beside the exercises of the training that the group took."""

from difflib import get_close_matches
from pathlib import Path

from datawijs.course.page_exercises import PageExercise, exercises_on_page, page_exercises
from datawijs.course.problem import Problem
from datawijs.course.sphinx_extension.texts import caption_key, captions
from datawijs.course.toc import toc_in
from datawijs.course_folder import course_folder
from datawijs.evaluation import Group, fictional_group, read_files, read_folder
from datawijs.evaluation.on_page import Training, page_content
from datawijs.language import DEFAULT_LANGUAGE, _, current_language
from datawijs.widgets import GroupSheet

FORMS_PAGE = "practice/05-before-and-after"  # tests A and B go with every training
SEED = 106  # of the fictional group: one that makes the mistakes that the beginner training is about


NO_TRAININGS = {"practice", "my-screen"}  # folders of pages that one visits alone
ON_THE_PAGE = {"antwoorden", "answers"}  # the folder that the page names before anybody has changed it


def group_results(folder: str | Path, training: str) -> Group:
    """Return the group whose files stand in `folder`, in the language in use.

    While nothing is in that folder, or as long as nobody made the one that the page names, the group is a fictional one.
    `training` is the name of the folder of its pages: "beginner", "advanced" … Raises Problem when there is no such training,
    and when the folder must be another: one that isn't there was named, or the answers lie in one beside or inside it.
    """
    folder = Path(folder)
    _require_no_other(folder)
    shown = _shown_in(training)
    exercises = {name: one.exercise for name, one in shown.items()}
    pages = {name: one.page for name, one in shown.items()}
    exports = read_folder(folder)
    if exports.files:
        return Group(exports, exercises, pages)
    return Group(read_files(fictional_group(exercises, seed=SEED).files), exercises, pages, fictional=True)


def group_sheet(exercise_id: str) -> GroupSheet:
    """Return the exercise that counts a group in the browser, for every training, in the language in use."""
    return GroupSheet(exercise_id, page_content(sheet_trainings()))


def sheet_trainings() -> list[Training]:
    """Return the trainings that a group can have taken, in the order of the table of contents."""
    parts = toc_in(course_folder(Path(__file__).parent), DEFAULT_LANGUAGE)["parts"]
    titles = captions()
    found: dict[str, str] = {}
    for part in parts:
        for chapter in part["chapters"]:
            tree, _language, *folders = chapter["file"].split("/")
            if tree == "modules" and folders[0] not in NO_TRAININGS:
                found.setdefault(folders[0], titles[caption_key(part["caption"])])
    return [_training(name, title) for name, title in found.items()]


def _training(name: str, title: str) -> Training:
    shown = _shown_in(name)
    exercises = {exercise_id: one.exercise for exercise_id, one in shown.items()}
    return Training(name, title, exercises, {exercise_id: one.page for exercise_id, one in shown.items()})


def _shown_in(training: str) -> dict[str, PageExercise]:
    """The exercises that a group is told of: those of its training, and the tests A and B."""
    language = current_language()
    forms = [one for one in exercises_on_page(FORMS_PAGE, language) if "form" in one.exercise.content]
    return {one.exercise.exercise_id: one for one in (*page_exercises(training, language), *forms)}


def _require_no_other(folder: Path) -> None:
    """Raise Problem where a fictional group would hide that the files are elsewhere."""
    if folder.is_file():
        raise Problem(_("{folder} is a file. Name the folder in which the files lie.").format(folder=folder))
    inside = _names(_folders_in(folder), with_answers=True)
    if inside and not _holds_answers(folder):
        raise Problem(
            _(
                "The folder {folder} holds no files with answers, but there are in {others}. Name that folder, or move them."
            ).format(folder=folder, others=_listed(inside))
        )
    if folder.is_dir():
        return
    beside = _folders_in(folder.absolute().parent)
    meant = _names(beside, with_answers=True) or get_close_matches(folder.name, _names(beside, with_answers=False))
    missing = _("There is no folder {folder} here.").format(folder=folder)
    if meant:
        raise Problem(
            missing + " " + _("Is it {names}? Then change the name in the line above.").format(names=_listed(meant))
        )
    if str(folder) not in ON_THE_PAGE:
        raise Problem(missing + " " + _("Make it beside this page and put the files in it, or name another."))


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


def _names(folders: list[Path], *, with_answers: bool) -> list[str]:
    return [path.name for path in folders if not with_answers or _holds_answers(path)]


def _holds_answers(folder: Path) -> bool:
    return any(read_folder(folder).read)


def _listed(names: list[str]) -> str:
    return f" {_('or')} ".join(names)
