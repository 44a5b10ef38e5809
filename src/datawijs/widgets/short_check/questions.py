"""The kinds of questions of a Short check: those of every exercise, see `widgets/question.py`."""

from datawijs.widgets.question import Choice, Numeric, Option, Ordering, Question, Statement, agreement, level_name

__all__ = ["Choice", "Numeric", "Option", "Ordering", "Question", "Statement", "agreement", "level_name"]
