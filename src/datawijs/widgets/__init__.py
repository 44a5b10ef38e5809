"""Interactive exercises that run on the static page and in JupyterLab."""

from datawijs.widgets.alarm_threshold import AlarmThreshold
from datawijs.widgets.check_questions import Choice, Numeric, Option, Ordering, Statement
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.noise_or_decline import NoiseOrDecline
from datawijs.widgets.read_dashboard import ReadDashboard
from datawijs.widgets.short_check import ShortCheck

__all__ = [
    "AlarmThreshold",
    "Choice",
    "Exercise",
    "NoiseOrDecline",
    "Numeric",
    "Option",
    "Ordering",
    "ReadDashboard",
    "ShortCheck",
    "Statement",
]
