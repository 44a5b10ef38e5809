"""A view of the dashboard: a figure, the same in words, the same as a table."""

from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files

import pandas as pd
from matplotlib.figure import Figure

from datawijs.dashboards.html_table import html_table
from datawijs.dashboards.svg import inline_svg, with_fallbacks
from datawijs.language import _, current_language, speaking


@dataclass(frozen=True, eq=False, repr=False)
class View:
    """What a dashboard shows at once, in the language in which it was made.

    title: what is shown, of whom. figure: a matplotlib Figure in light colours. alternative: the figure in words. table:
    its data, with readable headers; the first column names the rows. language: the one it is in, whatever is spoken later.
    """

    title: str
    figure: Figure
    alternative: str
    table: pd.DataFrame
    language: str = field(default_factory=current_language, init=False)

    def __repr__(self) -> str:
        return f"{self.title}\n{self.alternative}"

    def _repr_html_(self) -> str:
        """Return the view for a page or a notebook: the drawing, with words and table under it to unfold."""
        with speaking(self.language):
            return self._html()

    def _html(self) -> str:
        label = _("Chart: {title}").format(title=self.title)
        summary = _("The chart in words and as a table")
        table = html_table(self.table, _("Table: {title}").format(title=self.title))
        drawing = inline_svg(self.figure, label).replace("</svg>", f"<style>{_css()}</style></svg>")
        return (
            f'<figure class="dw-figure" lang="{self.language}"><figcaption>{escape(self.title)}</figcaption>{drawing}'
            f"<details><summary>{summary}</summary><p>{escape(self.alternative)}</p>{table}</details></figure>"
        )


@cache
def _css() -> str:
    return with_fallbacks(files("datawijs.dashboards").joinpath("figure.css").read_text(encoding="utf-8")).strip()
