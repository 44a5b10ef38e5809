"""A dashboard as data: tiles, charts and questions. The front end draws it; nothing is computed there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from datawijs.language import current_language, decimal, rounded
from datawijs.widgets.question import Question
from datawijs.words import Block, Fact, Number, Words, read_words


@dataclass(frozen=True)
class Dashboard:
    """What is on the screen, what is asked about it, and what really was the matter (`truth`, shown at the end).

    `tiles`: pairs of a label and a value. `charts`: see the functions below.
    """

    heading: str
    tiles: tuple[tuple[str, str], ...]
    charts: tuple[dict[str, Any], ...]
    questions: tuple[Question, ...]
    truth: str

    def shuffled(self, rng: np.random.Generator) -> "Dashboard":
        """Return the dashboard with the answers to every question in an order drawn by `rng`."""
        return replace(self, questions=tuple(question.shuffled(rng) for question in self.questions))


def tiles(words: Words, facts: Mapping[str, Fact]) -> tuple[tuple[str, str], ...]:
    """Return the label and the value of each tile in the block of words `tiles`."""
    return tuple((item.text, item.paragraphs[1]) for item in words.block("tiles", facts).items)


# Every chart is told by a block of words: the name of its button as title, then its title, and a note as why. Its list has
# what stands along the axes and in the table.


def line_chart(
    words: Block[str],
    name: str,
    values: Iterable[float],
    lines: Iterable[tuple[str, Iterable[float]]] = (),
    *,
    of_class: bool = False,
) -> dict[str, Any]:
    """A series of results by number, with other series (pairs of a label and values) for comparison. `of_class`: these are
    averages of the class, and in the picture that is all that is said of them."""
    short = {"short": _say("in_class")} if of_class else {}
    return {
        "type": "line",
        **_caption(words),
        "name": name,
        "values": _plain(values),
        "lines": [{"kind": "others", "label": label, **short, "values": _plain(series)} for label, series in lines],
        "xTitle": _say("test"),
        "yTitle": _say("score"),
        "missedLabel": _say("missed"),
    }


def week_chart(
    words: Block[str], weeks: Iterable[pd.Timestamp], values: Iterable[float], *, digits: int = 0
) -> dict[str, Any]:
    """One column for each week; `weeks` are the Mondays."""
    labels = [day_and_month(week) for week in weeks]
    return _bars("weeks", words, labels, values, digits=digits, head=_say("week"))


def bar_chart(
    words: Block[str], labels: Iterable[str], values: Iterable[float], *, start: float = 0, digits: int = 0
) -> dict[str, Any]:
    """One lying bar for each label, from `start` on."""
    return _bars("bars", words, labels, values, digits=digits, head=label(words, "head"), start=start)


def strip_chart(words: Block[str], groups: dict[str, pd.Series], *, digits: int = 1) -> dict[str, Any]:
    """One dot for each pupil in a strip for each group, and a line at the group's average. Series have names as index."""
    unit = label(words, "unit")
    rows = [
        {
            "label": group,
            "mean": rounded(float(values.mean()), 2),
            "dots": [{"name": name, "value": rounded(float(value), 2)} for name, value in values.sort_values().items()],
        }
        for group, values in groups.items()
    ]
    told = [
        _tell(
            "strip",
            group=group,
            count=len(values),
            mean=Number(values.mean(), 1),
            lowest=Number(values.min(), digits),
            highest=Number(values.max(), digits),
        )
        for group, values in groups.items()
    ]
    caption = _caption(words)
    table = {
        "caption": caption["title"],
        "head": [_say("pupil"), _say("group"), unit],
        "rows": [
            [name, group, decimal(value, digits)]
            for group, values in groups.items()
            for name, value in values.sort_values(ascending=False).items()
        ],
    }
    return {
        "type": "strips",
        **caption,
        "unit": unit,
        "rows": rows,
        "meanLabel": _say("class_average"),
        "dotLabel": _say("one_pupil"),
        "alternative": f"{caption['title']}. {' '.join(told)}",
        "table": table,
    }


def scatter_chart(words: Block[str], x: pd.Series, y: pd.Series) -> dict[str, Any]:
    """One dot for each pupil; both series have the pupils' names as index."""
    x_title, y_title = label(words, "x"), label(words, "y")
    told = _tell(
        "scatter",
        count=len(x),
        x_title=x_title,
        x_low=Number(x.min()),
        x_high=Number(x.max()),
        y_title=y_title,
        y_low=Number(y.min(), 1),
        y_high=Number(y.max(), 1),
    )
    caption = _caption(words)
    return {
        "type": "scatter",
        **caption,
        "xTitle": x_title,
        "yTitle": y_title,
        "dots": [{"name": name, "x": float(x[name]), "y": rounded(float(y[name]), 1)} for name in x.index],
        "alternative": f"{caption['title']}. {told}",
        "table": {
            "caption": caption["title"],
            "head": [_say("pupil"), x_title, y_title],
            "rows": [[name, decimal(x[name], 0), decimal(y[name])] for name in x.index],
        },
    }


def _bars(
    kind: str,
    words: Block[str],
    labels: Iterable[str],
    values: Iterable[float],
    *,
    digits: int,
    head: str,
    start: float = 0.0,
) -> dict[str, Any]:
    bars = pd.Series(list(values), index=list(labels), dtype=float)
    told = _tell(
        "bars",
        count=len(bars),
        lowest=Number(bars.min(), digits),
        lowest_at=bars.idxmin(),
        highest=Number(bars.max(), digits),
        highest_at=bars.idxmax(),
    )
    axis = _tell("axis", start=Number(start)) if start else ""
    caption, unit = _caption(words), label(words, "unit")
    return {
        "type": kind,
        **caption,
        "unit": unit,
        "start": start,
        "bars": [{"label": bar, "value": rounded(float(value), 2)} for bar, value in bars.items()],
        "alternative": " ".join(part for part in (f"{caption['title']}.", told, axis) if part),
        "table": {
            "caption": caption["title"],
            "head": [head, unit],
            "rows": [[bar, decimal(value, digits)] for bar, value in bars.items()],
        },
    }


def label(words: Block[str], key: str) -> str:
    """Return one sentence of the list of a chart's words."""
    return next(item.text for item in words.items if item.key == key)


def _caption(words: Block[str]) -> dict[str, str]:
    return {"tab": words.title or "", "title": words.paragraphs[0], "note": words.why}


def _say(key: str) -> str:
    return read_words(__file__).say("charts", key)


def _tell(key: str, **facts: Fact) -> str:
    """A chart in a sentence, for whoever can't see it."""
    return read_words(__file__).say("told", key, **facts)


def _plain(values: Iterable[float]) -> list[float | None]:
    return [None if pd.isna(value) else rounded(float(value), 1) for value in values]


def day_and_month(day: pd.Timestamp) -> str:
    """Write a date as its reader does: 15 sep in Dutch, 15 Sep in English."""
    months = {
        "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    }
    return f"{day.day} {months[current_language()].split()[day.month - 1]}"
