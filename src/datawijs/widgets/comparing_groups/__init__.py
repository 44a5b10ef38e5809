"""Comparing groups: pairs of groups with known truth, the questions, and the exercise."""
