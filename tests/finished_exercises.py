"""Every exercise that draws, on one page, answered so far that all its charts are there: for tests of what is drawn."""

from dataclasses import dataclass, field

from datawijs.language import speaking
from datawijs.widgets import (
    AdaptiveTrainer,
    AlarmThreshold,
    ClassList,
    ClassroomObservation,
    CombiningSources,
    ComparingGroups,
    ConversationPlanner,
    EarlyWarning,
    Grouping,
    LineUp,
    MovingTarget,
    NoiseOrDecline,
    ReadDashboard,
)

SURE = (33, 50, 70, 85, 95)


@dataclass(frozen=True)
class Finished:
    """An exercise and what the browser keeps of it. `presses`: what is pressed after that, as CSS within its card."""

    exercise: object
    given: dict
    presses: list[str] = field(default_factory=list)

    @property
    def content(self) -> dict:
        return self.exercise.content


def answered(content: dict, **state) -> dict:
    """What is kept when every question of an exercise has its first answer, with `state` beside it."""
    chosen = {question["key"]: [0] for question in _questions(content)}
    return {"edition": content["edition"], "chosen": chosen, **state}


def _questions(content):
    if isinstance(content, dict):
        if "key" in content and ("prompt" in content or "choices" in content):
            yield content
        else:
            for part in content.values():
                yield from _questions(part)
    elif isinstance(content, list):
        for part in content:
            yield from _questions(part)


def finished_exercises() -> dict[str, Finished]:
    """All of them, by the id on the page; half of them in English, so that both decimal signs are seen."""
    with speaking("nl"):
        dutch = [*_alarm(), *_years("moving", kept=False), *_class_list(), *_pupils(), *_groups(), *_dashboards()]
    with speaking("en"):
        english = [
            *_years("moving-kept", kept=True),
            *_sources(),
            *_school(),
            *_grouping(),
            *_line_up(),
            *_lessons(),
            *_talks(),
            *_trainer(),
        ]
    return {one.exercise.exercise_id: one for one in (*dutch, *english)}


def _alarm():
    made = AlarmThreshold("alarm", seed=1)
    yield Finished(made, answered(made.content, tried=[5, 0, 7, 10, 4]))


def _years(name: str, *, kept: bool):
    made = MovingTarget(name, seed=1)
    yield Finished(made, answered(made.content, seen=9, kept=kept, switched=True))


def _class_list():
    made = ClassList("class-list", seed=1)
    pupils = made.content["classes"][0]["pupils"]
    declines = next(place for place, pupil in enumerate(pupils) if pupil["declines"])
    quiet = next(place for place, pupil in enumerate(pupils) if not pupil["declines"])
    attempt = {"class": 0, "picks": [0, 1, 2, 3], "flags": True, "shown": True}
    opened = [f'[aria-label*="{pupils[place]["name"]}"].dw-open-charts' for place in (declines, quiet)]
    yield Finished(made, {"edition": made.content["edition"], "attempts": [attempt]}, opened)


def _pupils():
    made = NoiseOrDecline("pupils", items=12, seed=1)
    attempt = {"round": 0, "edition": made.content["edition"], "answers": [0] * 12}
    yield Finished(made, {"attempts": [attempt]}, [".dw-review > li > details > summary"])


def _groups():
    pair = ComparingGroups("groups-pair", seed=1)
    whole = answered(pair.content)
    guesses = {question["key"]: [0] for question in pair.content["guesses"]}
    yield Finished(pair, {**whole, "chosen": guesses})
    drawn = ComparingGroups("groups-drawn", seed=1)
    yield Finished(drawn, answered(drawn.content, drawn=13))


def _dashboards():
    for view in ("pupil", "class", "year", "school"):
        made = ReadDashboard(f"dashboard-{view}", view=view, seed=3)
        yield Finished(made, answered(made.content))


def _sources():
    made = CombiningSources("sources", seed=1)
    yield Finished(made, answered(made.content))


def _school():
    for name, by_list in (("warning-truth", False), ("warning-list", True)):
        made = EarlyWarning(name, seed=1)
        tried = ["0 0 0", "1 1 1", "2 2 2"]
        places = [1, 2, 1] if by_list else [2, 0, 2]
        yield Finished(made, answered(made.content, places=places, tried=tried, byList=by_list))


def _grouping():
    made = Grouping("grouping", seed=1)
    state = {
        "seen": 3,
        "chosenPlaces": [2, 2],
        "tried": [f"{place} 0" for place in range(4)],
        "yearPlaces": [1, 1, 0],
        "triedYear": [f"{place} 0 0" for place in range(4)],
    }
    yield Finished(made, answered(made.content, **state))
    behind = Grouping("grouping-before", seed=1)
    yield Finished(behind, answered(behind.content))


def _line_up():
    made = LineUp("line-up", seed=1)
    yield Finished(made, {}, ['input[type="radio"][value="0"]', ".dw-primary"])


def _lessons():
    """One observer who agrees with the second one now and then, and one who never does."""
    for lesson, shift in (("primary", (0, 0, 1)), ("secondary", (3,))):
        made = ClassroomObservation(f"lesson-{lesson}", lesson)
        moments = made.content["moments"]
        chosen = {
            moment["key"]: [(moment["second"] + shift[place % len(shift)]) % len(made.content["categories"])]
            for place, moment in enumerate(moments)
        }
        yield Finished(made, {**answered(made.content), "chosen": chosen, "at": len(moments)})


def _talks():
    for case in ("primary", "secondary", "colleague"):
        made = ConversationPlanner(f"talk-{case}", case)
        yield Finished(made, {})
        ended = ConversationPlanner(f"talk-{case}-ended", case)
        path, step = [], ended.content["steps"][0]
        steps = {one["key"]: one for one in ended.content["steps"]}
        while step:
            way = next(way for way in step["ways"] if not way["misconception"])
            path.append([step["key"], way["key"]])
            step = steps.get(way["leads_to"])
        yield Finished(ended, {"path": path, "read": len(path), "log": path})


def _trainer():
    made = AdaptiveTrainer("trainer", seed=1)
    seen = made.content["pupils"]
    judged = [
        {"pupil": pupil["key"], "level": pupil["level"], "answer": 0, "sure": SURE[place % 5], "right": place % 3 > 0}
        for place, pupil in enumerate(seen[:75])
    ]
    parts = [judged[start : start + 15] for start in range(0, 75, 15)]
    sessions = [{"edition": made.content["edition"], "judged": part} for part in parts]
    yield Finished(made, {"sessions": sessions})
