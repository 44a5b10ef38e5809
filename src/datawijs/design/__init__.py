"""The look of the course: one set of design tokens for pages, figures and exercises."""

from datawijs.design.contrast import contrast, mixed
from datawijs.design.tokens import DARK, LIGHT, SHARED, schemes_css, tokens_css

__all__ = ["DARK", "LIGHT", "SHARED", "contrast", "mixed", "schemes_css", "tokens_css"]
