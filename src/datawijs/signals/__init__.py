"""What a series of results can tell: usual range, signals, reliable change, and how often chance alone does the same."""

from datawijs.signals.detection import Detection, detection
from datawijs.signals.false_alarms import false_alarm_share, has_signal
from datawijs.signals.find_signals import find_signals
from datawijs.signals.limits import ProcessLimits, process_limits
from datawijs.signals.recent_change import RecentChange, recent_change
from datawijs.signals.reliable_change import ReliableChange, reliable_change
from datawijs.signals.rules import RULE_SETS, Rule, RuleSet

__all__ = [
    "RULE_SETS",
    "Detection",
    "ProcessLimits",
    "RecentChange",
    "ReliableChange",
    "Rule",
    "RuleSet",
    "detection",
    "false_alarm_share",
    "find_signals",
    "has_signal",
    "process_limits",
    "recent_change",
    "reliable_change",
]
