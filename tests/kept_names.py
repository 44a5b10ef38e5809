"""The names under which answers are kept, and those of the thinking errors that tables of results tell: in kept_names.json.

Learners' browsers, saved files and tables that somebody made hold these names, so none of them changes by accident. After a
change on purpose, `python tests/kept_names.py` writes them anew; what was kept under an old name needs a bridge. The ids of
exercises stand in kept_answers/ids.json too, from which none is ever taken away: one that is on no page any more has to lead to
another, in `widgets/old_ids.json`.
"""

import ast
import json
import sys
from pathlib import Path

import nbformat

from datawijs import widgets
from datawijs.thinking_errors import thinking_errors
from datawijs.widgets.short_check.from_words import SUGGESTIONS
from datawijs.words.markdown import read_blocks
from datawijs.words.on_pages import SUFFIX

FILE = Path(__file__).with_suffix(".json")
EVERY_ID = Path(__file__).parent / "kept_answers" / "ids.json"
ROOT = Path(__file__).parent.parent
DASHBOARDS = (1, 2, 5)  # the seeds that are looked at


def kept_names(kind: str):
    """What is written down for an exercise, or for the pages."""
    return json.loads(FILE.read_text(encoding="utf-8"))[kind]


def names_in(content) -> dict:
    """The names in what an exercise shows: of each question, step or moment, and within it of each error in thinking."""
    found = {}
    for part in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        if isinstance(part, (dict, list)):
            found |= _own_names(part) if isinstance(part, dict) and "key" in part else names_in(part)
    return found


def _own_names(part: dict) -> dict:
    if "options" in part:
        return {part["key"]: sorted({option["misreading"] for option in part["options"]} - {None})}
    if "ways" in part:
        return {part["key"]: {way["key"]: way["misconception"] for way in part["ways"]}}
    return {part["key"]: names_in(part)}


def names_together(several) -> dict:
    """The same for exercises that don't all have room for every error: all that any of them has."""
    found = {}
    for names in several:
        for key, errors in names.items():
            found[key] = sorted({*found.get(key, ()), *errors})
    return found


def names_on_pages() -> dict[str, dict[str, list[str]]]:
    """For every Dutch page with exercises: their ids, each with its class and the keys of its questions."""
    pages = {}
    for folder in ("book", "modules", "coach", "solutions"):
        for path in sorted((ROOT / folder / "nl").rglob("*.ipynb")):
            code = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
            found = dict(one for source in code for one in _exercises(ast.parse(source)))
            if found:
                pages[path.relative_to(ROOT).as_posix()] = found
    return pages


def _exercises(tree: ast.AST):
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name, first = getattr(call.func, "id", ""), call.args[:1]
        if name[:1].isupper() and first and _is_id(first[0]) and _keeps(name):
            yield first[0].value, [name, *_keys(call)]
        elif worded := words_of_check(call, "nl"):
            yield worded[0], ["ShortCheck", *(block.key for block in worded[1] if block.key != SUGGESTIONS)]


def words_of_check(call: ast.Call, language: str) -> tuple[str, list]:
    """The id of a check that has its words beside the page, and its blocks as they are written; nothing for another call."""
    if getattr(call.func, "attr", "") != "from_words":
        return ()
    check, page = (node.value for node in call.args[:2])
    tree, _slash, name = page.partition("/")
    blocks = read_blocks(ROOT / tree / language / f"{name}{SUFFIX}")
    return check, [block for block in blocks if block.part == check]


def _keeps(name: str) -> bool:
    """Whether an exercise of this class keeps what is answered; what is no exercise of ours may."""
    return getattr(getattr(widgets, name, None), "keeps", True)


def _is_id(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value and " " not in node.value
    )


def _keys(call: ast.Call) -> list[str]:
    keywords = (keyword for node in ast.walk(call) if isinstance(node, ast.Call) for keyword in node.keywords)
    return [
        keyword.value.value for keyword in keywords if keyword.arg == "key" and isinstance(keyword.value, ast.Constant)
    ]


def _everything() -> dict:
    from datawijs.widgets.classroom_observation.lessons import LESSONS, lesson_of
    from datawijs.widgets.conversation_planner.stories import CASES

    made = {
        "alarm-threshold": widgets.AlarmThreshold("x"),
        "combining-sources": widgets.CombiningSources("x"),
        "comparing-groups": widgets.ComparingGroups("x"),
        "early-warning": widgets.EarlyWarning("x"),
        "grouping": widgets.Grouping("x"),
        "moving-target": widgets.MovingTarget("x"),
        **{f"conversation-{case}": widgets.ConversationPlanner("x", case) for case in CASES},
    }
    names = {kind: names_in(exercise.content) for kind, exercise in made.items()}
    for view in ("pupil", "class", "year", "school"):
        names[f"dashboard-{view}"] = names_together(
            names_in(widgets.ReadDashboard("x", view=view, seed=seed).content) for seed in DASHBOARDS
        )
    names |= {f"observation-{lesson}": slips_in(lesson_of(lesson)) for lesson in LESSONS}
    return {**names, "joined": joined_names(), "pages": names_on_pages()}


def joined_names() -> dict[str, list[str]]:
    """Which names count as one thinking error for a group: the one that its tables tell, with the others."""
    joined: dict[str, list[str]] = {}
    for name, error in sorted(thinking_errors().items()):
        if name != error.key:
            joined.setdefault(error.key, []).append(name)
    return dict(sorted(joined.items()))


def slips_in(lesson) -> dict:
    """For each moment of an observed lesson: its categories with the error in thinking that each stands for."""
    moments = {
        moment.key: {
            "fits": sorted(moment.fits),
            "second": moment.second,
            "slips": {category: slip.misconception for category, slip in moment.slips.items()},
        }
        for moment in lesson.moments
    }
    return {**moments, **_own_names(lesson.question.content())}


def _written(names: dict) -> str:
    """As JSON with a line for each question, step or exercise: so a change is seen where it is."""
    kinds = []
    for kind, own in names.items():
        lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in own.items())
        kinds.append(f" {json.dumps(kind)}: {{\n{lines}\n }}")
    return "{\n" + ",\n".join(kinds) + "\n}\n"


def ids_on_pages(pages: dict[str, dict]) -> set[str]:
    """The ids of all exercises on these pages."""
    return {exercise_id for page in pages.values() for exercise_id in page}


def every_id() -> set[str]:
    """The id of every exercise that there ever was on a page: somebody may have answered it."""
    return set(json.loads(EVERY_ID.read_text(encoding="utf-8"))) if EVERY_ID.is_file() else set()


def lost_ids(ever: set[str], today: set[str], bridges: dict[str, str]) -> set[str]:
    """Those of which the answers would be lost without a word: on no page today, and without a bridge to one that is."""
    return {exercise_id for exercise_id in ever if bridges.get(exercise_id, exercise_id) not in today}


if __name__ == "__main__":
    EVERY_ID.write_text(
        json.dumps(sorted(every_id() | ids_on_pages(names_on_pages())), indent=0) + "\n", encoding="utf-8"
    )
    FILE.write_text(_written(_everything()), encoding="utf-8")
    sys.stdout.write(f"{FILE}\n")
