"""Alarm threshold: its classes, its questions, and the exercise."""
