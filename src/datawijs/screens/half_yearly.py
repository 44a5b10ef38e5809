"""Half-yearly tests on one growing scale: a pupil's scores with interval and levels, and the year table of a school."""

import pandas as pd

from datawijs.board import Board
from datawijs.board.standard_tests import LEVELS
from datawijs.language import rounded
from datawijs.screens.graph import Axes, Point, graph
from datawijs.screens.grid import Bar, Row, grid
from datawijs.screens.levels import level_borders
from datawijs.screens.screen import Screen, percent, screen_words

SUBJECT = "maths"
FEWEST = 4  # moments that are worth a graph
PLACE = "last"
GROUPS = {"high": ("I", "II"), "middle": ("III",), "low": ("IV", "V")}


def half_yearly(board: Board) -> Screen:
    """Draw the maths scores of a pupil whose last level is one lower, while the interval of that score reaches over the border.

    `board` holds several school years. Raises LookupError when there is no such pupil.
    """
    tests = _one_level_down(board)
    words = screen_words("half-yearly")
    moments = tuple(f"{one.moment}{one.year}" for one in tests.itertuples())
    borders = [level_borders(SUBJECT, one.year, one.moment) for one in tests.itertuples()]
    last = tests.iloc[-1]
    points = [Point(one.score, (one.lower, one.upper)) for one in tests.iloc[:-1].itertuples()]
    where = words.say("drawn", "last", moment=moments[-1])
    points.append(Point(last["score"], (last["lower"], last["upper"]), PLACE, where))
    low, high = 10 * (tests["lower"].min() // 10), 10 * (tests["upper"].max() // 10 + 1)
    axes = Axes(moments, (low - 10, high + 10), tuple(range(int(low), int(high) + 1, 20)), words.say("drawn", "unit"))
    name = board.pupils.set_index("pupil_id").loc[last["pupil_id"], "name"]
    title = words.say("drawn", "title", name=name)
    told = "; ".join(
        words.say(
            "drawn",
            "told",
            moment=moment,
            score=int(one.score),
            lower=int(one.lower),
            upper=int(one.upper),
            level=str(one.level),
        )
        for moment, one in zip(moments, tests.itertuples(), strict=True)
    )
    body = graph(axes, points, name=title, borders=list(zip(*borders, strict=True)), bands=LEVELS)
    facts = {
        "pupil": name,
        "before": str(tests["level"].iloc[-2]),
        "now": str(last["level"]),
        "lower": int(last["lower"]),
        "upper": int(last["upper"]),
        "border": rounded(borders[-1][LEVELS.index(str(last["level"]))]),
    }
    return Screen(title, words.say("drawn", "like"), body, words.say("drawn", "alternative", moments=told), facts)


def year_table(board: Board) -> Screen:
    """Draw the table that a school leader sees: of each groep how many pupils have a high, a middle and a low level in maths,
    at the middle of the latest year."""
    words = screen_words("year-table")
    tests = board.standard_tests.query("subject_id == @SUBJECT and moment == 'M'").dropna()
    tests = tests[tests["school_year"] == max(tests["school_year"])]
    smallest = tests.groupby("year")["score"].count().idxmin()
    rows, told = [], []
    for year, of_groep in tests.groupby("year"):
        levels = of_groep["level"].astype(str)
        groep, pupils = words.say("drawn", "groep", groep=int(year)), len(of_groep)
        shares = {name: rounded(100 * levels.isin(group).mean()) for name, group in GROUPS.items()}
        bars = (Bar(share, percent(share)) for share in shares.values())
        where = words.say("drawn", "where", groep=groep)
        rows.append(Row((groep, str(pupils), *bars), "smallest" if year == smallest else None, where))
        told.append(words.say("drawn", "told", groep=groep, pupils=pupils, **shares))
    head = [words.say("head", key) for key in ("groep", "pupils", *GROUPS)]
    title = words.say("drawn", "title")
    return Screen(title, None, grid(head, rows, title), " ".join(told))


def _one_level_down(board: Board) -> pd.DataFrame:
    tests = board.standard_tests.query("subject_id == @SUBJECT").sort_values(["pupil_id", "date"])
    for _pupil, own in tests.groupby("pupil_id"):
        if len(own) < FEWEST or own["score"].isna().any() or own["year"].duplicated(keep=False).sum() < FEWEST:
            continue
        before, now = (LEVELS.index(str(level)) for level in own["level"].iloc[-2:])
        last = own.iloc[-1]
        border = level_borders(SUBJECT, last["year"], last["moment"])[min(now, len(LEVELS) - 2)]
        if before - now == 1 and last["lower"] < border < last["upper"] and own["score"].is_monotonic_increasing:
            return own
    raise LookupError("no pupil of this board goes down one level within the interval")
