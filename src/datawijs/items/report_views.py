"""The report in pictures: how much each way of reading gets out of the results, and what its alarms are worth in a class."""

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from datawijs.dashboards import View
from datawijs.dashboards.style import (
    AXIS,
    BESIDE,
    UNIT,
    calm,
    house_style,
    new_figure,
    number_axis,
    room_for,
    token,
)
from datawijs.items.report import IN_A_CLASS, reader_report
from datawijs.items.words import reader_name
from datawijs.language import _, decimal, rounded

ORDER = ("guesses", "drops", "limits", "colours", "below", "strict", "taught", "counted", "ideal")
OURS = ("strict", "taught", "counted")
ROW = 30  # points for one reader
PERCENT = 100


def d_prime_view() -> View:
    """Show for each reader its d′ as a share of the d′ of a best reader who raises as many false alarms, in percent."""
    shares = _percent("d_prime_ratio")
    return _bars(
        shares,
        title=_("How well each way of reading tells a decline from noise"),
        unit=_("% of the d′ of the best reader"),
        told=_("As a percentage of the d′ of the best reader: {parts}."),
        column=_("% of the d′ of the best reader"),
    )


def alarms_view() -> View:
    """Show for each reader which share of its alarms is right where one series in ten declines, in percent."""
    shares = _percent("alarms_right")
    return _bars(
        shares,
        title=_("Of 100 alarms, how many are right when {count} in 100 series decline?").format(
            count=decimal(IN_A_CLASS * PERCENT, 0)
        ),
        unit=_("right, of 100 alarms"),
        told=_("Of 100 alarms, so many are right: {parts}."),
        column=_("right, of 100 alarms"),
    )


def _percent(column: str) -> pd.Series:
    return reader_report().loc[list(ORDER), column].mul(PERCENT).map(rounded).rename(index=reader_name)


def _bars(shares: pd.Series, *, title: str, unit: str, told: str, column: str) -> View:
    parts = "; ".join(f"{reader} {decimal(number, 0)}" for reader, number in shares.items())
    table = pd.DataFrame({_("reader"): shares.index, column: shares.to_numpy(dtype=int)})
    return View(title, _figure(shares, unit), told.format(parts=parts), table)


def _figure(shares: pd.Series, unit: str) -> Figure:
    names = [reader_name(reader) for reader in ORDER]
    ends = [decimal(number, 0) for number in shares]
    with house_style():
        figure, (axis,) = new_figure(height=UNIT + ROW * len(names) + AXIS, left=room_for(names), right=room_for(ends))
        sns.barplot(x=shares.to_numpy(), y=names, ax=axis, color=token("others"), width=0.62, errorbar=None)
        for bar, reader in zip(axis.patches, ORDER, strict=True):
            bar.set_color(token("self" if reader in OURS else "ink" if reader == "ideal" else "others"))
        axis.set_xlim(0, PERCENT)
        calm(axis, unit=unit, grid="x")
        number_axis(axis, "x")
        for row, (number, end) in enumerate(zip(shares, ends, strict=True)):
            axis.annotate(end, (number, row), xytext=(BESIDE, 0), textcoords="offset points", va="center_baseline")
    return figure
