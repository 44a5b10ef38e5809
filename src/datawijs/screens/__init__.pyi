from .group_card import group_card
from .half_yearly import half_yearly, year_table
from .marks_book import Mark, marks_book
from .mastery import mastery
from .method_tests import method_tests
from .norm_level import norm_level
from .once import school_dashboard, transfer_test
from .points_book import Evaluation, points_book
from .practice_band import practice_band
from .screen import Screen

__all__ = [
    "Evaluation",
    "Mark",
    "Screen",
    "group_card",
    "half_yearly",
    "marks_book",
    "mastery",
    "method_tests",
    "norm_level",
    "points_book",
    "practice_band",
    "school_dashboard",
    "transfer_test",
    "year_table",
]
