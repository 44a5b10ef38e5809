"""Interactive exercises that run on the static page and in JupyterLab."""

from datawijs.widgets.exercise import Exercise

__all__ = ["Exercise"]
