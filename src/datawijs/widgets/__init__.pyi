from .adaptive_trainer.exercise import AdaptiveTrainer
from .agreements_builder.exercise import AgreementsBuilder
from .alarm_threshold.exercise import AlarmThreshold
from .class_list.exercise import ClassList
from .classroom_observation.exercise import ClassroomObservation
from .combining_sources.exercise import CombiningSources
from .comparing_groups.exercise import ComparingGroups
from .conversation_planner.exercise import ConversationPlanner
from .daily_practice.exercise import DailyPractice
from .early_warning.exercise import EarlyWarning
from .exercise import Exercise
from .grouping.exercise import Grouping
from .line_up.exercise import LineUp
from .moving_target.exercise import MovingTarget
from .noise_or_decline.exercise import NoiseOrDecline
from .programme_builder.exercise import ProgrammeBuilder
from .read_dashboard.exercise import ReadDashboard
from .session_timer.exercise import SessionTimer
from .session_timer.protocols import protocol
from .short_check.exercise import ShortCheck
from .short_check.questions import Choice, Numeric, Option, Ordering, Statement
from .year_plan.exercise import YearPlan

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
