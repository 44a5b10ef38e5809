"""Classroom observation: the categories of the form, two lessons told in moments, and the exercise."""
