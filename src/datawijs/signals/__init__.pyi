from .agreement import Agreement, cohen_kappa
from .base_rates import predictive_value
from .best_answer import ANSWERS, AnswerCosts, best_answer, expected_costs
from .change_point import ChangePoint, change_point
from .class_average import ClassAverage, class_average, standard_error_of_average
from .class_effect import class_losses, without_class_average, without_class_effect
from .count_rule import CountRule, count_rule, count_rule_answers
from .decline_model import DeclineModel
from .detection import Detection, detection
from .drawn_series import DrawnSeries, draw_series
from .false_alarm_list import FalseAlarms, expected_false_alarms
from .false_alarms import false_alarm_share, has_signal
from .find_signals import find_signals
from .hand_rule import HandRule, HandRuleChances, hand_rule, hand_rule_answers, hand_rule_chances, line_place
from .highest_of import highest_of
from .ideal_observer import DeclinePosterior, decline_posterior
from .level_change import LevelChange, level_change
from .limits import ProcessLimits, process_limits
from .longer_test import reliability_of_average
from .misplacement import misplaced_share
from .power import detectable_difference
from .rating import RatedApart, rated_apart
from .recent_change import RecentChange, recent_change, recent_changes
from .regression_to_the_mean import Retest, expected_retest, lowest_scorers
from .reliable_change import ReliableChange, reliable_change
from .rules import RULE_SETS, Rule, RuleSet
from .run_length import average_run_length, run_length_distribution
from .runs_and_crossings import RunsAndCrossings, runs_and_crossings
from .score_interval import (
    ScoreInterval,
    score_interval,
    standard_error_of_measurement,
    true_score_interval,
)
from .screen import screen

__all__ = [
    "ANSWERS",
    "RULE_SETS",
    "Agreement",
    "AnswerCosts",
    "ChangePoint",
    "ClassAverage",
    "CountRule",
    "DeclineModel",
    "DeclinePosterior",
    "Detection",
    "DrawnSeries",
    "FalseAlarms",
    "HandRule",
    "HandRuleChances",
    "LevelChange",
    "ProcessLimits",
    "RatedApart",
    "RecentChange",
    "ReliableChange",
    "Retest",
    "Rule",
    "RuleSet",
    "RunsAndCrossings",
    "ScoreInterval",
    "average_run_length",
    "best_answer",
    "change_point",
    "class_average",
    "class_losses",
    "cohen_kappa",
    "count_rule",
    "count_rule_answers",
    "decline_posterior",
    "detectable_difference",
    "detection",
    "draw_series",
    "expected_costs",
    "expected_false_alarms",
    "expected_retest",
    "false_alarm_share",
    "find_signals",
    "hand_rule",
    "hand_rule_answers",
    "hand_rule_chances",
    "has_signal",
    "highest_of",
    "level_change",
    "line_place",
    "lowest_scorers",
    "misplaced_share",
    "predictive_value",
    "process_limits",
    "rated_apart",
    "recent_change",
    "recent_changes",
    "reliability_of_average",
    "reliable_change",
    "run_length_distribution",
    "runs_and_crossings",
    "score_interval",
    "screen",
    "standard_error_of_average",
    "standard_error_of_measurement",
    "true_score_interval",
    "without_class_average",
    "without_class_effect",
]
