"""A practice programme: the place among pupils of the same year, month by month, and a target that is set anew each month."""

import pandas as pd

from datawijs.board import Board
from datawijs.dashboards.words import month_name
from datawijs.screens.graph import Axes, Point, graph
from datawijs.screens.screen import Screen, screen_words

BANDS = ("V", "IV", "III", "II", "I")
BORDERS = (20, 40, 60, 80)
TICKS = (0, 20, 40, 60, 80, 100)


def practice_band(board: Board) -> Screen:
    """Draw the pupil of the board who slides, reached the target in half of the months all the same, and whose place sank the
    most of those, with the months in which the target was reached.

    Raises LookupError when there is no such pupil.
    """
    own = _sliding(board)
    words = screen_words("practice-band")
    months = tuple(month_name(month) for month in own["month"])
    reached = [months[at] for at, done in enumerate(own["on_target"]) if done]
    first, last = int(own["percentile"].iloc[0]), int(own["percentile"].iloc[-1])
    points = [
        Point(
            int(one.percentile),
            place="first" if at == 0 else None,
            where=words.say("drawn", "where", month=months[at]),
        )
        for at, one in enumerate(own.itertuples())
    ]
    name = board.pupils.set_index("pupil_id").loc[own["pupil_id"].iloc[0], "name"]
    title = words.say("drawn", "title", name=name)
    axes = Axes(months, (0, 100), TICKS, words.say("drawn", "unit"))
    drawn = graph(axes, points, name=title, borders=[(border,) * len(months) for border in BORDERS], bands=BANDS)
    targets = words.say("drawn", "targets", reached=len(reached), months=len(months), names=reached)
    facts = {"pupil": name, "first": first, "last": last, "reached": len(reached), "months": len(months)}
    told = words.say(
        "drawn", "alternative", first=first, last=last, lowest=int(own["percentile"].min()), targets=targets
    )
    return Screen(title, words.say("drawn", "like"), f"{drawn}<p>{targets}</p>", told, facts)


def _sliding(board: Board) -> pd.DataFrame:
    slides = board.truth.slides[["pupil_id", "subject_id", "school_year"]]
    sliding = board.practice.merge(slides, on=["pupil_id", "subject_id", "school_year"]).sort_values("month")
    series = [
        own
        for _key, own in sliding.groupby(["pupil_id", "subject_id", "school_year"])
        if 2 * own["on_target"].sum() >= len(own)
    ]
    if not series:
        raise LookupError("nobody on this board slides and reaches the target in half of the months")
    return max(series, key=lambda own: int(own["percentile"].iloc[0]) - int(own["percentile"].iloc[-1]))
