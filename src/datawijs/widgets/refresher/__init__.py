"""Refresher: four questions, chosen by what the reader missed."""
