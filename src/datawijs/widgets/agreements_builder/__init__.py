"""Agreements builder: the themes, the starting sentences, and the exercise."""
