"""A dashboard as data: tiles, charts and questions. The front end draws it; nothing is computed there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from datawijs.language import _, current_language, decimal
from datawijs.widgets.question import Question


@dataclass(frozen=True)
class Dashboard:
    """What is on the screen, what is asked about it, and what really was the matter (`truth`, shown at the end).

    `tiles`: pairs of a label and a value. `charts`: see the functions below; each has the name of its button as `tab`.
    """

    heading: str
    tiles: tuple[tuple[str, str], ...]
    charts: tuple[dict[str, Any], ...]
    questions: tuple[Question, ...]
    truth: str

    def shuffled(self, rng: np.random.Generator) -> "Dashboard":
        """Return the dashboard with the answers to every question in an order drawn by `rng`."""
        return replace(self, questions=tuple(question.shuffled(rng) for question in self.questions))


def tabbed(charts: dict[str, dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Give every chart the short name of its button."""
    return tuple({**chart, "tab": tab} for tab, chart in charts.items())


def line_chart(
    title: str, name: str, values: Iterable[float], lines: Iterable[tuple[str, Iterable[float]]] = (), *, note: str = ""
) -> dict[str, Any]:
    """A series of results by number, with other series (pairs of a label and values) for comparison."""
    return {
        "type": "line",
        "title": title,
        "note": note,
        "name": name,
        "values": _plain(values),
        "lines": [{"kind": "others", "label": label, "values": _plain(series)} for label, series in lines],
        "xTitle": _("test"),
        "missedLabel": _("missed"),
    }


def week_chart(
    title: str, weeks: Iterable[pd.Timestamp], values: Iterable[float], *, unit: str, digits: int = 0, note: str = ""
) -> dict[str, Any]:
    """One column for each week; `weeks` are the Mondays."""
    labels = [day_and_month(week) for week in weeks]
    return _bars("weeks", title, labels, values, unit=unit, digits=digits, note=note, head=_("Week of"))


def bar_chart(
    title: str,
    labels: Iterable[str],
    values: Iterable[float],
    *,
    unit: str,
    head: str,
    start: float = 0,
    digits: int = 0,
    note: str = "",
) -> dict[str, Any]:
    """One lying bar for each label, from `start` on."""
    return _bars("bars", title, labels, values, unit=unit, digits=digits, note=note, head=head, start=start)


def strip_chart(
    title: str, groups: dict[str, pd.Series], *, unit: str, digits: int = 1, note: str = ""
) -> dict[str, Any]:
    """One dot for each pupil in a strip for each group, and a line at the group's average. Series have names as "
    "index."""
    rows = [
        {
            "label": label,
            "mean": round(float(values.mean()), 2),
            "dots": [{"name": name, "value": round(float(value), 2)} for name, value in values.sort_values().items()],
        }
        for label, values in groups.items()
    ]
    sentences = [
        _("{group}: {count} pupils, average {mean}, lowest {lowest}, highest {highest}.").format(
            group=label,
            count=len(values),
            mean=decimal(values.mean()),
            lowest=decimal(values.min(), digits),
            highest=decimal(values.max(), digits),
        )
        for label, values in groups.items()
    ]
    table = {
        "caption": title,
        "head": [_("Pupil"), _("Group"), unit],
        "rows": [
            [name, label, decimal(value, digits)]
            for label, values in groups.items()
            for name, value in values.sort_values(ascending=False).items()
        ],
    }
    return {
        "type": "strips",
        "title": title,
        "note": note,
        "unit": unit,
        "rows": rows,
        "meanLabel": _("average of the class"),
        "dotLabel": _("one pupil"),
        "alternative": f"{title}. {' '.join(sentences)}",
        "table": table,
    }


def scatter_chart(
    title: str, x: pd.Series, y: pd.Series, *, x_title: str, y_title: str, note: str = ""
) -> dict[str, Any]:
    """One dot for each pupil; both series have the pupils' names as index."""
    sentence = _("{count} pupils. {x_title}: from {x_low} to {x_high}. {y_title}: from {y_low} to {y_high}.").format(
        count=len(x),
        x_title=x_title,
        x_low=decimal(x.min(), 0),
        x_high=decimal(x.max(), 0),
        y_title=y_title,
        y_low=decimal(y.min()),
        y_high=decimal(y.max()),
    )
    return {
        "type": "scatter",
        "title": title,
        "note": note,
        "xTitle": x_title,
        "yTitle": y_title,
        "dots": [{"name": name, "x": float(x[name]), "y": round(float(y[name]), 1)} for name in x.index],
        "alternative": f"{title}. {sentence}",
        "table": {
            "caption": title,
            "head": [_("Pupil"), x_title, y_title],
            "rows": [[name, decimal(x[name], 0), decimal(y[name])] for name in x.index],
        },
    }


def _bars(
    kind: str,
    title: str,
    labels: Iterable[str],
    values: Iterable[float],
    *,
    unit: str,
    digits: int,
    note: str,
    head: str,
    start: float = 0.0,
) -> dict[str, Any]:
    bars = pd.Series(list(values), index=list(labels), dtype=float)
    sentence = _("{count} bars. Lowest {lowest} ({lowest_at}), highest {highest} ({highest_at}).").format(
        count=len(bars),
        lowest=decimal(bars.min(), digits),
        lowest_at=bars.idxmin(),
        highest=decimal(bars.max(), digits),
        highest_at=bars.idxmax(),
    )
    axis = _("The axis starts at {start}.").format(start=decimal(start, 0)) if start else ""
    return {
        "type": kind,
        "title": title,
        "note": note,
        "unit": unit,
        "start": start,
        "bars": [{"label": label, "value": round(float(value), 2)} for label, value in bars.items()],
        "alternative": " ".join(part for part in (f"{title}.", sentence, axis) if part),
        "table": {
            "caption": title,
            "head": [head, unit],
            "rows": [[label, decimal(value, digits)] for label, value in bars.items()],
        },
    }


def _plain(values: Iterable[float]) -> list[float | None]:
    return [None if pd.isna(value) else round(float(value), 1) for value in values]


def day_and_month(day: pd.Timestamp) -> str:
    """Write a date as its reader does: 15 sep in Dutch, 15 Sep in English."""
    months = {
        "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    }
    return f"{day.day} {months[current_language()].split()[day.month - 1]}"
