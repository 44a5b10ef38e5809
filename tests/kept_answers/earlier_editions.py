"""What `src/datawijs/widgets/earlier_editions.json` says of the first edition, made from `first_edition/orders.json`.

An option gets the key that it has in the course of today, found by its text; what the course no longer has, or calls right
where it was wrong or the other way round, keeps the key of then. Run it (`python tests/kept_answers/earlier_editions.py`) after
options got other keys and before anybody answered by them, never after: from then on people's answers hang on that file.
"""

import json
from pathlib import Path

from datawijs.course.page_exercises import exercises_on_page
from datawijs.widgets.editions import asked_in, edition_name
from datawijs.widgets.question import first_shape

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "datawijs" / "widgets" / "earlier_editions.json"


def first_editions() -> dict[str, list[dict]]:
    """For each exercise with questions, its first edition, as `widgets/editions.py` has it."""
    reworded = json.loads((HERE / "reworded.json").read_text(encoding="utf-8"))
    orders = json.loads((HERE / "first_edition" / "orders.json").read_text(encoding="utf-8"))
    return {name: [_edition(name, order, reworded)] for name, order in orders.items() if order["questions"]}


def _edition(name: str, order: dict, reworded: dict[str, str]) -> dict:
    page = json.loads((HERE / "first_edition" / f"{name}.json").read_text(encoding="utf-8"))["page"]
    today = next(one.exercise for one in exercises_on_page(f"../../{page}", "nl") if one.exercise.exercise_id == name)
    asked = {one["key"]: one for one in asked_in(today.content)}
    questions = {key: _item(one, asked.get(key, {}), reworded) for key, one in order["questions"].items()}
    return {"was": order["edition"], "edition": edition_name(order["edition"], questions), "questions": questions}


def _item(one: dict, today: dict, reworded: dict[str, str]) -> dict:
    kind = one["kind"]
    if kind == "choice":
        keys = {(option["text"], option["correct"]): option["key"] for option in today.get("options", [])}
        named = [
            keys.get((reworded.get(option["text"], option["text"]), option["correct"]))
            or option["key"]
            or f"other-{place}"
            for place, option in enumerate(one["options"], start=1)
        ]
        right = [key for key, option in zip(named, one["options"], strict=True) if option["correct"]]
        shape = first_shape(kind, [option["correct"] for option in one["options"]])
        return {"kind": kind, "keys": named, "right": right, "shape": shape}
    if kind == "numeric":
        return {
            "kind": kind,
            "answer": one["answer"],
            "tolerance": one["tolerance"],
            "shape": first_shape(kind, round(one["answer"], 6)),
        }
    if kind == "ordering":
        count = len(one["steps"])
        return {"kind": kind, "keys": [str(place + 1) for place in range(count)], "shape": first_shape(kind, count)}
    if kind == "statement":
        own = [str(place + 1) for place in range(len(one["scale"]))]
        keys = today.get("keys", own)
        return {"kind": kind, "keys": keys, "shape": first_shape(kind, len(own))}
    if kind == "stake":
        keys = [f"{float(step.replace(',', '.')):g}" for step in one["steps"]]
        return {"kind": kind, "keys": keys, "right": [keys[one["best"]]]}
    fits = [option["key"] for option in today.get("options", []) if option["correct"]]
    return {"kind": kind, "keys": [category["key"] for category in one["categories"]], "right": fits}


def main() -> None:
    lines = [f"{json.dumps(name)}: {json.dumps(editions)}" for name, editions in first_editions().items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
