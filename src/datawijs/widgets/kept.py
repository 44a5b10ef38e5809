"""What is kept of an exercise, in the form of today: the same as `shared/kept.js` does in a browser.

What a record holds under `given`, for an exercise that asks questions:

    {version: 2, edition, answers: {question: {tried: [what was said, …], draft, explained}}, …, earlier: [{…}, …]}

Everything that was said is a key, or keys in order, or {typed, value} (see `question.py`); None stands for a try of which
nothing is known any more but that there was one. `draft` is what was chosen, typed or moved but not checked. `earlier` holds
what was kept of other editions. The first edition kept positions, in two forms:

    {edition, chosen: {question: [positions]}, …}                               in most exercises
    {question: {shape, first, last, tries, explained, draft}}                   in a Short check

Positions become keys by the order that options had then (`editions.py`), or have now where the exercise has no earlier edition.
What can't be read is kept as it was: under `earlier` where it may belong to another edition, else under `unread`.
"""

from collections.abc import Mapping
from typing import Any

from datawijs.widgets.editions import WITH_OPTIONS, Item, earlier_editions, items_in

VERSION = 2
MOST_TRIES = 999  # more is no count of tries; a file may hold anything
NOTHING = object()  # what can't be an answer


def kept_now(given: object, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was kept, in the form of today and for the edition that `content` is; other editions are under `earlier`."""
    return _of_this_edition(in_keys(given, content), content.get("edition"))


def in_keys(given: object, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was kept with keys instead of positions, of whatever edition it is."""
    if not isinstance(given, dict):
        return {}
    if "earlier_editions" not in content or given.get("version") == VERSION or not given:
        return given
    return _positions(given, content) if "edition" in given or "chosen" in given else _by_question(given, content)


def in_keys_of(exercise_id: str, given: dict[str, Any]) -> dict[str, Any]:
    """Likewise, where nothing is known but the id of the exercise: by its earlier editions; else it stays as it is."""
    known = earlier_editions(exercise_id)
    return in_keys(given, {"edition": known[-1]["edition"], "earlier_editions": known}) if known else given


def tries_of(given: Mapping[str, Any], key: str) -> list[Any]:
    """Return all answers to a question in what is kept in the form of today, in order; they may be anything."""
    answers = given.get("answers")
    kept = answers.get(key) if isinstance(answers, dict) else None
    tried = kept.get("tried") if isinstance(kept, dict) else None
    return tried if isinstance(tried, list) else []


def readable_tries(item: Item, given: Mapping[str, Any], key: str) -> list[Any]:
    """Return all answers to a question, if each can be one, else none; the first and the last are known."""
    tried = tries_of(given, key)
    known = tried and None not in (tried[0], tried[-1]) and all(one is None or is_answer(item, one) for one in tried)
    return tried if known else []


def is_answer(item: Item, said: object) -> bool:
    """Tell whether this can be an answer to the question."""
    if item["kind"] == "numeric":
        return isinstance(said, dict) and isinstance(said.get("typed"), str) and _is_number(said.get("value"))
    if item["kind"] == "ordering":
        return (
            isinstance(said, list)
            and all(isinstance(step, str) for step in said)
            and sorted(said) == sorted(item["keys"])
        )
    return isinstance(said, str) and said in item["keys"]


def right_in(item: Item, said: Any) -> bool | None:
    """Tell whether an answer was right in its own edition; None where nothing is right or wrong."""
    if item["kind"] in WITH_OPTIONS:
        return said in item["right"]
    if item["kind"] == "numeric":
        return bool(abs(said["value"] - item["answer"]) <= item["tolerance"])
    return said == item["keys"] if item["kind"] == "ordering" else None


def _of_this_edition(given: dict[str, Any], edition: object) -> dict[str, Any]:
    own = given.get("edition")
    if not isinstance(edition, str) or own is None or own == edition:
        return given
    one = {name: value for name, value in given.items() if name != "earlier"}
    rest = _list(given.get("earlier"))
    back = [other for other in rest if isinstance(other, dict) and other.get("edition") == edition]
    others = [*(other for other in rest if other not in back), one]
    return {"version": VERSION, "edition": edition, **(back[-1] if back else {}), "earlier": others}


def _positions(given: dict[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    was, now = given.get("edition"), content["edition"]
    known = next((one for one in content["earlier_editions"] if one["was"] is not None and one["was"] == was), None)
    if known is None and was not in (now, now.rpartition(".")[0]):
        return given
    items = items_in(content) if known is None else known["questions"]
    chosen = given.get("chosen")
    state = {name: value for name, value in given.items() if name not in ("edition", "chosen")}
    answers = {}
    for key, places in chosen.items() if isinstance(chosen, dict) else ():
        tried = [_said(items[key], place) for place in _list(places)] if key in items else []
        if tried := [said for said in tried if said is not NOTHING]:
            answers[key] = {"tried": tried}
    return {**state, "version": VERSION, "edition": known["edition"] if known else now, "answers": answers}


def _by_question(given: dict[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    known = content["earlier_editions"][0] if content["earlier_editions"] else None
    items = known["questions"] if known else items_in(content)
    answers, other, unread = {}, {}, {}
    for key, kept in given.items():
        answer = _answer(items[key], kept) if key in items else None
        if answer is not None:
            answers[key] = answer
        elif (
            isinstance(kept, dict)
            and "first" in kept
            and (key not in items or kept.get("shape") != items[key]["shape"])
        ):
            other[key] = kept
        else:
            unread[key] = kept
    apart = {"earlier": [other] if other else [], "unread": unread}
    return {
        "version": VERSION,
        "edition": known["edition"] if known else content["edition"],
        "answers": answers,
        **{name: value for name, value in apart.items() if value},
    }


def _answer(item: Item, kept: object) -> dict[str, Any] | None:
    """What the first edition kept of one question of a Short check; None when that can't be read."""
    if not isinstance(kept, dict) or kept.get("shape") != item["shape"] or ("first" in kept) != ("last" in kept):
        return None
    said = {name: _said(item, kept[name]) for name in ("first", "last") if name in kept}
    if "draft" in kept:
        said["draft"] = _draft(item, kept["draft"])
    if any(value is NOTHING for value in said.values()):
        return None
    more = {name: value for name, value in {**said, "explained": kept.get("explained")}.items() if value is not None}
    first, last = more.pop("first", None), more.pop("last", None)
    tries = kept.get("tries")
    count = tries if isinstance(tries, int) and 1 <= tries <= MOST_TRIES else 1 if first == last else 2
    if first is None:
        return {"tried": [], **more}
    return {"tried": [first, *[None] * (count - 2), last] if count > 1 else [first], **more}


def _draft(item: Item, draft: object) -> Any:
    """What was chosen or moved, or the text that was typed."""
    if item["kind"] == "numeric":
        return draft if isinstance(draft, str) else NOTHING
    return _said(item, draft)


def _said(item: Item, position: object) -> Any:
    """What a position of the first edition stood for; NOTHING when it can't be an answer."""
    if item["kind"] == "numeric":
        return position if is_answer(item, position) else NOTHING
    keys = item["keys"]
    if item["kind"] == "ordering":
        order = position if isinstance(position, list) else []
        whole = all(type(step) is int for step in order) and sorted(order) == list(range(len(keys)))
        return [keys[step] for step in order] if whole else NOTHING
    return keys[position] if type(position) is int and 0 <= position < len(keys) else NOTHING


def _list(thing: object) -> list[Any]:
    return thing if isinstance(thing, list) else []


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < float("inf")
