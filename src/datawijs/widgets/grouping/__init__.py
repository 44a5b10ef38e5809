"""Grouping: classes divided into three instruction groups, the questions, and the exercise."""
