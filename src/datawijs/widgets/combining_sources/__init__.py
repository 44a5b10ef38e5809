"""Combining sources: the pupils, what is asked about each, and the exercise."""
