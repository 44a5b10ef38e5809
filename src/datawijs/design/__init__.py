"""The look of the course: one set of design tokens for pages, figures and exercises, and the face of titles."""

from datawijs.design import charts
from datawijs.design.contrast import contrast, mixed
from datawijs.design.title_face import FONT_FILE, title_face_css
from datawijs.design.tokens import DARK, LIGHT, SHARED, schemes_css, tokens_css

__all__ = [
    "DARK",
    "FONT_FILE",
    "LIGHT",
    "SHARED",
    "charts",
    "contrast",
    "mixed",
    "schemes_css",
    "title_face_css",
    "tokens_css",
]
