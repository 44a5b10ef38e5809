"""A table that a screen reader can walk through: headers with their scope, numbers as the reader writes them."""

from html import escape
from typing import Any

import numpy as np
import pandas as pd

from datawijs.dashboards.words import day_name
from datawijs.language import _, decimal


def html_table(table: pd.DataFrame, label: str) -> str:
    """Return `table` as HTML in a box that scrolls by keyboard. The first column names the rows."""
    heads = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in table.columns)
    rows = "".join(_row(row) for row in table.itertuples(index=False, name=None))
    return (
        f'<div class="dw-figure-table" role="region" aria-label="{escape(label)}" tabindex="0">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(cells: tuple[Any, ...]) -> str:
    first, *rest = (escape(_cell(cell)) for cell in cells)
    return f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    if pd.isna(value):
        return _("missing")
    if isinstance(value, pd.Timestamp):
        return day_name(value)
    if isinstance(value, (int, np.integer)):
        return decimal(int(value), 0)
    return decimal(value, 1)
