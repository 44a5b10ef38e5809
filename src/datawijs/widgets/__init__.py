"""Interactive exercises that run on the static page and in JupyterLab."""

from datawijs.widgets.adaptive_trainer.exercise import AdaptiveTrainer
from datawijs.widgets.agreements_builder.exercise import AgreementsBuilder
from datawijs.widgets.alarm_threshold.exercise import AlarmThreshold
from datawijs.widgets.class_list.exercise import ClassList
from datawijs.widgets.classroom_observation.exercise import ClassroomObservation
from datawijs.widgets.combining_sources.exercise import CombiningSources
from datawijs.widgets.comparing_groups.exercise import ComparingGroups
from datawijs.widgets.conversation_planner.exercise import ConversationPlanner
from datawijs.widgets.daily_practice.exercise import DailyPractice
from datawijs.widgets.early_warning.exercise import EarlyWarning
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.grouping.exercise import Grouping
from datawijs.widgets.line_up.exercise import LineUp
from datawijs.widgets.moving_target.exercise import MovingTarget
from datawijs.widgets.noise_or_decline.exercise import NoiseOrDecline
from datawijs.widgets.programme_builder.exercise import ProgrammeBuilder
from datawijs.widgets.read_dashboard.exercise import ReadDashboard
from datawijs.widgets.session_timer.exercise import SessionTimer
from datawijs.widgets.session_timer.protocols import protocol
from datawijs.widgets.short_check.exercise import ShortCheck
from datawijs.widgets.short_check.questions import Choice, Numeric, Option, Ordering, Statement
from datawijs.widgets.year_plan.exercise import YearPlan

__all__ = [
    "AdaptiveTrainer",
    "AgreementsBuilder",
    "AlarmThreshold",
    "Choice",
    "ClassList",
    "ClassroomObservation",
    "CombiningSources",
    "ComparingGroups",
    "ConversationPlanner",
    "DailyPractice",
    "EarlyWarning",
    "Exercise",
    "Grouping",
    "LineUp",
    "MovingTarget",
    "NoiseOrDecline",
    "Numeric",
    "Option",
    "Ordering",
    "ProgrammeBuilder",
    "ReadDashboard",
    "SessionTimer",
    "ShortCheck",
    "Statement",
    "YearPlan",
    "protocol",
]
