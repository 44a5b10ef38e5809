"""The look of the course: one set of design tokens for pages, figures and exercises."""

from datawijs.design import charts
from datawijs.design.tokens import DARK, LIGHT, SHARED, tokens_css

__all__ = ["DARK", "LIGHT", "SHARED", "charts", "tokens_css"]
