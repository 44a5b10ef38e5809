"""Adaptive trainer: which pupils it shows at which level, how it moves between levels, and its sentences."""
