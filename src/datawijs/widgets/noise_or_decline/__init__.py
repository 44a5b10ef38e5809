"""Noise or decline: which pupils it shows, what their results support, and its sentences."""
