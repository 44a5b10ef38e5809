"""Interactive exercises that run on the static page and in JupyterLab."""

from datawijs.widgets.exercise import Exercise
from datawijs.widgets.noise_or_decline import NoiseOrDecline

__all__ = ["Exercise", "NoiseOrDecline"]
